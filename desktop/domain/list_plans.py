"""What making a call list, changing its activity, or deleting it will do."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from desktop.domain.call_list import CHANGEABLE_KINDS, Activity, CallList, FoundActivity, Membership, Participant
from desktop.domain.objection import Objection
from desktop.domain.plans import INCLUDE_NOBODY, Include, Plan, admitted, loses_no_more


@dataclass(frozen=True, slots=True)
class NewList:
    """A call list wished for: contacts (3) or companies (4), by CRM id, in the order of the operators' queue.

    `subject` "" and `responsible_id` None leave the activity's values to the portal: its own words, and the caller.
    `sources` are the lists that the people come from; `drawn_from` has list, CRM id and status of each of them there:
    anyone with another result by the time the list is made leaves it again. `stopped` are people known to be on the
    stop list although no list shows that any more.
    """

    kind: int
    card_ids: tuple[int, ...]
    form_id: int | None = None
    subject: str = ""
    responsible_id: int | None = None
    sources: tuple[int, ...] = ()
    include: Include = INCLUDE_NOBODY
    stopped: tuple[int, ...] = ()
    drawn_from: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CreationPlan(Plan):
    """A list that will be made: `added` will be in it, `missing` have no card that this user may read.

    `stopped` and `phoneless` are on the stop list or have no phone, and are left out. `on_stop_list` are people of
    `added` who were included although on the stop list. `by_phone` are those of both who are on it by a phone alone.
    `newest` is the highest number of a list before. `readable` maps every readable card to whether it has a phone.
    """

    wish: NewList
    added: tuple[int, ...]
    missing: tuple[int, ...]
    newest: int
    objections: tuple[Objection, ...]
    readable: Mapping[int, bool] = field(repr=False)
    stopped: tuple[int, ...] = ()
    phoneless: tuple[int, ...] = ()
    on_stop_list: tuple[int, ...] = ()
    by_phone: frozenset[int] = frozenset()

    @property
    def kind(self) -> int:
        """Kind of the participants: contacts (3) or companies (4)."""
        return self.wish.kind

    def covers(self, fresh: "CreationPlan") -> bool:
        """Return whether a fresh plan adds nobody who was not shown."""
        return set(fresh.added) <= set(self.added)

    def without(self, card_ids: Set[int]) -> "CreationPlan":
        """Return the plan without these people."""
        if not card_ids & set(self.added):
            return self
        added = tuple(card_id for card_id in self.added if card_id not in card_ids)
        nobody = () if added or Objection.NOBODY in self.objections else (Objection.NOBODY,)
        return replace(self, added=added, objections=(*self.objections, *nobody))

    @property
    def without_phone(self) -> tuple[int, ...]:
        """People who can't be phoned."""
        return tuple(card_id for card_id in self.added if not self.readable[card_id])


def plan_creation(
    wish: NewList,
    readable: Mapping[int, bool],
    newest: int,
    *,
    stop_list: Set[int] = frozenset(),
    by_phone: Set[int] = frozenset(),
    shown: CreationPlan | None = None,
) -> CreationPlan:
    """Work out a new list, in which nobody is named twice.

    `stop_list` are the people who must not be called by their status, `by_phone` by the supervisor's own list. With
    `shown`, a plan of the same wish that was accepted, nobody else is added.
    """
    wanted = tuple(dict.fromkeys(wish.card_ids))
    there = [card_id for card_id in wanted if card_id in readable]
    if shown is not None:
        there = [card_id for card_id in there if card_id in set(shown.added)]
    chosen = admitted(there, readable, {*stop_list, *wish.stopped}, by_phone, wish.include)
    objections = [] if wish.kind in CHANGEABLE_KINDS else [Objection.READ_ONLY]
    if not chosen.added:
        objections.append(Objection.NOBODY)
    return CreationPlan(
        wish=wish,
        added=chosen.added,
        missing=tuple(card_id for card_id in wanted if card_id not in readable),
        newest=newest,
        objections=tuple(objections),
        readable=readable,
        stopped=chosen.stopped,
        phoneless=chosen.phoneless,
        on_stop_list=chosen.on_stop_list,
        by_phone=chosen.by_phone,
    )


@dataclass(frozen=True, slots=True)
class ActivityWish:
    """The wished values of a list's activity; None leaves a value unchanged."""

    list_id: int
    subject: str | None = None
    responsible_id: int | None = None
    completed: bool | None = None


