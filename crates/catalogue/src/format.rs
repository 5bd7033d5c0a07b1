//! What a value looks like, beyond its datatype.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::OrganisationNumber;

use crate::{Date, Pattern};

/// What a value looks like: a pattern, and where a pattern does not suffice a named check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// The form of the whole value.
    pub pattern: Pattern,
    /// What the pattern cannot say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<FormatCheck>,
    /// Characters at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub max_length: Option<u32>,
}

/// A check that a pattern cannot express.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FormatCheck {
    /// The last ten digits end in a check digit (Luhn): personal and coordination numbers.
    LuhnLastTen,
    /// A Swedish organisation number of ten digits.
    OrganisationNumber,
    /// What follows the last `@` is a Swedish organisation number of ten digits.
    OrganisationNumberScope,
    /// A day that exists.
    CalendarDate,
}

impl Format {
    /// Whether a value has this format.
    pub fn accepts(&self, value: &str) -> bool {
        let short_enough = |max| value.chars().count() <= max as usize;
        self.max_length.is_none_or(short_enough)
            && self.pattern.is_match(value)
            && self.check.is_none_or(|check| check.accepts(value))
    }
}

impl FormatCheck {
    /// Whether a value passes.
    pub fn accepts(self, value: &str) -> bool {
        match self {
            Self::LuhnLastTen => {
                let from = value.len().saturating_sub(10);
                value.get(from..).is_some_and(ends_in_check_digit)
            }
            Self::OrganisationNumber => is_organisation_number(value),
            Self::OrganisationNumberScope => value
                .rsplit_once('@')
                .is_some_and(|(_, scope)| is_organisation_number(scope)),
            Self::CalendarDate => Date::parse(value).is_ok(),
        }
    }
}

fn is_organisation_number(text: &str) -> bool {
    OrganisationNumber::parse(text).is_ok_and(|number| number.digits() == text)
}

/// Luhn: counted from the right, every second digit counts double, and the sum of all digits ends in zero.
fn ends_in_check_digit(ten: &str) -> bool {
    let digits: Option<Vec<u32>> = ten.chars().map(|digit| digit.to_digit(10)).collect();
    digits.is_some_and(|digits| {
        let sum: u32 = digits
            .iter()
            .rev()
            .enumerate()
            .map(|(place, digit)| digit * (1 + place as u32 % 2))
            .map(|weighed| weighed / 10 + weighed % 10)
            .sum();
        digits.len() == 10 && sum.is_multiple_of(10)
    })
}
