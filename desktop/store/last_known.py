"""Save and load the last known state of a portal."""

import json
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import aiosqlite
import msgspec

from desktop.domain.call_list import Activity, CallList, Membership, Participants
from desktop.domain.card import Card, User
from desktop.domain.portal import Capability, Connection, Known
from desktop.domain.status import Status, Statuses
from desktop.store.database import open_database
from desktop.store.transaction import Transactions

_UPDATES = {
    1: """
ALTER TABLE memberships ADD COLUMN card_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE memberships ADD COLUMN statuses TEXT NOT NULL DEFAULT '[]';
UPDATE memberships SET (card_ids, statuses) = (
    SELECT json_group_array(card_id), json_group_array(status)
    FROM (SELECT card_id, status FROM participants WHERE list_id = memberships.list_id ORDER BY position)
);
DROP TABLE participants;
""",
    2: """
ALTER TABLE memberships RENAME TO former;
CREATE TABLE memberships (
    list_id INTEGER PRIMARY KEY, complete INTEGER NOT NULL, may_hide INTEGER NOT NULL, settled INTEGER NOT NULL,
    read_at TEXT NOT NULL, card_ids BLOB NOT NULL, codes TEXT NOT NULL, places BLOB NOT NULL
);
INSERT INTO memberships SELECT
    list_id, complete, may_hide, settled, read_at,
    packed(card_ids, statuses, 0), packed(card_ids, statuses, 1), packed(card_ids, statuses, 2)
FROM former;
DROP TABLE former;
""",
}
"""Version 1 had a row for each participant, which took twice as long to load; version 2 had their ids and statuses as
JSON, which takes ten times as long as columns."""
_STATUSES = "SELECT id, code, name, sort, colour, system FROM statuses"
_KEYS = {"statuses": "id", "call_lists": "id", "activities": "list_id"}
"""The first column of the tables that are compared before they are saved."""
_SLICE = 2_000
"""Rows turned into values between two turns of the event loop: about 3 ms."""
_CARDS_SLICE = _MEMBERSHIPS_SLICE = 400
"""Cards, and lists with their participants, likewise."""


def statuses_in(path: Path) -> Statuses:
    """Return the dictionary that the file of a portal has that is not open, empty without such a file. Blocks.

    Changes nothing in it. Raises sqlite3.Error.
    """
    if not path.exists():
        return Statuses()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA query_only = ON")
        return Statuses(map(_status, database.execute(_STATUSES)))


