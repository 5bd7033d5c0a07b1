//! Every limit on input, at the limit and one past it: what is at the limit is accepted, what is past it is refused soon, and costs no memory.

use harness::database::Database;
use harness::documents::{client, entity};
use harness::http::Answer;
use harness::member::Member;
use harness::site::Site;
use harness::statements::{SUBMISSION, send, sign, submission};
use harness::{forge, http};
use serde_json::{Value, json};
use tillit_client::plan::Change;
use tillit_testkit::certificates::CertificateBuilder;

use crate::every_kind::Stage;
use crate::refused::{Case, accepted};

/// The default of `limits.body_bytes`.
const BODY: usize = 1024 * 1024;

/// A registry with something published, and a member.
fn world() -> (Site, Member) {
    let Stage { site, member, .. } = Stage::begin(Database::Sqlite);
    (site, member)
}

/// An entity whose client has one member more than MATF defines, which is kept byte for byte (RFC 9932, section 5).
fn extended(member: &Member, name: &str, extension: &str) -> Change {
    let matf = client(member);
    let matf = matf.replacen(
        r#""tags":["egilv1"]"#,
        &format!(r#""tags":["egilv1"],"x_more":{extension}"#),
        1,
    );
    entity(member, name, &matf)
}

fn submit(site: &Site, member: &Member, changes: &[Change]) -> Answer {
    let payload = submission(member, site, changes);
    send(
        site,
        "submissions",
        &sign(&payload, SUBMISSION, &member.key),
    )
}

/// Submits an entity with the extension past a limit, which is refused with this code, and one with the extension at it, which is accepted.
#[track_caller]
fn at_and_past(code: (u16, &str), limits: &[(&str, String, String)]) {
    let (site, member) = world();
    for (what, at, past) in limits {
        let case = Case::begin(&site);
        let name = what.replace(' ', "-");
        case.refuses(what, code, || {
            submit(&site, &member, &[extended(&member, &name, past)])
        });
        case.ends(what, || {
            accepted(&submit(&site, &member, &[extended(&member, &name, at)]))
        });
    }
}

fn nested(levels: usize, open: &str, close: &str) -> String {
    format!("{}0{}", open.repeat(levels), close.repeat(levels))
}

/// Arrays, objects, and both in turn, this deep.
fn nestings(levels: usize) -> [(&'static str, String); 3] {
    [
        ("arrays", nested(levels, "[", "]")),
        ("objects", nested(levels, "{\"a\":", "}")),
        (
            "both",
            nested(levels / 2, "{\"a\":[", "]}")
                .replace('0', if levels % 2 == 1 { "[0]" } else { "0" }),
        ),
    ]
}

#[test]
fn json_may_be_32_levels_deep() {
    // The extension of a client stands in the fifth level.
    let (at, past) = (nestings(28), nestings(29));
    let limits: Vec<_> = at
        .into_iter()
        .zip(past)
        .map(|((what, at), (_, past))| (what, at, past))
        .collect();
    at_and_past((400, "too_deep"), &limits);
}

#[test]
fn a17_ten_thousand_levels_are_refused_wherever_they_stand() {
    let (site, member) = world();
    let case = Case::begin(&site);
    for (what, deep) in nestings(10_000) {
        let too_deep = (400, "too_deep");
        case.refuses(&format!("{what} in a document"), too_deep, || {
            submit(&site, &member, &[extended(&member, "deep", &deep)])
        });
        case.refuses(&format!("{what} as a document"), too_deep, || {
            let change = Change {
                text: Some(deep.clone()),
                ..extended(&member, "deep", "0")
            };
            submit(&site, &member, &[change])
        });
        case.refuses(&format!("{what} as a statement"), too_deep, || {
            let header = forge::header(&member.key, SUBMISSION);
            send(
                &site,
                "submissions",
                &forge::compact(&header, deep.as_bytes(), &member.key),
            )
        });
        case.refuses(&format!("{what} as a body"), too_deep, || {
            http::post(
                site.address(),
                "/registry/v1/enrolments",
                "application/json",
                deep.as_bytes(),
                &[],
            )
        });
        let header = forge::compact(&deep, b"{}", &member.key);
        let answer = send(&site, "submissions", &header);
        case.judge(&format!("{what} as a header"), &answer);
        assert_eq!(answer.status, 400, "{what}: {}", answer.text());
    }
    case.ends("depth", || {
        accepted(&submit(
            &site,
            &member,
            &[extended(&member, "deep", "[[0]]")],
        ))
    });
}

#[test]
fn a_string_may_have_8_kib() {
    let of = |length: usize| json!("x".repeat(length)).to_string();
    let name = |length: usize| format!("{{\"{}\":0}}", "x".repeat(length));
    let wide = |count: usize| json!("å".repeat(count)).to_string();
    at_and_past(
        (400, "string_too_long"),
        &[
            ("a value", of(8192), of(8193)),
            ("a name", name(8192), name(8193)),
            ("a value of wide characters", wide(4096), wide(4097)),
        ],
    );
}

/// Members and elements, as they are counted: each once, wherever it stands.
fn count(value: &Value) -> usize {
    match value {
        Value::Array(elements) => elements.iter().map(|element| 1 + count(element)).sum(),
        Value::Object(members) => members.values().map(|member| 1 + count(member)).sum(),
        _ => 0,
    }
}

#[test]
fn a_document_may_have_10_000_members() {
    let member = Member::stockholm();
    let empty = extended(&member, "many", "[]").text.unwrap();
    let free = 10_000 - count(&serde_json::from_str(&empty).unwrap());
    let elements = |count: usize| format!("[{}]", vec!["0"; count].join(","));
    let members = |count: usize| {
        let members: Vec<_> = (0..count).map(|number| format!("\"{number}\":0")).collect();
        format!("{{{}}}", members.join(","))
    };
    at_and_past(
        (400, "too_many_members"),
        &[
            ("elements", elements(free), elements(free + 1)),
            ("members", members(free), members(free + 1)),
        ],
    );
}

#[test]
fn an_integer_may_have_53_bits() {
    let text = str::to_owned;
    at_and_past(
        (400, "number_out_of_range"),
        &[
            ("above", text("9007199254740991"), text("9007199254740992")),
            (
                "below",
                text("-9007199254740991"),
                text("-9007199254740992"),
            ),
            ("far above", text("1"), format!("1{}", "0".repeat(30))),
        ],
    );
}

#[test]
fn a_certificate_may_have_16_kib() {
    let (site, member) = world();
    let case = Case::begin(&site);
    let of_size = |bytes: usize| {
        let certificate = CertificateBuilder::leaf("klient.stockholm.example").of_size(bytes);
        let (pem, pin) = (json!(certificate.pem), certificate.pin);
        let matf = format!(
            r#""issuers":[{{"x509certificate":{pem}}}],"clients":[{{"tags":["egilv1"],"pins":[{{"alg":"sha256","digest":"{pin}"}}]}}]"#
        );
        submit(&site, &member, &[entity(&member, "certificate", &matf)])
    };
    case.refuses("one byte more", (422, "certificate_too_large"), || {
        of_size(16 * 1024 + 1)
    });
    case.ends("certificate", || accepted(&of_size(16 * 1024)));
}

#[test]
fn a_name_is_composed() {
    let (site, member) = world();
    let named = |name: &str| {
        let mut change = entity(&member, "named", &client(&member));
        let text = change.text.unwrap();
        change.text = Some(text.replace("Kontosynkronisering", name));
        submit(&site, &member, &[change])
    };
    let case = Case::begin(&site);
    // A with a ring above, in two code points and in one.
    case.refuses("decomposed", (422, "name_nfc"), || {
        named("Stockholms kommun A\u{30a}")
    });
    case.ends("composed", || accepted(&named("Stockholms kommun \u{c5}")));
}

/// A submission of exactly so many bytes: long strings, a shorter one to fill up, and white space in the header for what base64 cannot hit.
fn of_size(site: &Site, member: &Member, bytes: usize) -> String {
    // Made once: the certificate in it is new each time, and not always equally long.
    let small = extended(member, "large", "\"strings\"");
    let statement = |last: usize, blank: usize| {
        let mut strings = vec!["x".repeat(8050); 97];
        strings.push("x".repeat(last));
        let mut change = small.clone();
        let text = change
            .text
            .as_mut()
            .expect("a document that is put has a text");
        *text = text.replace("\"strings\"", &json!(strings).to_string());
        let payload = submission(member, site, &[change]).to_string();
        let header = forge::header(&member.key, SUBMISSION);
        let header = header.replacen('{', &format!("{{{}", " ".repeat(blank)), 1);
        (header, payload)
    };
    let size = |header: &str, payload: &str| {
        // Two dots, and a signature of 64 bytes.
        (header.len() * 4).div_ceil(3) + (payload.len() * 4).div_ceil(3) + 2 + 86
    };
    let (header, payload) = statement(0, 0);
    let missing = (bytes - size(&header, &payload)) * 3 / 4;
    let (header, payload) = (missing - 4..missing + 4)
        .flat_map(|last| (0..4).map(move |blank| (last, blank)))
        .map(|(last, blank)| statement(last, blank))
        .find(|(header, payload)| size(header, payload) == bytes)
        .unwrap();
    let jws = forge::compact(&header, payload.as_bytes(), &member.key);
    assert_eq!(jws.len(), bytes);
    jws
}

#[test]
fn a17_a_body_may_have_1_mib() {
    let (site, member) = world();
    let case = Case::begin(&site);
    let past = of_size(&site, &member, BODY + 1);
    case.refuses("one byte more", (413, "too_large"), || {
        send(&site, "submissions", &past)
    });
    let chunked = |body: &str| {
        let headers = [
            ("content-type", "application/jose"),
            ("transfer-encoding", "chunked"),
        ];
        let head = http::head("POST", "/registry/v1/submissions", &headers);
        let chunks = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
        http::send(site.address(), &head, chunks.as_bytes())
    };
    case.refuses("one byte more in chunks", (413, "too_large"), || {
        chunked(&past)
    });
    let at = of_size(&site, &member, BODY);
    case.ends("body", || accepted(&chunked(&at)));
}
