"""The side panel: the selected lists by status, or the card of the selected participant."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QToolButton,
    QWidget,
)

from desktop.domain.overview import ListRow, ParticipantRow
from desktop.domain.status import Statuses
from desktop.qtkit.boxes import column
from desktop.qtkit.language import on_language_change
from desktop.qtkit.plain import PlainLabel, bold
from desktop.qtkit.swatch import SIZE, swatch
from desktop.ui import formats, words
from desktop.ui.call_lists.model import done_of_all
from desktop.ui.colours import StatusColours
from desktop.ui.participants.model import name_text, status_text

translate = QCoreApplication.translate


class SidePanel(QScrollArea):
    """Owned by the main window, which sets the selection. Only shows; changes nothing.

    `list_actions` are buttons below the figures of a list.
    """

    def __init__(self, list_actions: Sequence[QAction]):
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("sidePanel")
        self._statuses = Statuses()
        self._lists: Sequence[ListRow] = ()
        self._people: Sequence[ParticipantRow] = ()
        self._content = content = QWidget()
        self._title = bold(PlainLabel(wordWrap=True))
        self._subtitle = PlainLabel(wordWrap=True)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(8)
        buttons = self._make_buttons(list_actions)
        column(self._title, self._subtitle, 6, self._grid, 6, buttons, None, within=content)
        self.setWidget(content)
        on_language_change(self, self._retranslate)

    def minimumSizeHint(self) -> QSize:
        """Be wide enough for text that can't be wrapped: there is no horizontal scroll bar."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(self._content.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def set_statuses(self, statuses: Statuses) -> None:
        """Set the dictionary whose names and colours the panel uses."""
        self._statuses = statuses
        self._show()

    def show_lists(self, rows: Sequence[ListRow]) -> None:
        """Show the progress of these lists; sums for several."""
        self._lists, self._people = rows, ()
        self._show()

    def show_participants(self, rows: Sequence[ParticipantRow]) -> None:
        """Show the card of one participant, or counts by status for several."""
        self._lists, self._people = (), rows
        self._show()

    def _make_buttons(self, actions: Sequence[QAction]) -> QWidget:
        self._buttons = QWidget()
        grid = QGridLayout(self._buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, action in enumerate(actions):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, place // 2, place % 2)
        return self._buttons

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("SidePanel", "What is selected"))
        self._show()

    def _show(self) -> None:
        self._buttons.setVisible(bool(self._lists))
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._lists:
            self._show_lists(self._lists)
        elif len(self._people) == 1:
            self._show_card(self._people[0])
        elif self._people:
            self._show_people(self._people)
        else:
            self._say(translate("SidePanel", "Nothing selected"), "")

    def _show_lists(self, rows: Sequence[ListRow]) -> None:
        many = translate("SidePanel", "%n call list(s) selected", "", len(rows))
        self._say(words.numbered_subject(rows[0]) if len(rows) == 1 else many, done_of_all(rows))
        counts: Counter[str] = Counter()
        for row in rows:
            counts.update(dict(row.tally.counts if row.tally else ()))
        self._show_counts(counts)

    def _show_people(self, rows: Sequence[ParticipantRow]) -> None:
        self._say(translate("SidePanel", "%n participant(s) selected", "", len(rows)), "")
        self._show_counts(Counter(row.code for row in rows))

    def _show_counts(self, counts: Counter[str]) -> None:
        colours = StatusColours(self._statuses)
        for code in filter(counts.get, self._statuses.codes_with(counts)):
            mark = PlainLabel()
            mark.setPixmap(swatch(colours.of(code), self).pixmap(SIZE, SIZE))
            number = PlainLabel(formats.number(counts[code]), alignment=Qt.AlignmentFlag.AlignRight)
            self._add(mark, PlainLabel(self._statuses.name_of(code), wordWrap=True), number)

    def _show_card(self, row: ParticipantRow) -> None:
        self._say(name_text(row), status_text(row))
        card = row.card
        if card is None:
            return
        facts = (
            (translate("SidePanel", "Company"), row.company.name if row.company else ""),
            (translate("SidePanel", "Phones"), "\n".join(card.phones)),
            (translate("SidePanel", "E-mails"), "\n".join(card.emails)),
            (translate("SidePanel", "Owner"), words.person(row.owner)),
            (translate("SidePanel", "Number"), f"#{card.id}"),
        )
        for name, value in facts:
            if value:
                fact = PlainLabel(value, wordWrap=True)
                fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                # Below each other: an e-mail address can't be wrapped and needs the panel's whole width.
                title = PlainLabel(name)
                title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                self._add_wide(title)
                self._add_wide(fact)

    def _say(self, title: str, subtitle: str) -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def _add_wide(self, widget: QWidget) -> None:
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 3)

    def _add(self, *widgets: QWidget) -> None:
        row = self._grid.rowCount()
        for place, widget in enumerate(widgets):
            self._grid.addWidget(widget, row, place, Qt.AlignmentFlag.AlignTop)
