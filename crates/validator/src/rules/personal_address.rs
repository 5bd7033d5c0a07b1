//! Contacts are functions with a shared mailbox: people change, and personal data is not for a registry.

use serde_json::Value;
use tillit_model::{DocumentKind, Finding};

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;
use crate::view::{elements, text_at};

pub(super) const RULE: RuleInfo =
    RuleInfo::warning("personal-address", "RFC 9932, section 8.1; GDPR, article 5")
        .args(&["address"]);

/// Words in addresses of functions.
const FUNCTIONS: [&str; 24] = [
    "abuse",
    "admin",
    "contact",
    "csirt",
    "desk",
    "drift",
    "federation",
    "helpdesk",
    "incident",
    "info",
    "it",
    "kommun",
    "kontakt",
    "kundtjanst",
    "noc",
    "registrator",
    "sakerhet",
    "security",
    "service",
    "servicedesk",
    "skola",
    "support",
    "tech",
    "teknik",
];

/// Mail services for private people.
const PRIVATE: [&str; 6] = [
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "yahoo.com",
    "live.se",
    "icloud.com",
];

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let mut addresses: Vec<(String, &str)> = Vec::new();
    match document.kind {
        DocumentKind::Contacts => {
            for (place, contact) in elements(&document.value, "contacts").iter().enumerate() {
                let email = contact.get("email").and_then(Value::as_str);
                addresses.extend(email.map(|email| (format!("/contacts/{place}/email"), email)));
            }
        }
        DocumentKind::Entity => {
            let email = text_at(&document.value, "/support/email");
            addresses.extend(email.map(|email| ("/support/email".to_owned(), email)));
        }
        _ => {}
    }
    let personal = addresses
        .into_iter()
        .filter(|(_, address)| is_personal(address));
    personal
        .map(|(pointer, address)| RULE.at(pointer).arg("address", address))
        .collect()
}

/// `given.family@...` without a word that names a function, or a private mail service.
fn is_personal(address: &str) -> bool {
    let lower = address.to_lowercase();
    let Some((local, domain)) = lower.split_once('@') else {
        return false;
    };
    let words: Vec<&str> = local.split('.').collect();
    let alphabetic = words.iter().all(|word| {
        word.chars().count() > 1 && word.chars().all(|c| c.is_alphabetic() || c == '-')
    });
    let function = words
        .iter()
        .flat_map(|word| word.split('-'))
        .any(|word| FUNCTIONS.contains(&word));
    PRIVATE.contains(&domain) || (words.len() == 2 && alphabetic && !function)
}
