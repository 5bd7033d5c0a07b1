//! What operators decide on.

use std::collections::BTreeSet;

use tillit_model::{FederationId, OrganisationNumber, Sha256};

use crate::decision::DecisionBase;
use crate::hold::Hold;
use crate::invitation::Invitation;
use crate::key_proof::KeyProof;
use crate::key_revocation::KeyRevocation;
use crate::reading::Signed;
use crate::submission::Submission;

/// One thing to decide on, in one federation. Each federation that it concerns decides for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// SHA-256 of the complete JWS that is decided on.
    pub sha256: Sha256,
    /// What it is.
    pub kind: ItemKind,
    /// The federation that decides.
    pub federation: FederationId,
    /// Organisations whose operators may not decide.
    pub organisations: BTreeSet<OrganisationNumber>,
    /// The versions that it builds on, as a decision has to repeat them. Empty unless it changes documents.
    pub bases: Vec<DecisionBase>,
    /// Rules whose warnings an approval has to dismiss by name.
    pub warnings: BTreeSet<String>,
}

/// The kinds of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    /// A changeset of documents.
    Submission,
    /// The enrolment of an organisation.
    Invitation,
    /// A key of an organisation.
    Key,
    /// The lifting of a hold.
    Lift,
    /// The end of an organisation's key, asked for by an operator.
    Revocation,
    /// A new profile of the federation.
    Profile,
}

impl Item {
    /// The same, with warnings of these rules that nobody may pass over.
    #[must_use]
    pub fn with_warnings(self, warnings: BTreeSet<String>) -> Self {
        Self { warnings, ..self }
    }

    /// A changeset. `owners` are the organisations whose documents it touches; the signer's own joins them.
    pub fn submission(
        signed: &Signed<Submission>,
        federation: FederationId,
        owners: impl IntoIterator<Item = OrganisationNumber>,
    ) -> Self {
        let mut organisations: BTreeSet<OrganisationNumber> = owners.into_iter().collect();
        organisations.insert(signed.holder.organisation().clone());
        let bases = signed.statement.bases();
        Self {
            sha256: signed.sha256,
            kind: ItemKind::Submission,
            federation,
            organisations,
            bases,
            warnings: BTreeSet::new(),
        }
    }

    /// A new profile, decided by the operators of the one that applies.
    ///
    /// Nobody is left out: it concerns every operator and is proposed by one, so leaving out their organisations
    /// would leave nobody.
    #[must_use]
    pub fn profile(signed: &Signed<Submission>, federation: FederationId) -> Self {
        let bases = signed.statement.bases();
        Self {
            sha256: signed.sha256,
            kind: ItemKind::Profile,
            federation,
            organisations: BTreeSet::new(),
            bases,
            warnings: BTreeSet::new(),
        }
    }

    /// An invitation.
    ///
    /// Nobody is left out: its author is an operator, and in most federations all operators belong to one
    /// organisation. What the invited organisation then does, its key included, is decided by others.
    #[must_use]
    pub fn invitation(signed: &Signed<Invitation>) -> Self {
        Self {
            sha256: signed.sha256,
            kind: ItemKind::Invitation,
            federation: signed.statement.federation.clone(),
            organisations: BTreeSet::new(),
            bases: Vec::new(),
            warnings: BTreeSet::new(),
        }
    }

    /// A key of an organisation, decided by the federation that enrolled it.
    #[must_use]
    pub fn key(signed: &Signed<KeyProof>, federation: FederationId) -> Self {
        Self {
            sha256: signed.sha256,
            kind: ItemKind::Key,
            federation,
            organisations: BTreeSet::from([signed.statement.claims.iss.clone()]),
            bases: Vec::new(),
            warnings: BTreeSet::new(),
        }
    }

    /// The end of a key, decided by the federation that enrolled its `holder`, whose own operators are left out.
    ///
    /// The author's own organisation is not left out, as with an invitation.
    #[must_use]
    pub fn revocation(
        signed: &Signed<KeyRevocation>,
        federation: FederationId,
        holder: OrganisationNumber,
    ) -> Self {
        Self {
            sha256: signed.sha256,
            kind: ItemKind::Revocation,
            federation,
            organisations: BTreeSet::from([holder]),
            bases: Vec::new(),
            warnings: BTreeSet::new(),
        }
    }

    /// The lifting of a hold. `owners` are the organisations that it would set free.
    ///
    /// The author's own organisation is not left out, as with an invitation.
    pub fn lift(
        signed: &Signed<Hold>,
        owners: impl IntoIterator<Item = OrganisationNumber>,
    ) -> Self {
        Self {
            sha256: signed.sha256,
            kind: ItemKind::Lift,
            federation: signed.statement.federation.clone(),
            organisations: owners.into_iter().collect(),
            bases: Vec::new(),
            warnings: BTreeSet::new(),
        }
    }
}
