"""Calls to clients: `crm.activity.list` (contract 6.1, 6.3), `voximplant.statistic.get` (contract 12).

Both say what they cost in requests, and keep within what they may cost. Only calls that operators made are returned:
neither what came in, nor callbacks, nor calls that somebody has planned or noted by hand.
"""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from desktop.bitrix24.line import batch
from desktop.bitrix24.line.paging import PAGE, slices
from desktop.bitrix24.line.protocol import Call as RestCall
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.line.reader import Reader, together
from desktop.bitrix24.methods import activities, records
from desktop.bitrix24.methods.records import Id, Listing, Reference, Text
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.calls import Call
from desktop.domain.problem import Cause, Problem

LIST = activities.LIST
STATISTICS = "voximplant.statistic.get"
CLIENTS = 10
"""Clients of one command of `of_clients`, which the portal looks for with OR."""
TYPE = 2
"""TYPE_ID of calls."""
PROVIDER = "VOXIMPLANT_CALL"
"""PROVIDER_ID of telephony calls; those of others have a planned time (contract 6.3)."""
ACTIVITY_OUT, STATISTIC_OUT = 2, 1
"""DIRECTION and CALL_TYPE of calls that operators made."""
SUCCESS = "200"
"""CALL_FAILED_CODE of calls that were answered."""
FIELDS = [
    "ID",
    "TYPE_ID",
    "PROVIDER_ID",
    "PROVIDER_TYPE_ID",
    "OWNER_TYPE_ID",
    "OWNER_ID",
    "RESPONSIBLE_ID",
    "DIRECTION",
    "START_TIME",
    "END_TIME",
    "SETTINGS",
    "COMMUNICATIONS",
]

Client = tuple[int, int]
"""Kind and card id of a contact (3) or company (4)."""


