//! Why a command did not do what was asked: an exit code, a sentence, and what to do next.

use std::fmt::Display;

use tillit_client::connection::{ReportedFinding, RequestError, TokenError};
use tillit_client::operator::{DecideError, OpenDeskError, ShowError};
use tillit_client::plan::{LoadPlanError, MakePlanError, SavePlanError};
use tillit_client::trust::{ParsePlaceError, TrustError};
use tillit_client::{EnrolError, SubmitError};

use crate::exit::Exit;

/// What the program shows when it gives up. The sentence stands in the message files under `id`, what to do next under its attribute `help`.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) id: &'static str,
    pub(crate) args: Vec<(&'static str, String)>,
    /// Findings of the registry, shown before the sentence.
    pub(crate) findings: Vec<ReportedFinding>,
    /// What to name when asking for support.
    pub(crate) traceparent: Option<String>,
}

impl Failure {
    pub(crate) fn new(exit: Exit, id: &'static str) -> Self {
        Self {
            exit,
            id,
            args: Vec::new(),
            findings: Vec::new(),
            traceparent: None,
        }
    }

    /// A failure of which only the reason is known.
    pub(crate) fn because(reason: impl Display) -> Self {
        Self::new(Exit::Error, "failed").arg("reason", reason)
    }

    pub(crate) fn arg(mut self, name: &'static str, value: impl Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Ended as the command found, and everything has been said already.
    pub(crate) fn quiet(exit: Exit) -> Self {
        Self::new(exit, "")
    }
}

impl From<RequestError> for Failure {
    fn from(error: RequestError) -> Self {
        let problem = match error {
            RequestError::Refused(problem) => *problem,
            RequestError::Unreachable { url, reason } => {
                return Self::new(Exit::Network, "unreachable")
                    .arg("url", url)
                    .arg("reason", reason);
            }
            RequestError::TooLarge { .. } | RequestError::Strange { .. } => {
                return Self::new(Exit::Network, "strange-answer").arg("reason", error);
            }
        };
        let (exit, id) = match problem.status {
            401 | 403 => (Exit::Denied, "refused-denied"),
            404 => (Exit::Error, "refused-not-found"),
            409 if problem.code == "replayed" => (Exit::Conflict, "refused-replayed"),
            409 => (Exit::Conflict, "refused-conflict"),
            422 => (Exit::Findings, "refused-findings"),
            429 | 503 => (Exit::Network, "refused-busy"),
            _ => (Exit::Error, "refused"),
        };
        let mut failure = Self::new(exit, id)
            .arg("detail", &problem)
            .arg("code", &problem.code)
            .arg("status", problem.status);
        failure.findings = ReportedFinding::read_all(&problem.errors);
        failure.traceparent = Some(problem.traceparent);
        failure
    }
}

impl From<TrustError> for Failure {
    fn from(error: TrustError) -> Self {
        match error {
            TrustError::Request(error) => error.into(),
            TrustError::Refused(refused) => {
                Self::new(refused.kind.into(), verdict_id(refused.kind))
                    .arg("reason", refused.reason)
            }
            TrustError::FingerprintDiffers { address, found } => {
                Self::new(Exit::UnknownKey, "fingerprint-differs")
                    .arg("address", address)
                    .arg("found", found.join("; "))
            }
            TrustError::NotAFingerprint(reason) => {
                Self::new(Exit::Usage, "not-a-fingerprint").arg("reason", reason)
            }
            TrustError::NotPinned(name) if name == "*" => {
                Self::new(Exit::UnknownKey, "nothing-pinned")
            }
            TrustError::Ambiguous(name) if name == "*" => Self::new(Exit::Usage, "several-pinned"),
            TrustError::NotPinned(name) => {
                Self::new(Exit::UnknownKey, "not-pinned").arg("name", name)
            }
            TrustError::Ambiguous(name) => {
                Self::new(Exit::Usage, "ambiguous-trust").arg("name", name)
            }
            other => Self::because(other),
        }
    }
}

fn verdict_id(kind: tillit_client::trust::RefusalKind) -> &'static str {
    use tillit_client::trust::RefusalKind as Kind;
    match kind {
        Kind::Expired => "verdict-expired",
        Kind::Rollback => "verdict-rollback",
        Kind::BadSignature => "verdict-bad-signature",
        Kind::UnknownKey => "verdict-unknown-key",
        Kind::WrongIssuer => "verdict-wrong-issuer",
        Kind::TooLarge => "verdict-too-large",
        Kind::Malformed => "verdict-malformed",
    }
}

impl From<tillit_client::trust::Refused> for Failure {
    fn from(refused: tillit_client::trust::Refused) -> Self {
        TrustError::Refused(refused).into()
    }
}

impl From<ParsePlaceError> for Failure {
    fn from(error: ParsePlaceError) -> Self {
        Self::new(Exit::Usage, "failed").arg("reason", error)
    }
}

impl From<MakePlanError> for Failure {
    fn from(error: MakePlanError) -> Self {
        match error {
            MakePlanError::Request(error) => error.into(),
            MakePlanError::Unknown(id) => {
                Self::new(Exit::Usage, "nothing-to-withdraw").arg("id", id)
            }
        }
    }
}

impl From<SubmitError> for Failure {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Request(error) => error.into(),
            SubmitError::OtherRegistry { planned, here } => {
                Self::new(Exit::Conflict, "other-registry")
                    .arg("planned", planned)
                    .arg("here", here)
            }
            other => Self::because(other),
        }
    }
}

impl From<EnrolError> for Failure {
    fn from(error: EnrolError) -> Self {
        match error {
            EnrolError::Request(error) => error.into(),
            other => Self::because(other),
        }
    }
}

impl From<TokenError> for Failure {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::Request(error) => error.into(),
            TokenError::Sign(error) => Self::because(error),
        }
    }
}

impl From<OpenDeskError> for Failure {
    fn from(error: OpenDeskError) -> Self {
        match error {
            OpenDeskError::Request(error) => error.into(),
            OpenDeskError::Token(error) => error.into(),
            OpenDeskError::NotAnOperator(federation) => {
                Self::new(Exit::Denied, "not-an-operator").arg("federation", federation)
            }
            other @ OpenDeskError::Profile(_) => Self::because(other),
        }
    }
}

impl From<ShowError> for Failure {
    fn from(error: ShowError) -> Self {
        match error {
            ShowError::Request(error) => error.into(),
            other => Self::new(Exit::NotVerified, "not-genuine").arg("reason", other),
        }
    }
}

impl From<DecideError> for Failure {
    fn from(error: DecideError) -> Self {
        match error {
            DecideError::Request(error) => error.into(),
            DecideError::Reason(error) => Self::new(Exit::Usage, "failed").arg("reason", error),
            DecideError::Dismissed(error) => Self::new(Exit::Usage, "failed").arg("reason", error),
            DecideError::Sign(error) => Self::because(error),
        }
    }
}

impl From<SavePlanError> for Failure {
    fn from(error: SavePlanError) -> Self {
        Self::because(error)
    }
}

impl From<LoadPlanError> for Failure {
    fn from(error: LoadPlanError) -> Self {
        Self::because(error)
    }
}
