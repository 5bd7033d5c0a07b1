#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tillit_fuzz::saml(bytes));
