-- Facts about this registry as a whole.
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    value TEXT NOT NULL
) STRICT;

-- The federations of this server. The change number counts changes of their listings.
CREATE TABLE federation (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 2 AND 32),
    change_number INTEGER NOT NULL CHECK (change_number >= 0),
    created_at INTEGER NOT NULL
) STRICT;

-- Every profile that a federation has had; the highest version applies.
CREATE TABLE profile (
    federation TEXT NOT NULL REFERENCES federation (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    approvals INTEGER NOT NULL CHECK (approvals >= 2),
    text BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (federation, version)
) STRICT;
CREATE INDEX profile_by_sha256 ON profile (sha256);
