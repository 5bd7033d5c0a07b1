//! From what people write to what the registry takes.
//!
//! Works on the tree of the text and not on typed values, so that a member that nobody knows reaches the validator and is named by it, and so that extension members keep their spelling and order.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use tillit_model::text::{Positions, pointer_to};
use tillit_model::{DocumentKind, Finding, OrganisationNumber};

use super::certificate::{Certificate, ReadCertificateError};
use super::rules;

/// What a source's `format` member says.
pub(super) enum Form {
    /// A source that is to be resolved.
    Source(DocumentKind),
    /// A finished document.
    Document(DocumentKind),
}

impl Form {
    pub(super) fn of(value: &Value) -> Option<Self> {
        let format = value.get("format")?.as_str()?;
        let source = match format {
            "entity-source/1" => DocumentKind::Entity,
            "organisation-source/1" => DocumentKind::Organisation,
            "contacts-source/1" => DocumentKind::Contacts,
            other => return DocumentKind::from_format(other).map(Self::Document),
        };
        Some(Self::Source(source))
    }
}

/// Resolves a source in place: format, organisation numbers in their one spelling, certificate files. Positions of what is computed are those of what it was computed from.
pub(super) fn resolve(
    kind: DocumentKind,
    value: &mut Value,
    positions: &mut Positions,
    places: &[&Path],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(members) = value.as_object_mut() else {
        return findings;
    };
    members.insert("format".to_owned(), kind.format().into());
    match kind {
        DocumentKind::Organisation | DocumentKind::Contacts => canonical_number(members, "id"),
        DocumentKind::Entity => {
            canonical_number(members, "organisation");
            if let Some(block) = members.get_mut("matf") {
                let mut files = Files {
                    places,
                    positions,
                    findings: &mut findings,
                };
                files.resolve_matf(block);
            }
        }
        DocumentKind::AttributeList | DocumentKind::Federation => {}
    }
    findings
}

/// A number that cannot be read stays as it is: the validator says what is wrong with it.
fn canonical_number(members: &mut Map<String, Value>, name: &str) {
    let number = members.get(name).and_then(|value| match value {
        Value::String(text) => OrganisationNumber::parse(text).ok(),
        // Ten digits without quotes are a number to YAML.
        Value::Number(number) => OrganisationNumber::parse(&number.to_string()).ok(),
        _ => None,
    });
    if let Some(number) = number {
        members.insert(name.to_owned(), number.to_string().into());
    }
}

struct Files<'a> {
    places: &'a [&'a Path],
    positions: &'a mut Positions,
    findings: &'a mut Vec<Finding>,
}

impl Files<'_> {
    fn resolve_matf(&mut self, block: &mut Value) {
        for (index, issuer) in elements(block, "issuers").enumerate() {
            self.replace(
                issuer,
                &format!("/matf/issuers/{index}"),
                &["x509certificate"],
                |certificate| vec![json!(certificate.pem())],
            );
        }
        for side in ["servers", "clients"] {
            for (e, endpoint) in elements(block, side).enumerate() {
                for (p, pin) in elements(endpoint, "pins").enumerate() {
                    let pointer = format!("/matf/{side}/{e}/pins/{p}");
                    self.replace(pin, &pointer, &["alg", "digest"], |certificate| {
                        vec![json!("sha256"), json!(certificate.pin())]
                    });
                }
            }
        }
    }

    /// A path counts from the source itself, or else from the folder's root.
    fn find(&self, file: &str) -> PathBuf {
        let mut candidates = self.places.iter().map(|place| place.join(file));
        let nearest = candidates.next().unwrap_or_else(|| PathBuf::from(file));
        if nearest.exists() {
            return nearest;
        }
        candidates
            .find(|candidate| candidate.exists())
            .unwrap_or(nearest)
    }

    /// Replaces `certificate_file` by the members that are computed from the certificate.
    fn replace(
        &mut self,
        object: &mut Value,
        pointer: &str,
        names: &[&str],
        compute: impl Fn(&Certificate) -> Vec<Value>,
    ) {
        const FILE: &str = "certificate_file";
        let Some(members) = object.as_object_mut() else {
            return;
        };
        let Some(Value::String(file)) = members.get(FILE).cloned() else {
            return;
        };
        let at = pointer_to(pointer, FILE);
        if let Some(both) = names.iter().find(|name| members.contains_key(**name)) {
            self.findings
                .push(Finding::error(rules::FILE_OR_VALUE, at).arg("member", both));
            return;
        }
        let values = match Certificate::read(&self.find(&file)) {
            Ok(certificate) => compute(&certificate),
            Err(error) => {
                self.findings.push(refused(&error, at, &file));
                return;
            }
        };
        members.shift_remove(FILE);
        let position = self.positions.find(&at);
        for (name, value) in names.iter().zip(values) {
            members.insert((*name).to_owned(), value);
            self.positions.insert(pointer_to(pointer, name), position);
        }
    }
}

fn elements<'v>(parent: &'v mut Value, name: &str) -> impl Iterator<Item = &'v mut Value> {
    parent
        .get_mut(name)
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
}

fn refused(error: &ReadCertificateError, pointer: String, file: &str) -> Finding {
    let rule = match error {
        ReadCertificateError::PrivateKey => rules::FILE_PRIVATE_KEY,
        ReadCertificateError::Missing => rules::FILE_MISSING,
        _ => rules::FILE_NO_CERTIFICATE,
    };
    Finding::error(rule, pointer)
        .arg("file", file)
        .arg("reason", error)
}
