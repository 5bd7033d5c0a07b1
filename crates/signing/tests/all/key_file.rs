//! Key files: modes, no overwriting, clear refusals.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;
use tillit_signing::key_file::{self, CreateKeyFileError, ReadKeyFileError};
use tillit_signing::{Passphrase, ReadKeyError, Signer};

use crate::forge::key;

#[test]
fn a_key_file_has_mode_0600_and_gives_the_key_back() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("submitter.pem");
    let key = key();
    key_file::create(&path, &key, None).unwrap();
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o7777,
        0o600
    );
    assert_eq!(
        key_file::read(&path, None).unwrap().public_key(),
        key.public_key()
    );
}

#[test]
fn an_encrypted_key_file_needs_its_passphrase() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("submitter.pem");
    let passphrase = Passphrase::new("häst".into()).unwrap();
    let key = key();
    key_file::create(&path, &key, Some(&passphrase)).unwrap();
    assert_eq!(
        key_file::read(&path, Some(&passphrase))
            .unwrap()
            .public_key(),
        key.public_key()
    );
    let error = key_file::read(&path, None).unwrap_err();
    assert!(
        matches!(
            error,
            ReadKeyFileError::Key {
                source: ReadKeyError::PassphraseMissing,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("submitter.pem");
    key_file::create(&path, &key(), None).unwrap();
    let before = fs::read(&path).unwrap();
    let error = key_file::create(&path, &key(), None).unwrap_err();
    assert!(matches!(error, CreateKeyFileError::Exists(_)), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_others_can_use_is_refused_with_the_remedy() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("submitter.pem");
    key_file::create(&path, &key(), None).unwrap();
    for mode in [0o640, 0o604, 0o620, 0o602, 0o610] {
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        let error = key_file::read(&path, None).unwrap_err();
        assert!(
            matches!(error, ReadKeyFileError::TooOpen { mode: found, .. } if found == mode),
            "{error}"
        );
        assert!(error.to_string().contains("chmod 600"), "{error}");
    }
    fs::set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
    key_file::read(&path, None).unwrap();
}

#[test]
fn a_missing_file_a_folder_and_a_huge_file_are_told_apart() {
    let folder = TempDir::new().unwrap();
    let missing = key_file::read(&folder.path().join("none.pem"), None).unwrap_err();
    assert!(matches!(missing, ReadKeyFileError::Missing(_)), "{missing}");
    let directory = key_file::read(folder.path(), None).unwrap_err();
    assert!(
        matches!(directory, ReadKeyFileError::NotAKeyFile(_)),
        "{directory}"
    );
    let huge = folder.path().join("huge.pem");
    fs::write(&huge, vec![b'A'; 20_000]).unwrap();
    fs::set_permissions(&huge, Permissions::from_mode(0o600)).unwrap();
    let huge = key_file::read(&huge, None).unwrap_err();
    assert!(matches!(huge, ReadKeyFileError::NotAKeyFile(_)), "{huge}");
}

#[test]
fn a_folder_that_does_not_exist_is_not_made() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("keys/submitter.pem");
    let error = key_file::create(&path, &key(), None).unwrap_err();
    assert!(matches!(error, CreateKeyFileError::Io { .. }), "{error}");
    assert!(!folder.path().join("keys").exists());
}
