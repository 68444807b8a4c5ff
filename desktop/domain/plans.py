"""What a change of a call list's participants will do: worked out before it is shown, and again before it is sent.

`crm.calllist.update` takes the whole new membership and deletes everyone it does not name. So a wish is kept as a
difference and merged with the present participants (contract 4.3, traps 11 to 15).
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.domain.call_list import Activity, CallList, Membership, Participant
from desktop.domain.journal import Outcome
from desktop.domain.objection import Objection
from desktop.domain.status import IN_WORK


class Plan(ABC):
    """What one write will do, worked out on one reading of the portal; `objections` are what prevents it."""

    objections: tuple[Objection, ...]

    @property
    def list_id(self) -> int:
        """Number of the call list concerned; 0 for none, or for one that is yet to be made."""
        return 0

    @abstractmethod
    def covers(self, fresh: Any, /) -> bool:
        """Return whether a fresh plan of the same write does nothing that this one did not show."""


@dataclass(frozen=True, slots=True)
class FormWish:
    """The CRM form wished for a call list; None for no form."""

    form_id: int | None


@dataclass(frozen=True, slots=True)
class Include:
    """Whom to add to a list who would otherwise be left out: people on the stop list, people without a phone."""

    stopped: bool = False
    phoneless: bool = False


INCLUDE_NOBODY = Include()


@dataclass(frozen=True, slots=True)
class Wish:
    """Participants to add to a call list and to remove from it, by CRM id, in the wished order, each once.

    `form` None leaves the list's CRM form unchanged. `losing` are the statuses that those who leave may lose by it,
    by CRM id: anyone with another result by now stays; None lets them lose any. `stopped` are people to add who are
    known to be on the stop list although no list shows that any more. `sources` are the lists that the people to add
    come from.
    """

    list_id: int
    add: tuple[int, ...] = ()
    remove: tuple[int, ...] = ()
    form: FormWish | None = None
    include: Include = INCLUDE_NOBODY
    losing: tuple[tuple[int, str], ...] | None = None
    stopped: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()

    @classmethod
    def leaving(cls, list_id: int, people: Mapping[int, str]) -> "Wish":
        """Return the wish that people leave a list, each losing at most this status."""
        return cls(list_id, remove=tuple(people), losing=tuple(people.items()))


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What others did to a list between two readings; `form` is the CRM form that they gave it, if any."""

    came: tuple[int, ...] = ()
    went: tuple[int, ...] = ()
    form: FormWish | None = None


