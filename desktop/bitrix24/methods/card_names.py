"""Cards by their whole names: `crm.item.list` (contract 7.1)."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desktop.bitrix24.line.paging import PAGE, slices
from desktop.bitrix24.line.reader import Reader, in_parts, together
from desktop.bitrix24.methods import cards
from desktop.bitrix24.methods.cards import Condition
from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card
from desktop.domain.found_cards import company_words

_AT_ONCE = 5
"""Names per command: namesakes are few, and the names of a full page are asked for one by one."""
_MOST_PAGES = 4
"""Most pages of one name."""
_MOST_WORDS = 4
_MOST_SPELLINGS = 60
_TITLE_WORDS = 3
"""The number of longest words of a title that are searched for."""


@dataclass(frozen=True, slots=True)
class Named:
    """Cards that may have some names, and those names with more cards than were read."""

    cards: tuple[Card, ...]
    crowded: tuple[str, ...]


async def find_named(
    reader: Reader, kind: int, names: Iterable[str], progress: Callable[[int], None] = lambda done: None
) -> Named:
    """Return the contacts (3) or companies (4) that may have one of these names, with all their phones.

    Five names a command (crm.item.list). A contact is found by last and first name in any order, a company by the
    words of its title, with е for ё. Other cards are found as well, so the caller must compare. The account holder's
    own companies are left out. `progress` gets the number of names processed. Raises Problem.
    """

    async def found(part: list[str]) -> tuple[list[Card], list[str]]:
        page = await _page(reader, kind, part, 0)
        full = len(page) >= PAGE
        alone = await together(_all_named(reader, kind, name) for name in part) if full else []
        crowded = [name for name, (_, more) in zip(part, alone, strict=False) if more]
        return (page if not full else [card for read, _ in alone for card in read]), crowded

    parts = await in_parts(slices((name for name in names if name.strip()), _AT_ONCE), found, progress)
    read = {card.id: card for part, _ in parts for card in part}
    return Named(tuple(read.values()), tuple(name for _, crowded in parts for name in crowded))


async def _all_named(reader: Reader, kind: int, name: str) -> tuple[list[Card], bool]:
    """Return the cards of one name, and whether there are more of them."""
    read: list[Card] = []
    for _ in range(_MOST_PAGES):
        page = await _page(reader, kind, (name,), read[-1].id if read else 0)
        read += page
        if len(page) < PAGE:
            return read, False
    return read, True


async def _page(reader: Reader, kind: int, names: Iterable[str], last: int) -> list[Card]:
    conditions = _titled if kind == COMPANY else _called
    where: Condition = {"0": cards.any_of(condition for name in names for condition in conditions(name))}
    if kind == COMPANY:
        where["!=isMyCompany"] = "Y"
    if last:
        where[">id"] = last
    rows = await cards.items(reader, kind, where, cards.CardRow)
    return [cards.card_of(kind, row) for row in rows if row.id > last]


def _titled(title: str) -> Iterator[Condition]:
    longest = sorted(company_words(title), key=lambda word: (-len(word), word))[:_TITLE_WORDS]
    patterns = ("%" + word.replace("е", "_") + "%" for word in longest)
    yield cards.all_of({"=%title": pattern} for pattern in patterns) or {"=title": title}


def _called(name: str) -> Iterator[Condition]:
    """Yield conditions for a contact: parts of the name as last and first name, or the whole in one of the two."""
    words = name.split()[:_MOST_WORDS]
    count = len(words)
    runs = (" ".join(words[i:j]) for i in range(count) for j in range(i + 1, count + 1) if j - i < count)
    parts = list(dict.fromkeys(spelling for run in runs for spelling in _spellings(run)))[:_MOST_SPELLINGS]
    if parts:
        yield {"@lastName": parts, "@name": parts}
    whole = list(_spellings(" ".join(name.split())))
    yield {"@lastName": whole}
    yield {"@name": whole}


def _spellings(text: str) -> Iterator[str]:
    """Yield a text as it is, with е for ё, and with ё for one е at a time."""
    plain = text.replace("ё", "е").replace("Ё", "Е")
    yield from dict.fromkeys((text, plain))
    for letter in re.finditer("[еЕ]", plain):
        yield plain[: letter.start()] + ("ё" if letter[0] == "е" else "Ё") + plain[letter.end() :]
