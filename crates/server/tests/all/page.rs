//! The front page: well-formed, in its language, nothing from elsewhere.

use std::time::Duration;

use tillit_model::Environment;
use tillit_registry::view::PublishedSet;
use tillit_server::published::{Published, Snapshot};

use crate::support::{Mirror, federation, published};
use tillit_testkit::http::get;

const VOID: [&str; 5] = ["meta", "link", "img", "br", "input"];

/// Names of elements in order; panics when they are not properly nested.
pub(crate) fn elements(html: &str) -> Vec<String> {
    let (mut open, mut seen) = (Vec::new(), Vec::new());
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("every tag ends");
        if tag.starts_with('!') {
            continue;
        }
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/'])
            .next()
            .unwrap()
            .to_owned();
        if tag.starts_with('/') {
            assert_eq!(
                open.pop(),
                Some(name.clone()),
                "</{name}> closes something else"
            );
        } else {
            seen.push(name.clone());
            if !VOID.contains(&name.as_str()) {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "{open:?}");
    seen
}

pub(crate) fn count(elements: &[String], name: &str) -> usize {
    elements.iter().filter(|element| *element == name).count()
}

#[test]
fn both_languages_are_well_formed_and_have_the_landmarks() {
    let mirror = Mirror::start(published());
    for (path, language, other) in [("/", "sv", "/en"), ("/en", "en", "/")] {
        let answer = get(mirror.server.address(), path, &[]);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-language"), language);
        let html = answer.text();
        assert!(
            html.contains(&format!("<html lang=\"{language}\">")),
            "{path}"
        );
        assert!(
            html.contains(&format!("<a href=\"{other}\" lang=")),
            "{path}"
        );
        let elements = elements(html);
        for landmark in ["title", "h1", "main", "header", "footer", "nav"] {
            assert_eq!(count(&elements, landmark), 1, "{landmark}");
        }
        assert_eq!(count(&elements, "table"), count(&elements, "caption"));
        assert!(html.contains("<a class=\"skip\" href=\"#content\">"));
        assert_eq!(html.matches("rel=\"alternate\" hreflang=").count(), 3);
    }
    mirror.server.stop().unwrap();
}

#[test]
fn nothing_is_loaded_from_elsewhere_and_nothing_runs() {
    let mirror = Mirror::start(published());
    for path in ["/", "/en", "/problems/stale-base"] {
        let answer = get(mirror.server.address(), path, &[("accept", "text/html")]);
        let html = answer.text();
        assert!(
            !html.contains("<script") && !html.contains(" style=") && !html.contains("<style"),
            "{path}"
        );
        assert!(
            !html.contains(" onload=") && !html.contains("javascript:"),
            "{path}"
        );
        for place in html.split(" src=\"").skip(1) {
            assert!(place.starts_with("/assets/"), "{path}: {}", &place[..40]);
        }
        for sheet in html.split("rel=\"stylesheet\" href=\"").skip(1) {
            assert!(sheet.starts_with("/assets/"), "{path}");
        }
        assert!(
            answer
                .header("content-security-policy")
                .contains("style-src 'self'"),
            "{path}"
        );
    }
    for path in ["/assets/tillit.css", "/assets/tillit.svg"] {
        let answer = get(mirror.server.address(), path, &[]);
        assert_eq!(answer.status, 200);
        assert!(!answer.text().contains("url(") && !answer.text().contains("@import"));
    }
    mirror.server.stop().unwrap();
}

#[test]
fn names_are_shown_as_text() {
    let mirror = Mirror::start(published());
    let answer = get(mirror.server.address(), "/", &[]);
    assert!(!answer.text().contains("<b>"));
    assert!(
        answer
            .text()
            .contains("Exempelfederationen &#60;b&#62;&#38;")
    );
    mirror.server.stop().unwrap();
}

#[test]
fn the_page_says_how_fresh_things_are_and_how_to_verify_them() {
    let mirror = Mirror::start(published());
    let sv = get(mirror.server.address(), "/", &[]);
    let en = get(mirror.server.address(), "/en", &[]);
    for text in [
        "tillit trust add https://registry.example",
        "--fingerprint",
        "tillit fetch",
        "curl -fsS",
    ] {
        assert!(sv.text().contains(text), "{text}");
        assert!(en.text().contains(text), "{text}");
    }
    assert!(sv.text().contains(" dagar</td>") && en.text().contains(" days</td>"));
    assert!(sv.text().contains("2026-11-22 08:00"));
    assert!(sv.text().contains("/federations/moa/matf/metadata.jws"));
    assert!(sv.text().contains("Demonstration.") && en.text().contains("Demonstration."));
    assert!(
        !sv.text().contains("Unknown localization") && !en.text().contains("Unknown localization")
    );
    mirror.server.stop().unwrap();
}

#[test]
fn production_without_publications_says_so_and_shows_no_notice() {
    let views = vec![federation(Environment::Production, false)];
    let age = Duration::from_secs(60);
    let snapshot = Snapshot::prepare(PublishedSet::default(), views, age, &Snapshot::default());
    let mirror = Mirror::start(Published::new(snapshot));
    let answer = get(mirror.server.address(), "/en", &[]);
    elements(answer.text());
    assert!(answer.text().contains("Nothing is published yet"));
    assert!(
        !answer.text().contains("class=\"notice\"") && !answer.text().contains("class=\"badge\"")
    );
    mirror.server.stop().unwrap();
}

#[test]
fn a_registry_without_federations_still_has_a_page() {
    let mirror = Mirror::start(Published::new(Snapshot::default()));
    let answer = get(mirror.server.address(), "/", &[]);
    assert_eq!(answer.status, 200);
    elements(answer.text());
    mirror.server.stop().unwrap();
}

#[test]
fn the_api_page_and_its_files_are_served_from_here() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    let page = get(address, "/registry/v1/docs/", &[]);
    assert_eq!(page.status, 200);
    elements(page.text());
    assert!(!page.text().contains("//"), "an address of somewhere else");
    for file in page
        .text()
        .split("src=\"")
        .skip(1)
        .chain(page.text().split("stylesheet\" href=\"").skip(1))
    {
        let file = file.split('"').next().unwrap();
        let path = if file.starts_with('/') {
            file.to_owned()
        } else {
            format!("/registry/v1/docs/{file}")
        };
        assert_eq!(get(address, &path, &[]).status, 200, "{path}");
    }
    let initializer = get(address, "/registry/v1/docs/swagger-initializer.js", &[]);
    assert!(initializer.text().contains("/registry/v1/openapi.json"));
    assert!(initializer.text().contains("\"validatorUrl\": \"none\""));
    assert_eq!(
        get(address, "/registry/v1/docs", &[]).header("location"),
        "/registry/v1/docs/"
    );
    assert_eq!(
        get(address, "/registry/v1/docs/index.html", &[]).status,
        404
    );
    mirror.server.stop().unwrap();
}

