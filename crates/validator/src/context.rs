//! What the rules know beside the document.

use tillit_catalogue::{AttributeProfile, CodeSystem, Name};
use tillit_model::{
    DocumentKind, EntityId, FederationId, Organisation, OrganisationNumber, Profile, Sha256,
    Timestamp, VersionNumber,
};

/// What the rules know beside the document: the federations, what is registered, and the time.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The profiles of the federations that are judged for. Empty when none is known, as offline without a fetched profile; what needs one is then not judged.
    pub profiles: &'a [Profile],
    /// What is registered.
    pub directory: &'a dyn Directory,
    /// The time of judgement.
    pub now: Timestamp,
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let federations: Vec<_> = self.profiles.iter().map(|profile| &profile.id).collect();
        f.debug_struct("Context")
            .field("federations", &federations)
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}

/// Questions about approved documents. Each is asked once per item of a document, so an implementation answers it by one indexed look-up; `None` means "not that I know".
pub trait Directory {
    /// The organisation that owns the entity.
    fn owner_of_entity(&self, id: &EntityId) -> Option<OrganisationNumber>;

    /// Another entity with equal [`EntityId::likeness`].
    fn similar_entity(&self, id: &EntityId) -> Option<EntityId>;

    /// The entity of the federation that has a client with this pin.
    fn owner_of_client_pin(&self, federation: &FederationId, digest: &[u8; 32])
    -> Option<EntityId>;

    /// An entity of the federation with a server with this pin that belongs to another organisation than `except`.
    fn server_pin_elsewhere(
        &self,
        federation: &FederationId,
        digest: &[u8; 32],
        except: &OrganisationNumber,
    ) -> Option<EntityId>;

    /// An entity of the federation with an issuer certificate that has this Subject but is not the certificate `except`. Both hashes are those of [`crate::CertificateFacts`].
    fn issuer_with_subject(
        &self,
        federation: &FederationId,
        subject: &Sha256,
        except: &Sha256,
    ) -> Option<EntityId>;

    /// The approved document of an organisation.
    fn organisation(&self, number: &OrganisationNumber) -> Option<Organisation>;

    /// An organisation other than `except` whose name has the same [`tillit_model::name_skeleton`].
    fn confusable_name(
        &self,
        name: &str,
        except: &OrganisationNumber,
    ) -> Option<OrganisationNumber>;

    /// What is known about an attribute in a release of a list.
    fn attribute(&self, list: &str, version: &VersionNumber, attribute: &str) -> AttributeStatus;

    /// The code system that is published under this name and version.
    fn code_system(&self, name: &Name, version: VersionNumber) -> Option<CodeSystem>;

    /// The profile of a list that is published under this name and version.
    fn attribute_profile(
        &self,
        list: &Name,
        name: &Name,
        version: VersionNumber,
    ) -> Option<AttributeProfile>;

    /// The text of the last approved version.
    fn current(&self, kind: DocumentKind, id: &str) -> Option<String>;
}

/// What a directory knows about an attribute in a release of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeStatus {
    /// Nothing: no attribute lists are at hand.
    CannotTell,
    /// There is no list of this name.
    NoSuchList,
    /// The list has no such release.
    NoSuchVersion,
    /// The release has no such attribute.
    NoSuchAttribute,
    /// In use.
    Current,
    /// Deprecated, with the attribute to use instead where there is one.
    Deprecated {
        /// The attribute to use instead.
        successor: Option<String>,
    },
}

/// A directory that knows nothing, for judging documents without a registry.
#[derive(Debug, Clone, Copy, Default)]
pub struct Offline;

impl Directory for Offline {
    fn owner_of_entity(&self, _: &EntityId) -> Option<OrganisationNumber> {
        None
    }

    fn similar_entity(&self, _: &EntityId) -> Option<EntityId> {
        None
    }

    fn owner_of_client_pin(&self, _: &FederationId, _: &[u8; 32]) -> Option<EntityId> {
        None
    }

    fn server_pin_elsewhere(
        &self,
        _: &FederationId,
        _: &[u8; 32],
        _: &OrganisationNumber,
    ) -> Option<EntityId> {
        None
    }

    fn issuer_with_subject(&self, _: &FederationId, _: &Sha256, _: &Sha256) -> Option<EntityId> {
        None
    }

    fn organisation(&self, _: &OrganisationNumber) -> Option<Organisation> {
        None
    }

    fn confusable_name(&self, _: &str, _: &OrganisationNumber) -> Option<OrganisationNumber> {
        None
    }

    fn attribute(&self, _: &str, _: &VersionNumber, _: &str) -> AttributeStatus {
        AttributeStatus::CannotTell
    }

    fn code_system(&self, _: &Name, _: VersionNumber) -> Option<CodeSystem> {
        None
    }

    fn attribute_profile(&self, _: &Name, _: &Name, _: VersionNumber) -> Option<AttributeProfile> {
        None
    }

    fn current(&self, _: DocumentKind, _: &str) -> Option<String> {
        None
    }
}
