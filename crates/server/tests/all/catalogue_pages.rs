//! The catalogue's pages: well-formed in both languages, complete, honest about what is proposed, and harmless whatever a list says.

use tillit_testkit::http::{Answer, get, request};

use crate::catalogue_fixture::{HOSTILE, mirror};
use crate::page::{count, elements};
use crate::support::Mirror;

const HTML: (&str, &str) = ("accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");

fn page(mirror: &Mirror, path: &str) -> Answer {
    get(mirror.server.address(), path, &[HTML])
}

/// One page of each kind, and those with much on them.
const PAGES: [&str; 18] = [
    "/attribute-lists",
    "/attribute-lists?q=efternamn",
    "/attribute-lists?q=%3Cscript%3E%22",
    "/attribute-lists/gemensam",
    "/attribute-lists/gemensam/1.0.0",
    "/attribute-lists/socialtjanst",
    "/attribute-lists/prov",
    "/attributes/gemensam/surname",
    "/attributes/gemensam/level-of-assurance",
    "/attributes/prov/name",
    "/attributes/prov/old",
    "/attribute-profiles/prov/ask",
    "/attribute-profiles/gemensam/pnr-01",
    "/code-systems",
    "/code-systems/municipality",
    "/code-systems/place",
    "/code-systems/place/a%2Fb",
    "/code-systems/place/gone",
];

#[test]
fn every_page_is_well_formed_and_in_its_language() {
    let mirror = mirror();
    for path in PAGES {
        for (language, path) in [("sv", path.to_owned()), ("en", format!("/en{path}"))] {
            let answer = page(&mirror, &path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.text());
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
            assert_eq!(answer.header("content-language"), language, "{path}");
            let html = answer.text();
            assert!(
                html.contains(&format!("<html lang=\"{language}\">")),
                "{path}"
            );
            let elements = elements(html);
            for landmark in ["title", "h1", "main", "header", "footer"] {
                assert_eq!(count(&elements, landmark), 1, "{path}: {landmark}");
            }
            assert_eq!(
                count(&elements, "table"),
                count(&elements, "caption"),
                "{path}"
            );
            assert_eq!(
                html.matches("rel=\"alternate\" hreflang=").count(),
                3,
                "{path}"
            );
            assert!(!html.contains("Unknown localization"), "{path}: {html}");
            assert!(
                html.contains("id=\"notice\""),
                "{path}: the environment is not said"
            );
        }
    }
    mirror.server.stop().unwrap();
}

#[test]
fn ids_on_a_page_are_its_own_and_links_within_it_lead_somewhere() {
    let mirror = mirror();
    for path in PAGES {
        let answer = page(&mirror, path);
        let html = answer.text();
        let mut ids: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        for target in html.split("href=\"#").skip(1) {
            let target = target.split('"').next().unwrap();
            assert!(ids.contains(&target), "{path}: #{target}");
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path}");
    }
    mirror.server.stop().unwrap();
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let mirror = mirror();
    let mut seen = std::collections::BTreeSet::new();
    for path in PAGES {
        for path in [path.to_owned(), format!("/en{path}")] {
            let answer = page(&mirror, &path);
            let places = answer.text().split("href=\"/").skip(1);
            seen.extend(places.map(|rest| format!("/{}", rest.split(['"', '#']).next().unwrap())));
        }
    }
    assert!(seen.len() > 500, "{}", seen.len());
    for place in seen.into_iter().filter(|place| !is_not_in_memory(place)) {
        let place = place.replace("&#38;", "&");
        let status = page(&mirror, &place).status;
        assert!(
            status == 200 || status == 503 && place == "/health/ready",
            "{place}: {status}"
        );
    }
    mirror.server.stop().unwrap();
}

/// Signed files, which this server was not given, and the reference of a release of another list.
fn is_not_in_memory(place: &str) -> bool {
    let is_signed = place.ends_with(".jws");
    let is_yaml = place.ends_with(".yaml");
    is_signed || is_yaml || place.starts_with("/federations/") || place.starts_with("/registry/")
}

#[test]
fn what_a_list_says_is_text() {
    let mirror = mirror();
    for path in PAGES.into_iter().chain(["/attribute-lists/feed.atom"]) {
        for path in [path.to_owned(), format!("/en{path}")] {
            let answer = page(&mirror, &path);
            let html = answer.text();
            assert!(!html.contains("<script"), "{path}");
            assert!(!html.contains("href=\"javascript:"), "{path}");
            assert!(!html.contains("onerror="), "{path}");
        }
    }
    let answer = page(&mirror, "/attributes/prov/name");
    let escaped = "&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; &#39;x&#39;";
    // Label, definition, usage, example with note, names with what belongs to them, law, sources, steward, exception.
    assert!(
        answer.text().matches(escaped).count() > 25,
        "{}",
        answer.text()
    );
    assert!(!answer.text().contains(HOSTILE));
    mirror.server.stop().unwrap();
}

