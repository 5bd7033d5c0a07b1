-- Follow-up work. `wanted` counts requests, so that one made while the job runs is not lost.
CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    subject TEXT NOT NULL CHECK (length(subject) <= 1024),
    run_after INTEGER NOT NULL,
    wanted INTEGER NOT NULL CHECK (wanted >= 1),
    failures INTEGER NOT NULL CHECK (failures >= 0),
    holder TEXT,
    leased_until INTEGER,
    last_error TEXT,
    finished_at INTEGER,
    CHECK ((holder IS NULL) = (leased_until IS NULL))
) STRICT;
CREATE UNIQUE INDEX job_unfinished ON job (kind, subject) WHERE finished_at IS NULL;
CREATE INDEX job_due ON job (run_after, id) WHERE finished_at IS NULL;
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;

-- Which server process does what only one may do.
CREATE TABLE lease (
    name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    holder TEXT NOT NULL CHECK (length(holder) BETWEEN 1 AND 128),
    until INTEGER NOT NULL
) STRICT;
