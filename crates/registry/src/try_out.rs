//! The judgement of a submission without the submission: what the rules would say.

use tillit_model::{DocumentKind, OrganisationNumber, Timestamp};
use tillit_store::Transaction;
use tillit_validator::{Context, DocumentInput};

use crate::directory::Directory;
use crate::view::DocumentFindings;
use crate::{Refusal, Registry};

impl Registry {
    /// What the rules say about documents that this organisation would submit together, with everything that is registered now. Nothing is kept.
    pub fn try_out(
        &self,
        documents: &[(DocumentKind, &str)],
        submitter: &OrganisationNumber,
    ) -> Result<Vec<DocumentFindings>, Refusal> {
        let inputs: Vec<_> = documents
            .iter()
            .map(|(kind, text)| DocumentInput { kind: *kind, text })
            .collect();
        let now = self.now();
        self.read(|tx| self.judge_documents(tx, &inputs, submitter, now))
    }

    /// What the rules say about the texts, in their order.
    pub(crate) fn judge_documents(
        &self,
        tx: &mut Transaction<'_>,
        inputs: &[DocumentInput<'_>],
        submitter: &OrganisationNumber,
        now: Timestamp,
    ) -> Result<Vec<DocumentFindings>, Refusal> {
        let profiles = self.profiles().together(tx)?;
        let directory = Directory::new(self, tx);
        let context = Context {
            profiles: &profiles,
            directory: &directory,
            now,
        };
        let judged = self.validator().check(inputs, Some(submitter), &context);
        directory.finish()?;
        let judged = judged.into_iter().enumerate();
        Ok(judged
            .map(|(place, judged)| DocumentFindings {
                document: place,
                kind: judged.kind,
                id: judged.id.unwrap_or_default(),
                findings: judged.findings,
            })
            .collect())
    }
}
