//! `tillit-invitation+jws`: an operator proposes to enrol an organisation.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use tillit_model::{FederationId, NameFault, OrganisationNumber, Sha256, Timestamp, name_faults};

use crate::claims::Claims;
use crate::evidence_error::EvidenceError;
use crate::statement::statement;
use crate::strict::canonical_organisation;

/// An invitation. The one-time code itself travels by another channel; here stands only its hash.
///
/// To invite is not to approve: the author's approval is a [`crate::Decision`] of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Who, to whom, when.
    #[serde(flatten)]
    pub claims: Claims,
    /// The federation that enrols.
    pub federation: FederationId,
    /// The organisation that is invited.
    #[serde(deserialize_with = "canonical_organisation")]
    pub organisation: OrganisationNumber,
    /// Its registered name.
    pub name: String,
    /// Domains that are its own.
    pub domains: Vec<String>,
    /// SHA-256 of the one-time code: its letters in upper case and its digits, without what groups them.
    pub code_sha256: Sha256,
    /// Until when the code can be used, seconds since 1970: 1 to 30 days after `iat`.
    pub expires: i64,
}

statement!(
    Invitation,
    "tillit-invitation+jws",
    ["federation", "organisation", "name", "domains", "code_sha256", "expires"],
    check: Invitation::check_members,
    operator: federation
);

const DAY: i64 = Duration::from_secs(24 * 60 * 60).as_secs() as i64;

impl Invitation {
    /// The most domains that one organisation is invited with.
    pub const MOST_DOMAINS: usize = 100;

    /// Until when the code can be used.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        Timestamp::from_unix_seconds(self.expires)
    }

    fn check_members(&self) -> Result<(), EvidenceError> {
        let refuse = |why: String| Err(EvidenceError::Payload(why));
        // Mixed scripts are a question for the people who decide, not a fault of form.
        let name_is_clean = name_faults(&self.name)
            .iter()
            .all(|fault| *fault == NameFault::MixedScript);
        if !name_is_clean || self.name.chars().count() > 200 {
            return refuse("`name` is blank, longer than 200 characters, not NFC, or holds invisible characters".into());
        }
        if self.domains.len() > Self::MOST_DOMAINS {
            return refuse(format!("more than {} domains", Self::MOST_DOMAINS));
        }
        if let Some(domain) = self.domains.iter().find(|domain| !is_domain(domain)) {
            return refuse(format!(
                "`{}` is not a domain in lower case, as in stockholm.se",
                crate::strict::shorten(domain)
            ));
        }
        match self.expires.saturating_sub(self.claims.iat) {
            life if (DAY..=30 * DAY).contains(&life) => Ok(()),
            _ => refuse("`expires` must be 1 to 30 days after `iat`".into()),
        }
    }
}

/// Two or more labels of letters, digits and inner hyphens (RFC 1123, section 2.1), at most 253 characters.
fn is_domain(text: &str) -> bool {
    let label_fits = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label_fits)
}
