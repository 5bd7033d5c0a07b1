-- What others are warned about when they publish the same: server pins, and Subjects of issuer certificates.
CREATE TABLE entity_mark (
    federation TEXT COLLATE "C" NOT NULL REFERENCES federation (id),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('server-pin', 'issuer-subject')),
    mark TEXT COLLATE "C" NOT NULL CHECK (length(mark) = 64),
    entity TEXT COLLATE "C" NOT NULL CHECK (length(entity) BETWEEN 1 AND 1024),
    bearer TEXT COLLATE "C" NOT NULL CHECK (length(bearer) BETWEEN 15 AND 64),
    PRIMARY KEY (federation, kind, mark, entity, bearer)
);
CREATE INDEX entity_mark_by_entity ON entity_mark (federation, entity);
