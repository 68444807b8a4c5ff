"""Runs one action of the supervisor at a time: worked out, shown as a plan, carried out, reported.

What shows plans and says what was done is loaded with the first action, because the start should not wait for it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.journal import Entry, Outcome
from desktop.domain.problem import Problem
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.notices import Notice
from desktop.services.session import Session
from desktop.ui import words
from desktop.ui.choices.lookups import Lookups
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.services.writing.carrying_out import Done
    from desktop.services.writing.finishing import OpenAction
    from desktop.services.writing.operation import Operation, Prepared
    from desktop.services.writing.write import AnyWrite
    from desktop.ui.choices.choices import Choices
    from desktop.ui.plan.dialog import PlanDialog

translate = QCoreApplication.translate
_PLANNED_AFTER = 200
"""Milliseconds from the last choice until its plan is worked out on the portal."""


class Changes(QObject):
    """Owned by the main window's controller. No task waits while the supervisor thinks.

    Emits `clean_list_wanted` with the number of a list that is to be replaced by one without deleted cards, `ended`
    with the dialog in which an action began, if any, and how it ended (`Done`), and `written` when nothing is being
    carried out any more, with whether all of it was done. `left_unknown` means that the answer to a write was lost
    and its outcome has to be found out later. `free` means that another action may begin.
    """

    clean_list_wanted = Signal(int)
    ended = Signal(object, object)
    written = Signal(bool)
    left_unknown = Signal()
    free = Signal()

    def __init__(self, parts: WindowParts):
        super().__init__(parts.window)
        self._window, self._scope, self._notices = parts.window, parts.scope, parts.notices
        self._progress = parts.progress
        self._preparing = 0
        self._plan: PlanDialog | None = None
        """The plan that was shown last."""
        self.writing = ""
        """A sentence about what is being carried out; "" when nothing is."""
        self.more_waits = False
        """Whether something is to be carried out right after it."""

    def change(
        self,
        session: Session,
        writes: Sequence[AnyWrite],
        *,
        apart: bool = False,
        over: QWidget | None = None,
        title: str = "",
    ) -> None:
        """Show what these writes would do, and carry them out when that is accepted; `apart` as in `Prepared`.

        `over` is the dialog in which they were asked for, `title` names the act if the first write would not do.
        """
        from desktop.services.writing.operation import prepare

        asked = _Asked(over=over, title=title)
        self._prepare_and_show(session, lambda: prepare(session, writes, apart=apart), asked)

    @property
    def busy(self) -> bool:
        """Whether an action is worked out, shown or carried out, so that no other may begin."""
        return self._scope.running(self) or _is_open(self._plan)

    def change_at_once(
        self, session: Session, foreseen: Prepared, gathered: Callable[[Operation], Operation]
    ) -> None:
        """Carry out what the supervisor saw while doing it, without showing its plan; not while `busy`.

        The plan is shown if the portal has changed so that more would happen than was foreseen. It is then the plan
        of what `gathered` returns: the operation, with what was added to it meanwhile.
        """
        from desktop.ui.plan import sentences

        said = sentences.of(foreseen, session.known).summary
        asked = _Asked(gathered=gathered)
        self._start(lambda: self._carry_out(session, foreseen, asked, said, insisted=False))

    def choose(self, session: Session, make: Callable[[Lookups], Choices], *, over: QWidget | None = None) -> None:
        """Let the supervisor choose, show the plan of the choice, and carry it out when it is accepted."""
        from desktop.ui.plan.dialog import PlanDialog

        lookups = Lookups(session, self._scope)
        choices = make(lookups)
        dialog = PlanDialog(parent=over or self._window, choices=choices)
        current: list[Prepared] = []

        def ask() -> None:
            chosen = choices.chosen()
            if isinstance(chosen, str):
                dialog.show_unfinished(chosen)
            else:
                self._scope.start(_plan_in(dialog, session, chosen, current), key=dialog)

        def changed() -> None:
            self._scope.cancel(dialog)
            dialog.show_unfinished(translate("Changes", "Preparing…"))
            soon.ask()

        soon = Debounce(ask, _PLANNED_AFTER, dialog)
        choices.changed.connect(changed)
        dialog.include_changed.connect(changed)
        dialog.finished.connect(lambda _: lookups.close())
        dialog.show_unfinished(translate("Changes", "Preparing…"))
        ask()
        self._open(dialog, session, current, _Asked(over=over))

    def undo(
        self, session: Session, group: int | None = None, *, over: QWidget | None = None, redoable: bool = True
    ) -> None:
        """Show how the last action, or a group of the journal, would be undone, and undo it when that is accepted.

        `over` as in `change`; undoing an action that was half done is not `redoable`.
        """
        from desktop.services.writing.undoing import prepare_undo

        verb, nothing = translate("Changes", "Put it back"), translate("Changes", "There is nothing to undo.")
        after, title = _After.REDO if redoable else _After.NOTHING, translate("Changes", "Undoing a change")
        asked = _Asked(verb, nothing, over, after=after, title=title)
        self._prepare_and_show(session, lambda: prepare_undo(session, group), asked)

    def redo(self, session: Session) -> None:
        """Show how the last undone action would be redone, and redo it when that is accepted."""
        from desktop.services.writing.undoing import prepare_redo

        nothing, title = translate("Changes", "There is nothing to redo."), translate("Changes", "Redoing a change")
        asked = _Asked(translate("Changes", "Redo"), nothing, title=title)
        self._prepare_and_show(session, lambda: prepare_redo(session), asked)

    def finish(self, session: Session, group: int) -> None:
        """Show how an action that stopped halfway would be finished, and finish it when that is accepted."""
        from desktop.services.writing.finishing import prepare_finish

        asked = _Asked(translate("Changes", "Finish"), title=translate("Changes", "Finishing a change"))
        self._prepare_and_show(session, lambda: prepare_finish(session, group), asked)

    def cancel(self) -> None:
        """Stop working out a plan; an action that is being carried out runs to its end."""
        if self._preparing:
            self._scope.cancel(self)

    async def settle(self, seconds: float) -> None:
        """Wait until what is being carried out has ended, for at most so many seconds."""
        if self.writing:
            ended = asyncio.Event()
            self.written.connect(lambda _: ended.set())
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), seconds)

    def tell_resolved(self, entries: Sequence[Entry]) -> None:
        """Report what became of changes whose answer was lost or that were cut off when the program ended."""
        if entries:
            from desktop.ui.changes import reports

            for entry in entries:
                self._notices.tell(reports.of_resolved(entry))

    def tell_open(self, session: Session, actions: Sequence[OpenAction]) -> None:
        """Report actions that stopped halfway and where people are now; offer to finish or undo each."""
        if actions:
            from desktop.ui.changes import reports

            for action in actions:
                offers = () if action.unknown else self._ways_on(session, action)
                self._notices.tell(_offering(reports.of_open(action, session.known), offers))

    def _ways_on(self, session: Session, action: OpenAction) -> Sequence[_Way]:
        group = action.group
        finish = (translate("Changes", "Finish…"), lambda: self.finish(session, group))
        take_back = (translate("Changes", "Take back…"), lambda: self.undo(session, group, redoable=False))
        return (*((finish,) if action.can_finish else ()), *(() if action.undoes_half else (take_back,)))

    def _prepare_and_show(
        self, session: Session, preparing: Callable[[], Awaitable[Prepared | None]], asked: _Asked
    ) -> None:
        self._start(lambda: self._prepare(session, preparing, asked))

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if self._scope.running(self):
            self._notices.tell(Notice(translate("Changes", "Wait for the change that is under way."), key="busy"))
        else:
            task = self._scope.start(work(), key=self)
            task.add_done_callback(lambda _: self.free.emit())

    async def _prepare(
        self, session: Session, preparing: Callable[[], Awaitable[Prepared | None]], asked: _Asked
    ) -> None:
        self._preparing += 1
        try:
            with self._progress():
                prepared = await preparing()
        finally:
            self._preparing -= 1
        if prepared is None:
            self._notices.tell(Notice(asked.nothing, key="undo"))
        else:
            self._show(session, prepared, asked)

    def _show(self, session: Session, prepared: Prepared, asked: _Asked, shown: Prepared | None = None) -> None:
        """Show a plan; `shown` is the accepted plan that it replaces because something changed."""
        from desktop.domain.list_plans import DeletionPlan
        from desktop.ui.plan import sentences
        from desktop.ui.plan.dialog import DeleteDialog, PlanDialog

        deletions = [isinstance(step.plan, DeletionPlan) for step in prepared.steps]
        kind = DeleteDialog if not asked.verb and deletions and all(deletions) else PlanDialog
        said = sentences.of(prepared, session.known, verb=asked.verb, title=asked.title, shown=shown)
        dialog = kind(said, self._parent(asked.over))
        current = [prepared]

        def include_changed() -> None:
            dialog.show_unfinished(translate("Changes", "Preparing…"))
            again = _plan_in(dialog, session, prepared.operation, current, verb=asked.verb)
            self._scope.start(again, key=dialog)

        dialog.include_changed.connect(include_changed)
        self._plan = dialog
        dialog.finished.connect(lambda _: self.free.emit())
        dialog.offer_taken.connect(dialog.reject)
        dialog.offer_taken.connect(lambda: self.clean_list_wanted.emit(sentences.with_dead(current[0])[0]))
        self._open(dialog, session, current, asked)

    def _open(self, dialog: PlanDialog, session: Session, current: Sequence[Prepared], asked: _Asked) -> None:
        """Open a dialog; the one plan that is `current` when it is accepted is carried out."""
        dialog.accepted.connect(lambda: self._accept(session, dialog, current[0], asked))
        dialog.finished.connect(lambda _: self._scope.cancel(dialog))
        dialog.open()

    def _parent(self, over: QWidget | None) -> QWidget:
        """Return the dialog over which a plan is shown, or the window if that dialog was closed meanwhile."""
        return over if over is not None and _is_open(over) else self._window

    def _accept(self, session: Session, dialog: PlanDialog, prepared: Prepared, asked: _Asked) -> None:
        from desktop.domain.list_plans import ActivityWish
        from desktop.services.writing.activities import ChangeActivity
        from desktop.ui.plan import sentences

        said = sentences.of(prepared, session.known, verb=asked.verb).summary
        if dialog.option:
            wishes = (ActivityWish(list_id, completed=False) for list_id in sentences.reopenable(prepared))
            prepared = replace(prepared, also=tuple(map(ChangeActivity, wishes)))
        insisted = dialog.insisted
        self._start(lambda: self._carry_out(session, prepared, asked, said, insisted=insisted))

    async def _carry_out(
        self, session: Session, prepared: Prepared, asked: _Asked, said: str, *, insisted: bool
    ) -> None:
        from desktop.services.writing.carrying_out import carry_out
        from desktop.services.writing.finishing import known_state
        from desktop.services.writing.operation import PlanChangedError, work_out
        from desktop.ui.changes import reports

        self.writing = said
        done = None
        try:
            with self._progress():
                done = await carry_out(session, prepared, insisted=insisted)
        except PlanChangedError as changed:
            fresh = changed.prepared
            if asked.gathered is not None:
                fresh = await work_out(session, asked.gathered(fresh.operation))
            self._show(session, fresh, asked, changed.shown)
            return
        finally:
            self.writing = ""
            if done is None:
                self.written.emit(False)
        notice = reports.of_action(done, session.known)
        left = await known_state(session, done.group) if done.open else None
        if left is not None:
            notice = replace(notice, text=f"{notice.text}\n{reports.state_of(left, session.known)}".strip())
        self._notices.tell(_offering(notice, self._offers(session, done, prepared, asked, left)))
        if done.outcome is Outcome.UNKNOWN:
            self.left_unknown.emit()
        self.ended.emit(asked.over, done)
        self.written.emit(done.outcome is Outcome.DONE and not done.rest)

    def _offers(
        self, session: Session, done: Done, prepared: Prepared, asked: _Asked, left: OpenAction | None
    ) -> Sequence[_Way]:
        """Return what is offered after an action; never a repetition while its outcome is unknown."""
        from desktop.services.writing.operation import Writes, work_out

        if done.outcome is Outcome.UNKNOWN:
            return ()
        if left is not None:
            return self._ways_on(session, left)
        if done.rest:
            begun = any(report.outcome is Outcome.DONE for report in done.reports)
            again = Writes(done.rest, prepared.operation.apart) if begun else prepared.operation
            text = translate("Changes", "Retry the rest") if begun else translate("Changes", "Try again")
            return ((text, lambda: self._prepare_and_show(session, lambda: work_out(session, again), asked)),)
        if not any(report.entry and not report.entry.stays for report in done.reports):
            return ()
        if asked.after is _After.NOTHING:
            return ()
        if asked.after is _After.REDO:
            return ((translate("Changes", "Redo"), lambda: self.redo(session)),)
        return ((translate("Changes", "Undo"), lambda: self.undo(session)),)


async def _plan_in(
    dialog: PlanDialog, session: Session, operation: Operation, current: list[Prepared], *, verb: str = ""
) -> None:
    """Work an action out with the people that the dialog includes, show its plan and make it the `current` one."""
    from desktop.services.writing.operation import work_out
    from desktop.ui.plan import sentences

    try:
        found = await work_out(session, operation.including(dialog.include))
    except Problem as problem:
        dialog.show_unfinished(words.explain(problem).text)
    else:
        current[:] = [found]
        dialog.show_sentences(sentences.of(found, session.known, verb=verb))


def _is_open(dialog: QWidget | None) -> bool:
    try:
        return dialog is not None and dialog.isVisible()
    except RuntimeError:  # it was deleted
        return False


def _offering(notice: Notice, ways: Sequence[_Way]) -> Notice:
    """Return a notice with up to two offers as its buttons."""
    first, second, *_ = (*ways, None, None)
    return replace(notice, action=first, other_action=second)


_Way = tuple[str, Callable[[], None]]
"""The text and the effect of a notice's button."""


class _After(Enum):
    """What is offered once an action is done."""

    UNDO = auto()
    REDO = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class _Asked:
    """How an action was asked for.

    `verb` is the text of its button if the action does not choose one itself, `nothing` is said when there is nothing
    to do, `over` is the dialog over which its plan is shown, `after` is what is offered once it is done, `gathered`
    as in `change_at_once`, `title` is the title of its plan if the plan does not name the act itself.
    """

    verb: str = ""
    nothing: str = ""
    over: QWidget | None = None
    after: _After = _After.UNDO
    gathered: Callable[[Operation], Operation] | None = None
    title: str = ""
