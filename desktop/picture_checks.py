"""A walk through the check of the call lists, as part of the tour."""

from collections.abc import AsyncIterator

from PySide6.QtWidgets import QPushButton, QWidget

from desktop import app
from desktop.picture_board import press
from desktop.ui.check_lists.dialog import CheckListsDialog


async def walk_checks(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the check by name: with cards unread, with all that is found, with nothing found or ignored.

    It is opened anew for each, as whoever looks may close it.
    """
    yield "check-lists-not-all-known", await _opened(desk)
    dialog = await _opened(desk)
    for name in ("findingsReadCards", "findingsAskForms"):
        button = dialog.findChild(QPushButton, name)
        if button is not None and button.isVisible():
            button.click()
            await desk.idle()
    dialog.table.selectRow(0)
    yield "check-lists", dialog
    dialog = await _opened(desk)
    dialog.table.selectAll()
    yield "check-lists-many-chosen", dialog
    dialog = await _opened(desk)
    dialog.kinds.choose([row.kind for row in dialog.kinds_model.rows if row.kind and not row.count][:1])
    yield "check-lists-nothing-found", dialog
    dialog = await _opened(desk)
    press(dialog, "findingsIgnored")
    yield "check-lists-nothing-ignored", dialog
    if (last := _shown(desk)) is not None:
        last.reject()


async def _opened(desk: app.Desk) -> CheckListsDialog:
    """Return the check, open and filled."""
    if _shown(desk) is None:
        desk.window.actions_.check_lists.trigger()
        await desk.idle()
    dialog = _shown(desk)
    assert dialog is not None
    return dialog


def _shown(desk: app.Desk) -> CheckListsDialog | None:
    dialogs = desk.window.findChildren(CheckListsDialog, "checkListsDialog")
    return next((dialog for dialog in dialogs if dialog.isVisible()), None)
