//! Who asks, as far as the network tells: what budgets and places of connections are counted by.

use std::net::{IpAddr, SocketAddr};

use actix_web::http::header::{HeaderMap, X_FORWARDED_FOR};
use ipnet::IpNet;

/// One client: an IPv4 address, or the network of 64 bits that an IPv6 address is in, because whoever has one such address has them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Client {
    V4([u8; 4]),
    V6([u8; 8]),
}

impl Client {
    /// The client at an address.
    pub(crate) fn at(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address.octets()),
            IpAddr::V6(address) => {
                let [a, b, c, d, e, f, g, h, ..] = address.octets();
                Self::V6([a, b, c, d, e, f, g, h])
            }
        }
    }

    /// Who sent a request: the other end of the connection, or whom the proxies at that end name.
    pub(crate) fn of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let address = if trusts(trusted, peer) {
            forwarded_for(headers, trusted).unwrap_or(peer)
        } else {
            peer
        };
        Self::at(address)
    }
}

/// Whether a proxy at this address is believed.
pub(crate) fn trusts(trusted: &[IpNet], address: IpAddr) -> bool {
    let address = address.to_canonical();
    trusted.iter().any(|network| network.contains(&address))
}

/// The rightmost address in `X-Forwarded-For` that is none of ours: everything to the left of it the client may have written itself.
fn forwarded_for(headers: &HeaderMap, trusted: &[IpNet]) -> Option<IpAddr> {
    let lines: Vec<&str> = headers
        .get_all(X_FORWARDED_FOR)
        .map(|line| line.to_str().unwrap_or_default())
        .collect();
    let mut farthest = None;
    for name in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        // A name that is no address ends the chain: nothing beyond it can be believed.
        let Some(address) = address(name.trim()) else {
            break;
        };
        farthest = Some(address);
        if !trusts(trusted, address) {
            break;
        }
    }
    farthest
}

/// Some proxies write the port as well.
fn address(text: &str) -> Option<IpAddr> {
    let with_port = || text.parse::<SocketAddr>().ok().map(|place| place.ip());
    text.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn client(peer: &str, lines: &[&str]) -> Client {
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "::1/128"]
            .map(|network| network.parse().unwrap())
            .into();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(X_FORWARDED_FOR, line.parse().unwrap());
        }
        Client::of(peer.parse().unwrap(), &headers, &trusted)
    }

    fn at(address: &str) -> Client {
        Client::at(address.parse().unwrap())
    }

    #[test]
    fn only_trusted_proxies_may_name_the_client() {
        assert_eq!(client("192.0.2.1", &["198.51.100.7"]), at("192.0.2.1"));
        assert_eq!(client("10.0.0.1", &["198.51.100.7"]), at("198.51.100.7"));
        assert_eq!(
            client("::ffff:10.0.0.1", &["198.51.100.7"]),
            at("198.51.100.7")
        );
        assert_eq!(client("10.0.0.1", &[]), at("10.0.0.1"));
    }

    #[test]
    fn what_the_client_wrote_itself_is_not_believed() {
        let lines = ["1.1.1.1, 198.51.100.7, 10.0.0.2"];
        assert_eq!(client("10.0.0.1", &lines), at("198.51.100.7"));
        let lines = ["1.1.1.1", "198.51.100.7:4711, 10.0.0.2"];
        assert_eq!(client("10.0.0.1", &lines), at("198.51.100.7"));
        assert_eq!(client("10.0.0.1", &["1.1.1.1, nonsense"]), at("10.0.0.1"));
        assert_eq!(client("10.0.0.1", &["10.0.0.3, 10.0.0.2"]), at("10.0.0.3"));
    }

    #[test]
    fn a_network_of_64_bits_is_one_client() {
        assert_eq!(at("2001:db8:0:1::1"), at("2001:db8:0:1:ffff::2"));
        assert_ne!(at("2001:db8:0:1::1"), at("2001:db8:0:2::1"));
        assert_eq!(at("::ffff:192.0.2.1"), at("192.0.2.1"));
    }
}
