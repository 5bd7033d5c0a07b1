//! Strict JSON: bytes that are not UTF-8, and characters that readers disagree about.

use tillit_model::text::json::{JsonErrorKind, read};

fn refusal(bytes: &[u8]) -> JsonErrorKind {
    match read(bytes) {
        Ok(value) => panic!("{bytes:?} was read as {value}"),
        Err(error) => error.kind,
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_refused_in_values_and_names() {
    for bad in [
        b"\xFF" as &[u8],
        b"\x80",
        b"\xC3",
        b"\xE5",
        // Overlong forms of / and NUL.
        b"\xC0\xAF",
        b"\xE0\x80\xAF",
        b"\xC0\x80",
        // A surrogate written as bytes, and one beyond U+10FFFF.
        b"\xED\xA0\x80",
        b"\xF4\x90\x80\x80",
    ] {
        let value = [b"{\"a\":\"", bad, b"\"}"].concat();
        let name = [b"{\"", bad, b"\":1}"].concat();
        assert_eq!(refusal(&value), JsonErrorKind::Encoding, "{bad:?}");
        assert_eq!(refusal(&name), JsonErrorKind::Encoding, "{bad:?}");
    }
    assert_eq!(refusal(b"\xFF").code(), "malformed_encoding");
}

#[test]
fn a_byte_order_mark_is_refused() {
    assert_eq!(refusal(b"\xEF\xBB\xBF{}"), JsonErrorKind::Encoding);
    // UTF-16 in both byte orders.
    assert_eq!(refusal(b"\xFF\xFE{\0}\0"), JsonErrorKind::Encoding);
    assert_eq!(refusal(b"\xFE\xFF\0{\0}"), JsonErrorKind::Encoding);
}

#[test]
fn an_escaped_nul_is_refused_in_values_and_names() {
    assert_eq!(
        refusal(br#"{"a":["\u0000"]}"#),
        JsonErrorKind::Nul("/a/0".to_owned())
    );
    assert_eq!(
        refusal(br#"{"a":"x\u0000y"}"#),
        JsonErrorKind::Nul("/a".to_owned())
    );
    assert!(matches!(refusal(br#"{"\u0000":1}"#), JsonErrorKind::Nul(_)));
    assert_eq!(refusal(br#""\u0000""#).code(), "forbidden_character");
}

#[test]
fn raw_controls_in_strings_are_refused() {
    for control in 0..0x20_u8 {
        for text in [
            [b"\"", &[control] as &[u8], b"\""].concat(),
            [b"{\"", &[control] as &[u8], b"\":1}"].concat(),
        ] {
            assert!(
                matches!(refusal(&text), JsonErrorKind::Syntax(_)),
                "{control}"
            );
        }
    }
}

#[test]
fn lone_surrogates_are_refused_in_values_and_names() {
    for escape in [
        r"\ud800",
        r"\udfff",
        r"\udc00\ud800",
        r"\ud800\ud800",
        r"\ud800x",
        r"\ud800\n",
        r"\uD83D\u0041",
    ] {
        let value = format!("{{\"a\":\"{escape}\"}}");
        let name = format!("{{\"{escape}\":1}}");
        assert!(
            matches!(refusal(value.as_bytes()), JsonErrorKind::Syntax(_)),
            "{value}"
        );
        assert!(
            matches!(refusal(name.as_bytes()), JsonErrorKind::Syntax(_)),
            "{name}"
        );
    }
}

#[test]
fn a_pair_of_surrogates_is_the_character_that_it_means() {
    assert_eq!(read(br#""\ud83d\ude00""#).unwrap(), "😀");
}

#[test]
fn other_characters_arrive_as_they_were_written() {
    // What a name may hold is judged by rules, with the code point in the finding; the reader changes nothing.
    for text in [
        "Malm\u{F6}",
        "Malmo\u{308}",
        "\u{202E}x",
        "\u{200B}",
        "\u{FEFF}",
        "\u{E0001}",
        "\u{FFFF}",
    ] {
        let quoted = format!("\"{text}\"");
        assert_eq!(read(quoted.as_bytes()).unwrap(), text);
    }
}
