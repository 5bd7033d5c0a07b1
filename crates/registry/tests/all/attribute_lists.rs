//! Releases of attribute lists: submitted by the steward, decided like any document, frozen for ever.

use tillit_catalogue::{BuiltinRelease, builtin};
use tillit_evidence::Change;
use tillit_model::{DocumentKind, Sha256};
use tillit_registry::RefusalClass;

use crate::support::{based_on, first, goteborg, on_both, stockholm, withdrawal_of};

fn release(list: &str) -> &'static BuiltinRelease {
    builtin()
        .iter()
        .find(|release| release.list == list)
        .unwrap()
}

fn id(release: &BuiltinRelease) -> String {
    format!("{}/{}", release.list, release.version)
}

fn put(release: &BuiltinRelease, text: &str) -> Change {
    first(DocumentKind::AttributeList, &id(release), text)
}

on_both! {
    fn a_release_is_published_in_three_forms(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let release = release("gemensam");
        world.accept(&stockholm, vec![put(release, release.text)]);
        world.run();
        let json = world.artefact("/attribute-lists/gemensam/1.0.0.json").unwrap();
        assert_eq!((json.sha256, json.immutable), (Sha256::of(release.text), true));
        let yaml = world.artefact("/attribute-lists/gemensam/1.0.0.yaml").unwrap();
        assert_eq!(yaml.sha256, Sha256::of(release.yaml()));
        let jws = world.artefact("/attribute-lists/gemensam/1.0.0.jws").unwrap();
        world.advance(24 * 3600);
        world.run();
        assert_eq!(world.sequence(), Some(2));
        assert_eq!(world.artefact(&jws.path), Some(jws));
    }

    fn a_release_is_frozen(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let release = release("gemensam");
        world.accept(&stockholm, vec![put(release, release.text)]);
        let changed = release.text.replacen("Gemensamma", "Gemensamme", 1);
        let frozen = [
            put(release, release.text),
            put(release, &changed),
            based_on(1, release.text, put(release, &changed)),
            withdrawal_of(DocumentKind::AttributeList, &id(release), 1, release.text),
        ];
        for change in frozen {
            let refusal = world.refuses(&stockholm, "frozen", || world.submit(&stockholm, vec![change]));
            let current = refusal.current.unwrap();
            assert_eq!(refusal.class, RefusalClass::Conflict);
            assert_eq!((current.version, current.sha256), (1, Some(Sha256::of(release.text))));
        }
    }

    fn a_rejected_release_is_not_frozen(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let release = release("gemensam");
        let rejected = world.submit(&stockholm, vec![put(release, release.text)]).unwrap();
        world.reject(&world.one, &rejected.id).unwrap();
        world.submit(&stockholm, vec![put(release, release.text)]).unwrap();
    }

    fn only_the_steward_submits(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.enrol(&stockholm);
        world.enrol(&goteborg);
        let release = release("gemensam");
        let change = put(release, release.text);
        world.refuses(&goteborg, "not_owner", || world.submit(&goteborg, vec![change.clone()]));
        world.submit(&stockholm, vec![change]).unwrap();
    }

    fn a_list_that_no_federation_publishes_is_refused(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let other = release("socialtjanst");
        let change = put(other, other.text);
        world.refuses(&stockholm, "list_not_stewarded", || world.submit(&stockholm, vec![change]));
    }
}
