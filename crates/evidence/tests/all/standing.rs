//! Who may change which document.

use tillit_evidence::{Holder, may_submit, may_withdraw};
use tillit_model::{DocumentKey, DocumentKind};

use crate::world::{
    ENTITY, MALMO, REGION_STOCKHOLM, STOCKHOLM, entity, federation, number, person,
};

fn organisation(text: &str) -> Holder {
    Holder::Organisation(number(text))
}

fn operator(name: &str) -> Holder {
    Holder::Operator {
        person: person(name),
        organisation: number(REGION_STOCKHOLM),
        federation: federation(),
    }
}

fn key(kind: DocumentKind, id: &str) -> DocumentKey {
    DocumentKey::parse(kind, id).unwrap()
}

fn code(holder: &Holder, document: &DocumentKey, owner: &str) -> Option<&'static str> {
    may_submit(holder, document, &number(owner))
        .err()
        .map(|error| error.code())
}

#[test]
fn an_organisation_changes_its_own_documents_only() {
    assert_eq!(code(&organisation(STOCKHOLM), &entity(), STOCKHOLM), None);
    assert_eq!(
        code(&organisation(MALMO), &entity(), STOCKHOLM),
        Some("not_owner")
    );
}

#[test]
fn the_id_of_an_organisation_document_outweighs_what_its_text_claims() {
    for kind in [DocumentKind::Organisation, DocumentKind::Contacts] {
        let document = key(kind, STOCKHOLM);
        assert_eq!(code(&organisation(STOCKHOLM), &document, STOCKHOLM), None);
        assert_eq!(
            code(&organisation(MALMO), &document, MALMO),
            Some("not_owner")
        );
    }
}

#[test]
fn an_operators_key_submits_nothing_but_a_profile() {
    assert_eq!(
        code(&operator("operator-1"), &entity(), REGION_STOCKHOLM),
        Some("operator_key")
    );
    let own = key(DocumentKind::Federation, "moa");
    assert_eq!(code(&operator("operator-1"), &own, REGION_STOCKHOLM), None);
    let other = key(DocumentKind::Federation, "sambi");
    assert_eq!(
        code(&operator("operator-1"), &other, REGION_STOCKHOLM),
        Some("not_an_operator")
    );
    assert_eq!(
        code(&organisation(REGION_STOCKHOLM), &own, REGION_STOCKHOLM),
        Some("not_an_operator")
    );
}

#[test]
fn a_list_is_released_by_its_steward() {
    let list = key(DocumentKind::AttributeList, "gemensam/1.0.0");
    assert_eq!(code(&organisation(STOCKHOLM), &list, STOCKHOLM), None);
    assert_eq!(
        code(&organisation(MALMO), &list, STOCKHOLM),
        Some("not_owner")
    );
}

#[test]
fn a_submission_is_taken_back_by_its_side() {
    may_withdraw(&organisation(STOCKHOLM), &organisation(STOCKHOLM)).unwrap();
    may_withdraw(&operator("operator-2"), &operator("operator-1")).unwrap();
    for (holder, submitter) in [
        (organisation(MALMO), organisation(STOCKHOLM)),
        (operator("operator-1"), organisation(REGION_STOCKHOLM)),
        (organisation(REGION_STOCKHOLM), operator("operator-1")),
    ] {
        assert_eq!(
            may_withdraw(&holder, &submitter).unwrap_err().code(),
            "not_submitter"
        );
    }
}

#[test]
fn a_refusal_names_the_document_and_not_its_owner() {
    let error = may_submit(&organisation(MALMO), &entity(), &number(STOCKHOLM))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains(ENTITY) && !error.contains(STOCKHOLM),
        "{error}"
    );
}
