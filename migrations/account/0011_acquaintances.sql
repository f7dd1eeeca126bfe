-- How long an account knows somebody, and how many people it knows: whoever sends from ever new addresses shall not fill it.

-- A year after their latest mail for each mail of theirs, at most four; ten years for whom it has written to. Who leaves first
-- comes first in the index.
ALTER TABLE acquaintances ADD COLUMN stays_until INTEGER GENERATED ALWAYS AS
  (last_at + 31557600000 * CASE WHEN sent > 0 THEN 10 ELSE min(received, 4) END) VIRTUAL;
CREATE INDEX acquaintances_stay ON acquaintances (stays_until);

-- Kept with each row that comes and goes, so that nothing is ever counted. Triggers: a fault of the scanner's second step leaves
-- the rest of its transaction standing.
ALTER TABLE account ADD COLUMN acquaintances INTEGER NOT NULL DEFAULT 0;
UPDATE account SET acquaintances = (SELECT count(*) FROM acquaintances);
CREATE TRIGGER acquaintance_made AFTER INSERT ON acquaintances
BEGIN
  UPDATE account SET acquaintances = acquaintances + 1;
END;
CREATE TRIGGER acquaintance_lost AFTER DELETE ON acquaintances
BEGIN
  UPDATE account SET acquaintances = acquaintances - 1;
END;
