-- Every accepted signed statement, byte for byte.
CREATE TABLE statement (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    typ TEXT NOT NULL CHECK (length(typ) BETWEEN 1 AND 64),
    key_id TEXT NOT NULL CHECK (length(key_id) = 43),
    organisation TEXT NOT NULL CHECK (length(organisation) = 15),
    jws BLOB NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;

-- Which statement ids have been used, for as long as a repetition could still be received.
CREATE TABLE replay (
    issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 1 AND 128),
    jti TEXT NOT NULL CHECK (length(jti) BETWEEN 1 AND 64),
    until INTEGER NOT NULL,
    statement TEXT NOT NULL CHECK (length(statement) = 64),
    PRIMARY KEY (issuer, jti)
) STRICT;
CREATE INDEX replay_by_until ON replay (until);

-- Values that a key proof must repeat, each once.
CREATE TABLE nonce (
    value TEXT NOT NULL PRIMARY KEY CHECK (length(value) BETWEEN 1 AND 128),
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX nonce_by_expiry ON nonce (expires_at);
