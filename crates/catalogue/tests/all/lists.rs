//! The lists of this repository: what they promise about themselves.

use std::path::{Path, PathBuf};

use tillit_catalogue::{AttributeList, MappingKind, Resolved, Status, TextStatus, builtin, export};
use tillit_model::text::{json, yaml};
use tillit_model::{Language, MunicipalityCode};

use crate::folders::{attribute_lists, entries, name, resolve_files};

pub(crate) fn list_folders() -> Vec<PathBuf> {
    let mut folders = entries(&attribute_lists());
    folders.retain(|path| path.join("manifest.yaml").exists());
    folders
}

/// A list need not have profiles.
pub(crate) fn profile_files(list: &Path) -> Vec<PathBuf> {
    match list.join("profiles") {
        folder if folder.is_dir() => entries(&folder),
        _ => Vec::new(),
    }
}

pub(crate) fn working(list: &Path) -> Resolved {
    let systems = entries(&attribute_lists().join("code-systems"));
    let attributes = entries(&list.join("attributes"));
    resolve_files(
        &list.join("manifest.yaml"),
        &attributes,
        &profile_files(list),
        &systems,
    )
    .unwrap_or_else(|findings| panic!("{}: {findings:#?}", list.display()))
}

fn released(list: &str) -> AttributeList {
    let mut releases = builtin().iter().filter(|release| release.list == list);
    releases.next_back().unwrap().read()
}

#[test]
fn the_working_lists_break_no_rule() {
    let folders = list_folders();
    let findings = folders.iter().flat_map(|list| working(list).check());
    let lines: Vec<String> = findings.map(|finding| finding.to_string()).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn a_list_lies_in_the_folder_of_its_name() {
    for folder in list_folders() {
        assert_eq!(working(&folder).list.list.as_str(), name(&folder));
    }
}

#[test]
fn every_code_system_is_used_by_a_list() {
    let used: Vec<_> = list_folders()
        .iter()
        .flat_map(|folder| working(folder).list.code_systems)
        .map(|system| format!("{}.yaml", system.name))
        .collect();
    for file in entries(&attribute_lists().join("code-systems")) {
        assert!(
            used.contains(&name(&file)),
            "no list uses {}",
            file.display()
        );
    }
}

#[test]
fn texts_that_nobody_reviewed_say_so() {
    for release in builtin() {
        for attribute in release.read().attributes {
            assert_eq!(
                attribute.text_status,
                TextStatus::Unreviewed,
                "{}",
                attribute.id
            );
        }
    }
}

#[test]
fn the_social_services_list_is_a_proposal_in_every_export() {
    let list = released("socialtjanst");
    assert_eq!(list.status, Status::Proposed);
    assert_eq!(list.version.major, 0);
    assert!(
        list.attributes
            .iter()
            .all(|attribute| attribute.status == Status::Proposed)
    );
    for text in [export::json(&list), export::yaml(&list)] {
        assert!(text.contains("Det är inte SKR:s lista"));
        assert!(text.contains("It is not SKR's list"));
    }
}

#[test]
fn an_organisation_number_is_found_under_its_protocol_names() {
    let list = released("gemensam");
    let attribute = list.attribute("organization-identifier").unwrap();
    assert_eq!(attribute.id.to_string(), "gemensam/organization-identifier");
    assert_eq!(
        attribute.uri,
        "https://tillit.example/attributes/gemensam/organization-identifier"
    );
    assert_eq!(attribute.label.get(Language::Sv), "Organisationsnummer");
    assert_eq!(attribute.bindings.saml[0].name, "urn:oid:2.5.4.97");
    assert_eq!(
        attribute.bindings.oidc[0].claim,
        "https://id.oidc.se/claim/orgNumber"
    );
}

#[test]
fn a_personal_number_goes_to_one_of_two_claims() {
    let list = released("gemensam");
    let claims = &list
        .attribute("personal-identity-number")
        .unwrap()
        .bindings
        .oidc;
    assert_eq!(claims.len(), 2);
    assert!(
        claims
            .iter()
            .all(|claim| claim.mapping.kind == MappingKind::Exclusive)
    );
}

#[test]
fn municipality_codes_agree_with_the_registry_s_own_table() {
    let list = released("gemensam");
    let municipalities = list
        .code_systems
        .iter()
        .find(|system| system.name.as_str() == "municipality")
        .unwrap();
    assert_eq!(municipalities.codes.len(), 290);
    for code in &municipalities.codes {
        let known = MunicipalityCode::parse(&code.code).unwrap();
        assert_eq!(known.name(), code.label.sv);
    }
}

#[test]
fn json_and_yaml_of_a_release_say_the_same() {
    for release in builtin() {
        let from_json = json::read(release.text.as_bytes()).unwrap();
        let from_yaml = yaml::read(&release.yaml()).unwrap().value;
        assert_eq!(from_json, from_yaml, "{} {}", release.list, release.version);
    }
}
