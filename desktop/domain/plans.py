"""What a change of a call list's participants will do: worked out before it is shown, and again before it is sent.

`crm.calllist.update` takes the whole new membership and deletes whoever it does not name, so a wish is kept as a
difference and merged with the participants of the moment (contract 4.3, traps 11 to 15).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from desktop.domain.call_list import Activity, CallList, Membership, Participant
from desktop.domain.journal import Outcome
from desktop.domain.objection import Objection
from desktop.domain.status import IN_WORK


@dataclass(frozen=True, slots=True)
class FormWish:
    """The CRM form that a call list is to have; None for none."""

    form_id: int | None


@dataclass(frozen=True, slots=True)
class Wish:
    """Participants to add to a call list and to take out of it, by CRM id, in the order wished; none stands twice.

    `form` is None when the list's CRM form is to stay as it is.
    """

    list_id: int
    add: tuple[int, ...] = ()
    remove: tuple[int, ...] = ()
    form: FormWish | None = None


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What others did to a list between two readings of it; `form` is the CRM form that they gave it, if any."""

    came: tuple[int, ...] = ()
    went: tuple[int, ...] = ()
    form: FormWish | None = None


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """A wish merged with one reading of the list; every card id of the wish and of the list is in exactly one group.

    `added` will be new, `already_in` stay as they are, `missing` were to be added and have no readable card.
    `removed` lose status and call link; `not_in` were to be removed and are not there. `dead` are participants whose
    card was deleted: they make an update fail, can't be removed by REST, and stay. `kept` stay with status and call.
    `form_id` is the CRM form that the list will have. `readable` tells of every card that this user may read whether
    it has a phone. `meanwhile` is what others did since the plan was shown that this one was made from.
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
    form_id: int | None
    objections: tuple[Objection, ...]
    readable: Mapping[int, bool] = field(repr=False)
    carried: bool = True
    """An activity that this user sees shows it to operators: else new participants stay unseen."""
    meanwhile: Meanwhile = Meanwhile()

    @property
    def list_id(self) -> int:
        """Number of the call list."""
        return self.call_list.id

    @property
    def present(self) -> tuple[int, ...]:
        """Everybody who is in the list."""
        return tuple(participant.card_id for participant in (*self.kept, *self.removed, *self.dead))

    @property
    def sent(self) -> tuple[int, ...]:
        """The ENTITIES of the update: those that stay, then the new ones; no dead ones."""
        return (*(participant.card_id for participant in self.kept), *self.added)

    @property
    def without_phone(self) -> tuple[int, ...]:
        """Those of the new ones who can't be phoned."""
        return tuple(card_id for card_id in self.added if not self.readable[card_id])

    def covers(self, fresh: "MemberPlan") -> bool:
        """Tell whether a fresh plan does nothing that this one did not say; others may have done a part meanwhile.

        Who was to be called when it was shown, and has a result now, would lose it unsaid; a form that somebody else
        attached would be overwritten; and who is added to a list that operators see no more would not be called.
        """
        removed = {participant.card_id: participant.status for participant in self.removed}
        newly_dead = {participant.card_id for participant in fresh.dead} - {p.card_id for p in self.dead}
        form_before = self.call_list.form_id
        return (
            set(fresh.added) <= set(self.added)
            and all(_loses_no_more(removed.get(p.card_id), p.status) for p in fresh.removed)
            and not newly_dead
            and fresh.call_list.form_id in {form_before, fresh.form_id}
            and (not fresh.added or (fresh.carried >= self.carried and fresh.finished <= self.finished))
        )

    def since(self, shown: "MemberPlan") -> Meanwhile:
        """Return what others did between the plan that was shown and this one."""
        if Objection.INCOMPLETE in (*shown.objections, *self.objections):
            return Meanwhile()
        before, now, form_id = set(shown.present), set(self.present), self.call_list.form_id
        return Meanwhile(
            came=tuple(sorted(now - before)),
            went=tuple(sorted(before - now)),
            form=None if form_id == shown.call_list.form_id else FormWish(form_id),
        )


def plan_members(
    wish: Wish,
    call_list: CallList,
    membership: Membership,
    activity: Activity | None,
    readable: Mapping[int, bool],
) -> MemberPlan:
    """Merge a wish with a reading. `readable` has the ids of the list and of the wish that have a readable card."""
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
    form_id = call_list.form_id if wish.form is None else wish.form.form_id
    objections = [] if call_list.changeable else [Objection.READ_ONLY]
    if not added and not removed and form_id == call_list.form_id:
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
        form_id=form_id,
        objections=tuple(objections),
        readable=readable,
        carried=activity is not None,
    )


def outcome_of(
    there: Collection[int], added: Collection[int], removed: Collection[int], *, form_changed: bool | None = None
) -> Outcome:
    """Tell from what a list is now whether a change of it happened, when its answer was lost.

    `form_changed` tells whether it has the form it was to get, None when the form was to stay. An update that stopped
    half-way, or that others changed further, is UNKNOWN: somebody must look.
    """
    signs = [card_id in there for card_id in added] + [card_id not in there for card_id in removed]
    if form_changed is not None:
        signs.append(form_changed)
    if all(signs):
        return Outcome.DONE
    return Outcome.UNKNOWN if any(signs) else Outcome.NOT_DONE


def _loses_no_more(shown: str | None, status: str) -> bool:
    """Tell whether removing somebody loses nothing that was not shown; `shown` is None for who was not to leave."""
    return shown is not None and (shown != IN_WORK or status == IN_WORK)


def _once(card_ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(card_ids))
