//! Whom to call about login trouble.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The public support function of an entity: whom a user or a peer calls when login does not work. A function, not a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Mail address of the function.
    #[schemars(email, length(max = 254))]
    pub email: String,
    /// Telephone number, best with country code: `+46 8 123 45 67`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^\+?[0-9][0-9 ()-]{3,30}$"))]
    pub telephone: Option<String>,
    /// `https` address of a page about support.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(url)]
    pub url: Option<String>,
}
