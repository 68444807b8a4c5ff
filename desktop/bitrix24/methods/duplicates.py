"""The cards with a phone or an e-mail address: `crm.duplicate.findbycomm` (contract 8)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.bitrix24.line.paging import slices
from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.reader import Reader, in_parts, together
from desktop.bitrix24.methods import records
from desktop.bitrix24.methods.records import Id
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.problem import Cause, Problem

FIND = "crm.duplicate.findbycomm"
MOST_VALUES = 20
"""Most phones or addresses of one command; the portal silently ignores any beyond."""
MOST_HITS = 20
"""Most cards that the portal returns for one value; if it returns that many, there may be more."""

Communication = Literal["PHONE", "EMAIL"]
_TYPES = {CONTACT: "CONTACT", COMPANY: "COMPANY"}


async def find_by_comm(
    reader: Reader, kind: int, communication: Communication, values: Iterable[str]
) -> dict[str, tuple[int, ...]]:
    """Return for each phone or e-mail address the ids of the contacts (3) or companies (4) that have it.

    One value a command, because the answer does not say which value matched (crm.duplicate.findbycomm). The portal
    compares normalized phones: "8 (495) 123-45-67" finds "+7 495 1234567", but a number without country code finds
    only one written like that. At most `MOST_HITS` cards a value, some of which this user may be unable to read; new
    cards may take a while to be found. Raises Problem.
    """
    return await find_each(reader, kind, communication, {value: [value] for value in values})


async def find_each(
    reader: Reader, kind: int, communication: Communication, spelled: Mapping[str, Collection[str]]
) -> dict[str, tuple[int, ...]]:
    """Return for each phone or e-mail address the ids of the cards that have it in any of its spellings.

    At most `MOST_VALUES` spellings each, all in one command. Raises Problem.
    """

    async def found(spellings: Collection[str]) -> tuple[int, ...]:
        asked = [spelling for spelling in spellings if spelling.strip()]
        return await _ids(reader, kind, communication, asked) if asked else ()

    return dict(zip(spelled, await together(map(found, spelled.values())), strict=True))


@dataclass(frozen=True, slots=True)
class Hits:
    """The answer to one command: the cards with any of these values, without saying which."""

    values: tuple[str, ...]
    card_ids: tuple[int, ...]

    def doubtful(self, cards_of: Callable[[str], Collection[int]]) -> tuple[str, ...]:
        """Return the values that may have more cards than were returned and must be asked for one by one.

        `cards_of` returns the readable cards that have a value. The portal cuts a value off at `MOST_HITS` cards. So
        a value is complete if its cards here, plus those that belong to no value (unreadable, or changed), are fewer.
        If all values have one card each, none is doubtful.
        """
        if len(self.card_ids) < MOST_HITS:
            return ()
        told = frozenset(self.card_ids)
        had = {value: told.intersection(cards_of(value)) for value in self.values}
        unclear = len(told.difference(*had.values()))
        return tuple(value for value, card_ids in had.items() if len(card_ids) + unclear >= MOST_HITS)


async def find_any(
    reader: Reader,
    kind: int,
    communication: Communication,
    values: Iterable[str],
    progress: Callable[[int], None] = lambda done: None,
) -> list[Hits]:
    """Return which contacts (3) or companies (4) have any of many phones or e-mail addresses, 20 a command.

    Up to 1 000 values are sent in one request (crm.duplicate.findbycomm). The caller reads the cards with all their
    phones to see which has what, and asks for the `doubtful` values again by `find_by_comm`. `progress` gets the
    number of values processed. Raises Problem.
    """

    async def found(part: list[str]) -> Hits:
        return Hits(tuple(part), await _ids(reader, kind, communication, part))

    return await in_parts(slices((value for value in values if value.strip()), MOST_VALUES), found, progress)


async def _ids(reader: Reader, kind: int, communication: Communication, values: Collection[str]) -> tuple[int, ...]:
    parameters = {"type": communication, "values": list(values), "entity_type": _TYPES[kind]}
    result = (await reader.read(Call(FIND, parameters))).result
    if result and not isinstance(result, dict):
        raise Problem(Cause.UNREADABLE, method=FIND)
    ids = result.get(_TYPES[kind]) or [] if result else []
    return tuple(dict.fromkeys(int(card_id) for card_id in records.rows(ids, Id, method=FIND)))
