//! What every value with a text form shares: `FromStr`, serde and JSON Schema, all through its one `parse`.

/// Gives a type with `parse(&str)` and `Display` its `FromStr`, `Serialize`, `Deserialize` and `JsonSchema`.
macro_rules! string_value {
    ($type:ident, $error:ty, $pattern:literal, $description:literal) => {
        $crate::text::string_value!(@impl $type, $error, $description, "pattern", $pattern);
    };
    ($type:ident, $error:ty, format: $format:literal, $description:literal) => {
        $crate::text::string_value!(@impl $type, $error, $description, "format", $format);
    };
    (@impl $type:ident, $error:ty, $description:literal, $keyword:literal, $value:literal) => {
        impl FromStr for $type {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = $crate::text::Borrowed::deserialize(deserializer)?;
                Self::parse(text.as_str()).map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", $keyword: $value, "description": $description })
            }
        }
    };
}

pub(crate) use string_value;
