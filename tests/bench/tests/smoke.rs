//! Every measurement works, with tiny numbers; how long it takes is not looked at.

use tillit_bench::frame::{Machine, Part, page};
use tillit_bench::measurements::ALL;
use tillit_bench::scale::Scale;

#[test]
fn every_measurement_gives_figures_and_has_its_place_on_the_page() {
    let mut parts = Vec::new();
    for measurement in ALL {
        let figures = (measurement.run)(&Scale::tiny()).unwrap_or_else(|error| {
            panic!("{} does not measure: {error:#}", measurement.name);
        });
        assert!(!figures.is_empty(), "{}", measurement.name);
        parts.push(Part {
            title: measurement.title,
            notes: measurement.notes,
            figures,
        });
    }
    let page = page(&Machine::look().expect("Linux tells"), &parts);
    for part in &parts {
        assert!(page.contains(part.title), "{}", part.title);
        for figure in &part.figures {
            assert!(page.contains(figure.name()), "{}", figure.name());
        }
    }
}
