"""The calls to clients as people look at them: with length, outcome, comment (contract 6.3, 12).

Unlike `calls.py`, which explains what moved, this shows whatever call the portal has: incoming ones too.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from desktop.bitrix24.line.paging import PAGE, slices
from desktop.bitrix24.line.protocol import Call as RestCall
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.line.reader import Reader, outcomes
from desktop.bitrix24.methods import calls, records
from desktop.bitrix24.methods.calls import CLIENTS, Client
from desktop.bitrix24.methods.records import Reference, Text
from desktop.domain.call_list import CONTACT
from desktop.domain.plain_text import plain_text
from desktop.domain.problem import Cause, Problem
from desktop.domain.results import CallResult, ClientCall

_INCOMING = 1
"""DIRECTION of calls that came in."""
_RESULTS = {
    calls.SUCCESS: CallResult.ANSWERED,
    "304": CallResult.NO_ANSWER,
    "480": CallResult.NO_ANSWER,
    "603": CallResult.NO_ANSWER,
    "603-S": CallResult.NO_ANSWER,
    "486": CallResult.BUSY,
    "404": CallResult.WRONG_NUMBER,
    "": CallResult.UNKNOWN,
}
"""By CALL_FAILED_CODE; with any other code it did not come about."""


class CallRow(calls.ActivityRow, rename="upper"):
    """A call as crm.activity.list gives it, with the operator's comment."""

    description: Text = Text()


class StatisticRow(calls.StatisticRow, rename="upper"):
    """What the statistics know of a call; the address of its recording is never kept."""

    comment: Text = Text()
    record_file_id: Reference = Reference()

    @property
    def result(self) -> CallResult:
        """How it ended."""
        return _RESULTS.get(self.call_failed_code.strip().upper(), CallResult.FAILED)


@dataclass(frozen=True, slots=True)
class LastCalls:
    """The last call of each client who has one. `telephony` is why the statistics could not be read, if so."""

    calls: Mapping[Client, ClientCall]
    telephony: Problem | None = None


async def of_clients(reader: Reader, clients: Collection[Client], *, telephony: bool) -> LastCalls:
    """Return the last calls that this user may see, ten clients a command (crm.activity.list).

    With `telephony`, the statistics add what they know (voximplant.statistic.get), in as many commands; they may lack
    others' calls without notice, and a refusal costs only what they add. Raises Problem; UNREADABLE when the portal
    ignored the filter.
    """
    parts = [_Part(tuple(part)) for part in slices(clients, CLIENTS)]
    asked = [_calls_call(part.clients, part.below) for part in parts]
    asked += [statistics_call(part) for part in _by_kind(clients)] if telephony else []
    pages = await outcomes(reader.read(call) for call in asked)
    found = _Found()
    statistics, refused = await _statistics(pages[len(parts) :])
    while parts:
        further: list[_Part] = []
        for part, reply in zip(parts, pages, strict=False):
            if isinstance(reply, Problem):
                raise reply
            await asyncio.sleep(0)  # decoding blocks the window's thread
            further += found.take(part, reply)
        parts = further
        pages = await outcomes(reader.read(_calls_call(part.clients, part.below)) for part in parts)
    last = {client: call_of(client, row, statistics.get(int(row.id))) for client, row in found.rows.items()}
    return LastCalls(last, refused)


@dataclass(frozen=True, slots=True)
class _Part:
    """Clients of whom the last call is looked for among the activities below a number, 0 for all."""

    clients: tuple[Client, ...]
    below: int = 0


@dataclass(slots=True)
class _Found:
    """The last call of each client, as far as it was found."""

    rows: dict[Client, CallRow] = field(default_factory=dict)

    def take(self, part: _Part, reply: Reply) -> list[_Part]:
        """Take in a page; return what is to be read further."""
        page = call_rows(reply, part.clients)
        if part.below and page and max(row.id for row in page) >= part.below:
            raise Problem(Cause.UNREADABLE, method=calls.LIST, detail="rows behind the last id")
        found, unclear = set[Client](), False
        for row in page:
            clients = held_with(row, part.clients)
            unclear = unclear or clients is None
            for client in clients or ():
                found.add(client)
                known = self.rows.get(client)
                if known is None or calls.beginning(known.start_time, calls.LIST) < calls.beginning(
                    row.start_time, calls.LIST
                ):
                    self.rows[client] = row
        if unclear:  # asked for alone, whose it is is clear
            return [_Part((client,)) for client in part.clients]
        rest = tuple(client for client in part.clients if client not in found)
        return [_Part(rest, int(min(row.id for row in page)))] if len(page) == PAGE and rest else []


