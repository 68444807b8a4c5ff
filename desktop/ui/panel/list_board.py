"""What the side panel shows of a list's work today, gathered from the board."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from desktop.domain.curves import USUAL_DAYS, Caller, Curve, callers, done_since, usual_day
from desktop.domain.figures import ListFigures
from desktop.domain.history import Movement
from desktop.domain.working_hours import WorkingHours
from desktop.services.board import Board

_WEEKS = timedelta(days=3 * USUAL_DAYS)
"""Within which the last working days lie, vacations aside."""


@dataclass(frozen=True, slots=True)
class ListBoard:
    """A list's day. `left` and `right` are the ends of the axis, `until` is how far the curve `today` goes; all in
    the portal's zone. `needed` is how many an hour of work must be done to be ready by the due date, None without
    one or when no time of work is left.
    """

    figures: ListFigures
    today: Curve
    left: datetime
    right: datetime
    until: datetime
    usual: tuple[tuple[datetime, float], ...]
    callers: tuple[Caller, ...]
    needed: float | None
    zone: tzinfo


def list_board(board: Board, list_id: int) -> ListBoard | None:
    """Return what there is to be shown of a list's day; None if the board does not know the list."""
    try:
        figures = board.of(list_id)
    except KeyError:
        return None
    hours, now = board.hours, board.now
    today = hours.day_of(now)
    midnight = datetime.combine(today, time(), hours.zone)
    movements = board.movements([list_id], now - _WEEKS)
    curve = done_since(movements, midnight)
    work = hours.of_day(today)
    left, right = work if work is not None and work[0] <= now else _day_of(movements, midnight, now)
    left = min([left, *(level.at for level in curve[1:])]).astimezone(hours.zone)
    return ListBoard(
        figures=figures,
        today=curve,
        left=left,
        right=max(right, now).astimezone(hours.zone),
        until=now.astimezone(hours.zone),
        usual=usual_day(movements, hours, today),
        callers=callers(movements, figures.operators, midnight),
        needed=None if figures.due is None else needed_pace(figures.left, now, figures.due, hours),
        zone=hours.zone,
    )


def needed_pace(left: int, now: datetime, due: date, hours: WorkingHours) -> float | None:
    """Return how many of those left must be done in each hour of work until the end of the due date's work.

    None if there is no time of work until then.
    """
    end = datetime.combine(due + timedelta(days=1), time(), hours.zone)
    worked = hours.worked(now, end)
    return left / (worked / timedelta(hours=1)) if worked else None


def _day_of(movements: Iterable[Movement], midnight: datetime, now: datetime) -> tuple[datetime, datetime]:
    """Return the axis of a day before work begins, or without any: the last hour, or longer to the first change."""
    begun = [moved.latest for moved in movements if moved.latest > midnight]
    return min([now - timedelta(hours=1), *begun]), now
