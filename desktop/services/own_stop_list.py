"""The supervisor's own stop list: its phones, and which of the known cards have one of them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence, Set

from desktop.domain import numbering
from desktop.domain.portal import Known
from desktop.domain.stop_list import NO_PHONES, Person, PhoneMatcher, StopEntry
from desktop.store.stop_list import StopListFile

_AT_ONCE = 20_000
"""Cards compared in a thread before the result is taken over: 0.2 s."""


class OwnStopList:
    """Owned by the session.

    Cards are compared in a thread, since there may be hundreds of thousands; `settled` waits for that, and every plan
    waits for it. `tell` is called when other people are on the list than before, and `cards_known` returns once the
    cards that were saved are known.
    """

    def __init__(
        self,
        file: StopListFile,
        known: Callable[[], Known],
        tell: Callable[[], None],
        *,
        cards_known: Callable[[], Awaitable[None]],
    ) -> None:
        self.file = file
        self._cards_known = cards_known
        self._known, self._tell = known, tell
        self._entries: dict[str, StopEntry] = {}
        self._holders: dict[Person, frozenset[str]] = {}
        self._people: frozenset[Person] = frozenset()
        self._matcher: PhoneMatcher | None = NO_PHONES
        """None when entries were added since it was made."""
        self._waiting: dict[Person, None] = {}
        """Cards that were read and not compared yet."""
        self._comparing: asyncio.Task[None] | None = None
        self._one = asyncio.Lock()

    def __bool__(self) -> bool:
        return bool(self._entries)

    @property
    def entries(self) -> Mapping[str, StopEntry]:
        """The entries by key, for reading only."""
        return self._entries

    @property
    def holders(self) -> Mapping[Person, frozenset[str]]:
        """The known cards with a phone of the list, each with the keys of those that it has; for reading only."""
        return self._holders

    @property
    def people(self) -> frozenset[Person]:
        """The known cards that have a phone of the list."""
        return self._people

    async def load(self) -> None:
        """Read the list, and begin to compare the known cards. Raises OSError and sqlite3.Error."""
        self._entries = await self.file.load()
        self._compare_all()

    async def matcher(self) -> PhoneMatcher:
        """Return what finds the phones of the list among others."""
        await asyncio.to_thread(numbering.load)
        if self._matcher is None:
            keys, entries = list(self._entries), self._entries
            made = await asyncio.to_thread(PhoneMatcher, keys)
            if entries is not self._entries:
                return await self.matcher()
            self._matcher = made
        return self._matcher

    async def add(self, entries: Sequence[StopEntry]) -> None:
        """Put phones on the list; those that are there stay as they are. Raises OSError and sqlite3.Error."""
        async with self._one:
            await self.file.put(entries)
            self._entries = await asyncio.to_thread(_with, self._entries, entries)
            self._compare_all()
        await self.settled()

    async def remove(self, keys: Iterable[str]) -> None:
        """Take the phones with these keys off the list. Raises OSError and sqlite3.Error."""
        gone = set(keys)
        async with self._one:
            await self.file.remove(gone)
            self._entries = await asyncio.to_thread(_without, self._entries, gone)
            self._compare_all()
        await self.settled()

    def take(self, cards: Iterable[Person]) -> None:
        """Compare cards (kind, id) that were read, or that the portal no longer has."""
        if self._entries:
            self._waiting.update(dict.fromkeys(cards))
            self._begin()

    async def settled(self) -> None:
        """Return when every card that is known has been compared with the list; raises what prevented that."""
        if self._entries:
            await self._cards_known()
        while self._waiting or self._comparing is not None:
            task = self._comparing or self._begin()
            await asyncio.wait([task])
            if task.cancelled():
                return
            task.result()

    async def close(self) -> None:
        """Stop comparing."""
        if self._comparing is not None:
            self._comparing.cancel()
            await asyncio.wait([self._comparing])

    def _compare_all(self) -> None:
        self._matcher = None if self._entries else NO_PHONES
        if self._entries:
            self._waiting = dict.fromkeys(self._known().cards)
            self._begin()
        else:
            self._waiting = {}
            self._set({})

    def _begin(self) -> asyncio.Task[None]:
        if self._comparing is None:
            self._comparing = asyncio.ensure_future(self._compare())
            self._comparing.add_done_callback(self._ended)
        return self._comparing

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._comparing = None
        if self._waiting and not task.cancelled() and task.exception() is None:
            self._begin()  # read in the last moment

    async def _compare(self) -> None:
        while self._waiting:
            part = list(self._waiting)[:_AT_ONCE]
            for person in part:
                del self._waiting[person]
            try:
                await self._compare_part(part)
            except BaseException:
                self._waiting.update(dict.fromkeys(part))
                raise

    async def _compare_part(self, part: list[Person]) -> None:
        entries, known = self._entries, self._known().cards
        cards = [card for person in part if (card := known.get(person)) is not None]
        matcher = await self.matcher()
        found = await asyncio.to_thread(matcher.holders, cards)
        if entries is self._entries:  # otherwise all cards are compared anew
            asked = set(part)
            self._set({person: keys for person, keys in self._holders.items() if person not in asked} | found)

    def _set(self, holders: dict[Person, frozenset[str]]) -> None:
        self._holders = holders
        if holders.keys() != self._people:
            self._people = frozenset(holders)
            self._tell()


def _with(entries: dict[str, StopEntry], new: Iterable[StopEntry]) -> dict[str, StopEntry]:
    return entries | {entry.key: entry for entry in new if entry.key not in entries}


def _without(entries: dict[str, StopEntry], gone: Set[str]) -> dict[str, StopEntry]:
    return {key: entry for key, entry in entries.items() if key not in gone}
