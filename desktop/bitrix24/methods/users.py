"""The portal's users: `user.get`, `user.search`, `profile` (contract 9.1)."""

from collections.abc import Iterable
from typing import Any

import msgspec

from desktop.bitrix24.line.paging import slices
from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.reader import Reader, together
from desktop.bitrix24.methods import records
from desktop.bitrix24.methods.records import Id, Text, YesNo
from desktop.domain.card import User
from desktop.domain.problem import Cause, Problem

GET = "user.get"
SEARCH = "user.search"
PROFILE = "profile"


async def users(reader: Reader, ids: Iterable[int]) -> list[User]:
    """Return the users with these ids, dismissed ones too (user.get); unknown ids, bots among them, are missing.

    Raises Problem, SCOPE_MISSING without one of the scopes user, user_basic, user_brief.
    """
    parts = await together(_found(reader, part) for part in slices(ids))
    return [user for part in parts for user in part]


async def search(reader: Reader, text: str) -> list[User]:
    """Return up to 50 active users whose name, position or department has these words (user.search).

    An empty text gives the first 50 by name (user.get). The portal decides what matches, and an unknown filter
    returns everyone: the result is only to choose from. Raises Problem, SCOPE_MISSING without one of the scopes user,
    user_basic, user_brief.
    """
    words = " ".join(text.split())
    method, where = (SEARCH, {"FIND": words}) if words else (GET, {"ACTIVE": True})
    page = {"sort": "LAST_NAME", "order": "ASC", "start": 0}
    reply = await reader.read(Call(method, {"FILTER": where, **page}))
    found = {int(row.id): _user(row) for row in records.rows(reply.result, _Row, method=method)}
    return [user for user in found.values() if user.active]


def get_call(ids: list[int], start: int = 0) -> Call:
    """Return the call of user.get for these ids."""
    return Call(GET, {"FILTER": {"ID": ids}, "sort": "ID", "order": "ASC", "start": start})


def decode(result: Any, ids: Iterable[int], *, method: str = GET) -> list[User]:
    """Return only the users that were asked for: an ignored filter returns everyone."""
    asked = set(ids)
    rows = records.rows(result, _Row, method=method)
    return [_user(row) for row in rows if row.id in asked]


def decode_profile(result: Any) -> tuple[User, bool]:
    """Return the webhook's owner, and whether that is an administrator (profile, which needs no scope)."""
    row = records.row(result, _Profile, method=PROFILE)
    return _user(row), bool(row.admin)


async def _found(reader: Reader, ids: list[int]) -> list[User]:
    found: dict[int, User] = {}
    start: int | None = 0
    while start is not None and len(found) < len(ids):
        reply = await reader.read(get_call(ids, start))
        found.update((user.id, user) for user in decode(reply.result, ids))
        if reply.next is not None and reply.next <= start:
            raise Problem(Cause.UNREADABLE, method=GET, detail="next")
        start = reply.next
    return list(found.values())


class _Row(msgspec.Struct, rename="upper"):
    id: Id
    name: Text = Text()
    last_name: Text = Text()
    active: YesNo = YesNo(True)


class _Profile(_Row, rename="upper"):
    admin: YesNo = YesNo()


def _user(row: _Row) -> User:
    name = " ".join(f"{row.name} {row.last_name}".split())
    return User(int(row.id), name, bool(row.active))
