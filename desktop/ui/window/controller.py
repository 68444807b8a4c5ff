"""Connects, refreshes, cancels, and joins the tabs: what is selected in one is shown in another."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.domain.overview import ListRow, ParticipantRow
from desktop.domain.problem import Cause, Problem
from desktop.qtkit.language import Languages, on_language_change
from desktop.qtkit.notices import Notice, NoticeKind, Notices
from desktop.qtkit.scope import TaskScope
from desktop.services.learning import Change
from desktop.services.portals import Portals
from desktop.services.preferences import PreferencesKeeper
from desktop.services.refreshing import refresh
from desktop.services.session import Progress
from desktop.ui import words
from desktop.ui.call_lists.controller import CallListsController
from desktop.ui.changes.controller import Changes
from desktop.ui.finding.controller import Finding
from desktop.ui.importing.controller import Importing
from desktop.ui.journal.controller import JournalController
from desktop.ui.panel.controller import PanelController
from desktop.ui.participants.controller import ParticipantsController
from desktop.ui.portal_state import OFFLINE, PortalStanding, PortalState
from desktop.ui.statuses.controller import StatusesController
from desktop.ui.window import disk
from desktop.ui.window.appearance import Appearance
from desktop.ui.window.auto_refresh import AutoRefresh
from desktop.ui.window.board_actions import BoardActions
from desktop.ui.window.catching_up import CatchingUp
from desktop.ui.window.commands import Commands
from desktop.ui.window.connecting import Connecting, Opening
from desktop.ui.window.demo import EmbeddedPortal
from desktop.ui.window.help import Help
from desktop.ui.window.hold_notice import HoldNotice
from desktop.ui.window.intake import Intake
from desktop.ui.window.loading import load_the_rest, load_what_a_refresh_needs
from desktop.ui.window.looking_ahead import LookingAhead
from desktop.ui.window.looking_back import LookingBack
from desktop.ui.window.pages import PortalPages
from desktop.ui.window.parts import WindowParts
from desktop.ui.window.portal_notice import PortalNotice
from desktop.ui.window.remembering import Remembering
from desktop.ui.window.steps import shown_in
from desktop.ui.window.undo_hint import UndoHint
from desktop.ui.window.window import MainWindow

translate = QCoreApplication.translate
_AGAIN_AFTER = 30_000
"""Milliseconds until a portal that can't be reached is tried again."""


