//! As many certificates as there are entities, made from a few.
//!
//! Making a certificate takes a key and a signature. Here two are made by the means of the tests, one for ECDSA on P-256 and one for RSA of 2048 bits, and each further one has other bytes where they have their public key and
//! their signature. They are strict DER of the same size, no two are alike, and what cannot be compressed in a real one cannot be here. Their signatures do not verify; nobody on the registry's side verifies them either.

use data_encoding::BASE64;
use tillit_model::Sha256;
use tillit_testkit::certificates::{CertificateBuilder, RSA_2048};

/// Uncompressed points of P-256 in a SubjectPublicKeyInfo: BIT STRING of 66 bytes, no unused bits, form 4.
const P256_POINT: &[u8] = &[0x03, 0x42, 0x00, 0x04];
/// Moduli of 2048 bits: INTEGER of 257 bytes with a leading zero.
const RSA_MODULUS: &[u8] = &[0x02, 0x82, 0x01, 0x01, 0x00];
/// The end of an ECDSA signature's second number, which is 31 bytes long at the least but once in 2^40.
const P256_TAIL: usize = 24;
/// A whole RSA signature.
const RSA_TAIL: usize = 256;

/// Gives certificates by number.
#[derive(Debug)]
pub(super) struct Certificates {
    p256: Vec<u8>,
    rsa: Vec<u8>,
}

impl Certificates {
    pub(super) fn new() -> Self {
        let p256 = CertificateBuilder::authority("Kommunens interna utfärdare, typ 1");
        let body: String = RSA_2048
            .lines()
            .filter(|line| !line.starts_with("-----"))
            .collect();
        Self {
            p256: p256.self_signed().der,
            rsa: BASE64
                .decode(body.as_bytes())
                .expect("the fixture is one block of PEM"),
        }
    }

    /// The PEM block of certificate `number`; every second one is RSA, as among the federations' today.
    pub(super) fn pem(&self, number: usize) -> String {
        let der = if number.is_multiple_of(2) {
            varied(&self.p256, number, P256_POINT, 64, P256_TAIL)
        } else {
            // The modulus keeps its first byte (its length) and its last (odd).
            varied(&self.rsa, number, RSA_MODULUS, 255, RSA_TAIL)
        };
        let encoded = BASE64.encode(&der);
        let mut pem = String::from("-----BEGIN CERTIFICATE-----\n");
        for line in encoded.as_bytes().chunks(64) {
            pem.push_str(std::str::from_utf8(line).expect("base64 is ASCII"));
            pem.push('\n');
        }
        pem.push_str("-----END CERTIFICATE-----");
        pem
    }
}

fn varied(der: &[u8], number: usize, key: &[u8], key_bytes: usize, tail: usize) -> Vec<u8> {
    let mut der = der.to_vec();
    let found = der.windows(key.len()).position(|window| window == key);
    let mut start = found.expect("the certificate has such a key") + key.len();
    if key == RSA_MODULUS {
        start += 1;
    }
    let length = if key == RSA_MODULUS {
        key_bytes - 1
    } else {
        key_bytes
    };
    fill(&mut der[start..start + length], number, "key");
    let end = der.len();
    fill(&mut der[end - tail..], number, "signature");
    der
}

/// Bytes that look like chance and are the same in every run.
fn fill(bytes: &mut [u8], number: usize, what: &str) {
    for (block, chunk) in bytes.chunks_mut(32).enumerate() {
        let hash = Sha256::of(format!("{what} {number} {block}"));
        chunk.copy_from_slice(&hash.as_bytes()[..chunk.len()]);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Certificates;

    #[test]
    fn every_certificate_is_another_one_and_can_be_read() {
        let certificates = Certificates::new();
        let read: BTreeSet<_> = (0..50)
            .map(|number| {
                let pem = certificates.pem(number);
                let facts = tillit_validator::certificate_facts(&pem).expect("it can be read");
                facts.pin
            })
            .collect();
        assert_eq!(read.len(), 50);
    }
}