class LastKnown:
    """The SQLite file of one portal and user; an async context manager that owns the connection.

    A file that can't be read (damaged, or of a newer version) is renamed, never deleted, and an empty one is begun;
    `set_aside` is its new path then. Each save is one transaction. The file holds no secrets.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self._database: aiosqlite.Connection
        self._transactions: Transactions

    async def __aenter__(self) -> Self:
        self._database, self.set_aside = await open_database(
            self.path, "schema.sql", _UPDATES, functions={"packed": _packed}
        )
        self._transactions = Transactions(self._database)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._database.close()

    async def load(self) -> Known:
        """Return all that was saved but for cards; `Known.connection` is None when nothing ever was."""
        known = Known()
        facts = {row[0]: row[1] async for row in self._rows("SELECT name, value FROM facts")}
        if "connection" in facts:
            known.connection = _connection_from(json.loads(facts["connection"]))
        known.read_at = _time(facts.get("read_at"))
        known.forms = _by_number(facts.get("forms"))
        known.last_subjects = _by_number(facts.get("last_subjects"))
        known.statuses = Statuses([_status(row) async for row in self._rows(_STATUSES)])
        async for row in self._rows("SELECT id, kind, created, creator_id, form_id FROM call_lists"):
            known.call_lists[row[0]] = CallList(row[0], row[1], _time(row[2]), row[3], row[4])
        async for row in self._rows("SELECT id, list_id, subject, responsible_id, completed FROM activities"):
            known.activities[row[1]] = Activity(row[0], row[1], row[2], row[3], bool(row[4]))
        async for row in self._rows("SELECT id, name, active FROM users"):
            known.users[row[0]] = User(row[0], row[1], bool(row[2]))
        await self._load_memberships(known)
        return known

    async def load_cards(self) -> AsyncIterator[Card]:
        """Yield all cards that were saved; there may be hundreds of thousands."""
        query = "SELECT kind, id, name, phones, emails, company_id, owner_id FROM cards"
        async for kind, card_id, name, phones, emails, company_id, owner_id in self._rows(query, _CARDS_SLICE):
            yield Card(kind, card_id, name, _texts(phones), _texts(emails), company_id, owner_id)

    async def load_missing(self) -> set[tuple[int, int]]:
        """Return the cards (kind, id) that were asked for and not returned."""
        return {(row[0], row[1]) async for row in self._rows("SELECT kind, id FROM missing_cards")}

    async def _load_memberships(self, known: Known) -> None:
        query = "SELECT list_id, complete, may_hide, settled, read_at, card_ids, codes, places FROM memberships"
        async for row in self._rows(query, _MEMBERSHIPS_SLICE):
            people = Participants.unpacked(row[5], _codes(row[6]), row[7])
            complete, may_hide, settled = map(bool, row[1:4])
            read_at = datetime.fromisoformat(row[4])
            known.memberships[row[0]] = Membership(row[0], people, complete, may_hide, settled, read_at)

    async def save_connection(self, connection: Connection) -> None:
        """Save what the check on connecting found."""
        async with self._transactions.begin() as database:
            await _put_fact(database, "connection", json.dumps(_connection_to(connection), ensure_ascii=False))

    async def save_read_at(self, at: datetime) -> None:
        """Save when everything was last read."""
        async with self._transactions.begin() as database:
            await _put_fact(database, "read_at", at.isoformat())

    async def save_overview(self, known: Known) -> None:
        """Save statuses, call lists and activities, with subjects; forget participants of lists that are gone.

        What is in the file already is not written again: of thousands of lists few change.
        """
        rows: dict[str, dict[int, tuple[Any, ...]]] = {
            "statuses": {s.id: (s.id, s.code, s.name, s.sort, s.colour, s.system) for s in known.statuses},
            "call_lists": {
                c.id: (c.id, c.kind, c.created and c.created.isoformat(), c.creator_id, c.form_id)
                for c in known.call_lists.values()
            },
            "activities": {
                a.list_id: (a.list_id, a.id, a.subject, a.responsible_id, a.completed)
                for a in known.activities.values()
            },
        }
        async with self._transactions.begin() as database:
            await _put_fact(database, "last_subjects", json.dumps(known.last_subjects, ensure_ascii=False))
            for table, wanted in rows.items():
                await _replace(database, table, wanted)
            await database.execute("DELETE FROM memberships WHERE list_id NOT IN (SELECT id FROM call_lists)")

    async def save_memberships(self, memberships: Iterable[Membership]) -> None:
        """Replace the participants of these lists."""
        rows = [
            (
                *(m.list_id, m.complete, m.may_hide, m.settled, m.read_at.isoformat()),
                *_columns(m.columns),
            )
            for m in memberships
        ]
        async with self._transactions.begin() as database:
            await database.executemany("INSERT OR REPLACE INTO memberships VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    async def save_users(self, users: Iterable[User]) -> None:
        """Add or replace users."""
        async with self._transactions.begin() as database:
            await database.executemany(
                "INSERT OR REPLACE INTO users VALUES (?, ?, ?)", [(u.id, u.name, u.active) for u in users]
            )

    async def save_forms(self, forms: Mapping[int, str]) -> None:
        """Replace the names of CRM forms."""
        async with self._transactions.begin() as database:
            await _put_fact(database, "forms", json.dumps(dict(forms), ensure_ascii=False))

    async def save_cards(self, cards: Iterable[Card], missing: Iterable[tuple[int, int]] = ()) -> None:
        """Add or replace cards, and note which (kind, id) were asked for and not returned."""
        cards, missing = list(cards), list(missing)
        async with self._transactions.begin() as database:
            await database.executemany(
                "INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (c.kind, c.id, c.name, _listed(c.phones), _listed(c.emails), c.company_id, c.owner_id)
                    for c in cards
                ],
            )
            await database.executemany(
                "DELETE FROM missing_cards WHERE kind = ? AND id = ?", [(c.kind, c.id) for c in cards]
            )
            await database.executemany("DELETE FROM cards WHERE kind = ? AND id = ?", missing)
            await database.executemany("INSERT OR REPLACE INTO missing_cards VALUES (?, ?)", missing)

    async def _rows(self, query: str, slice_: int = _SLICE) -> AsyncIterator[Any]:
        async with self._database.execute(query) as cursor:
            while rows := await cursor.fetchmany(slice_):
                for row in rows:
                    yield row


async def _put_fact(database: aiosqlite.Connection, name: str, value: str) -> None:
    await database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


async def _replace(database: aiosqlite.Connection, table: str, wanted: Mapping[int, tuple[Any, ...]]) -> None:
    """Make these the rows of a table, by its first column, which is its key."""
    there = {row[0]: tuple(row) for row in await database.execute_fetchall(f"SELECT * FROM {table}")}  # noqa: S608
    key = _KEYS[table]
    gone = [(number,) for number in there.keys() - wanted.keys()]
    await database.executemany(f"DELETE FROM {table} WHERE {key} = ?", gone)  # noqa: S608
    changed = [row for number, row in wanted.items() if there.get(number) != row]
    if changed:
        places = ", ".join("?" * len(changed[0]))
        await database.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", changed)  # noqa: S608


def _status(row: Any) -> Status:
    return Status(row[0], row[1], row[2], row[3], row[4], None if row[5] is None else bool(row[5]))


def _columns(people: Participants) -> tuple[bytes, str, bytes]:
    card_ids, codes, places = people.packed
    return card_ids, json.dumps(codes), places


@lru_cache(maxsize=1_000)
def _codes(text: str) -> tuple[str, ...]:
    """Return the codes of the statuses in a list; many lists have the same ones."""
    return tuple(json.loads(text))


def _packed(card_ids: str, statuses: str, column: int) -> bytes | str:
    """Return a column of participants that were kept as JSON."""
    return _columns(Participants.of(dict(zip(json.loads(card_ids), json.loads(statuses), strict=True))))[column]


def _texts(saved: str) -> tuple[str, ...]:
    return () if saved == "[]" else tuple(msgspec.json.decode(saved))


def _listed(values: tuple[str, ...]) -> str:
    return msgspec.json.encode(values).decode()


def _by_number(text: str | None) -> dict[int, str]:
    return {int(number): name for number, name in json.loads(text or "{}").items()}


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _connection_to(connection: Connection) -> dict[str, Any]:
    return {
        "host": connection.host,
        "base": connection.base,
        "user": [connection.user.id, connection.user.name, connection.user.active],
        "administrator": connection.administrator,
        "scopes": connection.scopes,
        "clock_offset": connection.clock_offset.total_seconds(),
        "lacks": [capability.value for capability in connection.lacks],
    }


def _connection_from(saved: dict[str, Any]) -> Connection:
    return Connection(
        host=saved["host"],
        base=saved["base"],
        user=User(*saved["user"]),
        administrator=saved["administrator"],
        scopes=tuple(saved["scopes"]),
        clock_offset=timedelta(seconds=saved["clock_offset"]),
        lacks=tuple(Capability(value) for value in saved["lacks"]),
    )
