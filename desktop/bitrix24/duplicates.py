"""Who has a phone or an e-mail address: `crm.duplicate.findbycomm` (contract 8)."""

from collections.abc import Iterable
from typing import Literal

from desktop.bitrix24 import records
from desktop.bitrix24.protocol import Call
from desktop.bitrix24.reader import Reader, together
from desktop.bitrix24.records import Id
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.problem import Cause, Problem

FIND = "crm.duplicate.findbycomm"
MOST_HITS = 20
"""Cards that the portal tells of for one value; where it tells of so many, there may be more."""

Communication = Literal["PHONE", "EMAIL"]
_TYPES = {CONTACT: "CONTACT", COMPANY: "COMPANY"}


async def find_by_comm(
    reader: Reader, kind: int, communication: Communication, values: Iterable[str]
) -> dict[str, tuple[int, ...]]:
    """Return for each phone or e-mail address the ids of the contacts (3) or companies (4) that have it.

    One value a command, as the answer does not say which value hit (crm.duplicate.findbycomm). The portal compares
    normalized phones: "8 (495) 123-45-67" finds "+7 495 1234567", but a number without country code only one that was
    written so. At most `MOST_HITS` cards a value; some of them this user may not be able to read, and new ones may
    take a while to be found. Raises Problem.
    """
    distinct = list(dict.fromkeys(values))

    async def found(value: str) -> tuple[int, ...]:
        if not value.strip():
            return ()
        parameters = {"type": communication, "values": [value], "entity_type": _TYPES[kind]}
        result = (await reader.read(Call(FIND, parameters))).result
        if result and not isinstance(result, dict):
            raise Problem(Cause.UNREADABLE, method=FIND)
        ids = result.get(_TYPES[kind]) or [] if result else []
        return tuple(dict.fromkeys(int(card_id) for card_id in records.rows(ids, Id, method=FIND)))

    return dict(zip(distinct, await together(map(found, distinct)), strict=True))
