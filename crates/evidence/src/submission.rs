//! `tillit-submission+jws`: a changeset of documents, applied whole or not at all.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use tillit_signing::compact;

use crate::change::Change;
use crate::claims::Claims;
use crate::decision::DecisionBase;
use crate::evidence_error::EvidenceError;
use crate::statement::statement;

/// A changeset, signed by a submitter's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Who, to whom, when.
    #[serde(flatten)]
    pub claims: Claims,
    /// What is to become of which documents: 1 to 500, each document once.
    pub documents: Vec<Change>,
}

statement!(Submission, "tillit-submission+jws", ["documents"], string: compact::MAX_BYTES, check: Submission::check_documents);

impl Submission {
    /// The most documents in one changeset: at a usual 2 KiB each, 500 fill the megabyte of a request.
    pub const MOST_DOCUMENTS: usize = 500;

    /// The versions that the changes build on, in their order, as a decision repeats them.
    #[must_use]
    pub fn bases(&self) -> Vec<DecisionBase> {
        self.documents.iter().map(DecisionBase::of).collect()
    }

    fn check_documents(&self) -> Result<(), EvidenceError> {
        let refuse = |why: String| Err(EvidenceError::Payload(why));
        if !(1..=Self::MOST_DOCUMENTS).contains(&self.documents.len()) {
            return refuse(format!(
                "a submission has 1 to {} documents",
                Self::MOST_DOCUMENTS
            ));
        }
        let mut seen = HashSet::new();
        match self
            .documents
            .iter()
            .find(|change| !seen.insert(&change.document))
        {
            Some(change) => refuse(format!(
                "{} stands twice in the submission",
                change.document
            )),
            None => Ok(()),
        }
    }
}
