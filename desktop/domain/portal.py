"""A connected portal: what its webhook may do, and the last known state of its call lists."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from desktop.domain.call_list import Activity, CallList, Membership
from desktop.domain.card import Card, User
from desktop.domain.status import Statuses


class Capability(Enum):
    """Something that the program uses only where the portal allows it; the window shows what is lost without it."""

    CALL_LISTS = "call-lists"
    """crm.calllist.* exists and may be called (scope crm)."""
    STATUSES = "statuses"
    """crm.status.list: colours and system marks of statuses."""
    ACTIVITIES = "activities"
    """crm.activity.list: which lists are deleted, finished, and whose."""
    USERS = "users"
    """user.get: names of creators and responsibles (scope user, user_basic or user_brief)."""
    TELEPHONY = "telephony"
    """voximplant.statistic.get: figures of calls (scope telephony)."""
    ADMINISTRATOR = "administrator"
    """The webhook's owner is an administrator, who sees every participant and activity."""


@dataclass(frozen=True, slots=True)
class Connection:
    """What the check on connecting found (contract 9.3).

    `host` is the portal's name with its port where one is given, `base` the address of its web pages.
    `clock_offset` is the offset of the server's zone from UTC. `lacks` are the capabilities that are missing.
    """

    host: str
    base: str
    user: User
    administrator: bool
    scopes: tuple[str, ...]
    clock_offset: timedelta
    lacks: tuple[Capability, ...] = ()


@dataclass(slots=True)
class Known:
    """The last known state of a portal, by id; values that were not read yet are absent.

    Changed by `services/learning.py` only. `read_at` is when all lists were last read, by this computer's clock,
    None before the first time.
    """

    connection: Connection | None = None
    statuses: Statuses = field(default_factory=Statuses)
    call_lists: dict[int, CallList] = field(default_factory=dict)
    activities: dict[int, Activity] = field(default_factory=dict)
    """By list id."""
    last_subjects: dict[int, str] = field(default_factory=dict)
    """The last subjects of lists whose activity is gone, by list id."""
    memberships: dict[int, Membership] = field(default_factory=dict)
    """By list id."""
    cards: dict[tuple[int, int], Card] = field(default_factory=dict)
    """By kind and card id."""
    missing_cards: set[tuple[int, int]] = field(default_factory=set)
    """Asked for and not returned: deleted, or not readable for this user."""
    users: dict[int, User] = field(default_factory=dict)
    forms: dict[int, str] = field(default_factory=dict)
    """Names of CRM forms by number, as far as the portal ever listed them."""
    read_at: datetime | None = None
    list_rows: dict[int, tuple[Any, Any]] = field(default_factory=dict, compare=False, repr=False)
    """The rows of call lists as they were made last, with what they were made of; `overview.list_row` keeps them."""

    def set_activities(self, activities: dict[int, Activity]) -> None:
        """Replace the activities, by list id; a list whose activity is gone keeps its last subject."""
        subjects = self.last_subjects | {list_id: gone.subject for list_id, gone in self.activities.items()}
        self.last_subjects = {
            list_id: subject
            for list_id, subject in subjects.items()
            if subject and list_id in self.call_lists and list_id not in activities
        }
        self.activities = activities

    def put_activity(self, list_id: int, activity: Activity | None) -> None:
        """Note the activity of one list; None when it no longer has one."""
        others = {number: other for number, other in self.activities.items() if number != list_id}
        self.set_activities(others if activity is None else others | {list_id: activity})

    def put_cards(self, found: Iterable[Card], missing: Iterable[tuple[int, int]]) -> None:
        """Note cards that were read, and those (kind, id) that the portal did not return."""
        for card in found:
            self.cards[card.kind, card.id] = card
            self.missing_cards.discard((card.kind, card.id))
        for key in missing:  # a card that is gone must not be shown as existing
            self.cards.pop(key, None)
            self.missing_cards.add(key)
