//! Strict YAML: what is refused, each with its line and column.

use std::time::{Duration, Instant};

use tillit_model::text::yaml::{YamlError, YamlErrorKind, read};

fn refusal(text: &str) -> YamlError {
    match read(text) {
        Ok(_) => panic!("{:.80?} was read", text),
        Err(error) => error,
    }
}

/// The refusal's code, line and column.
fn refused(text: &str) -> (&'static str, u32, u32) {
    let error = refusal(text);
    (
        error.kind.code(),
        error.position.line,
        error.position.column,
    )
}

#[test]
fn a_bomb_of_aliases_is_refused_at_its_first_anchor() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (level, below) in ('b'..='i').zip('a'..='h') {
        let nine = vec![format!("*{below}"); 9].join(", ");
        bomb.push_str(&format!("{level}: &{level} [{nine}]\n"));
    }
    assert_eq!(refused(&bomb), ("alias_not_allowed", 1, 4));
    // The best of several, since other tests run at the same time.
    let quickest = (0..5).map(|_| {
        let started = Instant::now();
        refusal(&bomb);
        started.elapsed()
    });
    assert!(quickest.min().unwrap() < Duration::from_millis(100));
}

#[test]
fn anchors_are_refused_on_every_kind_of_node() {
    assert_eq!(refused("a: 1\nb: &x text\n"), ("alias_not_allowed", 2, 4));
    assert_eq!(refused("a: &x [1]\n"), ("alias_not_allowed", 1, 4));
    assert_eq!(refused("a: &x { b: 1 }\n"), ("alias_not_allowed", 1, 4));
    assert_eq!(refused("&x a: 1\n"), ("alias_not_allowed", 1, 1));
    assert_eq!(refused("- &x 1\n").0, "alias_not_allowed");
}

#[test]
fn aliases_are_refused() {
    assert_eq!(refused("a: &x 1\nb: *x\n").0, "alias_not_allowed");
    // An alias of nothing is no YAML at all.
    assert_eq!(refused("a: 1\nb: *x\n").1, 2);
}

#[test]
fn merge_keys_are_refused() {
    assert_eq!(refused("a: 1\n<<: { b: 2 }\n"), ("alias_not_allowed", 2, 1));
    assert_eq!(
        refused("a:\n  <<: [{ b: 2 }]\n"),
        ("alias_not_allowed", 2, 3)
    );
    assert_eq!(refused("{ \"<<\": { b: 2 } }\n").0, "alias_not_allowed");
}

#[test]
fn tags_are_refused_and_named() {
    for (text, tag) in [
        (
            "a: !!python/object:os.system {}\n",
            "python/object:os.system",
        ),
        ("a: !!str 1\n", "str"),
        ("a: !own 1\n", "own"),
        ("a: !!binary aGVq\n", "binary"),
        ("a: !<tag:yaml.org,2002:int> 1\n", "int"),
        ("a: !!set { b }\n", "set"),
        ("a: !!omap [b: 1]\n", "omap"),
    ] {
        let error = refusal(text);
        assert_eq!(error.kind.code(), "tag_not_allowed", "{text}");
        assert!(error.to_string().contains(tag), "{text}: {error}");
        assert_eq!(
            (error.position.line, error.position.column),
            (1, 4),
            "{text}"
        );
    }
    assert_eq!(refused("a: 1\n!!str b: 2\n").0, "tag_not_allowed");
}

#[test]
fn a_key_that_stands_twice_is_refused_where_it_stands_again() {
    assert_eq!(
        refusal("a: 1\nb: 2\na: 3\n").kind,
        YamlErrorKind::DuplicateKey("a".to_owned())
    );
    assert_eq!(refused("a: 1\nb: 2\na: 3\n"), ("duplicate_member", 3, 1));
    assert_eq!(
        refused("o:\n    a: 1\n    a: 2\n"),
        ("duplicate_member", 3, 5)
    );
    assert_eq!(refused("- { a: 1, a: 2 }\n"), ("duplicate_member", 1, 11));
    assert_eq!(
        refused("åäö: 1\nx: { å: 1, å: 2 }\n"),
        ("duplicate_member", 2, 12)
    );
}

#[test]
fn a_key_that_stands_twice_in_another_spelling_is_refused() {
    for text in [
        "a: 1\n\"a\": 2\n",
        "'a': 1\na: 2\n",
        "a: 1\n\"\\x61\": 2\n",
        "a: 1\n? a\n: 2\n",
    ] {
        assert_eq!(refused(text).0, "duplicate_member", "{text}");
    }
}

#[test]
fn a_second_document_is_refused_where_it_begins() {
    assert_eq!(refused("a: 1\n---\nb: 2\n"), ("second_document", 2, 1));
    assert_eq!(
        refused("---\na: 1\n...\n---\nb: 2\n"),
        ("second_document", 4, 1)
    );
    assert_eq!(refused("a: 1\n---\n").0, "second_document");
}

