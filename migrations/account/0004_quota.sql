-- How much an account holds, kept as it changes, so that nothing is ever summed up. And whose an upload is.

-- Quotas (RFC 9425): octets of all emails' raw messages together. One row.
CREATE TABLE quotas (
  id INTEGER PRIMARY KEY,
  used INTEGER NOT NULL,                    -- octets
  hard_limit INTEGER NOT NULL,              -- octets, as clients were last told (0: not yet); the setting decides
  changed INTEGER NOT NULL,                 -- modseq of the latest change
  changed_own INTEGER NOT NULL              -- modseq of the latest change of anything but `used`
) STRICT;

-- Octets of all uploads together: they have a limit of their own (RFC 8620 section 6).
ALTER TABLE account ADD COLUMN upload_octets INTEGER NOT NULL DEFAULT 0;
UPDATE account SET upload_octets = (SELECT coalesce(sum(size), 0) FROM uploads);

-- Only who uploaded it may see an upload (RFC 8620 section 6.1). Empty: it is from before this was kept.
ALTER TABLE uploads ADD COLUMN person_id TEXT NOT NULL DEFAULT '';

-- An account that exists takes one more step of its history, which makes the quota.
INSERT INTO quotas (id, used, hard_limit, changed, changed_own)
SELECT modseq + 1, (SELECT coalesce(sum(size), 0) FROM emails), 0, modseq + 1, modseq + 1 FROM account;
INSERT INTO states (type, modseq, oldest) SELECT 'Quota', modseq + 1, 0 FROM account;
UPDATE account SET modseq = modseq + 1;
