"""Cards that may or may not have been made: found again, or left for the supervisor to check."""

from dataclasses import replace

import pytest

from desktop.domain.call_list import CONTACT
from desktop.domain.journal import Outcome
from desktop.domain.problem import Problem
from desktop.services.session import now
from desktop.services.writing.cards import CardsEntry, rows_done, writes
from desktop.services.writing.resolving import resolve_unfinished
from tests.new_cards import EACH, IMPORT, call, made, on_the_portal, once_each, people, prepared_for


async def made_elsewhere(scene, card):
    """Make the same card as the same user, as the program on another computer would."""
    from desktop.bitrix24.line.protocol import Call

    phone = {"typeId": "PHONE", "valueType": "WORK", "value": card.phones[0]}
    fields = {"name": card.name, "lastName": card.last_name, "fm": [phone]}
    await scene.session.client.write(Call("crm.item.add", {"entityTypeId": CONTACT, "fields": fields}))


async def test_others_who_make_clients_at_the_same_time_are_not_taken_for_ours(scene):
    cards = people(2)
    moment = {"action": "add_cards", "arguments": {"count": 3}}
    await call(scene, "moment", method=IMPORT, when="before", **moment)
    await call(scene, "fault", method=IMPORT, kind="drop_after")
    done = await made(scene, cards)
    assert done.outcome is Outcome.DONE
    await once_each(scene, cards, done)


async def test_one_of_two_cards_that_fit_is_not_taken_for_ours(scene):
    cards = people(21)
    [wish, _] = prepared = writes(CONTACT, cards)
    shown = await wish.plan(scene.session)
    plan = await wish.plan(scene.session, shown)
    entry = await intended(scene, wish, plan)
    await made_elsewhere(scene, cards[0])
    await made_elsewhere(scene, cards[0])
    await made_elsewhere(scene, cards[1])
    finding = await wish.found_out(scene.session, entry, None)
    there = await on_the_portal(scene, cards)
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.result.unclear == ((2, tuple(there[2])),)
    assert finding.result.made == ((3, *there[3]),)
    assert len(prepared) == 2


async def test_a_portal_that_is_at_it_still_is_looked_at_until_no_more_come(scene):
    cards = people(3)
    [write] = writes(CONTACT, cards)
    plan = await write.plan(scene.session, await write.plan(scene.session))
    entry = await intended(scene, write, plan)
    await made_elsewhere(scene, cards[0])
    # The second card only appears after the first look: until then no card has its name.
    await made_elsewhere(scene, replace(cards[1], name="Никто"))
    there = await on_the_portal(scene, [replace(cards[1], name="Никто")])
    comes = {"action": "set_card", "arguments": {"id": there[3][0], "name": "Анна"}}
    await call(scene, "moment", method="crm.item.list", when="after", **comes)
    finding = await write.found_out(scene.session, entry, None)
    assert finding.outcome is Outcome.DONE
    assert [row for row, _ in finding.result.made] == [2, 3]
    assert finding.result.missing == (4,)


async def intended(scene, write, plan):
    """Take the path of a write up to the journalled intent."""
    before, after = write.intent(plan)
    intent = CardsEntry(at=now(), user_id=1, host="127.0.0.1", before=before, after=after)
    [entry] = await scene.session.journal.intend([intent])
    return entry


@pytest.mark.parametrize(
    ("moment", "fault", "outcome", "rows"),
    [
        (None, "drop_before", Outcome.NOT_DONE, set()),
        (None, "drop_after", Outcome.DONE, {2, 3, 4}),
        (3, None, Outcome.DONE, {2, 3}),
    ],
)
async def test_cards_that_a_kill_cut_off_are_found_on_the_next_start(scene, long_after, moment, fault, outcome, rows):
    cards = people(3)
    [write] = writes(CONTACT, cards)
    if fault:
        await call(scene, "fault", method=IMPORT, kind=fault)
    else:
        await call(scene, "moment", method=EACH, action="drop", number=moment)
    plan = await write.plan(scene.session, await write.plan(scene.session))
    await intended(scene, write, plan)
    with pytest.raises(Problem):
        await write.send(scene.session, plan, None)
    [entry] = await resolve_unfinished(scene.session)
    there = await on_the_portal(scene, cards)
    assert (entry.outcome, {*there}) == (outcome, rows)
    assert {row: [card_id] for row, card_id in entry.result.made} == there
    assert {*entry.result.missing} == {2, 3, 4} - rows
    again = await prepared_for(scene, cards)
    assert {*again.steps[0].plan.found} == rows


async def test_a_card_that_this_user_may_not_read_is_left_to_be_looked_at(scene):
    cards = people(2)
    [hidden] = await call(scene, "add_cards", phones=list(cards[0].phones))
    await call(scene, "hide_cards", ids=[hidden])
    await call(scene, "admin", on=False)
    try:
        done = await made(scene, cards)
    finally:
        await call(scene, "admin", on=True)
    told = rows_done(done)
    assert (told.unclear, {*told.made}) == ({2: (hidden,)}, {3})


async def test_a_phone_that_several_have_by_now_is_left_to_be_looked_at(scene):
    cards = people(3)
    crowd = await call(scene, "add_cards", count=23, phones=[cards[0].phones[0]] * 23)
    two = await call(scene, "add_cards", count=2, phones=[cards[1].phones[0]] * 2)
    told = rows_done(await made(scene, cards))
    assert {row: set(card_ids) <= {*crowd, *two} for row, card_ids in told.unclear.items()} == {2: True, 3: True}
    assert (len(told.unclear[2]), {*told.unclear[3]}, {*told.made}) == (20, {*two}, {4})


async def test_a_card_that_has_lost_the_phone_is_nobodys(scene):
    cards = people(1)
    [other] = await call(scene, "add_cards", phones=list(cards[0].phones))
    moved = {"action": "set_card", "arguments": {"id": other, "phones": ["+7 999 8880000"]}}
    await call(scene, "moment", method="crm.item.list", when="before", **moved)
    prepared = await prepared_for(scene, cards)
    assert prepared.steps[0].plan.created == tuple(cards)
