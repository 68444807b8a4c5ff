"""The dialog in which a list's due date is chosen."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QCalendarWidget, QWidget

from desktop.qtkit.calendar import dress_calendar
from desktop.qtkit.dialog import ButtonRole, Dialog, heading
from desktop.qtkit.named import named

translate = QCoreApplication.translate


class DueDateDialog(Dialog):
    """Made by the side panel; changes nothing. Emits `chosen` with the date, or None for no due date."""

    chosen = Signal(object)

    def __init__(self, due: date | None, today: date, parent: QWidget):
        super().__init__("dueDateDialog", parent)
        self.setWindowTitle(translate("SidePanel", "Due date"))
        self.calendar = named(QCalendarWidget(), "dueDateCalendar")
        self.calendar.setAccessibleName(translate("SidePanel", "Due date"))
        dress_calendar(self.calendar)
        self.calendar.setMinimumDate(_qdate(min(today, due or today)))
        self.calendar.setSelectedDate(_qdate(due or today))
        self.calendar.activated.connect(lambda _: self._choose())
        self._closing_button(cancels=True)
        if due is not None:
            self._button("dueDateNone", translate("SidePanel", "No due date"), self._drop)
        self._button("dueDateSet", translate("SidePanel", "Set"), self._choose, ButtonRole.AcceptRole)
        self._stack(heading(self.windowTitle()), 4, self.calendar)
        self.calendar.setFocus()

    def _choose(self) -> None:
        day = self.calendar.selectedDate()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.accept()

    def _drop(self) -> None:
        self.chosen.emit(None)
        self.accept()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
