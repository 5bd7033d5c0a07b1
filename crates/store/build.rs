//! The migrations are compiled into this crate, so a change of them is a change of it.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
