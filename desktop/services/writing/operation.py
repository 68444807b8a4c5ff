"""An action of the supervisor: one or several writes, planned together and shown before anything is sent."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from desktop.bitrix24.line.reader import together
from desktop.bitrix24.methods import cards
from desktop.domain.journal import Entry
from desktop.domain.list_plans import CreationPlan, DeletionPlan
from desktop.domain.moves import Person, unable
from desktop.domain.objection import Objection, refused
from desktop.domain.plans import Include, MemberPlan, Wish
from desktop.services.session import Session
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.write import AnyWrite

_NAMED = 10
"""Most people of a group who are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Step:
    """A write with the plan to show; None for one that follows from another write and can't be planned yet."""

    write: AnyWrite
    plan: Any


class Operation(ABC):
    """What the supervisor wants, as a wish; the writes that fulfil it are worked out anew on each reading. Immutable.

    `apart`: the writes are independent, so that one that can't be done does not stop the others. `group` of the
    journal is the one that it continues, 0 for a new one; `undoes` is the one that it takes back, 0 for none.
    """

    apart: bool = False
    group: int = 0
    undoes: int = 0

    @abstractmethod
    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the writes that fulfil it at present; raises Problem.

        `anew`: the supervisor has accepted it, so what it depends on is read again; otherwise what is known will do.
        """

    @abstractmethod
    def including(self, include: Include) -> Self:
        """Return the operation including people who are otherwise left out of call lists."""

    async def unreached(self, session: Session) -> tuple[Entry, ...]:
        """Return the entries of the journal that it should cover but can't, because their outcome is unknown."""
        return ()


@dataclass(frozen=True, slots=True)
class Writes(Operation):
    """An operation whose writes are known from the start."""

    wanted: tuple[AnyWrite, ...]
    apart: bool = False

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the writes as they are."""
        return self.wanted

    def including(self, include: Include) -> "Writes":
        """Return the writes, each including these people."""
        return replace(self, wanted=tuple(write.including(include) for write in self.wanted))


@dataclass(frozen=True, slots=True)
class Prepared:
    """An operation worked out to be shown. `also` are additional writes, planned once everything is accepted.

    `certain`: what it changes was read for certain, so that it can be sent at once.
    """

    steps: tuple[Step, ...]
    operation: Operation
    also: tuple[AnyWrite, ...] = ()
    unreached: tuple[Entry, ...] = ()
    certain: bool = False

    def refused(self, *, insisted: bool = False) -> tuple[Objection, ...]:
        """Return what prevents the operation as a whole."""
        if not self.steps:
            return (Objection.NOTHING_TO_DO,)
        by_step = [refused(step.plan.objections, insisted=insisted) for step in self.steps]
        busy = [objections for objections in by_step if Objection.NOTHING_TO_DO not in objections] or by_step
        if self.operation.apart and not all(busy):
            return ()
        return tuple(dict.fromkeys(objection for objections in busy for objection in objections))

    def plan_of(self, write: AnyWrite) -> Any:
        """Return the plan shown for exactly this write; None when there is none."""
        return next((step.plan for step in self.steps if step.write == write), None)

    def covers(self, fresh: "Prepared") -> bool:
        """Return whether an operation worked out anew does nothing that this one did not show."""
        shown = {step.write.key: step.plan for step in self.steps}
        return all(
            step.write.key in shown and _covers(shown[step.write.key], step)
            for step in fresh.steps
            if not refused(step.plan.objections, insisted=True)
        )


def _covers(shown: Any, fresh: Step) -> bool:
    if isinstance(shown, DeletionPlan) and isinstance(
        fresh.plan, MemberPlan
    ):  # some people stay, and so does the list
        return not fresh.plan.added and shown.covers_leaving(fresh.plan.removed)
    return type(shown) is type(fresh.plan) and fresh.write.covers(shown, fresh.plan)


class PlanChangedError(Exception):
    """The portal has changed so that more would happen than was `shown` and accepted; `prepared` must be shown."""

    def __init__(self, prepared: Prepared, shown: Prepared) -> None:
        super().__init__("the plan changed")
        self.prepared = prepared
        self.shown = shown


async def prepare(session: Session, writes: Sequence[AnyWrite], *, apart: bool = False) -> Prepared:
    """Work out what these writes will do as one operation. Raises Problem."""
    return await work_out(session, Writes(tuple(writes), apart))


async def work_out(session: Session, operation: Operation, shown: Prepared | None = None) -> Prepared:
    """Work out what an operation will do. Raises Problem.

    With `shown`, which was accepted, everything is read again: for certain if there is a single write, which is sent
    at once; several are read for certain when their turn comes. Someone who can't take one step of a move takes none.
    """
    writes = await operation.writes(session, anew=shown is not None)
    certain = shown is not None and len(writes) == 1
    plans = await together(
        [write.plan(session, shown.plan_of(write) if shown else None, certain=certain) for write in writes]
    )
    steps = [Step(write, plan) for write, plan in zip(writes, plans, strict=True)]
    held_up = unable(plans)
    if held_up:
        steps = [step for step in [await _without(session, step, held_up) for step in steps] if step is not None]
    await _know_by_name(session, plans)
    also = shown.also if shown else ()
    return Prepared(tuple(steps), operation, also, await operation.unreached(session), certain)


async def _know_by_name(session: Session, plans: Sequence[Any]) -> None:
    """Read the unknown cards of the people whom the plans name as left out or staying."""
    named: dict[int, list[int]] = {}
    for plan in plans:
        people: list[int] = []
        if isinstance(plan, MemberPlan | CreationPlan):
            people = [*plan.stopped[:_NAMED], *plan.phoneless[:_NAMED], *plan.on_stop_list[:_NAMED]]
        if isinstance(plan, MemberPlan):
            people += [participant.card_id for participant in plan.spared[:_NAMED]]
        elif isinstance(plan, DeletionPlan):
            people = list(plan.strangers[:_NAMED])
        if people:
            named.setdefault(plan.kind, []).extend(people)
    await session.learn.cards_known()
    known = session.known.cards
    unknown = {kind: [c for c in dict.fromkeys(ids) if (kind, c) not in known] for kind, ids in named.items()}
    for found in await together([cards.cards(session.foreground, kind, ids) for kind, ids in unknown.items() if ids]):
        await session.learn.cards(found)


async def _without(session: Session, step: Step, held_up: frozenset[Person]) -> Step | None:
    """Return a step without the people who are held up; None when nothing is left of it."""
    write, plan = step.write, step.plan
    if not isinstance(plan, MemberPlan | CreationPlan | DeletionPlan):
        return step
    mine = frozenset(card_id for kind, card_id in held_up if kind == plan.kind)
    if isinstance(plan, DeletionPlan):
        # People who can't go back stay in the list, so the list stays too.
        if not mine & set(plan.membership.card_ids):
            return step
        going = tuple(card_id for card_id in plan.membership.card_ids if card_id not in mine)
        write = ChangeMembers(Wish(plan.list_id, remove=going))
        return Step(write, await write.plan(session)) if going else None
    narrowed = plan.without(mine)
    emptied = {Objection.NOTHING_TO_DO, Objection.NOBODY} & set(narrowed.objections)
    return None if narrowed is not plan and emptied else Step(write, narrowed)
