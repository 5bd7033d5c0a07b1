//! What the description says about the API as a whole.

use serde_json::{Map, Value, json};

use crate::api::API_VERSION;
use crate::config::Contact;

const DESCRIPTION: &str = "\
**Svenska.** Registret över identitetsfederationer: kommuner och andra organisationer lämnar signerade ändringar av sina \
metadata, operatörer granskar och beslutar, och federationens utgåvor publiceras signerade. Allt som ändrar något är ett \
signerat meddelande (kompakt JWS, ES256) av en registrerad nyckel; det finns inga lösenord. Det mesta går att läsa utan \
inloggning. Köer, utkast och kontakter läses med en åtkomsttoken som byts mot en client assertion. Dokument bärs byte för \
byte som de signerades. Fel besvaras med application/problem+json (RFC 9457); fältet `code` är stabilt och `errors` säger var i \
dokumentet felet finns, på svenska och engelska. Publicerade filer ligger utanför det här API:et, på fasta adresser under \
/federations/, /attribute-lists/, /code-systems/, /attribute-profiles/ och
/schemas/.

**English.** The registry of identity federations: municipalities and other organisations submit signed changes of their \
metadata, operators review and decide, and the federation's outputs are published signed. Everything that changes anything \
is a signed statement (compact JWS, ES256) by a registered key; there are no passwords. Most can be read without login. \
Queues, drafts and contacts are read with an access token that is exchanged for a client assertion. Documents are carried \
byte for byte as they were signed. Errors are answered with application/problem+json (RFC 9457); the member `code` is stable, \
and `errors` says where in the document the fault is, in Swedish and English. Published files are outside this API, at fixed \
addresses below /federations/, /attribute-lists/, /code-systems/,
/attribute-profiles/ and /schemas/.

Links (`_links`) are absolute and have `rel` (IANA link relations), `href` and `method`. Times are RFC 3339 in UTC. \
Every read has an ETag and honours If-None-Match. Cross-origin reads from browsers are not offered (no CORS headers).";

/// Whom to turn to: only what the operator has said.
fn contact(contact: &Contact) -> Value {
    [
        ("name", &contact.name),
        ("url", &contact.url),
        ("email", &contact.email),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(name, text)| (name.to_owned(), json!(text)))
    .collect::<Map<String, Value>>()
    .into()
}

/// The member `info`.
pub(super) fn info(whom: &Contact) -> Value {
    json!({
        "title": "Tillit registry",
        "version": API_VERSION,
        "summary": "Trust metadata of identity federations: submit, review, publish.",
        "description": DESCRIPTION,
        "contact": contact(whom),
        "license": { "name": "Apache License 2.0", "identifier": "Apache-2.0" },
        "x-sla": {
            "availability": "Stated by the operator of each registry. Published files are served from memory and can be mirrored, so that reading them does not depend on this API.",
            "responseTime": "Reads of published files: 50 ms at the server. Submissions: within a second for one document.",
            "support": "By the contact named here."
        },
        "x-limitations": [
            "A request's body has at most 1 MiB, path and query at most 2048 bytes, a submission at most 500 documents.",
            "Compressed request bodies are refused.",
            "What is to be judged or translated has at most 64 KiB, and is not kept.",
            "Unless the operator says otherwise, one client may send 5 statements and 20 reads of this API a second in the long run, and 200 and 500 at once after a pause; what is more is answered with 429.",
            "Signed statements are accepted for at most 600 seconds after they were made.",
            "A page has at most 100 entries.",
            "Published files may be up to a minute old in caches.",
            "Access tokens live ten minutes."
        ]
    })
}

/// The groups of operations.
pub(super) fn tags() -> Value {
    json!([
        { "name": "about", "description": "What this API is." },
        { "name": "federations", "description": "Federations, their profiles, and what they published. Public." },
        { "name": "documents", "description": "Approved documents with all their versions. Public, but for contacts and what waits." },
        { "name": "catalogue", "description": "Attribute lists with their releases, attributes, code systems and what changed. Public; answered from memory." },
        { "name": "attributes", "description": "What somebody sends, judged and translated by the published attribute lists, and who asks for what. Public; nothing that is sent is kept." },
        { "name": "enrolment", "description": "Inviting organisations and enrolling their keys." },
        { "name": "submissions", "description": "Changes that organisations submit." },
        { "name": "reviews", "description": "What operators decide on." },
        { "name": "tokens", "description": "Access tokens for reads that are not public." }
    ])
}

/// How readers say who they are. Statements that change something carry their own signature and need none of these.
pub(super) fn security_schemes() -> Value {
    json!({
        "accessToken": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "An access token (RFC 9068) of ten minutes from POST /tokens, sent as `Authorization: Bearer`. Operations without it are public or carry their own signature."
        }
    })
}
