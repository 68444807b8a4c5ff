"""The one path of every write (contract 4.9, decision 8).

plan (shown) -> plan all steps anew, on certain readings, merged with what changed meanwhile -> journal the whole
operation -> step by step: read again, one request, read back and verify, journal the outcome -> report. What differs
from one kind of write to another is a `Write`; what the supervisor does as a whole is an `Operation`.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from desktop.bitrix24.line.reader import together
from desktop.bitrix24.line.transport import WHOLE_SECONDS
from desktop.domain.journal import Entry, Outcome, Result
from desktop.domain.journal_entries import CreationEntry, DeletionEntry, MembersEntry
from desktop.domain.list_plans import CreationPlan, DeletionPlan
from desktop.domain.moves import Move, Person, in_both, is_leaving, list_of, moves_of, settle
from desktop.domain.net_effect import net_effect
from desktop.domain.objection import Objection, refused
from desktop.domain.plans import MemberPlan, Wish, loses_no_more
from desktop.domain.problem import Cause, Problem
from desktop.domain.status import IN_WORK
from desktop.services.session import Session, log, now
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import PlanChangedError, Prepared, Step, work_out
from desktop.services.writing.settling import readings_of, settling_writes, undoes_half
from desktop.services.writing.write import AnyWrite, Finding
from desktop.store.journal import JournalUnreadableError

_LATE = 3.0
"""Seconds before looking once more for a write whose answer was lost and that has had no visible effect."""
AT_IT = timedelta(seconds=WHOLE_SECONDS)
"""How long the portal may still be processing a write whose answer was lost; until then its absence proves nothing
(trap 76)."""
_ROUNDS = 5
"""Most rounds of settling a move: each round sees what operators did during the previous one."""


@dataclass(frozen=True, slots=True)
class Report:
    """How one write ended.

    `plan` is what was sent, or would have been. `entry` is None when nothing was sent. `problem` says why the write
    was not done, or why that is unknown; `objections` prevented it. `recorded` is False when the journal could not
    store the outcome.
    """

    write: AnyWrite
    plan: Any
    entry: Entry | None = None
    problem: Problem | None = None
    objections: tuple[Objection, ...] = ()
    recorded: bool = True

    @property
    def outcome(self) -> Outcome:
        """DONE, NOT_DONE or UNKNOWN; a write with nothing to do counts as done."""
        if self.entry is not None:
            return self.entry.outcome
        return Outcome.DONE if self.objections == (Objection.NOTHING_TO_DO,) else Outcome.NOT_DONE


@dataclass(frozen=True, slots=True)
class Done:
    """How an operation ended: one report per write attempted, and the writes not attempted.

    `group` is its group in the journal, 0 when nothing was sent. `open`: something was done and steps are left, so it
    can be finished or undone. `fell_out` are people who were shown but left alone, because meanwhile they got a
    result, were put on the stop list or left; by kind and CRM id. `doubled` are moving people who are now in two
    lists, because operators have set a result in both.
    """

    reports: tuple[Report, ...]
    rest: tuple[AnyWrite, ...] = ()
    group: int = 0
    open: bool = False
    fell_out: tuple[Person, ...] = ()
    doubled: tuple[Person, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """UNKNOWN when any write's outcome is, otherwise NOT_DONE when any was not done."""
        outcomes = {report.outcome for report in self.reports}
        return next((outcome for outcome in (Outcome.UNKNOWN, Outcome.NOT_DONE) if outcome in outcomes), Outcome.DONE)


async def carry_out(session: Session, prepared: Prepared, *, insisted: bool = False) -> Done:
    """Carry out an operation that was shown and accepted.

    Until the first request is sent it raises Problem, and PlanChangedError when the portal has changed so that more
    would happen than was shown. After that it does not raise: see the reports.
    """
    fresh = await work_out(session, prepared.operation, shown=prepared)
    if fresh.refused(insisted=insisted) or not prepared.covers(fresh):
        raise PlanChangedError(fresh, prepared)
    run = _Run(session, fresh, insisted=insisted)
    await run.begin()
    return await run.finish(prepared)


