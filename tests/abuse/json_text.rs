//! JSON that two readers may read differently: how it is made from what is sound, in a statement and in a document inside one.

use serde_json::json;
use tillit_signing::SoftwareKey;

use crate::every_kind::{Kind, Stage};
use crate::refused::{Case, accepted};

/// What is no JSON at all.
pub(crate) const NOT_JSON: (u16, &str) = (400, "malformed_json");

/// A text with more members at the beginning of its first object.
pub(crate) fn and(text: &str, more: &str) -> String {
    text.replacen('{', &format!("{{{more},"), 1)
}

/// Bytes with one text in them replaced by other bytes.
pub(crate) fn replaced(text: &str, marker: &str, bytes: &[u8]) -> Vec<u8> {
    let (before, after) = text.split_once(marker).unwrap();
    [before.as_bytes(), bytes, after.as_bytes()].concat()
}

/// One way to spoil the text of a document, and the answer that is due.
pub(crate) struct SpoiltText(
    pub(crate) String,
    pub(crate) String,
    pub(crate) (u16, &'static str),
);

/// Submits an entity, spoilt in every way; then the entity as it was meant.
pub(crate) fn every_document_is_refused(stage: &Stage, spoil: impl Fn(&str) -> Vec<SpoiltText>) {
    let nobody = SoftwareKey::generate().unwrap();
    let genuine = stage.genuine(Kind::Submission, &nobody);
    let text = genuine.payload["documents"][0]["text"].as_str().unwrap();
    let case = Case::begin(&stage.site);
    for SpoiltText(what, spoilt, due) in spoil(text) {
        assert_ne!(spoilt, text, "{what}");
        let jws = genuine.changed(|payload| payload["documents"][0]["text"] = json!(spoilt));
        case.refuses(&what, due, || genuine.send(&jws));
    }
    case.ends("the document", || {
        accepted(&genuine.send(genuine.under(&genuine.header())));
    });
}
