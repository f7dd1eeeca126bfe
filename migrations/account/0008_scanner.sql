-- What an account tells the scanner, and what it knows of those who write: settings, rules, acquaintances, lessons.

CREATE TABLE scan_settings (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  junk_score REAL,                          -- null: as the domain has it
  quarantine_score REAL,
  is_digest_wanted INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;

-- JMAP SenderRule.
CREATE TABLE sender_rules (
  id INTEGER PRIMARY KEY,
  sender TEXT NOT NULL UNIQUE,              -- in normal form: workers/domain/sender-rule.ts
  action TEXT NOT NULL,                     -- 'allow' | 'junk' | 'quarantine' | 'refuse'
  note TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX sender_rules_changed ON sender_rules (changed);

-- Whom the account knows: one row for each address whose mail was kept where people read, or that was written to.
CREATE TABLE acquaintances (
  address TEXT PRIMARY KEY,                 -- lower case, its domain in ASCII
  name_key TEXT NOT NULL DEFAULT '',        -- skeletons (workers/scanner/look-alike.ts); '' for none
  word_key TEXT NOT NULL DEFAULT '',
  received INTEGER NOT NULL,
  sent INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX acquaintances_name ON acquaintances (name_key) WHERE sent > 0 AND name_key <> '';
CREATE INDEX acquaintances_word ON acquaintances (word_key) WHERE sent > 0 AND word_key <> '';
CREATE INDEX acquaintances_sent ON acquaintances (sent) WHERE sent > 0;

-- An account that exists knows who wrote to it lately; skeletons come with their next mail.
INSERT INTO acquaintances (address, received, sent, last_at)
SELECT lower(header ->> '$.from[0].email') AS address, count(*), 0, max(received_at) FROM
  (SELECT id, header, received_at, verdict FROM emails ORDER BY received_at DESC LIMIT 20000) AS latest
WHERE verdict ->> '$.action' = 'inbox' AND header ->> '$.from[0].email' <> '' GROUP BY address;
INSERT INTO acquaintances (address, received, sent, last_at)
SELECT lower(person.value ->> '$.email') AS address, 0, count(*), max(e.received_at)
FROM mailboxes b JOIN email_mailboxes m ON m.mailbox_id = b.id JOIN emails e ON e.id = m.email_id, json_each(e.header -> '$.to') AS person
WHERE b.role = 'sent' AND person.value ->> '$.email' <> '' GROUP BY address
ON CONFLICT (address) DO UPDATE SET sent = excluded.sent;

-- What each mail is to teach and has taught, so that it counts once and can be taken back. 'junk' | 'good'.
CREATE TABLE lessons (
  email_id INTEGER PRIMARY KEY,
  wanted TEXT NOT NULL,
  taught TEXT,                              -- null: not yet
  lesson INTEGER NOT NULL DEFAULT 0         -- workers/scanner/words/account-layer.ts
) STRICT;

-- What they taught together. One row, apart from all that is read without it.
CREATE TABLE own_words (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  junk INTEGER NOT NULL,                    -- lessons of either kind that stand
  good INTEGER NOT NULL,
  layer BLOB NOT NULL
) STRICT;

INSERT INTO states (type, modseq, oldest)
SELECT value, 0, 0 FROM json_each('["ScanSettings", "SenderRule"]') WHERE EXISTS (SELECT 1 FROM account);
