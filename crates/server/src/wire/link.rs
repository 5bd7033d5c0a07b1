//! Links from one resource to others.

use serde::Serialize;
use utoipa::ToSchema;

use crate::config::BaseUrl;

/// Where the API begins below the public address.
pub const ROOT: &str = "/registry/v1";

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Link {
    /// How the target relates to this, an IANA link relation.
    #[schema(
        example = "self",
        pattern = "^(about|collection|describedby|describes|first|last|latest-version|next|predecessor-version|prev|self|service-desc|service-doc|version-history)$"
    )]
    pub rel: &'static str,
    /// The absolute address.
    #[schema(
        format = "uri",
        example = "https://registry.example/registry/v1/federations/moa"
    )]
    pub href: String,
    /// The method to use.
    #[schema(example = "GET", pattern = "^(GET|POST)$")]
    pub method: &'static str,
}

/// Makes links: knows the public address.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    base_url: &'a BaseUrl,
}

impl<'a> Links<'a> {
    /// Links below this address.
    pub fn below(base_url: &'a BaseUrl) -> Self {
        Self { base_url }
    }

    /// The absolute address of a published file.
    pub fn file(self, path: &str) -> String {
        self.base_url.join(path)
    }

    /// The absolute address of a resource of the API; the path begins with a slash.
    pub fn resource(self, path: &str) -> String {
        self.base_url.join(&format!("{ROOT}{path}"))
    }

    /// A link to a resource of the API.
    pub fn to(self, rel: &'static str, path: &str) -> Link {
        Link {
            rel,
            href: self.resource(path),
            method: "GET",
        }
    }
}
