//! Attribute lists as their keeper works with them: find, check, compare, release, export.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::User;

const LIST: &str = "attribute-lists/socialtjanst";

/// A user with a copy of the lists of this repository; the releases of one of them are taken away but the first, and its profiles, which name a later one.
fn keeper() -> User {
    let user = User::new();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../attribute-lists");
    copy(&repository, &user.folder().join("attribute-lists"));
    for release in fs::read_dir(user.folder().join(LIST).join("releases")).unwrap() {
        let release = release.unwrap();
        if release.file_name() != "0.1.0.json" {
            fs::remove_file(release.path()).unwrap();
        }
    }
    fs::remove_dir_all(user.folder().join(LIST).join("profiles")).unwrap();
    user
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, name) = (
            entry.as_ref().unwrap().path(),
            entry.as_ref().unwrap().file_name(),
        );
        if from.is_dir() {
            copy(&from, &to.join(name));
        } else {
            fs::copy(&from, to.join(name)).unwrap();
        }
    }
}

/// The version in the list's manifest becomes another.
fn call_it(user: &User, version: &str) {
    let path = format!("{LIST}/manifest.yaml");
    let text = user.read(&path);
    let line = text
        .lines()
        .find(|line| line.starts_with("version: "))
        .unwrap();
    user.replace(&path, line, &format!("version: {version}"));
}

#[test]
fn an_attribute_is_found_by_a_name_and_by_words() {
    let user = User::new();
    for words in [&["urn:oid:2.5.4.4"][..], &["family_name"], &["efternamn"]] {
        let done = user.run(&[&["attribute", "lookup"][..], words].concat());
        assert_eq!(done.code, 0, "{done:?}");
        assert!(done.out.contains("gemensam/surname"), "{}", done.out);
    }
    let none = user.run(&["attribute", "lookup", "zzzz"]);
    assert_eq!(none.code, 1, "{none:?}");
    assert!(none.err.contains("no attribute fits zzzz"), "{}", none.err);
}

#[test]
fn the_lists_of_this_repository_are_in_order() {
    let done = keeper().run(&["attribute", "check", "--strict"]);
    assert_eq!((done.code, done.out.as_str()), (0, ""), "{}", done.err);
    assert!(
        done.err.contains("4 lists checked: no errors"),
        "{}",
        done.err
    );
}

#[test]
fn a_fault_is_shown_where_it_was_written() {
    let user = keeper();
    let file = format!("{LIST}/attributes/mandate.yaml");
    user.replace(
        &file,
        "examples: [{ value: \"true\" }]",
        "examples: [{ value: \"ja\" }]",
    );
    for (language, said) in [
        ("en", "Example ja is no boolean."),
        ("sv", "Exemplet ja är inte av slaget boolean."),
    ] {
        let done = user.run(&["attribute", "check", LIST, "--lang", language]);
        assert_eq!(done.code, 3, "{done:?}");
        assert!(
            done.out.contains(&format!("error[examples]: {said}")),
            "{}",
            done.out
        );
        assert!(done.out.contains(&format!("--> {file}:")), "{}", done.out);
        assert!(done.out.contains("value: \"ja\""), "{}", done.out);
    }
    let done = user.run(&["attribute", "check", LIST, "--output", "json"]);
    let found: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(found["items"][0]["rule"], "examples", "{found}");
    let refused = user.run(&["attribute", "release", LIST]);
    assert_eq!(refused.code, 3, "{refused:?}");
}

#[test]
fn a_folder_without_lists_says_what_is_expected() {
    let done = User::new().run(&["attribute", "check", "."]);
    assert_eq!(done.code, 2, "{done:?}");
    assert!(
        done.err.contains("there is no attribute list in ."),
        "{}",
        done.err
    );
}

#[test]
fn a_comparison_says_for_whom_it_breaks_and_the_smallest_number() {
    let user = keeper();
    let before = "socialtjanst@0.1.0";
    let same = user.run(&["attribute", "diff", before, before]);
    assert_eq!((same.code, same.out.as_str()), (0, ""), "{same:?}");
    assert!(same.err.contains("Nothing differs."), "{}", same.err);
    let file = format!("{LIST}/attributes/mandate.yaml");
    user.replace(&file, "datatype: boolean", "datatype: string");
    let done = user.run(&["attribute", "diff", before, LIST, "--exit-code"]);
    assert_eq!(done.code, 10, "{done:?}");
    let line =
        "/datatype type-changed: another kind of value; breaks for issuers and receivers (minor)";
    assert!(done.out.contains(line), "{}", done.out);
    assert!(
        done.out.contains("    - \"boolean\"\n    + \"string\""),
        "{}",
        done.out
    );
    assert!(
        done.err.contains("after 0.1.0 at least 0.1.1"),
        "{}",
        done.err
    );
    let other = user.run(&["attribute", "diff", before, "gemensam"]);
    assert_eq!(other.code, 2, "{other:?}");
    let nothing = user.run(&["attribute", "diff", before, "no-such-list"]);
    assert!(
        nothing
            .err
            .contains("neither a file, a folder nor a release"),
        "{}",
        nothing.err
    );
}

