//! What the store remembers of an approved entity so that others can be warned: pins of servers, Subjects of issuers.

use tillit_model::{Entity, Sha256};
use tillit_store::{Mark, MarkKind};
use tillit_validator::certificate_facts;

/// The marks of an entity's approved text.
pub(crate) fn marks_of(entity: &Entity) -> Vec<Mark> {
    let block = entity.matf.iter();
    let pins = block
        .clone()
        .flat_map(|block| &block.servers)
        .flat_map(|server| &server.pins);
    let mut marks: Vec<Mark> = pins
        .map(|pin| Mark {
            kind: MarkKind::ServerPin,
            mark: Sha256::from_bytes(*pin.digest.as_bytes()),
            bearer: entity.organisation.to_string(),
        })
        .collect();
    let issuers = block.flat_map(|block| &block.issuers);
    marks.extend(issuers.filter_map(|issuer| {
        let facts = certificate_facts(&issuer.x509certificate)?;
        Some(Mark {
            kind: MarkKind::IssuerSubject,
            mark: facts.subject_sha256,
            bearer: facts.sha256.to_string(),
        })
    }));
    marks
}
