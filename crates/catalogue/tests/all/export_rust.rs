//! Constants in Rust.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::json;
use tillit_catalogue::builtin;
use tillit_catalogue::export::rust;

use crate::hostile::{attribute, hostile_list, list};

#[test]
fn a_small_list_is_written_like_this() {
    let attributes = json!([
        attribute(
            "e-mail",
            json!({
                "status": "proposed",
                "definition": { "sv": "Se [a](b) <c>." },
                "bindings": {
                    "saml": [{ "name": "urn:oid:1.2.3" }],
                    "oidc": [{ "claim": "email" }, { "claim": "a\"b\u{2028}" }],
                },
            }),
        ),
        attribute(
            "type",
            json!({
                "bindings": { "saml": [{ "name": "AuthnContextClassRef", "place": "authn-statement" }] },
                "deprecation": { "kind": "renamed", "successor": "prov/e-mail", "since": "1.1.0", "reason": { "sv": "\"Nytt\"" } },
            }),
        ),
    ]);
    let expected = r#"//! prov 1.2.3, attributes from published sources
//!
//! Läs först.
//!
//! Read first.

/// The list.
pub const LIST: &str = "prov";

/// Its release.
pub const VERSION: &str = "1.2.3";

/// Namn: Se \[a\](b) \<c\>.
///
/// A proposal that nobody has agreed on.
pub mod e_mail {
    /// The id in the list.
    pub const ID: &str = "prov/e-mail";
    /// The attribute's own URI.
    pub const URI: &str = "https://example.se/prov/e-mail";
    /// An attribute name in SAML 2.0.
    pub const SAML: &str = "urn:oid:1.2.3";
    /// A claim in OpenID Connect.
    pub const OIDC: &str = "email";
    /// A claim in OpenID Connect.
    pub const OIDC_2: &str = "a\"b\u{2028}";
}

/// Namn: Vad den heter.
///
/// Name: What it is called.
///
/// Deprecated (renamed): use prov/e-mail. Since 1.1.0. "Nytt"
///
/// It has no name in SAML.
///
/// It has no name in OpenID Connect.
#[deprecated(since = "1.1.0", note = "Deprecated (renamed): use prov/e-mail. Since 1.1.0. \"Nytt\"")]
pub mod type_ {
    /// The id in the list.
    pub const ID: &str = "prov/type";
    /// The attribute's own URI.
    pub const URI: &str = "https://example.se/prov/type";
}
"#;
    let text = rust(&list(attributes, json!([])));
    assert_eq!(text, expected);
    compiles(&text);
}

/// The compiler that builds this test takes the file by itself, and has nothing to say about it.
fn compiles(text: &str) {
    let mut compiler = Command::new("rustc")
        .args([
            "--crate-name",
            "attributes",
            "--crate-type",
            "lib",
            "--edition",
            "2024",
        ])
        .args([
            "--emit",
            "metadata",
            "--out-dir",
            env!("CARGO_TARGET_TMPDIR"),
        ])
        .args(["-D", "warnings", "-D", "missing_docs", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = compiler.stdin.take().unwrap();
    stdin.write_all(text.as_bytes()).unwrap();
    drop(stdin);
    let output = compiler.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
}

#[test]
fn every_release_compiles() {
    for release in builtin() {
        compiles(&rust(&release.read()));
    }
    let common = rust(&builtin()[0].read());
    assert!(common.contains("    pub const SAML: &str = \"urn:oid:2.5.4.4\";\n"));
    assert!(common.contains("    pub const OIDC_3: &str = \"birth_middle_name\";\n"));
}

#[test]
fn hostile_texts_stay_in_their_places() {
    let text = rust(&hostile_list());
    compiles(&text);
    assert!(text.contains("\n// Left out, as it stands above: prov/type\n"));
    for module in ["type_", "self_", "class", "a1", "a_1"] {
        assert!(
            text.contains(&format!("\npub mod {module} {{\n")),
            "{module}"
        );
    }
}

#[test]
fn every_keyword_is_a_name_with_an_underscore() {
    let keywords = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
        "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
        "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
        "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
        "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "std",
        "core", "main", "safe", "raw", "str",
    ];
    let attributes: Vec<_> = keywords
        .iter()
        .map(|name| attribute(name, json!({})))
        .collect();
    compiles(&rust(&list(json!(attributes), json!([]))));
}
