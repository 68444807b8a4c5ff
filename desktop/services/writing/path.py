"""The one path of every write.

plan (shown) -> read again, merge with what changed meanwhile -> journal the intent -> one request -> read back and
verify -> journal the outcome -> report (design: every write). What differs from one kind of write to another is a
`Write`; an action of the supervisor is one or several of them, carried out one after another and undone together.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from desktop.bitrix24.reader import together
from desktop.bitrix24.witness import Witness
from desktop.domain.journal import Action, Entry, Outcome
from desktop.domain.objection import Objection, refused
from desktop.domain.problem import Cause, Problem
from desktop.services.session import Session, log, now
from desktop.store.journal import JournalUnreadableError


class Plan(Protocol):
    """What one write will do, worked out on one reading of the portal."""

    @property
    def list_id(self) -> int:
        """Number of the call list that it is about; 0 for none, or one that is yet to be made."""

    @property
    def objections(self) -> tuple[Objection, ...]:
        """What stands in its way."""


P = TypeVar("P", bound=Plan)
JsonValues = dict[str, Any]
_LATE = 3.0
"""Seconds after which a write whose answer was lost, and of which nothing is to be seen, is looked for once more."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What reading back showed: DONE, NOT_DONE or UNKNOWN, and what is to be kept of it as JSON values."""

    outcome: Outcome
    result: JsonValues


class Write(ABC, Generic[P]):
    """One wish that one request to the portal fulfils; immutable. Subclasses are made for one `Action` each."""

    action: ClassVar[Action]

    @abstractmethod
    async def plan(self, session: Session, shown: P | None = None) -> P:
        """Read the portal and work out what the write will do; raises Problem.

        With `shown`, the plan that was accepted, what is written to is read for certain.
        """

    @abstractmethod
    def covers(self, shown: P, fresh: P) -> bool:
        """Tell whether a fresh plan does nothing that the one shown did not say."""

    @abstractmethod
    def intent(self, plan: P) -> tuple[JsonValues, JsonValues]:
        """Return what the journal keeps as before and after: enough to find out what became of it, and to undo it."""

    def watch(self, plan: P) -> Witness | None:
        """Return who is to read beside the request while it is under way."""
        return None

    @abstractmethod
    async def send(self, session: Session, plan: P, watching: Witness | None) -> JsonValues:
        """Send the one request; returns what only its answer tells. Raises Problem."""

    @staticmethod
    @abstractmethod
    async def found_out(
        session: Session, entry: Entry, sent: JsonValues | None, watching: Witness | None = None
    ) -> Finding:
        """Read back what became of a write; `sent` is None when its answer was lost. Raises Problem."""

    def then(self, entry: Entry) -> "Sequence[Write[Any]]":
        """Return what is to follow at once when it was done."""
        return ()


@dataclass(frozen=True, slots=True)
class Step:
    """One write with the plan that is shown; None for one that follows from another and can't be planned before."""

    write: Write[Any]
    plan: Any


@dataclass(frozen=True, slots=True)
class Prepared:
    """An action of the supervisor, worked out to be shown.

    `apart`: the steps stand alone, so that one that can't be done does not keep the others; else it is all or none.
    `undoes` is the group of the journal that it takes back, 0 for none.
    """

    steps: tuple[Step, ...]
    apart: bool = False
    undoes: int = 0

    def refused(self, *, insisted: bool = False) -> tuple[Objection, ...]:
        """Return what keeps the whole action from being done."""
        by_step = [refused(step.plan.objections, insisted=insisted) for step in self.steps]
        busy = [objections for objections in by_step if Objection.NOTHING_TO_DO not in objections] or by_step
        if self.apart and not all(busy):
            return ()
        return tuple(dict.fromkeys(objection for objections in busy for objection in objections))


@dataclass(frozen=True, slots=True)
class Report:
    """How one write ended.

    `plan` is what was sent, or would have been. `entry` is None when nothing was sent; `problem` says why it was not
    done, or is not known to be; `objections` stood in its way. `recorded` is False when the journal could not take
    the outcome.
    """

    write: Write[Any]
    plan: Any
    entry: Entry | None = None
    problem: Problem | None = None
    objections: tuple[Objection, ...] = ()
    recorded: bool = True

    @property
    def outcome(self) -> Outcome:
        """DONE, NOT_DONE or UNKNOWN; what had nothing to do is as was wished."""
        if self.entry is not None:
            return self.entry.outcome
        return Outcome.DONE if self.objections == (Objection.NOTHING_TO_DO,) else Outcome.NOT_DONE


