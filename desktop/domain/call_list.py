"""A call list (Обзвон): the row of the portal, its activity, its participants."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from itertools import compress
from sys import intern
from typing import Self, cast, overload

CONTACT = 3
"""CRM owner type of contacts (crm.enum.ownertype)."""
COMPANY = 4
"""CRM owner type of companies (crm.enum.ownertype)."""
CHANGEABLE_KINDS = frozenset({CONTACT, COMPANY})
"""Kinds of participants that crm.calllist.update accepts; lists of other kinds are read-only."""


@dataclass(frozen=True, slots=True)
class CallList:
    """One row of crm.calllist.list.

    `kind` is the owner type of the participants (3 contacts, 4 companies, 1 leads, ..., 0 a draft).
    `created` has the portal's time zone. `form_id` is None when no CRM form is attached.
    """

    id: int
    kind: int
    created: datetime | None
    creator_id: int | None
    form_id: int | None

    @property
    def changeable(self) -> bool:
        """Whether REST can change the participants of a list of this kind."""
        return self.kind in CHANGEABLE_KINDS


@dataclass(frozen=True, slots=True)
class Activity:
    """The CRM activity (дело) that shows a call list to its operator (crm.activity.list)."""

    id: int
    list_id: int
    subject: str
    responsible_id: int | None
    completed: bool


@dataclass(frozen=True, slots=True)
class FoundActivity(Activity):
    """An activity of whatever kind, found by its number or its subject, before anything is done to it.

    `list_id` is 0 unless it carries a call list; only one that does is ever changed or deleted. A to-do may be named
    like a call list.
    """

    type_id: int
    provider_id: str


class Visibility(Enum):
    """The state of a call list, by the activities that this user may see."""

    ACTIVE = "active"
    """Exactly one visible activity, not completed."""
    FINISHED = "finished"
    """Its activity is completed."""
    DELETED = "deleted"
    """No activity, and the user is an administrator, who sees all of them: the list was deleted."""
    NOT_VISIBLE = "not-visible"
    """No activity that this user may see: deleted, or another user's."""
    DRAFT = "draft"
    """A list that was never finished on the portal: its kind is not set."""


def visibility(call_list: CallList, activity: Activity | None, *, administrator: bool) -> Visibility:
    """Return the state of a call list, by the activity found for it (contract 4.8)."""
    if activity is not None:
        return Visibility.FINISHED if activity.completed else Visibility.ACTIVE
    if call_list.kind == 0:
        return Visibility.DRAFT
    return Visibility.DELETED if administrator else Visibility.NOT_VISIBLE


@dataclass(frozen=True, slots=True)
class Participant:
    """A contact or company in a call list: `card_id` is its CRM id, `status` a CALL_LIST status code."""

    card_id: int
    status: str


