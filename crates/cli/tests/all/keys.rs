use std::os::unix::fs::PermissionsExt as _;

use crate::run::User;

const KEY: &str = ".config/tillit/keys/2120000142.key.pem";

#[test]
fn a_new_key_is_private_and_never_overwritten() {
    let user = User::with_folder();
    let done = user.run(&["key", "new"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.err.contains("tillit enrol"), "{}", done.err);
    let file = user.home().join(KEY);
    let before = std::fs::read(&file).unwrap();
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let again = user.run(&["key", "new"]);
    assert_eq!(again.code, 5, "{again:?}");
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_key_that_others_can_read_is_not_used() {
    let user = User::with_folder();
    user.run(&["key", "new"]);
    let file = user.home().join(KEY);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let done = user.run(&["key", "show"]);
    assert_eq!(done.code, 4, "{done:?}");
    assert!(done.err.contains("chmod 600"), "{}", done.err);
}

#[test]
fn an_encrypted_key_opens_with_its_passphrase_file_only() {
    let user = User::with_folder();
    user.write("secret", "hemligt nog\n");
    let made = user.run(&["key", "new", "--passphrase-file", "secret"]);
    assert_eq!(made.code, 0, "{made:?}");
    let without = user.run(&["key", "show"]);
    assert_eq!(without.code, 4);
    assert!(
        without.err.contains("TILLIT_KEY_PASSPHRASE_FILE"),
        "{}",
        without.err
    );
    let with = user.run_with(
        &["key", "show"],
        &[("TILLIT_KEY_PASSPHRASE_FILE", "secret")],
    );
    assert_eq!(with.code, 0, "{with:?}");
    assert_eq!(with.out, made.out);
}

#[test]
fn a_missing_key_says_how_to_make_one() {
    let user = User::with_folder();
    let done = user.run(&["key", "show"]);
    assert_eq!(done.code, 4);
    assert!(done.err.contains("tillit key new"), "{}", done.err);
}

#[test]
fn a_setting_is_taken_from_flag_environment_project_user_in_that_order() {
    let user = User::with_folder();
    let registry = |arguments: &[&str], environment: &[(&str, &str)]| {
        let arguments = [&["config", "show", "--output", "json"], arguments].concat();
        let done = user.run_with(&arguments, environment);
        let shown: serde_json::Value = serde_json::from_str(&done.out).unwrap();
        let row = &shown["items"][0];
        assert_eq!(row["name"], "registry");
        (
            row["value"].as_str().unwrap_or_default().to_owned(),
            row["origin"].as_str().unwrap_or_default().to_owned(),
        )
    };
    let pair = |value: &str, origin: &str| (value.to_owned(), origin.to_owned());
    let environment = [("TILLIT_REGISTRY", "https://env.example")];
    assert_eq!(
        registry(&["--registry", "https://flag.example"], &environment),
        pair("https://flag.example", "flag")
    );
    assert_eq!(
        registry(&[], &environment),
        pair("https://env.example", "environment")
    );
    assert_eq!(registry(&[], &[]), pair("http://127.0.0.1:8080", "project"));
    user.replace("tillit.yaml", "registry: http://127.0.0.1:8080", "");
    let config = user.home().join(".config/tillit");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(
        config.join("config.yaml"),
        "registry: https://user.example\n",
    )
    .unwrap();
    assert_eq!(registry(&[], &[]), pair("https://user.example", "user"));
}

#[test]
fn a_key_is_revoked_only_by_its_own_file() {
    let user = User::with_folder();
    user.run(&["key", "new"]);
    let other = "KkPnwzOFs5GONQ7Wxj0O8X-vIqYzwMo7hXUkBG4k2mA";
    let done = user.run(&["key", "revoke", other, "--reason", "lost"]);
    assert_eq!(done.code, 2, "{done:?}");
    assert!(done.err.contains("--key"), "{}", done.err);
    let done = user.run(&["operator", "revoke-key", other, "--reason", "lost"]);
    // Nobody listens there; what counts is that the arguments were understood.
    assert!([2, 6].contains(&done.code), "{done:?}");
}
