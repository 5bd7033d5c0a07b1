//! Values that tests put into the store. Only what a test is about differs.

use tillit_model::{
    Action, DocumentKey, EntityId, FederationId, OrganisationNumber, PersonId, Sha256, Timestamp,
};
use tillit_store::{
    Base, ItemKind, NewItem, Reservation, Reserved, StatementRow, StoreError, Transaction,
    VersionRow,
};

pub(crate) type Outcome<T> = Result<T, StoreError>;

/// So many seconds and one microsecond into the test's day.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix_microseconds((1_790_000_000 + seconds) * 1_000_000 + 1)
}

pub(crate) fn sha(text: &str) -> Sha256 {
    Sha256::of(text)
}

pub(crate) fn moa() -> FederationId {
    FederationId::parse("moa").unwrap()
}

pub(crate) fn stockholm() -> OrganisationNumber {
    OrganisationNumber::parse("212000-0142").unwrap()
}

pub(crate) fn malmo() -> OrganisationNumber {
    OrganisationNumber::parse("212000-1124").unwrap()
}

pub(crate) fn person(text: &str) -> PersonId {
    PersonId::parse(text).unwrap()
}

pub(crate) fn entity_id(text: &str) -> EntityId {
    EntityId::parse(text).unwrap()
}

pub(crate) fn entity(text: &str) -> DocumentKey {
    DocumentKey::entity(entity_id(text))
}

/// A key id: 43 characters.
pub(crate) fn key_id(letter: char) -> String {
    letter.to_string().repeat(43)
}

/// Stores a statement with this text and returns its name.
pub(crate) fn statement(transaction: &mut Transaction<'_>, jws: &str) -> Outcome<Sha256> {
    transaction.insert_statement(&StatementRow {
        sha256: sha(jws),
        typ: "tillit-submission+jws".to_owned(),
        key_id: key_id('a'),
        organisation: stockholm(),
        jws: jws.to_owned(),
        received_at: at(0),
    })?;
    Ok(sha(jws))
}

/// An item that is not stored yet.
pub(crate) fn new_item(jws: &str) -> NewItem {
    NewItem {
        sha256: sha(jws),
        kind: ItemKind::Submission,
        organisation: stockholm(),
        federations: vec![moa()],
        findings: "[]".to_owned(),
        received_at: at(0),
    }
}

/// Stores a submission with this text, in federation moa, and returns its name.
pub(crate) fn item(transaction: &mut Transaction<'_>, jws: &str) -> Outcome<Sha256> {
    transaction.insert_federation(&moa(), at(0))?;
    let sha256 = statement(transaction, jws)?;
    transaction.insert_item(&new_item(jws))?;
    Ok(sha256)
}

/// Submits a text as the next version of a document; the submission is named after the text.
pub(crate) fn submit(
    transaction: &mut Transaction<'_>,
    document: &DocumentKey,
    base: Option<&Base>,
    text: &str,
) -> Outcome<u64> {
    let item = item(transaction, &format!("{document} {text}"))?;
    let reserved = transaction.reserve_version(&Reservation {
        document,
        base,
        item: &item,
        owner: &stockholm(),
        new_key: &sha(&document.to_string()).to_string(),
    })?;
    let Reserved::Reserved { version, .. } = reserved else {
        panic!("not reserved: {reserved:?}");
    };
    transaction.insert_version(&version_row(document, version, Some(text), &item))?;
    Ok(version)
}

/// A version; one without text withdraws.
pub(crate) fn version_row(
    document: &DocumentKey,
    version: u64,
    text: Option<&str>,
    item: &Sha256,
) -> VersionRow {
    VersionRow {
        document: document.clone(),
        version,
        organisation: stockholm(),
        action: if text.is_some() {
            Action::Put
        } else {
            Action::Withdraw
        },
        sha256: sha(text.unwrap_or_default()),
        text: text.map(str::to_owned),
        item: *item,
        received_at: at(0),
    }
}

/// Submits, approves and releases.
pub(crate) fn approve(
    transaction: &mut Transaction<'_>,
    document: &DocumentKey,
    base: Option<&Base>,
    text: &str,
) -> Outcome<Base> {
    let version = submit(transaction, document, base, text)?;
    assert!(transaction.approve_version(document, version, at(60))?);
    assert!(transaction.release_pending(document, &sha(&format!("{document} {text}")))?);
    Ok(Base {
        version,
        sha256: sha(text),
    })
}
