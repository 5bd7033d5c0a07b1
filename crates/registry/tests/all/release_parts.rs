//! Code systems and attribute profiles on their own: each version once, signed and plain, at an address that never changes.

use serde_json::{Value, json};
use tillit_catalogue::builtin;
use tillit_evidence::Change;
use tillit_formats::attribute_profile::{self, ExpectedProfile};
use tillit_formats::code_system::{self, ExpectedCodeSystem};
use tillit_model::DocumentKind;
use tillit_registry::view::Page;
use tillit_signing::{KeyRing, Signer as _};

use crate::support::{Person, World, first, on_both, stockholm};

/// A built-in release as a value, to bend.
fn release(list: &str, version: &str) -> Value {
    let mut all = builtin().iter();
    let found = all.find(|one| one.list == list && one.version == version);
    serde_json::from_str(found.unwrap().text).unwrap()
}

/// gemensam 1.0.0 with a profile.
fn gemensam() -> Value {
    let mut release = release("gemensam", "1.0.0");
    release["profiles"] = json!([{
        "format": "attribute-profile/1", "name": "sample", "version": "1.0.0",
        "title": { "sv": "Prov", "en": "Sample" }, "description": { "sv": "Ett prov.", "en": "A sample." },
        "steward": "Stockholms kommun", "source": "own-proposal", "status": "proposed", "text_status": "unreviewed",
        "lists": { "gemensam": "1.0.0" },
        "attributes": [{ "attribute": "gemensam/surname", "need": "required" }],
    }]);
    release
}

/// A later release, whose first code system says something else under the same version.
fn changed(mut release: Value, version: &str) -> Value {
    release["version"] = json!(version);
    release["code_systems"][0]["source"] = json!("Another source");
    release
}

fn put(release: &Value) -> Change {
    let text = |member: &str| release[member].as_str().unwrap();
    let id = format!("{}/{}", text("list"), text("version"));
    first(DocumentKind::AttributeList, &id, &release.to_string())
}

/// The address of a code system of a release, without its ending.
fn address(release: &Value, place: usize) -> String {
    let system = &release["code_systems"][place];
    let text = |member: &str| system[member].as_str().unwrap();
    format!("/code-systems/{}/{}", text("name"), text("version"))
}

fn bytes(world: &World, path: &str) -> Vec<u8> {
    let artefact = world.artefact(path);
    artefact
        .unwrap_or_else(|| panic!("nothing at {path}"))
        .bytes
        .to_vec()
}

fn ring(world: &World, person: &Person) -> KeyRing {
    KeyRing::from_keys([world.keys.publish[&person.federation].public_key().clone()])
}

fn is_signed_by(world: &World, person: &Person, path: &str) -> bool {
    let (name, version) = path
        .trim_start_matches("/code-systems/")
        .split_once('/')
        .unwrap();
    let version = version.parse().unwrap();
    let jws = bytes(world, &format!("{path}.jws"));
    code_system::verify(
        &jws,
        &ring(world, person),
        ExpectedCodeSystem { name, version },
    )
    .is_ok()
}

