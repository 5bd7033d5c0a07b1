//! Names and words of the catalogue, as the description of the API knows them.

use serde_json::json;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};

use crate::wire::texts::text;

text!(
    ListNameText,
    "AttributeListName",
    "The name of an attribute list.",
    |text| text.pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
    "gemensam"
);
text!(
    AttributeNameText,
    "AttributeName",
    "The name of an attribute in its list.",
    |text| text.pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
    "surname"
);
text!(
    ProfileNameText,
    "AttributeProfileName",
    "The name of a profile in the list that carries it.",
    |text| text.pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
    "pnr-01"
);
text!(
    CodeSystemNameText,
    "CodeSystemName",
    "The name of a code system.",
    |text| text.pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
    "assurance-level"
);
text!(
    ValueSetNameText,
    "ValueSetName",
    "The name of a value set in its code system.",
    |text| text.pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
    "label"
);
text!(
    VersionNumberText,
    "VersionNumber",
    "A semantic version without suffix.",
    |text| text.pattern(Some(
        "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$"
    )),
    "1.1.0"
);
text!(
    CategoryText,
    "AttributeCategory",
    "What an attribute is about.",
    |text| text.pattern(Some(
        "^(identity|affiliation|relation|mandate|transaction|organisation)$"
    )),
    "identity"
);
text!(
    StatusText,
    "CatalogueStatus",
    "`published`: stands in a published source. `proposed`: only suggested; nobody has agreed on it.",
    |text| text.pattern(Some("^(proposed|published)$")),
    "published"
);
text!(
    StabilityText,
    "Stability",
    "How settled an attribute is, the least first.",
    |text| text.pattern(Some("^(draft|candidate|stable)$")),
    "stable"
);
text!(
    PersonalDataText,
    "PersonalData",
    "What a value says about a person.",
    |text| text.pattern(Some("^(none|personal|identity-number|sensitive)$")),
    "personal"
);
text!(
    TextStatusText,
    "TextStatus",
    "Whether somebody who knows the field has read the texts.",
    |text| text.pattern(Some("^(unreviewed|reviewed)$")),
    "unreviewed"
);
text!(
    ContentText,
    "CodeSystemContent",
    "How much of a code system is here: none (`external`), some to show what codes look like, those that are known, or all.",
    |text| text.pattern(Some("^(external|example|partial|complete)$")),
    "complete"
);

text!(
    DatatypeText,
    "Datatype",
    "The kind of value.",
    |text| text.enum_values(Some([
        "string",
        "code",
        "integer",
        "boolean",
        "date",
        "epoch-seconds",
        "uri",
        "email",
        "base64",
        "ip-address",
        "object"
    ])),
    "string"
);

/// A schema for what travels as it stands in a release: its name, what it is, its form, and an example.
macro_rules! as_released {
    ($name:ident, $schema:literal, $means:literal, $form:expr, $example:expr) => {
        #[doc = $means]
        #[derive(Debug)]
        pub enum $name {}

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                let value = ObjectBuilder::new()
                    .schema_type($form)
                    .description(Some($means))
                    .examples([$example]);
                utoipa::openapi::RefOr::T(utoipa::openapi::schema::Schema::Object(value.build()))
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $schema.into()
            }
        }
    };
}

as_released!(
    AttributeDefinition,
    "AttributeDefinition",
    "The attribute as it stands in the release (`attribute-list/1`): definition, usage, examples, format, value sets, names in every protocol, law.",
    SchemaType::new(Type::Object),
    json!({"id": "gemensam/surname", "bindings": {"saml": [{"name": "urn:oid:2.5.4.4"}]}})
);
as_released!(
    ProfileDefinition,
    "ProfileDefinition",
    "The profile as it stands in the release (`attribute-profile/1`): which attributes, how much each is needed, when, and what for.",
    SchemaType::new(Type::Object),
    json!({"format": "attribute-profile/1", "name": "pnr-01", "attributes": [{"attribute": "gemensam/surname", "need": "required"}]})
);
as_released!(
    CodePropertyValues,
    "CodePropertyValues",
    "Values of the system's properties, by their names.",
    SchemaType::new(Type::Object),
    json!({"level": "3"})
);
as_released!(
    ChangedValue,
    "ChangedValue",
    "A value as it stands in a release; null where there is none.",
    SchemaType::AnyValue,
    json!("urn:oid:2.5.4.4")
);