@dataclass(frozen=True, slots=True)
class CallsRead:
    """What was read: the calls, the clients whose calls are all among them, and the HTTP requests that it took.

    `unclear` are clients who have a call that may be another client's: calls to them explain nothing. `at` is the
    portal's clock when it answered first, aware; None if it did not say.
    """

    calls: tuple[Call, ...]
    clients: frozenset[Client]
    unclear: frozenset[Client]
    requests: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Clients, at most `CLIENTS`, whose calls between two moments are wanted, both included."""

    clients: tuple[Client, ...]
    since: datetime
    until: datetime


async def of_clients(reader: Reader, wanted: Sequence[Wanted], most: int) -> CallsRead:
    """Return the calls that this user may see, in at most so many requests (crm.activity.list).

    Clients whose calls could not be read to the end within them are neither among those read nor unclear. Raises
    Problem; UNREADABLE when the portal ignored the filter and listed other activities, or gave a call without its
    time.
    """
    calls: list[Call] = []
    read, unclear = set[Client](), set[Client]()
    requests, at = 0, None
    pending = [(part, 0, list[ActivityRow]()) for part in wanted]
    while pending and requests < most:
        now, later = pending[: batch.SIZE], pending[batch.SIZE :]
        replies = await together(reader.read(_of_clients_call(part, last)) for part, last, _ in now)
        requests += 1
        at = at or server_time(replies)
        for (part, last, before), reply in zip(now, replies, strict=True):
            await asyncio.sleep(0)  # decoding blocks the window's thread
            page = _page_of(part, last, reply)
            rows = before + page
            if len(page) == PAGE:
                later.append((part, int(max(row.id for row in page)), rows))
                continue
            found = _calls_of(rows, part)
            if found is not None:
                read |= set(part.clients)
                calls += found
            elif len(part.clients) > 1:  # the portal does not say which entry of the filter a row fits
                later += [(replace(part, clients=(client,)), 0, []) for client in part.clients]
            else:
                unclear |= set(part.clients)
        pending = later
    return CallsRead(tuple(calls), frozenset(read), frozenset(unclear), requests, at)


async def in_window(
    reader: Reader, clients: Collection[Client], since: datetime, until: datetime, most: int
) -> CallsRead | None:
    """Return the calls to these clients between two moments that the statistics show this user, None if that takes
    more requests than `most`, which are then left but for one (voximplant.statistic.get).

    They may lack the calls of other operators without notice. A call of which another card than a contact is the
    primary entity is assigned by its activity (trap 64). Raises Problem; ACCESS_DENIED without the right, UNREADABLE
    when the portal ignored the filter or lost rows.
    """
    first = await reader.read(_statistics_call(since, until, 0))
    rows = _statistics(first, since, until)
    total = first.total or 0
    others = range(PAGE, total, PAGE)
    expected = 1 + _requests(len(others)) + _requests(-(-total // PAGE))
    if total < len(rows) or expected > most:
        return None
    for reply in await together(reader.read(_statistics_call(since, until, start)) for start in others):
        await asyncio.sleep(0)  # decoding blocks the window's thread
        rows += _statistics(reply, since, until)
    if len({row.id for row in rows}) != total:
        raise Problem(Cause.UNREADABLE, method=STATISTICS, detail="rows are missing")
    made = [row for row in rows if row.call_type == STATISTIC_OUT]
    unsure = [int(row.crm_activity_id) for row in made if row.unsure]
    asked = frozenset(clients)
    by_activity = await _clients_by_activity(reader, unsure, asked)
    found = [(row, by_activity.get(int(row.crm_activity_id)) if row.unsure else row.client) for row in made]
    calls = tuple(row.call(client) for row, client in found if client is not None and client in asked)
    requests = 1 + _requests(len(others)) + _requests(-(-len(unsure) // PAGE))
    return CallsRead(calls, asked, frozenset(), requests, server_time([first]))


class ActivityRow(msgspec.Struct, rename="upper"):
    """A call as crm.activity.list gives it; no other activity `is_call`."""

    id: Id
    type_id: Reference = Reference()
    provider_id: Text = Text()
    provider_type_id: Text = Text()
    owner_type_id: Reference = Reference()
    owner_id: Reference = Reference()
    responsible_id: Reference = Reference()
    direction: Reference = Reference()
    start_time: Text = Text()
    end_time: Text = Text()
    settings: Any = None
    communications: Listing = msgspec.field(default_factory=Listing)

    @property
    def is_call(self) -> bool:
        """Whether it is a telephony call at all."""
        return self.type_id == TYPE and self.provider_id.upper() == PROVIDER

    @property
    def made(self) -> bool:
        """Whether an operator made it."""
        return self.direction == ACTIVITY_OUT and self.provider_type_id.upper() != "CALLBACK"

    @property
    def answered(self) -> bool:
        """Whether it is not marked as missed."""
        missed = self.settings.get("MISSED_CALL") if isinstance(self.settings, dict) else None
        return str(missed).strip().upper() not in ("TRUE", "Y", "1")

    @property
    def owner(self) -> Client:
        """Kind and id of the card that it belongs to first."""
        return int(self.owner_type_id), int(self.owner_id)

    @property
    def named(self) -> set[Client]:
        """Whom it was held with, as far as the portal says."""
        return {_communication(entry) for entry in self.communications}

    def client_among(self, asked: Collection[Client]) -> Client | None:
        """Return which of the clients was called: whom it was held with, the owner where that says nothing."""
        named = self.named
        held = {client for client in named if client in asked}
        if len(held) == 1:
            return held.pop()
        return self.owner if self.owner in (held if named else asked) else None


class StatisticRow(msgspec.Struct, rename="upper"):
    """A call as voximplant.statistic.get gives it."""

    id: Id
    portal_user_id: Reference = Reference()
    call_type: Reference = Reference()
    call_duration: Reference = Reference()
    call_start_date: Text = Text()
    call_failed_code: Text = Text()
    crm_entity_type: Text = Text()
    crm_entity_id: Reference = Reference()
    crm_activity_id: Reference = Reference()

    @property
    def client(self) -> Client:
        """The primary entity, if it is a contact or company (trap 64)."""
        kind = {"CONTACT": CONTACT, "COMPANY": COMPANY}.get(self.crm_entity_type.upper(), 0)
        return kind, int(self.crm_entity_id)

    @property
    def unsure(self) -> bool:
        """Whether its activity has to say who was called: the primary entity may be the client's deal or company."""
        return self.client[0] != CONTACT and self.crm_activity_id > 0

    @property
    def began(self) -> datetime:
        """Its beginning. Raises Problem UNREADABLE without it."""
        return beginning(self.call_start_date, STATISTICS)

    def call(self, client: Client) -> Call:
        """Return the call to a client."""
        ended = self.began + timedelta(seconds=max(int(self.call_duration), 0))
        answered = self.call_failed_code.strip() == SUCCESS
        return Call(*client, int(self.portal_user_id) or None, self.began, ended, answered)