@dataclass(frozen=True, slots=True)
class ActivityPlan(Plan):
    """A change of the only activity that carries a list; `activity` is None when there is an objection."""

    wish: ActivityWish
    activity: Activity | None
    objections: tuple[Objection, ...]

    @property
    def list_id(self) -> int:
        """Number of the call list."""
        return self.wish.list_id

    @property
    def changes(self) -> dict[str, str | int | bool]:
        """The values that will change, by the names of `ActivityWish`."""
        names = ("subject", "responsible_id", "completed")
        wanted = {name: value for name in names if (value := getattr(self.wish, name)) is not None}
        return {name: value for name, value in wanted.items() if value != getattr(self.activity, name, None)}

    def covers(self, fresh: "ActivityPlan") -> bool:
        """Return whether a fresh plan changes the same activity, from the values that were shown."""
        if self.activity is None or fresh.activity is None or self.activity.id != fresh.activity.id:
            return False
        return all(getattr(self.activity, name) == getattr(fresh.activity, name) for name in fresh.changes)


def plan_activity(wish: ActivityWish, found: Sequence[Activity], *, administrator: bool) -> ActivityPlan:
    """Work out a change of a list's activity."""
    objections = _of_number(found, administrator=administrator)
    plan = ActivityPlan(wish, found[0] if not objections else None, objections)
    if not objections and not plan.changes:
        return ActivityPlan(wish, found[0], (Objection.NOTHING_TO_DO,))
    return plan


@dataclass(frozen=True, slots=True)
class DeletionPlan(Plan):
    """A list whose only activity will be deleted; `activity` is None when there is an objection.

    `membership` is kept so that the list can be made again. `others` are activities that are merely named like the
    list's: they are shown and left alone. `strangers` are participants whom others added to a list that is deleted in
    order to undo its creation: they would be in no list.
    """

    call_list: CallList
    membership: Membership
    activity: Activity | None
    others: tuple[FoundActivity, ...]
    objections: tuple[Objection, ...]
    strangers: tuple[int, ...] = ()

    @property
    def list_id(self) -> int:
        """Number of the call list."""
        return self.call_list.id

    @property
    def kind(self) -> int:
        """Kind of the participants: contacts (3) or companies (4)."""
        return self.call_list.kind

    def covers(self, fresh: "DeletionPlan") -> bool:
        """Return whether a fresh plan deletes the same activity, and no person or result that was not shown."""
        return (
            self.activity is not None
            and fresh.activity is not None
            and self.activity.id == fresh.activity.id
            and self.covers_leaving(fresh.membership.participants)
        )

    def covers_leaving(self, people: Iterable[Participant]) -> bool:
        """Return whether these people may leave the list: they were shown, and lose no more than was shown."""
        shown = self.membership.statuses
        return all(loses_no_more(shown.get(person.card_id), person.status) for person in people)


def plan_deletion(
    call_list: CallList,
    membership: Membership,
    associated: Iterable[Activity],
    named: Iterable[FoundActivity],
    *,
    administrator: bool,
    made_with: Collection[int] | None = None,
) -> DeletionPlan:
    """Find the only activity of a list: by its associated number and, as a second way, by its subject.

    Nothing is deleted by name alone: an activity found by subject must carry this very list too. `made_with` are the
    people whom the list was made with, when its deletion undoes that.
    """
    mine: dict[int, Activity] = {activity.id: activity for activity in associated}
    named = list(named)
    mine |= {found.id: found for found in named if found.list_id == call_list.id and found.id not in mine}
    others = tuple(found for found in named if found.list_id != call_list.id)
    objections = _of_number(list(mine.values()), administrator=administrator)
    if not mine and others:
        objections = (Objection.OTHER_ACTIVITY, *objections)
    activity = next(iter(mine.values())) if not objections else None
    strangers = () if made_with is None else tuple(c for c in membership.card_ids if c not in set(made_with))
    if strangers:
        objections = (*objections, Objection.OTHERS_IN_IT)
    return DeletionPlan(call_list, membership, activity, others, objections, strangers)


def likely_subjects(list_id: int, activities: Mapping[int, Activity], words: Collection[str]) -> tuple[str, ...]:
    """Return the possible subjects of a list's activity: the last known one, and those that the portal would make.

    The portal's subject is a word of its language and "#number" (contract 4.8): the words are learnt from the
    activities of other lists, by list id; `words` are known ones.
    """
    learnt = {
        activity.subject.removesuffix(f"#{number}").strip()
        for number, activity in activities.items()
        if activity.subject.endswith(f" #{number}")
    }
    known = activities.get(list_id)
    subjects = [known.subject] if known and known.subject.strip() else []
    subjects += [f"{word} #{list_id}" for word in sorted({*learnt, *words})]
    return tuple(dict.fromkeys(subjects))


def _of_number(found: Sequence[Activity], *, administrator: bool) -> tuple[Objection, ...]:
    if not found:
        return (Objection.NO_ACTIVITY if administrator else Objection.ACTIVITY_NOT_VISIBLE,)
    return (Objection.SEVERAL_ACTIVITIES,) if len(found) > 1 else ()
