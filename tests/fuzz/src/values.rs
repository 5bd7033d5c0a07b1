//! Values with a text form: what is accepted is written in a form that is accepted, and means the same.

use std::fmt::{Debug, Display};

use tillit_catalogue::{AttributeId, Cardinality, Date, Name, Pattern};
use tillit_evidence::{Jti, Reason, Subject};
use tillit_model::{
    EntityId, FederationId, MunicipalityCode, OrganisationNumber, PersonId, PinDigest, Sha256,
    Timestamp, VersionNumber, name_faults, name_skeleton,
};

/// Every value from the same text.
pub(crate) fn text(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    again(text, EntityId::parse);
    again(text, FederationId::parse);
    again(text, MunicipalityCode::parse);
    again(text, OrganisationNumber::parse);
    again(text, PersonId::parse);
    again(text, PinDigest::parse);
    again(text, Sha256::parse);
    again(text, Timestamp::parse);
    again(text, VersionNumber::parse);
    again(text, AttributeId::parse);
    again(text, Cardinality::parse);
    again(text, Date::parse);
    again(text, Name::parse);
    again(text, Jti::parse);
    again(text, Reason::parse);
    again(text, Subject::parse);
    if let Ok(pattern) = Pattern::parse(text) {
        pattern.is_match(text);
    }
    if let Ok(id) = EntityId::parse(text) {
        assert_eq!(id.as_str(), text, "an entity keeps its spelling");
        assert_eq!(id.likeness(), id.likeness());
    }
    if name_faults(text).is_empty() {
        let skeleton = name_skeleton(text);
        assert_eq!(
            skeleton,
            name_skeleton(&skeleton),
            "a skeleton is its own skeleton"
        );
    }
}

fn again<T: Display + PartialEq + Debug, E: Display>(text: &str, parse: fn(&str) -> Result<T, E>) {
    match parse(text) {
        Ok(value) => match parse(&value.to_string()) {
            Ok(same) => assert_eq!(value, same, "written and read again"),
            Err(error) => panic!("{value} is written, but {error}"),
        },
        Err(error) => crate::is_short(&error.to_string()),
    }
}
