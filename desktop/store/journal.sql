-- Every write to one portal: the intent before it is sent, the outcome after. Times are ISO 8601 with offset.
CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL,
    undoes INTEGER NOT NULL,
    action TEXT NOT NULL,
    at TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    host TEXT NOT NULL,
    list_id INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    outcome TEXT NOT NULL,
    result TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_by_batch ON entries (batch, undoes, outcome);
CREATE INDEX IF NOT EXISTS entries_by_outcome ON entries (outcome);
