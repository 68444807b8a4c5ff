"""Change the participants of a call list: the one path that every such change takes.

plan (shown) -> read again, whole, twice the same -> merge with what changed meanwhile -> journal the intent -> one
request -> read back and verify -> journal the outcome (design: every write; contract 4.3, 4.9).
"""

from collections.abc import Awaitable, Collection
from dataclasses import dataclass, replace
from typing import Any

from desktop.bitrix24 import activities, call_list_writing, call_lists, cards
from desktop.bitrix24.reader import Reader, together
from desktop.domain.call_list import Activity, CallList, Membership, Participant, activity_of
from desktop.domain.journal import Action, Entry, Outcome
from desktop.domain.plans import MemberPlan, Wish, outcome_of, plan_members
from desktop.domain.problem import Cause, Problem
from desktop.services.session import Part, Session, now


@dataclass(frozen=True, slots=True)
class Prepared:
    """A wish worked out on a fresh reading of the list, to be shown; `readable` spares a second look at the cards."""

    wish: Wish
    plan: MemberPlan
    readable: frozenset[int]


@dataclass(frozen=True, slots=True)
class Report:
    """How a change ended.

    `plan` is what was sent. `problem` says why it was not done, or is not known to be. `absent` were to be in the
    list and are not (the portal drops whom the caller may not read), `still_in` were to leave and did not.
    `other_status` are those who stay, with the status they have now instead: an operator set it meanwhile, or the
    portal wrote back what it had read at the beginning of its update (contract 4.3).
    """

    entry: Entry
    plan: MemberPlan
    problem: Problem | None = None
    absent: tuple[int, ...] = ()
    still_in: tuple[int, ...] = ()
    other_status: tuple[tuple[Participant, str], ...] = ()

    @property
    def outcome(self) -> Outcome:
        """DONE, NOT_DONE or UNKNOWN."""
        return self.entry.outcome


