//! Random values, from the system's source.

use aws_lc_rs::rand;
use data_encoding::HEXLOWER;
use tillit_evidence::Jti;

fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).expect("the system's random source works, or nothing here does");
    bytes
}

/// A statement's identifier: 128 bits.
pub(crate) fn jti() -> Jti {
    Jti::from_bytes(bytes())
}

/// 128 bits for a trace (W3C Trace Context).
pub(crate) fn trace_id() -> String {
    HEXLOWER.encode(&bytes::<16>())
}

/// 64 bits for one step of a trace, and for the names of files in the making.
pub(crate) fn span_id() -> String {
    HEXLOWER.encode(&bytes::<8>())
}

/// 160 bits, what an invitation's code is made of.
pub(crate) fn code_bytes() -> [u8; 20] {
    bytes()
}
