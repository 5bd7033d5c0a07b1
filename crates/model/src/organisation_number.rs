//! Organisation numbers: ISO 6523 identifiers under scheme 0007, the Swedish organisation number.

use std::fmt;
use std::str::FromStr;

/// A legal entity, identified as ISO 6523 `0007:2120000142`. Written `212000-0142` by people; both are read.
///
/// Ten digits: the third is at least 2 (which keeps personal numbers out) and the last is a check digit (Luhn).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganisationNumber {
    digits: String,
}

/// The ISO 6523 scheme of Swedish organisation numbers, the only one accepted.
const SCHEME: &str = "0007";

impl OrganisationNumber {
    /// Reads `0007:2120000142`, `2120000142` or `212000-0142`.
    pub fn parse(text: &str) -> Result<Self, ParseOrganisationNumberError> {
        use ParseOrganisationNumberError as E;
        let number = match text.split_once(':') {
            Some((SCHEME, number)) => number,
            Some((scheme, _)) => return Err(E::Scheme(scheme.to_owned())),
            None => text,
        };
        let digits = match number.split_once('-') {
            Some((left, right)) if left.len() == 6 && right.len() == 4 => format!("{left}{right}"),
            Some(_) => return Err(E::Shape),
            None => number.to_owned(),
        };
        if digits.len() != 10 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(E::Shape);
        }
        if digits.as_bytes()[0] == b'0' || digits.as_bytes()[2] < b'2' {
            return Err(E::Personal);
        }
        let expected = check_digit(&digits.as_bytes()[..9]);
        if digits.as_bytes()[9] != expected {
            return Err(E::CheckDigit(char::from(expected)));
        }
        Ok(Self { digits })
    }

    /// Ten digits without scheme and hyphen.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// As people write it: `212000-0142`.
    pub fn hyphenated(&self) -> String {
        format!("{}-{}", &self.digits[..6], &self.digits[6..])
    }

    /// What kind of organisation the first digit says that this is.
    pub fn group(&self) -> OrganisationGroup {
        match self.digits.as_bytes()[0] {
            b'1' => OrganisationGroup::Estate,
            b'2' => OrganisationGroup::PublicBody,
            b'3' => OrganisationGroup::ForeignCompany,
            b'5' => OrganisationGroup::LimitedCompany,
            b'6' => OrganisationGroup::SimplePartnership,
            b'7' => OrganisationGroup::EconomicAssociation,
            b'8' => OrganisationGroup::NonProfit,
            b'9' => OrganisationGroup::TradingPartnership,
            _ => OrganisationGroup::Unknown,
        }
    }
}

/// Luhn: every other digit counts double, and the sum of all digits ends in zero.
fn check_digit(first_nine: &[u8]) -> u8 {
    let sum: u32 = first_nine
        .iter()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            let weighed = if place % 2 == 0 { digit * 2 } else { digit };
            weighed / 10 + weighed % 10
        })
        .sum();
    b'0' + u8::try_from((10 - sum % 10) % 10).expect("a digit is below ten")
}

/// What the first digit of an organisation number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrganisationGroup {
    /// 1: estates of deceased persons.
    Estate,
    /// 2: the state, regions, municipalities and parishes.
    PublicBody,
    /// 3: foreign companies.
    ForeignCompany,
    /// 5: limited companies.
    LimitedCompany,
    /// 6: simple partnerships.
    SimplePartnership,
    /// 7: economic associations.
    EconomicAssociation,
    /// 8: non-profit associations and foundations.
    NonProfit,
    /// 9: trading and limited partnerships.
    TradingPartnership,
    /// 4: not in use.
    Unknown,
}

/// Why a text is no organisation number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseOrganisationNumberError {
    /// Not ten digits, with or without a hyphen after the sixth.
    #[error("an organisation number has ten digits, as in 212000-0142 or 0007:2120000142")]
    Shape,
    /// Looks like a personal number, which never enters the registry.
    #[error(
        "the third digit of an organisation number is at least 2 and the first is not 0; personal numbers are not accepted"
    )]
    Personal,
    /// The last digit does not fit the others; the fitting one is given.
    #[error("the check digit does not fit: with these nine digits it would be {0}")]
    CheckDigit(char),
    /// An ISO 6523 scheme other than 0007.
    #[error("ISO 6523 scheme {0} is not accepted, only 0007 (Swedish organisation numbers)")]
    Scheme(String),
}

impl fmt::Display for OrganisationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SCHEME}:{}", self.digits)
    }
}

crate::text::string_value!(
    OrganisationNumber,
    ParseOrganisationNumberError,
    "^(0007:)?[1-9][0-9][2-9][0-9]{3}-?[0-9]{4}$",
    "Organisation number: ISO 6523 0007:2120000142, or 212000-0142"
);
