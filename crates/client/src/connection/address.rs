//! The address of a registry.

use std::fmt;

use url::{Host, Url};

/// A registry's public base address, without a slash at its end: what its paths are appended to, and the audience of statements sent to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    text: String,
    loopback: bool,
}

/// Why a text is no address of a registry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseAddressError {
    /// Not an absolute URL.
    #[error("{0:?} is not an address; it begins with https://")]
    NotAUrl(String),
    /// Plain HTTP to another machine.
    #[error(
        "{0} is not encrypted: plain http is for this machine only (127.0.0.1, ::1, localhost)"
    )]
    NotEncrypted(String),
    /// A part that a base address does not have.
    #[error("{0} holds user, query or fragment, which a registry's address does not have")]
    Extra(String),
}

impl Address {
    /// Accepts `https` addresses, and `http` to this machine.
    pub fn parse(text: &str) -> Result<Self, ParseAddressError> {
        use ParseAddressError as E;
        let url = Url::parse(text).map_err(|_| E::NotAUrl(text.to_owned()))?;
        let loopback = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => return Err(E::NotAUrl(text.to_owned())),
        };
        match url.scheme() {
            "https" => {}
            "http" if loopback => {}
            "http" => return Err(E::NotEncrypted(text.to_owned())),
            _ => return Err(E::NotAUrl(text.to_owned())),
        }
        let extra = !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some();
        if extra {
            // The text is not repeated: it may hold a password.
            return Err(E::Extra(format!(
                "the address of {}",
                url.host_str().unwrap_or_default()
            )));
        }
        Ok(Self {
            text: url.as_str().trim_end_matches('/').to_owned(),
            loopback,
        })
    }

    /// The text without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it is this machine.
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// A path below this address; the path begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.text)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
