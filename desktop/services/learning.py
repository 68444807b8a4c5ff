"""The only place that changes what is known of a portal (decision 34).

Everything that is read passes through here: into memory, to the listeners, and into the local store.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from desktop.domain.call_list import Activity, CallList, Membership
from desktop.domain.card import Card, User
from desktop.domain.history import Fact, Movement, activity_facts, form_fact
from desktop.domain.portal import Connection, Known
from desktop.domain.status import Status, Statuses
from desktop.store.history import History, Reading
from desktop.store.last_known import LastKnown
from desktop.store.uninterrupted import uninterrupted

T = TypeVar("T")
_CARDS_AT_ONCE = 500
"""Cards saved in one transaction, which takes some 10 ms."""


@dataclass(frozen=True, slots=True)
class Change:
    """What may have changed: in the last known state, in the connection, or in the queue of requests.

    `lists` are call lists with their activities, `members` the numbers of the lists whose participants were read.
    `stop_list`: other known people are on the supervisor's own stop list than before.
    `movements` are what the history noted since the earlier reading, already kept.
    """

    connection: bool = False
    lists: bool = False
    statuses: bool = False
    users: bool = False
    forms: bool = False
    cards: bool = False
    members: frozenset[int] = frozenset()
    movements: tuple[Movement, ...] = ()
    queue: bool = False
    stop_list: bool = False

    @property
    def overview(self) -> bool:
        """Whether it concerns the tables of all call lists: lists, statuses, names of users and forms."""
        return self.lists or self.statuses or self.users or self.forms

    @property
    def moved(self) -> frozenset[int]:
        """The numbers of the lists in which somebody moved."""
        return frozenset(movement.list_id for movement in self.movements)


class Learning:
    """Owns what is known of one portal, `known`, and what is saved of it.

    Each method takes in what was read: first memory and listeners, in one turn of the loop, then the store, so that
    cancelling the caller never leaves a window that shows less than is known; then the history, which compares it
    with the reading before. `now` is the portal's clock. `cards_read` gets the kind and the id of all cards that were
    asked for. Raises sqlite3.Error if saving fails.
    """

    def __init__(
        self,
        store: LastKnown,
        history: History,
        tell: Callable[[Change], None],
        now: Callable[[], datetime],
        *,
        cards_read: Callable[[Iterable[tuple[int, int]]], None] = lambda _: None,
    ) -> None:
        self.known = Known()
        self._cards_read = cards_read
        self._store, self._history, self._tell, self._now = store, history, tell, now
        self._arrived: list[Membership] = []
        self._next: asyncio.Task[None] | None = None
        """What takes in the lists that have arrived, until it begins."""
        self._one = asyncio.Lock()
        self._loading: asyncio.Future[None] | None = None
        self.outdated: set[int] = set()
        """Lists that have changed, or their activity has, since their participants were read."""
        self._keeping: set[asyncio.Future[None]] = set()
        """Readings on their way into the history."""

    async def load(self) -> None:
        """Load the state that was saved last, but for cards: lists don't need them, and they take much longer."""
        self.known = await self._store.load()

    async def cards_known(self) -> None:
        """Return when the cards that were saved are known; the first call begins to load them. Raises sqlite3.Error.

        Whoever takes a card that is not known for one that was never read waits for this before.
        """
        if self._loading is None:
            self._loading = asyncio.ensure_future(self._load_cards())
        await asyncio.shield(self._loading)

    async def _load_cards(self) -> None:
        """Load the cards that were saved; what was read meanwhile is newer."""
        known, loaded = self.known, list[tuple[int, int]]()
        async for card in self._store.load_cards():
            key = card.kind, card.id
            if key not in known.cards and key not in known.missing_cards:
                known.cards[key] = card
                loaded.append(key)
        known.missing_cards |= await self._store.load_missing() - known.cards.keys()
        self._cards_read(loaded)
        self._tell(Change(cards=True))

    def connection(self, connection: Connection) -> Awaitable[None]:
        """Take in what the check on connecting found: it is known at once, and kept as with `all_lists`."""
        if connection != self.known.connection:  # as for lists, in `_same`
            self.known.connection = connection
        self._tell(Change(connection=True))
        return self._begin_to_keep(self._store.save_connection(connection))

    def all_lists(
        self,
        call_lists: Iterable[CallList],
        activities: Mapping[int, Activity] | None,
        statuses: Iterable[Status],
        *,
        begun: datetime,
    ) -> Awaitable[None]:
        """Take in all call lists, their activities by list id (None: not readable), and the dictionary.

        `begun` is when reading them began, by the portal's clock. They are known at once, and kept when what is
        returned has ended.
        """
        ended = self._now()
        known = self.known
        dictionary = Statuses(statuses)
        others = dictionary != known.statuses
        if others:
            known.statuses = dictionary
        before = known.call_lists, known.activities
        known.call_lists = _same({call_list.id: call_list for call_list in call_lists}, known.call_lists)
        if activities is not None:
            known.set_activities(_same(activities, known.activities))
        self._note_changed(known.call_lists, *before, begun)
        known.memberships = {key: value for key, value in known.memberships.items() if key in known.call_lists}
        self._tell(Change(lists=True, statuses=others))
        facts = {number: form_fact(call_list) for number, call_list in known.call_lists.items()}
        if activities is not None:
            facts = {number: form | activity_facts(activities.get(number)) for number, form in facts.items()}
        return self._begin_to_keep(self._keep_lists(facts, begun, ended))

    async def all_read(self, at: datetime) -> None:
        """Note when everything was last read."""
        self.known.read_at = at
        self._tell(Change(lists=True))
        await self._store.save_read_at(at)

    async def members(self, membership: Membership) -> None:
        """Take in the participants of a list.

        Lists that come together, or while others are being saved, are told, saved and recorded together.
        """
        self.known.memberships[membership.list_id] = membership
        self.outdated.discard(membership.list_id)
        self._arrived.append(membership)
        if self._next is None:
            self._next = self._begin_to_keep(self._take_arrived())
        await uninterrupted(self._next)

    async def members_if_all(self, membership: Membership) -> None:
        """Take in the participants of a list that were read for a plan, unless some may be missing."""
        if membership.complete and membership.settled:
            await self.members(membership)

    async def call_list(self, call_list: CallList, activity: Activity | None, membership: Membership) -> None:
        """Take in one list with its activity, None when none is visible, and its participants."""
        self.known.call_lists[call_list.id] = call_list
        self.known.put_activity(call_list.id, activity)
        self.known.memberships[membership.list_id] = membership
        self.outdated.discard(membership.list_id)
        self._tell(Change(lists=True, members=frozenset({call_list.id})))
        await self._store.save_overview(self.known)
        await self._keep(membership)
        facts = {call_list.id: form_fact(call_list) | activity_facts(activity)}
        await self._history.record_facts(facts, membership.begun or membership.read_at, membership.read_at)

    async def activity(self, list_id: int, activity: Activity | None) -> None:
        """Take in the activity of one list; None when it no longer has one."""
        ended = self._now()
        before = self.known.call_lists, self.known.activities
        self.known.put_activity(list_id, activity)
        self._note_changed([list_id], *before, ended)
        self._tell(Change(lists=True))
        await self._store.save_overview(self.known)
        await self._history.record_facts({list_id: activity_facts(activity)}, ended, ended)

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
        self._cards_read([*((card.kind, card.id) for card in found), *missing])
        self._tell(Change(cards=True))
        for start in range(0, len(found), _CARDS_AT_ONCE):
            await self._store.save_cards(found[start : start + _CARDS_AT_ONCE])
        if missing:
            await self._store.save_cards((), missing)

    async def settle(self) -> None:
        """Stop loading, and return when all readings are kept, also those whose readers were cancelled."""
        if self._loading is not None:
            self._loading.cancel()
            await asyncio.wait([self._loading])
        if self._keeping:
            await asyncio.wait(self._keeping)

    async def _take_arrived(self) -> None:
        async with self._one:
            arrived, self._arrived, self._next = self._arrived, [], None
            self._tell(Change(members=frozenset(membership.list_id for membership in arrived)))
            await self._record(arrived)

    def _note_changed(
        self,
        list_ids: Iterable[int],
        call_lists: Mapping[int, CallList],
        activities: Mapping[int, Activity],
        begun: datetime,
    ) -> None:
        """Note which of these lists have changed, given what was known before it was read from `begun` on."""
        known = self.known
        for list_id in list_ids:
            facts = known.call_lists.get(list_id), known.activities.get(list_id)
            if facts != (call_lists.get(list_id), activities.get(list_id)):
                read = known.memberships.get(list_id)
                if read is None or read.read_at < begun:
                    self.outdated.add(list_id)
        self.outdated &= known.call_lists.keys()

    async def _keep(self, membership: Membership) -> None:
        await uninterrupted(self._begin_to_keep(self._record([membership])))

    async def _keep_lists(self, facts: Mapping[int, dict[Fact, str]], begun: datetime, ended: datetime) -> None:
        await self._store.save_overview(self.known)
        await self._history.record_facts(facts, begun, ended)

    def _begin_to_keep(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        keeping = asyncio.ensure_future(work)
        self._keeping.add(keeping)
        keeping.add_done_callback(self._keeping.discard)
        return keeping

    async def _record(self, memberships: Sequence[Membership]) -> None:
        """Keep readings, and in the history who moved; that is told even if the readers have gone meanwhile."""
        await self._store.save_memberships(memberships)
        if moved := await self._history.record_all(map(_reading, memberships)):
            self._tell(Change(movements=tuple(moved)))


def _same(read: Mapping[int, T], known: Mapping[int, T]) -> dict[int, T]:
    """Return what was read, by list id: the very objects that are known where they are equal, as rows that are made
    of the same objects are not made again (`overview.list_row`)."""
    return {key: before if (before := known.get(key)) == value else value for key, value in read.items()}


def _reading(membership: Membership) -> Reading:
    begun, ended = membership.begun or membership.read_at, membership.read_at
    return Reading(membership.list_id, membership.statuses, begun, ended, whole=membership.whole)
