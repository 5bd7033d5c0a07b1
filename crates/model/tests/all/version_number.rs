//! Versions of attribute lists: three numbers, ordered by precedence.

use tillit_model::VersionNumber;

#[test]
fn three_numbers_are_accepted_and_written_as_they_were() {
    for text in ["0.0.0", "1.0.0", "10.20.30", "4294967295.0.1"] {
        assert_eq!(VersionNumber::parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn leading_zeros_are_refused() {
    for text in ["01.0.0", "1.00.0", "1.0.01", "1.0.00"] {
        assert!(VersionNumber::parse(text).is_err(), "{text}");
    }
}

#[test]
fn everything_but_three_decimal_numbers_is_refused() {
    for text in [
        "",
        "1",
        "1.0",
        "1.0.0.0",
        "1.0.",
        ".0.0",
        "1..0",
        "v1.0.0",
        "1.0.0-rc1",
        "1.0.0+build",
        "+1.0.0",
        "-1.0.0",
        "1.0.x",
        " 1.0.0",
        "1.0.0\n",
        "1,0,0",
        "1.0.4294967296",
        "١.٠.٠",
    ] {
        assert!(VersionNumber::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn versions_are_ordered_as_numbers_and_not_as_text() {
    let ordered: Vec<VersionNumber> = [
        "0.9.9", "1.0.0", "1.0.9", "1.0.10", "1.2.0", "1.10.0", "2.0.0", "10.0.0",
    ]
    .map(|text| VersionNumber::parse(text).unwrap())
    .to_vec();
    assert!(ordered.is_sorted_by(|earlier, later| earlier < later));
}
