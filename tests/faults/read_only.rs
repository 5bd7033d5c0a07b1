//! A data folder that may only be read: a server that cannot write does not pretend to serve a registry.

use harness::database::Database;
use harness::site::Setup;

use crate::published::{as_one_file, assert_not_started, in_namespace, published, until_ready};

#[test]
fn a_start_in_a_read_only_folder_says_so_and_works_when_it_is_writable() {
    let (mut site, _) = published(Database::Sqlite, Setup::default());
    site.stop();
    as_one_file(&site);
    let script = "mount --bind . . && cd \"$PWD\" && mount -o remount,bind,ro . && exec \"$@\"";
    site.set_up(|setup| setup.starter = in_namespace(script));
    let ended = site.try_start().unwrap_err();
    assert_not_started(
        &ended,
        &["registry.db cannot be used", "may write it and its folder"],
    );
    site.set_up(|setup| setup.starter.clear());
    std::fs::remove_file(site.log_file()).unwrap();
    site.start();
    until_ready(&site);
}
