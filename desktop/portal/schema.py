"""The tables of the portal's SQLite file. Moments are Unix seconds, dates are `YYYY-MM-DD`."""

from __future__ import annotations

VERSION = 1

_CARD = """
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    assigned_by_id INTEGER NOT NULL,
    created_by_id INTEGER NOT NULL,
    modify_by_id INTEGER NOT NULL,
    date_create INTEGER NOT NULL,
    date_modify INTEGER NOT NULL,
    last_activity_time INTEGER,
    opened TEXT NOT NULL DEFAULT 'Y',
    category_id INTEGER NOT NULL DEFAULT 0,
    source_id TEXT,
    source_description TEXT,
    comments TEXT,
    originator_id TEXT,
    origin_id TEXT
"""

_PERSON = """
    honorific TEXT,
    name TEXT,
    second_name TEXT,
    last_name TEXT,
    post TEXT,
    birthdate TEXT
"""

_REACHABLE = """
    has_phone TEXT NOT NULL DEFAULT 'N',
    has_email TEXT NOT NULL DEFAULT 'N'
"""

_TRADE = """
    title TEXT,
    stage_id TEXT NOT NULL,
    opportunity REAL NOT NULL DEFAULT 0,
    currency_id TEXT,
    contact_id INTEGER,
    company_id INTEGER,
    begindate TEXT,
    closedate TEXT
"""

TABLES = f"""
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    active INTEGER NOT NULL DEFAULT 1,
    is_admin INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    second_name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL,
    work_position TEXT NOT NULL DEFAULT '',
    department INTEGER NOT NULL DEFAULT 1,
    gender TEXT NOT NULL DEFAULT '',
    personal_mobile TEXT NOT NULL DEFAULT '',
    work_phone TEXT NOT NULL DEFAULT '',
    user_type TEXT NOT NULL DEFAULT 'employee',
    time_zone TEXT NOT NULL DEFAULT '',
    date_register INTEGER NOT NULL,
    last_login INTEGER
);

CREATE TABLE dictionary_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity_id TEXT NOT NULL,
    status_id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_init TEXT NOT NULL DEFAULT '',
    sort INTEGER NOT NULL,
    system TEXT NOT NULL DEFAULT 'N',
    color TEXT,
    category_id INTEGER NOT NULL DEFAULT 0,
    semantics TEXT
);
CREATE INDEX dictionary_entry_entity ON dictionary_entry (entity_id, sort, id);

CREATE TABLE contact ({_CARD}, {_PERSON}, {_REACHABLE},
    type_id TEXT, company_id INTEGER, lead_id INTEGER, export TEXT NOT NULL DEFAULT 'Y');
CREATE INDEX contact_company ON contact (company_id);
CREATE TABLE company ({_CARD}, {_REACHABLE},
    title TEXT NOT NULL, company_type TEXT, industry TEXT, employees TEXT, revenue REAL NOT NULL DEFAULT 0,
    currency_id TEXT, is_my_company TEXT NOT NULL DEFAULT 'N', lead_id INTEGER);
CREATE TABLE lead ({_CARD}, {_PERSON}, {_REACHABLE}, {_TRADE}, company_title TEXT);
CREATE TABLE deal ({_CARD}, {_TRADE},
    stage_semantic_id TEXT NOT NULL DEFAULT 'P', closed TEXT NOT NULL DEFAULT 'N', type_id TEXT, lead_id INTEGER);
CREATE INDEX deal_contact ON deal (contact_id);
CREATE INDEX deal_company ON deal (company_id);
CREATE TABLE invoice ({_CARD}, {_TRADE}, account_number TEXT, mycompany_id INTEGER);
CREATE INDEX invoice_contact ON invoice (contact_id);
CREATE INDEX invoice_company ON invoice (company_id);

CREATE TABLE multifield (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity_type_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    type_id TEXT NOT NULL,
    value_type TEXT NOT NULL,
    value TEXT NOT NULL,
    normalized TEXT NOT NULL
);
CREATE INDEX multifield_entity ON multifield (entity_type_id, entity_id, id);
CREATE INDEX multifield_normalized ON multifield (type_id, normalized);

CREATE TABLE trade_contact (
    entity_type_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (entity_type_id, entity_id, contact_id)
) WITHOUT ROWID;
CREATE INDEX trade_contact_contact ON trade_contact (contact_id);

CREATE TABLE hidden_card (
    entity_type_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    PRIMARY KEY (entity_type_id, entity_id)
) WITHOUT ROWID;

CREATE TABLE form (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, active TEXT NOT NULL DEFAULT 'Y');

CREATE TABLE call_list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    date_create INTEGER NOT NULL,
    created_by_id INTEGER NOT NULL,
    webform_id INTEGER,
    entity_type_id INTEGER NOT NULL
);

CREATE TABLE participant (
    list_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    status_id TEXT NOT NULL,
    rank INTEGER NOT NULL,
    call_id INTEGER,
    PRIMARY KEY (list_id, entity_id)
) WITHOUT ROWID;
CREATE INDEX participant_rank ON participant (list_id, rank);
CREATE INDEX participant_entity ON participant (entity_id);

CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner_id INTEGER NOT NULL,
    owner_type_id INTEGER NOT NULL,
    type_id INTEGER NOT NULL,
    provider_id TEXT,
    provider_type_id TEXT,
    associated_entity_id INTEGER NOT NULL DEFAULT 0,
    subject TEXT NOT NULL DEFAULT '',
    created INTEGER NOT NULL,
    last_updated INTEGER NOT NULL,
    start_time INTEGER,
    end_time INTEGER,
    deadline INTEGER,
    completed TEXT NOT NULL DEFAULT 'N',
    status INTEGER NOT NULL DEFAULT 1,
    responsible_id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    editor_id INTEGER NOT NULL,
    priority INTEGER NOT NULL DEFAULT 2,
    notify_type INTEGER NOT NULL DEFAULT 0,
    description TEXT NOT NULL DEFAULT '',
    description_type INTEGER NOT NULL DEFAULT 1,
    direction INTEGER NOT NULL DEFAULT 0,
    location TEXT NOT NULL DEFAULT '',
    settings TEXT,
    origin_id TEXT,
    result_mark INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX activity_provider ON activity (provider_id COLLATE NOCASE, associated_entity_id);
CREATE INDEX activity_start ON activity (start_time, id);
CREATE TABLE activity_binding (
    activity_id INTEGER NOT NULL,
    owner_type_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    PRIMARY KEY (activity_id, owner_type_id, owner_id)
) WITHOUT ROWID;
CREATE INDEX activity_binding_owner ON activity_binding (owner_type_id, owner_id, activity_id);
CREATE TABLE recycle_bin (activity_id INTEGER PRIMARY KEY, deleted INTEGER NOT NULL, row TEXT NOT NULL);

CREATE TABLE timeline_comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity_type_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    created INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    comment TEXT NOT NULL
);
CREATE INDEX timeline_comment_entity ON timeline_comment (entity_type_id, entity_id);

CREATE TABLE call_statistic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    portal_user_id INTEGER NOT NULL,
    phone_number TEXT NOT NULL,
    call_id TEXT NOT NULL,
    call_type INTEGER NOT NULL,
    call_duration INTEGER NOT NULL,
    call_start_date INTEGER NOT NULL,
    call_vote INTEGER,
    call_failed_code TEXT NOT NULL,
    call_failed_reason TEXT NOT NULL,
    crm_entity_type TEXT NOT NULL,
    crm_entity_id INTEGER NOT NULL,
    crm_activity_id INTEGER,
    comment TEXT,
    record_file_id INTEGER
);
CREATE INDEX call_statistic_start ON call_statistic (call_start_date);
"""

