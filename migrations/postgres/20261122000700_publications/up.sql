-- Artefacts made current together. The primary key lets one publisher win.
CREATE TABLE publication (
    federation TEXT COLLATE "C" NOT NULL REFERENCES federation (id),
    sequence BIGINT NOT NULL CHECK (sequence >= 1),
    cause TEXT COLLATE "C" NOT NULL,
    entity_index TEXT COLLATE "C" NOT NULL,
    is_change BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (federation, sequence)
);
CREATE INDEX publication_by_age ON publication (is_change, created_at);

-- Published bytes, stored once and served as stored.
CREATE TABLE artefact (
    sha256 TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    media_type TEXT COLLATE "C" NOT NULL CHECK (length(media_type) BETWEEN 1 AND 255),
    bytes BYTEA NOT NULL
);

-- Where a publication shows an artefact.
CREATE TABLE publication_artefact (
    federation TEXT COLLATE "C" NOT NULL,
    sequence BIGINT NOT NULL,
    path TEXT COLLATE "C" NOT NULL CHECK (length(path) BETWEEN 1 AND 1024),
    format TEXT COLLATE "C" NOT NULL CHECK (length(format) BETWEEN 1 AND 64),
    sha256 TEXT COLLATE "C" NOT NULL REFERENCES artefact (sha256),
    issued_at BIGINT NOT NULL,
    expires_at BIGINT,
    PRIMARY KEY (federation, sequence, path),
    FOREIGN KEY (federation, sequence) REFERENCES publication (federation, sequence)
);
CREATE INDEX publication_artefact_by_sha256 ON publication_artefact (sha256);

-- The publication that a federation's consumers get.
CREATE TABLE current_publication (
    federation TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    FOREIGN KEY (federation, sequence) REFERENCES publication (federation, sequence)
);