@dataclass(frozen=True, slots=True)
class Done:
    """How an action ended: a report of each write that was come to, and those that are still to be done."""

    reports: tuple[Report, ...]
    rest: tuple[Write[Any], ...] = ()

    @property
    def outcome(self) -> Outcome:
        """UNKNOWN when any is, else NOT_DONE when any was not done."""
        outcomes = {report.outcome for report in self.reports}
        return next((outcome for outcome in (Outcome.UNKNOWN, Outcome.NOT_DONE) if outcome in outcomes), Outcome.DONE)


class PlanChangedError(Exception):
    """Meanwhile the portal changed so that the plan must be shown again; `prepared` is the new one."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__("the plan changed")
        self.prepared = prepared


async def prepare(
    session: Session, writes: Sequence[Write[Any]], *, apart: bool = False, undoes: int = 0
) -> Prepared:
    """Work out what an action will do. Raises Problem."""
    plans = await together([write.plan(session) for write in writes])
    steps = (Step(write, plan) for write, plan in zip(writes, plans, strict=True))
    return Prepared(tuple(steps), apart, undoes)


async def carry_out(session: Session, prepared: Prepared, *, insisted: bool = False) -> Done:
    """Carry out an action that was shown and accepted.

    Raises PlanChangedError when the portal has meanwhile changed so that more would happen than was shown, and
    Problem, while nothing was sent yet. From then on it does not raise: the reports tell.
    """
    waiting, reports, group = list(prepared.steps), list[Report](), 0
    while waiting:
        step = waiting[0]
        try:
            fresh = await step.write.plan(session, step.plan)
        except Problem as problem:
            if not group:
                raise
            reports.append(Report(step.write, step.plan, problem=problem))
            break
        objections = refused(fresh.objections, insisted=insisted)
        passed_over = objections and (prepared.apart or Objection.NOTHING_TO_DO in objections)
        if passed_over and (group or len(waiting) > 1):
            waiting.pop(0)
            reports.append(Report(step.write, fresh, objections=objections))
            continue
        if objections or (step.plan is not None and not step.write.covers(step.plan, fresh)):
            if not group:
                anew = (Step(step.write, fresh) if other is step else other for other in prepared.steps)
                raise PlanChangedError(replace(prepared, steps=tuple(anew)))
            reports.append(Report(step.write, fresh, objections=objections))
            break
        report = await _carry_out(session, step.write, fresh, group, prepared.undoes)
        reports.append(report)
        group = report.entry.group if report.entry else group
        if report.outcome is Outcome.DONE:
            waiting[:1] = [Step(write, None) for write in step.write.then(report.entry)] if report.entry else []
        elif prepared.apart and report.problem is not None and report.problem.cause is Cause.REFUSED:
            waiting.pop(0)
        else:
            if report.outcome is Outcome.UNKNOWN:
                waiting.pop(0)  # never offered again: it may have happened
            break
    return Done(tuple(reports), tuple(step.write for step in waiting))


async def conclude(session: Session, entry: Entry, outcome: Outcome, result: JsonValues) -> tuple[Entry, bool]:
    """Keep the outcome of a write that was sent; returns its entry and whether the journal could take it.

    It can't when the disk is full, or when another program on this journal has concluded the entry before.
    """
    try:
        return await session.journal.conclude(entry, outcome, result), True
    except (JournalUnreadableError, ValueError, sqlite3.Error, OSError) as error:
        log.error("the outcome of entry %d could not be kept: %s", entry.id, type(error).__name__)
        return replace(entry, outcome=outcome, result=result), False


async def _carry_out(session: Session, write: Write[Any], plan: Any, group: int, undoes: int) -> Report:
    before, after = write.intent(plan)
    intended = Entry(
        action=write.action,
        at=now(),
        user_id=session.user_id,
        host=session.credentials.host,
        list_id=plan.list_id,
        before=before,
        after=after,
        group=group,
        undoes=undoes,
    )
    [entry] = await session.journal.intend([intended])
    lost: Problem | None = None
    sent: JsonValues | None = None
    watching = write.watch(plan)
    try:
        sent = await write.send(session, plan, watching)
    except Problem as problem:
        lost = problem
    if lost is not None and lost.cause is not Cause.OUTCOME_UNKNOWN:
        finding = Finding(Outcome.NOT_DONE, {})
    else:
        try:
            finding = await write.found_out(session, entry, sent, watching)
            if lost is not None and finding.outcome is Outcome.NOT_DONE:
                # The portal may be at it still, after a connection that broke or a time-out.
                await session.clock.sleep(_LATE)
                finding = await write.found_out(session, entry, None, watching)
        except Problem as problem:
            lost, finding = lost or problem, Finding(Outcome.UNKNOWN, dict(sent or {}))
    if finding.outcome is Outcome.DONE:
        lost = None
    result = finding.result | ({"problem": str(lost)} if lost else {})
    entry, recorded = await conclude(session, entry, finding.outcome, result)
    return Report(write, plan, entry, lost, recorded=recorded)