class Participants(Sequence[Participant]):
    """The participants of a list in the portal's order, in columns: 9 bytes each instead of 100 (decision 48).

    `Participant`s are made when they are asked for. What counts or looks for people in all lists uses the columns.
    """

    __slots__ = ("_codes", "_counts", "_ids", "_places")
    _counts: Mapping[str, int] | None

    def __init__(self, people: Iterable[Participant] = ()) -> None:
        those = list(people)
        self._put([person.card_id for person in those], [person.status for person in those])

    def _put(self, card_ids: Iterable[int], statuses: Collection[str]) -> None:
        self._ids = array("q", card_ids)
        self._codes = tuple(map(intern, dict.fromkeys(statuses)))
        characters = {code: chr(place) for place, code in enumerate(self._codes)}
        self._places = "".join(map(characters.__getitem__, statuses))
        self._counts = None

    @classmethod
    def of(cls, statuses: Mapping[int, str]) -> Self:
        """Return the participants with these statuses, by CRM id."""
        made = cls()
        made._put(statuses.keys(), statuses.values())
        return made

    @classmethod
    def unpacked(cls, card_ids: bytes, codes: Iterable[str], places: bytes) -> Self:
        """Return the participants that were packed into these."""
        made = cls.__new__(cls)
        made._ids = array("q")
        made._ids.frombytes(card_ids)
        made._codes = tuple(map(intern, codes))
        made._places = places.decode()
        made._counts = None
        return made

    @property
    def packed(self) -> tuple[bytes, tuple[str, ...], bytes]:
        """Card ids, 8 bytes each; the codes of their statuses, each once; the place of each one's code as a
        character, all in UTF-8."""
        return self._ids.tobytes(), self._codes, self._places.encode()

    @property
    def card_ids(self) -> Sequence[int]:
        """The CRM ids of all participants."""
        return self._ids

    @property
    def statuses(self) -> Iterator[str]:
        """The status of each participant."""
        return map(self._codes.__getitem__, map(ord, self._places))

    @property
    def counts(self) -> Mapping[str, int]:
        """How many have each status that anybody has; counted once, as everything that shows a list asks."""
        if self._counts is None:
            self._counts = {code: self._places.count(chr(place)) for place, code in enumerate(self._codes)}
        return self._counts

    def with_status(self, codes: Set[str]) -> Iterator[int]:
        """Return the CRM ids of those with one of these statuses."""
        if codes.isdisjoint(self._codes):
            return iter(())
        wanted = {place: int(code in codes) for place, code in enumerate(self._codes)}
        return compress(self._ids, self._places.translate(wanted).encode())

    def status_of(self, card_id: int) -> str | None:
        """Return the status of one; None for who is not among them."""
        try:
            return self._codes[ord(self._places[self._ids.index(card_id)])]
        except ValueError:
            return None

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Participant]:
        return map(Participant, self._ids, self.statuses)

    @overload
    def __getitem__(self, place: int) -> Participant: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Participant]: ...

    def __getitem__(self, place: int | slice) -> Participant | Sequence[Participant]:
        if isinstance(place, slice):
            return tuple(self)[place]
        return Participant(self._ids[place], self._codes[ord(self._places[place])])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Participants):
            return self is other or (self._places == other._places and self.packed == other.packed)
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash(self.packed)

    def __repr__(self) -> str:
        return f"Participants({tuple(self)!r})"


@dataclass(frozen=True, slots=True)
class Membership:
    """All participants of one call list as read from crm.calllist.items.get, in the portal's order.

    `complete`: the end of the list was proven. `may_hide`: participants may exist that this user may not read.
    `settled`: no participant was met twice in the last reading; otherwise rows kept moving while being read, so
    someone may be missing. `begun` and `read_at`: when the portal began and ended answering, by its own clock, in
    UTC; `begun` is None in a membership that was saved.
    """

    list_id: int
    participants: Sequence[Participant]
    complete: bool
    may_hide: bool
    settled: bool
    read_at: datetime
    begun: datetime | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.participants, Participants):
            object.__setattr__(self, "participants", Participants(self.participants))

    def __len__(self) -> int:
        return len(self.participants)

    def __bool__(self) -> bool:
        """Return True, for an empty list too: it was read, so it is known to be empty."""
        return True

    @property
    def whole(self) -> bool:
        """Whether nobody can be missing."""
        return self.complete and self.settled and not self.may_hide

    @property
    def columns(self) -> Participants:
        """The participants, in columns."""
        return cast(Participants, self.participants)

    @property
    def card_ids(self) -> tuple[int, ...]:
        """The CRM ids of all participants."""
        return tuple(self.columns.card_ids)

    @property
    def statuses(self) -> dict[int, str]:
        """The status of each participant, by CRM id, in the portal's order."""
        return dict(zip(self.columns.card_ids, self.columns.statuses, strict=True))


def counts_of(people: Iterable[Participant]) -> Mapping[str, int]:
    """Return how many people have each status."""
    columns = people if isinstance(people, Participants) else Participants(people)
    return columns.counts


def activity_of(list_id: int, activities: Iterable[Activity]) -> Activity | None:
    """Return the activity that carries a list: an open one before a completed one, then the newest."""
    mine = [activity for activity in activities if activity.list_id == list_id]
    return max(mine, key=lambda activity: (not activity.completed, activity.id), default=None)
