use std::time::Duration;

use tillit_model::{Clock as _, Timestamp};
use tillit_testkit::clock::FixedClock;

#[test]
fn the_clock_stands_until_it_is_moved() {
    let start = Timestamp::from_unix_seconds(1_700_000_000);
    let clock = FixedClock::at(start);
    assert_eq!(clock.now(), start);

    clock.advance(Duration::from_secs(60));
    assert_eq!(clock.now(), start.plus(Duration::from_secs(60)));

    clock.set(start);
    assert_eq!(clock.now(), start);
}
