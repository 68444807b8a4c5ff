"""Which portal is open: connecting, the known portals and switching between them, read-only mode."""

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop.domain.known_portal import KnownPortal
from desktop.domain.preferences import Preferences
from desktop.domain.problem import Problem
from desktop.qtkit.language import on_language_change
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.qtkit.plain import set_tooltip
from desktop.services.portals import Forgotten
from desktop.services.session import Session
from desktop.ui import words
from desktop.ui.connect.controller import Chosen, ask_for_access
from desktop.ui.portal_state import PortalState
from desktop.ui.window.parts import WindowParts

translate = QCoreApplication.translate

Opening = Callable[[], Awaitable[Session]]
"""Opens a session; the window shows it and reads it."""


class Connecting(QObject):
    """Owned by the main window's controller, which shows and reads the session that an `Opening` gives.

    `open_session` begins that; `may_leave` tells whether the open session can be left now, and says why when not.
    Emits `read_only_changed`.
    """

    read_only_changed = Signal()

    def __init__(self, parts: WindowParts, *, open_session: Callable[[Opening], None], may_leave: Callable[[], bool]):
        super().__init__(parts.window)
        self._window = window = parts.window
        self._portals, self._notices = parts.portals, parts.notices
        self._scope, self._dialogs = parts.scope, parts.dialogs
        self._open_session = open_session
        self._may_leave = may_leave
        self._state = PortalState()
        actions = window.actions_
        actions.connect_portal.triggered.connect(lambda: self.ask())
        actions.read_only.triggered.connect(lambda on: self._start(self._set_read_only(on)))
        window.portals_menu.aboutToShow.connect(self._fill_menu)
        on_language_change(window, lambda: self.show_state(self._state))

    def connect_to(self, webhook: str) -> None:
        """Open a portal by its webhook's address, without remembering it."""
        self._open_session(lambda: self._portals.open(webhook))

    def connect_last(self) -> bool:
        """Open the portal that was used last, if one is known."""
        known = self._portals.known
        if known:
            self._open_session(lambda: self._portals.open_known(known[0]))
        return bool(known)

    def switch_to(self, portal: KnownPortal) -> None:
        """Open another known portal."""
        if self._may_leave():
            self._open_session(lambda: self._portals.open_known(portal))

    def take(self, chosen: Preferences) -> None:
        """Reach portals by the way that is preferred now; the open one is left and opened anew."""
        before, self._portals.preferences = self._portals.preferences, chosen
        rerouted = (before.proxy, before.proxy_address) != (chosen.proxy, chosen.proxy_address)
        if rerouted and self._portals.session is not None and self._may_leave():
            self._open_session(self._portals.reopen)

    def ask(self, again: KnownPortal | None = None) -> None:
        """Show the connect dialog, unless it is open, and connect when it is accepted."""
        asking = (self, "ask")
        if not self._dialogs.running(asking):
            self._dialogs.start(self._ask(again), key=asking)

    def show_state(self, state: PortalState) -> None:
        """Show which portal is open."""
        self._state = state
        actions, host = self._window.actions_, state.host
        actions.read_only.setEnabled(bool(host))
        actions.read_only.setChecked(state.read_only)
        short = host if host[:1].isdigit() else host.partition(".")[0]
        self._window.portal_button.setText(short or translate("Window", "Portals"))
        named = translate("Window", "Portal: {host}").format(host=host) if host else translate("Window", "Portals")
        self._window.portal_button.setAccessibleName(named)
        shown = host or translate("Window", "Connect a portal, or choose a known one")
        set_tooltip(self._window.portal_button, shown)

    async def _ask(self, again: KnownPortal | None) -> None:
        chosen = await ask_for_access(self._portals, self._scope, self._window, again)
        if chosen is not None and self._may_leave():
            self._open_session(lambda: self._open(chosen))

    async def _open(self, chosen: Chosen) -> Session:
        session = await self._portals.open_by(chosen.access, read_only=chosen.read_only)
        try:
            await self._portals.remember(keep_secret=chosen.remember)
        except Problem as problem:
            self._tell_problem(problem)
        return session

    async def _set_read_only(self, on: bool) -> None:
        await self._portals.set_read_only(read_only=on)
        self.read_only_changed.emit()

    def _fill_menu(self) -> None:
        menu = self._window.portals_menu
        menu.clear()
        current = self._portals.current
        for portal in self._portals.known:
            action = menu.addAction(_named(portal), partial(self.switch_to, portal))
            action.setCheckable(True)
            action.setChecked(current is not None and portal.id == current.id)
        menu.addSeparator()
        menu.addAction(self._window.actions_.connect_portal)
        if self._portals.known:
            forget = QMenu(translate("Window", "&Forget"), menu)
            for portal in self._portals.known:
                forget.addAction(_named(portal), partial(self._begin_to_forget, portal))
            menu.addMenu(forget)

    def _begin_to_forget(self, portal: KnownPortal) -> None:
        self._start(self._forget(portal))

    async def _forget(self, portal: KnownPortal) -> None:
        try:
            forgotten = await self._portals.forget(portal)
        except Problem as problem:
            self._tell_problem(problem)
            return
        text = translate(
            "Window", "{host} is forgotten, and its secret is out of the keyring. Saved data and journal stay."
        )
        undo = (translate("Window", "Undo"), lambda: self._start(self._take_back(forgotten)))
        self._notices.tell(
            Notice(text.format(host=portal.host), kind=NoticeKind.SUCCESS, action=undo, key="forgotten")
        )

    async def _take_back(self, forgotten: Forgotten) -> None:
        try:
            await self._portals.take_back(forgotten)
        except Problem as problem:
            self._tell_problem(problem)

    def _tell_problem(self, problem: Problem) -> None:
        notice = Notice(words.explain(problem).text, words.details(problem), NoticeKind.WARNING, key="keyring")
        self._notices.tell(notice)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._dialogs.start(work)


def _named(portal: KnownPortal) -> str:
    return f"{portal.host} · {portal.user_name or f'#{portal.user_id}'}".replace("&", "&&")
