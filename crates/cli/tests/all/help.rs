use crate::run::User;

#[test]
fn every_command_has_help_in_both_languages() {
    let user = User::new();
    let commands: [&[&str]; 34] = [
        &["init"],
        &["key"],
        &["key", "new"],
        &["key", "show"],
        &["validate"],
        &["enrol"],
        &["plan"],
        &["submit"],
        &["withdraw"],
        &["status"],
        &["history"],
        &["trust"],
        &["trust", "add"],
        &["trust", "list"],
        &["fetch"],
        &["verify"],
        &["operator"],
        &["operator", "invite"],
        &["operator", "show"],
        &["operator", "approve"],
        &["operator", "reject"],
        &["operator", "hold"],
        &["attribute"],
        &["attribute", "lookup"],
        &["attribute", "check"],
        &["attribute", "check-sample"],
        &["attribute", "diff"],
        &["attribute", "release"],
        &["attribute", "export"],
        &["attribute", "publish"],
        &["config"],
        &["completions"],
        &["manual"],
        &["exit-codes"],
    ];
    for command in commands {
        let help = |language| {
            let arguments = [command, &["--help", "--lang", language]].concat();
            let done = user.run(&arguments);
            assert_eq!(done.code, 0, "{command:?}");
            done.out
        };
        let (en, sv) = (help("en"), help("sv"));
        assert_ne!(en.lines().next(), sv.lines().next(), "{command:?}");
        assert!(sv.contains("Mappen med tillit.yaml"), "{command:?}");
        assert!(sv.contains("Användning: tillit"), "{sv}");
        assert!(!sv.contains("Options:"), "{sv}");
    }
}

#[test]
fn the_exit_codes_are_one_table() {
    let user = User::new();
    let help = user.run(&["help", "exit-codes"]).out;
    let table = user.run(&["exit-codes"]).out;
    for (code, words) in [
        ("0", "done"),
        ("3", "break rules"),
        ("5", "something else happened first"),
        ("9", "older than what was accepted before"),
    ] {
        for text in [&help, &table] {
            let line = text.lines().find(|line| line.contains(words)).unwrap();
            assert_eq!(line.split_whitespace().next(), Some(code));
        }
    }
}

#[test]
fn a_wrong_argument_is_a_usage_error() {
    let user = User::new();
    for arguments in [
        &["withdraw", "not-a-hash"][..],
        &["nonsense"],
        &["validate", "--organisation", "212000-0143"],
        &["operator", "hold", "--reason", "x"],
    ] {
        let done = user.run(arguments);
        assert_eq!(done.code, 2, "{}", done.err);
        assert_eq!(done.out, "");
    }
}

#[test]
fn completions_are_written_for_every_shell() {
    let user = User::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = user.run(&["completions", shell]);
        assert_eq!(done.code, 0);
        assert!(done.out.contains("operator"), "{shell}");
    }
}

#[test]
fn the_manual_has_a_page_for_every_command_in_either_language() {
    let user = User::new();
    for (language, word) in [("en", "The registry"), ("sv", "Registrets adress")] {
        let folder = user.home().join(language);
        std::fs::create_dir(&folder).unwrap();
        let done = user.run(&["manual", folder.to_str().unwrap(), "--lang", language]);
        assert_eq!(done.code, 0, "{}", done.err);
        for page in ["tillit.1", "tillit-submit.1", "tillit-operator-approve.1"] {
            let text = std::fs::read_to_string(folder.join(page)).unwrap();
            assert!(
                text.contains(".TH") && text.contains(word),
                "{page}: {text}"
            );
        }
    }
    assert_eq!(user.run(&["manual", "not-there"]).code, 1);
}

#[test]
fn init_keeps_what_is_there_and_puts_schemas_beside() {
    let user = User::with_folder();
    user.write("organisation.yaml", "mine\n");
    let done = user.run(&["init", "--organisation", "212000-0142"]);
    assert_eq!(done.code, 0);
    assert_eq!(user.read("organisation.yaml"), "mine\n");
    let first = user
        .read("entities/example.yaml")
        .lines()
        .next()
        .unwrap()
        .to_owned();
    let schema = first.split("$schema=").nth(1).unwrap();
    assert!(
        user.folder().join("entities").join(schema).is_file(),
        "{first}"
    );
}
