//! What goes wrong around a registry: disks, databases, clocks, ports, configuration. Each has a defined behaviour and a message that says what to do.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
