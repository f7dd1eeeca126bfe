-- What the account wants done with attachments: workers/scanner/attachment-policy.ts. JSON; null: nothing of its own.
ALTER TABLE scan_settings ADD COLUMN attachments TEXT;
