"""Find people for a call list on the real embedded portal."""

from contextlib import asynccontextmanager

import pytest

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card_query import CardQuery
from desktop.domain.pasted import Pasted
from desktop.domain.problem import Cause, Problem
from desktop.services import picking
from desktop.services.list_reading import read_names
from desktop.services.people_search import find_people
from tests.portals import plain_portal

portal = plain_portal(contacts=200, companies=20, call_lists=1, participants=5)


@pytest.fixture
@asynccontextmanager
async def session(session, portal, hasty):
    """Connect to the portal, and start counting requests."""
    async with session as opened:
        await portal.control.call("requests", reset=True)
        yield opened


async def requests(portal):
    return (await portal.control.call("requests", reset=True))["count"]


def looked_up(session, text, kind=CONTACT, progress=lambda done: None):
    pasted = Pasted.read(text)
    assert pasted.is_list
    return picking.look_up(session, kind, pasted, progress)


def by_value(found):
    return {hit.value: [card.id for card in hit.cards] for hit in found.hits}


@pytest.mark.parametrize("way", ["search", "paste", "everywhere"])
async def test_who_was_found_is_known_by_name_at_the_next_start_and_not_called_missing(session, way):
    [wanted] = (await picking.find(session, CONTACT, CardQuery())).cards[:1]
    del session.known.cards[CONTACT, wanted.id]
    session.known.missing_cards.add((CONTACT, wanted.id))
    await session.store.save_cards((), [(CONTACT, wanted.id)])
    if way == "search":
        await picking.find(session, CONTACT, CardQuery())
    elif way == "paste":
        await looked_up(session, f"{wanted.id}, {wanted.id}")
    else:
        await find_people(session, wanted.name)
    saved = {(card.kind, card.id): card async for card in session.store.load_cards()}
    for cards in (session.known.cards, saved):
        assert cards[CONTACT, wanted.id].name == wanted.name
    for missing in (session.known.missing_cards, await session.store.load_missing()):
        assert (CONTACT, wanted.id) not in missing


async def test_a_page_is_found_in_one_request_and_known_from_then_on(session, portal):
    first = await picking.find(session, CONTACT, CardQuery())
    count = await requests(portal)
    second = await picking.find(session, CONTACT, CardQuery(), first.next)
    assert session.known.cards.keys() >= {(CONTACT, card.id) for card in first.cards}
    ids = [card.id for card in (*first.cards, *second.cards)]
    assert count == 1
    assert len(ids) == 100
    assert ids == sorted(set(ids), reverse=True)


async def test_companies_and_owners_of_what_was_found_can_be_named(session, portal):
    [card_id] = await portal.control.call("add_cards", count=1)
    [company] = await portal.control.call("add_cards", kind=COMPANY, count=1)
    await portal.control.call("set_card", id=card_id, company_id=company)
    page = await picking.find(session, CONTACT, CardQuery(f"#{card_id}"))
    await read_names(session, page.cards)
    await requests(portal)
    await read_names(session, page.cards)
    assert await requests(portal) == 0
    assert all((session.known.cards[COMPANY, company].name, session.known.users[page.cards[0].owner_id].name))


async def test_ids_are_looked_up_and_missing_ones_named(session, portal):
    made = await portal.control.call("add_cards", count=3)
    await portal.control.call("delete_cards", ids=[made[1]])
    session.known.missing_cards.add((CONTACT, made[0]))
    found = await looked_up(session, f"{made[2]}, {made[0]}\n{made[1]} 999999")
    assert not session.known.missing_cards
    assert [card.id for card in found.cards] == [made[2], made[0]]
    assert found.sure == {made[0], made[2]}
    assert found.not_found == (str(made[1]), "999999")
    assert found.ambiguous == ()


@pytest.mark.parametrize(
    ("stored", "pasted"),
    [
        ("+7 (916) 000-11-01", "89160001101"),
        ("8 916 000 11 02", "+7 (916) 000-11-02"),
        ("+79160001103", "916 000-11-03"),
        ("916 000-11-04", "+7 916 000 11 04"),
        ("9160001105", "(916) 000-11-05"),
        ("8 (495) 000-11-06;123", "8 (495) 000-11-06 доб. 55"),
        ("000-11-07", "0001107"),
        ("+1 (212) 555-0108", "1-212-555-0108"),
        ("+8 916 000-11-09", "+7 916 000-11-09"),
        ("9160001110", "+8 916 000-11-10"),
        ("0049 30 0001111", "+49 30 0001111"),
        ("+49 (30) 0001112", "0049 30 0001112"),
        ("8 (495) 000-11-13 доб. 12", "+7 495 000-11-13 (доб. 12)"),
        ("+7 495 000-11-14, 12", "8 495 000-11-14 вн. 12"),
        ("+44 20 7946 0958", "+44 20 7946 0958"),
    ],
)
async def test_a_phone_is_found_in_whatever_shape(session, portal, stored, pasted):
    [card_id] = await portal.control.call("add_cards", count=1, phones=[stored])
    found = await looked_up(session, f"{pasted}\n#{card_id}")
    assert [[card.id for card in hit.cards] for hit in found.hits] == [[card_id], [card_id]]
    assert found.sure == {card_id}
    assert len(found.cards) == 1