on_both! {
    fn each_version_is_published_once_signed_and_plain(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let release = gemensam();
        world.accept(&stockholm, vec![put(&release)]);
        world.run();
        for (place, system) in release["code_systems"].as_array().unwrap().iter().enumerate() {
            let path = address(&release, place);
            let plain = world.artefact(&format!("{path}.json")).unwrap();
            assert_eq!(serde_json::from_slice::<Value>(&plain.bytes).unwrap(), *system);
            assert!(plain.immutable && is_signed_by(&world, &world.one, &path), "{path}");
        }
        let path = "/attribute-profiles/gemensam/sample/1.0.0";
        let (jws, plain) = (bytes(&world, &format!("{path}.jws")), bytes(&world, &format!("{path}.json")));
        let expected = ExpectedProfile { list: "gemensam", name: "sample", version: "1.0.0".parse().unwrap() };
        let verified = attribute_profile::verify(&jws, &ring(&world, &world.one), expected).unwrap();
        assert_eq!(verified.text.as_bytes(), plain);
    }

    fn they_stay_as_they_are_in_every_later_publication(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let release = gemensam();
        world.accept(&stockholm, vec![put(&release)]);
        world.run();
        let paths = [format!("{}.jws", address(&release, 0)), "/attribute-profiles/gemensam/sample/1.0.0.jws".to_owned()];
        let before = paths.each_ref().map(|path| world.artefact(path).unwrap());
        world.advance(24 * 3600);
        world.run();
        assert_eq!(world.sequence(), Some(2));
        assert_eq!(paths.each_ref().map(|path| world.artefact(path).unwrap()), before);
        let mut next = release;
        next["version"] = json!("1.0.1");
        world.accept(&stockholm, vec![put(&next)]);
        world.run();
        assert_eq!(world.sequence(), Some(3));
        assert_eq!(paths.each_ref().map(|path| world.artefact(path).unwrap()), before);
    }

    fn they_are_counted_where_files_are_listed(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let release = gemensam();
        world.accept(&stockholm, vec![put(&release)]);
        world.run();
        let view = world.registry.federation(&world.moa).unwrap();
        assert_eq!(view.code_systems, release["code_systems"].as_array().unwrap().len() as u64);
        assert_eq!(view.attribute_profiles, 1);
        let lists = view.formats.iter().filter(|file| file.path.starts_with("/attribute-lists/"));
        assert_eq!((lists.count(), view.formats.len()), (3, 4), "and the keys");
        let publications = world.registry.publications(&world.moa, Page::default()).unwrap();
        assert_eq!(publications.items[0].files.len(), 4);
    }

    fn other_content_under_a_published_version_is_refused(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let release = gemensam();
        world.accept(&stockholm, vec![put(&release)]);
        world.run();
        let system = put(&changed(release.clone(), "1.0.1"));
        world.refuses(&stockholm, "code_system_frozen", || world.submit(&stockholm, vec![system]));
        let mut other = release.clone();
        other["version"] = json!("1.0.1");
        other["profiles"][0]["attributes"][0]["need"] = json!("optional");
        let profile = put(&other);
        world.refuses(&stockholm, "attribute_profile_frozen", || world.submit(&stockholm, vec![profile]));
        let mut raised = changed(release, "1.0.1");
        raised["code_systems"][0]["version"] = json!("9.0.0");
        world.accept(&stockholm, vec![put(&raised)]);
        world.run();
        assert!(world.artefact(&format!("{}.json", address(&raised, 0))).is_some());
    }

    fn of_two_that_were_approved_what_was_published_first_stays(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let one = release("gemensam", "1.0.0");
        let two = changed(one.clone(), "0.9.0");
        let [first, second] = [&one, &two].map(|release| world.submit(&stockholm, vec![put(release)]).unwrap());
        world.approve_by_two(&first.id);
        world.run();
        let path = address(&one, 0);
        let before = [bytes(&world, &format!("{path}.jws")), bytes(&world, &format!("{path}.json"))];
        world.approve_by_two(&second.id);
        world.run();
        assert_eq!(world.sequence(), Some(2));
        assert!(world.artefact("/attribute-lists/gemensam/0.9.0.json").is_some());
        assert_eq!([bytes(&world, &format!("{path}.jws")), bytes(&world, &format!("{path}.json"))], before);
    }

    fn what_one_federation_published_the_next_carries_on(world: TwoFederations) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let (theirs, ours) = (release("skola", "0.1.0"), release("gemensam", "1.1.0"));
        let name = |system: &Value| (system["name"].clone(), system["version"].clone());
        let shared = theirs["code_systems"].as_array().unwrap().iter().position(|system| {
            ours["code_systems"].as_array().unwrap().iter().any(|other| name(other) == name(system))
        });
        let path = address(&theirs, shared.expect("the two lists share a code system"));
        let receipt = world.submit(&stockholm, vec![put(&theirs)]).unwrap();
        world.approve_by([&world.five, &world.six], &receipt.id);
        world.run();
        assert!(is_signed_by(&world, &world.five, &path));
        let before = bytes(&world, &format!("{path}.jws"));
        world.advance(60);
        world.accept(&stockholm, vec![put(&ours)]);
        world.run();
        assert_eq!(bytes(&world, &format!("{path}.jws")), before);
        let view = world.registry.federation(&world.moa).unwrap();
        assert_eq!(view.code_systems, ours["code_systems"].as_array().unwrap().len() as u64);
    }

    fn the_other_federation_s_list_is_held_to_what_is_published(world: TwoFederations) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let (theirs, mut ours) = (release("skola", "0.1.0"), release("gemensam", "1.1.0"));
        let receipt = world.submit(&stockholm, vec![put(&theirs)]).unwrap();
        world.approve_by([&world.five, &world.six], &receipt.id);
        world.run();
        let published: Vec<Value> = theirs["code_systems"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
        let systems = ours["code_systems"].as_array_mut().unwrap();
        let shared = systems.iter_mut().find(|system| published.contains(&system["name"])).unwrap();
        shared["source"] = json!("Another source");
        let change = put(&ours);
        world.refuses(&stockholm, "code_system_frozen", || world.submit(&stockholm, vec![change]));
    }
}
