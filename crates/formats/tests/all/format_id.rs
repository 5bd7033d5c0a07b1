//! The list of formats.

use std::collections::BTreeSet;

use tillit_formats::{FormatId, key_set, matf};

#[test]
fn every_format_has_a_name_and_an_address_of_its_own() {
    let names: BTreeSet<_> = FormatId::ALL.iter().map(|format| format.as_str()).collect();
    let paths: BTreeSet<_> = FormatId::ALL
        .iter()
        .map(|format| format.path_template())
        .collect();
    assert_eq!(names.len(), FormatId::ALL.len());
    assert_eq!(paths.len(), FormatId::ALL.len());
    for format in FormatId::ALL {
        assert_eq!(FormatId::parse(format.as_str()), Some(format));
        assert!(format.path_template().ends_with(format.file_name()));
    }
    assert_eq!(FormatId::parse("other"), None);
}

#[test]
fn addresses_are_the_templates_with_their_parts_filled_in() {
    let moa = "moa".parse().unwrap();
    assert_eq!(matf::path(&moa), "/federations/moa/matf/metadata.jws");
    assert_eq!(
        matf::numbered_path(&moa, 7),
        "/federations/moa/matf/7/metadata.jws"
    );
    assert_eq!(key_set::path(&moa), "/federations/moa/keys.jwks");
}

#[test]
fn metadata_is_also_kept_under_the_number_of_its_publication() {
    let numbered: Vec<_> = FormatId::ALL
        .into_iter()
        .filter(|format| format.numbered_path_template().is_some())
        .collect();
    assert_eq!(numbered, [FormatId::MatfMetadata]);
    assert!(numbered.iter().all(|format| !format.is_permanent()));
}

#[test]
fn metadata_and_everything_of_the_catalogue_is_signed() {
    let signed: Vec<_> = FormatId::ALL
        .into_iter()
        .filter(|format| format.is_signed())
        .collect();
    assert_eq!(
        signed,
        [
            FormatId::MatfMetadata,
            FormatId::AttributeListJws,
            FormatId::CodeSystemJws,
            FormatId::AttributeProfileJws,
        ]
    );
}
