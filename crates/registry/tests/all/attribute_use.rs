//! Who asks for which attributes, who gives them, and which services are reached, in what is published.

use std::sync::Arc;

use tillit_catalogue::builtin;
use tillit_evidence::{HoldAction, HoldTarget};
use tillit_model::{DocumentKind, EntityId};
use tillit_registry::attribute_use::{
    Compatibility, CompatibilityFilter, GapReason, Outcome, Role, UsageFilter, Use,
};
use tillit_registry::catalogue::Catalogue;
use tillit_registry::view::Page;

use crate::support::{
    Entity, MOA, Party, SKOLA, World, entity, entity_of, first, goteborg, malmo, on_both, refused,
    stockholm,
};

/// Publishes a release of the list gemensam; Stockholm is its steward, and is enrolled.
fn publish_list(world: &World, steward: &Party, version: &str) {
    let mut releases = builtin().iter();
    let known = releases.find(|one| one.list == "gemensam" && one.version == version);
    let text = match known {
        Some(release) => release.text.to_owned(),
        // As 1.0.0, with a number that says that it breaks somebody.
        None => builtin()[0].text.replacen("1.0.0", version, 1),
    };
    let id = format!("gemensam/{version}");
    world.accept(
        steward,
        vec![first(DocumentKind::AttributeList, &id, &text)],
    );
}

/// Stockholm gives, Göteborg has a service; nothing is published yet but the list.
fn begin(world: &World) -> (Party, Party) {
    let (stockholm, goteborg) = (stockholm(), goteborg());
    for party in [&stockholm, &goteborg] {
        world.enrol(party);
        world.accept(party, vec![party.organisation_document()]);
    }
    publish_list(world, &stockholm, "1.0.0");
    publish_list(world, &stockholm, "1.1.0");
    (stockholm, goteborg)
}

fn add(world: &World, party: &Party, entity: &Entity) {
    world.accept(party, vec![entity.first()]);
    world.run();
}

fn catalogue(world: &World) -> Arc<Catalogue> {
    Catalogue::of(&world.registry.published().unwrap(), &Arc::default())
}

fn usage(world: &World, filter: &UsageFilter) -> Vec<Use> {
    let uses = world
        .registry
        .attribute_usage(&catalogue(world), filter, Page::default());
    uses.unwrap().items
}

fn of(party: &Party) -> CompatibilityFilter {
    CompatibilityFilter {
        organisation: Some(party.number.clone()),
        entity: None,
        federation: None,
        only: None,
    }
}

fn pairs(world: &World, filter: &CompatibilityFilter) -> Vec<Compatibility> {
    let pairs = world
        .registry
        .compatibility(&catalogue(world), filter, Page::default());
    pairs.unwrap().items
}

const SURNAME: &str = "gemensam/1.0.0/surname";
const GIVEN_NAME: &str = "gemensam/1.0.0/given-name";
/// Deprecated in 1.1.0.
const TARGETED: &str = "gemensam/1.1.0/targeted-identifier";

