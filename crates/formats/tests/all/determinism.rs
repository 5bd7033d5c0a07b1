//! The same snapshot gives the same bytes, whenever and in whatever order it was put together.

use tillit_formats::matf;

use crate::fixture::{
    API, EGIL, NOW, SERVICE, at, entity, goteborg, profile, snapshot, snapshot_of, stockholm,
};

#[test]
fn rendering_twice_gives_the_same_bytes() {
    let render = || matf::render(&snapshot(), &profile(), at(NOW)).unwrap();
    assert_eq!(render(), render());
}

#[test]
fn a_later_rendering_differs_in_its_times_only() {
    let render = |now| matf::render(&snapshot(), &profile(), at(now)).unwrap();
    let times = |payload: &str| {
        let (head, rest) = payload.split_once(r#","iss":"#).unwrap();
        (head.to_owned(), rest.to_owned())
    };
    let (first_times, first) = times(render(NOW).payload());
    let (later_times, later) = times(render(NOW + 5).payload());
    assert_ne!(first_times, later_times);
    assert_eq!(first, later);
}

#[test]
fn the_order_in_which_entities_arrive_does_not_matter() {
    let forwards = snapshot_of(vec![
        entity(API, &goteborg()),
        entity(EGIL, &stockholm()),
        entity(SERVICE, &goteborg()),
    ]);
    let render = |snapshot| matf::render(snapshot, &profile(), at(NOW)).unwrap();
    assert_eq!(render(&forwards), render(&snapshot()));
}
