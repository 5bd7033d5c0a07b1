use tillit_client::folder::{Folder, ReadFolderError, Source, rules};
use tillit_model::{DocumentKind, Sha256};

use crate::municipality::Municipality;

fn entity(folder: &Folder) -> &Source {
    let is_entity = |source: &&Source| source.path.ends_with("kontosynk.yaml");
    folder.sources.iter().find(is_entity).unwrap()
}

fn only_finding(municipality: &Municipality) -> (&'static str, String, u32, u32) {
    let folder = municipality.folder();
    let found: Vec<_> = folder
        .sources
        .iter()
        .flat_map(|source| source.findings.iter().map(move |finding| (source, finding)))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    let (source, finding) = found[0];
    let position = source.position(&finding.pointer);
    (
        finding.rule,
        finding.pointer.clone(),
        position.line,
        position.column,
    )
}

#[test]
fn a_source_resolves_into_one_line_of_json_in_the_order_of_the_source() {
    let municipality = Municipality::new();
    let folder = municipality.folder();
    let document = entity(&folder).document.as_ref().unwrap();
    let pem = municipality.authority.pem.replace('\n', "\\n");
    let pin = &municipality.client.pin;
    let expected = format!(
        r#"{{"format":"entity/1","id":"https://kontosynk.stockholm.example/egil","organisation":"0007:2120000142","federations":["moa"],"name":{{"sv":"Kontosynkronisering"}},"support":{{"email":"support@stockholm.example"}},"matf":{{"issuers":[{{"x509certificate":"{pem}"}}],"clients":[{{"description":"EGIL-klient","x_note":{{"z":1,"a":2}},"tags":["egilv1"],"pins":[{{"alg":"sha256","digest":"{pin}"}}]}}]}}}}"#
    );
    assert_eq!(document.text, expected);
    assert_eq!(document.sha256(), Sha256::of(&expected));
}

#[test]
fn what_is_computed_stands_where_its_file_is_named() {
    let municipality = Municipality::new();
    let folder = municipality.folder();
    let source = entity(&folder);
    let place = |pointer| {
        let position = source.position(pointer);
        (position.line, position.column)
    };
    assert_eq!(place("/matf/issuers/0/x509certificate"), (8, 33));
    assert_eq!(place("/matf/clients/0/pins/0/digest"), (13, 34));
}

#[test]
fn organisation_and_contacts_are_read_beside_entities_in_path_order() {
    let municipality = Municipality::new();
    municipality.write(
        "contacts.yaml",
        "format: contacts-source/1\nid: 2120000142\ncontacts:\n  - { kind: security, name: IT, email: it@stockholm.example }\n",
    );
    let folder = municipality.folder();
    let read: Vec<_> = folder
        .documents()
        .map(|(_, document)| (document.kind, document.id.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            (DocumentKind::Contacts, "0007:2120000142"),
            (
                DocumentKind::Entity,
                "https://kontosynk.stockholm.example/egil"
            ),
            (DocumentKind::Organisation, "0007:2120000142"),
        ]
    );
}

#[test]
fn a_finished_document_in_json_keeps_its_own_bytes() {
    let municipality = Municipality::new();
    let text = "{\n  \"format\": \"organisation/1\",\n  \"id\": \"0007:2120001355\"\n}\n";
    municipality.write("entities/other.json", text);
    let folder = municipality.folder();
    let (_, document) = folder
        .documents()
        .find(|(source, _)| source.path.ends_with("other.json"))
        .unwrap();
    assert_eq!(document.text, text);
}

#[test]
fn a_private_key_is_refused_where_it_is_named_and_never_repeated() {
    let municipality = Municipality::new();
    let secret = municipality.client.private_key_pem.clone();
    municipality.write("certs/klient.pem", &secret);
    assert_eq!(
        only_finding(&municipality),
        (
            rules::FILE_PRIVATE_KEY,
            "/matf/clients/0/pins/0/certificate_file".to_owned(),
            13,
            34
        )
    );
    let shown = format!("{:?}", municipality.folder());
    assert!(!shown.contains(secret.lines().nth(1).unwrap()));
}

#[test]
fn a_missing_file_is_named_with_its_place() {
    let municipality = Municipality::new();
    municipality.replace("entities/kontosynk.yaml", "ca.pem", "gone.pem");
    let (rule, _, line, _) = only_finding(&municipality);
    assert_eq!((rule, line), (rules::FILE_MISSING, 8));
}

#[test]
fn a_file_beside_its_value_is_refused() {
    let municipality = Municipality::new();
    municipality.replace(
        "entities/kontosynk.yaml",
        "certificate_file: certs/klient.pem",
        "alg: sha256, certificate_file: certs/klient.pem",
    );
    assert_eq!(only_finding(&municipality).0, rules::FILE_OR_VALUE);
}

#[test]
fn a_key_that_stands_twice_is_refused_at_its_second_place() {
    let municipality = Municipality::new();
    municipality.replace(
        "organisation.yaml",
        "domains:",
        "name: { sv: Annan }\ndomains:",
    );
    let (rule, _, line, column) = only_finding(&municipality);
    assert_eq!((rule, line, column), ("duplicate-member", 5, 1));
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_refused() {
    let municipality = Municipality::new();
    municipality.write("entities/notes.yaml", "hello: world\n");
    assert_eq!(only_finding(&municipality).0, rules::FORMAT);
}

#[test]
fn two_sources_of_one_document_are_refused() {
    let municipality = Municipality::new();
    municipality.write("entities/z.yaml", crate::municipality::ENTITY);
    let (rule, pointer, line, _) = only_finding(&municipality);
    assert_eq!((rule, &*pointer, line), (rules::TWICE, "/id", 2));
}

#[test]
fn an_empty_folder_is_not_taken_for_one_of_nothing() {
    let empty = tempfile::TempDir::new().unwrap();
    assert!(matches!(
        Folder::read(empty.path()),
        Err(ReadFolderError::Empty(_))
    ));
}

#[test]
fn an_unknown_member_of_the_project_file_is_refused() {
    let municipality = Municipality::new();
    municipality.replace("tillit.yaml", "federations", "federation");
    assert!(matches!(
        Folder::read(municipality.path()),
        Err(ReadFolderError::Project(_))
    ));
}

#[test]
fn a_project_file_that_is_a_list_of_its_values_is_refused() {
    let municipality = Municipality::new();
    municipality.write(
        "tillit.yaml",
        "[project/1, 'http://127.0.0.1:1', 212000-0142, [moa]]\n",
    );
    assert!(matches!(
        Folder::read(municipality.path()),
        Err(ReadFolderError::Project(_))
    ));
}
