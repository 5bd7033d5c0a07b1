//! One genuine statement of every kind that the registry takes: the original that a case spoils, and its control.

use std::sync::atomic::{AtomicU32, Ordering};

use data_encoding::BASE64URL_NOPAD;
use harness::database::Database;
use harness::documents::{client, entity, entity_id, organisation};
use harness::forge;
use harness::http::{Answer, post};
use harness::member::Member;
use harness::profile::{FEDERATION, OPERATOR_ORGANISATION};
use harness::site::{Setup, Site};
use harness::statements::{claims, submission};
use serde_json::{Value, json};
use tillit_client::plan::Change;
use tillit_model::Sha256;
use tillit_signing::{Signer as _, SoftwareKey};

pub(crate) use crate::kind::Kind;
use crate::refused::{Case, accepted};

/// A registry with a member, an operator at work, and one entity published.
pub(crate) struct Stage {
    pub(crate) site: Site,
    pub(crate) member: Member,
    entities: AtomicU32,
}

/// A statement that the registry would take, not yet signed nor sent.
pub(crate) struct Genuine<'s> {
    pub(crate) kind: Kind,
    pub(crate) key: &'s SoftwareKey,
    pub(crate) payload: Value,
    site: &'s Site,
    /// What opens the enrolment, for key proofs.
    code: String,
}

impl Stage {
    pub(crate) fn begin(database: Database) -> Self {
        Self::with(database, Setup::default())
    }

    pub(crate) fn with(database: Database, setup: Setup) -> Self {
        let site = Site::with(database, setup);
        let member = Member::stockholm();
        site.enrol(&member);
        let first = entity(&member, "first", &client(&member));
        let receipt = member.submit(&site, vec![organisation(&member), first]);
        site.approve(&receipt.id);
        site.feed_of(&[&entity_id(&member, "first")]);
        Self {
            site,
            member,
            entities: AtomicU32::new(0),
        }
    }

    /// An entity that nobody has submitted yet.
    pub(crate) fn new_entity(&self) -> Change {
        let number = self.entities.fetch_add(1, Ordering::Relaxed);
        entity(&self.member, &format!("e{number}"), &client(&self.member))
    }

    /// A statement of the kind, with everything that it needs to be accepted. `newcomer` is the key of a key proof.
    pub(crate) fn genuine<'s>(&'s self, kind: Kind, newcomer: &'s SoftwareKey) -> Genuine<'s> {
        let site = &self.site;
        let operator = || claims(OPERATOR_ORGANISATION, site);
        let mut code = String::new();
        let (key, payload) = match kind {
            Kind::Submission => {
                let payload = submission(&self.member, site, &[self.new_entity()]);
                (&self.member.key, payload)
            }
            Kind::Decision => (site.operator(0), with(operator(), self.vote())),
            Kind::Withdrawal => {
                let waiting = json!({ "submission": self.waiting().0 });
                (
                    &self.member.key,
                    with(claims(&self.member.number, site), waiting),
                )
            }
            Kind::Invitation => (site.operator(0), with(operator(), self.invitation())),
            Kind::KeyProof => {
                code = site.invite(&self.member).as_str().to_owned();
                let proof = json!({
                    "nonce": site.connection().nonce().unwrap(),
                    "jwk": newcomer.public_key().to_jwk(),
                });
                (newcomer, with(claims(&self.member.number, site), proof))
            }
            Kind::Hold => {
                let hold = json!({
                    "federation": FEDERATION,
                    "target": { "kind": "submission", "id": self.waiting().0 },
                    "action": "hold",
                    "reason": "vi ringer först",
                });
                (site.operator(0), with(operator(), hold))
            }
            Kind::KeyRevocation => {
                let revocation = json!({
                    "key": self.member.key.public_key().key_id(),
                    "reason": "anmäld som stulen",
                    "federation": FEDERATION,
                });
                (site.operator(0), with(operator(), revocation))
            }
            Kind::ClientAssertion => {
                let mut payload = claims(format!("organisation:{}", self.member.number), site);
                payload["sub"] = payload["iss"].clone();
                payload["aud"] = json!(format!("{}/registry/v1/tokens", site.base_url()));
                (&self.member.key, payload)
            }
        };
        Genuine {
            kind,
            key,
            payload,
            site,
            code,
        }
    }

