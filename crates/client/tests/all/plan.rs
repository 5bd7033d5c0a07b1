use serde_json::{Value, json};
use tillit_client::plan::{LoadPlanError, MakePlanError, Name, Plan, Withdrawal};
use tillit_model::{Action, DocumentKind, Sha256};

use crate::municipality::Municipality;
use crate::stub::Stub;

const ENTITY: &str = "https://kontosynk.stockholm.example/egil";
const HEADS: &str = "/registry/v1/documents?organisation=0007%3A2120000142";

fn head(kind: &str, id: &str, key: &str, version: u64, text: Option<&str>) -> Value {
    json!({
        "key": key, "kind": kind, "documentId": id, "organisation": "0007:2120000142", "version": version,
        "sha256": text.map(Sha256::of), "withdrawn": text.is_none(), "_links": [],
    })
}

fn make(municipality: &Municipality, stub: &Stub) -> Plan {
    let organisation = "212000-0142".parse().unwrap();
    Plan::make(
        &municipality.folder(),
        &stub.connection(),
        &organisation,
        &[],
    )
    .unwrap()
}

/// The registry has the folder's documents, but for one member of the entity.
fn registered(municipality: &Municipality, stub: &Stub, description: &str) {
    let folder = municipality.folder();
    let text_of = |kind| {
        let (_, document) = folder
            .documents()
            .find(|(_, one)| one.kind == kind)
            .unwrap();
        document.text.clone()
    };
    let organisation = text_of(DocumentKind::Organisation);
    let entity = text_of(DocumentKind::Entity).replace("EGIL-klient", description);
    stub.page(
        HEADS,
        &json!([
            head(
                "organisation",
                "0007:2120000142",
                "o",
                1,
                Some(&organisation)
            ),
            head("entity", ENTITY, "e", 3, Some(&entity)),
            head(
                "entity",
                "https://gone.stockholm.example/",
                "g",
                2,
                Some("{}")
            ),
        ]),
    );
    stub.bytes("/registry/v1/documents/e/versions/3/text", 200, "", entity);
    stub.bytes("/registry/v1/documents/g/versions/2/text", 200, "", "{}");
}

#[test]
fn against_an_empty_registry_everything_is_new() {
    let (municipality, stub) = (Municipality::new(), Stub::start());
    stub.page(HEADS, &json!([]));
    let plan = make(&municipality, &stub);
    let made: Vec<_> = plan
        .changes
        .iter()
        .map(|change| (change.kind, change.action, change.base))
        .collect();
    assert_eq!(
        made,
        [
            (DocumentKind::Entity, Action::Put, None),
            (DocumentKind::Organisation, Action::Put, None)
        ]
    );
    assert_eq!(plan.registry, stub.url);
}

#[test]
fn a_change_is_shown_member_by_member_with_its_base() {
    let (municipality, stub) = (Municipality::new(), Stub::start());
    registered(&municipality, &stub, "Gammal");
    let plan = make(&municipality, &stub);
    assert_eq!(plan.changes.len(), 1);
    let change = &plan.changes[0];
    assert_eq!(change.base.unwrap().version, 3);
    let lines: Vec<String> = change.differences.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [r#"~ /matf/clients/0/description: "Gammal" -> "EGIL-klient""#]
    );
    assert_eq!(plan.unchanged.len(), 1);
    assert_eq!(
        plan.only_in_registry[0].id,
        "https://gone.stockholm.example/"
    );
}

#[test]
fn another_order_of_members_is_unchanged() {
    let (municipality, stub) = (Municipality::new(), Stub::start());
    registered(&municipality, &stub, "EGIL-klient");
    municipality.replace(
        "entities/kontosynk.yaml",
        "{ z: 1, a: 2 }",
        "{ a: 2, z: 1 }",
    );
    assert!(make(&municipality, &stub).is_empty());
}

#[test]
fn a_document_is_withdrawn_only_when_asked() {
    let (municipality, stub) = (Municipality::new(), Stub::start());
    registered(&municipality, &stub, "EGIL-klient");
    let organisation = "212000-0142".parse().unwrap();
    let asked = |id: &str| Withdrawal {
        name: Name {
            kind: DocumentKind::Entity,
            id: id.to_owned(),
        },
        reason: Some("Avvecklad".to_owned()),
    };
    let (folder, connection) = (municipality.folder(), stub.connection());
    let make = |id: &str| Plan::make(&folder, &connection, &organisation, &[asked(id)]);
    let plan = make("https://gone.stockholm.example/").unwrap();
    assert_eq!(plan.changes[0].action, Action::Withdraw);
    assert_eq!(plan.changes[0].base.unwrap().version, 2);
    assert!(matches!(
        make("https://never.stockholm.example/"),
        Err(MakePlanError::Unknown(_))
    ));
}

#[test]
fn after_a_withdrawal_the_base_is_the_version_without_text() {
    let (municipality, stub) = (Municipality::new(), Stub::start());
    stub.page(HEADS, &json!([head("entity", ENTITY, "e", 4, None)]));
    let plan = make(&municipality, &stub);
    let base = plan.changes[0].base.unwrap();
    assert_eq!((base.version, base.sha256), (4, None));
}

#[test]
fn what_is_not_public_is_left_out_without_a_token() {
    let (municipality, stub) = (Municipality::new(), Stub::start());
    stub.page(HEADS, &json!([]));
    municipality.write(
        "contacts.yaml",
        "format: contacts-source/1\nid: 212000-0142\ncontacts: []\n",
    );
    let plan = make(&municipality, &stub);
    assert_eq!(plan.left_out[0].kind, DocumentKind::Contacts);
    assert!(
        plan.changes
            .iter()
            .all(|change| change.kind != DocumentKind::Contacts)
    );
}

#[test]
fn a_saved_plan_is_read_back_and_refused_when_a_text_was_changed() {
    let (municipality, stub) = (Municipality::new(), Stub::start());
    stub.page(HEADS, &json!([]));
    let plan = make(&municipality, &stub);
    let path = municipality.path().join("plan.json");
    plan.save(&path).unwrap();
    assert_eq!(Plan::load(&path).unwrap(), plan);
    // Saved in the folder, it is no source of it.
    assert_eq!(make(&municipality, &stub), plan);
    municipality.replace("plan.json", "support@", "angrepp@");
    assert!(matches!(
        Plan::load(&path),
        Err(LoadPlanError::Changed { .. })
    ));
}
