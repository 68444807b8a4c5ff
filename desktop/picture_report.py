"""A walk through the evening report, as part of the tour."""

from collections.abc import AsyncIterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop import app
from desktop.ui.report.dialog import ReportDialog

translate = QCoreApplication.translate


async def walk_report(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the dialog of the evening report, filled, and while the day is being read."""
    if desk.services.session is None:
        return
    yield "report", (dialog := await _opened(desk))
    dialog.close()
    dialog = await _opened(desk)
    dialog.say(translate("Report", "Reading calls and names…"))
    yield "report-reading", dialog
    dialog.close()


async def _opened(desk: app.Desk) -> ReportDialog:
    desk.window.actions_.evening_report.trigger()
    await desk.controller.parts.dialogs.idle()
    assert desk.report.dialog is not None
    return desk.report.dialog
