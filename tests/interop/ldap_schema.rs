//! The exported schema of attributes in a real directory: it is loaded, and an entry keeps the attributes.

use std::collections::BTreeSet;
use std::path::Path;

use data_encoding::BASE64;
use harness::programs::{run, tillit};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::directory::{Directory, SUFFIX};
use crate::lists::{LISTS, exported};

/// An attribute type: `attributetype ( 1.2.3 NAME 'x' ...`.
struct Type {
    name: String,
    syntax: u8,
    is_single: bool,
    /// Nothing new is kept of it (RFC 4512, section 4.1.2).
    is_obsolete: bool,
}

fn types(schema: &str) -> Vec<Type> {
    let definitions = schema.split("attributetype ( ").skip(1);
    let read = |definition: &str| {
        let (_, name) = definition.split_once("NAME '").unwrap();
        let (_, syntax) = definition.split_once("1466.115.121.1.").unwrap();
        let (definition, _) = definition.split_once(" )\n").unwrap();
        Type {
            name: name.split('\'').next().unwrap().to_owned(),
            syntax: syntax.split_whitespace().next().unwrap().parse().unwrap(),
            is_single: definition.contains("\n    SINGLE-VALUE"),
            is_obsolete: definition.contains("\n    OBSOLETE"),
        }
    };
    definitions.map(read).collect()
}

/// A class of the test's own, for which entries can have all of them. The number is the one for examples (RFC 5612).
fn class(types: &[Type]) -> String {
    let names: Vec<&str> = types.iter().map(|one| one.name.as_str()).collect();
    format!(
        "objectclass ( 1.3.6.1.4.1.32473.1.2.1 NAME 'trialOfAttributes' SUP top AUXILIARY MAY ( {} ) )\n",
        names.join(" $ ")
    )
}

/// Two values of a syntax (RFC 4517, section 3.3); there are no three booleans.
fn values(syntax: u8) -> [&'static str; 2] {
    match syntax {
        7 => ["TRUE", "FALSE"],
        26 => ["vfl@mosebackemonarki.se", "valfrid@example.se"],
        27 => ["19500626", "-7"],
        _ => ["Valfrid Lindeman, Åsögatan", "=1+1"],
    }
}

/// An entry of a person with these lines.
fn person(name: &str, lines: &str) -> String {
    format!(
        "dn: cn={name},{SUFFIX}\nobjectClass: inetOrgPerson\nobjectClass: trialOfAttributes\ncn: {name}\nsn: Lindeman\n{lines}\n"
    )
}

fn line(name: &str, value: &str) -> String {
    format!("{name}:: {}\n", BASE64.encode(value.as_bytes()))
}

/// Loads the schemas, and has an entry kept with every attribute of them.
fn keeps_entries(schemas: &[&str]) {
    let types: Vec<_> = schemas.iter().flat_map(|schema| types(schema)).collect();
    assert!(!types.is_empty());
    let class = class(&types);
    let directory = Directory::with(&[schemas, &[class.as_str()]].concat());
    directory.test().unwrap();
    let running = directory.start();
    let top = format!(
        "dn: {SUFFIX}\nobjectClass: dcObject\nobjectClass: organization\no: Exempel\ndc: example\n"
    );
    running.add(&top).unwrap();
    let (used, obsolete): (Vec<&Type>, Vec<&Type>) = types.iter().partition(|one| !one.is_obsolete);
    let mut lines = String::new();
    let mut expected = BTreeSet::new();
    for one in &used {
        let values = values(one.syntax);
        let values = if one.is_single { &values[..1] } else { &values };
        for value in values {
            lines += &line(&one.name, value);
            expected.insert((one.name.clone(), (*value).to_owned()));
        }
    }
    running.add(&person("Valfrid", &lines)).unwrap();
    let found = running.search("(cn=Valfrid)");
    let found: BTreeSet<_> = found.lines().filter_map(read).collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    assert_eq!(missing, Vec::<&(String, String)>::new());
    for one in used {
        let (name, [value, other]) = (&one.name, values(one.syntax));
        let found = running.search(&format!("({name}={value})"));
        assert!(found.contains("cn: Valfrid"), "{name}");
        // The directory knows how many values there can be.
        let both = line(name, value) + &line(name, other);
        let added = running.add(&person(&format!("two {name}"), &both));
        assert_eq!(added.is_err(), one.is_single, "{name}: {added:?}");
    }
    for one in obsolete {
        let (name, [value, _]) = (&one.name, values(one.syntax));
        let added = running.add(&person(&format!("old {name}"), &line(name, value)));
        assert!(added.unwrap_err().contains("obsolete"), "{name}");
    }
}

