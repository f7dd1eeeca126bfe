-- Quarantine: a mailbox like any other but for this mark, made when the first mail has to go there. It may be renamed and moved.
ALTER TABLE mailboxes ADD COLUMN is_quarantine INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX mailboxes_quarantine ON mailboxes (is_quarantine) WHERE is_quarantine = 1;

-- The latest step that is worth waking somebody's device for: what goes to quarantine is not.
ALTER TABLE account ADD COLUMN loud INTEGER NOT NULL DEFAULT 0;
UPDATE account SET loud = modseq;
