//! Problem documents in place of what the web framework answers by itself.
//!
//! A head that cannot be read never becomes a request, so no handler and no middleware sees it: the framework writes a status
//! line, `content-length: 0`, and ends the connection. There is no hook for that answer, but its bytes pass through our stream as
//! the last ones of the connection. They are known by what they lack: every answer of ours carries `traceparent`.

use actix_web::HttpResponse;
use actix_web::body::MessageBody as _;
use actix_web::http::StatusCode;
use actix_web::web::Bytes;

use crate::config::BaseUrl;
use crate::problem::{Code, Problem};
use crate::security_headers;
use crate::trace_context::TraceContext;

/// No bare answer is longer: a status line, a length, a date, and whether the connection ends.
const LONGEST: usize = 256;
const END_OF_HEAD: &[u8] = b"\r\n\r\n";

/// The documents, written once.
pub(crate) struct BareAnswers {
    /// No place for another connection.
    pub(super) full: Document,
    /// No place for another connection of this client.
    pub(super) too_many: Document,
    /// The head of a request did not come in time.
    pub(super) head_timeout: Document,
    head_too_large: Document,
    unreadable: Document,
    failed: Document,
}

/// A whole answer.
pub(super) struct Document {
    /// The problem's code.
    pub(super) code: &'static str,
    pub(super) bytes: Bytes,
}

/// A bare answer among bytes that go out.
pub(super) struct Found<'a> {
    /// Where it begins; it reaches to the end.
    pub(super) at: usize,
    /// What to send in its place.
    pub(super) document: &'a Document,
}

impl BareAnswers {
    pub(crate) fn new(base_url: &BaseUrl) -> Self {
        let whole = |problem: Problem| Document {
            code: problem.code(),
            bytes: whole(&problem, base_url),
        };
        let document = |code: Code, detail: &str| whole(Problem::new(code, detail));
        Self {
            full: whole(Problem::busy(
                "there are as many connections as there may be",
            )),
            too_many: whole(Problem::too_many_connections()),
            head_timeout: document(
                Code::TIMEOUT,
                "the head of the request did not come in time",
            ),
            head_too_large: document(
                Code::HEAD_TOO_LARGE,
                "the head of the request is longer than 128 KiB, or has more than 96 fields",
            ),
            unreadable: document(
                Code::BAD_REQUEST,
                "this is no request of HTTP/1.1 (RFC 9112), so nothing of it was read",
            ),
            failed: document(
                Code::INTERNAL,
                "the registry failed before it could read the request",
            ),
        }
    }

    /// The bare answer at the end of these bytes, if there is one.
    pub(super) fn find(&self, bytes: &[u8]) -> Option<Found<'_>> {
        if !bytes.ends_with(END_OF_HEAD) {
            return None;
        }
        let from = bytes.len().saturating_sub(LONGEST);
        let at = from + last(&bytes[from..], b"HTTP/1.1 ")?;
        let head = std::str::from_utf8(&bytes[at..]).ok()?;
        let is_bare = head.contains("content-length: 0\r\n") && !head.contains("traceparent");
        let document = match head.get(9..12)? {
            "431" => &self.head_too_large,
            status if status.starts_with('4') => &self.unreadable,
            status if status.starts_with('5') => &self.failed,
            _ => return None,
        };
        is_bare.then_some(Found { at, document })
    }
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .rposition(|window| window == wanted)
}

/// A problem as the whole last answer of a connection. Nobody knows which address was asked, and no trace was continued.
fn whole(problem: &Problem, base_url: &BaseUrl) -> Bytes {
    let trace = TraceContext::continue_from(None);
    let mut response = problem.response(base_url, None, &trace);
    security_headers::add(response.headers_mut(), base_url);
    let head = head(&response, &trace);
    let body = response.into_body().try_into_bytes();
    let body = body.expect("a problem document is in memory");
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
    bytes.extend_from_slice(&body);
    bytes.into()
}

fn head(response: &HttpResponse, trace: &TraceContext) -> String {
    let status: StatusCode = response.status();
    let mut head = format!("HTTP/1.1 {status}\r\nconnection: close\r\ntraceparent: {trace}\r\n");
    for (name, value) in response.headers() {
        let value = value.to_str().expect("our own headers are visible ASCII");
        head += &format!("{name}: {value}\r\n");
    }
    head
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    const BARE: &str = "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\ndate: Sun, 22 Nov 2026 08:00:00 GMT\r\n\r\n";

    fn answers() -> BareAnswers {
        BareAnswers::new(&BaseUrl::of_tests())
    }

    #[test]
    fn a_bare_answer_is_found_alone_and_behind_another_answer() {
        let answers = answers();
        assert_eq!(answers.find(BARE.as_bytes()).unwrap().at, 0);
        let before = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntraceparent: 00\r\n\r\n{}";
        let both = format!("{before}{BARE}");
        assert_eq!(answers.find(both.as_bytes()).unwrap().at, before.len());
    }

    #[test]
    fn answers_of_ours_are_left_alone() {
        let answers = answers();
        for answer in [
            BARE.replace("date", "traceparent"),
            BARE.replace("400 Bad Request", "304 Not Modified"),
            format!("{BARE}x"),
            format!(
                "{}\r\n\r\n",
                BARE.replace("content-length: 0", "content-length: 4")
            ),
        ] {
            assert!(answers.find(answer.as_bytes()).is_none(), "{answer}");
        }
    }

    #[test]
    fn what_stands_in_is_a_whole_answer() {
        let answers = answers();
        let document = &answers.find(BARE.as_bytes()).unwrap().document.bytes;
        let text = std::str::from_utf8(document).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{head}");
        assert!(
            head.contains(&format!("content-length: {}", body.len())),
            "{head}"
        );
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(body["code"], "bad_request");
        assert_eq!(body["instance"], "/");
    }
}
