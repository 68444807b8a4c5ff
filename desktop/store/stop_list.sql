-- The supervisor's own stop list of one portal: phones by the form in which they are compared. Times are ISO 8601.
CREATE TABLE entries (
    key TEXT PRIMARY KEY,
    written TEXT NOT NULL,
    source TEXT NOT NULL,
    added TEXT NOT NULL
) WITHOUT ROWID;