#[test]
fn a_proposal_says_so_before_anything_else_on_each_of_its_pages() {
    let mirror = mirror();
    for (path, words) in [
        ("/attribute-lists/socialtjanst", "Det är inte SKR:s lista"),
        (
            "/attribute-lists/socialtjanst/0.2.0",
            "Det är inte SKR:s lista",
        ),
        (
            "/attributes/socialtjanst/case-worker-role",
            "Det är inte SKR:s lista",
        ),
        (
            "/en/attribute-lists/socialtjanst",
            "It is not SKR&#39;s list",
        ),
        (
            "/en/attributes/socialtjanst/case-worker-role",
            "It is not SKR&#39;s list",
        ),
        ("/attribute-profiles/prov/ask", "Läs &#60;"),
    ] {
        let answer = page(&mirror, path);
        let html = answer.text();
        let notice = html.find(words).unwrap_or_else(|| panic!("{path}"));
        assert!(notice < html.find("<main").unwrap(), "{path}");
        assert!(html.contains("class=\"badge\""), "{path}");
    }
    let answer = page(&mirror, "/attributes/socialtjanst/case-worker-role");
    assert!(answer.text().contains("är inte granskad"));
    mirror.server.stop().unwrap();
}

#[test]
fn a_text_that_is_missing_in_english_is_marked_as_swedish() {
    let mirror = mirror();
    let english = page(&mirror, "/en/attributes/prov/name");
    assert!(english.text().contains("<span lang=\"sv\">Etikett "));
    let swedish = page(&mirror, "/attributes/prov/name");
    assert!(!swedish.text().contains("<span lang="));
    mirror.server.stop().unwrap();
}

#[test]
fn the_search_finds_names_addresses_and_words() {
    let mirror = mirror();
    for (asked, found) in [
        ("urn%3Aoid%3A2.5.4.4", "/attributes/gemensam/surname"),
        ("family_name", "/attributes/gemensam/surname"),
        ("efternamn", "/attributes/gemensam/surname"),
        ("Surname", "/attributes/gemensam/surname"),
        ("omrade+socialtjansten", "/attributes/socialtjanst/"),
    ] {
        let answer = page(&mirror, &format!("/attribute-lists?q={asked}"));
        assert!(
            answer.text().contains(&format!("<a href=\"{found}")),
            "{asked}"
        );
    }
    let nothing = page(&mirror, "/en/attribute-lists?q=%22%3E%3Cimg%3E");
    assert!(nothing.text().contains("No attribute was found"));
    assert!(nothing.text().contains("value=\"&#34;&#62;&#60;img&#62;\""));
    // The other language keeps what was asked for.
    assert!(
        nothing
            .text()
            .contains("<a href=\"/attribute-lists?q=%22%3E%3Cimg%3E\" lang=\"sv\"")
    );
    assert_eq!(page(&mirror, "/attribute-lists?q=%ff").status, 400);
    assert!(answer_csp(&nothing).contains("form-action 'self'"));
    mirror.server.stop().unwrap();
}

fn answer_csp(answer: &Answer) -> &str {
    answer.header("content-security-policy")
}

