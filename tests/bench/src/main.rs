//! Measures the registry.
fn main() {}
