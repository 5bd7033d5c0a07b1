//! MATF metadata as consumers read it: any payload, really signed by the federation's key.

use std::sync::LazyLock;

use serde_json::{Map, Value};
use tillit_formats::matf::{self, BadEntities, Expected, Mode};
use tillit_model::Language;
use tillit_signing::{KeyRing, Signer as _, general};
use tillit_validator::{Context, Offline, Validator, messages};

use crate::statement::{KEY, NOW};

static RING: LazyLock<KeyRing> = LazyLock::new(|| KeyRing::from_keys([KEY.public_key().clone()]));
static VALIDATOR: LazyLock<Validator> = LazyLock::new(Validator::new);

/// What the strictest reader accepts the most patient one accepts as well, with the same entities.
pub(crate) fn payload(payload: &[u8]) {
    let jws = general::sign(&*KEY, payload, &Map::new()).unwrap();
    let issuer = serde_json::from_slice::<Value>(payload)
        .ok()
        .and_then(|value| Some(value.get("iss")?.as_str()?.to_owned()))
        .unwrap_or_default();
    let strict = Expected::strict(&issuer, *NOW);
    let patient = Expected {
        mode: Mode::Legacy,
        bad_entities: BadEntities::Drop,
        ..strict.clone()
    };
    let strictly = matf::verify(jws.as_bytes(), &RING, &strict);
    let patiently = matf::verify(jws.as_bytes(), &RING, &patient);
    match (strictly, patiently) {
        (Ok(strict), Ok(patient)) => {
            let texts = |feed: &matf::MatfFeed| -> Vec<String> {
                feed.entities
                    .iter()
                    .map(|entity| entity.text().to_owned())
                    .collect()
            };
            assert_eq!(texts(&strict), texts(&patient));
        }
        (Ok(_), Err(error)) => panic!("only the strict reader accepts: {error}"),
        (Err(error), _) => {
            crate::is_short(&error.to_string());
            crate::is_short(error.code());
        }
    }
    let Ok(text) = std::str::from_utf8(payload) else {
        return;
    };
    let context = Context {
        profiles: &[],
        directory: &Offline,
        now: *NOW,
    };
    for finding in VALIDATOR.check_matf_payload(text, &context) {
        assert!(!messages::render(&finding, Language::En).message.is_empty());
    }
}
