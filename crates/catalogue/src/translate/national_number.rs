//! Swedish numbers that name a person: a coordination number is a personal number whose day has been raised by 60 (SKV 704, SKV 707).
//!
//! Where one attribute carries both kinds and a protocol has a name for each (`exclusive`), the day decides.

/// Which kind a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberKind {
    Personal,
    Coordination,
}

impl NumberKind {
    /// The kind of a number in twelve digits, by its day alone; none when it is neither.
    pub(super) fn of(number: &str) -> Option<Self> {
        let is_digits = number.bytes().all(|byte| byte.is_ascii_digit());
        if number.len() != 12 || !is_digits {
            return None;
        }
        match number[6..8].parse() {
            Ok(1..=31) => Some(Self::Personal),
            Ok(61..=91) => Some(Self::Coordination),
            _ => None,
        }
    }

    /// The kind that a name is for, by its own word: `https://id.oidc.se/claim/coordinationNumber`.
    pub(super) fn named_by(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        if name.ends_with("coordinationnumber") {
            Some(Self::Coordination)
        } else if name.ends_with("personalidentitynumber") {
            Some(Self::Personal)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NumberKind;

    #[test]
    fn the_day_tells_the_kind() {
        let kinds = [
            ("195006262546", Some(NumberKind::Personal)),
            ("197010632391", Some(NumberKind::Coordination)),
            ("197010322391", None),
            ("197010922391", None),
            ("197010002391", None),
            ("19701063-2391", None),
            ("7010632391", None),
            ("19701063239å", None),
        ];
        for (number, kind) in kinds {
            assert_eq!(NumberKind::of(number), kind, "{number}");
        }
    }
}
