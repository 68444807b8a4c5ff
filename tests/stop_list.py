"""The stop list's dialog, as a supervisor opens, fills and reads it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from tests.exports import drop

DIALOG, PREVIEW = "stopListDialog", "stopListPreview"


async def opened(desk):
    """Open the stop list, and return its dialog."""
    desk.window.actions_.stop_list.trigger()
    await desk.idle()
    return desk.stop_list.dialog


async def shown(desk):
    """Wait until the table shows what is on the list; return its phones as they are read."""
    desk.stop_list.pending.now()
    await desk.idle()
    model = desk.stop_list.dialog.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


async def pasted(desk, hands, text):
    """Paste a text on the list by its button, and return what the preview says."""
    QGuiApplication.clipboard().setText(text)
    hands.click(hands.child(desk, "stopListPaste", DIALOG))
    await desk.idle()
    return hands.words(desk, PREVIEW)


async def dropped(desk, hands, *paths):
    """Drop files on the list, and return what the preview says."""
    assert drop(desk.stop_list.dialog, *paths)
    await hands.until(lambda: desk.controller.scope.busy)
    await desk.idle()
    return hands.words(desk, PREVIEW)


async def accept(desk, hands):
    """Accept the preview, and return the notice that follows and the phones then on the list."""
    hands.click(hands.child(desk, "stopListAccept", PREVIEW))
    await desk.idle()
    return told(desk), await shown(desk)


async def press_undo(desk, hands):
    """Press the undo of the last notice, and return the notice that follows and the phones then on the list."""
    hands.click(desk.stop_list.dialog.banner.findChild(QPushButton, "noticeAction"))
    await desk.idle()
    return told(desk), await shown(desk)


def told(desk):
    return desk.stop_list.dialog.banner.accessibleName()
