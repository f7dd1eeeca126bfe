-- The directory: who may receive, who may sign in, and what the platform did. Times are milliseconds since the epoch.
CREATE TABLE domains (
  name TEXT PRIMARY KEY,                    -- lower case
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,                      -- JMAP account id, the MailAccount's name
  name TEXT NOT NULL,                       -- shown to people; usually the main address
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE addresses (
  address TEXT PRIMARY KEY,                 -- lower case, without plus-tag
  account_id TEXT NOT NULL REFERENCES accounts (id),
  blocked INTEGER NOT NULL DEFAULT 0,       -- 1: refuse mail for it
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX addresses_account ON addresses (account_id);

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,             -- sign-in name, lower case
  password_hash TEXT NOT NULL,              -- 'pbkdf2-sha256$iterations$salt$hash', base64
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE grants (
  person_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (person_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,              -- SHA-256 of the cookie's value, hex: a stolen table signs nobody in
  person_id TEXT NOT NULL REFERENCES people (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- A fault that was survived: a core trap, an unscanned mail, a dead letter that could not be replayed.
CREATE TABLE incidents (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,                       -- 'core-trap', 'scan-fault', …
  detail TEXT NOT NULL                      -- JSON, nothing of a person's mail in it
) STRICT;
CREATE INDEX incidents_at ON incidents (at);

-- One row per cron tick that did its plan; `slot` makes a doubled tick find the first one's row.
CREATE TABLE cron_runs (
  slot INTEGER PRIMARY KEY,                 -- scheduled time, ms
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  outcome TEXT,                             -- 'ok' | 'failed', null while running
  plan TEXT NOT NULL                        -- JSON: the jobs that were planned
) STRICT;

-- Everything autonomous that was done, with its reason.
CREATE TABLE actions (
  id INTEGER PRIMARY KEY,
  slot INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,                       -- 'release-outbox', 'redeliver', 'remove-copy', 'replay-dead-letter', …
  subject TEXT NOT NULL,                    -- account id, R2 key, …
  reason TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
CREATE INDEX actions_at ON actions (at);

CREATE TABLE dead_letters (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  queue TEXT NOT NULL,
  body TEXT NOT NULL,                       -- JSON
  replayed_at INTEGER
) STRICT;
