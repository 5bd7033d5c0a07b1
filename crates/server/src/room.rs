//! Room that is shared by all requests, so that many of them together cannot use up what one alone may.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// So much of something, and how much of it is taken.
#[derive(Debug)]
pub(crate) struct Room {
    most: usize,
    taken: AtomicUsize,
}

/// A part of a room; given back when dropped.
#[derive(Debug)]
pub(crate) struct Taken {
    room: Arc<Room>,
    amount: usize,
}

impl Room {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            taken: AtomicUsize::new(0),
        }
    }

    /// Takes a part; none when there is not so much left.
    pub(crate) fn take(self: &Arc<Self>, amount: usize) -> Option<Taken> {
        let mut taken = Taken {
            room: Arc::clone(self),
            amount: 0,
        };
        taken.grow(amount).then_some(taken)
    }
}

impl Taken {
    /// Takes more; whether there was so much left.
    pub(crate) fn grow(&mut self, more: usize) -> bool {
        let most = self.room.most;
        let fits = |taken: usize| taken.checked_add(more).filter(|taken| *taken <= most);
        let grown = self
            .room
            .taken
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, fits)
            .is_ok();
        if grown {
            self.amount += more;
        }
        grown
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.room.taken.fetch_sub(self.amount, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn what_is_taken_is_given_back() {
        let room = Arc::new(Room::new(10));
        let mut first = room.take(6).unwrap();
        assert!(room.take(5).is_none());
        assert!(first.grow(4));
        assert!(!first.grow(1));
        drop(first);
        assert!(room.take(10).is_some());
    }
}
