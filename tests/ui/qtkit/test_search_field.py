from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QVBoxLayout

from desktop.qtkit.dialog import Dialog
from desktop.qtkit.search_field import SearchField


def test_the_button_that_empties_it_has_a_name(qtbot):
    field = SearchField(max_length=7)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "november")
    assert field.text() == "novembe"
    button = field.findChild(QToolButton)
    said = QAccessible.queryAccessibleInterface(button)
    assert (said.text(QAccessible.Text.Name), said.role()) == ("Clear", QAccessible.Role.Button)
    button.click()
    assert field.text() == ""


def test_esc_empties_it_before_it_closes_anything(qtbot):
    dialog, field = Dialog(), SearchField()
    QVBoxLayout(dialog).addWidget(field)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(field, "anna")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    first = field.text(), dialog.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (first, dialog.isVisible()) == (("", True), False)
