//! Invitations: made by one operator, in force when two have approved, good for one enrolment.

use tillit_registry::view::{ItemState, ItemSummary};

use crate::support::{CODE, DAY, goteborg, on_both, refused, stockholm};

const OTHER: &str = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH";

on_both! {
    fn an_unapproved_invitation_enrols_nobody(world: World) {
        let stockholm = stockholm();
        let item = world.invite(&world.one, &stockholm, CODE).unwrap();
        refused(world.try_enrol(&stockholm, CODE), "invitation_refused");
        world.approve(&world.one, &item.id).unwrap();
        refused(world.try_enrol(&stockholm, CODE), "invitation_refused");
        world.approve(&world.two, &item.id).unwrap();
        world.try_enrol(&stockholm, CODE).unwrap();
    }

    fn the_code_is_read_as_people_type_it(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        world.try_enrol(&stockholm, &format!(" {} ", CODE.to_lowercase().replace('-', " "))).unwrap();
    }

    fn five_wrong_codes_end_an_invitation(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        for _ in 0..5 {
            refused(world.try_enrol(&stockholm, OTHER), "invitation_refused");
        }
        refused(world.try_enrol(&stockholm, CODE), "invitation_refused");
    }

    fn the_fifth_try_may_be_the_right_one(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        for _ in 0..4 {
            refused(world.try_enrol(&stockholm, OTHER), "invitation_refused");
        }
        world.try_enrol(&stockholm, CODE).unwrap();
    }

    fn an_invitation_is_used_once(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        world.try_enrol(&stockholm, CODE).unwrap();
        let another = crate::support::stockholm();
        refused(world.try_enrol(&another, CODE), "invitation_refused");
    }

    fn an_expired_invitation_enrols_nobody(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        world.advance(7 * DAY);
        refused(world.try_enrol(&stockholm, CODE), "invitation_refused");
        world.enrol(&stockholm);
    }

    fn the_code_of_another_organisation_is_refused(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.invited(&stockholm);
        refused(world.try_enrol(&goteborg, CODE), "invitation_refused");
        world.try_enrol(&stockholm, CODE).unwrap();
    }

    fn only_operators_invite(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.enrol(&stockholm);
        let mut invitation = world.invitation(&world.one, &goteborg, CODE);
        invitation.claims = world.claims(&stockholm.number);
        let signed = invitation.sign(&stockholm.key).unwrap();
        world.refuses(&goteborg, "not_an_operator", || world.registry.invite(signed.as_bytes()));
        invitation.claims = world.claims(&world.one.organisation);
        let signed = invitation.sign(&world.one.key).unwrap();
        let item = world.registry.invite(signed.as_bytes()).unwrap();
        world.refuses(&goteborg, "replayed", || world.registry.invite(signed.as_bytes()));
        let ItemSummary::Invitation { organisation, name, .. } = item.summary else {
            panic!("{item:?}")
        };
        assert_eq!((organisation, name.as_str()), (goteborg.number, "Göteborgs kommun"));
    }

    fn a_rejected_invitation_enrols_nobody(world: World) {
        let stockholm = stockholm();
        let item = world.invite(&world.one, &stockholm, CODE).unwrap();
        assert_eq!(world.reject(&world.two, &item.id).unwrap().state, ItemState::Rejected);
        refused(world.try_enrol(&stockholm, CODE), "invitation_refused");
        world.enrol(&stockholm);
    }
}
