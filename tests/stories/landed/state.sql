BEGIN TRANSACTION;
CREATE TABLE activities (
    list_id INTEGER PRIMARY KEY, id INTEGER NOT NULL, subject TEXT NOT NULL, responsible_id INTEGER,
    completed INTEGER NOT NULL
);
INSERT INTO "activities" VALUES(1,6,'Call list #1',1,0);
INSERT INTO "activities" VALUES(2,10,'Call list #2',1,0);
CREATE TABLE call_lists (
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, created TEXT, creator_id INTEGER, form_id INTEGER
);
INSERT INTO "call_lists" VALUES(1,3,'2026-11-29T04:10:18+03:00',1,NULL);
INSERT INTO "call_lists" VALUES(2,3,'2026-11-29T18:10:18+03:00',1,1);
CREATE TABLE cards (
    kind INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, phones TEXT NOT NULL, emails TEXT NOT NULL,
    company_id INTEGER, owner_id INTEGER, PRIMARY KEY (kind, id)
) WITHOUT ROWID;
INSERT INTO "cards" VALUES(3,1,'Lovelace Walter','["+44 20 7946 0893"]','["walter.lovelace4@example.com"]',3,29);
INSERT INTO "cards" VALUES(3,3,'Mercer Ralph','["+44 20 7946 0410"]','[]',2,1);
INSERT INTO "cards" VALUES(3,8,'Archer Walter','[]','["walter.archer6@example.com"]',3,15);
INSERT INTO "cards" VALUES(3,9,'Mercer Willa','["1-212-555-0104"]','[]',NULL,23);
INSERT INTO "cards" VALUES(3,10,'Archer Vera','["+1 212 555 0162", "212 555 0133"]','["vera.archer7@example.com"]',NULL,18);
INSERT INTO "cards" VALUES(3,11,'Kipling Zadie','["001 212 555 0125"]','[]',2,1);
INSERT INTO "cards" VALUES(4,2,'Wild Thyme LLC','["+1.212.555.0169"]','["info2@example.com"]',NULL,7);
INSERT INTO "cards" VALUES(4,3,'Old Bridge Group','[]','["info3@example.com"]',NULL,15);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "facts" VALUES('connection','{"host": "127.0.0.1:32953", "base": "http://127.0.0.1:32953", "user": [1, "Ann Sawyer", true], "administrator": true, "scopes": ["crm", "telephony", "user"], "clock_offset": 10800.0, "lacks": []}');
INSERT INTO "facts" VALUES('last_subjects','{}');
INSERT INTO "facts" VALUES('read_at','2026-11-30T01:10:19.018280+00:00');
CREATE TABLE memberships (
    list_id INTEGER PRIMARY KEY, complete INTEGER NOT NULL, may_hide INTEGER NOT NULL, settled INTEGER NOT NULL,
    read_at TEXT NOT NULL
);
INSERT INTO "memberships" VALUES(1,1,0,1,'2026-11-30T01:10:19.183093+00:00');
INSERT INTO "memberships" VALUES(2,1,0,1,'2026-11-30T01:10:18.990085+00:00');
CREATE TABLE missing_cards (kind INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE participants (
    list_id INTEGER NOT NULL, position INTEGER NOT NULL, card_id INTEGER NOT NULL, status TEXT NOT NULL,
    PRIMARY KEY (list_id, position)
) WITHOUT ROWID;
INSERT INTO "participants" VALUES(1,0,3,'CALL_BACK');
INSERT INTO "participants" VALUES(1,1,11,'SUCCESS');
INSERT INTO "participants" VALUES(1,2,1,'SUCCESS');
INSERT INTO "participants" VALUES(1,3,10,'SUCCESS');
INSERT INTO "participants" VALUES(2,0,4,'IN_WORK');
INSERT INTO "participants" VALUES(2,1,5,'IN_WORK');
INSERT INTO "participants" VALUES(2,2,2,'IN_WORK');
INSERT INTO "participants" VALUES(2,3,12,'IN_WORK');
INSERT INTO "participants" VALUES(2,4,6,'IN_WORK');
INSERT INTO "participants" VALUES(2,5,7,'SUCCESS');
CREATE TABLE statuses (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, sort INTEGER NOT NULL, colour TEXT, system INTEGER
);
INSERT INTO "statuses" VALUES(1,'IN_WORK','Scheduled',10,NULL,1);
INSERT INTO "statuses" VALUES(2,'SUCCESS','Success',20,NULL,1);
INSERT INTO "statuses" VALUES(3,'WRONG_NUMBER','Invalid number',30,NULL,1);
INSERT INTO "statuses" VALUES(4,'STOP_CALLING','Do not call',40,NULL,1);
INSERT INTO "statuses" VALUES(23,'CALL_BACK','Call back',15,'#8E5BD0',0);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL);
INSERT INTO "users" VALUES(1,'Ann Sawyer',1);
INSERT INTO "users" VALUES(15,'Cyrus Vance',1);
INSERT INTO "users" VALUES(18,'Walter Quincy',0);
INSERT INTO "users" VALUES(23,'Joan Thatcher',1);
INSERT INTO "users" VALUES(29,'Stella Lovelace',1);
COMMIT;
PRAGMA user_version = 1;
