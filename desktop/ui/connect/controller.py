"""Asks for a webhook address and checks it."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.problem import Problem
from desktop.qtkit.loop import opened
from desktop.qtkit.scope import TaskScope
from desktop.services.portals import Portals
from desktop.ui.connect.dialog import ConnectDialog


async def ask_for_webhook(portals: Portals, scope: TaskScope, parent: QWidget) -> str | None:
    """Show the connect dialog; returns the address that was checked and accepted, None when it was closed."""
    dialog = ConnectDialog(parent)

    async def check(text: str) -> None:
        dialog.show_checking()
        try:
            result = await portals.check(text)
        except Problem as problem:
            dialog.show_problem(problem)
        else:
            dialog.show_connection(result.connection)

    dialog.check_wanted.connect(lambda text: scope.start(check(text), key=(dialog, "check")))
    dialog.address.textChanged.connect(lambda _: scope.cancel((dialog, "check")))
    try:
        accepted = await opened(dialog) == QDialog.DialogCode.Accepted.value
        return dialog.address.text() if accepted else None
    finally:
        scope.cancel((dialog, "check"))
        dialog.deleteLater()
