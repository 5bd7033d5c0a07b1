//! Rules about sources: what is judged before there is a document. Their sentences stand with the other messages of the program that shows them.

use tillit_model::text::yaml::YamlErrorKind;

/// The file that a source names does not exist.
pub const FILE_MISSING: &str = "certificate-file-missing";
/// The file that a source names holds a private key.
pub const FILE_PRIVATE_KEY: &str = "certificate-file-private-key";
/// The file that a source names is not one certificate.
pub const FILE_NO_CERTIFICATE: &str = "certificate-file-unreadable";
/// A file and the value that is computed from it stand side by side.
pub const FILE_OR_VALUE: &str = "certificate-file-or-value";
/// The `format` member is missing or names nothing that belongs in a folder.
pub const FORMAT: &str = "source-format";
/// The source cannot be read.
pub const UNREADABLE: &str = "source-unreadable";
/// Two sources give the same document.
pub const TWICE: &str = "source-twice";

/// Every rule about sources.
pub const ALL: [&str; 14] = [
    FILE_MISSING,
    FILE_PRIVATE_KEY,
    FILE_NO_CERTIFICATE,
    FILE_OR_VALUE,
    FORMAT,
    UNREADABLE,
    TWICE,
    "yaml-syntax",
    "duplicate-member",
    "yaml-alias",
    "yaml-tag",
    "yaml-second-document",
    "yaml-key",
    "yaml-too-large",
];

/// The rule that a refusal of the YAML reader breaks.
pub(super) fn of_yaml(kind: &YamlErrorKind) -> &'static str {
    match kind {
        YamlErrorKind::Syntax(_) | YamlErrorKind::Value(_) => "yaml-syntax",
        YamlErrorKind::DuplicateKey(_) => "duplicate-member",
        YamlErrorKind::Alias => "yaml-alias",
        YamlErrorKind::Tag(_) => "yaml-tag",
        YamlErrorKind::SecondDocument => "yaml-second-document",
        YamlErrorKind::Key => "yaml-key",
        YamlErrorKind::TooLarge => "yaml-too-large",
    }
}
