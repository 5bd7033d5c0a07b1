//! Points in time: UTC, whole microseconds, as every database here keeps them.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A point in time in UTC with microsecond resolution, between the years 1 and 9999.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp {
    microseconds: i64,
}

/// 9999-12-31T23:59:59.999999Z, the last instant that RFC 3339 can write.
const LAST: i64 = 253_402_300_799_999_999;
/// 0001-01-01T00:00:00Z.
const FIRST: i64 = -62_135_596_800_000_000;

impl Timestamp {
    /// From whole seconds since 1970-01-01T00:00:00Z (NumericDate of RFC 7519), held within the representable years.
    pub fn from_unix_seconds(seconds: i64) -> Self {
        Self::from_unix_microseconds(seconds.saturating_mul(1_000_000))
    }

    /// From microseconds since 1970-01-01T00:00:00Z, held within the representable years.
    pub fn from_unix_microseconds(microseconds: i64) -> Self {
        Self {
            microseconds: microseconds.clamp(FIRST, LAST),
        }
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    pub fn unix_seconds(self) -> i64 {
        self.microseconds.div_euclid(1_000_000)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn unix_microseconds(self) -> i64 {
        self.microseconds
    }

    /// The instant this much later.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        let step = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Self::from_unix_microseconds(self.microseconds.saturating_add(step))
    }

    /// The instant this much earlier.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        let step = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Self::from_unix_microseconds(self.microseconds.saturating_sub(step))
    }

    /// How long after `earlier` this is; zero when it is not after it.
    pub fn since(self, earlier: Self) -> Duration {
        let step = self.microseconds.saturating_sub(earlier.microseconds);
        Duration::from_micros(u64::try_from(step).unwrap_or(0))
    }

    /// Accepts RFC 3339 with any offset; parts of a microsecond are cut off.
    pub fn parse(text: &str) -> Result<Self, ParseTimestampError> {
        let parsed = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| ParseTimestampError)?;
        let microseconds = parsed.unix_timestamp_nanos().div_euclid(1_000);
        let microseconds = i64::try_from(microseconds).map_err(|_| ParseTimestampError)?;
        Ok(Self::from_unix_microseconds(microseconds))
    }

    fn date_time(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.microseconds) * 1_000)
            .expect("every timestamp is within the years 1 to 9999")
    }
}

/// Why a text is no point in time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a point in time is written as in RFC 3339, for example 2026-11-21T08:00:00Z")]
pub struct ParseTimestampError;

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self
            .date_time()
            .format(&Rfc3339)
            .expect("RFC 3339 can write the years 1 to 9999");
        f.write_str(&text)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

crate::text::string_value!(Timestamp, ParseTimestampError, format: "date-time", "Point in time, RFC 3339");
