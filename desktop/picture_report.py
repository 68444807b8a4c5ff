"""A walk through the evening report, as part of the tour."""

from collections.abc import AsyncIterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop import app

translate = QCoreApplication.translate


async def walk_report(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the dialog of the evening report, filled, and while the day is being read."""
    if desk.services.session is None:
        return
    desk.window.actions_.evening_report.trigger()
    await desk.controller.parts.dialogs.idle()
    dialog = desk.report.dialog
    assert dialog is not None
    yield "report", dialog
    dialog.say(translate("Report", "Reading calls and names…"))
    yield "report-reading", dialog
    dialog.close()