def calls_call(client: Client) -> RestCall:
    """Return the call for the latest calls of one client (crm.activity.list)."""
    return _calls_call((client,), 0)


def _calls_call(clients: Iterable[Client], below: int) -> RestCall:
    where = {
        "=TYPE_ID": calls.TYPE,
        "=PROVIDER_ID": calls.PROVIDER,
        # An array of objects: anything else switches the filter off or makes it a wrong one.
        "BINDINGS": [{"OWNER_TYPE_ID": kind, "OWNER_ID": card_id} for kind, card_id in clients],
        **({"<ID": below} if below else {}),
    }
    fields = [*calls.FIELDS, "DESCRIPTION"]
    return RestCall(calls.LIST, {"select": fields, "filter": where, "order": {"ID": "DESC"}, "start": -1})


def statistics_call(clients: Sequence[Client]) -> RestCall:
    """Return the call for what the statistics know of the latest calls to clients of one kind."""
    kind = "CONTACT" if clients[0][0] == CONTACT else "COMPANY"
    where = {"CRM_ENTITY_TYPE": kind, "CRM_ENTITY_ID": [card_id for _, card_id in clients]}
    return RestCall(calls.STATISTICS, {"FILTER": where, "SORT": "ID", "ORDER": "DESC", "start": -1})


def call_rows(reply: Reply, clients: Collection[Client]) -> list[CallRow]:
    """Decode a page of calls, the newest first. Raises Problem UNREADABLE if the filter was ignored (trap 40)."""
    page = records.rows(reply.result, CallRow, method=calls.LIST)
    strange = len(page) == PAGE and not any(held_with(row, clients) for row in page)
    if strange or any(not row.is_call for row in page):
        raise Problem(Cause.UNREADABLE, method=calls.LIST, detail="the filter was ignored")
    return [*{row.id: row for row in page}.values()]  # bound to several clients it comes several times


def statistic_rows(reply: Reply) -> dict[int, StatisticRow]:
    """Decode what the statistics know of calls, by activity. Raises Problem UNREADABLE."""
    rows = records.rows(reply.result, StatisticRow, method=calls.STATISTICS)
    return {int(row.crm_activity_id): row for row in rows if row.crm_activity_id > 0}


def held_with(row: CallRow, asked: Collection[Client]) -> set[Client] | None:
    """Return which of the clients was called; None if the portal does not say, and it may be any of several."""
    if named := row.named - {(0, 0)}:
        return named & set(asked)
    if row.owner in asked:
        return {row.owner}
    return set(asked) if len(asked) == 1 else None


def call_of(client: Client, row: CallRow, known: StatisticRow | None) -> ClientCall:
    """Return a call; `known` is what the statistics know of it. Raises Problem UNREADABLE without its time."""
    began = calls.beginning(row.start_time, calls.LIST)
    ended = calls.time_of(row.end_time)
    if known is None:
        result = CallResult.ANSWERED if row.answered else CallResult.NO_ANSWER
        talked = timedelta() if not row.answered else max(ended - began, timedelta()) if ended else None
    else:
        result, talked = known.result, timedelta(seconds=max(int(known.call_duration), 0))
    comment = plain_text(known.comment) if known else ""
    return ClientCall(
        activity_id=int(row.id),
        kind=client[0],
        card_id=client[1],
        operator_id=int(row.responsible_id) or None,
        began=began,
        talked=talked,
        result=result,
        incoming=row.direction == _INCOMING,
        comment=comment or plain_text(row.description),
        recorded=known is not None and known.record_file_id > 0,
    )


def _by_kind(clients: Iterable[Client]) -> Iterable[list[Client]]:
    """Yield slices of clients, each of one kind."""
    by_kind: dict[int, list[Client]] = {}
    for client in clients:
        by_kind.setdefault(client[0], []).append(client)
    for some in by_kind.values():
        yield from slices(some, CLIENTS)


async def _statistics(replies: Iterable[Reply | Problem]) -> tuple[dict[int, StatisticRow], Problem | None]:
    """Return what the statistics know, by activity, and why they could not be read."""
    found: dict[int, StatisticRow] = {}
    refused: Problem | None = None
    for reply in replies:
        if isinstance(reply, Problem):
            refused = reply
            continue
        await asyncio.sleep(0)  # decoding blocks the window's thread
        try:
            found |= statistic_rows(reply)
        except Problem as problem:
            refused = problem
    return found, refused
