//! What a document's text must be before anybody reviews it.

use tillit_model::DocumentKind;
use tillit_registry::RefusalClass;

use crate::support::{entity, first, on_both, organisation, refused, stockholm};

on_both! {
    fn a_text_that_names_itself_otherwise_is_refused(world: World) {
        let stockholm = stockholm();
        world.join(&stockholm);
        let other = entity(&stockholm);
        let misnamed = first(DocumentKind::Entity, "https://stockholm.example/annan", &other.text());
        let refusal = world.refuses(&stockholm, "id_mismatch", || world.submit(&stockholm, vec![misnamed]));
        assert_eq!(refusal.class, RefusalClass::Malformed);
    }

    fn a_duplicate_member_in_a_text_is_refused_wherever_it_stands(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let id = stockholm.number.to_string();
        let text = organisation(&stockholm);
        let duplicates = [
            text.replacen('{', r#"{"domains":["a.example"],"#, 1),
            text.replace(r#""sv":"#, r#""sv":"A","sv":"#),
            text.replacen('{', r#"{"n\u0061me":{"sv":"A"},"#, 1),
        ];
        for duplicate in duplicates {
            let change = first(DocumentKind::Organisation, &id, &duplicate);
            let refusal = world.refuses(&stockholm, "duplicate_member", || world.submit(&stockholm, vec![change]));
            assert_eq!(refusal.class, RefusalClass::Malformed);
        }
        world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
    }

    fn a_text_that_breaks_rules_is_refused_with_every_finding(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let unregistered = entity(&stockholm).tagged("egilv9").after(1, &before);
        let attempt = || world.submit(&stockholm, vec![stockholm.contacts_document(), unregistered]);
        let refusal = world.refuses(&stockholm, "tag_registered", attempt);
        assert_eq!(refusal.class, RefusalClass::Unprocessable);
        assert!(refusal.detail.contains("/matf/clients/0/tags/0"), "{}", refusal.detail);
        let entity_findings = refusal.findings.iter().find(|d| d.kind == DocumentKind::Entity).unwrap();
        assert_eq!((entity_findings.document, entity_findings.id.as_str()), (1, before.id.as_str()));
        let finding = &entity_findings.findings[0];
        assert_eq!((finding.rule, finding.pointer.as_str()), ("tag-registered", "/matf/clients/0/tags/0"));
    }

    fn a_text_that_breaks_several_rules_is_refused_under_no_single_one(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let named = entity(&stockholm).tagged("egilv9").named("Konto\u{200B}synk");
        let attempt = || world.submit(&stockholm, vec![named.after(1, &before)]);
        let refusal = world.refuses(&stockholm, "findings", attempt);
        assert_eq!(refusal.class, RefusalClass::Unprocessable);
        assert_eq!(refusal.findings[0].findings.len(), 2);
    }

    fn a_certificate_may_be_longer_than_other_texts_and_is_judged_as_one(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let change = |member: &str| {
            let text = entity(&stockholm).text();
            let long = format!(r#""{member}":"{}","#, "A".repeat(9000));
            let text = text.replacen(r#""issuers":["#, &format!(r#""issuers":[{{{}}},"#, long.trim_end_matches(',')), 1);
            assert!(text.contains(&long[..20]), "{text}");
            first(DocumentKind::Entity, &before.id, &text)
        };
        let refusal = world.refuses(&stockholm, "certificate_malformed", || world.submit(&stockholm, vec![change("x509certificate")]));
        assert_eq!(refusal.class, RefusalClass::Unprocessable);
        let refusal = world.refuses(&stockholm, "string_too_long", || world.submit(&stockholm, vec![change("x_note")]));
        assert_eq!(refusal.class, RefusalClass::Malformed);
    }

    fn a_member_that_a_sender_may_not_set_is_refused(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let text = organisation(&stockholm).replacen('{', r#"{"status":"published","#, 1);
        let change = first(DocumentKind::Organisation, &stockholm.number.to_string(), &text);
        let refusal = world.refuses(&stockholm, "unknown_member", || world.submit(&stockholm, vec![change]));
        assert_eq!(refusal.class, RefusalClass::Malformed);
        assert_eq!(refusal.findings[0].findings[0].pointer, "/status");
    }

    fn an_entity_of_no_federation_here_is_refused(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let lost = crate::support::entity_of(&stockholm, "https://stockholm.example/annan").listed_in(&["okand"]);
        let refusal = refused(world.submit(&stockholm, vec![lost.first()]), "no_federation");
        assert_eq!(refusal.class, RefusalClass::Unprocessable);
        world.submit(&stockholm, vec![before.end(1)]).unwrap();
    }
}
