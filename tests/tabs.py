"""Helpers for tests of the tabs: the window, and the portal behind it."""

import json
import urllib.request

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def column(table, key):
    model = table.model()
    number = next(number for number, column in enumerate(model.columns) if column.key == key)
    return [model.index(row, number).data() for row in range(model.rowCount())]


def rest(portal, method, **parameters):
    """Call a REST method as another program on the portal would."""
    request = urllib.request.Request(
        f"{portal.webhook}{method}", json.dumps(parameters).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["result"]


async def opened(desk, size):
    await desk.idle()
    known = desk.services.session.known
    chosen = next(list_id for list_id, found in known.memberships.items() if len(found) == size)
    desk.controller.call_lists.choose(chosen)
    QTest.keyClick(desk.window.call_lists.table, Qt.Key.Key_Return)
    await desk.idle()
    return chosen
