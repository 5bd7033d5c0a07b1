//! The kinds of statements that the registry takes, and where.

use harness::database::Database;
use harness::http::get;
use harness::site::Site;

/// One kind of statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Submission,
    Decision,
    Withdrawal,
    Invitation,
    KeyProof,
    Hold,
    KeyRevocation,
    ClientAssertion,
}

impl Kind {
    pub(crate) const ALL: [Self; 8] = [
        Self::Submission,
        Self::Decision,
        Self::Withdrawal,
        Self::Invitation,
        Self::KeyProof,
        Self::Hold,
        Self::KeyRevocation,
        Self::ClientAssertion,
    ];

    /// The header member `typ`.
    pub(crate) fn typ(self) -> &'static str {
        match self {
            Self::Submission => "tillit-submission+jws",
            Self::Decision => "tillit-decision+jws",
            Self::Withdrawal => "tillit-withdrawal+jws",
            Self::Invitation => "tillit-invitation+jws",
            Self::KeyProof => "tillit-key-proof+jws",
            Self::Hold => "tillit-hold+jws",
            Self::KeyRevocation => "tillit-key-revocation+jws",
            Self::ClientAssertion => "client-authentication+jwt",
        }
    }

    /// Where the API takes it.
    pub(crate) fn resource(self) -> &'static str {
        match self {
            Self::Submission => "submissions",
            Self::Decision => "decisions",
            Self::Withdrawal => "withdrawals",
            Self::Invitation => "invitations",
            Self::KeyProof => "enrolments",
            Self::Hold => "holds",
            Self::KeyRevocation => "key-revocations",
            Self::ClientAssertion => "tokens",
        }
    }
}

/// What is posted without a statement, since it changes nothing: a number for a key proof is asked for, and attributes are judged and translated.
const UNSIGNED: [&str; 3] = ["nonces", "attribute-translations", "attribute-validations"];

#[test]
fn every_statement_that_the_api_takes_is_a_kind_here() {
    let site = Site::begin(Database::Sqlite);
    let description = get(site.address(), "/registry/v1/openapi.json", &[]).json();
    let paths = description["paths"].as_object().unwrap();
    let mut posts: Vec<&str> = paths
        .iter()
        .filter(|(_, item)| item.get("post").is_some())
        .map(|(path, _)| path.rsplit('/').next().unwrap())
        .filter(|resource| !UNSIGNED.contains(resource))
        .collect();
    let mut kinds = Kind::ALL.map(Kind::resource);
    posts.sort_unstable();
    kinds.sort_unstable();
    assert_eq!(posts, kinds);
}
