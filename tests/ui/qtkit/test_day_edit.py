"""A field for a day."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.qtkit.day_edit import DayEdit


def test_tab_leaves_it_at_once_both_ways(qtbot):
    window = QWidget()
    before, day, after = QLineEdit(), DayEdit(QDate(2026, 3, 9)), QLineEdit()
    row = QHBoxLayout(window)
    for field in (before, day, after):
        row.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    day.setFocus()
    QTest.keyClick(day, Qt.Key.Key_Tab)
    onward = window.focusWidget()
    day.setFocus()
    QTest.keyClick(day, Qt.Key.Key_Backtab)
    assert (onward, window.focusWidget()) == (after, before)
