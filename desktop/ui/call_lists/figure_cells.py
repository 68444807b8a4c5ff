"""What the board's columns say of a list: their texts, what they are sorted by, their colours and tooltips.

Moments are shown in a `zone`, the portal's.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import Visibility
from desktop.domain.card import User
from desktop.domain.figures import Forecast, ListFigures, Standing
from desktop.domain.overview import ListRow
from desktop.domain.status import Statuses
from desktop.qtkit.cells import Pill
from desktop.qtkit.sparkline import Bar
from desktop.qtkit.tokens import Token
from desktop.ui import figure_words, formats, words

translate = QCoreApplication.translate
_PILLS = {
    Standing.LATE: Pill(Token.ERROR, Token.ERROR_GROUND),
    Standing.STUCK: Pill(Token.WARNING, Token.WARNING_GROUND),
    Standing.IN_PROGRESS: Pill(),
    Standing.FINISHED: Pill(Token.OK, Token.OK_GROUND),
    Standing.OTHER: Pill(),
}
_URGENCY = {found: place for place, found in enumerate(Standing)}
_WORKED_ON = (Standing.LATE, Standing.STUCK, Standing.IN_PROGRESS)


def standing(row: ListRow) -> Standing:
    """Return how a list stands: as the board says, or where there is none, by its activity."""
    if row.figures is not None:
        return row.figures.standing
    by_activity = {Visibility.ACTIVE: Standing.IN_PROGRESS, Visibility.FINISHED: Standing.FINISHED}
    return by_activity.get(row.visibility, Standing.OTHER)


def worked_on(row: ListRow) -> bool:
    """Return whether people of a list are still to be called."""
    return standing(row) in _WORKED_ON


def moved(row: ListRow) -> int | None:
    """Return how many changed since the supervisor looked; None for nobody."""
    return (row.figures.moved or None) if row.figures is not None else None


def moved_text(row: ListRow) -> str:
    """Return "+12"; "" for nobody."""
    number = moved(row)
    return "" if number is None else f"+{formats.number(number)}"


def moved_explained(row: ListRow) -> str:
    """Return what the number says."""
    number = moved(row)
    return "" if number is None else translate("CallLists", "%n changed since you looked last", "", number)


def pace(row: ListRow) -> float | None:
    """Return the pace of a list that is worked on; None if it is not known."""
    return figure_words.current(row.figures.pace) if row.figures is not None and worked_on(row) else None


def pace_text(row: ListRow) -> str:
    """Return "38/h"; "" if it is not known."""
    value = pace(row)
    return "" if value is None else figure_words.pace_text(value)


def pace_explained(row: ListRow) -> str:
    """Return the paces of the last hour, of today and of the best day."""
    return figure_words.pace_explained(row.figures.pace) if row.figures is not None else ""


def finish(row: ListRow) -> datetime | None:
    """Return the middle of the forecast; None without one."""
    found = _worked_on(row)
    return found.forecast.middle if found is not None and isinstance(found.forecast, Forecast) else None


def finish_text(row: ListRow, zone: tzinfo) -> str:
    """Return the forecast in short; "" for a list that nobody works on."""
    found = _worked_on(row)
    if found is None:
        return ""
    if isinstance(found.forecast, Forecast):
        return figure_words.finish_text(found.forecast, found.at, zone)
    return figure_words.not_yet()


def finish_explained(row: ListRow, zone: tzinfo) -> str:
    """Return the forecast in whole, or since when there will be one."""
    found = _worked_on(row)
    if found is None:
        return ""
    if isinstance(found.forecast, Forecast):
        return figure_words.finish_explained(found.forecast, zone)
    return figure_words.not_yet_explained(found.forecast, found.at, zone)


def finish_ink(row: ListRow) -> Token:
    """Return the colour of a forecast: faint where there is none yet."""
    if row.figures is None or not isinstance(row.figures.forecast, Forecast):
        return Token.FAINT
    return Token.ERROR if row.figures.standing is Standing.LATE else Token.TEXT


def last(row: ListRow) -> datetime | None:
    """Return when somebody became done last; None if that is not known."""
    return row.figures.last.at if row.figures is not None and row.figures.last is not None else None


def last_text(row: ListRow) -> str:
    """Return how long ago that was; "" if it is not known."""
    if row.figures is None or row.figures.last is None:
        return ""
    return figure_words.last_text(row.figures.last, row.figures.at)


def last_moment(row: ListRow, zone: tzinfo) -> str:
    """Return the moment for copying and searching: an age says nothing later."""
    moment = last(row)
    return "" if moment is None else formats.stamp(moment.astimezone(zone))


def last_ink(row: ListRow) -> Token:
    """Return the colour of the last result: a warning where the list is stuck."""
    return Token.WARNING if standing(row) is Standing.STUCK else Token.SECONDARY


def last_explained(row: ListRow, statuses: Statuses, users: Mapping[int, User], zone: tzinfo) -> str:
    """Return status, moment and operator of the last result."""
    if row.figures is None or (found := row.figures.last) is None:
        return ""
    number = found.operator_id
    operator = "" if number is None else words.person(users.get(number) or User(number, ""))
    return figure_words.last_explained(found, statuses.name_of(found.code), operator, zone)


def today(row: ListRow) -> int | None:
    """Return how many became done today for sure; None without a board."""
    return row.figures.done_today.sure if row.figures is not None else None


def today_text(row: ListRow) -> str:
    """Return how many became done today; "" without a board."""
    return figure_words.count(row.figures.done_today) if row.figures is not None else ""


def bars(row: ListRow) -> Sequence[Bar]:
    """Return the hours of today as bars."""
    if row.figures is None:
        return ()
    return [Bar(max(hour.count.sure, 0), hour.count.perhaps, hour.unknown) for hour in row.figures.hours]


def hours_explained(row: ListRow, zone: tzinfo) -> str:
    """Return how many became done today and in each hour of it."""
    if row.figures is None:
        return ""
    done = translate("CallLists", "Done today {count}").format(
        count=figure_words.count_spoken(row.figures.done_today)
    )
    return "\n".join(filter(None, (done, figure_words.hours_spoken(row.figures, zone))))


def state_text(row: ListRow) -> str:
    """Return the state of a list: "in progress", "stuck 3 h", "late", "finished", "deleted (no activity)"."""
    still = row.figures.still if row.figures is not None else None
    return figure_words.standing(standing(row), still) or words.state(row.visibility)


def state_explained(row: ListRow) -> str:
    """Return what the state means."""
    why = figure_words.standing_explained(row.figures) if row.figures is not None else ""
    return why or words.state_explained(row.visibility)


def state_pill(row: ListRow) -> Pill:
    """Return the colours of the state."""
    return _PILLS[standing(row)]


def urgency(row: ListRow) -> tuple[int, float, str]:
    """Return what states are sorted by: the most urgent first, of those that are stuck the one that is longest."""
    found = standing(row)
    still = row.figures.still if row.figures is not None and found is Standing.STUCK else None
    return _URGENCY[found], -still.total_seconds() if still else 0.0, row.visibility.value


def _worked_on(row: ListRow) -> ListFigures | None:
    return row.figures if worked_on(row) else None
