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
  envelope TEXT NOT NULL,                   -- JSON (RFC 8621 section 7)
  send_at INTEGER NOT NULL,
  undo_status TEXT NOT NULL,                -- 'pending' | 'final' | 'canceled'
  delivery_status TEXT NOT NULL,            -- JSON, by recipient
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX submissions_changed ON submissions (changed);
CREATE INDEX submissions_email ON submissions (email_id);

-- 'send': what is left to be sent, apart from the submission's record, which its client may destroy (RFC 8621 section 7.5).
ALTER TABLE outbox ADD COLUMN submission_id INTEGER;
ALTER TABLE outbox ADD COLUMN payload TEXT;  -- JSON, by kind
CREATE INDEX outbox_submission ON outbox (submission_id) WHERE submission_id IS NOT NULL;
CREATE INDEX outbox_blob ON outbox (blob_id) WHERE kind = 'send';

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

-- Other accounts' objects that want to hear of this one's changes (push/watchers.ts).
CREATE TABLE watchers (
  home_id TEXT PRIMARY KEY,                 -- the account whose object passes it on
  asked INTEGER NOT NULL,                   -- how often it asked to be told
  told INTEGER NOT NULL,                    -- modseq
  due_at INTEGER,                           -- null: knows all there is
  attempts INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- RFC 8620 section 7.2, of the people whose first account this is. Gone is gone: url and keys are nowhere else.
CREATE TABLE push_subscriptions (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  credential_id TEXT NOT NULL,              -- what it was made with, and may be seen with
  accounts TEXT NOT NULL,                   -- JSON: ids of the person's accounts, as last known
  device_client_id TEXT NOT NULL,
  url TEXT NOT NULL,
  keys TEXT,                                -- JSON: p256dh, auth
  types TEXT,                               -- JSON: names; null: all
  code TEXT NOT NULL,                       -- what the client has to send back
  verified INTEGER NOT NULL DEFAULT 0,
  expires INTEGER,                          -- as told to the client
  ends_at INTEGER,                          -- when it, or its credential, ends; null: neither does by itself
  pending TEXT NOT NULL DEFAULT '{}',       -- JSON: what is to be told, by account and type
  due_at INTEGER,                           -- null: nothing is to be sent
  not_before INTEGER NOT NULL DEFAULT 0,    -- the push service asked for peace until then
  spacing_ms INTEGER NOT NULL DEFAULT 0,    -- between two pushes, while the push service finds them too many
  attempts INTEGER NOT NULL DEFAULT 0,      -- in a row that failed
  claimed_at INTEGER                        -- not null: a request is under way
) STRICT, WITHOUT ROWID;
CREATE INDEX push_subscriptions_due ON push_subscriptions (due_at) WHERE due_at IS NOT NULL;

-- When somebody made a subscription, for an hour: their rate is limited (RFC 8620 section 8.6).
CREATE TABLE push_creations (
  person_id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

INSERT INTO states (type, modseq, oldest)
SELECT value, 0, 0 FROM json_each('["Identity", "EmailSubmission", "VacationResponse"]') WHERE EXISTS (SELECT 1 FROM account);