#[test]
fn a_list_shows_its_releases_files_and_what_changed() {
    let mirror = mirror();
    let answer = page(&mirror, "/en/attribute-lists/prov");
    let html = answer.text();
    for text in [
        "/attribute-lists/prov/2.0.0.jws",
        "/attribute-lists/prov/2.0.0.csv",
        "/attribute-lists/prov/2.0.0.ttl",
        "<a href=\"/en/attribute-lists/prov/1.0.0\">1.0.0</a>",
        "Changed since 1.0.0",
        "The changes break for both issuers and receivers",
        "the attribute is gone",
        "<a href=\"/en/attribute-profiles/prov/ask\">",
        "type=\"application/atom+xml\"",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert!(!html.contains("This is an older release"));
    let older = page(&mirror, "/en/attribute-lists/prov/1.0.0");
    assert!(older.text().contains("This is an older release"));
    assert!(
        older
            .text()
            .contains("<a href=\"/en/attributes/prov/old\">")
    );
    mirror.server.stop().unwrap();
}

#[test]
fn an_attribute_that_is_gone_or_deprecated_says_so() {
    let mirror = mirror();
    let gone = page(&mirror, "/en/attributes/prov/old");
    assert_eq!(gone.status, 200);
    assert!(
        gone.text()
            .contains("is not in the newest release of the list, 2.0.0")
    );
    let deprecated = page(&mirror, "/en/attributes/prov/name");
    assert!(deprecated.text().contains("Should no longer be used."));
    assert!(
        deprecated
            .text()
            .contains("<a href=\"/en/attributes/prov/other\">")
    );
    assert!(
        deprecated
            .text()
            .contains("<a href=\"/en/attribute-profiles/prov/ask\">")
    );
    assert!(!deprecated.text().contains("is not in the newest release"));
    let code = page(&mirror, "/en/code-systems/place/gone");
    assert!(
        code.text()
            .contains("not in the newest version of the code system, 2.0.0")
    );
    mirror.server.stop().unwrap();
}

#[test]
fn a_profile_says_what_it_asks_for_and_an_attribute_who_asks() {
    let mirror = mirror();
    let profile = page(&mirror, "/en/attribute-profiles/prov/ask");
    for text in [
        "Required",
        "Optional",
        "Asked for (the need is not stated)",
        "<a href=\"/en/attributes/gemensam/surname\">",
        "<code>nowhere/else</code>",
    ] {
        assert!(profile.text().contains(text), "{text}");
    }
    let surname = page(&mirror, "/en/attributes/gemensam/surname");
    assert!(
        surname
            .text()
            .contains("<a href=\"/en/attribute-profiles/gemensam/pnr-01\">")
    );
    mirror.server.stop().unwrap();
}

#[test]
fn a_code_system_says_how_much_of_it_is_here() {
    let mirror = mirror();
    let partial = page(&mirror, "/code-systems/place");
    assert!(partial.text().contains("Inte fullständigt"));
    let whole = page(&mirror, "/code-systems/municipality");
    assert!(whole.text().contains("Fullständigt: alla koder"));
    assert_eq!(whole.text().matches("<tr id=\"code-").count(), 290);
    mirror.server.stop().unwrap();
}

#[test]
fn what_is_not_there_is_a_page_for_browsers_and_a_problem_for_programs() {
    let mirror = mirror();
    for path in [
        "/attribute-lists/nothing",
        "/attribute-lists/gemensam/9.9.9",
        "/attributes/nothing",
        "/attributes/gemensam/nothing",
        "/attributes/gemensam/%3Cscript%3E",
        "/attribute-profiles/gemensam/nothing",
        "/code-systems/nothing",
        "/code-systems/place/nothing",
        "/code-systems/place/%FF",
        "/code-systems/place/%zz",
        "/attribute-lists/nothing/feed.atom",
    ] {
        for (language, path) in [("sv", path.to_owned()), ("en", format!("/en{path}"))] {
            let answer = page(&mirror, &path);
            assert_eq!(answer.status, 404, "{path}");
            elements(answer.text());
            assert_eq!(answer.header("content-language"), language);
            assert_eq!(answer.header("vary"), "Accept");
            assert!(answer.text().contains("role=\"search\""), "{path}");
            assert!(!answer.text().contains("<script"));
            let program = get(
                mirror.server.address(),
                &path,
                &[("accept", "application/json")],
            );
            assert_eq!(program.status, 404, "{path}");
            assert_eq!(program.header("content-type"), "application/problem+json");
            assert_eq!(program.json()["code"], "not_found");
        }
    }
    mirror.server.stop().unwrap();
}

#[test]
fn pages_are_read_and_nothing_else() {
    let mirror = mirror();
    for path in [
        "/",
        "/attribute-lists",
        "/attributes/gemensam/surname",
        "/code-systems/place/a",
    ] {
        let address = mirror.server.address();
        let whole = get(address, path, &[HTML]);
        let head = request(address, "HEAD", path, &[HTML]);
        assert_eq!(head.status, 200, "{path}");
        assert!(head.body.is_empty());
        assert_eq!(head.header("etag"), whole.header("etag"));
        assert_eq!(head.header("content-length"), whole.body.len().to_string());
        let known = get(
            address,
            path,
            &[HTML, ("if-none-match", whole.header("etag"))],
        );
        assert_eq!(known.status, 304, "{path}");
        let deleted = request(
            address,
            "DELETE",
            path,
            &[("content-type", "application/json")],
        );
        assert_eq!(deleted.status, 405, "{path}: {}", deleted.text());
        assert_eq!(deleted.header("allow"), "GET, HEAD");
    }
    mirror.server.stop().unwrap();
}

#[test]
fn the_front_page_leads_to_the_catalogue() {
    let mirror = mirror();
    let answer = page(&mirror, "/en");
    for link in [
        "/en/attribute-lists",
        "/en/attribute-lists/gemensam",
        "/en/code-systems",
    ] {
        assert!(
            answer.text().contains(&format!("<a href=\"{link}\">")),
            "{link}"
        );
    }
    mirror.server.stop().unwrap();
}
