"""What was done in the table of statuses and is not on the portal yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.objection import Objection
from desktop.domain.status import Statuses
from desktop.services.session import Session
from desktop.ui.changes.controller import Changes

if TYPE_CHECKING:
    from desktop.services.operations.arrange_statuses import ArrangeStatuses
    from desktop.services.writing.operation import Operation


class Edits(QObject):
    """Owned by the controller of the tab, which shows at once what waits here. Writes only through the changes.

    Edits are carried out one after another. Moves that come while something is being carried out are gathered into
    one wished order. Emits `changed` when another dictionary is to be shown.
    """

    changed = Signal()

    def __init__(self, changes: Changes, parent: QObject):
        super().__init__(parent)
        self._changes = changes
        self._session: Session | None = None
        self._under_way: ArrangeStatuses | None = None
        self._waiting: list[ArrangeStatuses] = []
        changes.free.connect(self._go_on)
        changes.written.connect(self._written)

    def attach(self, session: Session | None) -> None:
        """Belong to a session; the edits of another one are forgotten."""
        if session is not self._session:
            self._session, self._under_way = session, None
            self._wait_for([])

    def add(self, edit: ArrangeStatuses) -> None:
        """Carry something out as soon as nothing else is under way."""
        if edit.places and self._waiting and self._waiting[-1].places:
            self._wait_for([*self._waiting[:-1], _joined(self._waiting[-1], edit)])
        else:
            self._wait_for([*self._waiting, edit])
        self._go_on()
        self.changed.emit()

    def forget(self, wanted: Callable[[ArrangeStatuses], object] = lambda edit: True) -> bool:
        """Forget those that wait, or some of them; returns whether there were any."""
        kept = [edit for edit in self._waiting if not wanted(edit)]
        forgotten = len(kept) < len(self._waiting)
        self._wait_for(kept)
        return forgotten

    def shown(self, dictionary: Statuses) -> Statuses:
        """Return the dictionary as it will be once everything is carried out."""
        for edit in (*([self._under_way] if self._under_way else []), *self._waiting):
            from desktop.domain.status_plans import changed

            dictionary = changed(dictionary, edit.wishes(dictionary))
        return dictionary

    def _go_on(self) -> None:
        while self._session is not None and self._waiting and not self._changes.busy:
            edit, *others = self._waiting
            self._wait_for(others)
            foreseen = edit.foreseen(self._session)
            objections = foreseen.refused()
            if not objections:
                self._under_way = edit
                self._changes.change_at_once(self._session, foreseen, self._gathered)
            elif objections != (Objection.NOTHING_TO_DO,):
                self._changes.change(self._session, [step.write for step in foreseen.steps])
            elif not others:
                self._changes.written.emit(True)  # with this, what was to be done next has been done

    def _wait_for(self, edits: list[ArrangeStatuses]) -> None:
        self._waiting = edits
        self._changes.more_waits = bool(edits)

    def _gathered(self, operation: Operation) -> Operation:
        """Add the moves that wait to one whose plan has changed: they were made on the same order."""
        from desktop.services.operations.arrange_statuses import ArrangeStatuses

        for edit in self._waiting:
            if isinstance(operation, ArrangeStatuses) and operation.places and edit.places:
                operation = _joined(operation, edit)
        self.forget(lambda edit: edit.places)
        return operation

    def _written(self, all_done: bool) -> None:
        if self._under_way is None:
            return
        self._under_way = None
        if not all_done:  # what follows was done on an order that did not come to be
            self.forget(lambda edit: edit.places)
        self.changed.emit()


def _joined(one: ArrangeStatuses, other: ArrangeStatuses) -> ArrangeStatuses:
    """Return the moves of both; of two moves of the same status, one right after the other, only the later counts."""
    again = one.places[-1].code == other.places[0].code
    return replace(one, places=(*(one.places[:-1] if again else one.places), *other.places))
