"""Exports of an embedded portal's own contacts, and how they are dropped on the window."""

import asyncio

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.unit.importing.corpus import quoted

PHONE = (
    "(SELECT value FROM multifield m WHERE m.entity_type_id = 3 AND m.entity_id = c.id AND type_id = 'PHONE'"
    " ORDER BY m.id LIMIT 1)"
)
OWN_PHONE = (
    "(SELECT value FROM multifield m WHERE m.entity_type_id = 3 AND m.entity_id = c.id AND type_id = 'PHONE'"
    " AND (SELECT count(DISTINCT o.entity_type_id || ':' || o.entity_id) FROM multifield o"
    " WHERE o.type_id = 'PHONE' AND o.normalized = m.normalized) = 1 ORDER BY m.id LIMIT 1)"
)
"""SQL for a contact's first phone that no other card has."""
DIALOG = "importDialog"
HEADER = ["Имя", "Фамилия", "Рабочий телефон", "ID"]


def export(path, people, *, more=()):
    """Write a file of contacts as a portal exports them, followed by the rows `more`."""
    rows = [[one["name"], one["last_name"], one["phone"], str(one["id"])] for one in people]
    path.write_bytes(quoted([HEADER, *rows, *more]).encode("utf-8-sig"))
    return path


async def contacts(portal, count, *, phone=PHONE):
    """Return the portal's first `count` contacts that have a phone: id, name, last_name, phone."""
    sql = (
        f"SELECT c.id, coalesce(c.name, '') name, coalesce(c.last_name, '') last_name, {phone} phone"
        " FROM contact c WHERE phone IS NOT NULL ORDER BY c.id LIMIT ?"
    )
    found = await portal.control.call("query", sql=sql, parameters=[count])
    assert len(found) == count
    return found


def import_open(desk):
    """Return whether the dialog of an import is open."""
    return any(dialog.isVisible() for dialog in desk.window.findChildren(QDialog, DIALOG))


async def members(portal, list_id):
    """Return the sorted ids of a call list's participants, as the portal has them."""
    return sorted(row["id"] for row in await portal.control.call("participants_of", list=list_id))


async def numbers(portal):
    """Return the numbers of all call lists that the portal has."""
    return [row["id"] for row in await portal.control.call("query", sql="SELECT id FROM call_list ORDER BY id")]


async def press(desk, key, modifiers=Qt.KeyboardModifier.ControlModifier):
    """Press a key in the main window, in front of all others."""
    desk.window.activateWindow()
    while not desk.window.isActiveWindow():  # noqa: ASYNC110 - the display reports it within a turn of the loop
        await asyncio.sleep(0)
    QTest.keyClick(desk.window, key, modifiers)


def drop(widget, *paths, where=None):
    """Drag files onto a widget and drop them, as a file manager does; return whether they were accepted."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return drop_data(widget, data, where=where)


def drop_data(widget, data, *, where=None):
    """Drag data onto a widget and drop it; return whether it was accepted."""
    place = where or widget.rect().center()
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(place), copy, data, left, plain)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(place), copy, data, left, plain)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


async def imported(desk, hands, *paths, onto=None, where=None):
    """Drop files, wait until the program is idle, and return the dialog of the import."""
    await desk.idle()
    assert drop(onto or desk.window, *paths, where=where)
    await hands.until(lambda: import_open(desk))
    await desk.idle()
    return hands.dialog(desk, DIALOG)


def shown(dialog, column):
    """Return the texts of a column of the verdicts."""
    model = dialog.verdicts
    return [model.index(row, column).data() for row in range(model.rowCount())]
