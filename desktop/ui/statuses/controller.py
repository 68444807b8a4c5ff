"""Feeds the table of statuses from the last known state, and turns what the supervisor does there into writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal

from desktop.domain.journal import Outcome
from desktop.domain.portal import Capability
from desktop.domain.status import Statuses
from desktop.domain.status_mark import Mark
from desktop.domain.status_order import moved
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.services.learning import Change
from desktop.services.session import Session
from desktop.ui import words
from desktop.ui.changes.controller import Changes
from desktop.ui.phase import Phase, placeholder
from desktop.ui.portal_state import PortalState
from desktop.ui.statuses.edits import Edits
from desktop.ui.statuses.model import StatusRow
from desktop.ui.statuses.sets import StatusSets
from desktop.ui.tab_controller import TabController
from desktop.ui.window.actions import MARKS
from desktop.ui.window.menus import Menu
from desktop.ui.window.parts import WindowParts
from desktop.ui.write_hold import WriteHold, reason

if TYPE_CHECKING:
    from desktop.services.operations.arrange_statuses import ArrangeStatuses
    from desktop.services.writing.carrying_out import Done

translate = QCoreApplication.translate


class StatusesController(TabController):
    """Writes only through the window's changes. Emits `counted` with the number of statuses."""

    counted = Signal(int)

    def __init__(self, parts: WindowParts, changes: Changes):
        self._tab = tab = parts.window.statuses
        super().__init__(tab.model, parts.window)
        self._actions = actions = parts.window.actions_
        self._scope, self._notices, self._changes = parts.scope, parts.notices, changes
        self._on_top = self._outdated = False
        self._hold: WriteHold | None = None
        self._edits = Edits(changes, self)
        self._sets = StatusSets(parts, changes, self)
        self._edits.changed.connect(self._feed)
        actions.add_status.triggered.connect(self.add)
        actions.delete_status.triggered.connect(self._delete)
        actions.rename_status.triggered.connect(self._rename)
        actions.colour_status.triggered.connect(self._ask_for_colour)
        actions.move_status_up.triggered.connect(lambda: self._move_by(-1))
        actions.move_status_down.triggered.connect(lambda: self._move_by(1))
        actions.status_marks.triggered.connect(lambda action: self._mark(MARKS[action.data()]))
        changes.ended.connect(lambda _, done: self._choose_added(done))
        tab.table.chosen.connect(lambda _: self._enable())
        tab.table.moved.connect(lambda row, place: self._move_to(row.status.code, place))
        tab.table.doubleClicked.connect(self._double_clicked)
        tab.table.set_menu(lambda menu, rows: actions.fill(menu, Menu.ON_STATUSES))
        tab.model.renamed.connect(lambda row, name: self._set_value(row, name=name))
        self._feed()

    def attach(self, session: Session | None) -> None:
        """Show another session."""
        self._edits.attach(session)
        super().attach(session)

    def show_state(self, state: PortalState) -> None:
        """Say in an empty table why it is empty; switch writing off, or on again. Marks can be set in any case."""
        before, self._hold = self._hold, state.hold
        self._phase = state.phase
        if before is not state.hold:
            self._feed()
        else:
            self._tell_state()

    def take(self, change: Change) -> None:
        """Take note of a change in the last known state; while another tab is shown only other statuses matter."""
        if self._on_top or change.statuses:
            super().take(change)
        else:
            self._outdated = True

    def show_now(self) -> None:
        """Show all that has changed, also while another tab is shown."""
        if self._outdated:
            self.pending.ask()
        super().show_now()

    def set_on_top(self, on_top: bool) -> None:
        """Take note of whether this tab is shown: its keys work only then, and only then it counts participants."""
        self._on_top = on_top
        if on_top and self._outdated:
            self._feed()
        self._enable()

    def add(self) -> None:
        """Let the supervisor describe a new status, with the plan of adding it below."""
        if self._session is not None:
            from desktop.ui.choices.status import StatusChoices

            self._changes.choose(self._session, StatusChoices)

    def _choose_added(self, done: Done) -> None:
        """Show other marks, and select the statuses that were added, now that they are known."""
        from desktop.services.writing.statuses import StatusAdditionEntry

        self._feed()
        entries = [report.entry for report in done.reports if report.outcome is Outcome.DONE]
        added = {entry.after.code for entry in entries if isinstance(entry, StatusAdditionEntry)}
        if added:
            rows = self._tab.model.rows
            self._tab.table.choose([row.status.id for row in rows if row.status.code in added])

    def _delete(self) -> None:
        if self._session is not None and self._tab.model.editable:
            from desktop.services.writing.statuses import DeleteStatus

            codes = [row.status.code for row in self._tab.table.selected_rows()]
            self._changes.change(self._session, [DeleteStatus(code) for code in codes])

    def _rename(self) -> None:
        if row := self._one():
            self._tab.table.edit_name(row)

    def _ask_for_colour(self) -> None:
        if row := self._one():
            from desktop.ui.statuses.colour import ColourDialog

            dialog = ColourDialog(row.status, self._tab.window())
            dialog.chosen.connect(lambda colour: self._set_value(row, colour=colour))
            dialog.open()

    def _move_by(self, steps: int) -> None:
        if row := self._one():
            order = Statuses(row.status for row in self._tab.model.rows)
            self._move_to(row.status.code, order.codes.index(row.status.code) + steps)

    def _move_to(self, code: str, place: int) -> None:
        from desktop.services.operations.arrange_statuses import ArrangeStatuses, Placing

        order = Statuses(row.status for row in self._tab.model.rows)
        if code in order.codes:
            codes = [status.code for status in moved(order, code, place)]
            self._edit(ArrangeStatuses(places=(Placing(code, tuple(codes[: codes.index(code)])),)))

    def _set_value(self, row: StatusRow, **values: Any) -> None:
        from desktop.domain.status_plans import StatusWish
        from desktop.services.operations.arrange_statuses import ArrangeStatuses

        self._edit(ArrangeStatuses((StatusWish(row.status.code, **values),)))

    def _edit(self, edit: ArrangeStatuses) -> None:
        if self._session is not None and self._tab.model.editable:
            self._edits.add(edit)

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
        self._outdated = False
        self._tab.model.editable = session is not None and self._hold is None and not self._why_not()
        if not self._tab.model.editable and self._edits.forget():
            self._notices.tell(Notice(self._why_not() or reason(self._hold), kind=NoticeKind.WARNING))
        if session is not None:
            known = session.known
            usage, there = session.usage.by_code(known, known.statuses.codes), set(known.statuses)
            rows = [
                StatusRow(status, usage[status.code], session.marks.of(status.code), pending=status not in there)
                for status in self._edits.shown(known.statuses)
            ]
        self._tab.model.set_rows(rows)
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
        actions.bring_statuses.setEnabled(editable)
        actions.save_statuses.setEnabled(self._session is not None)
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
