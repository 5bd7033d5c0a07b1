//! The files that the demo writes: configuration, profile, and what municipalities would keep under git.

use std::fmt::Write as _;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;

use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair};
use serde_json::{Value, json};
use tillit_client::folder::Certificate;
use tillit_model::OrganisationNumber;
use tillit_signing::{Signer as _, SoftwareKey, key_file};

use super::parties::{Brings, FEDERATION, OPERATOR_ORGANISATION, Party};

/// The server's configuration: what differs from the defaults.
pub(super) fn config(listen: SocketAddr) -> String {
    format!(
        "# The demo's server. Every setting: tillit-server config example\n\
         listen = \"{listen}\"\n\
         base_url = \"http://{listen}\"\n\n\
         [database]\n\
         url = \"sqlite:registry.db\"\n\n\
         [keys]\n\
         folder = \"keys\"\n\n\
         [scheduler]\n\
         interval_seconds = 1\n\n\
         [contact]\n\
         name = \"Tillit demo\"\n\
         email = \"demo@tillit.example\"\n\
         url = \"https://tillit.example\"\n"
    )
}

/// The federation's profile, with the operators' public keys. It is read once, when the registry is made.
pub(super) fn profile(operators: &[(&str, SoftwareKey)]) -> anyhow::Result<String> {
    let organisation = OrganisationNumber::parse(OPERATOR_ORGANISATION)?;
    let operators: Vec<Value> = operators
        .iter()
        .map(|(person, key)| {
            json!({
                "person": person,
                "organisation": organisation,
                "keys": [key.public_key().to_jwk()],
            })
        })
        .collect();
    let steward = super::parties::ALL
        .iter()
        .find(|party| party.brings.contains(&Brings::AttributeLists))
        .map(|party| OrganisationNumber::parse(party.number))
        .transpose()?;
    let lists: Vec<Value> = tillit_client::newest_lists()
        .iter()
        .map(|release| json!({ "list": release.list, "steward": steward }))
        .collect();
    let profile = json!({
        "format": "federation/1",
        "id": FEDERATION,
        "name": { "sv": "Demofederationen", "en": "The demo federation" },
        "environment": "demo",
        "issuer": "https://tillit.example/demo",
        "operator_organisation": organisation,
        "operators": operators,
        "approvals": 2,
        "formats": { "matf": {
            "validity_days": 14,
            "cache_ttl": 3600,
            "claims_in_header": true,
            "tags": [{
                "tag": "egilv1",
                "meaning": {
                    "sv": "Kontosynkronisering enligt EGIL, version 1",
                    "en": "Account synchronisation by EGIL, version 1",
                },
                "owner": "Sambruk",
            }],
        } },
        "attribute_lists": lists,
    });
    Ok(format!(
        "# The federation's rules. After the first start they change by a decision of the operators only.\n{}",
        serde_yaml::to_string(&profile)?
    ))
}

/// The project file with which `tillit -C operators operator ...` works.
pub(super) fn operator_project(listen: SocketAddr) -> String {
    format!(
        "# Where the operators work. Another operator gives --key with the path of operator-2.pem.\n\
         format: project/1\n\
         registry: http://{listen}\n\
         federations: [{FEDERATION}]\n\
         key: operator-1.pem\n"
    )
}

/// Everything that one organisation keeps: project file, sources, certificates, and the key that signs.
pub(super) fn write(folder: &Path, party: &Party, listen: SocketAddr) -> anyhow::Result<()> {
    fs::create_dir_all(folder.join("entities"))?;
    fs::create_dir_all(folder.join("certs"))?;
    key_file::create(&folder.join("key.pem"), &SoftwareKey::generate()?, None)?;
    fs::write(folder.join(".gitignore"), "key.pem\ncerts/*.key\n")?;
    fs::write(folder.join("tillit.yaml"), project(party, listen))?;
    fs::write(folder.join("organisation.yaml"), organisation(party))?;
    fs::write(folder.join("contacts.yaml"), contacts(party))?;
    for brings in party.brings {
        match brings {
            Brings::Client => {
                certificate(folder, party, "klient")?;
                fs::write(folder.join("entities/kontosynk.yaml"), client(party))?;
            }
            Brings::Server => {
                certificate(folder, party, "server")?;
                fs::write(folder.join("entities/elevregister.yaml"), server(party))?;
            }
            Brings::AttributeLists => {
                fs::create_dir_all(folder.join("attribute-lists"))?;
                for release in tillit_client::newest_lists() {
                    let name = format!("attribute-lists/{}-{}.json", release.list, release.version);
                    fs::write(folder.join(name), release.text)?;
                }
            }
        }
    }
    Ok(())
}

