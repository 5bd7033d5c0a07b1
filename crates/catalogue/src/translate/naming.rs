//! By which names a set of attributes is written.

use std::fmt;

use serde::Serialize;

use crate::Protocol;

/// The names of one protocol, or the lists' own ids, through which every protocol can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "&'static str")]
pub enum Naming {
    /// The lists' own ids: `gemensam/surname`.
    Attribute,
    /// The names of a protocol.
    Protocol(Protocol),
}

impl Naming {
    /// Every naming, the lists' own first.
    pub const ALL: [Self; 12] = [
        Self::Attribute,
        Self::Protocol(Protocol::Saml),
        Self::Protocol(Protocol::Oidc),
        Self::Protocol(Protocol::Ldap),
        Self::Protocol(Protocol::Scim),
        Self::Protocol(Protocol::Hsa),
        Self::Protocol(Protocol::Sambi),
        Self::Protocol(Protocol::Inera),
        Self::Protocol(Protocol::Openfed),
        Self::Protocol(Protocol::Ena),
        Self::Protocol(Protocol::Edu),
        Self::Protocol(Protocol::Json),
    ];

    /// Accepts `attribute` or the name of a protocol, as in `saml`.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|naming| naming.as_str() == text)
    }

    /// `attribute`, or the protocol's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Attribute => "attribute",
            Self::Protocol(protocol) => protocol.as_str(),
        }
    }

    /// Whether it writes values in JSON, with structured ones as members of members.
    pub(super) fn is_structured(self) -> bool {
        matches!(
            self,
            Self::Protocol(Protocol::Oidc | Protocol::Scim | Protocol::Json)
        )
    }
}

impl From<Protocol> for Naming {
    fn from(protocol: Protocol) -> Self {
        Self::Protocol(protocol)
    }
}

impl From<Naming> for &'static str {
    fn from(naming: Naming) -> Self {
        naming.as_str()
    }
}

impl fmt::Display for Naming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
