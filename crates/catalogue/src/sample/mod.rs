//! Judges what somebody sends: the claims of an ID token or a UserInfo response, or the attributes of a SAML assertion, against lists.
//!
//! A sample holds personal data. No finding repeats a value of it: findings name the claim, its place and what was expected.

mod expectation;
mod known;
mod names;
mod near;
mod profile;
mod value;

use std::borrow::Borrow;

use serde_json::{Map, Value};
use tillit_model::Finding;
use tillit_model::text::pointer_to;

use crate::{AttributeList, AttributeProfile};

use known::{Known, is_protocol_claim};
use profile::Asked;
pub use profile::UnknownProfileAttribute;

/// What a sample is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleForm {
    /// The claims of an ID token or a UserInfo response (OpenID Connect Core 1.0, sections 2 and 5.1), as a JSON object.
    Claims,
    /// The attributes of a SAML assertion, as a JSON object: each `Name` with its value, or an array of its values, as texts.
    Saml,
}

/// Everything that a judgement can find.
pub const SAMPLE_FINDINGS: &[&str] = &[
    "sample-shape",
    "sample-unknown",
    "sample-deprecated",
    "sample-type",
    "sample-cardinality",
    "sample-format",
    "sample-value",
    "sample-scope",
    "sample-exclusive",
    "sample-missing",
    "sample-unsayable",
    "sample-beyond",
];

/// Judges samples against lists. Making one gathers every name that the lists have; judging looks names up.
#[derive(Debug)]
pub struct SampleChecker<'l> {
    form: SampleForm,
    known: Known<'l>,
    asked: Option<Asked<'l>>,
}

impl<'l> SampleChecker<'l> {
    /// For samples of this form, against these releases.
    pub fn new<L: Borrow<AttributeList>>(lists: &'l [L], form: SampleForm) -> Self {
        Self {
            form,
            known: Known::of(lists, form),
            asked: None,
        }
    }

    /// For samples that a profile was asked by; `lists` are the releases that it names.
    pub fn by_profile<L: Borrow<AttributeList>>(
        lists: &'l [L],
        profile: &'l AttributeProfile,
        form: SampleForm,
    ) -> Result<Self, UnknownProfileAttribute> {
        Ok(Self {
            asked: Some(Asked::of(profile, lists, form)?),
            ..Self::new(lists, form)
        })
    }

    /// What is wrong with a sample, in the order of its members, and what is missing. Pointers are into the sample; that of something missing is where it could stand.
    pub fn check(&self, sample: &Value) -> Vec<Finding> {
        let Value::Object(members) = sample else {
            return vec![Finding::error("sample-shape", "")];
        };
        let mut findings = Vec::new();
        self.members("", "", members, &mut findings);
        self.exclusive(members, &mut findings);
        if let Some(asked) = &self.asked {
            findings.extend(asked.missing(members));
        }
        findings
    }

    /// The members of the sample, or of a structured claim in it.
    fn members(
        &self,
        pointer: &str,
        prefix: &str,
        members: &Map<String, Value>,
        findings: &mut Vec<Finding>,
    ) {
        for (member, value) in members {
            let place = pointer_to(pointer, member);
            let name = match prefix {
                "" => member.clone(),
                prefix => format!("{prefix}.{member}"),
            };
            match (self.known.named(&name), value) {
                (_, Value::Object(inner)) if self.known.is_prefix(&name) => {
                    self.members(&place, &name, inner, findings);
                }
                (Some(known), value) => {
                    known.check(self.form, &place, &name, value, findings);
                    let is_protocol = self.form == SampleForm::Claims && is_protocol_claim(&name);
                    let asked = self.asked.as_ref().filter(|_| !is_protocol);
                    findings.extend(asked.and_then(|asked| asked.beyond(&place, &name)));
                }
                (None, _) if self.known.is_prefix(&name) => {
                    let finding = Finding::error("sample-type", place).arg("name", &name);
                    findings.push(finding.arg("attribute", "").arg("expected", "object"));
                }
                (None, _) if self.form == SampleForm::Claims && is_protocol_claim(&name) => {}
                (None, _) => findings.push(self.unknown(place, &name)),
            }
        }
    }

    fn unknown(&self, place: String, name: &str) -> Finding {
        let finding = Finding::warning("sample-unknown", place).arg("name", name);
        match near::nearest(name, self.known.names()) {
            Some(near) => finding.arg("fault", "near").arg("near", near),
            None => finding.arg("fault", "far").arg("near", ""),
        }
    }

    /// Of names among which the value decides, at most one is there.
    fn exclusive(&self, members: &Map<String, Value>, findings: &mut Vec<Finding>) {
        for (attribute, names) in self.known.exclusive() {
            let mut present = names.iter().filter(|name| members.contains_key(**name));
            if let (Some(first), Some(second)) = (present.next(), present.next()) {
                findings.push(
                    Finding::error("sample-exclusive", pointer_to("", second))
                        .arg("name", *second)
                        .arg("other", *first)
                        .arg("attribute", attribute),
                );
            }
        }
    }
}