async def conclude(
    session: Session, entry: Entry, outcome: Outcome, result: Result, following: Sequence[Entry] = ()
) -> tuple[Entry, bool]:
    """Record the outcome of a write that was sent; returns its entry and whether the journal could store it.

    It can't when the disk is full, or when another program with this journal has already concluded the entry.
    """
    try:
        return await session.journal.conclude(entry, outcome, result, following=following), True
    except (JournalUnreadableError, ValueError, sqlite3.Error, OSError) as error:
        log.error("the outcome of entry %d could not be kept: %s", entry.id, type(error).__name__)
        return replace(entry, outcome=outcome, result=result), False


def following_from(write: AnyWrite, entry: Entry) -> list[Entry]:
    """Return the steps to plan once one has ended: those that follow from it, or itself again if it was not done."""
    if entry.outcome is Outcome.NOT_DONE:
        return [replace(entry, id=0, at=now(), outcome=Outcome.PLANNED, result=type(entry.result)())]
    if entry.outcome is not Outcome.DONE:
        return []
    return [
        next_.entry(
            at=now(),
            user_id=entry.user_id,
            host=entry.host,
            list_id=list_of(entry),
            after=next_.wanted(),
            group=entry.group,
            undoes=entry.undoes,
            outcome=Outcome.PLANNED,
        )
        for next_ in write.then(entry)
    ]


