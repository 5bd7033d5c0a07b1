-- Artefacts made current together. The primary key lets one publisher win.
CREATE TABLE publication (
    federation TEXT NOT NULL REFERENCES federation (id),
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    cause TEXT NOT NULL,
    entity_index TEXT NOT NULL,
    is_change INTEGER NOT NULL CHECK (is_change IN (0, 1)),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (federation, sequence)
) STRICT;
CREATE INDEX publication_by_age ON publication (is_change, created_at);

-- Published bytes, stored once and served as stored.
CREATE TABLE artefact (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL CHECK (length(media_type) BETWEEN 1 AND 255),
    bytes BLOB NOT NULL
) STRICT;

-- Where a publication shows an artefact.
CREATE TABLE publication_artefact (
    federation TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 1024),
    format TEXT NOT NULL CHECK (length(format) BETWEEN 1 AND 64),
    sha256 TEXT NOT NULL REFERENCES artefact (sha256),
    issued_at INTEGER NOT NULL,
    expires_at INTEGER,
    PRIMARY KEY (federation, sequence, path),
    FOREIGN KEY (federation, sequence) REFERENCES publication (federation, sequence)
) STRICT;
CREATE INDEX publication_artefact_by_sha256 ON publication_artefact (sha256);

-- The publication that a federation's consumers get.
CREATE TABLE current_publication (
    federation TEXT NOT NULL PRIMARY KEY,
    sequence INTEGER NOT NULL,
    FOREIGN KEY (federation, sequence) REFERENCES publication (federation, sequence)
) STRICT;
