//! How often one client may ask: budgets that fill up again with time, one for each kind of request.
//!
//! The arithmetic is that of `governor` (GCRA). Its state is one word for each client, in a table of fixed size: clients whose hashes
//! meet share a budget, so that no number of clients makes the table grow. The hash is keyed anew in every process, and nobody can aim at another's place.

use std::hash::{BuildHasher as _, RandomState};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::nanos::Nanos;
use governor::state::{InMemoryState, NotKeyed, StateStore};
use governor::{Quota, RateLimiter};

use crate::client::Client;
use crate::config;

/// What a request costs us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A read from memory.
    Read,
    /// A read that asks the database.
    Query,
    /// Anything that may change something: signatures are verified, rows are written.
    Statement,
}

/// The budgets of every client.
pub(crate) struct Rates {
    reads: Option<Budget>,
    queries: Option<Budget>,
    statements: Option<Budget>,
}

/// The budgets for one kind of request.
struct Budget {
    limiter: RateLimiter<Client, Places, DefaultClock>,
}

/// One word for each client, or for a few whose hashes meet.
struct Places {
    words: Box<[InMemoryState]>,
    hashing: RandomState,
}

/// 65,536 words are 512 KiB: among a thousand clients at work, one in 65 shares its budget with another.
const PLACES: usize = 1 << 16;

impl Rates {
    pub(crate) fn new(rates: &config::Rates) -> Self {
        Self {
            reads: Budget::new(rates.reads),
            queries: Budget::new(rates.queries),
            statements: Budget::new(rates.statements),
        }
    }

    /// Counts a request. When the client has used up what it may, the time after which it may again.
    pub(crate) fn count(&self, kind: Kind, client: Client) -> Result<(), Duration> {
        let budget = match kind {
            Kind::Read => &self.reads,
            Kind::Query => &self.queries,
            Kind::Statement => &self.statements,
        };
        budget
            .as_ref()
            .map_or(Ok(()), |budget| budget.count(client))
    }
}

impl Budget {
    /// None when there is no limit.
    fn new(rate: config::Rate) -> Option<Self> {
        let per_second = NonZeroU32::new(rate.per_second)?;
        let burst = NonZeroU32::new(rate.burst)?;
        let quota = Quota::per_second(per_second).allow_burst(burst);
        Some(Self {
            limiter: RateLimiter::new(quota, Places::new(), DefaultClock::default()),
        })
    }

    fn count(&self, client: Client) -> Result<(), Duration> {
        self.limiter
            .check_key(&client)
            .map_err(|not_until| not_until.wait_time_from(self.limiter.clock().now()))
    }
}

impl Places {
    fn new() -> Self {
        Self {
            words: (0..PLACES).map(|_| InMemoryState::default()).collect(),
            hashing: RandomState::new(),
        }
    }
}

impl StateStore for Places {
    type Key = Client;

    fn measure_and_replace<T, F, E>(&self, client: &Client, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let place = self.hashing.hash_one(client) as usize % PLACES;
        self.words[place].measure_and_replace(&NotKeyed::NonKey, decide)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(number: u32) -> Client {
        Client::V4(number.to_be_bytes())
    }

    fn rates(per_second: u32, burst: u32) -> Rates {
        let rate = config::Rate { per_second, burst };
        Rates::new(&config::Rates {
            reads: rate,
            queries: rate,
            statements: rate,
        })
    }

    #[test]
    fn a_budget_ends_and_says_when_there_is_more() {
        let rates = rates(1, 3);
        for _ in 0..3 {
            assert_eq!(rates.count(Kind::Statement, client(1)), Ok(()));
        }
        let wait = rates.count(Kind::Statement, client(1));
        assert!(
            matches!(wait, Err(wait) if wait <= Duration::from_secs(1)),
            "{wait:?}"
        );
        assert_eq!(
            rates.count(Kind::Query, client(1)),
            Ok(()),
            "another budget"
        );
        assert_eq!(
            rates.count(Kind::Statement, client(2)),
            Ok(()),
            "another client"
        );
    }

    #[test]
    fn without_a_limit_nothing_is_counted() {
        let rates = rates(0, 1);
        assert!((0..1000).all(|_| rates.count(Kind::Read, client(1)).is_ok()));
    }

    #[test]
    fn a_million_clients_need_no_more_room_than_one() {
        let rates = rates(1, 1);
        let served =
            (0..1_000_000).filter(|number| rates.count(Kind::Read, client(*number)).is_ok());
        let served = served.count();
        assert!((PLACES / 2..PLACES * 2).contains(&served), "{served}");
    }
}
