"""Columns of the table of call lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QColor

from desktop.domain.card import User
from desktop.domain.overview import ListRow
from desktop.domain.status import Statuses, Tally, is_done
from desktop.qtkit.cells import BarCell, ChangeCell, InkCell, PartCell, PersonCell, PillCell, TextCell
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.grouped_model import GroupedModel
from desktop.qtkit.heading_cell import BelowHeadingCell
from desktop.qtkit.sparkline import SparklineCell
from desktop.qtkit.stacked_bar import Segment
from desktop.qtkit.tokens import Token
from desktop.ui import formats, words
from desktop.ui.call_lists import figure_cells
from desktop.ui.call_lists.exported import parts
from desktop.ui.colours import StatusColours

translate = QCoreApplication.translate
_UNREAD = "…"
_STALE = timedelta(minutes=15)
"""Age from which on the participants of a list say when they were read."""


class CallListsModel(GroupedModel[ListRow]):
    """Rows are `ListRow`s by number; owned by the tab of call lists."""

    def __init__(self, parent: QObject | None = None):
        self._colours = StatusColours(Statuses())
        self._statuses = Statuses()
        self._users: Mapping[int, User] = {}
        self._zone: tzinfo = UTC
        super().__init__(self._columns(), lambda row: row.id, parent)

    def set_known(self, statuses: Statuses, users: Mapping[int, User], zone: tzinfo) -> None:
        """Set the dictionary whose colours and names the bars use, the users who are named in tooltips, and the zone
        in which the figures' moments are shown: the portal's.
        """
        self._colours = StatusColours(statuses)
        self._statuses, self._users, self._zone = statuses, users, zone

    @property
    def zone(self) -> tzinfo:
        """The zone in which moments are shown."""
        return self._zone

    def segments(self, tally: Tally | None) -> list[Segment]:
        """Return what is done; the rest of the bar is left to be done."""
        if tally is None or not tally.total:
            return []
        return [
            Segment(count / tally.total, self._colours.of(code), self._statuses.name_of(code))
            for code, count in tally.counts
            if is_done(code)
        ]

    def counts_in_words(self, tally: Tally | None) -> str:
        """Return how many have each status, a line each."""
        counts = tally.counts if tally is not None else ()
        return "\n".join(f"{self._statuses.name_of(code)}: {formats.number(count)}" for code, count in counts)

    def _columns(self) -> list[Column[ListRow]]:
        columns = [*self._first_columns(), *self._figure_columns(), *self._last_columns()]
        exported = parts(lambda: self._zone)
        return [replace(column, exported=exported.get(column.key, ())) for column in columns]

    def _first_columns(self) -> list[Column[ListRow]]:
        return [
            Column(
                key="subject",
                title=lambda: translate("CallLists", "Call list"),
                text=words.subject,
                dim=lambda row: row.in_the_way,
                cell=BelowHeadingCell(_number, lambda: self.grouped),
                width=34,
                least=22,
                weight=3,
            ),
            Column(
                key="progress",
                title=lambda: translate("CallLists", "Progress"),
                text=lambda row: "" if row.tally is None else formats.percent(row.tally.done_share),
                sort=lambda row: None if row.tally is None else row.tally.done_share,
                tooltip=self._counts_in_words,
                bar=lambda row: self.segments(row.tally),
                cell=BarCell(),
                width=18,
                least=15,
                weight=2,
            ),
            Column(
                key="done",
                title=lambda: translate("CallLists", "Done"),
                text=lambda row: done_text(row.tally),
                sort=lambda row: None if row.tally is None else row.tally.done,
                cell=PartCell(lambda row: "" if row.tally is None else formats.number(row.tally.done)),
                alignment=RIGHT,
                width=16,
                least=14,
            ),
        ]

    def _figure_columns(self) -> list[Column[ListRow]]:
        return [
            Column(
                key="moved",
                title=lambda: translate("CallLists", "New"),
                text=figure_cells.moved_text,
                sort=figure_cells.moved,
                tooltip=figure_cells.moved_explained,
                spoken=figure_cells.moved_explained,
                cell=ChangeCell(),
                alignment=RIGHT,
                width=10,
            ),
            Column(
                key="pace",
                title=lambda: translate("CallLists", "Pace"),
                text=figure_cells.pace_text,
                sort=figure_cells.pace,
                tooltip=figure_cells.pace_explained,
                alignment=RIGHT,
                width=10,
                gives_way=1,
            ),
            Column(
                key="finish",
                title=lambda: translate("CallLists", "Will end"),
                text=lambda row: figure_cells.finish_text(row, self._zone),
                sort=figure_cells.finish,
                tooltip=lambda row: figure_cells.finish_explained(row, self._zone),
                cell=InkCell(figure_cells.finish_ink),
                width=24,
                least=17,
            ),
            Column(
                key="last",
                title=lambda: translate("CallLists", "Result"),
                text=figure_cells.last_text,
                sort=figure_cells.last,
                whole=lambda row: figure_cells.last_moment(row, self._zone),
                tooltip=self._last_explained,
                spoken=self._last_explained,
                decoration=self._last_colour,
                cell=InkCell(figure_cells.last_ink),
                width=18,
                least=15,
            ),
        ]

    def _last_columns(self) -> list[Column[ListRow]]:
        return [
            Column(
                key="responsible",
                title=lambda: translate("CallLists", "Responsible"),
                text=lambda row: words.person(row.responsible),
                cell=PersonCell(),
                width=26,
                weight=1,
            ),
            Column(
                key="state",
                title=lambda: translate("CallLists", "State"),
                text=figure_cells.state_text,
                sort=figure_cells.urgency,
                tooltip=figure_cells.state_explained,
                cell=PillCell(figure_cells.state_pill),
                width=16,
                least=13,
            ),
            Column(
                key="today",
                title=lambda: translate("CallLists", "Today"),
                text=figure_cells.today_text,
                sort=figure_cells.today,
                tooltip=self._hours_explained,
                spoken=self._hours_explained,
                cell=SparklineCell(figure_cells.bars),
                width=16,
                gives_way=2,
            ),
            Column(
                key="created",
                title=lambda: translate("CallLists", "Created"),
                text=lambda row: formats.day(row.call_list.created),
                sort=lambda row: row.call_list.created,
                tooltip=lambda row: formats.moment(row.call_list.created),
                cell=TextCell(ink=Token.SECONDARY),
                width=12,
                extra=True,
            ),
            Column(
                key="number",
                title=lambda: translate("CallLists", "#"),
                text=lambda row: str(row.id),
                sort=lambda row: row.id,
                alignment=RIGHT,
                width=7,
                extra=True,
            ),
            Column(
                key="participants",
                title=lambda: translate("CallLists", "Participants"),
                text=lambda row: _UNREAD if row.tally is None else formats.number(row.tally.total),
                sort=lambda row: None if row.tally is None else row.tally.total,
                alignment=RIGHT,
                width=12,
                extra=True,
            ),
            Column(
                key="kind",
                title=lambda: translate("CallLists", "Kind"),
                text=lambda row: words.kind(row.call_list.kind),
                tooltip=_kind_explained,
                width=14,
                extra=True,
            ),
            Column(
                key="form",
                title=lambda: translate("CallLists", "Form"),
                text=lambda row: "" if row.call_list.form_id is None else f"#{row.call_list.form_id}",
                sort=lambda row: row.call_list.form_id,
                width=7,
                extra=True,
            ),
            Column(
                key="creator",
                title=lambda: translate("CallLists", "Creator"),
                text=lambda row: words.person(row.creator),
                cell=PersonCell(),
                width=26,
                extra=True,
            ),
        ]

    def _last_colour(self, row: ListRow) -> QColor:
        return self._colours.of(row.figures.last.code if row.figures and row.figures.last else "")

    def _last_explained(self, row: ListRow) -> str:
        return figure_cells.last_explained(row, self._statuses, self._users, self._zone)

    def _hours_explained(self, row: ListRow) -> str:
        return figure_cells.hours_explained(row, self._zone)

    def _counts_in_words(self, row: ListRow) -> str:
        return "\n".join(filter(None, (self.counts_in_words(row.tally), *_stale(row))))


def done_text(tally: Tally | None) -> str:
    """Return "310 of 500"."""
    if tally is None:
        return _UNREAD
    return translate("CallLists", "{done} of {total}").format(
        done=formats.number(tally.done), total=formats.number(tally.total)
    )


def done_of_all(tallies: Iterable[Tally | None]) -> str:
    """Return "done 310 of 500 (62 %)" for lists together; "" when no participants are known."""
    known = [tally for tally in tallies if tally is not None]
    done, total = sum(tally.done for tally in known), sum(tally.total for tally in known)
    if not total:
        return ""
    return translate("CallLists", "done {done} of {total} ({share})").format(
        done=formats.number(done), total=formats.number(total), share=formats.percent(done / total)
    )


def _stale(row: ListRow) -> Iterator[str]:
    """Yield when the participants were read, if that is long ago."""
    if row.membership is None or row.figures is None:
        return
    age = row.figures.at - row.membership.read_at
    if age >= _STALE:
        yield translate("CallLists", "Participants read {age}").format(age=formats.age(age))


def _number(row: ListRow) -> str:
    """Return "#31", unless the subject says it."""
    number = f"#{row.id}"
    return "" if words.subject(row).endswith(number) else number


def _kind_explained(row: ListRow) -> str:
    if row.call_list.changeable:
        return ""
    return translate("CallLists", "Lists of this kind are made on the portal; here they can only be looked at.")
