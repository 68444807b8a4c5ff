"""People who move from one call list to another: who may leave, who stays, and who has to leave the target again.

The portal updates one list at a time. So people leave a list only after they were seen in the other, and someone who
can't take one step of the move takes none.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop.domain.call_list import Membership
from desktop.domain.journal import Entry, Outcome
from desktop.domain.journal_entries import CreationEntry, DeletionEntry, MembersEntry
from desktop.domain.list_plans import CreationPlan, DeletionPlan
from desktop.domain.plans import MemberPlan, loses_no_more
from desktop.domain.status import IN_WORK

Person = tuple[int, int]
"""Kind (3 contact, 4 company) and CRM id."""


def unable(plans: Iterable[Any]) -> frozenset[Person]:
    """Return the people of an action who should come to one list and leave another, but can't do both."""
    coming, leaving, held_up = set[Person](), set[Person](), set[Person]()
    for flow in map(_flow, plans):
        coming |= flow.comes | flow.stays_out
        leaving |= flow.goes | flow.stays_in
        held_up |= flow.stays_out | flow.stays_in
    return frozenset(coming & leaving & held_up)


@dataclass(frozen=True, slots=True)
class Move:
    """People who leave the list `source` for one of `targets`, with the status that each may lose by it.

    `ends`: the source is deleted once nobody is left in it. `stays`: nobody leaves it; people come to a target as
    well, with the status that they were chosen by.
    """

    source: int
    kind: int
    people: Mapping[int, str]
    targets: tuple[int, ...]
    ends: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Settlement:
    """What remains to be done for a move, by one reading of its lists.

    `leave`: people who are in a target and leave the source. `return_`: people, by target, who by now have another
    result in the source and none in the target, and leave the target again.
    """

    leave: tuple[int, ...]
    return_: Mapping[int, tuple[int, ...]]
    ends: bool
    """The source is to be deleted, as nobody else is in it."""

    def __bool__(self) -> bool:
        return bool(self.leave or self.return_)


def settle(move: Move, readings: Mapping[int, Membership]) -> Settlement:
    """Work out who leaves which list so that each moving person is in one; `readings` has source and targets."""
    source = readings[move.source]
    there, leave, back = source.statuses, list[int](), dict[int, list[int]]()
    for target in move.targets:
        for card_id, status in readings[target].statuses.items():
            if card_id not in move.people or card_id not in there or card_id in leave:
                continue
            if loses_no_more(move.people[card_id], there[card_id]):
                leave += [] if move.stays else [card_id]
            elif status == IN_WORK:
                back.setdefault(target, []).append(card_id)
    return Settlement(
        tuple(leave),
        {target: tuple(card_ids) for target, card_ids in back.items()},
        ends=move.ends and len(leave) == len(source) and source.complete,
    )


def moves_of(entries: Sequence[Entry]) -> list[Move]:
    """Return the moves of an action, by its entries in the journal: done, interrupted or still planned.

    Everyone has left a list that the action deleted, and it is no target any more, although REST still shows it.
    """
    standing = [entry for entry in entries if entry.outcome is not Outcome.NOT_DONE]
    deleted = {e.list_id for e in standing if isinstance(e, DeletionEntry) and e.outcome is Outcome.DONE}
    arrivals = _arrivals(entry for entry in standing if list_of(entry) not in deleted)
    moves: dict[int, Move] = {}
    for entry in standing:
        source, kind = entry.list_id, entry.kind
        lists = {number: who for number, who in arrivals.get(kind, {}).items() if number != source}
        everywhere = set[int]().union(*lists.values())
        people = {card_id: status for card_id, status in leaving(entry).items() if card_id in everywhere}
        if not people or source in deleted:
            continue
        before = moves.get(source, Move(source, kind, {}, ()))
        targets = dict.fromkeys((*before.targets, *(number for number, who in lists.items() if who & people.keys())))
        ends = before.ends or isinstance(entry, DeletionEntry)
        moves[source] = Move(source, kind, {**before.people, **people}, tuple(targets), ends)
    return [*moves.values(), *_drawn(standing, deleted)]


def in_both(move: Move, readings: Mapping[int, Membership]) -> tuple[int, ...]:
    """Return the people of a move who are in both its source and a target, and should be in one."""
    if move.stays:
        return ()
    source = set(readings[move.source].card_ids)
    found = (card_id for target in move.targets for card_id in readings[target].card_ids)
    return tuple(dict.fromkeys(card_id for card_id in found if card_id in move.people and card_id in source))


def is_leaving(plan: Any, plans: Iterable[Any]) -> bool:
    """Return whether a plan removes people from a list whom another of the plans adds to a list."""
    mine = _flow(plan).goes
    return bool(mine) and any(mine & _flow(other).comes for other in plans if other is not plan)


def list_of(entry: Entry) -> int:
    """Return the number of the list that an entry concerns or made; 0 while it has none."""
    made = entry.result.list if isinstance(entry, CreationEntry) else 0
    return made or entry.list_id


def leaving(entry: Entry) -> dict[int, str]:
    """Return the people who leave a list by a write, by CRM id, with the status that each loses."""
    match entry:
        case MembersEntry(before=before):
            return dict(before.removed if before.moving is None else before.moving)
        case DeletionEntry(before=before):
            return dict(before.members)
    return {}


class _Flow(NamedTuple):
    """Who comes to a list and who leaves it by a plan, and who stays out or in although the opposite was wished."""

    comes: Set[Person] = frozenset()
    goes: Set[Person] = frozenset()
    stays_out: Set[Person] = frozenset()
    stays_in: Set[Person] = frozenset()


def _flow(plan: Any) -> _Flow:
    match plan:
        case MemberPlan():
            stay = [participant.card_id for participant in (*plan.spared, *plan.dead)]
            groups: tuple[Iterable[int], ...] = (
                (*plan.added, *plan.already_in),
                [participant.card_id for participant in plan.removed],
                (*plan.missing, *plan.stopped, *plan.phoneless),
                (*stay, *plan.not_in, *plan.unread),
            )
        case CreationPlan():
            groups = (plan.added, (), set(plan.wish.card_ids).difference(plan.added))
        case DeletionPlan():
            groups = ((), plan.membership.card_ids)
        case _:
            return _Flow()
    return _Flow(*({(plan.kind, card_id) for card_id in group} for group in groups))


def _drawn(entries: Iterable[Entry], deleted: Set[int]) -> list[Move]:
    """Return the moves of people who came to new lists and stay in the lists they were chosen from."""
    people: dict[tuple[int, int, int], dict[int, str]] = {}
    for entry in entries:
        number = list_of(entry)
        if isinstance(entry, CreationEntry) and number and number not in deleted:
            for source, card_id, status in entry.after.drawn_from:
                people.setdefault((source, entry.kind, number), {})[card_id] = status
    return [Move(source, kind, who, (number,), stays=True) for (source, kind, number), who in people.items()]


def _arrivals(entries: Iterable[Entry]) -> dict[int, dict[int, set[int]]]:
    """Return who came, or should come, by kind and list; lists without a number yet are left out."""
    arrivals: dict[int, dict[int, set[int]]] = {}
    for entry in entries:
        kind, number = entry.kind, list_of(entry)
        came = entry.after.added if isinstance(entry, CreationEntry | MembersEntry) else ()
        if kind and number and came:
            arrivals.setdefault(kind, {}).setdefault(number, set()).update(came)
    return arrivals
