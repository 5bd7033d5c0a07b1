//! Document keys: one name for one document, by the rules of its kind.

use tillit_model::{DocumentId, DocumentKey, DocumentKind, EntityId, OrganisationNumber};

const STOCKHOLM: &str = "0007:2120000142";

fn refusal(kind: DocumentKind, id: &str) -> String {
    match DocumentKey::parse(kind, id) {
        Ok(key) => panic!("{key} was accepted"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn every_kind_reads_its_own_ids_and_writes_them_as_they_were() {
    for (kind, id) in [
        (DocumentKind::Organisation, STOCKHOLM),
        (DocumentKind::Contacts, STOCKHOLM),
        (DocumentKind::Entity, "https://login.stockholm.example/idp"),
        (DocumentKind::AttributeList, "gemensam/1.0.0"),
        (DocumentKind::Federation, "moa"),
    ] {
        let key = DocumentKey::parse(kind, id).unwrap();
        assert_eq!((key.kind(), key.id().to_string()), (kind, id.to_owned()));
        assert_eq!(key.to_string(), format!("{} {id}", kind.as_str()));
    }
}

#[test]
fn only_the_canonical_organisation_number_names_a_document() {
    for kind in [DocumentKind::Organisation, DocumentKind::Contacts] {
        for id in ["212000-0142", "2120000142", "0007:212000-0142"] {
            assert!(refusal(kind, id).contains(STOCKHOLM), "{id}");
        }
    }
}

#[test]
fn an_id_of_another_kind_is_refused() {
    for (kind, id) in [
        (DocumentKind::Organisation, "https://stockholm.example"),
        (DocumentKind::Contacts, "moa"),
        (DocumentKind::Entity, STOCKHOLM),
        (DocumentKind::AttributeList, "gemensam"),
        (DocumentKind::Federation, "gemensam/1.0.0"),
    ] {
        assert!(refusal(kind, id).contains(kind.as_str()), "{id}");
    }
}

#[test]
fn a_release_of_a_list_is_a_plain_name_and_a_version() {
    for id in [
        "gemensam/1.0",
        "gemensam/01.0.0",
        "gemensam/1.0.0/",
        "Gemensam/1.0.0",
        "/1.0.0",
        "../1.0.0",
        "a/b/1.0.0",
    ] {
        refusal(DocumentKind::AttributeList, id);
    }
    let DocumentId::AttributeList { list, version } =
        DocumentKey::parse(DocumentKind::AttributeList, "gemensam/2.10.0")
            .unwrap()
            .id()
            .clone()
    else {
        panic!("not a release of a list");
    };
    assert_eq!((list.as_str(), version.minor), ("gemensam", 10));
}

#[test]
fn an_organisation_and_its_contacts_are_two_documents() {
    let organisation = DocumentKey::parse(DocumentKind::Organisation, STOCKHOLM).unwrap();
    let contacts = DocumentKey::parse(DocumentKind::Contacts, STOCKHOLM).unwrap();
    assert_ne!(organisation, contacts);
}

#[test]
fn a_key_from_a_parsed_id_is_the_key_from_its_text() {
    let number = OrganisationNumber::parse("212000-0142").unwrap();
    assert_eq!(
        DocumentKey::organisation(number),
        DocumentKey::parse(DocumentKind::Organisation, STOCKHOLM).unwrap()
    );
    let id = "urn:example:login";
    assert_eq!(
        DocumentKey::entity(EntityId::parse(id).unwrap()),
        DocumentKey::parse(DocumentKind::Entity, id).unwrap()
    );
}

#[test]
fn a_kind_is_found_by_its_name_and_by_its_format() {
    for kind in DocumentKind::ALL {
        assert_eq!(DocumentKind::parse(kind.as_str()), Some(kind));
        assert_eq!(DocumentKind::from_format(kind.format()), Some(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
    }
    for text in ["", "Entity", "entity/1", "entity-source"] {
        assert_eq!(DocumentKind::parse(text), None, "{text:?}");
    }
    for text in ["", "entity", "entity/2", "entity/1 ", "entity-source/1"] {
        assert_eq!(DocumentKind::from_format(text), None, "{text:?}");
    }
}

#[test]
fn contacts_are_the_only_documents_that_are_not_public() {
    let hidden: Vec<_> = DocumentKind::ALL
        .into_iter()
        .filter(|kind| !kind.is_public())
        .collect();
    assert_eq!(hidden, [DocumentKind::Contacts]);
}
