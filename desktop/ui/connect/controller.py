"""Asks for a webhook address and checks it."""

from dataclasses import dataclass

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.known_portal import KnownPortal
from desktop.domain.problem import Problem
from desktop.qtkit.loop import opened
from desktop.qtkit.scope import TaskScope
from desktop.services.portals import Portals, webhooks_page
from desktop.ui.connect.dialog import ConnectDialog


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was accepted: a webhook's address that was checked, whether to keep it, whether to write at all."""

    webhook: str
    remember: bool
    read_only: bool


async def ask_for_webhook(
    portals: Portals, scope: TaskScope, parent: QWidget, again: KnownPortal | None = None
) -> Chosen | None:
    """Show the connect dialog; returns what was checked and accepted, None when it was closed.

    `again` is the known portal whose secret is asked for once more.
    """
    dialog = ConnectDialog(parent, again)

    async def check(text: str) -> None:
        dialog.show_checking()
        try:
            result = await portals.check(text)
        except Problem as problem:
            dialog.show_problem(problem)
        else:
            dialog.show_connection(result.connection)

    async def look_for_keyring() -> None:
        dialog.offer_keyring(await portals.keyring())

    def open_page(text: str) -> None:
        try:
            QDesktopServices.openUrl(QUrl(webhooks_page(text)))
        except Problem as problem:
            dialog.show_problem(problem)

    dialog.check_wanted.connect(lambda text: scope.start(check(text), key=(dialog, "check")))
    dialog.address.textChanged.connect(lambda _: scope.cancel((dialog, "check")))
    dialog.guide.page_wanted.connect(open_page)
    if portals.remembers:
        scope.start(look_for_keyring(), key=(dialog, "keyring"))
    try:
        accepted = await opened(dialog) == QDialog.DialogCode.Accepted.value
        chosen = Chosen(dialog.address.text(), dialog.remember.isChecked(), dialog.read_only.isChecked())
        return chosen if accepted else None
    finally:
        scope.cancel((dialog, "check"))
        scope.cancel((dialog, "keyring"))
        dialog.deleteLater()
