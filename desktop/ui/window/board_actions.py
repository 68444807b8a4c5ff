"""What is done with the board: what moved is marked as seen, and the history is saved as a file."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.qtkit.file_dialogs import ask_where_to_save
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.services.board import Board
from desktop.services.session import Session
from desktop.ui import words
from desktop.ui.board import board_of
from desktop.ui.call_lists.controller import CallListsController
from desktop.ui.participants.controller import ParticipantsController
from desktop.ui.participants.looking import Looking
from desktop.ui.saving import save_and_tell
from desktop.ui.window.commands import Commands
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.services.explaining import Explaining

translate = QCoreApplication.translate


class BoardActions(QObject):
    """Owned by the main window's controller. Writes on this computer only, never to the portal."""

    def __init__(
        self,
        parts: WindowParts,
        call_lists: CallListsController,
        participants: ParticipantsController,
        commands: Commands,
    ):
        super().__init__(parts.window)
        self._window, self._scope, self._notices = parts.window, parts.scope, parts.notices
        self._portals, self._commands = parts.portals, commands
        self._call_lists, self._participants = call_lists, participants
        self._explaining: Explaining | None = None
        self.looking = Looking(self)
        self.looking.looked.connect(lambda list_id: self._look_at([list_id]))
        parts.window.actions_.seen.triggered.connect(self._mark_as_seen)
        parts.window.actions_.export_history.triggered.connect(self._choose_file)
        parts.window.actions_.forget_history.triggered.connect(self._ask_to_forget)
        parts.window.tabs.currentChanged.connect(lambda _: self._note_what_is_seen())
        parts.window.minimised.connect(lambda _: self._note_what_is_seen())
        participants.counted.connect(lambda _: self._note_what_is_seen())
        parts.window.panel.due_wanted.connect(self._set_due)

    def explain(self, session: Session) -> None:
        """Find out in the background when exactly people moved, and who called them."""
        from desktop.services.explaining import Explaining

        if self._explaining is None or self._explaining.session is not session:
            self._explaining = Explaining(session, lambda: self._portals.preferences.call_requests_per_hour)
        self._scope.start(self._explaining.run(), key=(self, "calls"))

    def save_history(self, session: Session, path: Path) -> None:
        """Save everything that happened in the lists of a portal, and report that."""
        self._scope.start(self._save(session, path), key=(self, "save"))

    def _mark_as_seen(self) -> None:
        session = self._portals.session
        if session is not None:
            self._look_at([row.id for row in self._commands.lists] or list(session.known.call_lists))

    def _look_at(self, list_ids: list[int]) -> None:
        board = board_of(self._portals.session)
        if board is not None:
            self._scope.start(self._note_looked(board, list_ids))

    def _set_due(self, list_id: int, day: date | None) -> None:
        board = board_of(self._portals.session)
        if board is not None:
            self._scope.start(board.set_due(list_id, day))

    def _ask_to_forget(self) -> None:
        from desktop.ui.history.forgetting import ForgettingDialog

        lists, board = list(self._commands.lists), board_of(self._portals.session)
        if board is not None and lists:
            dialog = ForgettingDialog(lists, self._window)
            dialog.accepted.connect(lambda: self._scope.start(self._forget(board, [row.id for row in lists])))
            dialog.open()

    async def _forget(self, board: Board, list_ids: list[int]) -> None:
        for list_id in list_ids:
            await board.forget(list_id)
        text = translate("History", "The history of %n list(s) was forgotten.", "", len(list_ids))
        self._notices.tell(Notice(text, kind=NoticeKind.SUCCESS, key="forgotten"))

    async def _note_looked(self, board: Board, list_ids: list[int]) -> None:
        await board.look_at(list_ids)
        for controller in (self._call_lists, self._participants):
            controller.pending.ask()

    def _note_what_is_seen(self) -> None:
        window = self._window
        if self._portals.session is None:
            self.looking.forget()
        elif window.tabs.currentWidget() is window.participants and window.isVisible() and not window.isMinimized():
            self.looking.show(self._participants.list_id)
        else:
            self.looking.show(None)

    def _choose_file(self) -> None:
        session = self._portals.session
        if session is None:
            return
        title = translate("History", "Save the history")
        named = translate("History", "History {portal} {day}.csv")
        day = session.board.hours.day_of(session.board.now)
        proposed = named.format(portal=words.portal_name(session), day=day.isoformat())
        save = partial(self.save_history, session)
        ask_where_to_save(self._window, title, save, filters=["CSV (*.csv)"], proposed=proposed)

    async def _save(self, session: Session, path: Path) -> None:
        from desktop.services.history_file import save_history
        from desktop.ui.history import file

        saved = translate("History", "The history was saved as {file}.")
        failed = translate("History", "The history could not be saved as {file}: {reason}.")
        lines = partial(file.lines, known=session.known, zone=session.board.hours.zone)
        saving = save_history(path, session.history.exported(), file.titles(), lines)
        await save_and_tell(saving, path, self._notices, saved, failed)
