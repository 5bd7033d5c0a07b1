//! Attributes are found by whatever somebody knows of them.

use tillit_catalogue::{AttributeList, BuiltinRelease, SearchIndex, newest};

fn lists() -> Vec<AttributeList> {
    newest().into_iter().map(BuiltinRelease::read).collect()
}

fn first(asked: &str) -> String {
    let lists = lists();
    let index = SearchIndex::of(&lists);
    let hits = index.search(asked);
    hits.first()
        .map_or(String::new(), |hit| hit.attribute.id.to_string())
}

#[test]
fn every_kind_of_name_leads_to_the_attribute() {
    for asked in [
        "surname",
        "gemensam/surname",
        "https://tillit.example/attributes/gemensam/surname",
        "urn:oid:2.5.4.4",
        "2.5.4.4",
        "URN:OID:2.5.4.4",
        "family_name",
        "sn",
        "http://sambi.se/attributes/1/surname",
        "Efternamn",
        " efternamn ",
    ] {
        assert_eq!(first(asked), "gemensam/surname", "{asked}");
    }
}

#[test]
fn words_are_found_in_both_languages_without_accents() {
    for asked in [
        "omrade socialtjansten",
        "area of social services",
        "Område i socialtjänsten",
    ] {
        assert_eq!(first(asked), "socialtjanst/social-service-area", "{asked}");
    }
}

#[test]
fn an_exact_name_comes_before_words_in_texts() {
    let lists = lists();
    let index = SearchIndex::of(&lists);
    let hits = index.search("gender");
    assert_eq!(hits[0].attribute.name().as_str(), "gender");
    assert!(hits.windows(2).all(|pair| pair[0].fit <= pair[1].fit));
}

#[test]
fn what_nothing_fits_is_not_found() {
    for asked in ["", "   ", "urn:oid:9.9.9", "zzz"] {
        assert_eq!(first(asked), "", "{asked}");
    }
}
