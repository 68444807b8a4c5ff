"""Make contacts or companies of the CRM for rows of a file: `crm.item.batchImport` (contract 7.4, trap 62)."""

from collections.abc import Awaitable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.bitrix24.line.reader import together
from desktop.bitrix24.methods import card_writing, cards, duplicates
from desktop.bitrix24.methods.update_watch import UpdateWatch
from desktop.domain.call_list import CHANGEABLE_KINDS, CONTACT
from desktop.domain.card import Card
from desktop.domain.card_plans import (
    CardsPlan,
    NewCard,
    NewCards,
    in_writes,
    plan_cards,
    reach_of,
    words_of,
)
from desktop.domain.journal import Entry, Outcome, Result
from desktop.domain.phones import whole_phones
from desktop.domain.problem import Cause, Problem
from desktop.services.session import Session
from desktop.services.writing.carrying_out import Done
from desktop.services.writing.write import Finding, Write

_LATE = 3.0
"""Seconds between polls after a lost answer, while the portal may still be creating the rest."""
_MOST_LOOKS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsBefore:
    """Id of the newest card before, and the cards already found for rows of the file."""

    newest: int = 0
    found: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentCard:
    """A card that is sent, and the rows of the file that it represents."""

    rows: tuple[int, ...]
    name: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsAfter:
    """The cards that are sent."""

    kind: int = 0
    cards: tuple[SentCard, ...]
    owner: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsResult(Result):
    """The outcome by row: see `CreateCards.found_out`. `unseen`: cards that were made but can't be read."""

    made: tuple[tuple[int, int], ...] = ()
    refused: tuple[tuple[int, str, str], ...] = ()
    missing: tuple[int, ...] = ()
    unclear: tuple[tuple[int, tuple[int, ...]], ...] = ()
    unseen: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsEntry(Entry):
    """New cards."""

    action = "create-cards"
    stays = True
    """This program never deletes clients from the CRM."""
    before: CardsBefore = CardsBefore()
    after: CardsAfter
    result: CardsResult = CardsResult()


@dataclass(frozen=True, slots=True)
class CreateCards(Write[CardsPlan, CardsEntry, CardsResult]):
    """Makes at most 20 cards, none twice: each is first looked for by all its phones and addresses.

    Cards that were made stay in the CRM: this write is not undone.
    """

    entry = CardsEntry
    wish: NewCards

    @property
    def key(self) -> Hashable:
        """The first row of the file that is concerned."""
        return "cards", self.wish.cards[0].row if self.wish.cards else 0

    @classmethod
    def again(cls, entry: CardsEntry) -> None:
        """Return None: the journal keeps names and phones, not the rows of the file that cards are made from."""

    async def plan(self, session: Session, shown: CardsPlan | None = None, *, certain: bool = False) -> CardsPlan:
        """Find out who has the phones and addresses by now and, if `certain`, which card is the newest."""
        reader, wish = session.foreground, self.wish
        companies = {card.company for card in wish.cards} if wish.kind == CONTACT else set()
        parts: list[Awaitable[Any]] = [_hits(session, wish), card_writing.companies_titled(reader, companies)]
        if certain:
            parts.append(card_writing.newest(reader, wish.kind))
        try:
            (hits, hidden), company_ids, *newest = await together(parts)
        except Problem as problem:
            if problem.cause is not Cause.ACCESS_DENIED:
                raise
            return plan_cards(wish, (), readable=False)
        listed = await session.own_stop_list.matcher()
        return plan_cards(wish, hits, hidden, company_ids, newest=newest[0] if newest else 0, listed=listed)

    def intent(self, plan: CardsPlan) -> tuple[CardsBefore, CardsAfter]:
        """Keep the newest card before, and what is sent."""
        sent = tuple(
            SentCard(rows=card.rows, name=card.full_name, phones=card.phones, emails=card.emails)
            for card in plan.created
        )
        after = CardsAfter(kind=plan.wish.kind, cards=sent, owner=plan.wish.owner_id)
        return CardsBefore(newest=plan.newest, found=tuple(plan.found.items())), after

    async def send(self, session: Session, plan: CardsPlan, watching: UpdateWatch | None) -> CardsResult:
        """Make the cards (crm.item.batchImport, or crm.item.add one by one)."""
        wish = plan.wish
        answers = await card_writing.create(
            session.client, wish.kind, plan.created, owner_id=wish.owner_id, company_ids=plan.company_ids
        )
        made, refused, missing = list[tuple[int, int]](), list[tuple[int, str, str]](), list[int]()
        for card, answer in zip(plan.created, answers, strict=True):
            if answer is None:
                missing += card.rows
            elif isinstance(answer, Problem):
                refused += [(row, answer.code, answer.detail) for row in card.rows]
            else:
                made += [(row, answer) for row in card.rows]
        return CardsResult(made=tuple(made), refused=tuple(refused), missing=tuple(missing))

    @staticmethod
    async def found_out(
        session: Session, entry: CardsEntry, sent: CardsResult | None, watching: UpdateWatch | None = None
    ) -> Finding[CardsResult]:
        """Read the new cards; without an answer, compare the cards that this user has made since by name and phones.

        The result has `made` ([row, card id] for each row of a card), `refused` ([row, code, text]), `missing` (rows
        that were not made), and `unclear` ([row, card ids]) where more cards fit than were wished for.
        """
        if sent is not None:
            read = await cards.cards(session.foreground, entry.kind, (card_id for _, card_id in sent.made))
            await session.learn.cards(read)
            unseen = {card_id for _, card_id in sent.made} - {card.id for card in read}
            return Finding(Outcome.DONE, replace(sent, unseen=tuple(sorted(unseen))))
        since = await _made_since(session, entry)
        await session.learn.cards(since)
        result = _recognized(entry.after.cards, since)
        if result.unclear:
            return Finding(Outcome.UNKNOWN, result)
        return Finding(Outcome.DONE if result.made else Outcome.NOT_DONE, result)


