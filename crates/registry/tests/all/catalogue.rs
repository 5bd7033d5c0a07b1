//! What is published as one catalogue in memory.

use std::sync::Arc;

use tillit_catalogue::{AttributeList, builtin};
use tillit_model::{Sha256, Timestamp, VersionNumber};
use tillit_registry::catalogue::{Catalogue, export::ExportFormat};
use tillit_registry::view::{PublishedArtefact, PublishedSet};

fn artefact(path: &str, text: &str) -> PublishedArtefact {
    PublishedArtefact {
        path: path.to_owned(),
        media_type: "application/json".to_owned(),
        bytes: text.as_bytes().to_vec().into(),
        sha256: Sha256::of(text),
        issued_at: Timestamp::from_unix_seconds(1_795_334_400),
        expires_at: None,
        immutable: true,
    }
}

fn set(artefacts: Vec<PublishedArtefact>) -> PublishedSet {
    PublishedSet {
        version: "moa:1".to_owned(),
        artefacts,
    }
}

/// Every release that is part of the program, as a server has them in memory.
fn everything() -> PublishedSet {
    let each = builtin().iter().map(|release| {
        let list = AttributeList::parse(release.text).unwrap();
        let path = format!("/attribute-lists/{}.json", list.id());
        artefact(&path, release.text)
    });
    set(each.collect())
}

fn catalogue(set: &PublishedSet) -> Arc<Catalogue> {
    Catalogue::of(set, &Arc::default())
}

fn version(text: &str) -> VersionNumber {
    VersionNumber::parse(text).unwrap()
}

#[test]
fn a_list_has_its_versions_in_order_and_knows_the_newest() {
    let catalogue = catalogue(&everything());
    let gemensam = catalogue.list("gemensam").unwrap();
    let versions: Vec<VersionNumber> = gemensam.releases().map(|one| one.version()).collect();
    assert!(versions.len() > 1 && versions.is_sorted());
    assert_eq!(gemensam.newest().version(), *versions.last().unwrap());
    assert_eq!(gemensam.before(versions[1]).unwrap().version(), versions[0]);
    assert!(gemensam.before(versions[0]).is_none());
}

#[test]
fn what_has_not_changed_is_shared_with_the_catalogue_before() {
    let whole = everything();
    let mut less = whole.clone();
    less.artefacts.pop();
    let first = catalogue(&less);
    assert!(Arc::ptr_eq(&first, &Catalogue::of(&less, &first)));
    let second = Catalogue::of(&whole, &first);
    assert_eq!(second.releases().count(), first.releases().count() + 1);
    for release in first.releases() {
        let kept = second.release(release.name().as_str(), release.version());
        assert!(Arc::ptr_eq(release, kept.unwrap()));
    }
    let third = Catalogue::of(&less, &second);
    assert_eq!(third.releases().count(), first.releases().count());
}

#[test]
fn what_is_no_release_is_left_out_and_the_rest_is_there() {
    let mut set = everything();
    let text = std::str::from_utf8(&set.artefacts[0].bytes)
        .unwrap()
        .to_owned();
    let all = set.artefacts.len();
    set.artefacts.extend([
        artefact("/attribute-lists/broken/1.0.0.json", "{"),
        artefact("/attribute-lists/other/9.9.9.json", &text),
        artefact("/federations/moa/keys.jwks", "{}"),
    ]);
    let catalogue = catalogue(&set);
    assert_eq!(catalogue.releases().count(), all);
    assert!(catalogue.list("broken").is_none() && catalogue.list("other").is_none());
}

#[test]
fn an_attribute_is_found_by_an_oid_in_the_newest_release() {
    let catalogue = catalogue(&everything());
    let found = catalogue.search("urn:oid:2.5.4.4");
    assert_eq!(found[0].attribute.id.to_string(), "gemensam/surname");
    let newest = catalogue.list("gemensam").unwrap().newest();
    assert!(Arc::ptr_eq(found[0].release, newest));
    assert!(catalogue.search(" ").is_empty());
}

#[test]
fn an_attribute_is_what_the_newest_release_says() {
    let catalogue = catalogue(&everything());
    let (release, attribute) = catalogue.attribute("gemensam", "surname").unwrap();
    assert_eq!(attribute.name().as_str(), "surname");
    let newest = catalogue.list("gemensam").unwrap().newest();
    assert!(Arc::ptr_eq(release, newest));
    assert!(catalogue.attribute("gemensam", "no-such").is_none());
    assert!(catalogue.attribute("no-such", "surname").is_none());
}

#[test]
fn a_code_system_that_several_releases_carry_is_one() {
    let catalogue = catalogue(&everything());
    let level = catalogue.code_system("assurance-level").unwrap();
    for kept in level.versions() {
        assert_eq!(kept.content().name.as_str(), "assurance-level");
        for release in kept.carried_by() {
            let carried = release.list().code_system(&kept.content().name).unwrap();
            assert_eq!(carried.version, kept.content().version);
        }
    }
    let carriers: usize = level.versions().map(|kept| kept.carried_by().len()).sum();
    assert!(carriers > level.versions().len());
}

#[test]
fn of_two_code_systems_with_one_version_the_first_counts() {
    let mut set = set(Vec::new());
    let release = builtin()
        .iter()
        .find(|release| release.list == "gemensam")
        .unwrap();
    let mut list = AttributeList::parse(release.text).unwrap();
    let system = list.code_systems[0].clone();
    for (patch, steward) in [(1, "First"), (2, "Second")] {
        list.version = VersionNumber {
            major: 9,
            minor: 0,
            patch,
        };
        list.code_systems[0].steward = steward.to_owned();
        list.code_systems[0].version = version("77.0.0");
        let text = tillit_catalogue::export::json(&list);
        let path = format!("/attribute-lists/{}.json", list.id());
        set.artefacts.push(artefact(&path, &text));
    }
    let catalogue = catalogue(&set);
    let systems = catalogue.code_system(system.name.as_str()).unwrap();
    let kept = systems.version(version("77.0.0")).unwrap();
    assert_eq!(kept.content().steward, "First");
    assert_eq!(kept.carried_by().len(), 2);
}

#[test]
fn a_form_is_made_once_and_kept() {
    let catalogue = catalogue(&everything());
    let release = catalogue.list("gemensam").unwrap().newest();
    let first = release.export(ExportFormat::Turtle).unwrap();
    let second = release.export(ExportFormat::Turtle).unwrap();
    assert_eq!(first.as_ptr(), second.as_ptr());
    let paths: Vec<String> = release.exports().map(|export| export.path).collect();
    assert_eq!(paths.len(), ExportFormat::ALL.len());
    assert!(paths.contains(&release.json_path()));
}