on_both! {
    fn who_asks_and_who_gives_is_listed_with_purpose_and_release(world: World) {
        let (stockholm, goteborg) = begin(&world);
        let idp = entity(&stockholm).giving(SURNAME);
        let service = entity(&goteborg).named("Bokning").asking(SURNAME, true).asking(GIVEN_NAME, false);
        add(&world, &stockholm, &idp);
        add(&world, &goteborg, &service);
        let all = usage(&world, &UsageFilter::default());
        let lines: Vec<_> = all.iter().map(|one| (one.attribute.as_str(), one.role, one.required, one.entity.id.as_str())).collect();
        assert_eq!(lines, [
            ("given-name", Role::Requests, Some(false), service.id.as_str()),
            ("surname", Role::Requests, Some(true), service.id.as_str()),
            ("surname", Role::Releases, None, idp.id.as_str()),
        ]);
        assert_eq!(all[0].purpose.as_ref().unwrap().sv, "Visas i tjänsten");
        assert_eq!((all[0].version.to_string(), all[0].entity.name.sv.as_str()), ("1.0.0".to_owned(), "Bokning"));
        assert_eq!(all[2].purpose, None);
        let document = world.registry.document(&all[0].entity.key, &tillit_registry::view::Reader::Public).unwrap();
        assert_eq!(document.id, service.id);

        let only = |filter: UsageFilter| usage(&world, &filter).len();
        assert_eq!(only(UsageFilter { attribute: Some("gemensam/surname".parse().unwrap()), ..UsageFilter::default() }), 2);
        assert_eq!(only(UsageFilter { organisation: Some(stockholm.number.clone()), ..UsageFilter::default() }), 1);
        assert_eq!(only(UsageFilter { role: Some(Role::Requests), ..UsageFilter::default() }), 2);
        assert_eq!(only(UsageFilter { list: Some("skola".to_owned()), ..UsageFilter::default() }), 0);
        assert_eq!(only(UsageFilter { list: Some("gemensam".to_owned()), ..UsageFilter::default() }), 3);
        let second = world.registry.attribute_usage(&catalogue(&world), &UsageFilter::default(), Page::parse(Some(2), Some(2)).unwrap()).unwrap();
        assert_eq!((second.total, second.items), (3, vec![all[2].clone()]));
    }

    fn a_deprecated_attribute_that_is_still_used_is_found(world: World) {
        let (stockholm, goteborg) = begin(&world);
        add(&world, &stockholm, &entity(&stockholm).giving(TARGETED).giving(SURNAME));
        add(&world, &goteborg, &entity(&goteborg).asking(TARGETED, true));
        let deprecated = usage(&world, &UsageFilter { deprecated: Some(true), ..UsageFilter::default() });
        let lines: Vec<_> = deprecated.iter().map(|one| (one.attribute.as_str(), one.role)).collect();
        assert_eq!(lines, [("targeted-identifier", Role::Requests), ("targeted-identifier", Role::Releases)]);
        assert!(deprecated.iter().all(|one| one.deprecated));
        let current = usage(&world, &UsageFilter { deprecated: Some(false), ..UsageFilter::default() });
        assert_eq!(current.len(), 1);
        assert!(!current[0].deprecated);
        let pair = &pairs(&world, &of(&stockholm))[0];
        assert_eq!((pair.outcome, pair.deprecated[0].attribute.as_str()), (Outcome::Reachable, "targeted-identifier"));
    }

    fn only_what_is_published_counts(world: World) {
        let (stockholm, goteborg) = begin(&world);
        let service = entity(&goteborg).asking(SURNAME, true);
        let waiting = world.submit(&goteborg, vec![service.first()]).unwrap();
        world.run();
        assert_eq!(usage(&world, &UsageFilter::default()), []);
        world.approve_by_two(&waiting.id);
        world.run();
        assert_eq!(usage(&world, &UsageFilter::default()).len(), 1);

        let target = HoldTarget::Entity(EntityId::parse(&service.id).unwrap());
        world.hold(&world.three, target, HoldAction::Hold).unwrap();
        world.run();
        assert_eq!(usage(&world, &UsageFilter::default()), []);
        refused(world.registry.compatibility(&catalogue(&world), &of(&goteborg), Page::default()), "not_found");

        let ended = entity_of(&stockholm, "https://stockholm.example/idp").giving(SURNAME);
        add(&world, &stockholm, &ended);
        assert_eq!(usage(&world, &UsageFilter::default()).len(), 1);
        world.accept(&stockholm, vec![ended.end(1)]);
        world.run();
        assert_eq!(usage(&world, &UsageFilter::default()), []);
    }

    fn a_service_is_reached_when_everything_that_it_requires_is_given(world: World) {
        let (stockholm, goteborg) = begin(&world);
        let idp = entity(&stockholm).giving(SURNAME);
        // Another release with the same major version will do.
        let reached = entity_of(&goteborg, "https://goteborg.example/a").asking("gemensam/1.1.0/surname", true).asking(GIVEN_NAME, false);
        let missed = entity_of(&goteborg, "https://goteborg.example/b").asking(GIVEN_NAME, true);
        add(&world, &stockholm, &idp);
        add(&world, &goteborg, &reached);
        add(&world, &goteborg, &missed);
        let all = pairs(&world, &of(&stockholm));
        let lines: Vec<_> = all.iter().map(|pair| (pair.service.id.as_str(), pair.outcome)).collect();
        assert_eq!(lines, [(reached.id.as_str(), Outcome::Reachable), (missed.id.as_str(), Outcome::Missing)]);
        for pair in &all {
            assert_eq!(pair.identity_provider.id.as_str(), idp.id);
            assert_eq!(pair.gaps.len(), 1);
            assert_eq!(pair.gaps[0].request.attribute, "given-name");
            assert_eq!(pair.gaps[0].reason, GapReason::NotReleased);
        }
        assert!(!all[0].gaps[0].request.required && all[1].gaps[0].request.required);
        for (only, service) in [(Outcome::Reachable, &reached), (Outcome::Missing, &missed)] {
            let found = pairs(&world, &CompatibilityFilter { only: Some(only), ..of(&stockholm) });
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].service.id.as_str(), service.id);
        }
        let here = CompatibilityFilter { entity: Some(EntityId::parse(&idp.id).unwrap()), ..of(&stockholm) };
        assert_eq!(pairs(&world, &here).len(), 2);
        assert_eq!(pairs(&world, &of(&goteborg)), []);
        let everybody = CompatibilityFilter { organisation: None, ..of(&stockholm) };
        assert_eq!(pairs(&world, &everybody), all);
        let elsewhere = CompatibilityFilter { entity: Some(EntityId::parse(&reached.id).unwrap()), ..of(&stockholm) };
        let ask = |filter: &CompatibilityFilter| world.registry.compatibility(&catalogue(&world), filter, Page::default());
        refused(ask(&elsewhere), "not_found");
        refused(ask(&of(&malmo())), "not_found");
        let second = world.registry.compatibility(&catalogue(&world), &of(&stockholm), Page::parse(Some(1), Some(2)).unwrap()).unwrap();
        assert_eq!((second.total, second.items), (2, vec![all[1].clone()]));
    }

    fn another_major_version_does_not_count_and_is_said(world: World) {
        let (stockholm, goteborg) = begin(&world);
        publish_list(&world, &stockholm, "2.0.0");
        add(&world, &stockholm, &entity(&stockholm).giving("gemensam/2.0.0/surname"));
        add(&world, &goteborg, &entity(&goteborg).asking(SURNAME, true));
        let pair = &pairs(&world, &of(&stockholm))[0];
        assert_eq!(pair.outcome, Outcome::Missing);
        assert_eq!(pair.gaps[0].reason, GapReason::OtherVersion("2.0.0".parse().unwrap()));
    }

    fn an_attribute_that_no_published_list_has_is_refused(world: World) {
        let (_, goteborg) = begin(&world);
        for attribute in ["skola/1.0.0/surname", "gemensam/7.0.0/surname", "gemensam/1.0.0/nothing-of-the-kind"] {
            let service = entity(&goteborg).asking(attribute, true);
            let refusal = world.submit(&goteborg, vec![service.first()]).unwrap_err();
            assert_eq!(refusal.code, "attribute_unknown", "{attribute}");
        }
        // Only in the later release.
        let early = entity(&goteborg).asking("gemensam/1.0.0/targeted-identifier", true);
        refused(world.submit(&goteborg, vec![early.first()]), "attribute_unknown");
        let receipt = world.submit(&goteborg, vec![entity(&goteborg).asking(TARGETED, true).first()]).unwrap();
        let rules: Vec<_> = receipt.findings.iter().flat_map(|one| &one.findings).map(|one| one.rule).collect();
        assert!(rules.contains(&"attribute-deprecated"), "{rules:?}");
    }

    fn federations_are_apart(world: TwoFederations) {
        let (stockholm, goteborg) = begin(&world);
        let idp = entity(&stockholm).giving(SURNAME);
        let service = entity(&goteborg).asking(SURNAME, true).listed_in(&[SKOLA]);
        add(&world, &stockholm, &idp);
        let receipt = world.submit(&goteborg, vec![service.first()]).unwrap();
        world.approve_by([&world.five, &world.six], &receipt.id);
        world.run();
        assert_eq!(pairs(&world, &of(&stockholm)), []);
        let in_federation = |id: &str| UsageFilter { federation: Some(id.parse().unwrap()), ..UsageFilter::default() };
        assert_eq!(usage(&world, &in_federation(MOA))[0].entity.id.as_str(), idp.id);
        assert_eq!(usage(&world, &in_federation(SKOLA))[0].entity.id.as_str(), service.id);
        let nowhere = world.registry.attribute_usage(&catalogue(&world), &in_federation("nowhere"), Page::default());
        refused(nowhere, "not_found");
    }
}