/// A line of LDIF.
fn read(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let value = match value.strip_prefix(": ") {
        Some(coded) => String::from_utf8(BASE64.decode(coded.as_bytes()).unwrap()).unwrap(),
        None => value.trim_start().to_owned(),
    };
    Some((name.to_owned(), value))
}

#[test]
fn slapd_loads_the_schema_of_every_list_and_keeps_an_entry_with_its_attributes() {
    let schemas: Vec<String> = LISTS.iter().map(|list| exported(list, "ldap")).collect();
    // A list that has nothing of its own in LDAP is a file of comments, which is loaded like the others.
    for schema in &schemas {
        Directory::with(&[schema]).test().unwrap();
    }
    let schemas: Vec<&str> = schemas.iter().map(String::as_str).collect();
    keeps_entries(&schemas);
}

const DATATYPES: [&str; 10] = [
    "string",
    "code",
    "boolean",
    "integer",
    "date",
    "epoch-seconds",
    "email",
    "uri",
    "base64",
    "object",
];

/// A list with an attribute of each kind in LDAP, with texts that would end a description.
fn every_kind(folder: &Path) -> String {
    let mut list: Value = serde_json::from_str(&exported("gemensam", "json")).unwrap();
    let mut datatypes = DATATYPES.iter().enumerate();
    for attribute in list["attributes"].as_array_mut().unwrap() {
        attribute["bindings"]["ldap"] = json!([]);
        if let Some((number, datatype)) = datatypes.next() {
            let oid = format!("1.3.6.1.4.1.32473.1.1.{number}");
            attribute["datatype"] = json!(datatype);
            attribute["bindings"]["ldap"] =
                json!([{ "name": format!("trial-{number}"), "oid": oid }]);
            attribute["label"]["en"] = json!("It's \"a\" \\ ) 'b' $ { # å\n\tc");
        }
    }
    let file = folder.join("list.json");
    std::fs::write(&file, list.to_string()).unwrap();
    let mut tillit = tillit(folder);
    tillit.args(["attribute", "export"]).arg(file);
    tillit.args(["--format", "ldap"]);
    run(&mut tillit).ended(0).stdout.clone()
}

#[test]
fn every_kind_of_value_has_a_syntax_that_slapd_keeps() {
    let folder = TempDir::new().unwrap();
    let schema = every_kind(folder.path());
    let syntaxes: BTreeSet<u8> = types(&schema).iter().map(|one| one.syntax).collect();
    assert!(syntaxes.is_superset(&[7, 15, 26].into()), "{syntaxes:?}");
    keeps_entries(&[&schema]);
}

#[test]
fn slapd_refuses_a_schema_that_is_broken() {
    let schema = exported("gemensam", "ldap");
    for (from, to) in [
        ("SYNTAX 1.3.6.1.4.1.1466", "SYNTAX 1.3.6.1.4.1.9999"),
        ("NAME 'eduPersonOrcid'", "NAME 'eduPersonOrcid"),
        ("EQUALITY caseIgnoreMatch", "EQUALITY noSuchMatch"),
    ] {
        let broken = schema.replacen(from, to, 1);
        assert_ne!(broken, schema, "{from}");
        assert!(Directory::with(&[&broken]).test().is_err(), "{to}");
    }
    assert!(Directory::with(&[&schema, &schema]).test().is_err());
}
