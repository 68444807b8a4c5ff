"""What the wallboard shows, worked out from the board and from what is known of the portal."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import Membership
from desktop.domain.figures import Figures, Forecast, ListFigures, NotYet, Standing
from desktop.domain.overview import list_row
from desktop.domain.status import Tally, is_done, tally
from desktop.qtkit.stacked_bar import Segment
from desktop.services.board import Board
from desktop.services.session import Session
from desktop.ui import figure_words, formats, words
from desktop.ui.colours import StatusColours

T = TypeVar("T")
translate = QCoreApplication.translate
_DASH = "\N{EM DASH}"
_IN_WORK = (Standing.LATE, Standing.STUCK, Standing.IN_PROGRESS)
"""Lists that are shown, in this order."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure of all lists: its title, its value, and both as they are spoken."""

    title: str
    value: str
    spoken: str
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A list in progress: subject, bar, "198 of 500", when it ends, and what is amiss; "" for nothing."""

    name: str
    segments: tuple[Segment, ...]
    done: str
    end: str
    amiss: str

    @property
    def spoken(self) -> str:
        """The line in words."""
        return ", ".join(filter(None, (self.name, self.done, self.end, self.amiss)))


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is on the wallboard.

    `callers` are the names of those who called today with how many, most first, and at last how many became done of
    whom it is not known who called them.
    """

    portal: str
    sums: tuple[Sum, ...]
    lines: tuple[Line, ...] = ()
    callers: tuple[tuple[str, str], ...] = ()


class Gathering:
    """Owned by the wallboard's controller. Counts the participants of a list only when they were read again."""

    def __init__(self, session: Session, board: Board) -> None:
        self._session, self._board = session, board
        self._tallies: dict[int, tuple[Membership, Tally]] = {}

    def contents(self) -> Contents:
        """Return what the wallboard shows now."""
        known, board = self._session.known, self._board
        found = [board.of(list_id) for list_id in known.call_lists]
        alive = [figures.list_id for figures in found if figures.standing is not Standing.OTHER]
        shown = [figures for figures in found if figures.standing in _IN_WORK]
        shown.sort(key=lambda figures: (_IN_WORK.index(figures.standing), -figures.list_id))
        colours = StatusColours(known.statuses)
        return Contents(
            words.portal_name(self._session),
            _sums(board.of_all(alive), board.of_all([figures.list_id for figures in shown]), board.hours.zone),
            tuple(self._line(figures, colours) for figures in shown),
            self._callers(found),
        )

    def _line(self, figures: ListFigures, colours: StatusColours) -> Line:
        row = list_row(self._session.known, figures.list_id, tallied=False)
        counts = self._tally(figures.list_id, row.membership)
        name_of = self._session.known.statuses.name_of
        done = "…"
        segments: tuple[Segment, ...] = ()
        if counts is not None:
            done = translate("Wallboard", "{done} of {total}").format(
                done=formats.number(counts.done), total=formats.number(counts.total)
            )
            segments = tuple(
                Segment(count / counts.total, colours.of(code), name_of(code))
                for code, count in counts.counts
                if is_done(code)
            )
        amiss = ""
        if figures.standing is not Standing.IN_PROGRESS:
            amiss = figure_words.standing(figures.standing, figures.still)
        end = _end(figures.forecast, figures.at, self._board.hours.zone)
        return Line(words.numbered_subject(row), segments, done, end, amiss)

    def _tally(self, list_id: int, membership: Membership | None) -> Tally | None:
        if membership is None:
            return None
        kept = self._tallies.get(list_id)
        if kept is None or kept[0] is not membership:
            kept = self._tallies[list_id] = membership, tally(membership.participants, self._session.known.statuses)
        return kept[1]

    def _callers(self, found: Sequence[ListFigures]) -> tuple[tuple[str, str], ...]:
        today: Counter[int] = Counter()
        for figures in found:
            today.update(dict(figures.operators))
        named = [(words.user(self._session.known, operator_id), count) for operator_id, count in today.items()]
        named.sort(key=lambda pair: (-pair[1], pair[0].casefold()))
        done = sum(figures.done_today.sure for figures in found)
        if done > today.total():
            named.append((translate("Wallboard", "Not known who"), done - today.total()))
        return tuple((name, formats.number(count)) for name, count in named)


def pages(count: int, room: int) -> int:
    """Return how many pages so many lines take, at least one."""
    return max(1, -(-count // max(room, 1)))


def page(lines: Sequence[T], number: int, room: int) -> Sequence[T]:
    """Return the lines of a page, counted from 0 and beginning anew behind the last."""
    first = number % pages(len(lines), room) * max(room, 1)
    return lines[first : first + max(room, 1)]


def _sums(everything: Figures, in_work: Figures, zone: tzinfo) -> tuple[Sum, ...]:
    pace = figure_words.current(everything.pace)
    amiss = len(in_work.attention)
    return (
        _sum(
            translate("Wallboard", "Done today"),
            figure_words.count(everything.done_today),
            figure_words.count_spoken(everything.done_today),
        ),
        _sum(translate("Wallboard", "Pace"), _DASH if pace is None else figure_words.pace_text(pace)),
        _sum(translate("Wallboard", "Left"), formats.number(in_work.left)),
        _sum(translate("Wallboard", "Finish"), _DASH if in_work.end is None else _end(in_work.end, in_work.at, zone)),
        _sum(
            translate("Wallboard", "Success"),
            _DASH if everything.success is None else formats.percent(everything.success),
        ),
        _sum(translate("Wallboard", "Attention"), formats.number(amiss), alarming=amiss > 0),
    )


def _sum(title: str, value: str, spoken: str = "", *, alarming: bool = False) -> Sum:
    said = figure_words.not_yet() if value == _DASH else spoken or value
    return Sum(title, value, f"{title}: {said}", alarming)


def _end(forecast: Forecast | NotYet, now: datetime, zone: tzinfo) -> str:
    """Return when it will be finished, the hours alone if that is today; "" while there is no forecast."""
    if isinstance(forecast, NotYet):
        return ""
    day, hours = figure_words.finish(forecast, now, zone)
    is_today = forecast.early.astimezone(zone).date() == now.astimezone(zone).date()
    return hours if hours and is_today else " ".join(filter(None, (day, hours)))
