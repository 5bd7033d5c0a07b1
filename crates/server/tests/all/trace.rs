//! W3C Trace Context: a caller's trace is continued, a broken one replaced.

use crate::support::{Mirror, published};
use tillit_testkit::http::get;

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN: &str = "00f067aa0ba902b7";

fn fields(traceparent: &str) -> Vec<&str> {
    traceparent.split('-').collect()
}

#[test]
fn a_valid_trace_is_continued_with_a_span_of_our_own() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    for (version, flags, more, answered) in [
        ("00", "01", "", "01"),
        ("00", "00", "", "00"),
        ("cc", "03", "-what-the-future-brings", "01"),
    ] {
        let sent = format!("{version}-{TRACE}-{SPAN}-{flags}{more}");
        let answer = get(address, "/health/live", &[("traceparent", &sent)]);
        let fields = fields(answer.header("traceparent"));
        assert_eq!(
            (fields[0], fields[1], fields[3]),
            ("00", TRACE, answered),
            "{sent}"
        );
        assert_ne!(fields[2], SPAN);
        assert_eq!(fields[2].len(), 16);
    }
    mirror.server.stop().unwrap();
}

#[test]
fn an_invalid_trace_is_replaced() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    let zeros = "0".repeat(32);
    for sent in [
        String::new(),
        "nonsense".to_owned(),
        format!("00-{zeros}-{SPAN}-01"),
        format!("00-{TRACE}-0000000000000000-01"),
        format!("00-{}-{SPAN}-01", TRACE.to_uppercase()),
        format!("ff-{TRACE}-{SPAN}-01"),
        format!("00-{TRACE}-{SPAN}-01-more"),
        format!("00-{TRACE}-{SPAN}"),
        format!("00-{TRACE}x-{SPAN}-01"),
    ] {
        let answer = get(address, "/health/live", &[("traceparent", &sent)]);
        let fields = fields(answer.header("traceparent"));
        assert_ne!(fields[1], TRACE, "{sent}");
        assert_eq!(fields[1].len(), 32, "{sent}");
    }
    mirror.server.stop().unwrap();
}
