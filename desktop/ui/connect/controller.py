"""Asks for access to a portal, and checks it."""

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.known_portal import KnownPortal
from desktop.domain.problem import Problem
from desktop.qtkit.browser import open_page
from desktop.qtkit.loop import opened
from desktop.qtkit.scope import TaskScope
from desktop.services.authorizing import Authorizing, ReturnPages
from desktop.services.portal_access import PortalAccess
from desktop.services.portals import Portals, webhooks_page
from desktop.ui.connect.dialog import ConnectDialog

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Chosen:
    """The checked access that was accepted, whether to keep it, and whether it is read-only."""

    access: PortalAccess
    remember: bool
    read_only: bool


async def ask_for_access(
    portals: Portals, scope: TaskScope, parent: QWidget, look_around: QAction, again: KnownPortal | None = None
) -> Chosen | None:
    """Show the connect dialog; return what was checked and accepted, or None if it was closed.

    `again` is the known portal whose secret is asked for once more. The demo is offered while `look_around`, which
    opens it instead, is enabled.
    """
    dialog = ConnectDialog(parent, again, offers_demo=look_around.isEnabled())
    dialog.demo_wanted.connect(look_around.trigger)
    return await _Asking(portals, scope, dialog).answer()


class _Asking(QObject):
    """One connect dialog and its requests to the portal; one check or one sign-in at a time."""

    def __init__(self, portals: Portals, scope: TaskScope, dialog: ConnectDialog) -> None:
        super().__init__(dialog)
        self._portals = portals
        self._scope = scope
        self._dialog = dialog
        self._access: PortalAccess | None = None
        self._chosen: Chosen | None = None
        self._authorizing: Authorizing | None = None
        self._open = True
        """Whether the dialog still exists: it deletes itself."""
        dialog.check_wanted.connect(lambda text: self._start(self._check_webhook(text)))
        dialog.application.sign_in_wanted.connect(lambda: self._start(self._sign_in()))
        dialog.application.pasted.connect(self._take_pasted)
        dialog.changed.connect(self._forget)
        dialog.guide.page_wanted.connect(self._open_page)
        dialog.accepted.connect(self._accept)
        dialog.finished.connect(self._stop)

    async def answer(self) -> Chosen | None:
        """Show the dialog until it is accepted or closed."""
        if self._portals.remembers:
            self._scope.start(self._look_for_keyring(), key=(self._dialog, "keyring"))
        await opened(self._dialog)
        return self._chosen

    def _accept(self) -> None:
        if self._access is not None:
            dialog = self._dialog
            self._chosen = Chosen(self._access, dialog.remember.isChecked(), dialog.read_only.isChecked())

    def _stop(self) -> None:
        self._open = False
        for work in ("check", "keyring"):
            self._scope.cancel((self._dialog, work))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._scope.start(work, key=(self._dialog, "check"))

    def _forget(self) -> None:
        """Drop what was checked: the fields have changed."""
        self._access = None
        self._scope.cancel((self._dialog, "check"))

    async def _look_for_keyring(self) -> None:
        self._dialog.offer_keyring(await self._portals.keyring())

    async def _check_webhook(self, text: str) -> None:
        try:
            await self._check(PortalAccess.pasted(text))
        except Problem as problem:
            self._dialog.show_problem(problem)

    async def _sign_in(self) -> None:
        page = self._dialog.application
        pages = ReturnPages(
            done=translate("Connect", "Call List Desk is signed in. This page can be closed."),
            refused=translate("Connect", "This is not the sign-in that Call List Desk waits for. Begin again there."),
        )
        try:
            authorizing = self._portals.sign_in(
                page.portal.text(),
                page.client_id.text().strip(),
                page.client_secret.text().strip(),
                page.port.value(),
                pages,
            )
            async with authorizing:
                address = await authorizing.begin()
                self._authorizing = authorizing
                page.await_return(waiting=True)
                self._dialog.show_waiting(authorizing.port_problem)
                if not open_page(address):
                    self._dialog.show_no_browser(address)
                grant = await authorizing.signed_in()
            await self._check(PortalAccess(grant, authorizing.application))
        except Problem as problem:
            self._dialog.show_problem(problem)
        finally:
            self._authorizing = None
            if self._open:
                page.await_return(waiting=False)

    def _take_pasted(self, text: str) -> None:
        if self._authorizing is None:
            return
        try:
            self._authorizing.pasted(text)
        except Problem as problem:
            self._dialog.show_hint(problem)

    async def _check(self, access: PortalAccess) -> None:
        self._dialog.show_checking()
        result = await self._portals.check(access)
        self._access = access
        self._dialog.show_connection(result.connection)

    def _open_page(self, text: str) -> None:
        try:
            address = webhooks_page(text)
            if not open_page(address):
                self._dialog.show_no_browser(address)
        except Problem as problem:
            self._dialog.show_problem(problem)
