//! RFC 7515, appendix A.3: ES256.

use data_encoding::BASE64URL_NOPAD;
use tillit_signing::{Jwk, PublicKey};

pub(crate) const KEY: &str = r#"{"kty":"EC","crv":"P-256",
    "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;

const SIGNING_INPUT: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

const SIGNATURE: &str =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

fn signature() -> [u8; 64] {
    BASE64URL_NOPAD
        .decode(SIGNATURE.as_bytes())
        .unwrap()
        .try_into()
        .unwrap()
}

#[test]
fn the_signature_of_the_appendix_verifies() {
    let key = PublicKey::from_jwk(&Jwk::parse(KEY).unwrap()).unwrap();
    key.verify(SIGNING_INPUT.as_bytes(), &signature()).unwrap();
}

#[test]
fn the_signature_of_the_appendix_does_not_verify_over_another_message() {
    let key = PublicKey::from_jwk(&Jwk::parse(KEY).unwrap()).unwrap();
    assert!(
        key.verify(
            SIGNING_INPUT.replace("eyJp", "eyJq").as_bytes(),
            &signature()
        )
        .is_err()
    );
}

#[test]
fn a_signature_of_zeros_does_not_verify() {
    let key = PublicKey::from_jwk(&Jwk::parse(KEY).unwrap()).unwrap();
    assert!(key.verify(SIGNING_INPUT.as_bytes(), &[0; 64]).is_err());
}