LATER_TABLES = """
CREATE TABLE IF NOT EXISTS application (
    client_id TEXT PRIMARY KEY,
    client_secret TEXT NOT NULL,
    handler TEXT NOT NULL,
    scopes TEXT NOT NULL,
    installed INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE IF NOT EXISTS oauth_code (
    code TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    until REAL NOT NULL
);

CREATE TABLE IF NOT EXISTS oauth_grant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    refresh_token TEXT NOT NULL,
    refresh_until REAL NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS access_token (
    token TEXT PRIMARY KEY,
    grant_id INTEGER NOT NULL,
    until REAL NOT NULL
);

CREATE TABLE IF NOT EXISTS status_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    from_status TEXT,
    to_status TEXT,
    moment REAL NOT NULL,
    operator INTEGER
);

CREATE TABLE IF NOT EXISTS filled_form (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id INTEGER NOT NULL UNIQUE,
    form_id INTEGER NOT NULL,
    fields TEXT NOT NULL
)
"""
"""Tables that files of this version may lack: they are made when such a file is opened.

`status_log` is what really happened to participants, from their being added on: `from_status` is NULL for who was
added, `to_status` for who was removed, `operator` is the user who did it, NULL when nobody said who. No method of the
REST API shows it.
"""

_CHANGES = (
    ("INSERT", "1", "NEW.list_id, NEW.entity_id, NULL, NEW.status_id"),
    (
        "UPDATE OF status_id",
        "OLD.status_id <> NEW.status_id",
        "NEW.list_id, NEW.entity_id, OLD.status_id, NEW.status_id",
    ),
    ("DELETE", "1", "OLD.list_id, OLD.entity_id, OLD.status_id, NULL"),
)
LOGGING = "".join(
    f"CREATE TEMP TRIGGER log_{number} AFTER {event} ON main.participant WHEN {condition} BEGIN"  # noqa: S608
    " INSERT INTO status_log (list_id, entity_id, from_status, to_status, moment, operator)"
    f" VALUES ({values}, present_moment(), acting_user()); END;"
    for number, (event, condition, values) in enumerate(_CHANGES)
)
"""Triggers of a connection that write `status_log`, so that no way of changing a status can leave it out."""
