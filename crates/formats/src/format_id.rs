//! The one list of published formats. Routes, command line and documentation iterate it.

use std::fmt;

/// A published format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FormatId {
    /// MATF metadata (RFC 9932): JWS in general JSON serialisation.
    MatfMetadata,
    /// The federation's public keys (RFC 7517), unsigned.
    KeySet,
    /// A release of an attribute list: JWS over its frozen JSON bytes.
    AttributeListJws,
    /// A release of an attribute list: the frozen JSON bytes alone.
    AttributeListJson,
    /// A release of an attribute list as YAML.
    AttributeListYaml,
    /// A version of a code system: JWS over its JSON bytes.
    CodeSystemJws,
    /// A version of a code system: the JSON bytes alone.
    CodeSystemJson,
    /// A version of an attribute profile: JWS over its JSON bytes.
    AttributeProfileJws,
    /// A version of an attribute profile: the JSON bytes alone.
    AttributeProfileJson,
}

impl FormatId {
    /// Every format.
    pub const ALL: [Self; 9] = [
        Self::MatfMetadata,
        Self::KeySet,
        Self::AttributeListJws,
        Self::AttributeListJson,
        Self::AttributeListYaml,
        Self::CodeSystemJws,
        Self::CodeSystemJson,
        Self::AttributeProfileJws,
        Self::AttributeProfileJson,
    ];

    /// The stable name: `matf-metadata`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MatfMetadata => "matf-metadata",
            Self::KeySet => "key-set",
            Self::AttributeListJws => "attribute-list-jws",
            Self::AttributeListJson => "attribute-list-json",
            Self::AttributeListYaml => "attribute-list-yaml",
            Self::CodeSystemJws => "code-system-jws",
            Self::CodeSystemJson => "code-system-json",
            Self::AttributeProfileJws => "attribute-profile-jws",
            Self::AttributeProfileJson => "attribute-profile-json",
        }
    }

    /// The format with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }

    /// What HTTP calls it. RFC 9932 names no media type, so its documents carry the one of what they are.
    pub fn media_type(self) -> &'static str {
        match self {
            // RFC 7515, section 9.2.1.
            Self::MatfMetadata
            | Self::AttributeListJws
            | Self::CodeSystemJws
            | Self::AttributeProfileJws => "application/jose+json",
            // RFC 7517, section 8.5.2.
            Self::KeySet => "application/jwk-set+json",
            Self::AttributeListJson | Self::CodeSystemJson | Self::AttributeProfileJson => {
                "application/json"
            }
            // RFC 9512.
            Self::AttributeListYaml => "application/yaml",
        }
    }

    /// The permanent address, with the names of its parts in braces.
    pub fn path_template(self) -> &'static str {
        match self {
            Self::MatfMetadata => "/federations/{federation}/matf/metadata.jws",
            Self::KeySet => "/federations/{federation}/keys.jwks",
            Self::AttributeListJws => "/attribute-lists/{list}/{version}.jws",
            Self::AttributeListJson => "/attribute-lists/{list}/{version}.json",
            Self::AttributeListYaml => "/attribute-lists/{list}/{version}.yaml",
            Self::CodeSystemJws => "/code-systems/{name}/{version}.jws",
            Self::CodeSystemJson => "/code-systems/{name}/{version}.json",
            Self::AttributeProfileJws => "/attribute-profiles/{list}/{name}/{version}.jws",
            Self::AttributeProfileJson => "/attribute-profiles/{list}/{name}/{version}.json",
        }
    }

    /// The address of one numbered publication, for formats whose current address is overwritten.
    pub fn numbered_path_template(self) -> Option<&'static str> {
        match self {
            Self::MatfMetadata => Some("/federations/{federation}/matf/{sequence}/metadata.jws"),
            _ => None,
        }
    }

    /// The last part of the address: `metadata.jws`, `keys.jwks`, `{version}.jws`.
    pub fn file_name(self) -> &'static str {
        let template = self.path_template();
        template.rsplit('/').next().unwrap_or(template)
    }

    /// Whether it carries a signature of the federation.
    pub fn is_signed(self) -> bool {
        matches!(
            self,
            Self::MatfMetadata
                | Self::AttributeListJws
                | Self::CodeSystemJws
                | Self::AttributeProfileJws
        )
    }

    /// Whether what stands at its address never changes.
    pub fn is_permanent(self) -> bool {
        !matches!(self, Self::MatfMetadata | Self::KeySet)
    }

    /// Whether it is a part of a release that stands on its own as well. A release has dozens of them, so they are counted where files are listed for people.
    pub fn is_part_of_release(self) -> bool {
        matches!(
            self,
            Self::CodeSystemJws
                | Self::CodeSystemJson
                | Self::AttributeProfileJws
                | Self::AttributeProfileJson
        )
    }
}

/// Puts values into the braces of a template.
pub(crate) fn fill(template: &str, parts: &[(&str, &dyn fmt::Display)]) -> String {
    parts
        .iter()
        .fold(template.to_owned(), |path, (name, value)| {
            path.replace(&format!("{{{name}}}"), &value.to_string())
        })
}

impl fmt::Display for FormatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
