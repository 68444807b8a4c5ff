"""The odd lists every real portal has: of leads, a draft, one deleted, finished, stuck, late, renamed."""

from __future__ import annotations

import random

from desktop.portal.cards import add_multifields, delete_card, insert_titled
from desktop.portal.fields import CARD_TYPES, CONTACT, LEAD
from desktop.portal.seed.dictionaries import OPERATORS
from desktop.portal.seed.lists import ListMaker, ListPlan
from desktop.portal.seed.people import PersonMaker
from desktop.portal.state import Portal

_DAY = 86_400
_HOUR = 3_600


def plans(portal: Portal, lists: ListMaker, source: random.Random) -> list[ListPlan]:
    """Plan the odd lists beside the ordinary ones."""
    now = int(portal.clock.now())

    def some(count: int) -> list[int]:
        return source.sample(lists.contacts, min(count, len(lists.contacts)))

    subject = portal.texts.pick("Вторая волна: <b>ноябрьская</b> акция", "Second wave: <b>November</b> offer")
    return [
        ListPlan(
            CONTACT, some(80), now - 9 * _DAY, 1.0, creator=6, responsible=6, last_work=now - 5 * _DAY, old=True
        ),
        ListPlan(CONTACT, some(90), now - 6 * _DAY, 0.4, creator=1, responsible=18, last_work=now - 3 * _DAY),
        ListPlan(CONTACT, some(160), now - 14 * _DAY, 0.2, creator=1, responsible=7, form=3),
        ListPlan(CONTACT, some(70), now - 2 * _DAY, 0.5, creator=29, responsible=11, form=1, subject=subject),
        ListPlan(
            CONTACT,
            some(50),
            now - 8 * _DAY,
            0.3,
            creator=1,
            responsible=12,
            last_work=now - 7 * _DAY,
            deleted=now - 6 * _DAY,
        ),
        ListPlan(LEAD, _leads(portal, source, 40), now - 4 * _DAY, 0.0, creator=6, responsible=7),
        ListPlan(0, [], now - 20 * _HOUR, 0.0, creator=1, activity=False),
    ]


def delete_people(portal: Portal) -> None:
    """Delete two contacts that are participants: their rows stay, nothing removes them (contract 4.3)."""
    ids = portal.database.column(
        "SELECT entity_id FROM participant p JOIN call_list c ON c.id = p.list_id WHERE c.entity_type_id = ?"
        " GROUP BY entity_id HAVING COUNT(*) = 1 ORDER BY MIN(list_id), entity_id LIMIT 2",
        (CONTACT,),
    )
    for number in ids:
        delete_card(portal, CARD_TYPES[CONTACT], number)


def _leads(portal: Portal, source: random.Random, count: int) -> list[int]:
    maker = PersonMaker(source, portal.texts.language)
    made = []
    for _ in range(count):
        row = maker.card_columns(list(OPERATORS), portal.clock.now()) | maker.person()
        del row["post"]
        row |= {"stage_id": "NEW", "has_phone": "Y", "opportunity": 0.0}
        number = insert_titled(portal, "lead", row)
        add_multifields(portal, LEAD, number, maker.phones())
        made.append(number)
    return made
