//! The JSON of the API: camelCase, absolute links, times in UTC. Made from the registry's views, one file for each subject.
//!
//! Documents and statements are not here: they travel as the bytes that were signed.

mod attribute_choice;
mod attribute_translation;
mod attribute_use;
mod attribute_validation;
mod catalogue;
mod decision;
mod document;
mod enrolment;
mod federation;
mod item;
mod item_document;
mod link;
mod listing;
mod matter;
mod receipt;
mod texts;
mod words;

pub use attribute_choice::{AttributeListChoice, AttributeProfileChoice, UsedRelease};
pub use attribute_translation::{
    AttributeTranslation, AttributeTranslationRequest, TranslatedName, TranslatedValue,
    TranslationLoss, TranslationRemark, TranslationResult,
};
pub use attribute_use::{
    AttributeGap, AttributeUsage, DeprecatedAttribute, EntityReference, ServiceCompatibility,
};
pub use attribute_validation::{
    AttributeValidation, AttributeValidationRequest, FindingCounts, SampleFinding, UsedProfile,
};
pub use catalogue::*;
pub use decision::Decision;
pub use document::{Document, Pending, Version};
pub use enrolment::{EnrolmentReceipt, EnrolmentRequest, EnrolmentStatus, Nonce};
pub use federation::{
    Federation, Output, Publication, PublicationFile, PublishKey, TagEntry, Texts,
};
pub use item::{Item, ItemDetail, ItemFederation, Place};
pub use item_document::{BaseVersion, ItemDocument};
pub use link::{Link, Links, ROOT};
pub use listing::{Listing, Meta};
pub use matter::{InvitedOrganisation, KeyToEnrol, KeyToRevoke, Lifting};
pub use receipt::{DecisionReceipt, ItemReceipt, ReceivedDocument, SubmissionReceipt};
pub use texts::{DocumentKeyText, FederationIdText, KeyIdText, OrganisationText, Sha256Text};
pub(crate) use words::{kind_named, state_named};
