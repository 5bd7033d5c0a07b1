//! Key files that are missing, unreadable, open to others, broken, or not the registry's: the start is refused and says which file and what to do.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use harness::database::Database;
use harness::site::{Setup, Site};
use tillit_signing::{SoftwareKey, key_file};

use crate::published::{assert_not_started, published, until_ready};

const PUBLISH: &str = "keys/publish-moa.pem";
const TOKEN: &str = "keys/token.pem";

/// Breaks one thing, expects a refusal that says this, mends it, and expects a start.
fn refused(file: &str, damage: impl FnOnce(&PathBuf), says: &[&str]) {
    let (mut site, _) = published(Database::Sqlite, Setup::default());
    site.stop();
    let path = site.path().join(file);
    let kept = site.path().join("kept.pem");
    fs::copy(&path, &kept).unwrap();
    damage(&path);
    let ended = try_start(&mut site);
    assert_not_started(&ended, says);
    if path.is_dir() {
        fs::remove_dir(&path).unwrap();
    } else if path.exists() {
        fs::remove_file(&path).unwrap();
    }
    fs::rename(kept, path).unwrap();
    fs::remove_file(site.log_file()).unwrap();
    site.start();
    until_ready(&site);
}

/// Without the privilege to read what is nobody's, which root ordinarily has.
fn try_start(site: &mut Site) -> harness::process::Ended {
    if rustix::process::getuid().is_root() {
        let words = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"];
        site.set_up(|setup| setup.starter = words.map(str::to_owned).into());
    }
    let ended = site.try_start().unwrap_err();
    site.set_up(|setup| setup.starter.clear());
    ended
}

#[test]
fn a_publish_key_that_is_missing_is_not_replaced() {
    refused(
        PUBLISH,
        |path| fs::remove_file(path).unwrap(),
        &[
            "the publish key of federation moa is missing",
            "restore its file",
        ],
    );
}

#[test]
fn a_token_key_that_is_missing_is_not_replaced() {
    refused(
        TOKEN,
        |path| fs::remove_file(path).unwrap(),
        &["the token key is missing", "restore its file"],
    );
}

#[test]
fn a_key_that_the_server_may_not_read_is_named() {
    refused(
        PUBLISH,
        |path| fs::set_permissions(path, Permissions::from_mode(0o000)).unwrap(),
        &[
            "publish-moa.pem",
            "Permission denied",
            "let the user that runs this program read the file",
        ],
    );
}

#[test]
fn a_key_that_others_may_read_is_refused_with_the_command_that_mends_it() {
    refused(
        PUBLISH,
        |path| fs::set_permissions(path, Permissions::from_mode(0o644)).unwrap(),
        &["publish-moa.pem has mode 0644", "run `chmod 600"],
    );
}

#[test]
fn a_folder_in_the_place_of_a_key_is_no_key() {
    refused(
        PUBLISH,
        |path| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        },
        &["publish-moa.pem is not a key file"],
    );
}

#[test]
fn half_a_key_is_named() {
    refused(
        PUBLISH,
        |path| {
            let text = fs::read(path).unwrap();
            fs::write(path, &text[..text.len() / 2]).unwrap();
        },
        &["publish-moa.pem"],
    );
}

#[test]
fn the_key_of_another_federation_is_refused() {
    refused(
        PUBLISH,
        |path| {
            fs::remove_file(path).unwrap();
            key_file::create(path, &SoftwareKey::generate().unwrap(), None).unwrap();
        },
        &[
            "the publish key of federation moa is",
            "but it was",
            "restore the right file",
        ],
    );
}
