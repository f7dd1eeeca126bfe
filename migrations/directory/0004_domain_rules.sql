-- What a domain wants of the scanner for all of its accounts. One row a domain, read in the recipient's look-up, so that it
-- costs each mail one row and no second round trip. `npm run policy` writes it.
CREATE TABLE domain_rules (
  domain TEXT PRIMARY KEY,                  -- lower case, one of ours
  rules TEXT NOT NULL,                      -- JSON: workers/domain/scan-policy.ts
  changed_at INTEGER NOT NULL
) STRICT;