@dataclass(frozen=True, slots=True)
class MemberPlan(Plan):
    """A wish merged with one reading of the list; every card id of the wish and of the list is in exactly one group.

    `added` will be new, `already_in` stay unchanged, `missing` should be added but have no readable card. `removed`
    lose status and call link; `not_in` should be removed but are not there. `dead` are participants whose card is
    proven deleted: they make an update fail, can't be removed by REST, and stay. `kept` stay with status and call.
    Among them are the `unread`, whose card can't be read and is not proven deleted: they are sent, because nothing
    else is certain to keep them, and are never removed. `form_id` is the CRM form that the list will have. `readable`
    maps every card that this user may read to whether it has a phone. `stopped` and `phoneless` should be added, are
    on the stop list or have no phone, and are left out. `on_stop_list` are new people who were included although on
    the stop list. `spared` should be removed but stay, because the result that they have by now would be lost without
    notice. `meanwhile` is what others did since the plan that was shown.
    """

    call_list: CallList
    finished: bool
    """Its activity is completed: operators don't see new participants until it is reopened."""
    added: tuple[int, ...]
    already_in: tuple[int, ...]
    missing: tuple[int, ...]
    removed: tuple[Participant, ...]
    not_in: tuple[int, ...]
    dead: tuple[Participant, ...]
    kept: tuple[Participant, ...]
    unread: tuple[int, ...]
    form_id: int | None
    objections: tuple[Objection, ...]
    readable: Mapping[int, bool] = field(repr=False)
    stopped: tuple[int, ...] = ()
    phoneless: tuple[int, ...] = ()
    spared: tuple[Participant, ...] = ()
    on_stop_list: tuple[int, ...] = ()
    by_phone: frozenset[int] = frozenset()
    carried: bool = True
    """A visible activity shows it to operators; otherwise they don't see new participants."""
    meanwhile: Meanwhile = Meanwhile()

    @property
    def list_id(self) -> int:
        """Number of the call list."""
        return self.call_list.id

    @property
    def kind(self) -> int:
        """Kind of the participants: contacts (3) or companies (4)."""
        return self.call_list.kind

    @property
    def present(self) -> tuple[int, ...]:
        """Everyone who is in the list."""
        return tuple(participant.card_id for participant in (*self.kept, *self.removed, *self.dead))

    @property
    def sent(self) -> tuple[int, ...]:
        """The ENTITIES of the update: people who stay, then new ones, without dead ones."""
        return (*(participant.card_id for participant in self.kept), *self.added)

    @property
    def without_phone(self) -> tuple[int, ...]:
        """New people who can't be phoned."""
        return tuple(card_id for card_id in self.added if not self.readable[card_id])

    def covers(self, fresh: "MemberPlan") -> bool:
        """Return whether a fresh plan does nothing that this one did not show; others may have done part of it.

        Not covered are the loss of a result that someone has got since, overwriting a form that someone else
        attached, and adding people to a list that operators no longer see, where nobody would call them.
        """
        removed = {participant.card_id: participant.status for participant in self.removed}
        newly_dead = {participant.card_id for participant in fresh.dead} - {p.card_id for p in self.dead}
        form_before = self.call_list.form_id
        return (
            set(fresh.added) <= set(self.added)
            and all(loses_no_more(removed.get(p.card_id), p.status) for p in fresh.removed)
            and not newly_dead
            and fresh.call_list.form_id in {form_before, fresh.form_id}
            and (not fresh.added or (fresh.carried >= self.carried and fresh.finished <= self.finished))
        )

    def since(self, shown: "MemberPlan") -> Meanwhile:
        """Return what others did between the shown plan and this one."""
        if Objection.INCOMPLETE in (*shown.objections, *self.objections):
            return Meanwhile()
        before, now, form_id = set(shown.present), set(self.present), self.call_list.form_id
        return Meanwhile(
            came=tuple(sorted(now - before)),
            went=tuple(sorted(before - now)),
            form=None if form_id == shown.call_list.form_id else FormWish(form_id),
        )

    def without(self, card_ids: Set[int]) -> "MemberPlan":
        """Return the plan that neither adds nor removes these people."""
        if not card_ids & {*self.added, *(participant.card_id for participant in self.removed)}:
            return self
        added = tuple(card_id for card_id in self.added if card_id not in card_ids)
        removed = tuple(participant for participant in self.removed if participant.card_id not in card_ids)
        stay = tuple(participant for participant in self.removed if participant.card_id in card_ids)
        changed = replace(self, added=added, removed=removed, kept=(*self.kept, *stay))
        by_numbers = {Objection.NOTHING_TO_DO, Objection.WOULD_BE_EMPTY}
        lasting = [objection for objection in self.objections if objection not in by_numbers]
        return replace(changed, objections=(*_too_little(changed), *lasting))


