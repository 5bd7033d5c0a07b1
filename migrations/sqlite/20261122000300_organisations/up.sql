-- Enrolled organisations. The skeleton is what confusable names have in common.
CREATE TABLE organisation (
    number TEXT NOT NULL PRIMARY KEY CHECK (length(number) = 15),
    enrolled_by TEXT NOT NULL REFERENCES federation (id),
    name_skeleton TEXT,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX organisation_by_skeleton ON organisation (name_skeleton);

-- Submitters' public keys. A key is known before its organisation is enrolled, so it names the organisation without reference.
CREATE TABLE submitter_key (
    key_id TEXT NOT NULL PRIMARY KEY CHECK (length(key_id) = 43),
    organisation TEXT NOT NULL CHECK (length(organisation) = 15),
    jwk TEXT NOT NULL CHECK (json_valid(jwk)),
    proof TEXT NOT NULL REFERENCES statement (sha256),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX submitter_key_by_organisation ON submitter_key (organisation);

-- The states that a key has had; the highest ordinal applies.
CREATE TABLE key_state (
    key_id TEXT NOT NULL REFERENCES submitter_key (key_id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'retiring', 'revoked')),
    at INTEGER NOT NULL,
    cause TEXT NOT NULL CHECK (length(cause) = 64),
    PRIMARY KEY (key_id, ordinal)
) STRICT;
