use crate::database::on_both;
use crate::fixtures::{at, sha, statement};

on_both! {
    fn an_id_counts_once_for_each_issuer(registry: Registry) {
        registry.write(|t| {
            assert!(t.remember_jti("0007:2120000142", "abc", at(10), &sha("one"))?);
            assert!(!t.remember_jti("0007:2120000142", "abc", at(20), &sha("two"))?);
            assert!(t.remember_jti("0007:2120001124", "abc", at(10), &sha("three"))?);
            assert_eq!(t.statement_of_jti("0007:2120000142", "abc")?, Some(sha("one")));
            assert_eq!(t.statement_of_jti("0007:2120000142", "abd")?, None);
            Ok(())
        });
    }

    fn ids_are_forgotten_when_they_cannot_come_back(registry: Registry) {
        registry.write(|t| {
            t.remember_jti("i", "old", at(10), &sha("one"))?;
            t.remember_jti("i", "new", at(11), &sha("two"))?;
            assert_eq!(t.forget_jti_before(at(11))?, 1);
            assert!(t.remember_jti("i", "old", at(30), &sha("three"))?);
            assert!(!t.remember_jti("i", "new", at(30), &sha("four"))?);
            Ok(())
        });
    }

    fn a_nonce_is_taken_once_and_in_time(registry: Registry) {
        registry.write(|t| {
            assert!(t.insert_nonce("fresh", at(10))?);
            assert!(!t.insert_nonce("fresh", at(10))?);
            t.insert_nonce("stale", at(5))?;
            assert!(t.take_nonce("fresh", at(9))?);
            assert!(!t.take_nonce("fresh", at(9))?);
            assert!(!t.take_nonce("stale", at(5))?);
            assert!(!t.take_nonce("never", at(0))?);
            assert_eq!(t.purge_nonces(at(5))?, 1);
            Ok(())
        });
    }

    fn a_statement_is_kept_byte_for_byte(registry: Registry) {
        registry.write(|t| {
            let sha256 = statement(t, "eyJ.å\n .sig")?;
            assert_eq!(t.statement(&sha256)?.unwrap().jws, "eyJ.å\n .sig");
            let row = t.statement(&sha256)?.unwrap();
            assert!(!t.insert_statement(&row)?);
            Ok(())
        });
    }
}
