//! Timestamps: UTC, whole microseconds, held within the years that RFC 3339 can write.

use std::time::Duration;

use tillit_model::Timestamp;

const FIRST: &str = "0001-01-01T00:00:00Z";
const LAST: &str = "9999-12-31T23:59:59.999999Z";

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

#[test]
fn one_instant_is_one_timestamp_whatever_its_offset() {
    let utc = at("2026-11-21T08:00:00Z");
    assert_eq!(utc.unix_seconds(), 1_795_248_000);
    for same in [
        "2026-11-21T09:00:00+01:00",
        "2026-11-21T00:00:00-08:00",
        "2026-11-21T13:30:00+05:30",
        "2026-11-20T23:00:00-09:00",
        "2026-11-21T08:00:00-00:00",
        "2026-11-21T08:00:00.000Z",
    ] {
        assert_eq!(at(same), utc, "{same}");
    }
    assert_eq!(
        at("2026-11-21T09:00:00+01:00").to_string(),
        "2026-11-21T08:00:00Z"
    );
}

#[test]
fn parts_of_a_microsecond_are_cut_off_and_not_rounded() {
    assert_eq!(
        at("2026-11-21T08:00:00.123456999Z"),
        at("2026-11-21T08:00:00.123456Z")
    );
    // Before 1970 the number of microseconds is negative; cutting still goes towards the past.
    assert_eq!(
        at("1969-12-31T23:59:59.999999999Z"),
        at("1969-12-31T23:59:59.999999Z")
    );
}

#[test]
fn what_is_written_is_read_again() {
    for text in [
        FIRST,
        "1969-12-31T23:59:59.999999Z",
        "1970-01-01T00:00:00Z",
        "2024-02-29T12:00:00.5Z",
        "2026-11-21T08:00:00.000001Z",
        LAST,
    ] {
        assert_eq!(at(text).to_string(), text);
        let json = serde_json::to_value(at(text)).unwrap();
        assert_eq!(serde_json::from_value::<Timestamp>(json).unwrap(), at(text));
    }
}

#[test]
fn microseconds_go_there_and_back() {
    for microseconds in [-1, 0, 1, 1_795_248_000_123_456, -62_135_596_800_000_000] {
        let instant = Timestamp::from_unix_microseconds(microseconds);
        assert_eq!(instant.unix_microseconds(), microseconds);
        assert_eq!(at(&instant.to_string()), instant);
    }
}

#[test]
fn seconds_are_rounded_down() {
    assert_eq!(at("1970-01-01T00:00:01.999999Z").unix_seconds(), 1);
    assert_eq!(at("1969-12-31T23:59:59.5Z").unix_seconds(), -1);
    assert_eq!(
        Timestamp::from_unix_seconds(-1).to_string(),
        "1969-12-31T23:59:59Z"
    );
}

#[test]
fn what_lies_beyond_the_representable_years_is_held_at_their_edge() {
    for late in [
        Timestamp::from_unix_seconds(i64::MAX),
        Timestamp::from_unix_microseconds(i64::MAX),
        at("2026-11-21T08:00:00Z").plus(Duration::MAX),
        at(LAST).plus(Duration::from_micros(1)),
    ] {
        assert_eq!(late.to_string(), LAST);
    }
    for early in [
        Timestamp::from_unix_seconds(i64::MIN),
        Timestamp::from_unix_microseconds(i64::MIN),
        at("2026-11-21T08:00:00Z").minus(Duration::MAX),
        at(FIRST).minus(Duration::from_micros(1)),
    ] {
        assert_eq!(early.to_string(), FIRST);
    }
}

#[test]
fn an_offset_that_leads_beyond_the_edge_does_no_harm() {
    for text in [
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00:00+23:59",
        "0000-01-01T00:00:00Z",
    ] {
        if let Ok(instant) = Timestamp::parse(text) {
            assert!((at(FIRST)..=at(LAST)).contains(&instant), "{text}");
            assert_eq!(at(&instant.to_string()), instant, "{text}");
        }
    }
}

#[test]
fn plus_and_minus_undo_each_other() {
    let instant = at("2026-11-21T08:00:00Z");
    let day = Duration::from_secs(86_400);
    assert_eq!(instant.plus(day).to_string(), "2026-11-22T08:00:00Z");
    assert_eq!(instant.plus(day).minus(day), instant);
    assert_eq!(instant.plus(day).since(instant), day);
}

#[test]
fn since_a_later_instant_no_time_has_passed() {
    assert_eq!(at(FIRST).since(at(LAST)), Duration::ZERO);
    assert_eq!(at(FIRST).since(at(FIRST)), Duration::ZERO);
    assert!(at(LAST).since(at(FIRST)) > Duration::from_secs(9_998 * 365 * 86_400));
}

#[test]
fn timestamps_are_ordered_by_time() {
    assert!(at("2026-11-21T08:00:00+01:00") < at("2026-11-21T08:00:00Z"));
    assert!(at("2026-11-21T08:00:00Z") < at("2026-11-21T08:00:00.000001Z"));
}

#[test]
fn what_is_not_rfc_3339_is_refused() {
    for text in [
        "",
        "2026-11-21",
        "2026-11-21T08:00:00",
        "2026-11-21T08:00Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T08:60:00Z",
        "2026-02-29T08:00:00Z",
        "2026-13-01T08:00:00Z",
        "2026-11-21T08:00:00+24:00",
        "2026-11-21T08:00:00.Z",
        "2026-11-21T08:00:00Z ",
        " 2026-11-21T08:00:00Z",
        "26-11-21T08:00:00Z",
        "+12026-11-21T08:00:00Z",
        "-0001-01-01T00:00:00Z",
        "1795248000",
    ] {
        assert!(Timestamp::parse(text).is_err(), "{text:?}");
    }
}