def plan_members(
    wish: Wish,
    call_list: CallList,
    membership: Membership,
    activity: Activity | None,
    readable: Mapping[int, bool],
    deleted: Collection[int] = (),
    *,
    stop_list: Set[int] = frozenset(),
    by_phone: Set[int] = frozenset(),
    shown: MemberPlan | None = None,
) -> MemberPlan:
    """Merge a wish with a reading.

    `readable` has the ids of the list and of the wish with a readable card, `deleted` those whose card is proven
    deleted. `stop_list` are the people who must not be called by their status, `by_phone` by the supervisor's own
    list. With `shown`, a plan of the same wish that was accepted, only people whom it adds are added, and only people
    whom it removes, without further loss, are removed.
    """
    present = {participant.card_id: participant for participant in membership.participants}
    unwanted = set(wish.remove)
    add = _once(card_id for card_id in wish.add if card_id not in unwanted)
    dead = [participant for participant in membership.participants if participant.card_id in deleted]
    unread = [card_id for card_id in present if card_id not in readable and card_id not in deleted]
    untouched = {*deleted, *unread}
    asked = [present[card_id] for card_id in _once(wish.remove) if card_id in present and card_id not in untouched]
    allowed = _allowed_losses(wish, shown)
    removed = [p for p in asked if allowed is None or loses_no_more(allowed.get(p.card_id), p.status)]
    leaving = {participant.card_id for participant in (*dead, *removed)}
    kept = [participant for participant in membership.participants if participant.card_id not in leaving]
    new_ones = [card_id for card_id in add if card_id not in present and card_id in readable]
    if shown is not None:
        new_ones = [card_id for card_id in new_ones if card_id in set(shown.added)]
    chosen = admitted(new_ones, readable, {*stop_list, *wish.stopped}, by_phone, wish.include)
    doubts = []
    if not (membership.complete and membership.settled):
        doubts.append(Objection.INCOMPLETE)
    if membership.may_hide or (unread and call_list.changeable):
        doubts.append(Objection.MAY_HIDE)
    plan = MemberPlan(
        call_list=call_list,
        finished=activity is not None and activity.completed,
        added=chosen.added,
        already_in=tuple(card_id for card_id in add if card_id in present),
        missing=tuple(card_id for card_id in add if card_id not in present and card_id not in readable),
        removed=tuple(removed),
        not_in=tuple(card_id for card_id in _once(wish.remove) if card_id not in present),
        dead=tuple(dead),
        kept=tuple(kept),
        unread=tuple(unread),
        form_id=call_list.form_id if wish.form is None else wish.form.form_id,
        objections=(),
        readable=readable,
        stopped=chosen.stopped,
        phoneless=chosen.phoneless,
        spared=tuple(participant for participant in asked if participant.card_id not in leaving),
        on_stop_list=chosen.on_stop_list,
        by_phone=chosen.by_phone,
        carried=activity is not None,
    )
    kind = () if call_list.changeable else (Objection.READ_ONLY,)
    return replace(plan, objections=(*kind, *_too_little(plan), *doubts))


@dataclass(frozen=True, slots=True)
class Admitted:
    """Which of the people wished for are added, and which are left out: each is in one of the first three groups."""

    added: tuple[int, ...]
    stopped: tuple[int, ...]
    phoneless: tuple[int, ...]
    on_stop_list: tuple[int, ...]
    """People of `added` who are on the stop list but were included."""
    by_phone: frozenset[int]
    """People on the stop list, left out or included, who are on it by a phone alone."""


def admitted(
    card_ids: Iterable[int],
    has_phone: Mapping[int, bool],
    by_status: Set[int],
    by_phone: Set[int],
    include: Include,
) -> Admitted:
    """Work out who is added: nobody on the stop list and nobody without a phone, unless included on purpose."""
    wanted = list(card_ids)
    stop_list = by_status | by_phone
    stopped = [] if include.stopped else [card_id for card_id in wanted if card_id in stop_list]
    left = set(stopped)
    phoneless = [] if include.phoneless else [c for c in wanted if not has_phone[c] and c not in left]
    left |= set(phoneless)
    added = tuple(card_id for card_id in wanted if card_id not in left)
    on_stop_list = tuple(card_id for card_id in added if card_id in stop_list)
    only_by_phone = (by_phone - by_status) & {*stopped, *on_stop_list}
    return Admitted(added, tuple(stopped), tuple(phoneless), on_stop_list, frozenset(only_by_phone))


def loses_no_more(shown: str | None, status: str) -> bool:
    """Return whether a removal loses only what was shown; `shown` is None for someone who should not leave."""
    return shown is not None and (shown == status or status == IN_WORK)


def _allowed_losses(wish: Wish, shown: MemberPlan | None) -> Mapping[int, str] | None:
    if shown is not None:
        return {participant.card_id: participant.status for participant in shown.removed}
    return None if wish.losing is None else dict(wish.losing)


def _too_little(plan: MemberPlan) -> tuple[Objection, ...]:
    if not plan.added and not plan.removed and plan.form_id == plan.call_list.form_id:
        return (Objection.NOTHING_TO_DO,)
    return (Objection.WOULD_BE_EMPTY,) if not plan.sent else ()


def outcome_of(
    there: Collection[int], added: Collection[int], removed: Collection[int], *, form_changed: bool | None = None
) -> Outcome:
    """Return, by the present state of a list, whether a change with a lost answer happened.

    `form_changed`: the list has the wished form; None if the form should stay. If the update stopped half-way, or
    others have changed the list since, the outcome is UNKNOWN, and someone must check.
    """
    signs = [card_id in there for card_id in added] + [card_id not in there for card_id in removed]
    if form_changed is not None:
        signs.append(form_changed)
    if all(signs):
        return Outcome.DONE
    return Outcome.UNKNOWN if any(signs) else Outcome.NOT_DONE


def _once(card_ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(card_ids))
