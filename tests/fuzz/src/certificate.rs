//! Certificates as members point at them in files (PEM or DER) and as documents carry them (PEM).

use tillit_client::folder::Certificate;
use tillit_validator::certificate_facts;

/// What the tools take the registry takes, and both see the same key.
pub(crate) fn file(bytes: &[u8]) {
    let facts = std::str::from_utf8(bytes).ok().and_then(certificate_facts);
    match Certificate::parse(bytes) {
        Ok(certificate) => {
            let pin = certificate.pin();
            if let Some(facts) = &facts {
                assert_eq!(facts.pin, *pin.as_bytes(), "two readers see two keys");
            }
            let pem = certificate.pem();
            let again = Certificate::parse(pem.as_bytes()).unwrap();
            assert_eq!(certificate, again, "written and read again");
            if let Some(facts) = certificate_facts(&pem) {
                assert_eq!(facts.pin, *pin.as_bytes(), "two readers see two keys");
                assert!(
                    !facts.subject.contains(char::is_control),
                    "a subject for people"
                );
            }
        }
        Err(error) => super::is_short(&error.to_string()),
    }
}
