"""All calls that operators made in a time: `voximplant.statistic.get`, `crm.activity.list` (contract 6.3, 12).

Both are read by windows of `start`, 2 500 calls a request. The statistics know the length and the result of a call;
activities are read in full only where the statistics are refused or lack calls.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol, TypeVar

from desktop.bitrix24.line.paging import PAGE, slices
from desktop.bitrix24.line.protocol import Call as RestCall
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.line.reader import Reader, outcomes, together
from desktop.bitrix24.methods import calls, records
from desktop.bitrix24.methods.calls import ACTIVITY_OUT, LIST, STATISTIC_OUT, STATISTICS, Client, server_time, written
from desktop.bitrix24.methods.last_calls import CallRow, StatisticRow, call_of
from desktop.domain.call_list import CHANGEABLE_KINDS
from desktop.domain.plain_text import plain_text
from desktop.domain.problem import NO_RIGHT, Cause, Problem
from desktop.domain.results import ClientCall

NOBODY: Client = (0, 0)
"""The client of a call to neither a contact nor a company, or to somebody who is not known."""
_MADE = "CALL"
"""PROVIDER_TYPE_ID of calls that are no callbacks."""


class _Row(Protocol):
    @property
    def id(self) -> int: ...


_R = TypeVar("_R", bound=_Row)


@dataclass(frozen=True, slots=True)
class TimeRead:
    """What was read of a time: its calls, oldest first, and the portal's clock when it answered first, if it told.

    `refused` is why the statistics could not be read, None if they were. `lacking`: the activities show calls that
    the statistics lack; those are among `calls` as well. `compared`: the activities could be read at all.
    """

    calls: tuple[ClientCall, ...]
    refused: Problem | None
    lacking: bool
    compared: bool
    at: datetime | None


async def in_time(reader: Reader, since: datetime, until: datetime, settled: datetime) -> TimeRead:
    """Return the calls that began from `since` on and before `until`, as far as this user may see them.

    The statistics lack the calls of others without notice (trap 63). So they are compared with the activities of the
    calls that began before `settled`, by their number and the first fifty: later ones may not have ended yet. A call
    to somebody who is neither contact nor company has `NOBODY` as its client. Raises Problem if neither can be read;
    UNREADABLE when the portal ignored a filter or lost rows.
    """
    spans = ((since, until), (since, min(until, max(since, settled))))
    statistics, whole, sample = await outcomes(
        map(reader.read, (_statistics_call(*spans[0], 0), *(_activities_call(*span, 0) for span in spans)))
    )
    refused, without = _refusal(statistics), _refusal(whole) or _refusal(sample)
    if refused is not None and without is not None:
        raise refused
    at = server_time(reply for reply in (statistics, whole, sample) if isinstance(reply, Reply))
    rows, others, lacking = list[StatisticRow](), list[CallRow](), False
    if isinstance(statistics, Reply):
        pages = partial(_statistics_call, *spans[0])
        found = await _all_rows(reader, statistics, pages, partial(_statistics, *spans[0]))
        rows = [row for row in found if row.call_type == STATISTIC_OUT]
        if isinstance(sample, Reply):
            shown = _activities(*spans[1], sample)
            lacking = await asyncio.to_thread(_lacking, rows, spans[1][1], shown, sample.total or 0)
    if isinstance(whole, Reply) and (lacking or refused is not None):
        pages = partial(_activities_call, *spans[0])
        others = await _all_rows(reader, whole, pages, partial(_activities, *spans[0]))
    held_with = {int(row.id): _client_of(row) for row in others}
    held_with |= await _clients(reader, [row for row in rows if row.unsure], held_with)
    made = await asyncio.to_thread(_calls, rows, others, held_with)
    return TimeRead(made, refused, lacking, without is None, at)


def _refusal(outcome: Reply | Problem) -> Problem | None:
    """Return why this user may not read something. Raises any other Problem."""
    if isinstance(outcome, Problem) and outcome.cause not in NO_RIGHT:
        raise outcome
    return outcome if isinstance(outcome, Problem) else None


def _lacking(
    rows: Sequence[StatisticRow], until: datetime, activities: Iterable[CallRow], activities_in_all: int
) -> bool:
    """Return whether there are activities before a moment that the statistics don't name."""
    listed = {int(row.crm_activity_id) for row in rows}
    before = sum(row.crm_activity_id > 0 and row.began < until for row in rows)
    return activities_in_all > before or any(int(row.id) not in listed for row in activities)


def _calls(
    rows: Sequence[StatisticRow], others: Sequence[CallRow], held_with: Mapping[int, Client | None]
) -> tuple[ClientCall, ...]:
    """Return the calls of the statistics, and of those activities that they don't name, oldest first."""
    listed = {int(row.crm_activity_id) for row in rows}
    made = [call_of(_client_of(row) or NOBODY, row, None) for row in others if row.made and int(row.id) not in listed]
    made += [_call(row, held_with) for row in rows]
    return tuple(sorted(made, key=lambda call: (call.began, call.activity_id or 0)))