async def test_the_portal_takes_two_numbers_for_one_and_the_right_card_is_found(session, portal):
    phones = ["+372 5123456", "+7 372 512-34-56"]
    estonian, siberian = await portal.control.call("add_cards", count=2, phones=phones)
    found = await looked_up(session, "+372 512 3456\n8 (372) 512-34-56")
    assert [[card.id for card in hit.cards] for hit in found.hits] == [[estonian], [siberian]]


async def test_a_phone_of_several_is_not_sure_and_one_of_very_many_may_have_more(session, portal):
    pair = await portal.control.call("add_cards", count=2, phones=["+7 916 000-22-01"] * 2)
    crowd = await portal.control.call("add_cards", count=21, phones=["+7 916 000-22-02"] * 21)
    found = await looked_up(session, "89160002201\n89160002202")
    assert [[card.id for card in hit.cards] for hit in found.ambiguous] == [pair, crowd[:20]]
    assert [hit.more for hit in found.ambiguous] == [False, True]
    assert found.sure == frozenset()
    assert found.not_found == ()


async def test_addresses_are_looked_up_whatever_their_case(session, portal):
    sql = "SELECT entity_id, value FROM multifield WHERE type_id = 'EMAIL' AND entity_type_id = 3 LIMIT 2"
    rows = await portal.control.call("query", sql=sql)
    text = ", ".join([*(row["value"].upper() for row in rows), "nobody@example.com"])
    found = await looked_up(session, text)
    assert by_value(found) == {row["value"].upper(): [row["entity_id"]] for row in rows} | {"nobody@example.com": []}


async def test_companies_have_their_own_ids_and_phones(session, portal):
    phones = ["+7 916 000-33-01"]
    [company] = await portal.control.call("add_cards", kind=COMPANY, count=1, phones=phones)
    await portal.control.call("add_cards", kind=CONTACT, count=1, phones=phones)
    found = await looked_up(session, f"{company}\n89160003301", COMPANY)
    assert [(card.kind, card.id) for card in found.cards] == [(COMPANY, company)]
    assert found.sure == {company}


async def test_seven_digits_that_are_nobodys_phone_are_a_number_of_a_card(session, portal):
    assert by_value(await looked_up(session, "0000001\n0000999")) == {"0000001": [1], "0000999": []}


async def test_a_card_that_may_not_be_read_is_not_found(session, portal):
    hidden, seen = await portal.control.call("add_cards", count=2, phones=["+7 916 000-44-01"] * 2)
    await portal.control.call("hide_cards", ids=[hidden])
    await portal.control.call("admin", on=False)
    try:
        found = await looked_up(session, f"89160004401\n#{hidden}")
    finally:
        await portal.control.call("admin", on=True)
    assert by_value(found) == {"89160004401": [seen], str(hidden): []}
    assert found.sure == {seen}


async def test_big_lists_take_few_requests_and_tell_how_far_they_are(session, portal):
    ids = await looked_up(session, "\n".join(map(str, range(1, 1001))))
    by_id, steps = await requests(portal), []
    phones = await looked_up(session, "\n".join(f"+7999{n:07}" for n in range(1000)), progress=steps.append)
    assert (len(ids.hits), by_id) == (1000, 1)
    assert len(phones.not_found) == 1000
    assert await requests(portal) <= 40  # each in two shapes, fifty per request
    assert steps == [0, 200, 400, 600, 800, 1000]


async def test_a_portal_that_cannot_be_reached_is_a_problem(session, portal):
    await portal.control.call("webhook", state="deleted")
    try:
        with pytest.raises(Problem) as told:
            await looked_up(session, "1\n89160000000")
    finally:
        await portal.control.call("restore_webhook")
    assert told.value.cause is Cause.CREDENTIALS
