-- Every accepted signed statement, byte for byte.
CREATE TABLE statement (
    sha256 TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    typ TEXT COLLATE "C" NOT NULL CHECK (length(typ) BETWEEN 1 AND 64),
    key_id TEXT COLLATE "C" NOT NULL CHECK (length(key_id) = 43),
    organisation TEXT COLLATE "C" NOT NULL CHECK (length(organisation) = 15),
    jws BYTEA NOT NULL,
    received_at BIGINT NOT NULL
);

-- Which statement ids have been used, for as long as a repetition could still be received.
CREATE TABLE replay (
    issuer TEXT COLLATE "C" NOT NULL CHECK (length(issuer) BETWEEN 1 AND 128),
    jti TEXT COLLATE "C" NOT NULL CHECK (length(jti) BETWEEN 1 AND 64),
    until BIGINT NOT NULL,
    statement TEXT COLLATE "C" NOT NULL CHECK (length(statement) = 64),
    PRIMARY KEY (issuer, jti)
);
CREATE INDEX replay_by_until ON replay (until);

-- Values that a key proof must repeat, each once.
CREATE TABLE nonce (
    value TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(value) BETWEEN 1 AND 128),
    expires_at BIGINT NOT NULL
);
CREATE INDEX nonce_by_expiry ON nonce (expires_at);
