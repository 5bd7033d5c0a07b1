-- Facts about this registry as a whole.
CREATE TABLE meta (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    value TEXT COLLATE "C" NOT NULL
);

-- The federations of this server. The change number counts changes of their listings.
CREATE TABLE federation (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 2 AND 32),
    change_number BIGINT NOT NULL CHECK (change_number >= 0),
    created_at BIGINT NOT NULL
);

-- Every profile that a federation has had; the highest version applies.
CREATE TABLE profile (
    federation TEXT COLLATE "C" NOT NULL REFERENCES federation (id),
    version BIGINT NOT NULL CHECK (version >= 1),
    sha256 TEXT COLLATE "C" NOT NULL CHECK (length(sha256) = 64),
    approvals BIGINT NOT NULL CHECK (approvals >= 2),
    text BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (federation, version)
);
CREATE INDEX profile_by_sha256 ON profile (sha256);
