"""The window of operators: which day, which list, the sums, and the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from desktop.qtkit import icons
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.calendar import dress_calendar
from desktop.qtkit.day_edit import DayEdit
from desktop.qtkit.figures import Figure, FigureRow, FigureText
from desktop.qtkit.icons import Glyph
from desktop.qtkit.keys import keys_of
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named, push_button
from desktop.qtkit.placeholder import State
from desktop.qtkit.plain import set_tooltip
from desktop.qtkit.small_screen import room_for
from desktop.qtkit.style_sheet import OUTLINED
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.copying import put_on_clipboard
from desktop.ui.operators.model import OperatorRow, OperatorsModel
from desktop.ui.operators.words import FIGURES

translate = QCoreApplication.translate

_SIZE, _LEAST = QSize(980, 560), QSize(640, 340)
_LIST, _LEAST_OF_LIST = 24, 8
"""Characters of a list's name that are shown: where there is room, and at least."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A day of the portal's zone, and a list; None for all calls."""

    day: date
    list_id: int | None


class OperatorsWindow(QWidget):
    """Made by its controller; a window of its own. Only shows, reads nothing.

    Emits `asked` when another day or list is wanted, `refresh_wanted` when the same is to be read again, `dressed`
    when the language has changed, and `closed`.
    """

    asked = Signal()
    refresh_wanted = Signal()
    dressed = Signal()
    closed = Signal()

    def __init__(self, first: date, today: date) -> None:
        super().__init__()
        self.setObjectName("operatorsWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE.boundedTo(room_for(self)))
        self.previous, self.next, self.refresh = (
            named(QToolButton(), f"operators{what}") for what in ("Previous", "Next", "Refresh")
        )
        self.day = named(DayEdit(_qdate(today)), "operatorsDay")
        self.today = push_button("operatorsToday")
        self.lists = named(QComboBox(), "operatorsList")
        self.lists.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lists.setMinimumContentsLength(_LIST)
        self.lists.addItem("", None)
        self.note = named(ToneLabel(), "operatorsNote")
        self.figures = FigureRow("operatorsFigures", [Figure(name, filters=False) for name in FIGURES], FIGURES[::-1])
        self.model = OperatorsModel(self)
        self.table = named(TableView(self.model, copy=put_on_clipboard), "operatorsTable")
        self.table.sort_by("calls", descending=True)
        self.set_days(first, today)
        self._lay_out()
        self._join()
        on_language_change(self, self._retranslate)

    def set_days(self, first: date, today: date) -> None:
        """Offer the days from the first one up to today; a day that was today goes on being so."""
        was_today = self.day.date() == self.day.maximumDate()
        self.day.blockSignals(True)
        self.day.setDateRange(_qdate(first), _qdate(today))
        if was_today:
            self.day.setDate(_qdate(today))
        self.day.blockSignals(False)
        self._enable()

    def set_lists(self, lists: Iterable[tuple[int, str]], chosen: int | None) -> None:
        """Offer these lists by number and name below all calls, and choose one of them, or all calls."""
        self.lists.blockSignals(True)
        while self.lists.count() > 1:
            self.lists.removeItem(1)
        for list_id, name in lists:
            self.lists.addItem(name, list_id)
        self.lists.setCurrentIndex(max(self.lists.findData(chosen), 0))
        self.lists.blockSignals(False)
        self._name_list()

    @property
    def wanted(self) -> Asked:
        """What is chosen now."""
        day = self.day.date()
        return Asked(date(day.year(), day.month(), day.day()), self.lists.currentData())

    def show_work(self, rows: Sequence[OperatorRow], figures: Sequence[FigureText]) -> None:
        """Show what operators did, and the sums."""
        self.model.replace(rows)
        self.figures.say(figures)
        self.figures.show()
        self.table.set_placeholder(None)

    def show_state(self, state: State) -> None:
        """Say why there is nothing to show."""
        self.model.replace(())
        self.figures.hide()
        self.table.set_placeholder(state)

    def say(self, text: str, tone: Tone | None) -> None:
        """Say which calls are missing, and what else is to be known; "" for nothing."""
        self.note.say(text, tone)
        self.note.setVisible(bool(text))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the controller."""
        self.closed.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_to_font()

    def _lay_out(self) -> None:
        self.refresh.setIcon(icons.icon(Glyph.REFRESH))
        for button, glyph in ((self.previous, Glyph.ARROW_LEFT), (self.next, Glyph.ARROW_RIGHT)):
            button.setIcon(icons.icon(glyph))
        for tool in (self.previous, self.next, self.refresh):
            tool.setProperty(OUTLINED, True)
            tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        days = side_by_side(self.previous, self.day, self.next, self.today, spacing=4)
        upper = side_by_side(days, None, self.lists, self.refresh, spacing=8, margins=(12, 12, 12, 12))
        note = side_by_side((self.note, 1), margins=(12, 0, 12, 12))
        column(upper, note, self.figures, (self.table, 1), within=self, spacing=0, margins=FLUSH)
        self.note.hide()
        self._fit_to_font()

    def _join(self) -> None:
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.today.clicked.connect(lambda: self.day.setDate(self.day.maximumDate()))
        self.day.dateChanged.connect(lambda _: self._choose())
        self.lists.currentIndexChanged.connect(lambda _: self._choose())
        self.refresh.clicked.connect(self.refresh_wanted)
        for key, act in (
            (QKeySequence.StandardKey.Close, self.close),
            ("F5", self.refresh_wanted.emit),
            ("Alt+Left", lambda: self._turn(-1)),
            ("Alt+Right", lambda: self._turn(1)),
        ):
            for sequence in keys_of(key):
                QShortcut(sequence, self, act)

    def _turn(self, days: int) -> None:
        """Go to another day, as far as there are such."""
        self.day.setDate(self.day.date().addDays(days))

    def _choose(self) -> None:
        self._enable()
        self._name_list()
        self.asked.emit()

    def _enable(self) -> None:
        day = self.day.date()
        self.previous.setEnabled(day > self.day.minimumDate())
        self.next.setEnabled(day < self.day.maximumDate())
        self.today.setEnabled(day < self.day.maximumDate())

    def _name_list(self) -> None:
        """Let the whole name be read where the box is too narrow for it."""
        set_tooltip(self.lists, self.lists.currentText())

    def _fit_to_font(self) -> None:
        self.lists.setMinimumWidth(self.lists.fontMetrics().averageCharWidth() * _LEAST_OF_LIST)

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Operators", "Operators"))
        self.table.setAccessibleName(translate("Operators", "Operators"))
        self.day.setAccessibleName(translate("Operators", "Day"))
        self.day.setLocale(QLocale())
        self.day.setDisplayFormat(translate("Operators", "ddd d MMM yyyy"))
        dress_calendar(self.day.calendarWidget())
        self.today.setText(translate("Operators", "&Today"))
        self.lists.setItemText(0, translate("Operators", "All calls"))
        self.lists.setAccessibleName(translate("Operators", "Calls of which list"))
        for button, name, key in (
            (self.previous, translate("Operators", "Previous day"), "Alt+Left"),
            (self.next, translate("Operators", "Next day"), "Alt+Right"),
            (self.refresh, translate("Operators", "Read again"), "F5"),
        ):
            button.setAccessibleName(name)
            set_tooltip(button, f"{name} ({keys_of(key)[0].toString(QKeySequence.SequenceFormat.NativeText)})")
        self.model.retranslate()
        self._name_list()
        self.dressed.emit()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
