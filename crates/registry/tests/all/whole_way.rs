//! The way of a municipality from the invitation to metadata that a consumer verifies.

use tillit_model::DocumentKind;
use tillit_registry::view::{ItemState, ItemSummary, Page};
use tillit_signing::Signer as _;

use crate::support::{CODE, entity, malmo, on_both, stockholm};

on_both! {
    fn a_municipality_goes_from_invitation_to_verified_metadata(world: World) {
        let stockholm = stockholm();
        let invitation = world.invite(&world.one, &stockholm, CODE).unwrap();
        assert_eq!(invitation.state, ItemState::Pending);
        world.approve_by_two(&invitation.id);

        let enrolment = world.try_enrol(&stockholm, CODE).unwrap();
        assert_eq!(enrolment.state, ItemState::Pending);
        assert_eq!(enrolment.fingerprint, stockholm.key.public_key().fingerprint());
        assert_eq!(world.registry.enrolment(&enrolment.id), Ok(ItemState::Pending));
        let seen = world.registry.review(&enrolment.id, &world.two.reader()).unwrap().view.summary;
        let expected = ItemSummary::Key {
            organisation: stockholm.number.clone(),
            key_id: stockholm.key.public_key().key_id().clone(),
            fingerprint: enrolment.fingerprint,
        };
        assert_eq!(seen, expected);
        world.approve_by_two(&enrolment.id);
        assert_eq!(world.registry.enrolment(&enrolment.id), Ok(ItemState::Approved));

        let entity = entity(&stockholm);
        let documents = vec![stockholm.organisation_document(), stockholm.contacts_document(), entity.first()];
        let receipt = world.submit(&stockholm, documents).unwrap();
        assert_eq!(receipt.state, ItemState::Pending);
        let kinds: Vec<_> = receipt.documents.iter().map(|d| (d.kind, d.version)).collect();
        assert_eq!(kinds, [(DocumentKind::Organisation, 1), (DocumentKind::Contacts, 1), (DocumentKind::Entity, 1)]);
        world.approve_by_two(&receipt.id);
        assert_eq!(world.sequence(), None);

        world.run();
        assert_eq!(world.sequence(), Some(1));
        let feed = world.feed().unwrap();
        assert_eq!(feed.entities.len(), 1);
        assert_eq!(feed.entities[0].entity_id.as_str(), entity.id);
        assert_eq!(feed.entities[0].organization.as_deref(), Some("Stockholms kommun"));
        assert!(world.artefact("/federations/moa/keys.jwks").is_some());
        let organisations = world.registry.organisations(Page::default()).unwrap();
        assert_eq!(organisations.total, 1);
        let federation = world.registry.federation(&world.moa).unwrap();
        assert_eq!((federation.entities, federation.profile_version), (1, 1));
    }

    fn what_is_warned_of_does_not_stop_and_reviewers_see_it(world: World) {
        let malmo = malmo();
        world.join(&malmo);
        let elsewhere = crate::support::entity_of(&malmo, "https://elsewhere.example/egil");
        let receipt = world.submit(&malmo, vec![elsewhere.first()]).unwrap();
        assert_eq!(receipt.findings[0].findings[0].rule, "entity-domain");
        let detail = world.registry.review(&receipt.id, &world.one.reader()).unwrap();
        assert_eq!(detail.findings[0].findings, receipt.findings[0].findings);
        assert_eq!(detail.needed, [(world.moa.clone(), 2)]);
    }
}
