-- Which version of a document each federation uses. No version: it was listed and is not any more.
CREATE TABLE listing (
    federation TEXT COLLATE "C" NOT NULL REFERENCES federation (id),
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT,
    change_number BIGINT NOT NULL CHECK (change_number >= 1),
    PRIMARY KEY (federation, kind, id),
    FOREIGN KEY (kind, id, version) REFERENCES document_version (kind, id, version)
);
CREATE UNIQUE INDEX listing_by_change ON listing (federation, change_number);

-- A client is known by its public key, so within a federation one key belongs to one entity.
CREATE TABLE client_pin (
    federation TEXT COLLATE "C" NOT NULL REFERENCES federation (id),
    digest BYTEA NOT NULL CHECK (length(digest) = 32),
    entity TEXT COLLATE "C" NOT NULL CHECK (length(entity) BETWEEN 1 AND 1024),
    PRIMARY KEY (federation, digest)
);
CREATE INDEX client_pin_by_entity ON client_pin (federation, entity);

-- What one operator has stopped.
CREATE TABLE hold (
    sha256 TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES statement (sha256),
    federation TEXT COLLATE "C" NOT NULL REFERENCES federation (id),
    target_kind TEXT COLLATE "C" NOT NULL CHECK (target_kind IN ('submission', 'entity')),
    target_id TEXT COLLATE "C" NOT NULL CHECK (length(target_id) BETWEEN 1 AND 1024),
    reason TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL CHECK (length(person) BETWEEN 2 AND 32),
    at BIGINT NOT NULL
);
CREATE INDEX hold_by_federation ON hold (federation, at);

-- What m operators have let go again.
CREATE TABLE hold_lift (
    hold TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES hold (sha256),
    item TEXT COLLATE "C" NOT NULL REFERENCES item (sha256),
    at BIGINT NOT NULL
);
