//! The forms, by name, media type and file suffix.

/// A form of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExportFormat {
    /// The frozen release itself.
    Json,
    /// The same members as YAML.
    Yaml,
    /// A JSON Schema of the claims.
    JsonSchema,
    /// Claims and scopes for OpenID Connect.
    Oidc,
    /// Requested attributes for the SAML metadata of a service.
    SamlRequestedAttributes,
    /// One table.
    Csv,
    /// The same table, divided at semicolons.
    CsvSemicolon,
    /// A workbook with several sheets.
    Xlsx,
    /// A page to read.
    Markdown,
    /// SKOS in Turtle.
    Turtle,
    /// SKOS in JSON-LD.
    JsonLd,
    /// The attribute map of the Shibboleth Service Provider.
    Shibboleth,
    /// An attribute map of pysaml2.
    Pysaml2,
    /// A schema of OpenLDAP.
    Ldap,
    /// Constants in Rust.
    Rust,
    /// A TypeScript module.
    TypeScript,
}

impl ExportFormat {
    /// Every form.
    pub const ALL: &[Self] = &[
        Self::Json,
        Self::Yaml,
        Self::JsonSchema,
        Self::Oidc,
        Self::SamlRequestedAttributes,
        Self::Csv,
        Self::CsvSemicolon,
        Self::Xlsx,
        Self::Markdown,
        Self::Turtle,
        Self::JsonLd,
        Self::Shibboleth,
        Self::Pysaml2,
        Self::Ldap,
        Self::Rust,
        Self::TypeScript,
    ];

    /// The name that users give: `json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::JsonSchema => "json-schema",
            Self::Oidc => "oidc",
            Self::SamlRequestedAttributes => "saml-requested-attributes",
            Self::Csv => "csv",
            Self::CsvSemicolon => "csv-semicolon",
            Self::Xlsx => "xlsx",
            Self::Markdown => "markdown",
            Self::Turtle => "turtle",
            Self::JsonLd => "json-ld",
            Self::Shibboleth => "shibboleth",
            Self::Pysaml2 => "pysaml2",
            Self::Ldap => "ldap",
            Self::Rust => "rust",
            Self::TypeScript => "typescript",
        }
    }

    /// The form with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.as_str() == text)
    }

    /// Whether it is text, in UTF-8, and not bytes that a terminal cannot show.
    pub fn is_text(self) -> bool {
        self != Self::Xlsx
    }

    /// The media type that it is served with.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Yaml => "application/yaml",
            Self::JsonSchema => "application/schema+json",
            Self::Oidc => "application/json",
            Self::SamlRequestedAttributes => "application/xml",
            Self::Csv | Self::CsvSemicolon => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Turtle => "text/turtle",
            Self::JsonLd => "application/ld+json",
            Self::Shibboleth => "application/xml",
            Self::Pysaml2 | Self::Ldap | Self::Rust | Self::TypeScript => {
                "text/plain; charset=utf-8"
            }
        }
    }

    /// Whether it is what somebody means who names its media type and nothing else. Those that are not are asked for by their suffix.
    pub fn is_meant_by_media_type(self) -> bool {
        match self {
            Self::Json
            | Self::Yaml
            | Self::JsonSchema
            | Self::Csv
            | Self::Xlsx
            | Self::Markdown
            | Self::Turtle
            | Self::JsonLd => true,
            Self::Oidc
            | Self::SamlRequestedAttributes
            | Self::CsvSemicolon
            | Self::Shibboleth
            | Self::Pysaml2
            | Self::Ldap
            | Self::Rust
            | Self::TypeScript => false,
        }
    }

    /// What file names end in: `.json`.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Yaml => ".yaml",
            Self::JsonSchema => ".schema.json",
            Self::Oidc => ".oidc.json",
            Self::SamlRequestedAttributes => ".saml.xml",
            Self::Csv => ".csv",
            Self::CsvSemicolon => ".semicolon.csv",
            Self::Xlsx => ".xlsx",
            Self::Markdown => ".md",
            Self::Turtle => ".ttl",
            Self::JsonLd => ".jsonld",
            Self::Shibboleth => ".attribute-map.xml",
            Self::Pysaml2 => ".py",
            Self::Ldap => ".schema",
            Self::Rust => ".rs",
            Self::TypeScript => ".ts",
        }
    }
}