class _Run:
    """An operation being carried out, from the journal's intent to the last report."""

    def __init__(self, session: Session, prepared: Prepared, *, insisted: bool) -> None:
        self._session, self._prepared, self._insisted = session, prepared, insisted
        self._reports = list[Report]()
        self._first: list[tuple[Step, Entry]] = []
        """The steps before anyone leaves one list for another; all steps when nobody does."""
        self._last: list[tuple[Step, Entry]] = []
        self._moves = False
        self._group = prepared.operation.group
        self._sent = self._stopped = False
        self._doubled: tuple[Person, ...] = ()

    async def begin(self) -> None:
        """Write the whole operation to the journal; raises Problem before anything is written."""
        session, steps = self._session, list[Step]()
        also = await together([write.plan(session, certain=True) for write in self._prepared.also])
        for step in (*self._prepared.steps, *map(Step, self._prepared.also, also)):
            if objections := refused(step.plan.objections, insisted=self._insisted):
                self._reports.append(Report(step.write, step.plan, objections=objections))
            else:
                steps.append(step)
        plans = [step.plan for step in steps]
        leaving = [step for step in steps if is_leaving(step.plan, plans)]
        drawn = any(isinstance(plan, CreationPlan) and plan.wish.drawn_from for plan in plans)
        self._moves = bool(leaving) or drawn or bool(self._group)
        coming = [step for step in steps if step not in leaving and isinstance(step.plan, MemberPlan | CreationPlan)]
        first = coming if leaving else steps
        last = [step for step in steps if step not in coming and step not in leaving] if leaving else []
        ordered = [*first, *leaving, *last]
        taken_over = self._prepared.operation.group or self._prepared.operation.undoes
        entries = [self._entry(step.write, step.plan) for step in ordered]
        at_once = 1 if first and self._prepared.certain else 0
        planned = [replace(entry, outcome=Outcome.PLANNED) for entry in entries[at_once:]]
        kept = await session.journal.intend([*entries[:at_once], *planned], instead_of=taken_over)
        self._group = kept[0].group if kept else self._group
        self._first = list(zip(first, kept[: len(first)], strict=True))
        self._last = list(zip(last, kept[len(first) + len(leaving) :], strict=True))

    async def finish(self, shown: Prepared) -> Done:
        """Carry out as many steps as possible; returns how it ended."""
        await self._take(self._first)
        if self._moves and not self._stopped:
            await self._settle()
        if not self._stopped and self._last:
            await self._take(self._last)
            if self._moves and not self._stopped:
                await self._settle()  # once more: operators went on meanwhile
        return await self._ended(shown)

    async def _take(self, steps: list[tuple[Step, Entry]]) -> None:
        """Carry out steps one after another; those that follow from them come last."""
        while steps and not self._stopped:
            step, entry = steps.pop(0)
            report, following = await self._turn(step.write, step.plan, entry, shown=step.plan)
            self._reports.append(report)
            if following:
                self._last += following

    async def _turn(
        self, write: AnyWrite, plan: Any, entry: Entry | None, *, shown: Any = None, move: Move | None = None
    ) -> tuple[Report, list[tuple[Step, Entry]]]:
        """Send one step, planned again on a certain reading unless that has just been done."""
        if self._sent or plan is None or not self._prepared.certain:
            try:
                plan = await write.plan(self._session, shown, certain=True)
            except Problem as problem:
                self._stopped = True
                return Report(write, shown, problem=problem), []
        objections = refused(plan.objections, insisted=self._insisted)
        if objections or not _within(write, plan, shown, move):
            nothing = bool({Objection.NOTHING_TO_DO, Objection.NOBODY} & {*objections})
            passed_over = nothing or (self._prepared.operation.apart if move is None else not objections)
            if passed_over and entry is not None and move is None:
                await conclude(self._session, entry, Outcome.NOT_DONE, replace(entry.result, given_up=True))
            self._stopped = not passed_over
            return Report(write, plan, objections=objections), []
        return await self._send(write, plan, entry, move)

    async def _send(
        self, write: AnyWrite, plan: Any, planned: Entry | None, move: Move | None
    ) -> tuple[Report, list[tuple[Step, Entry]]]:
        session = self._session
        entry = replace(self._entry(write, plan), group=self._group)
        if move is not None and isinstance(entry, MembersEntry):
            entry = replace(entry, before=replace(entry.before, moving=tuple(move.people.items())))
        if planned is None:
            [entry] = await session.journal.intend([entry])
        elif planned.outcome is Outcome.PLANNED:
            entry = await session.journal.begin(replace(entry, id=planned.id))
        else:
            entry = planned
        self._sent, self._group = True, entry.group
        finding, lost = await _sent_and_found(session, write, plan, entry)
        refusal = self._prepared.operation.apart and lost is not None and lost.cause is Cause.REFUSED
        result = replace(finding.result, problem=str(lost)) if lost else finding.result
        concluded = replace(entry, outcome=finding.outcome, result=result)
        following = [] if refusal else following_from(write, concluded)
        entry, recorded = await conclude(session, entry, finding.outcome, result, following)
        self._stopped = finding.outcome is Outcome.UNKNOWN or (finding.outcome is Outcome.NOT_DONE and not refusal)
        next_steps = []
        if following and finding.outcome is Outcome.DONE:
            kept = [e for e in await session.journal.group(self._group) if e.outcome is Outcome.PLANNED]
            writes = write.then(entry)
            next_steps = [(Step(w, None), e) for w, e in zip(writes, kept[-len(writes) :], strict=True)]
        return Report(write, plan, entry, lost, recorded=recorded), next_steps

    async def _settle(self) -> None:
        """Remove people from the lists that they move from, once they are seen in the lists that they move to."""
        session = self._session
        for _ in range(_ROUNDS):
            entries = await session.journal.group(self._group)
            moves = moves_of(entries)
            try:
                readings = await readings_of(session, moves)
            except Problem as problem:
                self._stopped = True
                self._reports.append(Report(ChangeMembers(Wish(moves[0].source)), None, problem=problem))
                return
            made = {list_of(entry) for entry in entries if isinstance(entry, CreationEntry)}
            settled = True
            for move in moves:
                settlement = settle(move, readings)
                for write in settling_writes(move, settlement, readings, made):
                    settled = False
                    entry = next((e for e in entries if _is_planned(e, write)), None)
                    report, _following = await self._turn(write, None, entry, move=move)
                    if report.entry or self._stopped:
                        self._reports.append(report)
                    if self._stopped:
                        return
            if settled:
                both = ((move.kind, card_id) for move in moves for card_id in in_both(move, readings))
                self._doubled = tuple(dict.fromkeys(both))
                return
        self._stopped = True

    async def _ended(self, shown: Prepared) -> Done:
        session, rest = self._session, tuple(step.write for step, _ in (*self._first, *self._last))
        if not self._group:
            return Done(self._in_order(), rest)
        entries = await session.journal.group(self._group)
        effective = [e for e in entries if e.outcome in {Outcome.DONE, Outcome.UNKNOWN}]
        unfinished = self._stopped and any(entry.outcome is Outcome.PLANNED for entry in entries)
        begun = any(not entry.stays for entry in effective)
        open_ = unfinished and (begun or await undoes_half(session, self._group))
        if not open_:
            await session.journal.give_up(self._group)
        if self._moves and not self._stopped:
            await session.journal.settle(self._group)
        last = self._reports[-1] if self._reports else None
        if self._stopped and last is not None and last.outcome is Outcome.NOT_DONE:
            rest = (last.write, *rest)
        fell_out = () if self._stopped else _fell_out(shown, entries, self._doubled)
        return Done(self._in_order(), rest, self._group, open_, fell_out, self._doubled)

    def _in_order(self) -> tuple[Report, ...]:
        """Return the reports in the order in which their steps were shown, additional ones last."""
        places = {step.write.key: place for place, step in enumerate(self._prepared.steps)}
        return tuple(sorted(self._reports, key=lambda report: places.get(report.write.key, len(places))))

    def _entry(self, write: AnyWrite, plan: Any) -> Entry:
        session = self._session
        before, after = write.intent(plan)
        return write.entry(
            at=now(),
            user_id=session.user_id,
            host=session.credentials.host,
            list_id=plan.list_id,
            before=before,
            after=after,
            group=self._prepared.operation.group,
            undoes=self._prepared.operation.undoes,
        )


