-- What the rest of JMAP keeps: uploads, sending, the answer while away, push.

-- Octets that a client brought, or that came of them, and that no email stands on (yet). In R2 under uploadKey.
CREATE TABLE uploads (
  blob_id TEXT PRIMARY KEY,
  size INTEGER NOT NULL,                    -- octets
  type TEXT NOT NULL,                       -- media type, as the client said
  uploaded_at INTEGER NOT NULL              -- unused ones go a day later (RFC 8620 section 6.1)
) STRICT, WITHOUT ROWID;
CREATE INDEX uploads_at ON uploads (uploaded_at);

CREATE TABLE identities (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  reply_to TEXT,                            -- JSON: addresses
  bcc TEXT,                                 -- JSON: addresses
  text_signature TEXT NOT NULL,
  html_signature TEXT NOT NULL,
  may_delete INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX identities_changed ON identities (changed);

CREATE TABLE submissions (
  id INTEGER PRIMARY KEY,
  identity_id INTEGER NOT NULL,
  email_id INTEGER NOT NULL,                -- outlives its email
  thread_id INTEGER NOT NULL,
  blob_id TEXT NOT NULL,                    -- the raw message that is sent
  size INTEGER NOT NULL,                    -- octets of it
  envelope TEXT NOT NULL,                   -- JSON (RFC 8621 section 7)
  send_at INTEGER NOT NULL,
  undo_status TEXT NOT NULL,                -- 'pending' | 'final' | 'canceled'
  delivery_status TEXT NOT NULL,            -- JSON, by recipient
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX submissions_changed ON submissions (changed);
CREATE INDEX submissions_email ON submissions (email_id);
CREATE INDEX submissions_blob ON submissions (blob_id);

CREATE TABLE vacation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  is_enabled INTEGER NOT NULL,
  from_date INTEGER,
  to_date INTEGER,
  subject TEXT,
  text_body TEXT,
  html_body TEXT,
  changed INTEGER NOT NULL
) STRICT;

-- Who was answered, so that nobody is answered twice within some days (RFC 3834 section 2).
CREATE TABLE vacation_replies (
  address TEXT PRIMARY KEY,                 -- lower case
  replied_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the directory last said of the addresses that mail of this account may bear.
CREATE TABLE own_addresses (
  address TEXT PRIMARY KEY                  -- lower case
) STRICT, WITHOUT ROWID;

INSERT INTO states (type, modseq, oldest)
SELECT value, 0, 0 FROM json_each('["Identity", "EmailSubmission", "VacationResponse"]') WHERE EXISTS (SELECT 1 FROM account);
