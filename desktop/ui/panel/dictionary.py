"""A status of the dictionary, or the dictionary as a whole: what it is and where it is used."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.domain.status import Statuses
from desktop.domain.status_usage import Usage
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui import formats
from desktop.ui.panel.lines import Line, Lines, Link, clear, grid, heading, muted, secondary, widgets
from desktop.ui.panel.marks import Dot
from desktop.ui.panel.person import ink
from desktop.ui.statuses.model import StatusRow, mark_name

translate = QCoreApplication.translate

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_LISTS = 30


class StatusSection(QWidget):
    """Owned by the side panel: one status. Emits `list_wanted` with the number of a list that uses it."""

    list_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._facts = QWidget()
        self._grid = grid(self._facts)
        self._grid.setColumnStretch(2, 1)
        self._heading = heading()
        self._lists = QWidget()
        self._list_grid = grid(self._lists)
        self._list_grid.setColumnStretch(0, 1)
        self._elsewhere = named(secondary(PlainLabel(wordWrap=True)), "panelElsewhere")
        parts = (self._facts, 16, self._heading, 4, self._lists, 8, self._elsewhere)
        column(*parts, within=self, spacing=0, margins=FLUSH)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """The links from top to bottom."""
        return [widget for widget in widgets(self._list_grid) if isinstance(widget, Link)]

    def show_status(self, row: StatusRow, statuses: Statuses, subject: Callable[[int], str]) -> None:
        """Show a status; `subject` returns the name of a list by its number."""
        own = row.status.colour.upper() if row.status.colour else translate("Statuses", "not set")
        colour = ink(statuses, row.status.code)
        links = tuple((list_id, subject(list_id), count) for list_id, count in row.usage.in_sight[:_MOST_LISTS])
        facts = (own, colour, mark_name(row.mark), links, QLocale().name())
        if facts != self._shown:  # otherwise a refresh would take the focus from a link
            self._shown = facts
            self._show_facts(own, colour, mark_name(row.mark))
            self._show_links(links)
        self._show_usage(row.usage)

    def _show_facts(self, own: str, colour: QColor | None, mark: str) -> None:
        clear(self._grid)
        self._grid.addWidget(muted(PlainLabel(translate("SidePanel", "Colour"))), 0, 0)
        self._grid.addWidget(Dot(colour), 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(ElidedLabel(own), 0, 2)
        self._grid.addWidget(muted(PlainLabel(translate("SidePanel", "Mark"))), 1, 0)
        self._grid.addWidget(ElidedLabel(mark), 1, 1, 1, 2)

    def _show_links(self, links: Sequence[tuple[int, str, int]]) -> None:
        clear(self._list_grid)
        for number, (list_id, subject, count) in enumerate(links):
            link = Link("panelOpenList", subject, partial(self.list_wanted.emit, list_id))
            self._list_grid.addWidget(link, number, 0)
            figure = set_step(PlainLabel(formats.number(count), alignment=_RIGHT), Step.NAME)
            self._list_grid.addWidget(figure, number, 1)
        self._lists.setVisible(bool(links))

    def _show_usage(self, usage: Usage) -> None:
        lists = len(usage.in_sight)
        used = translate("SidePanel", "Used in %n call list(s)", "", lists)
        self._heading.setText(used if lists else translate("SidePanel", "Not used in any call list"))
        elsewhere = []
        if lists > _MOST_LISTS:
            elsewhere.append(translate("Statuses", "and %n more list(s)", "", lists - _MOST_LISTS))
        if usage.hidden_participants:
            elsewhere.append(translate("Statuses", "deleted lists and drafts: %n", "", usage.hidden_participants))
        if usage.unread:
            elsewhere.append(translate("Statuses", "%n list(s) not read yet", "", usage.unread))
        self._elsewhere.setText("\n".join(elsewhere))
        self._elsewhere.setVisible(bool(elsewhere))


class DictionarySection(QWidget):
    """Owned by the side panel: how many statuses there are, and what their order means."""

    def __init__(self) -> None:
        super().__init__()
        self._counts = named(Lines(), "panelStatuses")
        self._order = named(secondary(PlainLabel(wordWrap=True)), "panelOrder")
        column(self._counts, 16, self._order, within=self, spacing=0, margins=FLUSH)

    def show_statuses(self, rows: Sequence[StatusRow]) -> None:
        """Show the counts of these statuses."""
        used = sum(bool(row.usage.in_sight) for row in rows)
        system = sum(row.status.system is True for row in rows)
        own = sum(row.status.system is False for row in rows)
        counts = (
            (translate("SidePanel", "In use"), used),
            (translate("SidePanel", "System"), system),
            (translate("SidePanel", "Own"), own),
        )
        self._counts.show_lines(tuple(Line(name, formats.number(count)) for name, count in counts))
        self._order.setText(translate("Statuses", "Operators get their participants in this order."))
