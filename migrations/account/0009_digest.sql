-- What went to quarantine and was not told of yet: the next digest lists it.
CREATE TABLE undigested (
  email_id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL                       -- when it went there
) STRICT;
