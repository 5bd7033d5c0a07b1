//! Frozen releases stay what they are, and the working tree gives the current one.

use std::collections::HashMap;

use tillit_catalogue::{
    AttributeList, AttributeProfile, CodeSystem, ParseAttributeListError, builtin, check, export,
    newest,
};
use tillit_model::text::typed::ShapeError;

use crate::folders::{entries, name};
use crate::lists::{list_folders, working};

#[test]
fn the_working_tree_gives_the_frozen_bytes_of_its_version() {
    for folder in list_folders() {
        let list = working(&folder).list;
        let path = folder
            .join("releases")
            .join(format!("{}.json", list.version));
        let frozen = std::fs::read_to_string(&path).unwrap();
        assert!(
            export::json(&list) == frozen,
            "the files of {} no longer give {}: raise the version in the manifest and freeze it",
            list.list,
            path.display()
        );
    }
}

#[test]
fn every_frozen_release_is_part_of_the_program() {
    let mut on_disk = Vec::new();
    for folder in list_folders() {
        for release in entries(&folder.join("releases")) {
            let version = name(&release).strip_suffix(".json").unwrap().to_owned();
            on_disk.push((
                name(&folder),
                version,
                std::fs::read_to_string(release).unwrap(),
            ));
        }
    }
    let built_in: Vec<_> = builtin()
        .iter()
        .map(|r| (r.list.to_owned(), r.version.to_owned(), r.text.to_owned()))
        .collect();
    assert_eq!(on_disk, built_in);
}

#[test]
fn a_frozen_release_is_what_its_name_says_and_comes_out_as_it_was() {
    for release in builtin() {
        let list = release.read();
        assert_eq!(list.id(), format!("{}/{}", release.list, release.version));
        assert!(export::json(&list) == release.text);
    }
}

/// A release follows the rules of its time: an older one stays as it is when a rule is added.
#[test]
fn the_newest_release_of_each_list_breaks_no_rule() {
    for release in newest() {
        let list = release.read();
        assert_eq!(check(&list), Vec::new(), "{}", list.id());
    }
}

#[test]
fn an_unknown_member_is_refused_with_its_place() {
    let text = builtin()[0].text.replacen("\"label\"", "\"lable\"", 1);
    let error = AttributeList::parse(&text).unwrap_err();
    let ParseAttributeListError::Shape(ShapeError { pointer, .. }) = &error else {
        panic!("{error}")
    };
    assert_eq!(error.code(), "malformed_document");
    assert!(pointer.ends_with("/lable"), "{pointer}");
}

#[test]
fn a_member_that_stands_twice_is_refused() {
    let member = "\"list\": \"gemensam\",";
    let text = builtin()[0].text.replacen(member, &member.repeat(2), 1);
    assert_eq!(
        AttributeList::parse(&text).unwrap_err().code(),
        "duplicate_member"
    );
}

#[test]
fn the_newest_of_each_list_is_the_one_with_the_greatest_number() {
    let newest: Vec<_> = newest().iter().map(|r| r.read().id()).collect();
    let mut greatest = std::collections::BTreeMap::new();
    for release in builtin() {
        let list = release.read();
        let known = greatest.entry(list.list.clone()).or_insert(list.version);
        *known = list.version.max(*known);
    }
    let greatest: Vec<_> = greatest
        .iter()
        .map(|(list, v)| format!("{list}/{v}"))
        .collect();
    assert_eq!(newest, greatest);
}

#[test]
fn a_version_of_a_code_system_or_profile_is_the_same_in_every_release() {
    let releases: Vec<AttributeList> = builtin()
        .iter()
        .map(|release| AttributeList::parse(release.text).unwrap())
        .collect();
    let mut systems = HashMap::new();
    let mut profiles = HashMap::new();
    for release in &releases {
        for system in &release.code_systems {
            let first = systems.entry((&system.name, system.version));
            let first: &mut &CodeSystem = first.or_insert(system);
            assert!(
                *first == system,
                "{} carries {} {} with other content: raise its version",
                release.id(),
                system.name,
                system.version
            );
        }
        for profile in &release.profiles {
            let first = profiles.entry((&release.list, &profile.name, profile.version));
            let first: &mut &AttributeProfile = first.or_insert(profile);
            assert!(
                *first == profile,
                "{} carries {} {} with other content: raise its version",
                release.id(),
                profile.name,
                profile.version
            );
        }
    }
}
