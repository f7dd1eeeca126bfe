-- Secrets that the platform makes for itself, once, so that nobody has to set them.
CREATE TABLE keys (
  name TEXT PRIMARY KEY,                    -- 'vapid'
  value TEXT NOT NULL,                      -- JSON, of a shape of its own per name
  created_at INTEGER NOT NULL
) STRICT;
