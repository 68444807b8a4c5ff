"""A walk through the check of the call lists, as part of the tour."""

from collections.abc import AsyncIterator

from PySide6.QtWidgets import QPushButton, QWidget

from desktop import app
from desktop.domain.findings import FindingKind
from desktop.picture_board import press
from desktop.ui.check_lists.dialog import CheckListsDialog


async def walk_checks(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the check by name: with cards unread, with all that is found, and with what is ignored."""
    desk.window.actions_.check_lists.trigger()
    await desk.idle()
    dialog = desk.window.findChild(CheckListsDialog, "checkListsDialog")
    if dialog is None:
        return
    yield "check-lists-not-all-known", dialog
    for name in ("findingsReadCards", "findingsAskForms"):
        button = dialog.findChild(QPushButton, name)
        if button is not None and button.isVisible():
            button.click()
            await desk.idle()
    dialog.table.selectRow(0)
    yield "check-lists", dialog
    dialog.table.selectAll()
    yield "check-lists-many-chosen", dialog
    empty = next((row.kind for row in dialog.kinds_model.rows if row.kind and not row.count), FindingKind.FORM_GONE)
    dialog.kinds.choose([empty])
    yield "check-lists-nothing-found", dialog
    press(dialog, "findingsIgnored")
    yield "check-lists-nothing-ignored", dialog
    dialog.reject()