    /// Sends each kind of statement in a form that is accepted.
    pub(crate) fn every_kind_is_accepted(&self, form: impl Fn(&Genuine<'_>) -> String) {
        let newcomer = SoftwareKey::generate().unwrap();
        for kind in Kind::ALL {
            let genuine = self.genuine(kind, &newcomer);
            accepted(&genuine.send(form(&genuine)));
        }
    }

    /// A submission that waits for decisions: its hash, and the id of its one document.
    fn waiting(&self) -> (Sha256, String) {
        let change = self.new_entity();
        let id = change.id.clone();
        (self.member.submit(&self.site, vec![change]).id, id)
    }

    /// One operator's approval; it takes another to have an effect.
    fn vote(&self) -> Value {
        let (subject, document) = self.waiting();
        let profile = self.site.connection().profile(&self.site.federation());
        json!({
            "federation": FEDERATION,
            "subject": subject,
            "profile": profile.unwrap().sha256,
            "bases": [{ "kind": "entity", "id": document, "version": null }],
            "verdict": "approve",
        })
    }

    fn invitation(&self) -> Value {
        let week = 7 * 24 * 60 * 60;
        let now = claims("", &self.site)["iat"].as_i64().unwrap();
        json!({
            "federation": FEDERATION,
            "organisation": self.member.number,
            "name": self.member.name,
            "domains": [self.member.domain],
            "code_sha256": Sha256::of("a code that nobody has"),
            "expires": now + week,
        })
    }
}

/// The members of both objects.
fn with(mut claims: Value, more: Value) -> Value {
    let (Some(all), Value::Object(more)) = (claims.as_object_mut(), more) else {
        panic!("both are objects");
    };
    all.extend(more);
    claims
}

impl Genuine<'_> {
    /// The header that it has.
    pub(crate) fn header(&self) -> String {
        forge::header(self.key, self.kind.typ())
    }

    /// The payload as it is signed.
    pub(crate) fn text(&self) -> String {
        self.payload.to_string()
    }

    /// The statement under another header, really signed.
    pub(crate) fn under(&self, header: &str) -> String {
        forge::compact(header, self.text().as_bytes(), self.key)
    }

    /// The statement with another payload, really signed.
    pub(crate) fn saying(&self, payload: impl AsRef<[u8]>) -> String {
        forge::compact(&self.header(), payload.as_ref(), self.key)
    }

    /// The statement after a change of its payload, really signed.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Value)) -> String {
        let mut payload = self.payload.clone();
        change(&mut payload);
        self.saying(payload.to_string())
    }

    /// Sends any bytes where, and as, a statement of this kind is sent.
    pub(crate) fn send(&self, jws: impl AsRef<[u8]>) -> Answer {
        let (media_type, body) = self.body(jws.as_ref());
        let path = format!("/registry/v1/{}", self.kind.resource());
        post(self.site.address(), &path, media_type, &body, &[])
    }

    /// The body that carries it, and its media type.
    pub(crate) fn body(&self, jws: &[u8]) -> (&'static str, Vec<u8>) {
        match self.kind {
            Kind::KeyProof => {
                let organisation = self.payload["iss"].as_str().unwrap();
                let proof = String::from_utf8_lossy(jws);
                let request =
                    json!({ "organisation": organisation, "code": self.code, "proof": proof });
                ("application/json", request.to_string().into_bytes())
            }
            Kind::ClientAssertion => {
                let mut form = "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=".to_owned();
                for byte in jws {
                    match byte {
                        b'.' | b'-' | b'_' => form.push(char::from(*byte)),
                        byte if byte.is_ascii_alphanumeric() => form.push(char::from(*byte)),
                        byte => form += &format!("%{byte:02X}"),
                    }
                }
                ("application/x-www-form-urlencoded", form.into_bytes())
            }
            _ => ("application/jose", jws.to_vec()),
        }
    }
}

/// One way to spoil a statement, and the answer that is due.
pub(crate) struct Spoilt {
    pub(crate) what: String,
    pub(crate) jws: Vec<u8>,
    pub(crate) due: (u16, &'static str),
}

impl Spoilt {
    pub(crate) fn new(
        what: impl Into<String>,
        jws: impl Into<Vec<u8>>,
        due: (u16, &'static str),
    ) -> Self {
        Self {
            what: what.into(),
            jws: jws.into(),
            due,
        }
    }
}

/// Sends each kind of statement, spoilt in every way; then the statement as it was meant, which is the control.
pub(crate) fn every_kind_is_refused(stage: &Stage, spoil: impl Fn(&Genuine<'_>) -> Vec<Spoilt>) {
    let newcomer = SoftwareKey::generate().unwrap();
    for kind in Kind::ALL {
        let genuine = stage.genuine(kind, &newcomer);
        let case = Case::begin(&stage.site);
        for Spoilt { what, jws, due } in spoil(&genuine) {
            let what = format!("{kind:?}, {what}");
            case.refuses(&what, due, || genuine.send(&jws));
        }
        case.ends(&format!("{kind:?}"), || {
            accepted(&genuine.send(genuine.under(&genuine.header())));
        });
    }
}

/// The parts of a compact JWS, joined.
pub(crate) fn unsigned(header: &str, payload: &str) -> String {
    format!("{}.", forge::signing_input(header, payload.as_bytes()))
}

/// Bytes as a part of a JWS.
pub(crate) fn part(bytes: impl AsRef<[u8]>) -> String {
    BASE64URL_NOPAD.encode(bytes.as_ref())
}
