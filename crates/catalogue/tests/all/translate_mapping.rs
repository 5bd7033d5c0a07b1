//! The published mapping between SAML and OpenID Connect (OIDC Sweden, claims mapping), row by row.

use tillit_catalogue::translate::{Given, LossReason, translate};
use tillit_catalogue::{AttributeList, BuiltinRelease, Protocol, newest};

use LossReason::{NoName, Split, Unmapped};

pub(crate) fn lists() -> Vec<AttributeList> {
    newest().into_iter().map(BuiltinRelease::read).collect()
}

/// SAML name, friendly name, value, claim, value there.
const WRITTEN: &[[&str; 5]] = &[
    [
        "urn:oid:2.5.4.4",
        "sn",
        "Lindeman",
        "family_name",
        "Lindeman",
    ],
    [
        "urn:oid:2.5.4.42",
        "givenName",
        "Valfrid",
        "given_name",
        "Valfrid",
    ],
    [
        "urn:oid:2.16.840.1.113730.3.1.241",
        "displayName",
        "Valfrid Lindeman",
        "name",
        "Valfrid Lindeman",
    ],
    ["urn:oid:1.3.6.1.5.5.7.9.3", "gender", "M", "gender", "male"],
    [
        "urn:oid:1.2.752.29.4.13",
        "personalIdentityNumber",
        "195006262546",
        "https://id.oidc.se/claim/personalIdentityNumber",
        "195006262546",
    ],
    [
        "urn:oid:1.2.752.29.4.13",
        "personalIdentityNumber",
        "197010632391",
        "https://id.oidc.se/claim/coordinationNumber",
        "197010632391",
    ],
    [
        "urn:oid:1.2.752.201.3.15",
        "previousPersonalIdentityNumber",
        "197010632391",
        "https://id.oidc.se/claim/previousCoordinationNumber",
        "197010632391",
    ],
    [
        "urn:oid:1.3.6.1.5.5.7.9.1",
        "dateOfBirth",
        "1950-06-26",
        "birthdate",
        "1950-06-26",
    ],
    [
        "urn:oid:2.5.4.9",
        "street",
        "Mosebacke torg 3",
        "address.street_address",
        "Mosebacke torg 3",
    ],
    [
        "urn:oid:2.5.4.18",
        "postOfficeBox",
        "Box 1122",
        "address.street_address",
        "Box 1122",
    ],
    [
        "urn:oid:2.5.4.17",
        "postalCode",
        "11826",
        "address.postal_code",
        "11826",
    ],
    [
        "urn:oid:2.5.4.7",
        "l",
        "Stockholm",
        "address.locality",
        "Stockholm",
    ],
    ["urn:oid:2.5.4.6", "c", "SE", "address.country", "SE"],
    [
        "urn:oid:1.3.6.1.5.5.7.9.2",
        "placeOfBirth",
        "Stockholm",
        "place_of_birth",
        "Stockholm",
    ],
    [
        "urn:oid:2.5.4.20",
        "telephoneNumber",
        "+46890510",
        "phone_number",
        "+46890510",
    ],
    // The mapping lets the sender choose between phone_number and msisdn; the first belongs to telephoneNumber.
    [
        "urn:oid:0.9.2342.19200300.100.1.41",
        "mobile",
        "+46703419886",
        "msisdn",
        "+46703419886",
    ],
    [
        "urn:oid:0.9.2342.19200300.100.1.3",
        "mail",
        "vfl@mosebackemonarki.se",
        "email",
        "vfl@mosebackemonarki.se",
    ],
    [
        "urn:oid:2.5.4.10",
        "o",
        "Skatteverket",
        "https://id.oidc.se/claim/orgName",
        "Skatteverket",
    ],
    [
        "urn:oid:2.5.4.11",
        "ou",
        "IT-Avdelningen",
        "https://id.oidc.se/claim/orgUnit",
        "IT-Avdelningen",
    ],
    [
        "urn:oid:2.5.4.97",
        "organizationIdentifier",
        "5562265719",
        "https://id.oidc.se/claim/orgNumber",
        "5562265719",
    ],
    [
        "urn:oid:1.2.752.201.3.1",
        "orgAffiliation",
        "vlindman@5562265719",
        "https://id.oidc.se/claim/orgAffiliation",
        "vlindman@5562265719",
    ],
    [
        "urn:oid:1.2.752.201.3.2",
        "transactionIdentifier",
        "9878HJ6687",
        "txn",
        "9878HJ6687",
    ],
    [
        "urn:oid:1.2.752.201.3.10",
        "userCertificate",
        "MIID",
        "https://id.oidc.se/claim/userCertificate",
        "MIID",
    ],
    [
        "urn:oid:1.2.752.201.3.11",
        "userSignature",
        "MIID",
        "https://id.oidc.se/claim/userSignature",
        "MIID",
    ],
    [
        "urn:oid:1.2.752.201.3.13",
        "authServerSignature",
        "MIID",
        "https://id.oidc.se/claim/authnEvidence",
        "MIID",
    ],
    [
        "urn:oid:1.2.752.201.3.9",
        "eidasNaturalPersonAddress",
        "Mosebacke torg 3",
        "address",
        "Mosebacke torg 3",
    ],
    // The mapping has no claim for these; Sweden Connect has published some since.
    [
        "urn:oid:1.2.752.201.3.4",
        "prid",
        "NO:5068907693",
        "https://id.swedenconnect.se/claim/prid",
        "NO:5068907693",
    ],
    [
        "urn:oid:1.2.752.201.3.5",
        "pridPersistence",
        "A",
        "https://id.swedenconnect.se/claim/pridPersistence",
        "A",
    ],
    [
        "urn:oid:1.2.752.201.3.6",
        "personalIdentityNumberBinding",
        "http://id.swedenconnect.se/id-binding/process/populationregister",
        "https://id.swedenconnect.se/claim/identityBinding",
        "http://id.swedenconnect.se/id-binding/process/populationregister",
    ],
    [
        "urn:oid:1.2.752.201.3.7",
        "eidasPersonIdentifier",
        "ES/AT/02635542Y",
        "https://id.swedenconnect.se/claim/eidasPersonIdentifier",
        "ES/AT/02635542Y",
    ],
];

