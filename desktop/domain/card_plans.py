"""What making CRM cards for the rows of a file will do: which are made, and which were found meanwhile."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from desktop.domain.call_list import CHANGEABLE_KINDS, COMPANY
from desktop.domain.card import Card
from desktop.domain.objection import Objection
from desktop.domain.phones import keys_of, whole_phones
from desktop.domain.plans import Plan
from desktop.domain.stop_list import NO_PHONES, PhoneMatcher

MOST_AT_ONCE = 20
"""Most cards of one write."""
_PARTING = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class NewCard:
    """A contact or company wished for, from row number `row` of a file; all texts stripped.

    A company has a `title` and no parts of a name. `company` is the title of a contact's company. `also` are other
    rows of the same client, `beside` the names of other clients' rows that share a phone or an address (see
    `merged`).
    """

    row: int
    last_name: str = ""
    name: str = ""
    second_name: str = ""
    title: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    company: str = ""
    also: tuple[int, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[int, ...]:
        """All rows of the file that it represents."""
        return (self.row, *self.also)

    @property
    def full_name(self) -> str:
        """The name as cards have it: a company's title, or "Фамилия Имя Отчество"."""
        return self.title or " ".join(filter(None, (self.last_name, self.name, self.second_name)))

    @property
    def reach(self) -> frozenset[str]:
        """All phones and addresses in the form in which they are compared."""
        return reach_of(self.phones, self.emails)


@dataclass(frozen=True, slots=True)
class NewCards:
    """Cards wished for in one write: contacts (3) or companies (4), at most 20, already `merged`.

    `owner_id` None makes the user of the webhook their owner.
    """

    kind: int
    cards: tuple[NewCard, ...]
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class CardsPlan(Plan):
    """What will be done for each wish.

    `created` will be made under these names; those without a name (`unnamed`) get their phone as name, or their
    e-mail address. `found` are cards that appeared on the portal since the file was matched, and are used. `unclear`
    have several such cards, or one that this user may not read, and are left out. `unusable` are rows without enough
    for a card. `company_ids` are the companies of contacts by title. `newest` is the highest id of a card before.
    """

    wish: NewCards
    created: tuple[NewCard, ...]
    found: Mapping[int, int]
    """Card ids by row."""
    unclear: Mapping[int, tuple[int, ...]]
    """Card ids by row."""
    unusable: tuple[int, ...]
    unnamed: tuple[int, ...]
    objections: tuple[Objection, ...]
    company_ids: Mapping[str, int] = field(repr=False, default_factory=dict)
    newest: int = 0
    stopped: tuple[int, ...] = ()
    """Rows of `created` with a phone on the supervisor's own stop list."""

    @property
    def doubled(self) -> int:
        """Number of rows that share the card of another row of the same client."""
        return sum(len(card.also) for card in self.created)

    @property
    def without_phone(self) -> tuple[int, ...]:
        """Rows whose card will have no phone."""
        return tuple(card.row for card in self.created if not card.phones)

    @property
    def without_company(self) -> tuple[int, ...]:
        """Rows of contacts whose company is not, or not unambiguously, in the CRM."""
        contacts = self.created if self.wish.kind != COMPANY else ()
        return tuple(card.row for card in contacts if card.company and card.company not in self.company_ids)

    def covers(self, fresh: "CardsPlan") -> bool:
        """Return whether a fresh plan makes no card that this one did not show."""
        return set(fresh.created) <= set(self.created)


def plan_cards(
    wish: NewCards,
    hits: Iterable[Card],
    hidden: Mapping[str, Sequence[int]] | None = None,
    company_ids: Mapping[str, int] | None = None,
    *,
    newest: int = 0,
    readable: bool = True,
    listed: PhoneMatcher = NO_PHONES,
) -> CardsPlan:
    """Work out what will be done for each wish, given all cards with one of its phones or addresses.

    `hidden` are the ids of such cards that this user may not read, by phone or address as in `reach_of`. Without
    `readable` this user may not look for cards at all, so none is made. `listed` finds the phones of the supervisor's
    own stop list.
    """
    there = [(card, reach_of(card.phones, card.emails)) for card in {card.id: card for card in hits}.values()]
    hidden = hidden or {}
    created, found = list[NewCard](), dict[int, int]()
    unclear, unusable, unnamed = dict[int, tuple[int, ...]](), list[int](), list[int]()
    for wanted in wish.cards:
        called = _called(wanted, wish.kind)
        if called is None:
            unusable += wanted.rows
        elif len(same := _same(wanted, there)) == 1:
            found |= dict.fromkeys(wanted.rows, same[0])
        elif maybe := same or _hidden(wanted, hidden):
            unclear |= dict.fromkeys(wanted.rows, maybe)
        else:
            created.append(called)
            unnamed += [called.row] if called.full_name != wanted.full_name else []
    objections = [] if wish.kind in CHANGEABLE_KINDS else [Objection.READ_ONLY]
    if not readable:
        objections.append(Objection.CARDS_CLOSED)
    elif not created:
        objections.append(Objection.NOTHING_TO_DO if found else Objection.NO_CARD)
    return CardsPlan(
        wish,
        tuple(created),
        found,
        unclear,
        tuple(unusable),
        tuple(unnamed),
        tuple(objections),
        company_ids or {},
        newest,
        tuple(card.row for card in created if listed.of(card.phones)),
    )


