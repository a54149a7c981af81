-- The trail as a transparency log, by its origin (docs/audit-log.md).

-- What was signed last. It is changed by compare-and-set alone: of two who sign at a time one fails.
CREATE TABLE log (
    origin text  PRIMARY KEY,
    size   bigint NOT NULL CHECK (size >= 0),
    root   bytea  NOT NULL CHECK (octet_length(root) = 32),
    key    text   NOT NULL
);

-- All that was signed. It is shown once it is kept outside of this database, too: a database that is restored from before
-- must not make the log say something else than it has said.
CREATE TABLE checkpoint (
    origin    text        NOT NULL REFERENCES log,
    size      bigint      NOT NULL CHECK (size >= 0),
    note      text        NOT NULL,
    signed_at timestamptz NOT NULL,
    is_kept   boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (origin, size)
);

CREATE INDEX checkpoint_kept ON checkpoint (origin, size) WHERE is_kept;

-- The tree's hashes as C2SP's tlog-tiles cuts them. The entries' own bundles are made of the table `entry`.
CREATE TABLE tile (
    origin text  NOT NULL,
    path   text  COLLATE "C" NOT NULL,
    hashes bytea NOT NULL CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0),
    PRIMARY KEY (origin, path)
);
