use tillit_store::{HoldRow, HoldTarget, Mark, MarkKind, PinClaim};

use crate::database::on_both;
use crate::fixtures::{at, entity_id, item, moa, person, sha, statement};

on_both! {
    fn a_pin_of_another_entity_is_refused(registry: Registry) {
        let (mine, theirs) = (entity_id("https://mine.example"), entity_id("https://theirs.example"));
        registry.write(|t| {
            t.insert_federation(&moa(), at(0))?;
            assert_eq!(t.claim_pin(&moa(), &[7; 32], &mine)?, PinClaim::Claimed);
            assert_eq!(t.claim_pin(&moa(), &[7; 32], &mine)?, PinClaim::Claimed);
            assert_eq!(t.claim_pin(&moa(), &[7; 32], &theirs)?, PinClaim::OwnedBy(mine.clone()));
            assert_eq!(t.owner_of_pin(&moa(), &[7; 32])?, Some(mine.clone()));
            assert_eq!(t.owner_of_pin(&moa(), &[8; 32])?, None);
            Ok(())
        });
    }

    fn pins_are_given_up_but_for_those_in_use(registry: Registry) {
        let (mine, theirs) = (entity_id("https://mine.example"), entity_id("https://theirs.example"));
        registry.write(|t| {
            t.insert_federation(&moa(), at(0))?;
            for digest in [[1; 32], [2; 32], [3; 32]] {
                t.claim_pin(&moa(), &digest, &mine)?;
            }
            t.claim_pin(&moa(), &[4; 32], &theirs)?;
            assert_eq!(t.release_pins_except(&moa(), &mine, &[[2; 32]])?, 2);
            assert_eq!(t.claim_pin(&moa(), &[1; 32], &theirs)?, PinClaim::Claimed);
            assert_eq!(t.owner_of_pin(&moa(), &[2; 32])?, Some(mine.clone()));
            assert_eq!(t.release_pins_except(&moa(), &mine, &[])?, 1);
            assert_eq!(t.owner_of_pin(&moa(), &[4; 32])?, Some(theirs.clone()));
            Ok(())
        });
    }

    fn a_mark_is_found_on_another_bearer_until_it_is_replaced(registry: Registry) {
        let entity = entity_id("https://a.example");
        let mark = |bearer: &str| Mark { kind: MarkKind::ServerPin, mark: sha("pin"), bearer: bearer.to_owned() };
        registry.write(|t| {
            t.insert_federation(&moa(), at(0))?;
            t.set_marks(&moa(), &entity, &[mark("0007:2120000142"), mark("0007:2120000142")])?;
            assert_eq!(t.mark_elsewhere(&moa(), MarkKind::ServerPin, &sha("pin"), "0007:2120001124")?, Some(entity.clone()));
            assert_eq!(t.mark_elsewhere(&moa(), MarkKind::ServerPin, &sha("pin"), "0007:2120000142")?, None);
            assert_eq!(t.mark_elsewhere(&moa(), MarkKind::IssuerSubject, &sha("pin"), "0007:2120001124")?, None);
            t.set_marks(&moa(), &entity, &[])?;
            assert_eq!(t.mark_elsewhere(&moa(), MarkKind::ServerPin, &sha("pin"), "0007:2120001124")?, None);
            Ok(())
        });
    }

    fn a_hold_is_open_until_it_is_lifted(registry: Registry) {
        registry.write(|t| {
            let lift = item(t, "lift")?;
            let sha256 = statement(t, "hold")?;
            let hold = HoldRow {
                sha256,
                federation: moa(),
                target: HoldTarget::Entity,
                target_id: "https://a.example".to_owned(),
                reason: "misstänkt nyckel".to_owned(),
                person: person("kim"),
                at: at(1),
            };
            assert!(t.insert_hold(&hold)?);
            assert!(!t.insert_hold(&hold)?);
            assert_eq!(t.open_holds(&moa())?, std::slice::from_ref(&hold));
            assert!(t.lift_hold(&sha256, &lift, at(2))?);
            assert!(!t.lift_hold(&sha256, &lift, at(3))?);
            assert_eq!(t.open_holds(&moa())?, []);
            assert_eq!(t.hold(&sha256)?, Some(hold));
            Ok(())
        });
    }
}
