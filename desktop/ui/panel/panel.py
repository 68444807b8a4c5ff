"""The side panel: counts by status of the selected lists, or the card of the selected participant."""

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
    QVBoxLayout,
    QWidget,
)

from desktop.domain.overview import ListRow, ParticipantRow
from desktop.domain.status import Statuses, Tally
from desktop.qtkit.language import on_language_change
from desktop.qtkit.plain import PlainLabel, bold
from desktop.qtkit.swatch import SIZE, swatch
from desktop.ui import formats, words
from desktop.ui.colours import StatusColours
from desktop.ui.participants.model import name_text, status_text

translate = QCoreApplication.translate


class SidePanel(QScrollArea):
    """Owned by the main window, which tells it what is selected. Shows only; changes nothing.

    Below the figures of a list stand `list_actions` as buttons.
    """

    def __init__(self, list_actions: Sequence[QAction] = (), parent: QWidget | None = None):
        super().__init__(parent, widgetResizable=True)
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
        layout = QVBoxLayout(content)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle)
        layout.addSpacing(6)
        layout.addLayout(self._grid)
        layout.addSpacing(6)
        layout.addWidget(self._make_buttons(list_actions))
        layout.addStretch(1)
        self.setWidget(content)
        on_language_change(self, self._retranslate)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of what can't be broken: there is no bar to scroll to its end."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(self._content.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def set_statuses(self, statuses: Statuses) -> None:
        """Take the dictionary whose names and colours the panel uses."""
        self._statuses = statuses
        self._show()

    def show_lists(self, rows: Sequence[ListRow]) -> None:
        """Show how these lists are going; sums for many."""
        self._lists, self._people = rows, ()
        self._show()

    def show_participants(self, rows: Sequence[ParticipantRow]) -> None:
        """Show the card of one participant, or counts by status for many."""
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
        tallies = [row.tally for row in rows if row.tally is not None]
        total, done = sum(tally.total for tally in tallies), sum(tally.done for tally in tallies)
        if len(rows) == 1:
            number, subject = f"#{rows[0].id}", words.subject(rows[0])
            title = subject if number in subject.split() else f"{number} {subject}"
        else:
            title = translate("SidePanel", "%n call list(s) selected", "", len(rows))
        text = ""
        if total:
            text = translate("SidePanel", "done {done} of {total} ({share})").format(
                done=formats.number(done), total=formats.number(total), share=formats.percent(done / total)
            )
        self._say(title, text)
        self._show_tally(tallies)

    def _show_people(self, rows: Sequence[ParticipantRow]) -> None:
        self._say(translate("SidePanel", "%n participant(s) selected", "", len(rows)), "")
        counts = Counter(row.code for row in rows)
        self._show_tally([Tally(tuple(counts.items()))])

    def _show_tally(self, tallies: Sequence[Tally]) -> None:
        counts: Counter[str] = Counter()
        for tally in tallies:
            counts.update(dict(tally.counts))
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
                # One below the other: an e-mail address can't be broken and needs the panel's whole width.
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
        for column, widget in enumerate(widgets):
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
