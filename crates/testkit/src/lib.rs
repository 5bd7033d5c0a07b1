//! Builders, fixed clock, throwaway keys, databases and servers for the tests.

pub mod certificates;
pub mod clock;
pub mod http;
pub mod oracle;
pub mod postgres;
