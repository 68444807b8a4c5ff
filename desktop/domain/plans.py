"""What a change of a call list's participants will do: worked out before it is shown, and again before it is sent.

`crm.calllist.update` takes the whole new membership and deletes whoever it does not name, so a wish is kept as a
difference and merged with the participants of the moment (contract 4.3, traps 11 to 15).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from desktop.domain.call_list import Activity, CallList, Membership, Participant
from desktop.domain.journal import Outcome


@dataclass(frozen=True, slots=True)
class Wish:
    """Participants to add to a call list and to take out of it, by CRM id, in the order wished; none stands twice."""

    list_id: int
    add: tuple[int, ...] = ()
    remove: tuple[int, ...] = ()


class Objection(Enum):
    """Why a plan can't be carried out, or only when the supervisor insists."""

    READ_ONLY = "read-only"
    """A list of leads or another kind that REST can't change."""
    NOTHING_TO_DO = "nothing-to-do"
    WOULD_BE_EMPTY = "would-be-empty"
    """A list can't be emptied by REST; only its activity can be deleted."""
    INCOMPLETE = "incomplete"
    """The end of the list was not proven, so somebody could be deleted unseen."""
    MAY_HIDE = "may-hide"
    """Participants may be hidden from this user; what becomes of them is up to the portal."""


INSISTABLE = frozenset({Objection.MAY_HIDE})
"""Objections that the supervisor may overrule, having been told what may happen."""


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """A wish merged with one reading of the list; every card id of the wish and of the list is in exactly one group.

    `added` will be new, `already_in` stay as they are, `missing` were to be added and have no readable card.
    `removed` lose status and call link; `not_in` were to be removed and are not there. `dead` are participants whose
    card was deleted: they make an update fail, can't be removed by REST, and stay. `kept` stay with status and call.
    """

    call_list: CallList
    finished: bool
    """Its activity is completed: new participants stay unseen until it is reopened."""
    added: tuple[int, ...]
    already_in: tuple[int, ...]
    missing: tuple[int, ...]
    removed: tuple[Participant, ...]
    not_in: tuple[int, ...]
    dead: tuple[Participant, ...]
    kept: tuple[Participant, ...]
    objections: tuple[Objection, ...]

    @property
    def list_id(self) -> int:
        """Number of the call list."""
        return self.call_list.id

    @property
    def sent(self) -> tuple[int, ...]:
        """The ENTITIES of the update: those that stay, then the new ones; no dead ones."""
        return (*(participant.card_id for participant in self.kept), *self.added)

    def refused(self, *, insisted: bool = False) -> tuple[Objection, ...]:
        """Return the objections that stand in the way."""
        return tuple(objection for objection in self.objections if not (insisted and objection in INSISTABLE))


def plan_members(
    wish: Wish,
    call_list: CallList,
    membership: Membership,
    activity: Activity | None,
    readable: Collection[int],
) -> MemberPlan:
    """Merge a wish with a reading. `readable` are the ids of the list and of the wish that have a readable card."""
    present = {participant.card_id: participant for participant in membership.participants}
    leaving = set(wish.remove)
    add = _once(card_id for card_id in wish.add if card_id not in leaving)
    dead = [participant for participant in membership.participants if participant.card_id not in readable]
    gone = {participant.card_id for participant in dead}
    kept = [
        participant
        for participant in membership.participants
        if participant.card_id not in leaving and participant.card_id not in gone
    ]
    removed = [present[card_id] for card_id in _once(wish.remove) if card_id in present and card_id not in gone]
    added = [card_id for card_id in add if card_id not in present and card_id in readable]
    objections = [] if call_list.changeable else [Objection.READ_ONLY]
    if not added and not removed:
        objections.append(Objection.NOTHING_TO_DO)
    elif not added and not kept:
        objections.append(Objection.WOULD_BE_EMPTY)
    if not (membership.complete and membership.settled):
        objections.append(Objection.INCOMPLETE)
    if membership.may_hide:
        objections.append(Objection.MAY_HIDE)
    return MemberPlan(
        call_list=call_list,
        finished=activity is not None and activity.completed,
        added=tuple(added),
        already_in=tuple(card_id for card_id in add if card_id in present),
        missing=tuple(card_id for card_id in add if card_id not in present and card_id not in readable),
        removed=tuple(removed),
        not_in=tuple(card_id for card_id in _once(wish.remove) if card_id not in present),
        dead=tuple(dead),
        kept=tuple(kept),
        objections=tuple(objections),
    )


def outcome_of(there: Collection[int], added: Collection[int], removed: Collection[int]) -> Outcome:
    """Tell from who is in a list now whether a change of participants happened, when its answer was lost.

    An update that stopped half-way, or that others changed further, is UNKNOWN: somebody must look.
    """
    came, left = [card_id in there for card_id in added], [card_id not in there for card_id in removed]
    if all(came) and all(left):
        return Outcome.DONE
    return Outcome.UNKNOWN if any(came) or any(left) else Outcome.NOT_DONE


def _once(card_ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(card_ids))
