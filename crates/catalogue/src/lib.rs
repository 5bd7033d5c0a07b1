//! Attribute lists: parse, resolve, check, compare, search and export.
//!
//! A list is written as YAML in `attribute-lists/` and frozen as one JSON text per release (`attribute-list/1`). How a list is laid out and changed stands in the README of this crate.
//!
//! ```text
//! manifest.yaml  attributes/*.yaml  profiles/*.yaml  code-systems/*.yaml   --resolve-->  AttributeList  --export::json-->  releases/<version>.json
//! ```
//!
//! Everything works on text that it is handed: no file, clock or socket is touched here. The frozen releases are part of the program ([`builtin`]).

mod attribute;
mod attribute_list;
mod attribute_profile;
mod binding;
mod builtin;
mod cardinality;
mod check;
mod classification;
mod code_system;
mod date;
mod deprecation;
mod diff;
mod exception;
pub mod export;
mod format;
mod legal_basis;
mod mapping;
mod name;
mod pattern;
mod protocol;
mod relation;
mod resolve;
mod saml;
mod sample;
mod search;
pub mod source;
mod source_document;
pub mod translate;

pub use attribute::{Attribute, Example, Scope, Scoping, ScopingRule};
pub use attribute_list::{
    AttributeList, AttributeListFormat, BaseUriStatus, ParseAttributeListError, Steward,
};
pub use attribute_profile::{AttributeProfile, AttributeProfileFormat, Need, ProfileAttribute};
pub use binding::{
    Bindings, BoundName, Delivery, LdapBinding, NameBinding, OidcBinding, OidcScope, SamlBinding,
    SamlPlace, ScimBinding, Unmapped,
};
pub use builtin::{BuiltinRelease, builtin, newest};
pub use cardinality::{Cardinality, ParseCardinalityError};
pub use check::{RULES, Rule, check, finding_ids};
pub use classification::{
    AllowedUse, Category, Datatype, PersonalData, Stability, Status, TextStatus,
};
pub use code_system::{
    Code, CodeProperty, CodeSystem, CodeSystemFormat, Content, Strength, ValueBinding, ValueSet,
};
pub use date::{Date, ParseDateError};
pub use deprecation::{Deprecation, DeprecationKind};
pub use diff::{
    Breaks, Change, ChangeKind, Diff, Step, Subject, VersionDemand, WrongVersion, diff,
};
pub use exception::Exception;
pub use format::{Format, FormatCheck};
pub use legal_basis::{Evidence, LegalBasis};
pub use mapping::{Mapping, MappingKind, ValueMap};
pub use name::{AttributeId, Name, ParseAttributeIdError, ParseNameError};
pub use pattern::{ParsePatternError, Pattern};
pub use protocol::Protocol;
pub use relation::{Relation, RelationKind};
pub use resolve::{LocatedFinding, Resolved, SourceText, Sources, resolve};
pub use saml::{ReadSamlError, SamlAttributes};
pub use sample::{SAMPLE_FINDINGS, SampleChecker, SampleForm, UnknownProfileAttribute};
pub use search::{Fit, Hit, SearchIndex, has_words};
pub use source_document::{Maturity, SourceDocument};
