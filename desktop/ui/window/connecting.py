"""Connecting to a portal or to the demo, switching between known portals, and the read-only mode."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

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
from desktop.ui.portal_state import PortalState
from desktop.ui.window.demo import Demo, EmbeddedPortal
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.ui.connect.controller import Chosen

translate = QCoreApplication.translate

Opening = Callable[[], Awaitable[Session]]
"""Opens a session, which the window then shows and reads."""
_DEMO = "demo"
"""The key of notices about the demo."""


class Connecting(QObject):
    """Owned by the main window's controller. Emits `read_only_changed`.

    `open_session` shows and reads the session that an `Opening` returns. `may_leave` returns whether the open session
    can be left now, and shows a notice if not.
    """

    read_only_changed = Signal()

    def __init__(
        self,
        parts: WindowParts,
        embedded_portal: EmbeddedPortal,
        *,
        open_session: Callable[[Opening], None],
        may_leave: Callable[[], bool],
    ):
        super().__init__(parts.window)
        self._window = window = parts.window
        self._portals, self._notices = parts.portals, parts.notices
        self._scope, self._dialogs = parts.scope, parts.dialogs
        self._languages, self._progress = parts.languages, parts.progress
        self._demo = Demo(parts.portals, embedded_portal)
        self._demo_starting = False
        self._open_session = open_session
        self._may_leave = may_leave
        self._state = PortalState()
        actions = window.actions_
        actions.connect_portal.triggered.connect(lambda: self.ask())
        actions.look_around.triggered.connect(self.look_around)
        actions.read_only.triggered.connect(lambda on: self._dialogs.start(self._set_read_only(on)))
        window.portals_menu.aboutToShow.connect(self._fill_menu)
        on_language_change(window, lambda: self.show_state(self._state))

    def connect_to(self, webhook: str) -> None:
        """Open a portal by the address of its webhook, without remembering it."""
        self._leave_for(lambda: self._portals.open(webhook))

    def connect_last(self) -> bool:
        """Open the portal that was used last; return whether one is known."""
        known = self._portals.known
        if known:
            self._leave_for(lambda: self._portals.open_known(known[0]))
        return bool(known)

    def switch_to(self, portal: KnownPortal) -> None:
        """Open another known portal."""
        if self._may_leave():
            self._leave_for(lambda: self._portals.open_known(portal))

    def look_around(self) -> None:
        """Start the demo's portal, and open it in place of the open one; nothing of it is remembered."""
        if self._may_leave():
            self._scope.start(self._look_around(), key=(self, "demo"))

    def cancel(self) -> None:
        """Stop starting the demo."""
        if self._scope.running((self, "demo")):
            self._scope.cancel((self, "demo"))
            self._notices.tell(Notice(translate("Window", "The demo was not started."), key=_DEMO))

    async def close(self) -> None:
        """End the demo, after its session was closed."""
        await self._demo.end()

    def take(self, chosen: Preferences) -> None:
        """Apply the preferred proxy; if it has changed, the open portal is left and opened again."""
        before, self._portals.preferences = self._portals.preferences, chosen
        rerouted = (before.proxy, before.proxy_address) != (chosen.proxy, chosen.proxy_address)
        if rerouted and self._portals.session is not None and self._may_leave():
            self._open_session(self._portals.reopen)

    def ask(self, again: KnownPortal | None = None) -> None:
        """Show the connect dialog unless it is open, and connect when it is accepted."""
        asking = (self, "ask")
        if not self._dialogs.running(asking):
            self._dialogs.start(self._ask(again), key=asking)

    def show_state(self, state: PortalState) -> None:
        """Show which portal is open."""
        self._state = state
        self._enable_demo()
        actions, host = self._window.actions_, state.host
        actions.read_only.setEnabled(bool(host))
        actions.read_only.setChecked(state.read_only)
        session = self._portals.session
        name = words.portal_name(session) if session is not None and session.demo else host
        short = name if name[:1].isdigit() else name.partition(".")[0]
        self._window.portal_button.setText(short or translate("Window", "Portals"))
        named = translate("Window", "Portal: {host}").format(host=name) if name else translate("Window", "Portals")
        self._window.portal_button.setAccessibleName(named)
        shown = host or translate("Window", "Connect a portal, or choose a known one")
        set_tooltip(self._window.portal_button, shown)

    async def _ask(self, again: KnownPortal | None) -> None:
        from desktop.ui.connect.controller import ask_for_access

        look_around = self._window.actions_.look_around
        chosen = await ask_for_access(self._portals, self._scope, self._window, look_around, again)
        if chosen is not None and self._may_leave():
            self._leave_for(lambda: self._open(chosen))

    def _leave_for(self, opening: Opening) -> None:
        """Open a portal other than the demo's, which ends."""

        async def opened() -> Session:
            session = await opening()
            await self._demo.end()
            return session

        self._scope.cancel((self, "demo"))
        self._open_session(opened)

    async def _look_around(self) -> None:
        self._demo_starting = True
        self._enable_demo()
        self._notices.withdraw(_DEMO)
        try:
            with self._progress():
                self._window.progress.step(translate("Window", "The demo is starting…"), None)
                await self._demo.start(self._languages.current)
        except OSError as error:
            text = translate("Window", "The demo could not be started. Your data is not affected.")
            again = (translate("Window", "Try again"), self.look_around)
            self._notices.tell(Notice(text, str(error), NoticeKind.ERROR, again, _DEMO))
        else:
            self._open_session(self._demo.open)
        finally:
            self._demo_starting = False
            self._enable_demo()

    def _enable_demo(self) -> None:
        session = self._portals.session
        shown = session is not None and session.demo
        self._window.actions_.look_around.setEnabled(not shown and not self._demo_starting)

    async def _open(self, chosen: "Chosen") -> Session:
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
        menu.addActions([self._window.actions_.connect_portal, self._window.actions_.look_around])
        if self._portals.known:
            forget = QMenu(translate("Window", "&Forget"), menu)
            for portal in self._portals.known:
                forget.addAction(_named(portal), partial(self._begin_to_forget, portal))
            menu.addMenu(forget)

    def _begin_to_forget(self, portal: KnownPortal) -> None:
        self._dialogs.start(self._forget(portal))

    async def _forget(self, portal: KnownPortal) -> None:
        try:
            forgotten = await self._portals.forget(portal)
        except Problem as problem:
            self._tell_problem(problem)
            return
        text = translate(
            "Window", "{host} is forgotten, and its secret is out of the keyring. Saved data and journal stay."
        )

        def take_back() -> None:
            self._dialogs.start(self._take_back(forgotten))

        undo = (translate("Window", "Undo"), take_back)
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


def _named(portal: KnownPortal) -> str:
    return f"{portal.host} · {portal.user_name or f'#{portal.user_id}'}".replace("&", "&&")
