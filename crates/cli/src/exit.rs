//! How the program ends: the one table of exit codes.

use std::process::ExitCode;

use tillit_client::trust::RefusalKind;

/// How the program ended. Pipelines act on these, so a number never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Done.
    Ok,
    /// Something went wrong that no other code says.
    Error,
    /// The command line was not understood.
    Usage,
    /// The documents break rules.
    Findings,
    /// The key is missing, not registered, or may not do this.
    Denied,
    /// Something else happened first: a base has moved, or the statement was sent before.
    Conflict,
    /// The registry could not be reached.
    Network,
    /// A signature, an issuer or a content is wrong.
    NotVerified,
    /// Its time has run out.
    Expired,
    /// Older than what was accepted before.
    Rollback,
    /// The plan changes something; only with `--exit-code`.
    Changes,
    /// Signed by a key that is not pinned.
    UnknownKey,
}

impl Exit {
    pub(crate) const ALL: [Self; 12] = [
        Self::Ok,
        Self::Error,
        Self::Usage,
        Self::Findings,
        Self::Denied,
        Self::Conflict,
        Self::Network,
        Self::NotVerified,
        Self::Expired,
        Self::Rollback,
        Self::Changes,
        Self::UnknownKey,
    ];

    /// The number.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Error => 1,
            Self::Usage => 2,
            Self::Findings => 3,
            Self::Denied => 4,
            Self::Conflict => 5,
            Self::Network => 6,
            Self::NotVerified => 7,
            Self::Expired => 8,
            Self::Rollback => 9,
            Self::Changes => 10,
            Self::UnknownKey => 11,
        }
    }

    /// The stable name, also of its sentence in the message files (`exit-<name>`).
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Error => "error",
            Self::Usage => "usage",
            Self::Findings => "findings",
            Self::Denied => "denied",
            Self::Conflict => "conflict",
            Self::Network => "network",
            Self::NotVerified => "not-verified",
            Self::Expired => "expired",
            Self::Rollback => "rollback",
            Self::Changes => "changes",
            Self::UnknownKey => "unknown-key",
        }
    }
}

impl From<RefusalKind> for Exit {
    fn from(kind: RefusalKind) -> Self {
        match kind {
            RefusalKind::Expired => Self::Expired,
            RefusalKind::Rollback => Self::Rollback,
            RefusalKind::UnknownKey => Self::UnknownKey,
            RefusalKind::BadSignature
            | RefusalKind::WrongIssuer
            | RefusalKind::TooLarge
            | RefusalKind::Malformed => Self::NotVerified,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
