//! Over all lists and all pairs of protocols: nothing is lost silently, and what is mapped one to one comes back.

use tillit_catalogue::translate::{Given, Naming, Translation, translate};
use tillit_catalogue::{Attribute, AttributeList, MappingKind, Protocol};

use crate::translate_mapping::lists;

/// Values that the attribute can have: its examples, and two that hardly any attribute has.
fn values(attribute: &Attribute) -> Vec<String> {
    let examples = attribute.examples.iter();
    let mut values: Vec<String> = examples.map(|example| example.value.clone()).collect();
    values.extend(["å\u{1}\n".to_owned(), "0123".to_owned()]);
    values
}

/// Every name of a naming, each with values of each attribute that has it.
fn everything(lists: &[AttributeList], naming: Naming) -> Vec<Given> {
    let attributes = lists.iter().flat_map(|list| &list.attributes);
    attributes
        .flat_map(|attribute| {
            let names = match naming {
                Naming::Attribute => vec![attribute.id.to_string()],
                Naming::Protocol(protocol) => names(attribute, protocol),
            };
            names
                .into_iter()
                .map(|name| Given::new(name, values(attribute)))
        })
        .collect()
}

fn names(attribute: &Attribute, protocol: Protocol) -> Vec<String> {
    let names = attribute.bindings.names().into_iter();
    let of = names.filter(|bound| bound.protocol == protocol);
    of.map(|bound| bound.name.to_owned()).collect()
}

/// Every value of a name, once, whether it was written or lost.
fn accounted(done: &Translation, name: &str) -> Vec<String> {
    let found = done.names.iter().find(|one| one.name == name).unwrap();
    let written = found.written.iter().flat_map(|written| &written.values);
    let lost = found.lost.iter().flat_map(|lost| &lost.values);
    let mut all: Vec<String> = written
        .map(|value| value.given.clone())
        .chain(lost.cloned())
        .collect();
    all.sort();
    all
}

#[test]
fn every_value_is_written_or_lost_exactly_once() {
    account_for(&lists());
}

#[test]
fn lists_that_say_strange_things_lose_nothing_silently_either() {
    account_for(&[crate::small_lists::hostile()]);
}

fn account_for(lists: &[AttributeList]) {
    for from in Naming::ALL {
        let given = everything(lists, from);
        for to in Naming::ALL {
            let done = translate(lists, from, to, &given);
            for one in &done.names {
                let of_name = given.iter().filter(|given| given.name == one.name);
                let mut expected: Vec<String> =
                    of_name.flat_map(|given| given.values.clone()).collect();
                expected.sort();
                expected.dedup();
                let found = accounted(&done, &one.name);
                assert_eq!(found, expected, "{from} {to} {}", one.name);
            }
        }
    }
}

#[test]
fn each_written_value_stands_in_the_document() {
    let lists = lists();
    let given = everything(&lists, Naming::Attribute);
    for to in Naming::ALL {
        let done = translate(&lists, Naming::Attribute, to, &given);
        let text = serde_json::to_string(&done.document).unwrap();
        let read = tillit_catalogue::translate::read(&lists, to, text.as_bytes()).unwrap();
        for written in done.names.iter().flat_map(|one| &one.written) {
            let mut found = read.iter().filter(|given| given.name == written.name);
            let values = &found.next().unwrap().values;
            for value in &written.values {
                assert!(values.contains(&value.written), "{to} {}", written.name);
            }
        }
    }
}

#[test]
fn what_is_mapped_one_to_one_comes_back_under_its_name() {
    let lists = lists();
    let mut trips = 0;
    for attribute in lists.iter().flat_map(|list| &list.attributes) {
        let Some(example) = attribute.examples.first() else {
            continue;
        };
        for from in Naming::ALL {
            for to in Naming::ALL {
                let (Some(there), Some(back)) = (only(attribute, to), only(attribute, from)) else {
                    continue;
                };
                let given = [Given::new(&back, [&example.value])];
                let done = translate(&lists, from, to, &given);
                let written = &done.names[0].written[0];
                assert_eq!((&written.attribute, &written.name), (&attribute.id, &there));
                let again = Given::new(&there, [&written.values[0].written]);
                let done = translate(&lists, to, from, &[again]);
                let written = &done.names[0].written[0];
                assert_eq!(written.name, back, "{from} {to}");
                assert_eq!(
                    written.values[0].written, example.value,
                    "{from} {to} {back}"
                );
                trips += 1;
            }
        }
    }
    assert!(trips > 500, "{trips}");
}

/// The attribute's only name in the naming, where the name carries exactly the attribute.
fn only(attribute: &Attribute, naming: Naming) -> Option<String> {
    let Naming::Protocol(protocol) = naming else {
        return Some(attribute.id.to_string());
    };
    let names = attribute.bindings.names().into_iter();
    let mut of = names.filter(|bound| bound.protocol == protocol);
    let first = of.next()?;
    let is_only = of.next().is_none() && first.mapping.kind == MappingKind::OneToOne;
    is_only.then(|| first.name.to_owned())
}
