-- What happened in the call lists of one portal, as one user sees them. Moments are Unix seconds by the portal's
-- clock, statuses are numbers of `codes`, what is plural is JSON. Movements and facts are only ever added to; the
-- moment and the operator of a movement are filled in once.
CREATE TABLE codes (number INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
-- The time between two readings of a list in which somebody moved.
CREATE TABLE stretches (
    number INTEGER PRIMARY KEY, list_id INTEGER NOT NULL, not_before INTEGER NOT NULL, not_after INTEGER NOT NULL
);
CREATE INDEX stretches_by_end ON stretches (not_after);
CREATE TABLE movements (
    stretch INTEGER NOT NULL, card_id INTEGER NOT NULL, before INTEGER, after INTEGER, happened INTEGER,
    operator_id INTEGER, PRIMARY KEY (stretch, card_id)
) WITHOUT ROWID;
CREATE TABLE facts (
    number INTEGER PRIMARY KEY, list_id INTEGER NOT NULL, fact TEXT NOT NULL, before TEXT NOT NULL,
    after TEXT NOT NULL, not_before INTEGER NOT NULL, not_after INTEGER NOT NULL
);
-- `since` and `begun`: when the first and the latest reading began; `ended`: when the latest one ended; `whole_begun`:
-- when the latest one that saw everybody began.
CREATE TABLE lists (
    list_id INTEGER PRIMARY KEY, since INTEGER, begun INTEGER, ended INTEGER, whole_begun INTEGER, due TEXT
);
-- Who was in a list at its latest reading, with which status. `absent`: those whom that reading may have missed, with
-- the moment at which the reading that saw them last began. `unseen`: who changed since the supervisor looked last,
-- with the status they had then (null: they were not in the list).
CREATE TABLE states (
    list_id INTEGER PRIMARY KEY, card_ids TEXT NOT NULL, statuses TEXT NOT NULL, absent TEXT NOT NULL,
    unseen TEXT NOT NULL DEFAULT '{}'
);
-- The facts of a list at the latest reading that told all of them, and when it began.
CREATE TABLE fact_states (list_id INTEGER PRIMARY KEY, begun INTEGER NOT NULL, facts TEXT NOT NULL);
