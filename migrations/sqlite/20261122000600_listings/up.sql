-- Which version of a document each federation uses. No version: it was listed and is not any more.
CREATE TABLE listing (
    federation TEXT NOT NULL REFERENCES federation (id),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER,
    change_number INTEGER NOT NULL CHECK (change_number >= 1),
    PRIMARY KEY (federation, kind, id),
    FOREIGN KEY (kind, id, version) REFERENCES document_version (kind, id, version)
) STRICT;
CREATE UNIQUE INDEX listing_by_change ON listing (federation, change_number);

-- A client is known by its public key, so within a federation one key belongs to one entity.
CREATE TABLE client_pin (
    federation TEXT NOT NULL REFERENCES federation (id),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    entity TEXT NOT NULL CHECK (length(entity) BETWEEN 1 AND 1024),
    PRIMARY KEY (federation, digest)
) STRICT;
CREATE INDEX client_pin_by_entity ON client_pin (federation, entity);

-- What one operator has stopped.
CREATE TABLE hold (
    sha256 TEXT NOT NULL PRIMARY KEY REFERENCES statement (sha256),
    federation TEXT NOT NULL REFERENCES federation (id),
    target_kind TEXT NOT NULL CHECK (target_kind IN ('submission', 'entity')),
    target_id TEXT NOT NULL CHECK (length(target_id) BETWEEN 1 AND 1024),
    reason TEXT NOT NULL,
    person TEXT NOT NULL CHECK (length(person) BETWEEN 2 AND 32),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX hold_by_federation ON hold (federation, at);

-- What m operators have let go again.
CREATE TABLE hold_lift (
    hold TEXT NOT NULL PRIMARY KEY REFERENCES hold (sha256),
    item TEXT NOT NULL REFERENCES item (sha256),
    at INTEGER NOT NULL
) STRICT;
