//! Rules that are not decided over the description, each with the reason.

pub(super) const RULES: &[(&[&str], &str)] = &[
    (
        &[
            "DOK.02", "DOK.10", "DOK.12", "DOT.01", "DOT.03", "RES.05", "VER.13", "VER.14",
            "VER.15", "VER.16", "VER.17", "VER.18", "VER.19", "FNS.02", "FNS.12", "FNS.13",
            "FNS.14", "HYP.04", "HYP.06", "HYP.08", "HYP.09", "HYP.10", "HYP.18", "WEB.05",
            "WEB.06", "CAC.01", "SAK.05", "SAK.06", "SAK.08", "SAK.11", "SAK.13", "SAK.14",
            "SAK.19", "SAK.20", "SAK.21", "SAK.22", "SAK.23", "SAK.24", "SAK.27", "SAK.28",
            "SAK.30", "SAK.31", "SAK.32", "SAK.35", "SAK.36", "SAK.37",
        ],
        "The text of the rule has not been read: nothing is claimed about it.",
    ),
    (
        &["DOK.04", "HYP.02", "ARQ.06"],
        "How the server behaves, not what the description says: the package tests/ sends requests that are made from the description (api), and every statement twice (e2e, abuse).",
    ),
    (
        &["DOK.05"],
        "The description is under version control as schemas/openapi/v1.json, and `cargo xtask check codegen` fails when it is not what the program says.",
    ),
    (
        &["DOK.11", "VER.01", "VER.02"],
        "A matter of judgement: readers judge whether the purpose is told in full, and reviewers what a change of schemas/openapi/v1.json breaks.",
    ),
    (
        &["DOK.18", "DOK.23", "DOK.24"],
        "About addresses beside the operations: `the_description_is_served_below_the_versioned_address` asks for both forms.",
    ),
    (
        &["RES.01", "RES.02"],
        "About the values of identifiers: they are hashes, random numbers and organisation numbers; whether one is a person's number is for the validator to say.",
    ),
    (
        &["MOG.03"],
        "Does not bind: no POST stands in for a GET; each sends a signed statement, or asks for a number or a token.",
    ),
    (
        &["ARQ.01"],
        "About bytes: the strict reader refuses what is not UTF-8 (tests of tillit-model), and the fixtures hold å, ä and ö.",
    ),
    (
        &["ARP.03"],
        "A SHOULD that is left with a reason: a vote, a hold, the end of a key and a number used once have no address of their own. The answer links to the item that a vote is about.",
    ),
    (
        &["VER.03"],
        "About the consumer: the client library ignores members that it does not know (tests of tillit-client).",
    ),
    (
        &["WEB.01", "WEB.02", "WEB.03", "WEB.04"],
        "Does not bind: the API calls nobody back; consumers read the published files.",
    ),
    (
        &["SAK.25", "SAK.26"],
        "About what stands in a refusal: `problems.rs` and the package tests/ (abuse) look at the answers.",
    ),
];
