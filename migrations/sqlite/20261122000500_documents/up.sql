-- The head of each document: who owns it, which version applies, which one is waiting.
CREATE TABLE document (
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 32),
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 1024),
    handle TEXT NOT NULL CHECK (length(handle) BETWEEN 1 AND 64),
    organisation TEXT NOT NULL CHECK (length(organisation) = 15),
    likeness TEXT,
    head_version INTEGER,
    head_sha256 TEXT CHECK (length(head_sha256) = 64),
    head_at INTEGER,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    last_version INTEGER NOT NULL CHECK (last_version >= 1),
    pending_version INTEGER,
    pending_item TEXT REFERENCES item (sha256),
    PRIMARY KEY (kind, id),
    CHECK ((head_version IS NULL) = (head_sha256 IS NULL)),
    CHECK ((head_version IS NULL) = (head_at IS NULL)),
    CHECK ((pending_version IS NULL) = (pending_item IS NULL)),
    CHECK (head_version BETWEEN 1 AND last_version),
    CHECK (pending_version BETWEEN 1 AND last_version)
) STRICT;
CREATE UNIQUE INDEX document_by_handle ON document (handle);
CREATE INDEX document_by_organisation ON document (organisation, kind, id);
CREATE INDEX document_by_likeness ON document (likeness);
CREATE INDEX document_by_pending_item ON document (pending_item);

-- Every version that was ever accepted for review. A withdrawal has no text.
CREATE TABLE document_version (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    organisation TEXT NOT NULL CHECK (length(organisation) = 15),
    action TEXT NOT NULL CHECK (action IN ('put', 'withdraw')),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    text BLOB,
    item TEXT NOT NULL REFERENCES item (sha256),
    received_at INTEGER NOT NULL,
    PRIMARY KEY (kind, id, version),
    FOREIGN KEY (kind, id) REFERENCES document (kind, id),
    CHECK ((action = 'put') = (text IS NOT NULL))
) STRICT;
CREATE INDEX document_version_by_item ON document_version (item);

-- What each federation made of a version, and when.
CREATE TABLE version_decision (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    federation TEXT NOT NULL REFERENCES federation (id),
    state TEXT NOT NULL CHECK (state IN ('approved', 'rejected', 'superseded', 'withdrawn')),
    at INTEGER NOT NULL,
    PRIMARY KEY (kind, id, version, federation),
    FOREIGN KEY (kind, id, version) REFERENCES document_version (kind, id, version)
) STRICT;