class PlanChangedError(Exception):
    """Meanwhile the list changed so that the plan must be shown again; `prepared` is the new one."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(f"the plan for call list {prepared.wish.list_id} changed")
        self.prepared = prepared


async def prepare(session: Session, wish: Wish) -> Prepared:
    """Read the list and the cards, and work out what the wish will do. Raises Problem."""
    reader = session.foreground
    # The cards of those known to be in the list are looked for while it is being read: both share their requests.
    known, row = session.known.memberships.get(wish.list_id), session.known.call_lists.get(wish.list_id)
    expected = {*wish.add, *(known.card_ids if known else ())} if row and row.changeable else set()
    parts: list[Awaitable[Any]] = [_read(session, reader, wish.list_id, twice=False)]
    if row and expected:
        parts.append(cards.existing(reader, row.kind, expected))
    (call_list, activity, membership), *found = await together(parts)
    readable: set[int] = found[0] if found else set()
    if call_list.changeable and (unasked := {*membership.card_ids, *wish.add} - expected):
        readable = readable | await cards.existing(reader, call_list.kind, unasked)
    plan = plan_members(wish, call_list, membership, activity, readable)
    return Prepared(wish, plan, frozenset(readable))


async def carry_out(session: Session, prepared: Prepared, *, insisted: bool = False, undoes: int = 0) -> Report:
    """Carry out a plan that was shown and accepted.

    Raises PlanChangedError when the list has meanwhile changed so that more would happen than was shown, and Problem
    while nothing was sent yet. From then on it does not raise: the report tells.
    """
    reader, wish = session.foreground, prepared.wish
    call_list, activity, before = await _read(session, reader, wish.list_id, twice=True)
    readable = prepared.readable | await _readable(reader, call_list.kind, before, prepared.readable)
    plan = plan_members(wish, call_list, before, activity, readable)
    if plan.refused(insisted=insisted) or not _covered(plan, prepared.plan):
        raise PlanChangedError(Prepared(wish, plan, frozenset(readable)))
    [entry] = await session.journal.intend([_entry(session, plan, undoes)])
    try:
        await call_list_writing.update(session.client, plan.list_id, call_list.kind, plan.sent, call_list.form_id)
    except Problem as problem:
        if problem.cause is not Cause.OUTCOME_UNKNOWN:
            return await _conclude(session, Report(entry, plan, problem), Outcome.NOT_DONE)
        return await _found_out(session, entry, plan, problem)
    return await _found_out(session, entry, plan, None)


async def resolve_unfinished(session: Session) -> list[Entry]:
    """Find out what became of changes that the end of the program cut off; returns their entries as concluded.

    Raises Problem when the portal can't be read: the entries stay unfinished until the next time.
    """
    resolved = []
    for entry in await session.journal.unfinished():
        try:
            _, _, now_there = await _read(session, session.foreground, entry.list_id, twice=True)
        except Problem as problem:
            if problem.cause is not Cause.REFUSED:
                raise
            outcome = Outcome.UNKNOWN
        else:
            removed = [int(card_id) for card_id, _ in entry.before["removed"]]
            outcome = outcome_of(now_there.card_ids, entry.after["added"], removed)
        resolved.append(await session.journal.conclude(entry, outcome, {"resolved": "after a restart"}))
    return resolved


async def _read(
    session: Session, reader: Reader, list_id: int, *, twice: bool
) -> tuple[CallList, Activity | None, Membership]:
    known, connection = session.known.memberships.get(list_id), session.known.connection
    read = call_lists.membership_twice if twice else call_lists.membership
    membership = read(
        reader,
        list_id,
        administrator=connection is not None and connection.administrator,
        expected=None if known is None else len(known),
        now=now,
    )
    parts: list[Awaitable[Any]] = [
        call_lists.call_list(reader, list_id),
        activities.of_list(reader, [list_id]),
        membership,
    ]
    call_list, found, members = await together(parts)
    return call_list, activity_of(list_id, found), members


async def _readable(reader: Reader, kind: int, membership: Membership, known: Collection[int]) -> set[int]:
    new = set(membership.card_ids) - set(known)
    return await cards.existing(reader, kind, new) if new else set()


def _covered(plan: MemberPlan, shown: MemberPlan) -> bool:
    """Tell whether a plan does nothing that the one shown did not say; others may have done a part meanwhile."""
    removed = {participant.card_id for participant in plan.removed}
    shown_removed = {participant.card_id for participant in shown.removed}
    new_dead = {p.card_id for p in plan.dead} - {p.card_id for p in shown.dead}
    return set(plan.added) <= set(shown.added) and removed <= shown_removed and not new_dead


def _entry(session: Session, plan: MemberPlan, undoes: int) -> Entry:
    connection = session.known.connection
    return Entry(
        action=Action.CHANGE_PARTICIPANTS,
        at=now(),
        user_id=connection.user.id if connection else session.webhook.user_id,
        host=session.webhook.host,
        list_id=plan.list_id,
        before={
            "kind": plan.call_list.kind,
            "form": plan.call_list.form_id,
            "kept": [[participant.card_id, participant.status] for participant in plan.kept],
            "removed": [[participant.card_id, participant.status] for participant in plan.removed],
            "dead": [[participant.card_id, participant.status] for participant in plan.dead],
        },
        after={"added": list(plan.added), "sent": list(plan.sent)},
        undoes=undoes,
    )


async def _found_out(session: Session, entry: Entry, plan: MemberPlan, lost: Problem | None) -> Report:
    """Read the list back and decide what happened; `lost` is the problem when the answer did not come."""
    try:
        _, _, after = await _read(session, session.foreground, plan.list_id, twice=lost is not None)
    except Problem as problem:
        return await _conclude(session, Report(entry, plan, lost or problem), Outcome.UNKNOWN)
    session.known.memberships[plan.list_id] = after
    await session.store.save_memberships([after])
    session.tell(Part.MEMBERSHIP, plan.list_id)
    there = {participant.card_id: participant.status for participant in after.participants}
    report = Report(
        entry,
        plan,
        lost,
        absent=tuple(card_id for card_id in plan.sent if card_id not in there),
        still_in=tuple(participant.card_id for participant in plan.removed if participant.card_id in there),
        other_status=tuple(
            (participant, there[participant.card_id])
            for participant in plan.kept
            if there.get(participant.card_id, participant.status) != participant.status
        ),
    )
    outcome = Outcome.DONE
    if lost is not None:
        outcome = outcome_of(there, plan.added, [participant.card_id for participant in plan.removed])
    return await _conclude(session, replace(report, problem=None) if outcome is Outcome.DONE else report, outcome)


async def _conclude(session: Session, report: Report, outcome: Outcome) -> Report:
    result = {
        "problem": str(report.problem) if report.problem else "",
        "absent": list(report.absent),
        "still_in": list(report.still_in),
        "other_status": [[before.card_id, before.status, after] for before, after in report.other_status],
    }
    return replace(report, entry=await session.journal.conclude(report.entry, outcome, result))