def writes(kind: int, wanted: Iterable[NewCard], owner_id: int | None = None) -> list[CreateCards]:
    """Return the writes of one action that make contacts (3) or companies (4) of these rows, 20 cards each.

    Rows of one client share a card. Prepare the writes `apart`, so that a refusal of one does not stop the others.
    """
    return [CreateCards(wish) for wish in in_writes(kind, wanted, owner_id)]


@dataclass(frozen=True, slots=True)
class RowsDone:
    """The outcome of an action of `CreateCards`: each row of the file is in one of these groups.

    `cards` are the ids of cards by row: those `made`, and those `found`, which someone else made meanwhile. `refused`
    has the portal's reasons. `unclear` rows may have a card, and someone must check. `left` rows have none: not made,
    not tried, or without enough to make one from.
    """

    made: Mapping[int, int]
    found: Mapping[int, int]
    refused: Mapping[int, str]
    unclear: Mapping[int, tuple[int, ...]]
    left: tuple[int, ...] = field(default=())

    @property
    def cards(self) -> dict[int, int]:
        """Card ids by row."""
        return {**self.found, **self.made}


def rows_done(done: Done) -> RowsDone:
    """Sum up an action of `CreateCards`, row by row."""
    made, found, refused, unclear = dict[int, int](), dict[int, int](), dict[int, str](), dict[int, tuple[int, ...]]()
    reports = [report for report in done.reports if isinstance(report.write, CreateCards)]
    for report in reports:
        plan = report.plan
        told = report.entry.result if isinstance(report.entry, CardsEntry) else CardsResult()
        found |= plan.found
        made |= dict(told.made)
        refused |= {row: text or code for row, code, text in told.refused}
        sent = [row for card in plan.created for row in card.rows] if report.entry else []
        if report.outcome is Outcome.UNKNOWN:
            unclear |= dict.fromkeys(sent, ())
        elif report.problem is not None and report.problem.cause in (Cause.REFUSED, Cause.ACCESS_DENIED):
            refused |= dict.fromkeys(sent, report.problem.detail or report.problem.code)
        unclear |= plan.unclear | dict(told.unclear)
    unclear = {row: card_ids for row, card_ids in unclear.items() if row not in made}
    tried = [write for write in (*(report.write for report in reports), *done.rest) if isinstance(write, CreateCards)]
    rows = dict.fromkeys(row for write in tried for card in write.wish.cards for row in card.rows)
    left = tuple(row for row in rows if not any(row in ended for ended in (made, found, refused, unclear)))
    return RowsDone(made, found, refused, unclear, left)


