"""The side panel: what is selected in the table beside it, or the sums of what that table shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.domain.overview import ListRow, ParticipantRow, list_row
from desktop.domain.portal import Known
from desktop.domain.status import Statuses
from desktop.domain.whereabouts import places_of
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.clamped_label import ClampedLabel
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui import words
from desktop.ui.panel.buttons import ActionButtons
from desktop.ui.panel.dictionary import DictionarySection, StatusSection
from desktop.ui.panel.lines import secondary
from desktop.ui.panel.person import PersonSection, Presence, presence
from desktop.ui.panel.progress import Progress
from desktop.ui.panel.results import ShownResults
from desktop.ui.participants.model import name_text, why_no_name
from desktop.ui.participants.times_there import TimesThere
from desktop.ui.statuses.model import StatusRow

if TYPE_CHECKING:
    from desktop.ui.panel.board import BoardSection
    from desktop.ui.panel.details import DetailsSection
    from desktop.ui.panel.list_board import ListBoard

translate = QCoreApplication.translate

Parts: TypeAlias = tuple[QWidget, ...]
"""The sections and buttons that are visible."""

_NARROW, _WIDE = (1366, 296), (1920, 360)
"""Widths of a window, and of the panel in it; in between the panel grows with the window."""
_CROWDED, _TIGHT = 1000, 248
"""Width of a window in which a table has too little room, and of the panel in it."""
_MARGIN = 20


class SidePanel(QWidget):
    """Owned by the main window, which sets the selection. Only shows; changes nothing.

    Each kind of selection has actions of its own, which are buttons at the bottom. Emits `list_wanted` with the
    number of a list, and the number of the card to be selected there, 0 for none; `charts_wanted` with the number of
    a list; `due_wanted` with that and its new due date, None for none; `activity_wanted` with the number of a call or
    a filled form, and `card_wanted` with kind and number of a card, to be opened on the portal.
    """

    list_wanted = Signal(int, int)
    charts_wanted = Signal(int)
    due_wanted = Signal(int, object)
    activity_wanted = Signal(int)
    card_wanted = Signal(int, int)

    def __init__(
        self,
        list_actions: Sequence[QAction],
        several_actions: Sequence[QAction] = (),
        people_actions: Sequence[QAction] = (),
        status_actions: Sequence[QAction] = (),
    ):
        super().__init__()
        self.setObjectName("sidePanel")
        self.setAutoFillBackground(True)
        self._known: Known | None = None
        self._tell: Callable[[], Parts] = self._tell_nothing
        self._card_id = 0
        self._title = named(set_step(ClampedLabel(), Step.PANEL), "panelTitle")
        self._subtitle = named(secondary(ClampedLabel()), "panelSubtitle")
        self._progress = Progress()
        self._board: BoardSection | None = None
        """Made when the first list is shown, because the start should not wait for it."""
        self._board_of: Callable[[int], ListBoard | None] = lambda _: None
        self._person = PersonSection()
        self._times: TimesThere | None = None
        self._results = named(QWidget(), "participantDetails")
        self._details: DetailsSection | None = None
        self._shown_results: ShownResults | None = None
        self._status = StatusSection()
        self._dictionary = DictionarySection()
        self._sections: list[QWidget] = [
            self._progress,
            self._person,
            self._results,
            self._status,
            self._dictionary,
        ]
        self._on_list = ActionButtons(list_actions)
        self._on_several = ActionButtons(several_actions)
        self._on_people = ActionButtons(people_actions)
        self._on_status = ActionButtons(status_actions)
        self._buttons = (self._on_list, self._on_several, self._on_people, self._on_status)
        self._lay_out()
        self._person.list_wanted.connect(lambda list_id: self.list_wanted.emit(list_id, self._card_id))
        self._status.list_wanted.connect(lambda list_id: self.list_wanted.emit(list_id, 0))
        self.fit(0)
        on_language_change(self, self._retranslate)

    def fit(self, window_width: int) -> None:
        """Take the one width that the panel has in a window of this width, whatever it shows."""
        (narrow, least), (wide, most) = _NARROW, _WIDE
        grown = min(max(window_width - narrow, 0), wide - narrow)
        width = least + (most - least) * grown // (wide - narrow)
        tight = 0 < window_width < _CROWDED
        self.setFixedWidth(_TIGHT if tight else width)
        for buttons in self._buttons:
            buttons.set_tight(tight)

    def set_known(self, known: Known | None) -> None:
        """Set the portal's last known state, of which the panel shows statuses, and the lists of a person."""
        self._known = known
        self._tell = self._tell_nothing
        self.refresh()

    def set_board(self, board_of: Callable[[int], ListBoard | None]) -> None:
        """Set what returns the work of today of a list, None if nothing is known of that."""
        self._board_of = board_of

    def scroll_down(self) -> None:
        """Scroll to the end of what is shown."""
        self._area.verticalScrollBar().setValue(self._area.verticalScrollBar().maximum())

    def set_results(self, shown: ShownResults | None) -> None:
        """Set what is known of the results of the one participant who is selected; None for nothing."""
        self._shown_results = shown

    def set_times(self, times: TimesThere) -> None:
        """Set what knows the local time of participants; the person that is shown follows it."""
        self._times = times
        times.passed.connect(lambda: self.refresh() if self._person.isVisible() else None)

    def refresh(self) -> None:
        """Show the same again, as it is known now."""
        shown = self._tell()
        for part in (*self._sections, *self._buttons):
            part.setVisible(part in shown)
        self._order_keys()

    def show_lists(self, rows: Sequence[ListRow]) -> None:
        """Show the progress of these lists; sums for several."""
        if len(rows) == 1:
            self._show(partial(self._tell_list, rows[0]))
        else:
            self._show(partial(self._tell_several, rows) if rows else self._tell_nothing)

    def show_participants(self, rows: Sequence[ParticipantRow], counts: Counter[str] | None = None) -> None:
        """Show the card of one participant, or counts by status for several, unless they are counted here."""
        if len(rows) == 1:
            self._show(partial(self._tell_person, rows[0]))
        else:
            self._show(partial(self._tell_people, rows, counts) if rows else self._tell_nothing)

    def show_view(
        self, rows: Sequence[ListRow] | Sequence[ParticipantRow], counts: Counter[str] | None = None
    ) -> None:
        """Show the sums of all rows of a table, in which nothing is selected; of participants by status."""
        self._show(partial(self._tell_view, rows, counts) if rows else self._tell_nothing)

    def show_status(self, row: StatusRow) -> None:
        """Show a status and where it is used."""
        self._show(partial(self._tell_status, row))

    def show_statuses(self, rows: Sequence[StatusRow]) -> None:
        """Show how many statuses there are, as none is selected or several are."""
        self._show(partial(self._tell_statuses, rows) if rows else self._tell_nothing)

    @property
    def _statuses(self) -> Statuses:
        return self._known.statuses if self._known else Statuses()

    def _show(self, tell: Callable[[], Parts]) -> None:
        self._tell = tell
        self.refresh()

    def _lay_out(self) -> None:
        content = QWidget()
        parts = (self._title, 4, self._subtitle, 16, *self._sections, None)
        self._inner = inner = column(*parts, within=content, spacing=0, margins=(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        self._area = named(QScrollArea(widgetResizable=True), "panelContent")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(content)
        bar = self._area.verticalScrollBar()

        def keep_width(_: int, most: int) -> None:
            """Let the scroll bar take the margin, so that nothing is moved by it."""
            right = _MARGIN - (bar.sizeHint().width() if most else 0)
            inner.setContentsMargins(_MARGIN, _MARGIN, right, _MARGIN)

        bar.rangeChanged.connect(keep_width)
        below = QWidget()
        column(*self._buttons, within=below, spacing=0, margins=(_MARGIN, 12, _MARGIN, _MARGIN))
        column((self._area, 1), below, within=self, spacing=0, margins=FLUSH)

    def _retranslate(self) -> None:
        self._area.setAccessibleName(translate("SidePanel", "What is selected"))
        self._results.setAccessibleName(translate("SidePanel", "What came of the calls"))
        self.refresh()

    def _say(self, title: str, subtitle: str = "") -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def _tell_nothing(self) -> Parts:
        self._say(translate("SidePanel", "Nothing selected"))
        return ()

    def _tell_list(self, row: ListRow) -> Parts:
        parts = [f"#{row.id}", words.kind(row.call_list.kind), words.person(row.responsible)]
        self._say(words.subject(row), " · ".join(filter(None, parts)))
        self._show_progress([row])
        board = self._board_of(row.id)
        if board is None or self._known is None:
            return self._progress, self._on_list
        section = self._board_section()
        section.show_board(board, self._known)
        return self._progress, section, self._on_list

    def _board_section(self) -> BoardSection:
        if self._board is None:
            from desktop.ui.panel.board import BoardSection

            self._board = BoardSection()
            self._board.charts_wanted.connect(self.charts_wanted)
            self._board.due_wanted.connect(self.due_wanted)
            self._sections.append(self._board)
            self._inner.insertWidget(self._inner.indexOf(self._progress) + 1, self._board)
        return self._board

    def _tell_several(self, rows: Sequence[ListRow]) -> Parts:
        numbers = ", ".join(f"#{row.id}" for row in rows)
        self._say(translate("SidePanel", "%n call list(s) selected", "", len(rows)), numbers)
        self._show_progress(rows)
        return self._progress, self._on_several

    def _tell_view(self, rows: Sequence[ListRow] | Sequence[ParticipantRow], counts: Counter[str] | None) -> Parts:
        nothing = translate("SidePanel", "Nothing selected")
        if isinstance(rows[0], ListRow):
            self._say(translate("SidePanel", "%n call list(s) shown", "", len(rows)), nothing)
            self._show_progress(cast("Sequence[ListRow]", rows))
        else:
            self._say(translate("SidePanel", "%n participant(s) shown", "", len(rows)), nothing)
            self._show_people(cast("Sequence[ParticipantRow]", rows), counts)
        return (self._progress,)

    def _tell_people(self, rows: Sequence[ParticipantRow], counts: Counter[str] | None) -> Parts:
        self._say(translate("SidePanel", "%n participant(s) selected", "", len(rows)))
        self._show_people(rows, counts)
        return self._progress, self._on_people

    def _tell_person(self, row: ParticipantRow) -> Parts:
        self._card_id = row.card_id
        number = translate("SidePanel", "ID {number}").format(number=row.card_id)
        self._say(name_text(row), why_no_name(row) or number)
        self._person.show_person(row, self._statuses, self._presences(row))
        if self._times is not None:
            self._person.local_time.show_time(row, self._times)
        if self._shown_results is None:
            return self._person, self._on_people
        self._details_section().show_results(self._shown_results)
        return self._person, self._results, self._on_people

    def _details_section(self) -> DetailsSection:
        """Return the section of results, which is made for the first person: nobody is selected at the start."""
        if self._details is None:
            from desktop.ui.panel.details import DetailsSection

            self._details = DetailsSection()
            self._details.activity_wanted.connect(self.activity_wanted)
            self._details.card_wanted.connect(self.card_wanted)
            column(self._details, within=self._results, margins=FLUSH)
        return self._details

    def _tell_status(self, row: StatusRow) -> Parts:
        self._say(row.status.name, row.status.code)
        self._status.show_status(row, self._statuses, self._subject)
        return self._status, self._on_status

    def _tell_statuses(self, rows: Sequence[StatusRow]) -> Parts:
        self._say(translate("SidePanel", "%n status(es)", "", len(rows)))
        self._dictionary.show_statuses(rows)
        return (self._dictionary,)

    def _show_progress(self, rows: Sequence[ListRow]) -> None:
        tallies = [row.tally for row in rows if row.tally is not None]
        counts = dict[str, int]()
        for tally in tallies:  # of thousands of lists; `Counter.update` takes five times as long
            for code, count in tally.counts:
                counts[code] = counts.get(code, 0) + count
        self._progress.show_counts(counts, self._statuses, unread=len(rows) - len(tallies))

    def _show_people(self, rows: Sequence[ParticipantRow], counts: Counter[str] | None) -> None:
        counted = Counter(row.code for row in rows) if counts is None else counts
        self._progress.show_counts(counted, self._statuses)

    def _presences(self, row: ParticipantRow) -> list[Presence]:
        """Return the lists that a person is in, those that are out of the way last."""
        if self._known is None:
            return []
        found = [
            (list_row(self._known, place.list_id, tallied=False), place.status)
            for place in places_of(self._known, row.kind, row.card_id)
        ]
        found.sort(key=lambda pair: pair[0].in_the_way)
        return [presence(where, code, self._statuses) for where, code in found]

    def _subject(self, list_id: int) -> str:
        if self._known is None or list_id not in self._known.call_lists:
            return f"#{list_id}"
        return words.numbered_subject(list_row(self._known, list_id, tallied=False))

    def _order_keys(self) -> None:
        """Let the Tab key go from top to bottom, to new buttons as well."""
        actions = [button for group in self._buttons for button in group.buttons]
        on_board = self._board.buttons if self._board else []
        person = [*self._person.buttons, *(self._details.buttons if self._details else ())]
        order = [self._area, *on_board, *person, *self._status.buttons, *actions]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
