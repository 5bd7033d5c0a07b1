//! Requested attributes, held to the schema of SAML metadata by xmllint. The schemas are those of OASIS that pysaml2 carries.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use harness::programs::{run, tillit};
use harness::tools;
use tempfile::TempDir;

/// Schemas that the schema of metadata imports from the network, by the name of the file that stands for them.
const IMPORTED: [(&str, &str); 3] = [
    (
        "http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd",
        "xmldsig-core-schema.xsd",
    ),
    (
        "http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd",
        "xenc-schema.xsd",
    ),
    ("http://www.w3.org/2001/xml.xsd", "xml.xsd"),
];

fn schemas() -> PathBuf {
    let printed = Command::new(tools::python("interop", "python"))
        .args([
            "-c",
            "import saml2.data.schemas as s; print(s.__path__[0], end='')",
        ])
        .output()
        .unwrap();
    assert!(printed.status.success(), "{printed:?}");
    PathBuf::from(String::from_utf8(printed.stdout).unwrap())
}

/// What xmllint says about a document; it fetches nothing.
fn linted(folder: &Path, xml: &str) -> Output {
    let schemas = schemas();
    let systems = IMPORTED.map(|(address, file)| {
        let file = schemas.join(file);
        format!(
            "<system systemId=\"{address}\" uri=\"file://{}\"/>",
            file.display()
        )
    });
    let catalog = folder.join("catalog.xml");
    let names = "urn:oasis:names:tc:entity:xmlns:xml:catalog";
    let text = format!("<catalog xmlns=\"{names}\">{}</catalog>", systems.concat());
    std::fs::write(&catalog, text).unwrap();
    let document = folder.join("document.xml");
    std::fs::write(&document, xml).unwrap();
    Command::new("xmllint")
        .args(["--nonet", "--noout", "--schema"])
        .arg(schemas.join("saml-schema-metadata-2.0.xsd"))
        .arg(&document)
        .env("XML_CATALOG_FILES", catalog)
        .output()
        .unwrap()
}

fn exported(place: &str) -> String {
    let home = TempDir::new().unwrap();
    let mut tillit = tillit(home.path());
    tillit.args(["attribute", "export", place, "--format"]);
    tillit.arg("saml-requested-attributes");
    run(&mut tillit).ended(0).stdout.clone()
}

#[test]
fn requested_attributes_of_lists_and_profiles_follow_the_schema_of_saml_metadata() {
    let folder = TempDir::new().unwrap();
    for place in [
        "gemensam",
        "halsa",
        "skola",
        "socialtjanst",
        "gemensam/pnr-01",
        "skola/det-flexibla-avtalet",
        "socialtjanst/financial-assistance-access",
    ] {
        let answer = linted(folder.path(), &exported(place));
        assert!(answer.status.success(), "{place}: {answer:?}");
    }
}

#[test]
fn what_does_not_follow_it_is_refused() {
    let folder = TempDir::new().unwrap();
    let broken = exported("gemensam").replace("md:ServiceName", "md:Servicename");
    let answer = linted(folder.path(), &broken);
    let said = String::from_utf8_lossy(&answer.stderr).into_owned();
    assert!(!answer.status.success());
    assert!(said.contains("Servicename"), "{said}");
}
