//! What has to hold for whatever arrives from outside, one function per parser.
//!
//! Each takes any bytes. It gives them to the parser as the product does, and panics when something does not hold: two readers disagree, what was accepted does not read back the same, a refusal has no
//! place or repeats a megabyte. Crashes, endless loops and swollen memory show by themselves.
//!
//! Two feed them: `cargo xtask fuzz` (libFuzzer, through `runner/`, which stands outside the workspace because it needs a C++ compiler), and `tests/replay.rs`, which gives them the files below `seeds/` in
//! every test run. What fuzzing finds becomes a seed named after what was wrong, before it is mended.
#![expect(
    clippy::unwrap_used,
    reason = "a property that does not hold shows by panicking"
)]

mod attribute_list;
mod certificate;
mod documents;
mod feed;
mod json;
mod jwk;
mod jws;
mod query;
mod saml;
mod statement;
mod values;
mod yaml;

/// A parser, by the name of its seeds' folder and of its program in `runner/`.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The name.
    pub name: &'static str,
    /// Feeds the parser; panics when something does not hold.
    pub run: fn(&[u8]),
}

macro_rules! targets {
    ($($name:ident: $run:path;)*) => {
        /// All parsers.
        pub const TARGETS: &[Target] = &[$(Target { name: stringify!($name), run: $run }),*];
        $(
            #[doc = concat!("Feeds `", stringify!($name), "`.")]
            pub fn $name(bytes: &[u8]) {
                $run(bytes);
            }
        )*
    };
}

targets! {
    attribute_list: attribute_list::text;
    certificate: certificate::file;
    changeset: statement::changeset;
    document: documents::document;
    feed: feed::payload;
    json: json::text;
    jwk: jwk::text;
    jws_compact: jws::compact;
    jws_general: jws::general;
    profile: documents::profile;
    query: query::query;
    saml: saml::text;
    statement: statement::statement;
    values: values::text;
    yaml: yaml::text;
    yaml_written: yaml::written;
}

/// A text that is sent to people or logged: it says something, and does not repeat what a stranger wrote at length.
fn is_short(message: &str) {
    assert!(!message.is_empty(), "a refusal without a word");
    assert!(message.len() <= 4096, "{} bytes of refusal", message.len());
}

/// The first line, and what follows: how seeds choose between the kinds of one parser.
fn first_line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    Some((std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 1..]))
}
