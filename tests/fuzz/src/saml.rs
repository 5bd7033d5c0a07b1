//! Assertions of SAML as XML: read, judged, translated.

use std::sync::LazyLock;

use tillit_catalogue::translate::{Naming, translate};
use tillit_catalogue::{AttributeList, SamlAttributes, SampleChecker, SampleForm, newest};
use tillit_model::text::json::{self, Limits};

/// The lists, and what is expected by them: neither depends on the input.
static LISTS: LazyLock<Vec<AttributeList>> =
    LazyLock::new(|| newest().into_iter().map(|release| release.read()).collect());
static CHECKER: LazyLock<SampleChecker<'static>> =
    LazyLock::new(|| SampleChecker::new(&LISTS, SampleForm::Saml));

/// What is read is a sample like one in JSON, says the same when it is translated, and each of its findings has a place in the text; a refusal is short and has one as well.
pub(crate) fn text(bytes: &[u8]) {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    let saml = match SamlAttributes::read(bytes) {
        Ok(saml) => saml,
        Err(error) => {
            crate::is_short(error.code());
            crate::is_short(&error.to_string());
            let line = usize::try_from(error.position().line).unwrap();
            assert!((1..=lines).contains(&line), "line {line} of {lines}");
            return;
        }
    };
    let sample = saml.sample();
    let members = sample.as_object().unwrap();
    let limits = Limits {
        string: bytes.len(),
        ..Limits::default()
    };
    // As JSON it can be too large or too long, and then nobody could have sent it so.
    if let Ok(again) = json::read_within(sample.to_string().as_bytes(), limits) {
        assert_eq!(again, sample);
    }
    for finding in CHECKER.check(&sample) {
        let place = saml.position(&finding.pointer);
        let line = usize::try_from(place.line).unwrap();
        assert!((1..=lines).contains(&line), "line {line} of {lines}");
    }
    let given = saml.given();
    assert_eq!(given.len(), members.len());
    let saml = Naming::parse("saml").unwrap();
    let translated = translate(&LISTS, saml, saml, &given);
    assert_eq!(translated.names.len(), members.len());
}