async def _hits(session: Session, wish: NewCards) -> tuple[list[Card], dict[str, list[int]]]:
    """Return the cards with any of the phones and addresses, and by phone or address the ids of unreadable ones."""
    if wish.kind not in CHANGEABLE_KINDS:
        return [], {}
    reader, kind = session.foreground, wish.kind
    phones = [phone for card in wish.cards for written in card.phones for phone in whole_phones(written)]
    spellings = {spelling: phone.key for phone in phones for spelling in phone.spellings}
    addresses = (address.strip() for card in wish.cards for address in card.emails)
    of_phones, of_addresses = await together(
        [duplicates.find_any(reader, kind, "PHONE", spellings), duplicates.find_any(reader, kind, "EMAIL", addresses)]
    )
    ids = {card_id for hits in (*of_phones, *of_addresses) for card_id in hits.card_ids}
    read = {card.id: card for card in await cards.cards(reader, kind, ids)}
    # Which of twenty values an unreadable card has, or whether a value has more cards, takes a look at each one.
    by_phone, by_address = await together(
        [
            duplicates.find_by_comm(reader, kind, "PHONE", _to_be_asked_again(of_phones, read)),
            duplicates.find_by_comm(reader, kind, "EMAIL", _to_be_asked_again(of_addresses, read)),
        ]
    )
    more = {card_id for found in (by_phone, by_address) for some in found.values() for card_id in some} - ids
    read |= {card.id: card for card in await cards.cards(reader, kind, more)}
    hidden: dict[str, list[int]] = {}
    for value, found in (*((spellings[asked], some) for asked, some in by_phone.items()), *by_address.items()):
        hidden.setdefault(value.casefold(), []).extend(card_id for card_id in found if card_id not in read)
    return list(read.values()), hidden


def _to_be_asked_again(told: Iterable[duplicates.Hits], read: Collection[int]) -> Iterator[str]:
    for hits in told:
        if len(hits.card_ids) >= duplicates.MOST_HITS or any(card_id not in read for card_id in hits.card_ids):
            yield from hits.values


async def _made_since(session: Session, entry: CardsEntry) -> list[Card]:
    """Return the cards that this user has made since, once no more appear."""

    async def look() -> list[Card]:
        newest = entry.before.newest
        return await card_writing.created_after(session.foreground, entry.kind, newest, entry.user_id)

    wanted = entry.after.cards
    since = await look()
    for _ in range(_MOST_LOOKS):
        if not 0 < len(_recognized(wanted, since).made) < sum(len(card.rows) for card in wanted):
            break
        seen = len(since)
        await session.clock.sleep(_LATE)
        since = await look()
        if len(since) == seen:
            break
    return since


def _recognized(wanted: Sequence[SentCard], since: Sequence[Card]) -> CardsResult:
    """Match the cards made since against those wished for, by name and phones."""
    made, unclear, missing = list[tuple[int, int]](), list[tuple[int, tuple[int, ...]]](), list[int]()
    alike: dict[object, list[Sequence[int]]] = {}
    for card in wanted:
        alike.setdefault(_features(card.name, card.phones, card.emails), []).append(card.rows)
    fitting: dict[object, list[int]] = {}
    for found in since:
        fitting.setdefault(_features(found.name, found.phones, found.emails), []).append(found.id)
    for features, wishes in alike.items():
        card_ids = fitting.get(features, [])
        if len(card_ids) > len(wishes):
            unclear += [(row, tuple(card_ids)) for rows in wishes for row in rows]
            continue
        made += [(row, card_id) for rows, card_id in zip(wishes, card_ids, strict=False) for row in rows]
        missing += [row for rows in wishes[len(card_ids) :] for row in rows]
    return CardsResult(made=tuple(made), missing=tuple(missing), unclear=tuple(unclear))


def _features(name: str, phones: Sequence[str], emails: Sequence[str]) -> object:
    return words_of(name), reach_of(phones, ()) or reach_of((), emails)