#[test]
fn the_description_is_served_as_json_and_yaml() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    let json = get(address, "/registry/v1/openapi.json", &[]);
    assert_eq!(json.header("content-type"), "application/json");
    assert_eq!(
        json.json()["servers"][0]["url"],
        "https://registry.example/registry/v1"
    );
    let yaml = get(address, "/registry/v1/openapi.yaml", &[]);
    assert_eq!(yaml.header("content-type"), "application/yaml");
    let parsed: serde_json::Value = serde_yaml::from_str(yaml.text()).unwrap();
    assert_eq!(parsed, json.json());
    mirror.server.stop().unwrap();
}

#[test]
fn code_systems_and_profiles_are_one_sentence_each_and_no_rows() {
    let mirror = Mirror::start(published());
    for (path, systems, profiles) in [
        (
            "/",
            "58 versioner av kodverk",
            "En version av en attributprofil",
        ),
        (
            "/en",
            "58 versions of code systems",
            "One version of an attribute profile",
        ),
    ] {
        let answer = get(mirror.server.address(), path, &[]);
        let html = answer.text();
        assert!(html.contains(systems) && html.contains(profiles), "{path}");
        assert!(!html.contains("href=\"/code-systems/"), "{path}");
    }
    mirror.server.stop().unwrap();
}

#[test]
fn before_the_first_publication_no_code_systems_are_told() {
    let snapshot = Snapshot::prepare(
        PublishedSet {
            version: "moa:0 ".to_owned(),
            artefacts: Vec::new(),
        },
        vec![federation(Environment::Demo, false)],
        Duration::from_secs(60),
        &Snapshot::default(),
    );
    let mirror = Mirror::start(Published::new(snapshot));
    let answer = get(mirror.server.address(), "/", &[]);
    assert!(!answer.text().contains("kodsystem"));
    mirror.server.stop().unwrap();
}