fn project(party: &Party, listen: SocketAddr) -> String {
    format!(
        "# Where these files go, and with which key.\n\
         format: project/1\n\
         registry: http://{listen}\n\
         organisation: {}\n\
         federations: [{FEDERATION}]\n\
         key: key.pem\n",
        party.number
    )
}

fn organisation(party: &Party) -> String {
    let mut text = format!(
        "# The organisation, public. Its hosts lie in these domains.\n\
         format: organisation-source/1\n\
         id: {}\n\
         name: {{ sv: {} }}\n",
        party.number, party.name
    );
    if let Some(code) = party.municipality {
        let _ = writeln!(text, "municipality_code: \"{code}\"");
    }
    let _ = writeln!(text, "domains: [{}]", party.domain);
    text
}

fn contacts(party: &Party) -> String {
    format!(
        "# Whom the registry and its operators reach. Not public. Functions, not persons.\n\
         format: contacts-source/1\n\
         id: {}\n\
         contacts:\n\
         \x20 - {{ kind: security, name: Säkerhetsfunktionen, email: sakerhet@{domain} }}\n\
         \x20 - {{ kind: technical, name: Driften, email: drift@{domain} }}\n",
        party.number,
        domain = party.domain
    )
}

fn entity(party: &Party, name: &str, sv: &str, en: &str) -> String {
    format!(
        "format: entity-source/1\n\
         id: https://{name}.{domain}\n\
         organisation: {number}\n\
         federations: [{FEDERATION}]\n\
         name: {{ sv: {sv}, en: {en} }}\n\
         # Whom a user or a peer calls when login does not work.\n\
         support: {{ email: support@{domain} }}\n\
         matf:\n",
        domain = party.domain,
        number = party.number,
    )
}

fn client(party: &Party) -> String {
    entity(
        party,
        "kontosynk",
        "Kontosynkronisering",
        "Account synchronisation",
    ) + "  # A self-signed certificate is its own issuer.\n\
           \x20 issuers: [{ certificate_file: ../certs/klient.pem }]\n\
           \x20 clients:\n\
           \x20   - description: EGIL-klient\n\
           \x20     tags: [egilv1]\n\
           \x20     pins: [{ certificate_file: ../certs/klient.pem }]\n\
           attributes:\n\
           \x20 releases:\n\
           \x20   - { list: gemensam, version: 1.2.0, attribute: organization-identifier }\n"
}

fn server(party: &Party) -> String {
    entity(party, "elevregister", "Elevregister", "Pupil register")
        + &format!(
            "  issuers: [{{ certificate_file: ../certs/server.pem }}]\n\
             \x20 servers:\n\
             \x20   - description: Tar emot konton\n\
             \x20     base_uri: https://elevregister.{}/scim/v2\n\
             \x20     tags: [egilv1]\n\
             \x20     pins: [{{ certificate_file: ../certs/server.pem }}]\n",
            party.domain
        )
}

/// A fresh self-signed certificate for a year, its private key beside it.
fn certificate(folder: &Path, party: &Party, name: &str) -> anyhow::Result<()> {
    let host = format!("{name}.{}", party.domain);
    let mut params = CertificateParams::new(vec![host.clone()])?;
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, host);
    let now = time::OffsetDateTime::now_utc();
    params.not_before = now - time::Duration::hours(1);
    params.not_after = now + time::Duration::days(365);
    let key = KeyPair::generate()?;
    let made = params.self_signed(&key)?;
    // The registry wants lines of 64 characters; the client library writes them so.
    let pem = Certificate::parse(made.pem().as_bytes())?.pem();
    fs::write(folder.join(format!("certs/{name}.pem")), pem)?;
    let private = folder.join(format!("certs/{name}.key"));
    fs::write(&private, key.serialize_pem())?;
    Ok(fs::set_permissions(
        &private,
        std::os::unix::fs::PermissionsExt::from_mode(0o600),
    )?)
}
