"""Feeds the table of statuses from the last known state, and turns what the supervisor does there into writes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal

from desktop.domain.portal import Capability
from desktop.domain.status import Statuses
from desktop.domain.status_mark import Mark
from desktop.domain.status_order import moved, new_sorts
from desktop.domain.status_plans import StatusWish
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.services.session import Session
from desktop.services.writing.carrying_out import Done
from desktop.services.writing.statuses import AddStatus, ChangeStatus, DeleteStatus
from desktop.services.writing.write import AnyWrite
from desktop.ui import words
from desktop.ui.changes.controller import Changes
from desktop.ui.phase import Phase, placeholder
from desktop.ui.portal_state import PortalState
from desktop.ui.statuses.colour import ask_for_colour
from desktop.ui.statuses.dialog import StatusDialog
from desktop.ui.statuses.model import StatusRow
from desktop.ui.tab_controller import TabController
from desktop.ui.window.actions import MARKS
from desktop.ui.window.menus import Menu
from desktop.ui.window.parts import WindowParts
from desktop.ui.write_hold import WriteHold

translate = QCoreApplication.translate


class StatusesController(TabController):
    """Writes only through the window's changes. Emits `counted` with the number of statuses."""

    counted = Signal(int)

    def __init__(self, parts: WindowParts, changes: Changes):
        self._tab = tab = parts.window.statuses
        super().__init__(tab.model, parts.window)
        self._actions = actions = parts.window.actions_
        self._scope, self._notices, self._changes = parts.scope, parts.notices, changes
        self._on_top = False
        self._hold: WriteHold | None = None
        self._made = ""
        """Code of the status that is being added, to be selected once it is there."""
        self._dialog: StatusDialog | None = None
        actions.add_status.triggered.connect(self.add)
        actions.delete_status.triggered.connect(self._delete)
        actions.rename_status.triggered.connect(self._rename)
        actions.colour_status.triggered.connect(self._ask_for_colour)
        actions.move_status_up.triggered.connect(lambda: self._move_by(-1))
        actions.move_status_down.triggered.connect(lambda: self._move_by(1))
        actions.status_marks.triggered.connect(lambda action: self._mark(MARKS[action.data()]))
        changes.ended.connect(self._ended)
        tab.table.chosen.connect(lambda _: self._enable())
        tab.table.moved.connect(lambda row, place: self._move_to(row.status.code, place))
        tab.table.doubleClicked.connect(self._double_clicked)
        tab.table.set_menu(lambda menu, rows: actions.fill(menu, Menu.ON_STATUSES))
        tab.model.renamed.connect(
            lambda row, name: self._write([ChangeStatus(StatusWish(row.status.code, name=name))])
        )
        self._feed()

    def show_state(self, state: PortalState) -> None:
        """Say in an empty table why it is empty; switch writing off, or on again. Marks can be set in any case."""
        self._phase, self._hold = state.phase, state.hold
        self._feed()

    def set_on_top(self, on_top: bool) -> None:
        """Take note of whether this tab is shown: its keys work only then."""
        self._on_top = on_top
        self._enable()

    def add(self) -> None:
        """Ask for a new status, and show what adding it would do."""
        if self._session is None:
            return
        dialog = StatusDialog(self._session.known.statuses, self._tab.window())
        dialog.plan_wanted.connect(lambda: self._make(dialog))
        dialog.finished.connect(self._close_dialog)
        self._dialog = dialog
        dialog.open()

    def _make(self, dialog: StatusDialog) -> None:
        new, room = dialog.wish()
        self._made = new.code
        self._write([AddStatus(new), *_in_places(room)], over=dialog)

    def _ended(self, over: object, done: Done) -> None:
        if self._dialog is not None and over is self._dialog:
            self._dialog.accept()

    def _close_dialog(self) -> None:
        self._dialog = None
        self._changes.cancel()  # otherwise its plan would be shown after the dialog is gone

    def _delete(self) -> None:
        self._write([DeleteStatus(row.status.code) for row in self._tab.table.selected_rows()])

    def _rename(self) -> None:
        if row := self._one():
            self._tab.table.edit_name(row)

    def _ask_for_colour(self) -> None:
        if row := self._one():
            code, current = row.status.code, self._tab.model.colour_of(row)

            def write(colour: str) -> None:
                self._write([ChangeStatus(StatusWish(code, colour=colour))])

            ask_for_colour(self._tab.window(), current, write)

    def _move_by(self, steps: int) -> None:
        if self._session is not None and (row := self._one()):
            order = self._session.known.statuses.codes
            if row.status.code in order:
                self._move_to(row.status.code, order.index(row.status.code) + steps)

    def _move_to(self, code: str, place: int) -> None:
        if self._session is not None:
            wished = moved(self._session.known.statuses, code, place)
            self._write(_in_places(new_sorts(wished, moving=code)))

    def _write(self, writes: Sequence[AnyWrite], *, over: StatusDialog | None = None) -> None:
        if self._session is not None and writes and self._tab.model.editable:
            self._changes.change(self._session, writes, over=over)

    def _mark(self, mark: Mark | None) -> None:
        if self._session is not None and (rows := self._tab.table.selected_rows()):
            self._scope.start(self._put_marks(self._session, [row.status.code for row in rows], mark))

    async def _put_marks(self, session: Session, codes: Sequence[str], mark: Mark | None) -> None:
        try:
            for code in codes:
                await session.marks.put(code, mark)
        except OSError as error:
            text = translate("Statuses", "The mark could not be saved: {reason}.")
            self._notices.tell(Notice(text.format(reason=error.strerror or ""), kind=NoticeKind.ERROR))
        self._feed()

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self._tab.model.editable:
            return
        key = self._tab.model.columns[index.column()].key
        if key == "colour":
            self._ask_for_colour()
        elif key == "name":
            self._rename()

    def _one(self) -> StatusRow | None:
        rows = self._tab.table.selected_rows()
        return rows[0] if len(rows) == 1 else None

    def _feed(self) -> None:
        session, rows = self._session, list[StatusRow]()
        if session is not None:
            known = session.known
            usage = session.usage.by_code(known, known.statuses.codes)
            rows = [StatusRow(status, usage[status.code], session.marks.of(status.code)) for status in known.statuses]
        self._tab.model.editable = session is not None and self._hold is None and not self._why_not()
        self._tab.model.set_rows(rows)
        if made := [row.status.id for row in rows if row.status.code == self._made]:
            self._made = ""
            self._tab.table.choose(made)
        self.counted.emit(len(rows))
        self._tell_state()

    def _tell_state(self) -> None:
        own_words = {Phase.LOADING: (translate("Statuses", "Loading statuses…"), "")}
        empty = placeholder(self._phase, own_words, self._steps)
        self._tab.table.set_placeholder(None if self._tab.model.rowCount() else empty)
        self._tab.set_read_only(self._why_not())
        self._enable()

    def _why_not(self) -> str:
        connection = self._session.known.connection if self._session else None
        if connection is None:
            return ""
        if Capability.STATUSES in connection.lacks:
            return " ".join(words.lack(Capability.STATUSES))
        if not connection.administrator:
            return translate(
                "Statuses",
                "Read-only: only an administrator of the portal can change statuses; the webhook's owner is none.",
            )
        return ""

    def _enable(self) -> None:
        actions, rows, one = self._actions, self._tab.table.selected_rows(), self._one()
        editable = self._tab.model.editable
        ready = editable and self._on_top
        order = Statuses(row.status for row in self._tab.model.rows)
        actions.add_status.setEnabled(editable)
        actions.delete_status.setEnabled(ready and bool(rows))
        for action in (actions.rename_status, actions.colour_status):
            action.setEnabled(ready and one is not None)
        actions.move_status_up.setEnabled(ready and one is not None and one.status != order[0])
        actions.move_status_down.setEnabled(ready and one is not None and one.status != order[-1])
        marks = {row.mark for row in rows}
        allowed = self._on_top and bool(rows)
        self._tab.allow_marks(allowed)
        for action in actions.status_marks.actions():
            action.setEnabled(allowed)
            action.setChecked(marks == {MARKS[action.data()]})


def _in_places(sorts: dict[str, int]) -> list[ChangeStatus]:
    return [ChangeStatus(StatusWish(code, sort=sort)) for code, sort in sorts.items()]