def _is_planned(entry: Entry, write: AnyWrite) -> bool:
    """Return whether an entry is the planned step by which a write removes people from a list."""
    leaves = isinstance(entry, MembersEntry | DeletionEntry)
    return leaves and entry.outcome is Outcome.PLANNED and ("list", entry.list_id) == write.key


def _within(write: AnyWrite, plan: Any, shown: Any, move: Move | None) -> bool:
    """Return whether a plan does no more than was shown; in a move, only moving people leave a list."""
    if move is not None and isinstance(plan, DeletionPlan):
        return all(loses_no_more(_may_lose(move, plan, p.card_id), p.status) for p in plan.membership.participants)
    return shown is None or write.covers(shown, plan)


def _may_lose(move: Move, plan: DeletionPlan, card_id: int) -> str | None:
    if plan.list_id == move.source:
        return move.people.get(card_id)
    return IN_WORK if card_id in move.people else None


async def _sent_and_found(
    session: Session, write: AnyWrite, plan: Any, entry: Entry
) -> tuple[Finding[Any], Problem | None]:
    """Send the request and read back its outcome; returns also why the answer is missing, if it is."""
    lost: Problem | None = None
    sent: Result | None = None
    watching = write.watch(plan)
    try:
        sent = await write.send(session, plan, watching)
    except Problem as problem:
        lost = problem
    if lost is not None and lost.cause is not Cause.OUTCOME_UNKNOWN:
        return Finding(Outcome.NOT_DONE, entry.result), lost
    try:
        finding = await write.found_out(session, entry, sent, watching)
        if lost is not None and finding.outcome is Outcome.NOT_DONE:
            await session.clock.sleep(_LATE)
            finding = await write.found_out(session, entry, None, watching)
            if finding.outcome is Outcome.NOT_DONE and now() - entry.at < AT_IT:
                finding = Finding(Outcome.UNKNOWN, replace(finding.result, awaited=True))
    except Problem as problem:
        return Finding(Outcome.UNKNOWN, sent or entry.result), lost or problem
    return finding, None if finding.outcome is Outcome.DONE else lost


def _fell_out(shown: Prepared, entries: Sequence[Entry], doubled: Sequence[Person]) -> tuple[Person, ...]:
    """Return the people for whom a completed operation did not do all that was shown."""
    effects = net_effect(entries)
    made = {(effect.kind, card_id) for effect in effects if effect.made is not None for card_id in effect.came}
    came = {(effect.list_id, card_id) for effect in effects for card_id in effect.came}
    left = {(effect.list_id, card_id) for effect in effects for card_id in effect.left}
    people: dict[Person, None] = {}
    for step in shown.steps:
        plan = step.plan
        if isinstance(plan, CreationPlan):
            people |= {(plan.kind, c): None for c in plan.added if (plan.kind, c) not in made}
        elif isinstance(plan, MemberPlan):
            people |= {(plan.kind, c): None for c in plan.added if (plan.list_id, c) not in came}
            removed = (participant.card_id for participant in plan.removed)
            people |= {(plan.kind, c): None for c in removed if (plan.list_id, c) not in left}
    return tuple(person for person in people if person not in doubled)
