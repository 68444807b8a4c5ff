-- The last known state of one portal, as one user sees it. Times are ISO 8601 with offset, what is
-- plural is JSON. Participants are packed as `Participants.packed` says (domain/call_list.py).
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE statuses (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, sort INTEGER NOT NULL, colour TEXT, system INTEGER
);
CREATE TABLE call_lists (
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, created TEXT, creator_id INTEGER, form_id INTEGER
);
CREATE TABLE activities (
    list_id INTEGER PRIMARY KEY, id INTEGER NOT NULL, subject TEXT NOT NULL, responsible_id INTEGER,
    completed INTEGER NOT NULL
);
CREATE TABLE memberships (
    list_id INTEGER PRIMARY KEY, complete INTEGER NOT NULL, may_hide INTEGER NOT NULL, settled INTEGER NOT NULL,
    read_at TEXT NOT NULL, card_ids BLOB NOT NULL, codes TEXT NOT NULL, places BLOB NOT NULL
);
CREATE TABLE cards (
    kind INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, phones TEXT NOT NULL, emails TEXT NOT NULL,
    company_id INTEGER, owner_id INTEGER, PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE missing_cards (kind INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL);
