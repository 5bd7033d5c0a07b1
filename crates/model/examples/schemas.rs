//! Prints the JSON Schemas of the document and source types: one JSON object, path below `schemas/` to schema.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};
use tillit_model::source::{ContactsSource, EntitySource, OrganisationSource};
use tillit_model::{Contacts, Entity, Organisation, Profile};

fn main() {
    let mut schemas = Map::new();
    add::<Organisation>(&mut schemas, "organisation/1");
    add::<OrganisationSource>(&mut schemas, "organisation-source/1");
    add::<Contacts>(&mut schemas, "contacts/1");
    add::<ContactsSource>(&mut schemas, "contacts-source/1");
    add::<Entity>(&mut schemas, "entity/1");
    add::<EntitySource>(&mut schemas, "entity-source/1");
    add::<Profile>(&mut schemas, "federation/1");
    println!("{}", Value::Object(schemas));
}

fn add<T: JsonSchema>(schemas: &mut Map<String, Value>, name: &str) {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), name.into());
    schemas.insert(format!("{name}.json"), schema.to_value());
}
