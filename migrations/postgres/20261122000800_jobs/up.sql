-- Follow-up work. `wanted` counts requests, so that one made while the job runs is not lost.
CREATE TABLE job (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    kind TEXT COLLATE "C" NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    subject TEXT COLLATE "C" NOT NULL CHECK (length(subject) <= 1024),
    run_after BIGINT NOT NULL,
    wanted BIGINT NOT NULL CHECK (wanted >= 1),
    failures BIGINT NOT NULL CHECK (failures >= 0),
    holder TEXT COLLATE "C",
    leased_until BIGINT,
    last_error TEXT COLLATE "C",
    finished_at BIGINT,
    CHECK ((holder IS NULL) = (leased_until IS NULL))
);
CREATE UNIQUE INDEX job_unfinished ON job (kind, subject) WHERE finished_at IS NULL;
CREATE INDEX job_due ON job (run_after, id) WHERE finished_at IS NULL;
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;

-- Which server process does what only one may do.
CREATE TABLE lease (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    holder TEXT COLLATE "C" NOT NULL CHECK (length(holder) BETWEEN 1 AND 128),
    until BIGINT NOT NULL
);
