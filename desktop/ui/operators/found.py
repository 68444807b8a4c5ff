"""What the window of operators shows, worked out of calls and movements."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.domain.history import Movement
from desktop.domain.operators import NOBODY, CallsOfTime, DayWork, OperatorWork, people_between, work_between
from desktop.domain.portal import Known
from desktop.domain.working_hours import WorkingHours
from desktop.ui import words
from desktop.ui.operators.model import OperatorRow

translate = QCoreApplication.translate

_HOUR = timedelta(hours=1)


def work_of(
    calls: CallsOfTime,
    movements: Sequence[Movement],
    people: tuple[int, Collection[int]] | None,
    span: tuple[datetime, datetime],
    hours: WorkingHours,
    kinds: Mapping[int, int],
) -> DayWork:
    """Return what was done in a span of time. Takes long; may be called on any thread.

    `people` are the kind and the card ids of those who are in the list in question now, None for all calls;
    `movements` are those of that list, or of all, since the span's beginning. `kinds` has those of all lists.
    """
    made = calls.calls
    if people is not None:
        kind, now_in = people
        within = people_between(now_in, movements, *span)
        made = tuple(call for call in made if call.kind == kind and call.card_id in within)
    return work_between(made, movements, *span, hours.zone, lambda list_id: kinds.get(list_id, 0))


def rows_of(day: DayWork, known: Known, hours: WorkingHours, now: datetime, *, today: bool) -> list[OperatorRow]:
    """Return the rows of the table; `now` is the portal's time."""
    begins = _hours([hour.begin for hour in day.whole.hours])
    return [
        OperatorRow(
            work,
            _name(work, known),
            begins,
            hours.zone,
            now if today else None,
            hours.worked(work.last, now) if today and work.last is not None else None,
        )
        for work in day.works
    ]


def _hours(begins: Sequence[datetime]) -> tuple[datetime, ...]:
    """Return all hours from the first one to the last."""
    if not begins:
        return ()
    return tuple(begins[0] + number * _HOUR for number in range((begins[-1] - begins[0]) // _HOUR + 1))


def _name(work: OperatorWork, known: Known) -> str:
    if work.operator_id == NOBODY:
        return translate("Operators", "Not known who")
    return words.user(known, work.operator_id)
