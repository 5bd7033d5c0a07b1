//! Texts of a fixed form, as the description of the API knows them. Values are made by the types of the model.

use utoipa::openapi::SchemaFormat;

/// A schema for a text: its name, what it is, its form, and an example.
macro_rules! text {
    ($name:ident, $schema:literal, $means:literal, $form:expr, $example:expr) => {
        #[doc = $means]
        #[derive(Debug)]
        pub enum $name {}

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                use utoipa::openapi::RefOr;
                use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};

                let text = ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some($means))
                    .examples([$example]);
                let form: fn(ObjectBuilder) -> ObjectBuilder = $form;
                RefOr::T(Schema::Object(form(text).build()))
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $schema.into()
            }
        }
    };
}
pub(super) use text;

text!(
    Sha256Text,
    "Sha256",
    "A SHA-256 as hexadecimal digits.",
    |text| text.pattern(Some("^[0-9a-f]{64}$")),
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
);
text!(
    OrganisationText,
    "OrganisationNumber",
    "An organisation as ISO 6523 identifies it.",
    |text| text.pattern(Some("^0007:[0-9]{10}$")),
    "0007:2120000142"
);
text!(
    KeyIdText,
    "KeyId",
    "The RFC 7638 thumbprint of a key.",
    |text| text.pattern(Some("^[A-Za-z0-9_-]{43}$")),
    "4UMEDvPAjPfM0-4hVNc8kxSqnJv3yPDXWJ9PgvlPFZ0"
);
text!(
    DocumentKeyText,
    "DocumentKey",
    "The opaque key of a document in addresses.",
    |text| text.format(Some(SchemaFormat::Custom("uuid".to_owned()))),
    "01a20166-fd08-70f2-b417-6162c5b8574b"
);
text!(
    FederationIdText,
    "FederationId",
    "The short name of a federation in addresses.",
    |text| text.pattern(Some("^[a-z][a-z0-9-]{1,31}$")),
    "moa"
);
