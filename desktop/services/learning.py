"""The only place that changes what is known of a portal (decision 34).

Everything that is read passes through here: into memory, to the listeners, and into the local store.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.call_list import Activity, CallList, Membership
from desktop.domain.card import Card, User
from desktop.domain.portal import Connection, Known
from desktop.domain.status import Status, Statuses
from desktop.store.last_known import LastKnown

_CARDS_AT_ONCE = 500
"""Cards saved in one transaction, which takes some 10 ms."""


@dataclass(frozen=True, slots=True)
class Change:
    """What may have changed: in the last known state, in the connection, or in the queue of requests.

    `lists` are call lists with their activities, `members` the numbers of the lists whose participants were read.
    """

    connection: bool = False
    lists: bool = False
    statuses: bool = False
    users: bool = False
    forms: bool = False
    cards: bool = False
    members: frozenset[int] = frozenset()
    queue: bool = False

    @property
    def overview(self) -> bool:
        """Whether it concerns the tables of all call lists: lists, statuses, names of users and forms."""
        return self.lists or self.statuses or self.users or self.forms


class Learning:
    """Owns what is known of one portal, `known`, and what is saved of it.

    Each method takes in what was read: first memory and listeners, in one turn of the loop, then the store, so that
    cancelling the caller never leaves a window that shows less than is known. Raises sqlite3.Error if saving fails.
    """

    def __init__(self, store: LastKnown, tell: Callable[[Change], None]) -> None:
        self.known = Known()
        self._store, self._tell = store, tell

    async def load(self) -> None:
        """Load the state that was saved last."""
        self.known = await self._store.load()

    async def connection(self, connection: Connection) -> None:
        """Take in what the check on connecting found."""
        self.known.connection = connection
        self._tell(Change(connection=True))
        await self._store.save_connection(connection)

    async def all_lists(
        self, call_lists: Iterable[CallList], activities: Mapping[int, Activity] | None, statuses: Iterable[Status]
    ) -> None:
        """Take in all call lists, their activities by list id (None: not readable), and the dictionary."""
        known = self.known
        known.statuses = Statuses(statuses)
        known.call_lists = {call_list.id: call_list for call_list in call_lists}
        if activities is not None:
            known.set_activities(dict(activities))
        known.memberships = {key: value for key, value in known.memberships.items() if key in known.call_lists}
        self._tell(Change(lists=True, statuses=True))
        await self._store.save_overview(known)

    async def all_read(self, at: datetime) -> None:
        """Note when everything was last read."""
        self.known.read_at = at
        self._tell(Change(lists=True))
        await self._store.save_read_at(at)

    async def members(self, membership: Membership) -> None:
        """Take in the participants of a list."""
        self.known.memberships[membership.list_id] = membership
        self._tell(Change(members=frozenset({membership.list_id})))
        await self._store.save_memberships([membership])

    async def members_if_all(self, membership: Membership) -> None:
        """Take in the participants of a list that were read for a plan, unless some may be missing."""
        if membership.complete and membership.settled:
            await self.members(membership)

    async def call_list(self, call_list: CallList, activity: Activity | None, membership: Membership) -> None:
        """Take in one list with its activity, None when none is visible, and its participants."""
        self.known.call_lists[call_list.id] = call_list
        self.known.put_activity(call_list.id, activity)
        self.known.memberships[membership.list_id] = membership
        self._tell(Change(lists=True, members=frozenset({call_list.id})))
        await self._store.save_overview(self.known)
        await self._store.save_memberships([membership])

    async def activity(self, list_id: int, activity: Activity | None) -> None:
        """Take in the activity of one list; None when it no longer has one."""
        self.known.put_activity(list_id, activity)
        self._tell(Change(lists=True))
        await self._store.save_overview(self.known)

    async def statuses(self, dictionary: Iterable[Status]) -> None:
        """Take in the dictionary of statuses."""
        self.known.statuses = Statuses(dictionary)
        self._tell(Change(statuses=True))
        await self._store.save_overview(self.known)

    async def users(self, found: Iterable[User]) -> None:
        """Take in users; those that have not changed are ignored."""
        new = [user for user in found if self.known.users.get(user.id) != user]
        if new:
            self.known.users.update((user.id, user) for user in new)
            self._tell(Change(users=True))
            await self._store.save_users(new)

    async def forms(self, names: Mapping[int, str]) -> None:
        """Take in the names of CRM forms by number; other forms keep their names."""
        if names:
            self.known.forms.update(names)
            self._tell(Change(forms=True))
            await self._store.save_forms(self.known.forms)

    async def cards(self, found: Iterable[Card], missing: Iterable[tuple[int, int]] = ()) -> None:
        """Take in cards; `missing` (kind, id) were asked for and not returned."""
        found, missing = list(found), list(missing)
        self.known.put_cards(found, missing)
        self._tell(Change(cards=True))
        for start in range(0, len(found), _CARDS_AT_ONCE):
            await self._store.save_cards(found[start : start + _CARDS_AT_ONCE])
        if missing:
            await self._store.save_cards((), missing)
