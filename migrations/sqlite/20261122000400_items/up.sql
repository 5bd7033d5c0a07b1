-- What operators decide on.
CREATE TABLE item (
    sha256 TEXT NOT NULL PRIMARY KEY REFERENCES statement (sha256),
    kind TEXT NOT NULL CHECK (kind IN ('submission', 'invitation', 'key', 'lift', 'revocation', 'profile')),
    organisation TEXT NOT NULL CHECK (length(organisation) = 15),
    findings TEXT NOT NULL CHECK (json_valid(findings)),
    received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX item_by_age ON item (received_at, sha256);
CREATE INDEX item_by_organisation ON item (organisation, received_at);

-- Each federation that an item concerns decides for itself.
CREATE TABLE item_federation (
    item TEXT NOT NULL REFERENCES item (sha256),
    federation TEXT NOT NULL REFERENCES federation (id),
    state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'superseded', 'withdrawn')),
    closed_at INTEGER,
    PRIMARY KEY (item, federation),
    CHECK ((state = 'pending') = (closed_at IS NULL))
) STRICT;
CREATE INDEX item_federation_by_state ON item_federation (federation, state, item);

-- Operators' signed verdicts. One person has one vote under one profile.
CREATE TABLE decision (
    sha256 TEXT NOT NULL PRIMARY KEY REFERENCES statement (sha256),
    item TEXT NOT NULL,
    federation TEXT NOT NULL,
    person TEXT NOT NULL CHECK (length(person) BETWEEN 2 AND 32),
    organisation TEXT NOT NULL CHECK (length(organisation) = 15),
    key_id TEXT NOT NULL CHECK (length(key_id) = 43),
    verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'reject')),
    profile_sha256 TEXT NOT NULL CHECK (length(profile_sha256) = 64),
    reason TEXT,
    received_at INTEGER NOT NULL,
    FOREIGN KEY (item, federation) REFERENCES item_federation (item, federation)
) STRICT;
CREATE UNIQUE INDEX decision_one_vote ON decision (item, federation, person, profile_sha256);

-- One-time codes, hashed. Five tries.
CREATE TABLE invitation (
    item TEXT NOT NULL PRIMARY KEY,
    federation TEXT NOT NULL,
    organisation TEXT NOT NULL CHECK (length(organisation) = 15),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1024),
    domains TEXT NOT NULL CHECK (json_valid(domains)),
    code_sha256 TEXT NOT NULL CHECK (length(code_sha256) = 64),
    expires_at INTEGER NOT NULL,
    tries INTEGER NOT NULL CHECK (tries BETWEEN 0 AND 5),
    used_at INTEGER,
    FOREIGN KEY (item, federation) REFERENCES item_federation (item, federation)
) STRICT;
CREATE INDEX invitation_by_organisation ON invitation (organisation);