def joined(plans: Sequence[CardsPlan]) -> CardsPlan:
    """Return what several plans of one action, at least one, do together, to be shown."""
    objections = dict.fromkeys(objection for plan in plans for objection in plan.objections)
    if any(not plan.objections for plan in plans):
        objections.clear()
    first = plans[0].wish
    return CardsPlan(
        NewCards(first.kind, tuple(card for plan in plans for card in plan.wish.cards), first.owner_id),
        tuple(card for plan in plans for card in plan.created),
        {row: card_id for plan in plans for row, card_id in plan.found.items()},
        {row: card_ids for plan in plans for row, card_ids in plan.unclear.items()},
        tuple(row for plan in plans for row in plan.unusable),
        tuple(row for plan in plans for row in plan.unnamed),
        tuple(objections),
        {title: company_id for plan in plans for title, company_id in plan.company_ids.items()},
        max(plan.newest for plan in plans),
        tuple(row for plan in plans for row in plan.stopped),
    )


def merged(cards: Iterable[NewCard]) -> Iterator[NewCard]:
    """Merge rows of a file that are one client: they share a phone or an address, and their names agree.

    Rows with other names that share one stay separate. Each knows the names of the others, so that their cards are
    not mistaken for its own.
    """
    clients: list[NewCard] = []
    places: dict[str, list[int]] = {}
    for card in cards:
        near = sorted({place for value in card.reach for place in places.get(value, ())})
        place = next((place for place in near if agree(clients[place].full_name, card.full_name)), None)
        if place is None:
            place = len(clients)
            clients.append(card)
        else:
            clients[place] = _one(clients[place], card)
        for value in card.reach:
            if place not in places.setdefault(value, []):
                places[value].append(place)
    for place, card in enumerate(clients):
        near = sorted({other for value in card.reach for other in places[value]} - {place})
        yield replace(card, beside=tuple(clients[other].full_name for other in near)) if near else card


def in_writes(kind: int, cards: Iterable[NewCard], owner_id: int | None = None) -> Iterator[NewCards]:
    """Yield the wishes of all writes that make cards for these rows, `merged`."""
    clients = iter(merged(cards))
    while part := tuple(islice(clients, MOST_AT_ONCE)):
        yield NewCards(kind, part, owner_id)


def reach_of(phones: Iterable[str], emails: Iterable[str]) -> frozenset[str]:
    """Return phones in international form and addresses in lower case, for comparison."""
    return keys_of(phones) | {address.strip().casefold() for address in emails if address.strip()}


def agree(one: str, other: str) -> bool:
    """Return whether two names may be one client's: one has all the words of the other, or is missing."""
    ours, theirs = words_of(one), words_of(other)
    return ours <= theirs or theirs <= ours


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name for comparison: regardless of order and case, with ё as е."""
    return frozenset(_PARTING.split(name.casefold().replace("ё", "е"))) - {""}


def _called(card: NewCard, kind: int) -> NewCard | None:
    """Return a card with the name that the portal requires; None when there is nothing to take it from."""
    number = next(iter((*card.phones, *card.emails)), "")
    if kind == COMPANY:
        title = card.title or card.company or number
        return replace(card, title=title) if title else None
    if card.name or card.last_name:
        return card
    name = card.second_name or number
    return replace(card, name=name, second_name="") if name else None


def _same(wanted: NewCard, there: Sequence[tuple[Card, frozenset[str]]]) -> tuple[int, ...]:
    """Return the id of the card that is meant, of several that may be, or none."""
    others = {words_of(name) for name in wanted.beside}
    hits = [card for card, reach in there if reach & wanted.reach and words_of(card.name) not in others]
    named = [card for card in hits if agree(card.name, wanted.full_name)]
    chosen = named if len(named) == 1 else hits
    return tuple(sorted(card.id for card in chosen))


def _hidden(wanted: NewCard, hidden: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    return tuple(sorted({card_id for value in wanted.reach for card_id in hidden.get(value, ())}))


def _one(first: NewCard, second: NewCard) -> NewCard:
    """Merge two rows of one client: the fuller name, all phones and addresses."""
    fuller = second if words_of(first.full_name) < words_of(second.full_name) else first
    return replace(
        fuller,
        row=first.row,
        phones=_distinct((*first.phones, *second.phones), _number_and_extension),
        emails=_distinct((*first.emails, *second.emails), lambda address: reach_of((), [address])),
        company=first.company or second.company,
        also=(*first.also, *second.rows),
    )


def _number_and_extension(written: str) -> frozenset[tuple[str, str]]:
    return frozenset((phone.key, phone.extension) for phone in whole_phones(written))


def _distinct(values: Iterable[str], compared: Callable[[str], object]) -> tuple[str, ...]:
    """Return distinct values in the form and order in which each first appears."""
    first: dict[object, str] = {}
    for value in values:
        first.setdefault(compared(value), value)
    return tuple(first.values())
