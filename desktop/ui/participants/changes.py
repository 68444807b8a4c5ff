"""Changes of participants: from what is wished to a plan that is shown, to what is told afterwards."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.journal import Entry, Outcome
from desktop.domain.plans import Wish
from desktop.qtkit.notices import Kind, Notice, Notices
from desktop.qtkit.scope import TaskScope
from desktop.services import members
from desktop.services.members import PlanChangedError, Prepared, Report
from desktop.services.session import Progress, Session
from desktop.services.undoing import TakingBack, to_redo, to_undo
from desktop.ui import words
from desktop.ui.plan import sentences
from desktop.ui.plan.dialog import PlanDialog

translate = QCoreApplication.translate


class MemberChanges(QObject):
    """Owned by the main window's controller. Runs one change at a time: prepare, show, carry out, tell."""

    def __init__(
        self,
        window: QWidget,
        scope: TaskScope,
        notices: Notices,
        progress: Callable[[], AbstractContextManager[Progress]],
    ):
        super().__init__(window)
        self._window = window
        self._scope = scope
        self._notices = notices
        self._progress = progress
        self._preparing = 0

    def change(self, session: Session, wish: Wish) -> None:
        """Show what a wish would do, and do it when it is accepted."""
        self._start(self._change(session, wish))

    def undo(self, session: Session) -> None:
        """Show how the last change would be taken back, and do it when it is accepted."""
        nothing = translate("Changes", "There is nothing to undo.")
        self._start(self._take_back(session, to_undo(session), translate("Changes", "Undo"), nothing))

    def redo(self, session: Session) -> None:
        """Show how what was undone last would be done again, and do it when it is accepted."""
        nothing = translate("Changes", "There is nothing to redo.")
        self._start(self._take_back(session, to_redo(session), translate("Changes", "Redo"), nothing))

    def cancel(self) -> None:
        """Stop working out a plan; a change that is being carried out goes on to its end."""
        if self._preparing:
            self._scope.cancel(self)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        if self._scope.running(self):
            work.close()
        else:
            self._scope.start(work, key=self)

    async def _take_back(
        self, session: Session, finding: Awaitable[TakingBack | None], verb: str, nothing: str
    ) -> None:
        found = await finding
        if found is None:
            self._notices.tell(Notice(nothing, key="undo"))
        else:
            await self._change(session, found.wish, found.group, verb)

    async def _change(self, session: Session, wish: Wish, undoes: int = 0, verb: str = "") -> None:
        self._preparing += 1
        try:
            with self._progress():
                prepared = await members.prepare(session, wish)
        finally:
            self._preparing -= 1
        self._show(session, prepared, undoes, verb)

    def _show(self, session: Session, prepared: Prepared, undoes: int, verb: str) -> None:
        """Open the plan; no task waits while the supervisor thinks."""
        text = sentences.of_members(prepared.plan, session.known.statuses, verb=verb)
        dialog = PlanDialog(text, self._window)

        def accepted() -> None:
            self._start(self._carry_out(session, prepared, undoes, verb, insisted=dialog.insisted))

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _carry_out(
        self, session: Session, prepared: Prepared, undoes: int, verb: str, *, insisted: bool
    ) -> None:
        try:
            with self._progress():
                report = await members.carry_out(session, prepared, insisted=insisted, undoes=undoes)
        except PlanChangedError as changed:
            self._show(session, changed.prepared, undoes, verb)
        else:
            self._tell(session, report)

    def tell_resolved(self, entries: Sequence[Entry]) -> None:
        """Say what became of changes that the end of the program had cut off."""
        for entry in entries:
            if entry.outcome is Outcome.UNKNOWN:
                text = translate("Changes", "Look at call list #{number}: it may have been changed.")
            elif entry.outcome is Outcome.DONE:
                text = translate("Changes", "The change of call list #{number}, cut off last time, was done.")
            else:
                text = translate("Changes", "The change of call list #{number}, cut off last time, was not done.")
            self._notices.tell(Notice(text.format(number=entry.list_id), kind=Kind.WARNING))

    def _tell(self, session: Session, report: Report) -> None:
        plan, number = report.plan, report.plan.list_id
        if report.outcome is not Outcome.DONE:
            what = {
                Outcome.NOT_DONE: translate("Changes", "Call list #{number} was not changed."),
                Outcome.UNKNOWN: translate("Changes", "Look at call list #{number}: it may have been changed."),
            }[report.outcome].format(number=number)
            why = words.explain(report.problem).text if report.problem else ""
            details = words.details(report.problem) if report.problem else ""
            self._notices.tell(Notice(f"{what} {why}".strip(), details, Kind.ERROR))
            return
        parts = [translate("Changes", "Call list #{number} was changed.").format(number=number)]
        if plan.added:
            parts.append(translate("Changes", "%n added.", "", len(plan.added) - len(report.absent)))
        if plan.removed:
            parts.append(translate("Changes", "%n removed.", "", len(plan.removed) - len(report.still_in)))
        kind = Kind.SUCCESS
        if odd := len(report.absent) + len(report.still_in):
            kind = Kind.WARNING
            parts.append(translate("Changes", "%n not as wished: the portal did otherwise.", "", odd))
        if report.other_status:
            kind = Kind.WARNING
            people = ", ".join(f"#{before.card_id}" for before, _ in report.other_status[:10])
            text = translate(
                "Changes", "%n status(es) changed meanwhile, look at them:", "", len(report.other_status)
            )
            parts.append(f"{text} {people}")
        undo = (translate("Changes", "Undo"), lambda: self.undo(session))
        self._notices.tell(Notice(" ".join(parts), kind=kind, action=undo, key="change"))
