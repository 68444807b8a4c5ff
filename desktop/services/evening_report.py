"""Makes the evening report: from what is known at once, and with the calls and the names of the day once read."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from desktop.bitrix24.line.reader import outcomes, together
from desktop.domain.operators import CallsOfTime
from desktop.domain.problem import Problem
from desktop.domain.report import Basis, Report, Wanted, day_results, report_of
from desktop.services.list_reading import read_cards
from desktop.services.operators import calls_of_time
from desktop.services.refreshing import read_users
from desktop.services.session import Session

_DAY = timedelta(days=1)
_BREATH = 0.001
_AT_ONCE = 8
"""Lists whose figures are worked out in one turn of the loop."""


@dataclass(frozen=True, slots=True)
class DayRead:
    """What was read for a day: its calls, None if that failed, and why that or the names of people failed."""

    calls: CallsOfTime | None = None
    problem: Problem | None = None


async def make_report(session: Session, wanted: Wanted, day: DayRead) -> Report:
    """Return the report of a day from what is known, without asking the portal. It is worked out in a thread."""
    board, known = session.board, session.known
    hours = board.hours
    figures, list_ids = {}, list(known.call_lists)
    for place, list_id in enumerate(list_ids):
        if place % _AT_ONCE == _AT_ONCE - 1:
            await asyncio.sleep(_BREATH)
        if list_id in known.call_lists:
            figures[list_id] = board.of(list_id)
    begins = {list_id: board.since(list_id) for list_id in list_ids}
    movements = board.movements(list_ids, hours.begin_of(wanted.day))
    basis = Basis(figures, begins, movements, day.calls)
    return await asyncio.to_thread(report_of, known, basis, wanted, hours, board.now)


async def read_day(session: Session, wanted: Wanted) -> DayRead:
    """Read the calls of a day, and the names of its people and operators. What fails is left out of the report."""
    calls, people = await outcomes([_read_calls(session, wanted), _read_people(session, wanted)])
    return DayRead(
        calls if isinstance(calls, CallsOfTime) else None,
        next((outcome for outcome in (calls, people) if isinstance(outcome, Problem)), None),
    )


async def _read_calls(session: Session, wanted: Wanted) -> CallsOfTime:
    hours = session.board.hours
    calls = await calls_of_time(session, hours.begin_of(wanted.day), hours.begin_of(wanted.day + _DAY))
    await read_users(session, session.foreground, {call.operator_id for call in calls.calls if call.operator_id})
    return calls


async def _read_people(session: Session, wanted: Wanted) -> None:
    """Read the cards of those who became done on the day, as far as they are unknown."""
    await session.learn.cards_known()
    board, known = session.board, session.known
    lacking = defaultdict[int, set[int]](set)
    movements = board.movements(list(known.call_lists), board.hours.begin_of(wanted.day))
    for result in day_results(movements, wanted.day, board.hours):
        call_list = known.call_lists.get(result.list_id)
        if call_list is not None and call_list.changeable:
            key = call_list.kind, result.card_id
            if key not in known.cards and key not in known.missing_cards:
                lacking[call_list.kind].add(result.card_id)
    reading = (read_cards(session, session.foreground, kind, sorted(ids)) for kind, ids in lacking.items())
    await together([*reading])
