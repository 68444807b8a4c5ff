"""A walk through what the window says of the clients' local time, as part of the tour."""

import asyncio
from collections.abc import AsyncIterator

from PySide6.QtWidgets import QDialog, QRadioButton, QWidget

from desktop import app
from desktop.picture_board import press
from desktop.ui.participants.local_time_column import LOCAL_TIME

_MAY_CALL = "participantsCallable"
_PLANNED_AFTER = 0.4
"""Seconds after which a dialog has planned what was chosen in it."""


async def walk_local_time(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield people by local time, those who may be called now, and a split by zones; a list has been opened."""
    window, list_id = desk.window, desk.controller.participants.list_id
    if list_id is None:
        return
    table = window.participants.table
    before = table.save_layout()
    window.tabs.setCurrentWidget(window.participants)
    await desk.controller.scope.idle()
    table.sort_by(LOCAL_TIME)
    table.selectRow(0)
    yield "participants-local-time", window
    press(window, _MAY_CALL)
    yield "participants-may-be-called", window
    press(window, _MAY_CALL)
    table.restore_layout(before)
    window.tabs.setCurrentWidget(window.call_lists)
    desk.controller.call_lists.choose(list_id)
    window.actions_.split.trigger()
    await desk.idle()
    dialog = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    by_zones = dialog.findChild(QRadioButton, "splitByZones")
    assert isinstance(by_zones, QRadioButton)
    by_zones.click()
    for _ in range(2):
        await asyncio.sleep(_PLANNED_AFTER)
        await desk.idle()
    yield "split-by-zones", dialog
    dialog.reject()
