-- What lists and searches read, so that none of them reads whole emails, or more of them than it shows.

-- The latest received_at of this email and all that came before it: mail mostly arrives in the order of its dates, and this says
-- how far. So what is found in the order of ids is put in the order of dates as it comes.
ALTER TABLE emails ADD COLUMN latest_at INTEGER NOT NULL DEFAULT 0;
UPDATE emails SET latest_at = so_far.latest
FROM (SELECT id, max(received_at) OVER (ORDER BY id) AS latest FROM emails) AS so_far WHERE so_far.id = emails.id;

-- All that filters and sorts look at, without the wide rows that hold it: about a tenth of an email's row.
CREATE INDEX emails_listing ON emails (
  id, thread_id, received_at, latest_at, sent_at, size, has_attachment, sort_subject, sort_from, sort_to
);
DROP INDEX emails_received;
CREATE INDEX emails_received ON emails (received_at, id, thread_id);
DROP INDEX email_mailboxes_email;
CREATE INDEX email_mailboxes_email ON email_mailboxes (email_id, mailbox_id, received_at, thread_id);

-- Unread mail by mailbox, in order. 1: the email lacks the keyword $seen.
ALTER TABLE email_mailboxes ADD COLUMN unseen INTEGER NOT NULL DEFAULT 1;
UPDATE email_mailboxes SET unseen = 0 WHERE email_id IN (SELECT email_id FROM email_keywords WHERE keyword = '$seen');
CREATE INDEX email_mailboxes_unseen ON email_mailboxes (mailbox_id, received_at, email_id, thread_id) WHERE unseen = 1;

-- Of each thread in each mailbox the latest email, which stands for it in the list of that mailbox's threads. placements.ts.
CREATE TABLE thread_leads (
  mailbox_id INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  email_id INTEGER NOT NULL,
  thread_id INTEGER NOT NULL,
  PRIMARY KEY (mailbox_id, received_at, email_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX thread_leads_thread ON thread_leads (thread_id, mailbox_id);
INSERT INTO thread_leads (mailbox_id, received_at, email_id, thread_id)
SELECT mailbox_id, received_at, email_id, thread_id FROM email_mailboxes WHERE true ORDER BY received_at, email_id
ON CONFLICT (thread_id, mailbox_id) DO UPDATE SET received_at = excluded.received_at, email_id = excluded.email_id;
