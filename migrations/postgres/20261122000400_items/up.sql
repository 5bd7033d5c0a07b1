-- What operators decide on.
CREATE TABLE item (
    sha256 TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES statement (sha256),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('submission', 'invitation', 'key', 'lift', 'revocation', 'profile')),
    organisation TEXT COLLATE "C" NOT NULL CHECK (length(organisation) = 15),
    findings TEXT COLLATE "C" NOT NULL CHECK (findings::json IS NOT NULL),
    received_at BIGINT NOT NULL
);
CREATE INDEX item_by_age ON item (received_at, sha256);
CREATE INDEX item_by_organisation ON item (organisation, received_at);

-- Each federation that an item concerns decides for itself.
CREATE TABLE item_federation (
    item TEXT COLLATE "C" NOT NULL REFERENCES item (sha256),
    federation TEXT COLLATE "C" NOT NULL REFERENCES federation (id),
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'superseded', 'withdrawn')),
    closed_at BIGINT,
    PRIMARY KEY (item, federation),
    CHECK ((state = 'pending') = (closed_at IS NULL))
);
CREATE INDEX item_federation_by_state ON item_federation (federation, state, item);

-- Operators' signed verdicts. One person has one vote under one profile.
CREATE TABLE decision (
    sha256 TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES statement (sha256),
    item TEXT COLLATE "C" NOT NULL,
    federation TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL CHECK (length(person) BETWEEN 2 AND 32),
    organisation TEXT COLLATE "C" NOT NULL CHECK (length(organisation) = 15),
    key_id TEXT COLLATE "C" NOT NULL CHECK (length(key_id) = 43),
    verdict TEXT COLLATE "C" NOT NULL CHECK (verdict IN ('approve', 'reject')),
    profile_sha256 TEXT COLLATE "C" NOT NULL CHECK (length(profile_sha256) = 64),
    reason TEXT COLLATE "C",
    received_at BIGINT NOT NULL,
    FOREIGN KEY (item, federation) REFERENCES item_federation (item, federation)
);
CREATE UNIQUE INDEX decision_one_vote ON decision (item, federation, person, profile_sha256);

-- One-time codes, hashed. Five tries.
CREATE TABLE invitation (
    item TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    federation TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL CHECK (length(organisation) = 15),
    name TEXT COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 1024),
    domains TEXT COLLATE "C" NOT NULL CHECK (domains::json IS NOT NULL),
    code_sha256 TEXT COLLATE "C" NOT NULL CHECK (length(code_sha256) = 64),
    expires_at BIGINT NOT NULL,
    tries BIGINT NOT NULL CHECK (tries BETWEEN 0 AND 5),
    used_at BIGINT,
    FOREIGN KEY (item, federation) REFERENCES item_federation (item, federation)
);
CREATE INDEX invitation_by_organisation ON invitation (organisation);