class WindowController(QObject):
    """Made by the program beside the window. Owns the task scope that all tabs use, and the automatic refresh.

    Emits `problem` with each Problem that is shown to the supervisor, and `crashed` with any other error of a task,
    except for those of the disk.
    """

    problem = Signal(Problem)
    crashed = Signal(BaseException)

    def __init__(
        self,
        window: MainWindow,
        portals: Portals,
        *,
        notices: Notices,
        languages: Languages,
        preferences: PreferencesKeeper,
        licences: Path,
        change_log: Path,
        embedded_portal: EmbeddedPortal,
    ):
        super().__init__(window)
        self._window = window
        self._portals = portals
        self._notices = notices
        self._unsubscribe: Callable[[], None] | None = None
        self.scope = TaskScope(self.failed, owner=window, busy_changed=window.actions_.cancel.setEnabled)
        self._dialogs = TaskScope(self.failed, owner=window)
        self.parts = parts = WindowParts(
            window, portals, preferences, languages, notices, self.scope, self._dialogs, self._progress
        )
        self.call_lists = CallListsController(window)
        self.participants = ParticipantsController(parts)
        self.changes = Changes(parts)
        self.statuses = StatusesController(parts, self.changes)
        self.journal = JournalController(parts)
        self._tabs = (self.call_lists, self.participants, self.statuses)
        self.auto_refresh = AutoRefresh(portals, self)
        self.auto_refresh.due.connect(lambda: self.refresh(background=True))
        self.refresh_timer = self.auto_refresh.timer
        self.retry_timer = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self.retry_timer.timeout.connect(self._try_again)
        self.standing = PortalStanding(portals, self)
        window.status_bar.set_timers(self.retry_timer, self.refresh_timer)
        self.trouble = PortalNotice(notices, self)
        self.trouble.try_again.connect(self.refresh)
        self._catching_up = CatchingUp(parts, self)
        self.looking_back = LookingBack(self.changes, self.scope, self)
        self.looking_back.unknown.connect(self.retry_timer.start)
        self.commands = Commands(parts, self.changes, self.participants)
        self.board_actions = BoardActions(parts, self.call_lists, self.participants, self.commands)
        self.importing = Importing(parts, self.changes)
        self.intake = Intake(parts, self.participants, self.importing)
        self.connecting = Connecting(
            parts, embedded_portal, open_session=self.open_session, may_leave=self._may_leave
        )
        preferences.subscribe(self.connecting.take)
        self.connecting.read_only_changed.connect(self.standing.look)
        self.trouble.connect_wanted.connect(lambda: self.connecting.ask(portals.current))
        self.appearance = Appearance(parts)
        self.finding = Finding(parts, (window.call_lists.search, window.participants.search))
        self.finding.chosen.connect(self._show_person)
        self.pages = PortalPages(portals, notices)
        self.holding = HoldNotice(window, notices)
        self._undo_hint = UndoHint(window.actions_, self._dialogs, self)
        self.help = Help(parts, self.appearance, licences=licences, change_log=change_log)
        self.panel = PanelController(parts, self.participants, self.pages)
        self.looking_ahead = LookingAhead(self.scope, self)
        self._join()
        self.remembering = Remembering(parts, self.call_lists, self.participants)
        preferences.subscribe(self.auto_refresh.follow)
        self.auto_refresh.follow(preferences.current)

    def open_session(self, opening: Opening) -> None:
        """Open a portal: show its last known state at once, then refresh."""
        self.retry_timer.stop()
        self.trouble.begin()
        self.scope.start(self._connect(opening), key=(self, "session"))

    def refresh(self, *, background: bool = False) -> None:
        """Read everything again; a refresh in the background is skipped while another is under way."""
        if self._portals.session is None:
            if not background:
                self.connecting.ask()
            return
        if background and self.scope.running((self, "session")):
            return
        self.retry_timer.stop()
        if not background:
            self.trouble.begin()
        self.scope.start(self._refresh(background=background), key=(self, "session"))

    def _try_again(self) -> None:
        """Read everything in the background; a little later if something is still being read."""
        if self.scope.running((self, "session")):
            self.retry_timer.start()
        else:
            self.refresh(background=True)

    def cancel(self) -> None:
        """Stop what is under way; what was read stays. A change that is being carried out runs to its end."""
        reading = self.scope.running((self, "session"))
        self.scope.cancel((self, "session"))
        self._catching_up.stop()
        self.participants.stop()
        self.changes.cancel()
        self.connecting.cancel()
        if reading:
            if self.standing.state.offline:
                self.retry_timer.start()
            self.standing.look(reading=False, stopped=True)

    def failed(self, error: BaseException) -> None:
        """Show the supervisor why something failed, and what to do next."""
        if not isinstance(error, Problem):
            if (notice := disk.notice_of(error)) is not None:
                self._notices.tell(notice)
            else:
                self.crashed.emit(error)
            return
        self.problem.emit(error)
        self._mark(error)
        self.trouble.tell(error)
        if error.cause is Cause.LOCKED:
            self.connecting.ask(self._portals.current)

    def _mark(self, error: Problem) -> None:
        if error.cause in OFFLINE:
            self.retry_timer.start()
        self.standing.look(reading=False, stopped=False, problem=error)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Import files that the program was started with, as soon as a portal is connected."""
        self.intake.open_files(paths)

    async def idle(self) -> None:
        """Return when no work is under way and the tables show what was read; open dialogs don't count."""
        await self.scope.idle()
        self.looking_ahead.pending.now()
        self.commands.check_now()
        await self.scope.idle()
        for tab in self._tabs:
            await tab.shown()
        self.panel.pending.now()
        self.panel.results.now()
        self.participants.calls.now()
        await self.scope.idle()
        await self.participants.shown()

    async def close(self) -> None:
        """End all work and the session."""
        self.refresh_timer.stop()
        self.retry_timer.stop()
        self.remembering.take()
        await self._dialogs.close()
        await self.scope.close()
        self._leave()
        await self._portals.close()
        await self.connecting.close()
        await self.remembering.save()

    def _join(self) -> None:
        window, actions = self._window, self._window.actions_
        self.standing.changed.connect(self._show_state)
        actions.refresh.triggered.connect(lambda: self.refresh())
        actions.refresh.triggered.connect(self.auto_refresh.begin_anew)
        actions.cancel.triggered.connect(self.cancel)
        actions.quit.triggered.connect(window.close)
        actions.open_on_portal.triggered.connect(self._open_on_portal)
        actions.open_list.triggered.connect(lambda: self._open_list(self.commands.lists[0].id))
        actions.journal.triggered.connect(self._open_journal)
        self.journal.undo_wanted.connect(
            lambda session, group, dialog: self.changes.undo(session, group, over=dialog)
        )
        self.changes.written.connect(lambda _: self.journal.read_again())
        self.changes.written.connect(lambda _: self._undo_hint.look(self._portals.session))
        on_language_change(window, self._retranslate)
        window.progress.stop.clicked.connect(self.cancel)
        window.minimised.connect(self.auto_refresh.rest)
        window.panel.list_wanted.connect(self._show_person)
        self.commands.place_wanted.connect(self._show_person)
        window.tabs.currentChanged.connect(self._tab_changed)
        self.call_lists.counted.connect(lambda count: window.set_count(0, count if self._portals.session else None))
        self.participants.counted.connect(lambda count: window.set_count(1, count))
        self.statuses.counted.connect(lambda count: window.set_count(2, count if self._portals.session else None))
        self.call_lists.chosen.connect(self._lists_chosen)
        self.call_lists.opened.connect(self._open_list)
        self.participants.chosen.connect(self._people_chosen)
        self.participants.opened.connect(lambda row: self.pages.open_cards([row]))

    async def _connect(self, opening: Opening) -> None:
        self._leave()
        session = await opening()
        self.looking_back.begin()
        self._unsubscribe = session.subscribe(self._changed)
        self._window.set_portal(words.portal_name(session))
        self._window.status_bar.attach(session)
        self._window.panel.set_known(session.known)
        self.panel.attach(session)
        for tab in self._tabs:
            tab.attach(session)
            await tab.fed()  # the lists are drawn before the other tabs are filled
        self.remembering.attach(session)
        kept = (session.store, session.history, session.own_stop_list.file)
        for aside in filter(None, (file.set_aside for file in kept)):
            self._notices.tell(disk.set_aside(aside))
        self.standing.look(stopped=False, problem=None)
        await session.board.load()
        await self.call_lists.fed_again()  # drawing takes longer beside threads, which load cards and libraries then
        self.scope.start(session.learn.cards_known())
        self._undo_hint.look(session)
        self.looking_ahead.attach(session.board)
        await self._refresh(background=False)
        await self._portals.note_user()
        await load_the_rest()

    def _leave(self) -> None:
        self._catching_up.leave()
        self.importing.close_all()
        self.commands.leave()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._window.set_portal("")
        self._window.status_bar.attach(None)
        self._window.panel.set_known(None)
        self.panel.attach(None)
        self.looking_ahead.attach(None)
        self._undo_hint.look(None)
        for tab in self._tabs:
            tab.attach(None)

    def _may_leave(self) -> bool:
        """Return whether the open portal can be left: not while a change is being carried out there."""
        if not self.scope.running(self.changes):
            return True
        text = translate("Window", "A change is being carried out. Another portal can be opened when it is done.")
        self._notices.tell(Notice(text, kind=NoticeKind.WARNING, key="leaving"))
        return False

    def _show_state(self, state: PortalState) -> None:
        for part in (self._window.status_bar, self.connecting, self.commands, self.holding, *self._tabs):
            part.show_state(state)
        self._window.show_reading(state.reading)

    async def _refresh(self, *, background: bool) -> None:
        session = self._portals.session
        assert session is not None
        self.standing.look(reading=True, stopped=False)
        try:
            with self._progress() as progress:
                await self._portals.unlock()
                asked = self.commands.looked_at(by_itself=background)
                await refresh(session, progress, background=background, asked=asked)
                await session.board.look_ahead()
        except Problem as problem:
            if background and self.trouble.was_told(problem):
                self._mark(problem)
                return
            raise
        self.trouble.over()
        self._catching_up.begin(session, asked=not background)
        self.intake.connected()
        self.standing.look(reading=False, problem=None)
        if self.participants.list_id is not None:
            self.participants.open(self.participants.list_id, again=not background)
        await load_what_a_refresh_needs()
        self.board_actions.explain(session)
        await self.looking_back.look(session)

    def _changed(self, change: Change) -> None:
        session = self._portals.session
        if session is None:
            return
        if change.queue:
            self._window.status_bar.tell()
            self.auto_refresh.heed_limits(session)
            return
        if change.connection:
            self._window.set_portal(words.portal_name(session))
            if session.moved_to is not None:
                text = translate("Window", "The portal was renamed: it is at {host} now.")
                self._notices.tell(Notice(text.format(host=session.moved_to), kind=NoticeKind.WARNING, key="moved"))
                self.scope.start(self._portals.note_move())
        self._window.panel.refresh()
        self._window.status_bar.tell()
        for tab in self._tabs:
            tab.take(change)

    def _progress(self) -> AbstractContextManager[Progress]:
        return shown_in(self._window.progress)

    def _lists_chosen(self, rows: list[ListRow]) -> None:
        self.commands.selected_lists = rows
        self._selected()

    def _people_chosen(self, rows: Sequence[ParticipantRow]) -> None:
        self.commands.people = rows
        self._selected()

    def _open_journal(self) -> None:
        if self._portals.session is not None:
            self.journal.open(self._portals.session)

    def _selected(self) -> None:
        self.commands.enable()
        self.statuses.set_on_top(self._window.tabs.currentWidget() is self._window.statuses)
        self.panel.show()

    def _tab_changed(self) -> None:
        """Open the selected list when the tab of participants is shown."""
        if self._window.tabs.currentWidget() is self._window.participants:
            chosen = [row.id for row in self.commands.selected_lists]
            if chosen and self.participants.list_id not in chosen:
                self.participants.open(chosen[0])
        self._selected()

    def _open_list(self, list_id: int) -> None:
        self.participants.open(list_id)
        self._window.tabs.setCurrentWidget(self._window.participants)
        self._window.participants.table.setFocus()

    def _show_person(self, list_id: int, card_id: int) -> None:
        """Open a list, with one of its participants selected unless that is 0, whatever was searched there before."""
        self._window.participants.search.clear()
        self._window.participants.filter.choose(frozenset())
        self._open_list(list_id)
        if card_id:
            self.participants.choose(card_id)

    def _open_on_portal(self) -> None:
        if self._window.tabs.currentWidget() is self._window.participants:
            self.pages.open_cards(self.commands.people)
        else:
            self.pages.open_lists(self.commands.selected_lists)

    def _retranslate(self) -> None:
        if self._portals.session is not None:
            self._window.set_portal(words.portal_name(self._portals.session))
            self._undo_hint.look(self._portals.session)
        for tab in self._tabs:
            tab.retranslate()
        self._window.status_bar.tell()
        self.trouble.retranslate()
