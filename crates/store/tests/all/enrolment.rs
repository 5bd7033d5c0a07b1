use tillit_model::Sha256;
use tillit_store::{ItemState, KeyState, NewInvitation, NewKey, Transaction};

use crate::database::on_both;
use crate::fixtures::{Outcome, at, item, key_id, malmo, moa, sha, statement, stockholm};

fn new_key(transaction: &mut Transaction<'_>, letter: char) -> Outcome<NewKey> {
    Ok(NewKey {
        key_id: key_id(letter),
        organisation: stockholm(),
        jwk: "{\"kty\":\"EC\"}".to_owned(),
        proof: statement(transaction, &format!("proof {letter}"))?,
        created_at: at(0),
    })
}

/// An invitation of Malmö that the federation has approved.
fn invitation(transaction: &mut Transaction<'_>) -> Outcome<Sha256> {
    let item = item(transaction, "invitation")?;
    transaction.insert_invitation(&NewInvitation {
        item,
        federation: moa(),
        organisation: malmo(),
        name: "Malmö stad".to_owned(),
        domains: "[\"malmo.se\"]".to_owned(),
        code_sha256: sha("code"),
        expires_at: at(100),
    })?;
    assert_eq!(transaction.open_invitations(&malmo(), at(1))?, []);
    assert!(transaction.close_item(&item, &moa(), ItemState::Approved, at(1))?);
    Ok(item)
}

on_both! {
    fn a_key_has_the_state_that_was_noted_last(registry: Registry) {
        registry.write(|t| {
            let key = new_key(t, 'k')?;
            assert!(t.insert_key(&key)?);
            assert!(!t.insert_key(&key)?);
            assert_eq!(t.key(&key_id('k'))?.unwrap().state, KeyState::Pending);
            assert!(t.change_key_state(&key_id('k'), KeyState::Pending, KeyState::Active, at(1), &sha("d"))?);
            assert!(!t.change_key_state(&key_id('k'), KeyState::Pending, KeyState::Active, at(2), &sha("d"))?);
            assert!(t.change_key_state(&key_id('k'), KeyState::Active, KeyState::Revoked, at(1), &sha("e"))?);
            assert_eq!(t.key(&key_id('k'))?.unwrap().state, KeyState::Revoked);
            let states: Vec<_> = t.key_states(&key_id('k'))?.into_iter().map(|row| (row.state, row.at)).collect();
            assert_eq!(states, [(KeyState::Pending, at(0)), (KeyState::Active, at(1)), (KeyState::Revoked, at(1))]);
            assert!(!t.change_key_state(&key_id('x'), KeyState::Pending, KeyState::Active, at(1), &sha("d"))?);
            Ok(())
        });
    }

    fn keys_are_listed_by_their_organisation(registry: Registry) {
        registry.write(|t| {
            for letter in ['b', 'a'] {
                let key = new_key(t, letter)?;
                t.insert_key(&key)?;
            }
            let ids: Vec<_> = t.keys_of(&stockholm())?.into_iter().map(|key| key.key_id).collect();
            assert_eq!(ids, [key_id('a'), key_id('b')]);
            assert_eq!(t.keys_of(&malmo())?, []);
            assert_eq!(t.key("unknown")?, None);
            Ok(())
        });
    }

    fn an_invitation_is_open_until_it_is_used(registry: Registry) {
        registry.write(|t| {
            let item = invitation(t)?;
            let open = t.open_invitations(&malmo(), at(1))?;
            assert_eq!((open.len(), open[0].invitation.name.as_str(), open[0].state), (1, "Malmö stad", ItemState::Approved));
            assert_eq!(t.open_invitations(&stockholm(), at(1))?, []);
            assert_eq!(t.open_invitations(&malmo(), at(100))?, []);
            assert!(!t.use_invitation(&item, at(100))?);
            assert!(t.use_invitation(&item, at(2))?);
            assert!(!t.use_invitation(&item, at(2))?);
            assert_eq!(t.open_invitations(&malmo(), at(3))?, []);
            assert_eq!(t.invitation(&item)?.unwrap().used_at, Some(at(2)));
            Ok(())
        });
    }

    fn five_codes_may_be_tried(registry: Registry) {
        let item = registry.write(invitation);
        let tries: Vec<_> = (0..6).map(|_| registry.write(|t| t.count_try(&item))).collect();
        assert_eq!(tries, [Some(1), Some(2), Some(3), Some(4), Some(5), None]);
        assert_eq!(registry.read(|t| t.open_invitations(&malmo(), at(1))), []);
        assert_eq!(registry.read(|t| t.invitation(&item)).unwrap().tries, 5);
    }
}
