"""A call list (Обзвон): the row of the portal, its activity, its participants."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

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


@dataclass(frozen=True, slots=True)
class Membership:
    """All participants of one call list as read from crm.calllist.items.get, in the portal's order.

    `complete`: the end of the list was proven. `may_hide`: participants may exist that this user may not read.
    `settled`: no participant was met twice in the last reading; otherwise rows kept moving while being read, so
    someone may be missing. `begun` and `read_at`: when the portal began and ended answering, by its own clock, in
    UTC; `begun` is None in a membership that was saved.
    """

    list_id: int
    participants: tuple[Participant, ...]
    complete: bool
    may_hide: bool
    settled: bool
    read_at: datetime
    begun: datetime | None = field(default=None, compare=False)

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
    def card_ids(self) -> tuple[int, ...]:
        """The CRM ids of all participants."""
        return tuple(participant.card_id for participant in self.participants)

    @property
    def statuses(self) -> dict[int, str]:
        """The status of each participant, by CRM id, in the portal's order."""
        return {participant.card_id: participant.status for participant in self.participants}


def activity_of(list_id: int, activities: Iterable[Activity]) -> Activity | None:
    """Return the activity that carries a list: an open one before a completed one, then the newest."""
    mine = [activity for activity in activities if activity.list_id == list_id]
    return max(mine, key=lambda activity: (not activity.completed, activity.id), default=None)