def _of_clients_call(wanted: Wanted, last: int) -> RestCall:
    where = {
        "=TYPE_ID": TYPE,
        "=PROVIDER_ID": PROVIDER,
        ">=START_TIME": written(wanted.since),
        "<=START_TIME": written(wanted.until),
        # An array of objects: anything else switches the filter off or makes it a wrong one.
        "BINDINGS": [{"OWNER_TYPE_ID": kind, "OWNER_ID": card_id} for kind, card_id in wanted.clients],
        ">ID": last,
    }
    return RestCall(LIST, {"select": FIELDS, "filter": where, "order": {"ID": "ASC"}, "start": -1})


def _page_of(wanted: Wanted, last: int, reply: Reply) -> list[ActivityRow]:
    """Decode a page. Raises Problem UNREADABLE if its rows are not what was asked for: the filter was ignored."""
    page = records.rows(reply.result, ActivityRow, method=LIST)
    if page and min(row.id for row in page) <= last:
        raise Problem(Cause.UNREADABLE, method=LIST, detail="rows before the last id")
    # Unknown names in a filter are dropped (trap 40): all calls, or all activities, fill the page then.
    strange = len(page) == PAGE and not any(row.client_among(wanted.clients) for row in page)
    if strange or any(not row.is_call for row in page):
        raise Problem(Cause.UNREADABLE, method=LIST, detail="the filter was ignored")
    return page


def _calls_of(rows: Iterable[ActivityRow], wanted: Wanted) -> list[Call] | None:
    """Return the calls that operators made, None if one of them can't be assigned to a client."""
    calls: list[Call] = []
    for row in {row.id: row for row in rows if row.made}.values():  # bound to several clients it comes several times
        began = beginning(row.start_time, LIST)
        client = row.client_among(wanted.clients)
        if not _second(wanted.since) <= began <= wanted.until:
            continue
        if client is None:
            return None
        ended = max(began, time_of(row.end_time) or began)
        calls.append(Call(*client, int(row.responsible_id) or None, began, ended, row.answered))
    return calls


async def _clients_by_activity(
    reader: Reader, activity_ids: Iterable[int], asked: Collection[Client]
) -> dict[int, Client]:
    """Return which of the clients was called, by the numbers of the calls' activities (crm.activity.list)."""

    def call(ids: list[int]) -> RestCall:
        return RestCall(LIST, {"select": FIELDS, "filter": {"=ID": ids}, "order": {"ID": "ASC"}, "start": -1})

    found: dict[int, Client] = {}
    for reply in await together(reader.read(call(ids)) for ids in slices(activity_ids)):
        for row in records.rows(reply.result, ActivityRow, method=LIST):
            client = row.client_among(asked)
            if client is not None:
                found[int(row.id)] = client
    return found


def _statistics_call(since: datetime, until: datetime, start: int) -> RestCall:
    where = {">=CALL_START_DATE": written(since), "<=CALL_START_DATE": written(until)}
    return RestCall(STATISTICS, {"FILTER": where, "SORT": "ID", "ORDER": "ASC", "start": start})


def _statistics(reply: Reply, since: datetime, until: datetime) -> list[StatisticRow]:
    """Decode a page. Raises Problem UNREADABLE for a call of another time: the filter was ignored (trap 40)."""
    rows = records.rows(reply.result, StatisticRow, method=STATISTICS)
    if not all(_second(since) <= row.began <= until for row in rows):
        raise Problem(Cause.UNREADABLE, method=STATISTICS, detail="the filter was ignored")
    return rows


def _requests(commands: int) -> int:
    return -(-commands // batch.SIZE)


def _communication(entry: Any) -> Client:
    held_with = entry if isinstance(entry, dict) else {}
    kind, card_id = (records.text(held_with.get(name)) for name in ("ENTITY_TYPE_ID", "ENTITY_ID"))
    return (int(kind), int(card_id)) if kind.isdecimal() and card_id.isdecimal() else (0, 0)


def server_time(replies: Iterable[Reply]) -> datetime | None:
    """Return the portal's clock when it answered first; None if it did not say."""
    at = next((reply.time.at for reply in replies if reply.time.at is not None), None)
    return None if at is None else datetime.fromtimestamp(at, UTC)


def beginning(written: str, method: str) -> datetime:
    """Read the beginning of a call. Raises Problem UNREADABLE: without it, it may be the last one."""
    read = time_of(written)
    if read is None:
        raise Problem(Cause.UNREADABLE, method=method, detail="the time of a call")
    return read


def time_of(written: str) -> datetime | None:
    """Read a moment, in UTC; None if it is unreadable or has no zone."""
    try:
        read = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo is not None else None


def written(moment: datetime) -> str:
    """Return a moment as filters take it."""
    return _second(moment).isoformat()


def _second(moment: datetime) -> datetime:
    """Return the beginning of a moment's second: the portal keeps whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)
