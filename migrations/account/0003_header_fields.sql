-- Header fields as words, for filters by header. All fields of one name stand in one row, a line each.
-- Emails that were kept before this have none: a filter by header does not find them.
CREATE TABLE email_fields (
  name TEXT NOT NULL,                       -- lower case
  email_id INTEGER NOT NULL,
  text TEXT NOT NULL,                       -- in the form that search.ts compares
  PRIMARY KEY (name, email_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX email_fields_email ON email_fields (email_id);
