//! Access tokens: a registered key's client assertion against ten minutes of reading.

use tillit_evidence::{ClientAssertion, Subject};
use tillit_registry::view::Reader;
use tillit_registry::{Refusal, RefusalClass};
use tillit_signing::SoftwareKey;

use crate::support::{AUDIENCE, CODE, World, goteborg, jti, on_both, refused, stockholm};

impl World {
    /// Asks for a token.
    pub(crate) fn token(&self, subject: &Subject, key: &SoftwareKey) -> Result<String, Refusal> {
        let assertion = self.assertion(subject).sign(key).unwrap();
        Ok(self.registry.issue_token(assertion.as_bytes())?.text)
    }

    fn assertion(&self, subject: &Subject) -> ClientAssertion {
        ClientAssertion::new(
            subject.clone(),
            self.registry.token_endpoint(),
            self.now(),
            jti(),
        )
    }
}

on_both! {
    fn a_token_says_who_reads(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let token = world.token(&stockholm.subject(), &stockholm.key).unwrap();
        assert_eq!(world.registry.reader(Some(&token)), Ok(stockholm.reader()));
        let token = world.token(&world.one.subject(), &world.one.spare).unwrap();
        assert_eq!(world.registry.reader(Some(&token)), Ok(world.one.reader()));
        assert_eq!(world.registry.reader(None), Ok(Reader::Public));
    }

    fn a_token_lives_ten_minutes(world: World) {
        let token = world.token(&world.one.subject(), &world.one.key).unwrap();
        world.advance(599);
        world.registry.reader(Some(&token)).unwrap();
        world.advance(1);
        let refusal = refused(world.registry.reader(Some(&token)), "invalid_token");
        assert_eq!(refusal.class, RefusalClass::Unauthenticated);
    }

    fn a_token_of_another_issuer_is_refused(world: World) {
        let token = world.token(&world.one.subject(), &world.one.key).unwrap();
        let other = SoftwareKey::generate().unwrap();
        let payload = tillit_signing::compact::read(&token).unwrap();
        let payload = payload.verify(tillit_signing::Signer::public_key(world.keys.token.as_deref().unwrap())).unwrap();
        let forged = tillit_signing::compact::sign(&other, "at+jwt", &payload).unwrap();
        refused(world.registry.reader(Some(&forged)), "invalid_token");
        refused(world.registry.reader(Some("no token")), "invalid_token");
        let token_key = world.keys.token.as_deref().unwrap();
        let other_type = tillit_signing::compact::sign(token_key, "jwt", &payload).unwrap();
        refused(world.registry.reader(Some(&other_type)), "invalid_token");
        world.registry.reader(Some(&token)).unwrap();
    }

    fn keys_that_do_not_count_get_no_token(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        refused(world.token(&stockholm.subject(), &stockholm.key), "unknown_key");
        world.invited(&stockholm);
        let enrolment = world.try_enrol(&stockholm, CODE).unwrap();
        refused(world.token(&stockholm.subject(), &stockholm.key), "key_not_active");
        world.reject(&world.one, &enrolment.id).unwrap();
        refused(world.token(&stockholm.subject(), &stockholm.key), "key_revoked");
        world.enrol(&goteborg);
        refused(world.token(&stockholm.subject(), &goteborg.key), "wrong_issuer");
        refused(world.token(&world.one.subject(), &goteborg.key), "wrong_issuer");
        world.token(&goteborg.subject(), &goteborg.key).unwrap();
    }

    fn an_assertion_is_for_the_token_endpoint_alone(world: World) {
        for audience in [AUDIENCE.to_owned(), "https://other.example/registry/v1/tokens".to_owned()] {
            let mut assertion = world.assertion(&world.one.subject());
            assertion.aud = audience;
            let signed = assertion.sign(&world.one.key).unwrap();
            refused(world.registry.issue_token(signed.as_bytes()), "wrong_audience");
        }
        world.token(&world.one.subject(), &world.one.key).unwrap();
    }

    fn an_assertion_is_good_once_and_for_its_time(world: World) {
        let signed = world.assertion(&world.one.subject()).sign(&world.one.key).unwrap();
        world.registry.issue_token(signed.as_bytes()).unwrap();
        refused(world.registry.issue_token(signed.as_bytes()), "replayed");
        let late = world.assertion(&world.one.subject()).sign(&world.one.key).unwrap();
        world.advance(60 + 61);
        refused(world.registry.issue_token(late.as_bytes()), "statement_expired");
        world.token(&world.one.subject(), &world.one.key).unwrap();
    }
}
