//! Municipality codes: those that exist, and no others.

use tillit_model::{MunicipalityCode, municipalities, municipality_of};

#[test]
fn there_are_290_municipalities_in_order_of_their_codes() {
    let all: Vec<_> = municipalities().collect();
    assert_eq!(all.len(), 290);
    assert!(all.is_sorted_by(|(earlier, _), (later, _)| earlier < later));
}

#[test]
fn every_code_of_the_table_is_accepted_and_gives_its_name() {
    for (code, name) in municipalities() {
        let parsed = MunicipalityCode::parse(code).unwrap();
        assert_eq!((parsed.as_str(), parsed.name()), (code, name));
    }
}

#[test]
fn no_two_municipalities_share_a_name() {
    let names: std::collections::BTreeSet<_> = municipalities().map(|(_, name)| name).collect();
    assert_eq!(names.len(), 290);
}

#[test]
fn well_known_codes_have_their_names() {
    for (code, name) in [
        ("0180", "Stockholm"),
        ("1480", "Göteborg"),
        ("1280", "Malmö"),
        ("2584", "Kiruna"),
    ] {
        assert_eq!(municipality_of(code), Some(name));
    }
}

#[test]
fn what_is_no_code_of_the_table_is_refused() {
    for text in [
        "",
        "180",
        "00180",
        "0000",
        "9999",
        "0181 ",
        "code",
        "Stockholm",
        "0180,",
        "٠١٨٠",
    ] {
        assert!(MunicipalityCode::parse(text).is_err(), "{text:?}");
        assert_eq!(municipality_of(text), None, "{text:?}");
    }
}
