from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

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