/// SAML name, friendly name, value, why it has no counterpart, and the claims that it has nevertheless.
const LOST: &[(&str, &str, &str, LossReason, &[&str])] = &[
    (
        "urn:oid:1.2.752.201.3.8",
        "birthName",
        "Valfrid Danielsson",
        Split,
        &["birth_family_name", "birth_given_name", "birth_middle_name"],
    ),
    (
        "urn:oid:1.3.6.1.5.5.7.9.4",
        "countryOfCitizenship",
        "SE",
        Unmapped,
        &[],
    ),
    (
        "urn:oid:1.3.6.1.5.5.7.9.5",
        "countryOfResidence",
        "SE",
        Unmapped,
        &[],
    ),
    (
        "urn:oid:1.2.752.201.3.3",
        "authContextParams",
        "a=b",
        Unmapped,
        &[],
    ),
    ("urn:oid:1.2.752.201.3.12", "sad", "x", Unmapped, &[]),
    (
        "urn:oid:1.2.752.201.3.14",
        "signMessageDigest",
        "x",
        Unmapped,
        &[],
    ),
];

#[test]
fn what_the_mapping_maps_is_written_there() {
    let lists = lists();
    for [name, friendly, value, claim, written] in WRITTEN {
        for asked in [name, friendly] {
            let given = [Given::new(*asked, [*value])];
            let done = translate(&lists, Protocol::Saml, Protocol::Oidc, &given);
            let one = &done.names[0];
            assert!(one.lost.is_empty(), "{asked}: {one:?}");
            assert_eq!(one.written.len(), 1, "{asked}: {one:?}");
            assert_eq!(one.written[0].name, *claim, "{asked}");
            assert_eq!(one.written[0].values[0].written, *written, "{asked}");
        }
    }
}

#[test]
fn what_it_does_not_map_is_lost_with_the_reason() {
    let lists = lists();
    for (name, friendly, value, reason, claims) in LOST {
        for asked in [name, friendly] {
            let given = [Given::new(*asked, [*value])];
            let done = translate(&lists, Protocol::Saml, Protocol::Oidc, &given);
            let one = &done.names[0];
            assert!(one.written.is_empty(), "{asked}: {one:?}");
            assert_eq!(one.lost[0].reason, *reason, "{asked}");
            assert_eq!(one.lost[0].names, *claims, "{asked}");
            assert_eq!(one.lost[0].values, [*value], "{asked}");
        }
    }
}

/// The mapping's last row has a name of HSA; Sambi's name for the same attribute has a claim in Inera's list.
#[test]
fn the_hsa_id_of_an_employee_goes_by_the_names_of_sambi_and_inera() {
    let given = [Given::new(
        "urn:oid:1.2.752.29.6.2.1",
        ["SE5562265719-1A2B"],
    )];
    let lists = lists();
    let done = translate(&lists, Protocol::Saml, Protocol::Oidc, &given);
    assert_eq!(done.document["employeeHsaId"], "SE5562265719-1A2B");
    let done = translate(&lists, Protocol::Saml, Protocol::Openfed, &given);
    assert_eq!(done.names[0].lost[0].reason, NoName);
}