#[test]
fn a_release_is_written_once_and_only_with_a_number_that_fits() {
    let user = keeper();
    let release = ["attribute", "release", LIST];
    for (version, reason) in [
        ("0.1.0", "must be at least 0.1.1"),
        ("0.0.9", "must be at least 0.1.1"),
    ] {
        call_it(&user, version);
        let refused = user.run(&release);
        assert_eq!(refused.code, 5, "{refused:?}");
        assert!(refused.err.contains(reason), "{}", refused.err);
    }
    call_it(&user, "0.2.0");
    let file = user.folder().join(LIST).join("releases/0.2.0.json");
    let tried = user.run(&[&release[..], &["--dry-run"]].concat());
    assert_eq!((tried.code, file.exists()), (0, false), "{tried:?}");
    let done = user.run(&release);
    assert_eq!(done.code, 0, "{done:?}");
    let frozen = fs::read_to_string(&file).unwrap();
    let again = user.run(&release);
    assert_eq!(again.code, 5, "{again:?}");
    assert!(
        again.err.contains("there is nothing to release"),
        "{}",
        again.err
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), frozen);
    let left: Vec<_> = fs::read_dir(file.parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_release_is_exported_in_each_form() {
    let user = keeper();
    let json = user.run(&[
        "attribute",
        "export",
        "socialtjanst@0.1.0",
        "--format",
        "json",
    ]);
    assert_eq!(json.out, user.read(&format!("{LIST}/releases/0.1.0.json")));
    let yaml = user.run(&[
        "attribute",
        "export",
        LIST,
        "--format",
        "yaml",
        "--out",
        "list.yaml",
    ]);
    assert_eq!(yaml.code, 0, "{yaml:?}");
    let notice = user.read("list.yaml");
    assert!(
        notice.contains("# Detta är ett utkast till förslag"),
        "{notice}"
    );
    let same = user.run(&["attribute", "diff", "list.yaml", LIST]);
    assert!(same.err.contains("Nothing differs."), "{same:?}");
    let unknown = user.run(&["attribute", "export", "gemensam", "--format", "cobol"]);
    assert_eq!(unknown.code, 2, "{unknown:?}");
}

#[test]
fn a_workbook_goes_to_a_file_or_a_pipe_and_not_to_a_terminal() {
    let user = User::new();
    let export = ["attribute", "export", "socialtjanst", "--format", "xlsx"];
    let refused = user.run_on_terminal(&export);
    assert_eq!(refused.code, 2, "{refused:?}");
    let said = "write it to a file: --out list.xlsx";
    assert!(refused.err.contains(said), "{}", refused.err);
    let done = user.run(&[&export[..], &["--out", "list.xlsx"]].concat());
    assert_eq!(done.code, 0, "{done:?}");
    let book = fs::read(user.folder().join("list.xlsx")).unwrap();
    assert!(book.starts_with(b"PK"));
    // Text may be shown: what a terminal cannot show is the matter, not the file.
    let text = ["attribute", "export", "halsa", "--format", "csv-semicolon"];
    assert_eq!(user.run(&text).code, 0);
}

#[test]
fn a_release_is_compared_by_its_address_on_this_machine_or_encrypted() {
    let user = User::new();
    let diff = |before: &str| user.run(&["attribute", "diff", before, "gemensam"]);
    let plain = diff("http://registry.example/attribute-lists/gemensam/1.0.0.json");
    assert_eq!(plain.code, 2, "{plain:?}");
    assert!(
        plain.err.contains("plain http is for this machine only"),
        "{}",
        plain.err
    );
    let none = diff("https://registry.example/federations/moa");
    assert_eq!(none.code, 2, "{none:?}");
    assert!(
        none.err.contains("is no address of a release"),
        "{}",
        none.err
    );
    let signed = diff("https://registry.example/attribute-lists/gemensam/1.0.0.jws");
    assert_eq!(signed.code, 11, "{signed:?}");
    assert!(
        signed
            .err
            .contains("https://registry.example is not pinned"),
        "{}",
        signed.err
    );
}
