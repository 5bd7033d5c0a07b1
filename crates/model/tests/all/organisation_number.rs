//! Organisation numbers: three spellings of one number, and what each refusal names.

use tillit_model::{
    OrganisationGroup, OrganisationNumber, ParseOrganisationNumberError as Refusal,
};

fn refusal(text: &str) -> Refusal {
    OrganisationNumber::parse(text).unwrap_err()
}

/// Nine digits in the given group, completed with the check digit that fits.
fn of_group(first: char) -> OrganisationNumber {
    let nine = format!("{first}12000014");
    let fitting = match OrganisationNumber::parse(&format!("{nine}0")) {
        Ok(number) => return number,
        Err(Refusal::CheckDigit(fitting)) => fitting,
        Err(other) => panic!("{other}"),
    };
    OrganisationNumber::parse(&format!("{nine}{fitting}")).unwrap()
}

#[test]
fn three_spellings_are_one_number() {
    let canonical = OrganisationNumber::parse("0007:2120000142").unwrap();
    assert_eq!(OrganisationNumber::parse("2120000142").unwrap(), canonical);
    assert_eq!(OrganisationNumber::parse("212000-0142").unwrap(), canonical);
}

#[test]
fn a_number_is_written_in_the_canonical_spelling() {
    let number = OrganisationNumber::parse("212000-0142").unwrap();
    assert_eq!(number.to_string(), "0007:2120000142");
    assert_eq!(
        serde_json::to_value(&number).unwrap(),
        serde_json::json!("0007:2120000142")
    );
    assert_eq!(number.digits(), "2120000142");
    assert_eq!(number.hyphenated(), "212000-0142");
}

#[test]
fn numbers_of_real_municipalities_are_accepted() {
    for (municipality, number) in [
        ("Stockholm", "212000-0142"),
        ("Göteborg", "212000-1355"),
        ("Malmö", "212000-1124"),
    ] {
        let parsed = OrganisationNumber::parse(number).unwrap();
        assert_eq!(parsed.hyphenated(), number, "{municipality}");
        assert_eq!(
            parsed.group(),
            OrganisationGroup::PublicBody,
            "{municipality}"
        );
    }
}

#[test]
fn a_wrong_check_digit_is_refused_and_the_fitting_one_named() {
    for wrong in "013456789".chars() {
        let text = format!("212000-014{wrong}");
        assert_eq!(refusal(&text), Refusal::CheckDigit('2'), "{text}");
        assert!(refusal(&text).to_string().ends_with("it would be 2"));
    }
}

#[test]
fn a_check_digit_of_zero_is_possible() {
    assert_eq!(refusal("212000-0101"), Refusal::CheckDigit('0'));
    assert!(OrganisationNumber::parse("212000-0100").is_ok());
}

#[test]
fn two_neighbouring_digits_in_the_wrong_order_are_refused() {
    assert!(matches!(refusal("212000-0124"), Refusal::CheckDigit(_)));
    assert!(matches!(refusal("212000-1535"), Refusal::CheckDigit(_)));
}

#[test]
fn personal_numbers_are_refused_as_such() {
    // The third digit is the tens of a month, with or without a fitting check digit; so are coordination numbers (day plus 60).
    for personal in ["811228-9874", "811228-9870", "701063-2391", "991231-0000"] {
        assert_eq!(refusal(personal), Refusal::Personal, "{personal}");
    }
}

#[test]
fn a_number_that_begins_with_zero_is_refused_as_personal() {
    assert_eq!(refusal("012000-0142"), Refusal::Personal);
}

#[test]
fn a_personal_number_is_never_repeated_in_the_refusal() {
    assert!(!refusal("811228-9874").to_string().contains("9874"));
}

#[test]
fn another_scheme_is_refused_by_name() {
    assert_eq!(
        refusal("0088:2120000142"),
        Refusal::Scheme("0088".to_owned())
    );
    assert_eq!(refusal(":2120000142"), Refusal::Scheme(String::new()));
}

#[test]
fn other_shapes_are_refused() {
    for text in [
        "",
        "0007:",
        "212000014",
        "21200001420",
        "16212000-0142",
        "21200-00142",
        "2120000-142",
        "212000--142",
        "212000-0142-",
        "0007:0007:2120000142",
        " 2120000142",
        "2120000142\n",
        "212000 0142",
        "212000–0142",
        "212000014X",
        "+212000014",
        "٢١٢٠٠٠٠١٤٢",
        "２１２０００-０１４２",
    ] {
        assert!(
            matches!(refusal(text), Refusal::Shape | Refusal::Scheme(_)),
            "{text:?}"
        );
    }
}

#[test]
fn the_first_digit_says_the_group() {
    use OrganisationGroup as G;
    for (first, group) in [
        ('1', G::Estate),
        ('2', G::PublicBody),
        ('3', G::ForeignCompany),
        ('4', G::Unknown),
        ('5', G::LimitedCompany),
        ('6', G::SimplePartnership),
        ('7', G::EconomicAssociation),
        ('8', G::NonProfit),
        ('9', G::TradingPartnership),
    ] {
        // A third digit of two or more, so that every first digit but zero may stand before it.
        assert_eq!(of_group(first).group(), group, "{first}");
    }
}
