"""A field for a day."""

from PySide6.QtCore import QDate, QSize
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop.qtkit.calendar import dress_calendar


class DayEdit(QDateEdit):
    """A field with a calendar that Tab leaves at once, instead of going from day to month to year."""

    def __init__(self, day: QDate) -> None:
        super().__init__(day)
        self.setCalendarPopup(True)
        dress_calendar(self.calendarWidget())

    def minimumSizeHint(self) -> QSize:
        """Keep room for the whole day."""
        return self.sizeHint()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move on to the next field, or back to the one before."""
        return QWidget.focusNextPrevChild(self, forward)