#[test]
fn keys_that_are_no_text_are_refused() {
    assert_eq!(refused("? [a, b]\n: 1\n"), ("key_not_text", 1, 3));
    assert_eq!(refused("? { a: 1 }\n: 1\n").0, "key_not_text");
    assert_eq!(refused("a: 1\nnull: 2\n"), ("key_not_text", 2, 1));
    assert_eq!(refused("x: { [a]: 1 }\n").0, "key_not_text");
    assert_eq!(refused("- : 1\n"), ("key_not_text", 1, 3));
    assert_eq!(refused("~: 1\n"), ("key_not_text", 1, 1));
    assert!(read("\"~\": 1\n").is_ok(), "a text in quotes");
}

#[test]
fn depth_is_limited_as_in_json() {
    let flow = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    assert!(read(&flow(32)).is_ok());
    assert_eq!(refused(&flow(33)), ("too_large", 1, 33));
    let block = |levels: usize| -> String {
        let lines = (0..levels).map(|level| format!("{}a:\n", "  ".repeat(level)));
        lines
            .chain([format!("{}1\n", "  ".repeat(levels))])
            .collect()
    };
    assert!(read(&block(32)).is_ok());
    assert_eq!(refused(&block(33)).0, "too_large");
    let dashes = |levels: usize| format!("{}1\n", "- ".repeat(levels));
    assert!(read(&dashes(32)).is_ok());
    assert_eq!(refused(&dashes(33)).0, "too_large");
}

#[test]
fn ten_thousand_levels_are_refused_without_overflow() {
    for text in [
        "[".repeat(10_000),
        "{a: ".repeat(10_000),
        "[{a: ".repeat(5_000),
        "- ".repeat(10_000),
        "? ".repeat(10_000),
        "{".repeat(10_000),
    ] {
        let started = Instant::now();
        refusal(&text);
        assert!(started.elapsed() < Duration::from_secs(5), "{}", &text[..5]);
    }
}

#[test]
fn a_text_of_the_limit_is_read_and_one_byte_more_is_refused() {
    let padded = |bytes: usize| format!("a: 1\n#{}", "x".repeat(bytes - 6));
    assert!(read(&padded(1024 * 1024)).is_ok());
    assert_eq!(refused(&padded(1024 * 1024 + 1)), ("too_large", 1, 1));
}

#[test]
fn members_are_limited_as_in_json() {
    let rows = |count: usize| "- 0\n".repeat(count);
    assert!(read(&rows(10_000)).is_ok());
    refusal(&rows(10_001));
    // A whole megabyte of keys is refused long before each was compared with every other.
    let keys: String = (0..100_000).map(|n| format!("k{n}: 0\n")).collect();
    let started = Instant::now();
    refusal(&keys);
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn numbers_and_characters_that_json_refuses_are_refused_here_with_their_place() {
    for (text, code) in [
        ("a: 1\nb: 9007199254740993\n", "number_out_of_range"),
        ("a: 1\nb: 18446744073709551616\n", "number_out_of_range"),
        ("a: 1\nb: 1e400\n", "number_out_of_range"),
        ("a: 1\nb: .nan\n", "number_out_of_range"),
        ("a: 1\nb: -.inf\n", "number_out_of_range"),
        ("a: 1\nb: \"\\0\"\n", "forbidden_character"),
    ] {
        assert_eq!(refused(text), (code, 2, 4), "{text}");
    }
    let long = format!("a: 1\nb: {}\n", "x".repeat(8 * 1024 + 1));
    assert_eq!(refused(&long), ("string_too_long", 2, 4));
}

#[test]
fn what_is_not_yaml_is_refused_with_its_place() {
    for text in [
        "a: [1\n",
        "a: \"x\n",
        "a: 1\n b: 2\n",
        "a: b: c\n",
        "a:\n\tb: 1\n",
        "a: @x\n",
        "a: `x\n",
        "]\n",
        "a: \"\\ud800\"\n",
        "a: \"\\q\"\n",
        "a: \0\n",
    ] {
        let error = refusal(text);
        assert_eq!(error.kind.code(), "malformed_yaml", "{text:?}: {error}");
        assert!(
            error.position.line >= 1 && error.position.column >= 1,
            "{text:?}"
        );
    }
    assert_eq!(refused("a: 1\nb: @x\n"), ("malformed_yaml", 2, 4));
}

#[test]
fn a_refusal_is_written_with_its_place() {
    assert_eq!(
        refusal("a: 1\na: 2\n").to_string(),
        "key a stands twice (line 2, column 1)"
    );
}

#[test]
fn a_key_that_a_reader_would_take_for_more_json_is_refused() {
    let text = "a:\n  $serde_json::private::RawValue: '{\"b\":1,\"b\":2}'\n";
    let (code, line, _) = refused(text);
    assert_eq!((code, line), ("malformed_yaml", 2));
}

#[test]
fn long_keys_above_many_values_are_refused_before_they_fill_the_memory() {
    let key = "k".repeat(1000);
    let opened = format!("{{{key}: ").repeat(31);
    let values = vec!["0"; 9_000].join(",");
    let started = Instant::now();
    let refused = refused(&format!("{opened}[{values}]{}", "}".repeat(31)));
    assert_eq!(refused.0, "too_large");
    assert!(started.elapsed() < Duration::from_secs(5));
}
