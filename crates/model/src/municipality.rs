//! Municipality codes: four digits, the first two are the county. Made from the reference table of Sweden's 290 municipalities.

use std::fmt;
use std::str::FromStr;

/// The code of a Swedish municipality: `0180` for Stockholm.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MunicipalityCode(String);

/// `code,name,county_code,county_name`, one line each, sorted by code.
const TABLE: &str = include_str!("municipalities.csv");

impl MunicipalityCode {
    /// Accepts the code of an existing municipality.
    pub fn parse(text: &str) -> Result<Self, ParseMunicipalityCodeError> {
        match municipality_of(text) {
            Some(_) => Ok(Self(text.to_owned())),
            None => Err(ParseMunicipalityCodeError(text.to_owned())),
        }
    }

    /// Four digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The municipality's name.
    pub fn name(&self) -> &'static str {
        municipality_of(&self.0).expect("a code exists in the table it was parsed by")
    }
}

/// The name of the municipality with this code.
pub fn municipality_of(code: &str) -> Option<&'static str> {
    TABLE.lines().skip(1).find_map(|line| {
        let mut cells = line.split(',');
        (cells.next() == Some(code)).then(|| cells.next()).flatten()
    })
}

/// Every municipality: code and name, by code.
pub fn municipalities() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some((cells.next()?, cells.next()?))
    })
}

/// Why a text is no municipality code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not the code of a Swedish municipality; codes have four digits, as in 0180")]
pub struct ParseMunicipalityCodeError(String);

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::text::string_value!(
    MunicipalityCode,
    ParseMunicipalityCodeError,
    "^[0-9]{4}$",
    "Code of a Swedish municipality"
);
