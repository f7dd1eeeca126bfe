-- How far a piece of autonomous work has come that takes several ticks.
CREATE TABLE marks (
  name TEXT PRIMARY KEY,                    -- 'raw-sweep', …
  value TEXT,                               -- the last R2 key that was looked at; null: begin anew
  at INTEGER NOT NULL
) STRICT;
