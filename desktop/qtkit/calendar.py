"""A calendar in the look of the program."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

_ROWS = 8
"""Six weeks, the names of the days, and the month."""


def dress_calendar(calendar: QCalendarWidget) -> None:
    """Let a calendar follow the language and the theme: no red days, which would mean an error, no black icons."""
    calendar.setLocale(QLocale())
    calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    for name, arrow in (("prev", Qt.ArrowType.LeftArrow), ("next", Qt.ArrowType.RightArrow)):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if isinstance(button, QToolButton):
            button.setIcon(QIcon())
            button.setArrowType(arrow)
    calendar.setMinimumHeight(_ROWS * calendar.fontMetrics().lineSpacing() * 2)
