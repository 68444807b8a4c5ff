"""Rows of people unknown to the portal, made into cards, and the cards that it then has."""

import itertools

from desktop.domain.call_list import CONTACT
from desktop.domain.card_plans import NewCard
from desktop.services.writing.cards import rows_done, writes
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.operation import prepare

IMPORT, ADD, EACH = "crm.item.batchimport", "crm.item.add", "crm.item.import"
numbers = itertools.count(1)


def people(count, first_row=2):
    """Return rows of people unknown to the portal."""
    made = []
    for row in range(first_row, first_row + count):
        number = next(numbers)
        phones, address = (f"+7 999 {number:07}",), (f"new{number}@example.com",)
        made.append(NewCard(row, f"Новикова{number}", "Анна", phones=phones, emails=address))
    return made


async def on_the_portal(scene, cards):
    """Return the ids of the contacts that have the names of these cards, by row."""
    sql = "SELECT id, name, last_name FROM contact ORDER BY id"
    found = {}
    for row in await scene.portal.control.call("query", sql=sql):
        called = (row["last_name"] or "", row["name"])
        found.setdefault(called, []).append(row["id"])
    return {card.row: found[card.last_name, card.name] for card in cards if (card.last_name, card.name) in found}


async def prepared_for(scene, cards, kind=CONTACT, owner_id=None):
    return await prepare(scene.session, writes(kind, cards, owner_id), apart=True)


async def made(scene, cards, **options):
    return await carry_out(scene.session, await prepared_for(scene, cards, **options))


async def once_each(scene, cards, done):
    """Assert that the portal has exactly one card for each row, and that it is the card that was reported."""
    there = await on_the_portal(scene, cards)
    assert {row: [card_id] for row, card_id in rows_done(done).cards.items()} == there
    assert len(there) == len(cards)


def call(scene, name, /, **arguments):
    return scene.portal.control.call(name, **arguments)
