//! Prints the JSON Schemas of attribute lists and their sources: one JSON object, path below `schemas/` to schema.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};
use tillit_catalogue::source::{AttributeSource, Manifest};
use tillit_catalogue::{AttributeList, AttributeProfile, CodeSystem};

fn main() {
    let mut schemas = Map::new();
    add::<AttributeList>(&mut schemas, "attribute-list/1");
    add::<Manifest>(&mut schemas, "attribute-list-manifest/1");
    add::<AttributeSource>(&mut schemas, "attribute-source/1");
    add::<AttributeProfile>(&mut schemas, "attribute-profile/1");
    add::<CodeSystem>(&mut schemas, "code-system/1");
    println!("{}", Value::Object(schemas));
}

fn add<T: JsonSchema>(schemas: &mut Map<String, Value>, name: &str) {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), name.into());
    schemas.insert(format!("{name}.json"), schema.to_value());
}
