-- The head of each document: who owns it, which version applies, which one is waiting.
CREATE TABLE document (
    kind TEXT COLLATE "C" NOT NULL CHECK (length(kind) BETWEEN 1 AND 32),
    id TEXT COLLATE "C" NOT NULL CHECK (length(id) BETWEEN 1 AND 1024),
    handle TEXT COLLATE "C" NOT NULL CHECK (length(handle) BETWEEN 1 AND 64),
    organisation TEXT COLLATE "C" NOT NULL CHECK (length(organisation) = 15),
    likeness TEXT COLLATE "C",
    head_version BIGINT,
    head_sha256 TEXT COLLATE "C" CHECK (length(head_sha256) = 64),
    head_at BIGINT,
    withdrawn BOOLEAN NOT NULL,
    last_version BIGINT NOT NULL CHECK (last_version >= 1),
    pending_version BIGINT,
    pending_item TEXT COLLATE "C" REFERENCES item (sha256),
    PRIMARY KEY (kind, id),
    CHECK ((head_version IS NULL) = (head_sha256 IS NULL)),
    CHECK ((head_version IS NULL) = (head_at IS NULL)),
    CHECK ((pending_version IS NULL) = (pending_item IS NULL)),
    CHECK (head_version BETWEEN 1 AND last_version),
    CHECK (pending_version BETWEEN 1 AND last_version)
);
CREATE UNIQUE INDEX document_by_handle ON document (handle);
CREATE INDEX document_by_organisation ON document (organisation, kind, id);
CREATE INDEX document_by_likeness ON document (likeness);
CREATE INDEX document_by_pending_item ON document (pending_item);

-- Every version that was ever accepted for review. A withdrawal has no text.
CREATE TABLE document_version (
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    organisation TEXT COLLATE "C" NOT NULL CHECK (length(organisation) = 15),
    action TEXT COLLATE "C" NOT NULL CHECK (action IN ('put', 'withdraw')),
    sha256 TEXT COLLATE "C" NOT NULL CHECK (length(sha256) = 64),
    text BYTEA,
    item TEXT COLLATE "C" NOT NULL REFERENCES item (sha256),
    received_at BIGINT NOT NULL,
    PRIMARY KEY (kind, id, version),
    FOREIGN KEY (kind, id) REFERENCES document (kind, id),
    CHECK ((action = 'put') = (text IS NOT NULL))
);
CREATE INDEX document_version_by_item ON document_version (item);

-- What each federation made of a version, and when.
CREATE TABLE version_decision (
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    federation TEXT COLLATE "C" NOT NULL REFERENCES federation (id),
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('approved', 'rejected', 'superseded', 'withdrawn')),
    at BIGINT NOT NULL,
    PRIMARY KEY (kind, id, version, federation),
    FOREIGN KEY (kind, id, version) REFERENCES document_version (kind, id, version)
);
