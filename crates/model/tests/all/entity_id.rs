//! Entity ids: absolute URIs, kept in the spelling they were given.

use tillit_model::{EntityId, ParseEntityIdError as Refusal};

fn refusal(text: &str) -> Refusal {
    match EntityId::parse(text) {
        Ok(id) => panic!("{id} was accepted"),
        Err(refusal) => refusal,
    }
}

fn likeness(text: &str) -> String {
    EntityId::parse(text).unwrap().likeness()
}

#[test]
fn absolute_https_http_and_urn_uris_are_accepted() {
    for text in [
        "https://login.stockholm.example",
        "https://login.stockholm.example/",
        "https://login.stockholm.example:8443/idp?tenant=1",
        "http://login.stockholm.example/idp",
        "https://xn--malm-8qa.example/%C3%A5",
        "https://[2001:db8::1]/idp",
        "urn:example:login",
        "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
    ] {
        assert_eq!(EntityId::parse(text).unwrap().as_str(), text);
    }
}

#[test]
fn the_spelling_is_kept_verbatim() {
    let text = "HTTPS://Login.Stockholm.EXAMPLE:443/a/../b/%7euser/";
    let id = EntityId::parse(text).unwrap();
    assert_eq!(id.as_str(), text);
    assert_eq!(id.to_string(), text);
    assert_eq!(serde_json::to_value(&id).unwrap(), serde_json::json!(text));
}

#[test]
fn ids_that_differ_only_in_spelling_are_different_ids() {
    let id = EntityId::parse("https://a.example").unwrap();
    for other in [
        "https://a.example/",
        "https://A.example",
        "https://a.example:443",
    ] {
        assert_ne!(EntityId::parse(other).unwrap(), id);
    }
}

#[test]
fn what_is_not_an_absolute_uri_is_refused() {
    for text in [
        "",
        "login",
        "/idp",
        "//login.example/idp",
        "login.example/idp",
        "https:",
        "https:example",
        "https:/example",
        "https://",
        "https:///example",
        "https://:443",
        "https://?idp",
        "http:example",
        "https://[::1",
        "https://a.example:99999",
        "urn:",
        "urn:example",
        "urn:example:",
        "urn::login",
        "urn:x:login",
        "urn:-ex:login",
        "urn://example/a:b",
    ] {
        assert_eq!(refusal(text), Refusal::NotAUri, "{text:?}");
    }
}

#[test]
fn a_fragment_is_refused_even_when_it_is_empty() {
    for text in [
        "https://a.example/#idp",
        "https://a.example/#",
        "urn:example:login#1",
    ] {
        assert_eq!(refusal(text), Refusal::Fragment, "{text}");
    }
}

#[test]
fn characters_that_a_uri_cannot_hold_are_refused_by_name() {
    for (text, bad) in [
        ("https://a.example/a b", ' '),
        (" https://a.example", ' '),
        ("https://a.example\n", '\n'),
        ("ht\ttps://a.example", '\t'),
        ("https://a.example/\u{0}", '\0'),
        ("https://malmö.example", 'ö'),
        ("https://a.example/\u{200B}", '\u{200B}'),
        ("https://а.example", 'а'),
        ("https:\\\\a.example", '\\'),
        ("https://a.example/\"", '"'),
        ("https://a.example/<b>", '<'),
        ("https://a.example/{b}", '{'),
        ("https://a.example/`", '`'),
        ("https://a.example/|", '|'),
        ("https://a.example/^", '^'),
    ] {
        assert_eq!(refusal(text), Refusal::Character(bad), "{text:?}");
    }
}

#[test]
fn broken_escapes_are_refused() {
    for text in [
        "https://a.example/%",
        "https://a.example/%4",
        "https://a.example/%zz",
        "https://a.example/%%41",
        "https://a.example/%4/",
    ] {
        assert_eq!(refusal(text), Refusal::Character('%'), "{text}");
    }
}

#[test]
fn other_schemes_are_refused_by_name() {
    for (text, scheme) in [
        ("ftp://a.example", "ftp"),
        ("file:///etc/passwd", "file"),
        ("javascript:alert(1)", "javascript"),
        ("ldap://a.example", "ldap"),
        ("mailto:a@b.example", "mailto"),
    ] {
        assert_eq!(refusal(text), Refusal::Scheme(scheme.to_owned()), "{text}");
    }
}

#[test]
fn at_most_1024_characters_are_accepted() {
    let longest = format!("https://a.example/{}", "a".repeat(1024 - 18));
    assert_eq!(longest.len(), 1024);
    assert!(EntityId::parse(&longest).is_ok());
    assert_eq!(refusal(&format!("{longest}a")), Refusal::TooLong);
}

#[test]
fn likeness_takes_away_what_people_overlook() {
    let plain = likeness("https://login.stockholm.example/idp");
    for alike in [
        "https://login.stockholm.example/idp/",
        "https://login.stockholm.example/idp//",
        "https://login.stockholm.example:443/idp",
        "HTTPS://LOGIN.Stockholm.example/IdP",
        "https://login.stockholm.example/x/../idp",
    ] {
        assert_eq!(likeness(alike), plain, "{alike}");
    }
    assert_eq!(
        likeness("http://a.example:80/"),
        likeness("http://a.example")
    );
    assert_eq!(likeness("urn:example:Login"), likeness("urn:example:login"));
}

#[test]
fn likeness_keeps_what_makes_two_ids_different() {
    let plain = likeness("https://login.stockholm.example/idp");
    for other in [
        "https://login.stockholm.example/idp2",
        "https://login.stockholm.example:8443/idp",
        "https://login.malmo.example/idp",
        "http://login.stockholm.example/idp",
        "https://login.stockholm.example/idp?a",
    ] {
        assert_ne!(likeness(other), plain, "{other}");
    }
}

#[test]
fn the_host_is_given_in_lower_case_without_port() {
    let host = |text: &str| EntityId::parse(text).unwrap().host();
    assert_eq!(
        host("https://Login.Stockholm.example:8443/idp").as_deref(),
        Some("login.stockholm.example")
    );
    assert_eq!(host("urn:example:login"), None);
}
