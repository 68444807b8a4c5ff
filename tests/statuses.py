"""The editor of statuses in a window: pressing and choosing things in it; and the portal's dictionary."""

import asyncio

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton

from desktop.qtkit.loop import breathe

ORDER = ["IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING"]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def table(desk):
    return desk.window.statuses.table


def column(desk, key):
    model = table(desk).model()
    number = model.column_of(key)
    return [model.index(row, number).data() for row in range(model.rowCount())]


def plan(desk):
    return next(dialog for dialog in desk.window.findChildren(QDialog, "planDialog") if dialog.isVisible())


def words(desk):
    """Return the texts of the plan below its title."""
    labels = [label for label in plan(desk).findChildren(QLabel) if label.objectName() != "planTitle"]
    return "\n".join(label.text() for label in labels if label.isVisible())


def plans(desk):
    return [dialog for dialog in desk.window.findChildren(QDialog, "planDialog") if dialog.isVisible()]


async def accept(desk):
    button = plan(desk).findChild(QPushButton, "planAccept")
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await desk.idle()


async def active(window):
    window.activateWindow()
    while not window.isActiveWindow():  # noqa: ASYNC110 - the display reports it within a turn of the loop
        await asyncio.sleep(0)


async def opened(desk):
    await desk.idle()
    desk.window.actions_.tabs[2].trigger()
    await active(desk.window)
    table(desk).setFocus()


async def press(desk, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key in the table, and wait for the plan that it brings up."""
    await active(desk.window)
    table(desk).setFocus()
    QTest.keyClick(table(desk), key, modifier)
    await desk.idle()


async def enter(desk, editor, key=Qt.Key.Key_Return):
    """Press Enter in the editor of a name; Qt handles it a turn of the loop later."""
    QTest.keyClick(editor, key)
    await breathe()
    await desk.idle()


async def undo(desk):
    await press(desk, Qt.Key.Key_Z, CTRL)
    said = words(desk)
    await accept(desk)
    return said


def choose(desk, code):
    row = next(row for row in desk.window.statuses.model.shown if row.status.code == code)
    table(desk).choose([row.status.id])
    return row


async def there(portal):
    sql = "SELECT * FROM dictionary_entry WHERE entity_id = 'CALL_LIST' ORDER BY sort, id"
    return {row["status_id"]: row for row in await portal.control.call("query", sql=sql)}


def dialog(desk):
    return desk.window.findChild(QDialog, "statusDialog")


def field(desk, name, kind=QLineEdit):
    return dialog(desk).findChild(kind, name)


async def add(desk, hands, *said):
    """Wait until the dialog of a new status shows its plan, with these words in it; return the words, and accept."""
    accepts = field(desk, "statusAccept", QPushButton)
    await hands.until(lambda: accepts.isEnabled() and all(part in hands.words(desk, "statusDialog") for part in said))
    words = hands.words(desk, "statusDialog")
    hands.click(accepts)
    await desk.idle()
    return words


def colours(desk):
    return next(dialog for dialog in desk.window.findChildren(QDialog, "statusColourDialog") if dialog.isVisible())


def told(desk):
    return desk.window.banner.accessibleName()


def spot(desk, row, part=0.5, key="name"):
    rect = table(desk).visualRect(table(desk).model().index(row, table(desk).model().column_of(key)))
    return QPoint(rect.center().x(), rect.top() + round(rect.height() * part))


def drag(desk, start, end, *, esc=False):
    viewport = table(desk).viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, QPoint(start.x(), (start.y() + end.y()) // 2))
    QTest.mouseMove(viewport, end)
    if esc:
        QTest.keyClick(table(desk), Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
