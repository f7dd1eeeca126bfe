-- One account's mail store, inside its MailAccount. Nothing large: raw messages stand in R2.
-- Times are milliseconds since the epoch. A modseq numbers one step of the account's history and is given out once;
-- the id of every object is the modseq of its creation, so that ids are ordered and never come back.

CREATE TABLE account (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  account_id TEXT NOT NULL,
  modseq INTEGER NOT NULL                   -- the latest step
) STRICT;

CREATE TABLE states (
  type TEXT PRIMARY KEY,                    -- 'Email', 'Mailbox', 'Thread', 'EmailDelivery'
  modseq INTEGER NOT NULL,                  -- the type's latest step: its JMAP state
  oldest INTEGER NOT NULL                   -- /changes can be answered from this state on
) STRICT, WITHOUT ROWID;

-- What was destroyed, for /changes.
CREATE TABLE tombstones (
  type TEXT NOT NULL,
  destroyed INTEGER NOT NULL,               -- modseq
  id INTEGER NOT NULL,
  PRIMARY KEY (type, destroyed)
) STRICT, WITHOUT ROWID;

CREATE TABLE mailboxes (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES mailboxes (id),
  role TEXT UNIQUE,
  sort_order INTEGER NOT NULL,
  is_subscribed INTEGER NOT NULL DEFAULT 1,
  total_emails INTEGER NOT NULL DEFAULT 0,  -- these four follow from the emails: counts.ts
  unread_emails INTEGER NOT NULL DEFAULT 0,
  total_threads INTEGER NOT NULL DEFAULT 0,
  unread_threads INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL,                 -- modseq of the latest change, counts included
  changed_own INTEGER NOT NULL              -- modseq of the latest change of anything but counts
) STRICT;
CREATE INDEX mailboxes_changed ON mailboxes (changed);

CREATE TABLE threads (
  id INTEGER PRIMARY KEY,
  tally TEXT NOT NULL,                      -- JSON, counts.ts: emails and unread emails by mailbox
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX threads_changed ON threads (changed);

-- Every message id that an email of the thread bears or refers to. The first thread that names it keeps it.
CREATE TABLE thread_references (
  message_id TEXT PRIMARY KEY,
  thread_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_references_thread ON thread_references (thread_id);

CREATE TABLE emails (
  id INTEGER PRIMARY KEY,
  thread_id INTEGER NOT NULL,
  blob_id TEXT NOT NULL,
  size INTEGER NOT NULL,                    -- octets of the raw message
  received_at INTEGER NOT NULL,
  sent_at INTEGER,
  subject TEXT,
  sort_subject TEXT NOT NULL,               -- base subject (RFC 5256 section 2.1), lower case
  sort_from TEXT NOT NULL,                  -- first name, else address, lower case
  sort_to TEXT NOT NULL,
  has_attachment INTEGER NOT NULL,
  preview TEXT NOT NULL,
  header TEXT NOT NULL,                     -- JSON, email-record.ts: addresses, message ids, flags
  envelope TEXT NOT NULL,                   -- JSON: what SMTP said
  verdict TEXT NOT NULL,                    -- JSON
  insight TEXT,                             -- JSON, null until enriched
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX emails_thread ON emails (thread_id, received_at, id);
CREATE INDEX emails_received ON emails (received_at, id);
CREATE INDEX emails_changed ON emails (changed);
CREATE INDEX emails_blob ON emails (blob_id);

-- Apart from emails, since lists never read it.
CREATE TABLE email_bodies (
  email_id INTEGER PRIMARY KEY,
  parts TEXT NOT NULL,                      -- JSON: PartIndex.parts
  bad_encodings TEXT NOT NULL,              -- JSON: parts whose transfer encoding is broken
  text TEXT NOT NULL                        -- readable text up to the core's cap
) STRICT;

-- Clustered in the order in which a mailbox is listed: a page is one short range.
CREATE TABLE email_mailboxes (
  mailbox_id INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  email_id INTEGER NOT NULL,
  thread_id INTEGER NOT NULL,
  PRIMARY KEY (mailbox_id, received_at, email_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX email_mailboxes_email ON email_mailboxes (email_id);

CREATE TABLE email_keywords (
  keyword TEXT NOT NULL,                    -- lower case (RFC 8621 section 4.1.1)
  email_id INTEGER NOT NULL,
  PRIMARY KEY (keyword, email_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX email_keywords_email ON email_keywords (email_id);

-- The index only: the words stand in emails and email_bodies. rowid = emails.id.
CREATE VIRTUAL TABLE search USING fts5(
  subject, sender, recipients, copied, blind, body, files,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- What was delivered, so that a sender's retry finds it. Outlives a destroyed email for a while.
CREATE TABLE deliveries (
  key TEXT PRIMARY KEY,                     -- delivery-key.ts
  email_id INTEGER NOT NULL,
  thread_id INTEGER NOT NULL,
  blob_id TEXT NOT NULL,
  destroyed_at INTEGER                      -- null while the email is here
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_email ON deliveries (email_id);
CREATE INDEX deliveries_destroyed ON deliveries (destroyed_at) WHERE destroyed_at IS NOT NULL;

-- Work to be done outside, written in the transaction that calls for it. A row that is done is deleted.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,     -- never reused: a stale job must not settle another's row
  kind TEXT NOT NULL,                       -- 'enrich' | 'remove-raw'
  email_id INTEGER NOT NULL,
  blob_id TEXT NOT NULL,
  due_at INTEGER,                           -- null: parked after too many attempts
  attempts INTEGER NOT NULL DEFAULT 0,
  claimed_at INTEGER                        -- null: not claimed
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_email ON outbox (email_id);
