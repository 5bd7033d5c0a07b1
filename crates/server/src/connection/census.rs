//! How many connections are open, in all and by client.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use ipnet::IpNet;

use crate::client::{Client, trusts};

/// The open connections. It cannot grow beyond as many entries as there may be connections.
pub(crate) struct Census {
    most: usize,
    most_per_client: usize,
    trusted: Vec<IpNet>,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    all: usize,
    by_client: HashMap<Client, usize>,
}

/// Why a connection has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// There are as many as there may be.
    Full,
    /// This client has as many as it may have.
    TooMany,
}

/// One connection's place; given back when dropped.
pub(crate) struct Place {
    census: Arc<Census>,
    client: Client,
}

impl Census {
    pub(crate) fn new(most: usize, most_per_client: usize, trusted: Vec<IpNet>) -> Self {
        Self {
            most,
            most_per_client,
            trusted,
            open: Mutex::default(),
        }
    }

    /// Takes a place for a connection from this address.
    pub(super) fn enter(self: &Arc<Self>, address: IpAddr) -> Result<Place, Refused> {
        let client = Client::at(address);
        // The connections of a proxy are those of many clients. A tenth is left for others, such as those who look after the server.
        let (most, refused) = match trusts(&self.trusted, address) {
            true => (self.most - self.most / 10, Refused::Full),
            false => (self.most_per_client, Refused::TooMany),
        };
        self.change(|open| {
            if open.all >= self.most {
                return Err(Refused::Full);
            }
            let count = open.by_client.get(&client).copied().unwrap_or(0);
            if count >= most {
                return Err(refused);
            }
            open.by_client.insert(client, count + 1);
            open.all += 1;
            Ok(())
        })?;
        Ok(Place {
            census: Arc::clone(self),
            client,
        })
    }

    fn change<T>(&self, change: impl FnOnce(&mut Open) -> T) -> T {
        // Counting does not panic, so the counts are right whatever happened elsewhere.
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut open)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.census.change(|open| {
            open.all -= 1;
            if let Some(count) = open.by_client.get_mut(&self.client) {
                *count -= 1;
                if *count == 0 {
                    open.by_client.remove(&self.client);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn places_are_counted_by_client_and_given_back() {
        let proxy: IpNet = "10.0.0.1/32".parse().unwrap();
        let census = Arc::new(Census::new(4, 2, vec![proxy]));
        let enter = |address: &str| census.enter(address.parse().unwrap());
        let first = enter("192.0.2.1").unwrap();
        let _second = enter("192.0.2.1").unwrap();
        assert_eq!(enter("192.0.2.1").err(), Some(Refused::TooMany));
        drop(first);
        let third = enter("192.0.2.1").unwrap();
        let _proxied = [enter("10.0.0.1").unwrap(), enter("10.0.0.1").unwrap()];
        assert_eq!(enter("198.51.100.1").err(), Some(Refused::Full));
        drop(third);
        assert!(enter("198.51.100.1").is_ok());
        assert_eq!(census.open.lock().unwrap().by_client.len(), 2);
    }

    #[test]
    fn a_proxy_leaves_places_for_others() {
        let proxy: IpNet = "10.0.0.1/32".parse().unwrap();
        let census = Arc::new(Census::new(10, 1, vec![proxy]));
        let enter = |address: &str| census.enter(address.parse().unwrap());
        let _proxied: Vec<_> = (0..9).map(|_| enter("10.0.0.1").unwrap()).collect();
        assert_eq!(enter("10.0.0.1").err(), Some(Refused::Full));
        assert!(enter("192.0.2.1").is_ok());
    }
}
