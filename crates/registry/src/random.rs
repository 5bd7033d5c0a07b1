//! Random numbers for nonces and token ids.

use data_encoding::BASE64URL_NOPAD;

use crate::{Refusal, RefusalClass};

/// 128 random bits in base64url: 22 characters.
pub(crate) fn token_128() -> Result<String, Refusal> {
    let mut bytes = [0_u8; 16];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| {
        Refusal::new(
            RefusalClass::Unavailable,
            "no_randomness",
            "the registry could not draw a random number; try again",
        )
    })?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}
