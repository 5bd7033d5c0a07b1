use tillit_store::{Page, ProfileRow, StoreError};

use crate::database::on_both;
use crate::fixtures::{at, malmo, moa, sha, stockholm};

fn profile(version: u64, text: &str) -> ProfileRow {
    ProfileRow {
        federation: moa(),
        version,
        sha256: sha(text),
        approvals: 2,
        text: text.to_owned(),
        created_at: at(0),
    }
}

on_both! {
    fn the_highest_profile_applies_and_earlier_ones_stay(registry: Registry) {
        registry.write(|t| {
            assert!(t.insert_federation(&moa(), at(0))?);
            assert!(!t.insert_federation(&moa(), at(1))?);
            assert_eq!(t.current_profile(&moa())?, None);
            assert!(t.insert_profile(&profile(1, "{\"v\": 1}"))?);
            assert!(t.insert_profile(&profile(2, "{\"v\":  \"å\"}"))?);
            assert!(!t.insert_profile(&profile(2, "another"))?);
            assert_eq!(t.current_profile(&moa())?, Some(profile(2, "{\"v\":  \"å\"}")));
            assert_eq!(t.profile_by_sha256(&moa(), &sha("{\"v\": 1}"))?, Some(profile(1, "{\"v\": 1}")));
            assert_eq!(t.profile_by_sha256(&moa(), &sha("another"))?, None);
            Ok(())
        });
    }

    fn a_profile_with_one_approval_is_refused_by_the_database(registry: Registry) {
        registry.write(|t| t.insert_federation(&moa(), at(0)));
        let outcome = registry.store.write(|t| t.insert_profile(&ProfileRow { approvals: 1, ..profile(1, "{}") }));
        assert!(matches!(outcome, Err(StoreError::Conflict { .. })), "{outcome:?}");
    }

    fn an_organisation_is_enrolled_once(registry: Registry) {
        registry.write(|t| {
            t.insert_federation(&moa(), at(0))?;
            assert!(t.insert_organisation(&stockholm(), &moa(), at(1))?);
            assert!(!t.insert_organisation(&stockholm(), &moa(), at(2))?);
            assert_eq!(t.organisation(&stockholm())?.unwrap().created_at, at(1));
            assert_eq!(t.organisation(&malmo())?, None);
            Ok(())
        });
    }

    fn organisations_come_in_pages(registry: Registry) {
        registry.write(|t| {
            t.insert_federation(&moa(), at(0))?;
            t.insert_organisation(&malmo(), &moa(), at(1))?;
            t.insert_organisation(&stockholm(), &moa(), at(2))?;
            let first = t.organisations(Page::first(1))?;
            assert_eq!((first.rows[0].number.clone(), first.total), (stockholm(), 2));
            let second = t.organisations(Page { limit: 1, page: 2 })?;
            assert_eq!(second.rows[0].number, malmo());
            assert_eq!(t.organisations(Page { limit: 1, page: 3 })?.rows, []);
            Ok(())
        });
    }

    fn organisations_are_found_by_what_their_names_look_like(registry: Registry) {
        registry.write(|t| {
            t.insert_federation(&moa(), at(0))?;
            t.insert_organisation(&malmo(), &moa(), at(1))?;
            assert!(t.set_name_skeleton(&malmo(), "rnalmo stad")?);
            assert!(!t.set_name_skeleton(&stockholm(), "stockholm")?);
            assert_eq!(t.organisations_by_skeleton("rnalmo stad")?, [malmo()]);
            assert_eq!(t.organisations_by_skeleton("stockholm")?, []);
            Ok(())
        });
    }
}
