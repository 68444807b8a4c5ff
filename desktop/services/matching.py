"""Find the card for each row of a file: by ID, by phone, by e-mail, by name."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from desktop.bitrix24.methods import card_names, cards, duplicates
from desktop.bitrix24.methods.duplicates import MOST_HITS, Communication, Hits
from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card
from desktop.domain.found_cards import FoundCards, name_key
from desktop.domain.matching import By, EachCardOnce, Match, Reason, Verdict, Wanted, match_alone, name_of
from desktop.domain.phones import REGION, Phone, keys_of
from desktop.domain.problem import NO_RIGHT, Problem
from desktop.importing.rows import Candidate, Skip
from desktop.services.list_reading import read_names
from desktop.services.session import Progress, ProgressStep, Session, Subject, log

T = TypeVar("T")

MOST_NAMES = 2_000
"""Most different names that are searched for; those of rows with nothing else come first."""
_TURN = 0.004
"""Seconds of work after which the loop gets a turn."""
_VALUES_AT_ONCE = 4_000
"""Spellings of phones, or addresses, of four requests: the client is quick only while its queue is short."""
_DOUBTFUL_AT_ONCE = 200
_NAMES_AT_ONCE = 250
_IDS_AT_ONCE = 10_000
_COMPANIES_AT_ONCE = 2_500
"""Cards whose names take one request."""
_BY_ID = frozenset({Reason.ID, Reason.ID_OTHER_NAME})
_SKIPS = {skip: Reason[skip.name] for skip in Skip}


@dataclass(frozen=True, slots=True)
class Matching:
    """What became of the rows of a file.

    `matches` are in the order of the rows, no card twice; `alone`: each row's match, ignoring the other rows.
    `cards` has all cards in question, by id. `counts` has every verdict. `chosen` has the cards of rows that the
    supervisor has decided.
    """

    kind: int
    alone: tuple[Match, ...]
    matches: tuple[Match, ...]
    counts: Mapping[Verdict, int]
    cards: Mapping[int, Card]
    chosen: Mapping[int, int] = field(default_factory=dict)


async def match(
    session: Session,
    candidates: Sequence[Candidate],
    kind: int,
    *,
    region: str = REGION,
    progress: Progress = lambda step: None,
) -> Matching:
    """Match the rows of a file to contacts (3) or companies (4); these cards are known to the session from then on.

    `region` is that of phones without a country code. Ids are read 2 500 per request (crm.item.list); phones and
    e-mails of the other rows are looked up 1 000 per request (crm.duplicate.findbycomm) and their cards read. All
    spellings of a phone are asked for, about three, as several people may have it written differently. Rows still
    not found are searched for by name, 250 per request, `MOST_NAMES` at most. Gives the loop a turn every few
    milliseconds and can be cancelled at any time. Raises Problem.
    """
    return await _Search(session, kind, region, progress).run(candidates)


async def in_turns(items: Iterable[T]) -> AsyncIterator[T]:
    """Yield items, giving the loop a turn every few milliseconds of work with them."""
    until = time.perf_counter() + _TURN
    for item in items:
        yield item
        if time.perf_counter() > until:
            await asyncio.sleep(0)
            until = time.perf_counter() + _TURN


def wanted_of(candidate: Candidate, region: str = REGION) -> Wanted:
    """Return what a row can be found by."""
    if candidate.skip is not None:
        return Wanted(candidate.row, skip=_SKIPS[candidate.skip], of_row=candidate.of_row)
    numbers = dict.fromkeys(_phone(written, region).key for written in candidate.phones)
    numbers.pop("", None)
    return Wanted(
        candidate.row,
        candidate.ids,
        tuple(numbers),
        candidate.emails,
        candidate.name,
        candidate.company,
        sure_ids=candidate.sure_ids,
    )


_phone = lru_cache(maxsize=8_192)(Phone.read)
"""Cached, as phones are read both for the search and for the comparison."""


def with_made(matching: Matching, made: Mapping[int, Card]) -> Matching:
    """Return the matching with the cards that were created or found since; `made` is by row."""
    matches, alone = [], []
    for match_, single in zip(matching.matches, matching.alone, strict=True):
        card = made.get(match_.row) if match_.verdict is Verdict.NOT_FOUND else None
        matches.append(match_ if card is None else Match(match_.row, Reason.MADE, card.id))
        alone.append(single if card is None else Match(match_.row, Reason.MADE, card.id))
    counts = dict.fromkeys(Verdict, 0) | Counter(match_.verdict for match_ in matches)
    cards_ = {**matching.cards, **{card.id: card for card in made.values()}}
    return replace(matching, matches=tuple(matches), alone=tuple(alone), counts=counts, cards=cards_)


class _Search:
    """One run over the rows of a file. Each stage searches for the rows that earlier ones left open."""

    def __init__(self, session: Session, kind: int, region: str, progress: Progress) -> None:
        self._session, self._kind, self._progress = session, kind, progress
        self._reader = session.foreground
        self._found = FoundCards(kind)
        self._region = region
        self._spellings: dict[str, tuple[str, ...]] = {}
        self._asked: dict[str, str] = {}
        """The phone that each spelling stands for."""
        self._read_ids: set[int] = set()
        self._rows = self._done = 0

    async def run(self, candidates: Sequence[Candidate]) -> Matching:
        self._rows = len(candidates)
        wanted = [self._wanted(one) async for one in in_turns(candidates)]
        pending = [one async for one in in_turns(wanted) if one.skip is None]
        self._done = self._rows - len(pending)
        self._tell(0)
        await self._by_id(pending)
        pending = [one async for one in in_turns(pending) if self._alone(one).reason not in _BY_ID]
        await self._by_phone(pending)
        pending = await self._without(pending, By.ID, By.PHONE)
        await self._by_email(pending)
        pending = await self._without(pending, By.ID, By.PHONE, By.EMAIL)
        beyond = await self._by_name(pending)
        await self._name_companies()
        found = await self._result(wanted, beyond)
        del pending
        async for _ in in_turns(range(len(wanted))):
            wanted.pop()  # freeing 200 000 at once would take 50 ms
        return found

    def _wanted(self, candidate: Candidate) -> Wanted:
        for written in candidate.phones if candidate.skip is None else ():
            phone = _phone(written, self._region)
            if phone.key and (phone.key not in self._spellings or phone.extension):
                known = self._spellings.get(phone.key, ())
                self._spellings[phone.key] = tuple(dict.fromkeys((*known, *phone.spellings)))
                self._asked |= dict.fromkeys(phone.spellings, phone.key)
        return wanted_of(candidate, self._region)

    def _alone(self, wanted: Wanted) -> Match:
        return match_alone(wanted, self._found, by_name=False)

    async def _without(self, pending: Iterable[Wanted], *by: By) -> list[Wanted]:
        """Return the rows that were not found by any of these."""
        return [
            one
            async for one in in_turns(pending)
            if (reason := self._alone(one).reason).by not in by or reason is Reason.ID_OF_ANOTHER
        ]

    async def _by_id(self, pending: list[Wanted]) -> None:
        ids = {card_id: None async for one in in_turns(pending) for card_id in one.ids}
        rows = sum([bool(one.ids) async for one in in_turns(pending)])
        await self._read(ids, self._counting(rows, len(ids)))
        self._done += rows

    async def _by_phone(self, pending: list[Wanted]) -> None:
        numbers = {number: None async for one in in_turns(pending) for number in one.phones}
        rows = sum([bool(one.phones and not one.ids) async for one in in_turns(pending)])
        spellings = [spelling async for number in in_turns(numbers) for spelling in self._spellings[number]]
        await self._look_up("PHONE", spellings, self._counting(rows, len(spellings)))
        self._done += rows

    async def _by_email(self, pending: list[Wanted]) -> None:
        addresses = {email.casefold(): email async for one in in_turns(pending) for email in one.emails}
        rows = sum([bool(one.emails and not (one.ids or one.phones)) async for one in in_turns(pending)])
        await self._look_up("EMAIL", list(addresses.values()), self._counting(rows, len(addresses)))
        self._done += rows

    async def _by_name(self, pending: list[Wanted]) -> set[int]:
        """Search for rows by name; return those for which this was not done."""
        nothing_else = [one async for one in in_turns(pending) if not (one.ids or one.phones or one.emails)]
        names: dict[str, str] = {}
        async for one in in_turns([*nothing_else, *pending]):
            if len(names) < MOST_NAMES and (name := name_of(one, self._kind)):
                names.setdefault(name_key(name), name)
        told, written = self._counting(len(nothing_else), len(names)), list(names.values())
        for start in range(0, len(written), _NAMES_AT_ONCE):
            part, shifted = written[start : start + _NAMES_AT_ONCE], _shifted(told, start)
            named = await card_names.find_named(self._reader, self._kind, part, shifted)
            await self._know(named.cards)
            self._found.crowded.update(map(name_key, named.crowded))
        self._done += len(nothing_else)
        return {
            one.row
            async for one in in_turns(pending)
            if (name := name_of(one, self._kind)) and name_key(name) not in names
        }

    async def _look_up(
        self, communication: Communication, values: Sequence[str], told: Callable[[int], None] = lambda done: None
    ) -> None:
        """Read the cards that have these phones or addresses, and note values that may have more cards."""

        def cards_of(value: str) -> Collection[int]:
            if communication == "EMAIL":
                return self._found.with_email(value)
            return self._found.with_phone(self._asked[value])

        hits: list[Hits] = []
        for start in range(0, len(values), _VALUES_AT_ONCE):
            part, shifted = values[start : start + _VALUES_AT_ONCE], _shifted(told, start)
            hits += await duplicates.find_any(self._reader, self._kind, communication, part, shifted)
        await self._read({card_id: None async for one in in_turns(hits) for card_id in one.card_ids})
        doubtful = [value async for one in in_turns(hits) for value in one.doubtful(cards_of)]
        for start in range(0, len(doubtful), _DOUBTFUL_AT_ONCE):
            part = doubtful[start : start + _DOUBTFUL_AT_ONCE]
            single = await duplicates.find_by_comm(self._reader, self._kind, communication, part)
            await self._read(dict.fromkeys(card_id for card_ids in single.values() for card_id in card_ids))
            self._found.crowded.update(
                self._asked[value] if communication == "PHONE" else value.casefold()
                for value, card_ids in single.items()
                if len(card_ids) >= MOST_HITS
            )

    async def _read(self, ids: Iterable[int], told: Callable[[int], None] = lambda done: None) -> None:
        """Read the cards with these ids that were not asked for yet."""
        wanted = iter([card_id async for card_id in in_turns(ids) if card_id not in self._read_ids])
        done = 0
        while part := list(islice(wanted, _IDS_AT_ONCE)):
            self._read_ids.update(part)
            found = await cards.cards(self._reader, self._kind, part, _shifted(told, done))
            done += len(part)
            await self._know(found)

    async def _know(self, found: Sequence[Card]) -> None:
        async for card in in_turns(found):
            self._found.add(card, keys_of(card.phones, self._region))
        await self._session.learn.cards(found)

    async def _name_companies(self) -> None:
        """Read the names of the companies and owners of the cards found, as far as this user may."""
        companies, owners, part = set[int | None](), set[int | None](), list[Card]()
        async for card in in_turns(list(self._found.cards.values())):
            if card.company_id in companies and card.owner_id in owners:
                continue
            companies.add(card.company_id)
            owners.add(card.owner_id)
            part.append(card)
            if len(part) == _COMPANIES_AT_ONCE:
                await self._read_names(part)
                part = []
        await self._read_names(part)
        async for card in in_turns(list(self._found.cards.values())):
            company = self._session.known.cards.get((COMPANY, card.company_id or 0))
            if company is not None:
                self._found.companies[company.id] = company.name

    async def _read_names(self, part: Collection[Card]) -> None:
        try:
            await read_names(self._session, part)
        except Problem as problem:
            if problem.cause not in NO_RIGHT:
                raise
            log.info("companies of the cards that were found could not be read: %s", problem)

    async def _result(self, wanted: list[Wanted], beyond: set[int]) -> Matching:
        once, counts = EachCardOnce(), dict.fromkeys(Verdict, 0)
        alone, matches = list[Match](), list[Match]()
        async for one in in_turns(wanted):
            found = match_alone(one, self._found, by_name=one.row not in beyond)
            alone.append(found)
            matches.append(once.take(found))
            counts[matches[-1].verdict] += 1
        self._done = self._rows
        self._tell(0)
        return Matching(self._kind, tuple(alone), tuple(matches), counts, self._found.cards)

    def _counting(self, rows: int, values: int) -> Callable[[int], None]:
        """Return a progress callback for the number of values done, out of `values` that belong to `rows` rows."""
        return lambda done: self._tell(rows * done // values if values else rows)

    def _tell(self, more: int) -> None:
        self._progress(ProgressStep(Subject.ROWS, self._done + more, self._rows))


def _shifted(told: Callable[[int], None], by: int) -> Callable[[int], None]:
    return lambda done: told(by + done)
