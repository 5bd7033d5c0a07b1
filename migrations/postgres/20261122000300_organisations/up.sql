-- Enrolled organisations. The skeleton is what confusable names have in common.
CREATE TABLE organisation (
    number TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(number) = 15),
    enrolled_by TEXT COLLATE "C" NOT NULL REFERENCES federation (id),
    name_skeleton TEXT COLLATE "C",
    created_at BIGINT NOT NULL
);
CREATE INDEX organisation_by_skeleton ON organisation (name_skeleton);

-- Submitters' public keys. A key is known before its organisation is enrolled, so it names the organisation without reference.
CREATE TABLE submitter_key (
    key_id TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(key_id) = 43),
    organisation TEXT COLLATE "C" NOT NULL CHECK (length(organisation) = 15),
    jwk TEXT COLLATE "C" NOT NULL CHECK (jwk::json IS NOT NULL),
    proof TEXT COLLATE "C" NOT NULL REFERENCES statement (sha256),
    created_at BIGINT NOT NULL
);
CREATE INDEX submitter_key_by_organisation ON submitter_key (organisation);

-- The states that a key has had; the highest ordinal applies.
CREATE TABLE key_state (
    key_id TEXT COLLATE "C" NOT NULL REFERENCES submitter_key (key_id),
    ordinal BIGINT NOT NULL CHECK (ordinal >= 1),
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('pending', 'active', 'retiring', 'revoked')),
    at BIGINT NOT NULL,
    cause TEXT COLLATE "C" NOT NULL CHECK (length(cause) = 64),
    PRIMARY KEY (key_id, ordinal)
);
