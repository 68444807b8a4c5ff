BEGIN TRANSACTION;
CREATE TABLE entries (
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
INSERT INTO "entries" VALUES(1,1,0,'change-participants','2026-11-30T01:10:19.116026+00:00',1,'127.0.0.1:32953',1,'{"kind":3,"form":null,"kept":[[3,"CALL_BACK"],[11,"SUCCESS"],[1,"SUCCESS"],[10,"SUCCESS"]],"removed":[[8,"IN_WORK"],[9,"IN_WORK"]],"dead":[],"meanwhile":{"came":[],"went":[],"form":[]}}','{"added":[],"sent":[3,11,1,10],"form":null}','done','{"absent":[],"still_in":[],"dead_gone":[],"other_status":[],"came":[],"form":null,"activity":6,"rolled_back":[],"overwritten":[]}');
CREATE INDEX entries_by_batch ON entries (batch, undoes, outcome);
CREATE INDEX entries_by_outcome ON entries (outcome);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('entries',1);
COMMIT;
PRAGMA user_version = 2;