def _call(row: StatisticRow, held_with: Mapping[int, Client | None]) -> ClientCall:
    """Return a call as the statistics know it; `held_with` has clients by activity, where they leave that to it."""
    client = held_with.get(int(row.crm_activity_id)) if row.unsure else None
    client = client or row.client
    return ClientCall(
        int(row.crm_activity_id) or None,
        *(client if client[0] in CHANGEABLE_KINDS else NOBODY),
        int(row.portal_user_id) or None,
        row.began,
        timedelta(seconds=max(int(row.call_duration), 0)),
        row.result,
        comment=plain_text(row.comment),
        recorded=row.record_file_id > 0,
    )


def _client_of(row: CallRow) -> Client | None:
    """Return whom a call was held with; None if that is neither a contact nor a company, or not certain."""
    named = (row.named - {NOBODY}) or {row.owner}
    return row.client_among({client for client in named if client[0] in CHANGEABLE_KINDS})


async def _all_rows(
    reader: Reader, first: Reply, call: Callable[[int], RestCall], decode: Callable[[Reply], list[_R]]
) -> list[_R]:
    """Return the rows of all pages, of which `first` is the first. Raises Problem UNREADABLE if some are missing."""
    rows = {int(row.id): row for row in decode(first)}
    least = first.total or 0
    for reply in await together(reader.read(call(start)) for start in range(PAGE, least, PAGE)):
        await asyncio.sleep(0)  # decoding blocks the window's thread
        rows |= {int(row.id): row for row in decode(reply)}
        least = min(least, reply.total or least)  # rows may be deleted meanwhile
    if len(rows) < least:
        raise Problem(Cause.UNREADABLE, method=call(0).method, detail="rows are missing")
    return list(rows.values())


async def _clients(
    reader: Reader, rows: Sequence[StatisticRow], known: Mapping[int, Client | None]
) -> dict[int, Client | None]:
    """Return who was called where the statistics leave that to the activity, by its number (trap 64)."""
    wanted = [int(row.crm_activity_id) for row in rows if int(row.crm_activity_id) not in known]

    def call(ids: list[int]) -> RestCall:
        return RestCall(LIST, {"select": calls.FIELDS, "filter": {"=ID": ids}, "order": {"ID": "ASC"}, "start": -1})

    found: dict[int, Client | None] = {}
    for reply in await outcomes(reader.read(call(ids)) for ids in slices(wanted)):
        if _refusal(reply) is None and isinstance(reply, Reply):
            await asyncio.sleep(0)  # decoding blocks the window's thread
            found |= {int(row.id): _client_of(row) for row in records.rows(reply.result, CallRow, method=LIST)}
    return found


def _check(since: datetime, until: datetime, method: str, began: Iterable[datetime]) -> None:
    """Raise Problem UNREADABLE for a call of another time: the filter was ignored (trap 40)."""
    if not all(since.replace(microsecond=0) <= moment < until for moment in began):
        raise Problem(Cause.UNREADABLE, method=method, detail="the filter was ignored")


def _statistics_call(since: datetime, until: datetime, start: int) -> RestCall:
    where = {">=CALL_START_DATE": written(since), "<CALL_START_DATE": written(until), "CALL_TYPE": STATISTIC_OUT}
    return RestCall(STATISTICS, {"FILTER": where, "SORT": "ID", "ORDER": "ASC", "start": start})


def _activities_call(since: datetime, until: datetime, start: int) -> RestCall:
    where: dict[str, Any] = {
        "=TYPE_ID": calls.TYPE,
        "=PROVIDER_ID": calls.PROVIDER,
        "=PROVIDER_TYPE_ID": _MADE,
        "=DIRECTION": ACTIVITY_OUT,
        ">=START_TIME": written(since),
        "<START_TIME": written(until),
    }
    select = [*calls.FIELDS, "DESCRIPTION"]
    return RestCall(LIST, {"select": select, "filter": where, "order": {"ID": "ASC"}, "start": start})


def _statistics(since: datetime, until: datetime, reply: Reply) -> list[StatisticRow]:
    rows = records.rows(reply.result, StatisticRow, method=STATISTICS)
    _check(since, until, STATISTICS, [row.began for row in rows])
    return rows


def _activities(since: datetime, until: datetime, reply: Reply) -> list[CallRow]:
    rows = records.rows(reply.result, CallRow, method=LIST)
    _check(since, until, LIST, [calls.beginning(row.start_time, LIST) for row in rows if row.is_call])
    if not all(row.is_call for row in rows):
        raise Problem(Cause.UNREADABLE, method=LIST, detail="the filter was ignored")
    return rows
