-- An email's header fields in one row: a row for each of them cost a delivery as much as its whole text.
CREATE TABLE email_headers (
  email_id INTEGER PRIMARY KEY,
  fields TEXT NOT NULL                      -- JSON, email-fields.ts: by name in lower case, all fields of a name, a line each
) STRICT;
INSERT INTO email_headers (email_id, fields)
SELECT email_id, json_group_object(name, text) FROM email_fields GROUP BY email_id;
DROP TABLE email_fields;
