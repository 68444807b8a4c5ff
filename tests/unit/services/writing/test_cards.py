"""Making cards on the real embedded portal for rows that were not found: never twice, whatever becomes of answers."""

import itertools
from dataclasses import replace

import pytest

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card_plans import NewCard
from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import MembersEntry
from desktop.domain.objection import Objection
from desktop.domain.plans import Wish
from desktop.domain.problem import Cause, Problem
from desktop.services.refreshing import refresh
from desktop.services.session import now
from desktop.services.writing.cards import CardsEntry, rows_done, writes
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import PlanChangedError, prepare
from desktop.services.writing.path import carry_out
from desktop.services.writing.resolving import resolve_unfinished
from desktop.services.writing.undoing import prepare_redo, prepare_undo

IMPORT, ADD, EACH = "crm.item.batchimport", "crm.item.add", "crm.item.import"
numbers = itertools.count(1)


def people(count, first_row=2):
    """Return rows of people whom the portal has never seen."""
    made = []
    for row in range(first_row, first_row + count):
        number = next(numbers)
        phones, address = (f"+7 999 {number:07}",), (f"new{number}@example.com",)
        made.append(NewCard(row, f"Новикова{number}", "Анна", phones=phones, emails=address))
    return made


async def on_the_portal(scene, cards):
    """Return the ids of the contacts that are called like these, by row."""
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
    """Every row has one card on the portal, and it is the one that was told."""
    there = await on_the_portal(scene, cards)
    assert {row: [card_id] for row, card_id in rows_done(done).cards.items()} == there
    assert len(there) == len(cards)


def call(scene, name, /, **arguments):
    return scene.portal.control.call(name, **arguments)


def test_cards_are_made_twenty_at_a_time_and_known_from_then_on(play):
    async def story(scene):
        cards = people(45)
        await call(scene, "requests", reset=True)
        done = await made(scene, cards, owner_id=2)
        assert [report.outcome for report in done.reports] == [Outcome.DONE] * 3
        await once_each(scene, cards, done)
        ids = rows_done(done).made
        sql = "SELECT assigned_by_id, created_by_id FROM contact WHERE id = ?"
        assert await call(scene, "query", sql=sql, parameters=[ids[2]]) == [{"assigned_by_id": 2, "created_by_id": 1}]
        known = scene.session.known.cards[CONTACT, ids[2]]
        assert (known.name, known.phones, known.emails) == (cards[0].full_name, cards[0].phones, cards[0].emails)
        assert (CONTACT, ids[46]) in (await scene.session.store.load()).cards
        assert len({report.entry.group for report in done.reports}) == 1
        sent = [request["method"] for request in (await call(scene, "requests"))["requests"]]
        assert sent.count(IMPORT) == 3
        assert len(sent) <= 4 + 3 * 5

    play(story)


def test_companies_are_made_by_their_title(play):
    async def story(scene):
        card = NewCard(2, title="ООО «Новая»", phones=("+7 495 999-00-01",))
        done = await made(scene, [card], kind=COMPANY)
        [row] = await call(scene, "query", sql="SELECT id FROM company WHERE title = 'ООО «Новая»'")
        assert rows_done(done).made == {2: row["id"]}
        again = await prepared_for(scene, [card], kind=COMPANY)
        assert again.steps[0].plan.found == {2: row["id"]}
        [contact] = people(1)
        contact = NewCard(2, contact.last_name, contact.name, phones=contact.phones, company="ооо «новая»")
        ids = rows_done(await made(scene, [contact])).made
        sql = "SELECT company_id FROM contact WHERE id = ?"
        assert await call(scene, "query", sql=sql, parameters=[ids[2]]) == [{"company_id": row["id"]}]

    play(story)


def test_who_has_no_name_is_called_by_the_phone(play):
    async def story(scene):
        phone = f"+7 999 {next(numbers):07}"
        prepared = await prepared_for(scene, [NewCard(2, phones=(phone,))])
        assert prepared.steps[0].plan.unnamed == (2,)
        done = await carry_out(scene.session, prepared)
        assert scene.session.known.cards[CONTACT, rows_done(done).made[2]].name == phone

    play(story)


def test_people_with_foreign_numbers_get_a_card_each_and_nobody_a_second_one(play):
    async def story(scene):
        number = next(numbers)
        stem = f"+49 1525 {number:03}"
        cards = [NewCard(row, name=f"Немец{number}-{row}", phones=(f"{stem} {row} 67",)) for row in (211, 212, 213)]
        done = await made(scene, cards)
        await once_each(scene, cards, done)
        again = NewCard(2, name=cards[0].name, phones=(f"0049 1525 {number:03}21167",))
        other = NewCard(3, name=f"Немец{number}-214", phones=(f"{stem} 214 67",))
        plans = [step.plan for step in (await prepared_for(scene, [again, other])).steps]
        assert [plan.found for plan in plans] == [{2: rows_done(done).made[211]}]
        assert [card.row for card in plans[0].created] == [3]

    play(story)


@pytest.mark.parametrize("stored", ["8 (495) {} доб. 12", "+8 495 {}", "495 {}", "+7 495 {}, 12", "8495{};34"])
def test_nobody_is_made_whose_phone_has_an_extension_or_stands_without_country_code(play, stored):
    async def story(scene):
        local = f"{next(numbers):07}"
        [there] = await call(scene, "add_cards", count=1, phones=[stored.format(local)])
        prepared = await prepared_for(scene, [NewCard(2, name="Анна", phones=(f"+7 495 {local} (доб. 12)",))])
        assert prepared.steps[0].plan.found == {2: there}

    play(story)


def test_a_new_card_has_its_extension_where_the_portal_looks_for_none(play):
    async def story(scene):
        local = f"{next(numbers):07}"
        ids = rows_done(await made(scene, [NewCard(2, name="Анна", phones=(f"8 (495) {local} доб. 12",))])).made
        assert scene.session.known.cards[CONTACT, ids[2]].phones == (f"8 (495) {local};12",)
        prepared = await prepared_for(scene, [NewCard(2, name="Анна", phones=(f"+7 495 {local}",))])
        assert prepared.steps[0].plan.found == {2: ids[2]}

    play(story)


@pytest.mark.parametrize(
    ("fault", "happened"),
    [
        ("drop_before", False),
        ("html", False),
        ("drop_after", True),
        ("crash_after", True),
        ("half_json", True),
        ("query_limit", True),
    ],
)
def test_cards_whose_answer_was_lost_are_found_again_and_never_made_twice(play, long_after, fault, happened):
    async def story(scene):
        cards = people(3)
        await call(scene, "fault", method=IMPORT, kind=fault)
        done = await made(scene, cards)
        if happened:
            assert (done.outcome, done.rest) == (Outcome.DONE, ())
        else:
            assert (done.outcome, done.rest) == (Outcome.UNKNOWN, ())
            assert await on_the_portal(scene, cards) == {}
            assert set(rows_done(done).unclear) == {2, 3, 4}
            [entry] = await resolve_unfinished(scene.session)
            assert entry.outcome is Outcome.NOT_DONE
            done = await made(scene, cards)
        await once_each(scene, cards, done)

    play(story)


def test_a_connection_cut_in_the_middle_leaves_those_made_and_those_missing(play):
    async def story(scene):
        cards = people(5)
        await call(scene, "moment", method=EACH, action="drop", number=4)
        done = await made(scene, cards)
        assert done.outcome is Outcome.DONE
        told = rows_done(done)
        assert ({*told.made}, told.left) == ({2, 3, 4}, (5, 6))
        assert {row: [card_id] for row, card_id in told.made.items()} == await on_the_portal(scene, cards)
        rest = await made(scene, [card for card in cards if card.row in told.left])
        assert {*rows_done(rest).made} == {5, 6}
        assert all(len(ids) == 1 for ids in (await on_the_portal(scene, cards)).values())

    play(story)


def test_some_that_the_portal_refuses_do_not_keep_the_others(play):
    async def story(scene):
        cards = people(4)
        reason = {"code": "CRM_FIELD_ERROR_REQUIRED", "description": "Не заполнено поле"}
        await call(scene, "moment", method=EACH, action="fail", arguments=reason, number=2)
        done = await made(scene, cards)
        told = rows_done(done)
        assert (done.outcome, {*told.made}, told.refused) == (Outcome.DONE, {2, 4, 5}, {3: "Не заполнено поле"})
        assert done.reports[0].entry.result.refused == ((3, *reason.values()),)
        assert {*await on_the_portal(scene, cards)} == {2, 4, 5}

    play(story)


def test_a_write_of_which_all_is_refused_does_not_keep_the_next(play):
    async def story(scene):
        cards = people(22)
        reason = {"code": "SOME_RULE", "description": "Нельзя"}
        for _ in range(20):
            await call(scene, "moment", method=EACH, action="fail", arguments=reason)
        done = await made(scene, cards)
        assert [report.outcome for report in done.reports] == [Outcome.NOT_DONE, Outcome.DONE]
        told = rows_done(done)
        assert ({*told.made}, told.refused) == ({22, 23}, dict.fromkeys(range(2, 22), "Нельзя"))

    play(story)


def missing(scene):
    return call(scene, "fault", method=IMPORT, kind="error", code="ERROR_METHOD_NOT_FOUND", status=404)


def denied(scene):
    return call(scene, "fault", method=IMPORT, kind="error", code="ACCESS_DENIED", status=403)


@pytest.mark.parametrize("lack", [missing, denied])
def test_without_the_import_they_are_added_one_by_one(play, lack):
    async def story(scene):
        cards = people(3)
        await lack(scene)
        done = await made(scene, cards, owner_id=2)
        assert done.outcome is Outcome.DONE
        await once_each(scene, cards, done)

    play(story)


@pytest.mark.parametrize(("fault", "rows"), [("drop_before", {2}), ("drop_after", {2, 3})])
def test_one_by_one_an_answer_that_is_lost_is_found_out_too(play, fault, rows):
    async def story(scene):
        cards = people(4)
        await missing(scene)
        await call(scene, "fault", method=ADD, kind=fault, after=1)
        told = rows_done(await made(scene, cards))
        assert {*told.made} == rows
        assert {row: [card_id] for row, card_id in told.made.items()} == await on_the_portal(scene, cards)
        assert {*told.left} == {2, 3, 4, 5} - rows

    play(story)


def test_without_the_right_to_add_nothing_is_made_and_the_portal_says_why(play):
    async def story(scene):
        cards = people(25)
        await denied(scene)
        await call(scene, "fault", method=ADD, kind="error", code="ACCESS_DENIED", description="Нет прав", status=403)
        done = await made(scene, cards)
        assert [report.problem.cause for report in done.reports] == [Cause.ACCESS_DENIED]
        assert await on_the_portal(scene, cards) == {}
        assert rows_done(done).refused == dict.fromkeys(range(2, 22), "Нет прав")
        assert rows_done(done).left == (22, 23, 24, 25, 26)

    play(story)


def test_who_was_made_by_somebody_else_since_the_plan_was_shown_is_used_and_not_made(play):
    async def story(scene):
        cards = people(3)
        prepared = await prepared_for(scene, cards)
        [other] = await call(scene, "add_cards", phones=["8 (999) " + cards[1].phones[0][-7:]])
        done = await carry_out(scene.session, prepared)
        told = rows_done(done)
        assert (told.found, {*told.made}) == ({3: other}, {2, 4})
        assert {*await on_the_portal(scene, cards)} == {2, 4}
        assert told.cards[3] == other

    play(story)


def test_who_is_found_meanwhile_in_one_write_does_not_keep_the_others(play):
    async def story(scene):
        cards = people(21)
        prepared = await prepared_for(scene, cards)
        [other] = await call(scene, "add_cards", phones=list(cards[20].phones))
        done = await carry_out(scene.session, prepared)
        assert done.reports[1].objections == (Objection.NOTHING_TO_DO,)
        told = rows_done(done)
        assert (told.found, len(told.made), told.left) == ({22: other}, 20, ())

    play(story)


def test_who_is_the_only_one_and_found_meanwhile_is_shown_again(play):
    async def story(scene):
        cards = people(1)
        prepared = await prepared_for(scene, cards)
        [other] = await call(scene, "add_cards", phones=list(cards[0].phones))
        with pytest.raises(PlanChangedError) as told:
            await carry_out(scene.session, prepared)
        assert told.value.prepared.steps[0].plan.found == {2: other}
        assert told.value.prepared.refused() == (Objection.NOTHING_TO_DO,)

    play(story)


async def made_elsewhere(scene, card):
    """Make the same card by the same user, as the same program does on another computer."""
    from desktop.bitrix24.line.protocol import Call

    phone = {"typeId": "PHONE", "valueType": "WORK", "value": card.phones[0]}
    fields = {"name": card.name, "lastName": card.last_name, "fm": [phone]}
    await scene.session.client.write(Call("crm.item.add", {"entityTypeId": CONTACT, "fields": fields}))


def test_others_who_make_clients_at_the_same_time_are_not_taken_for_ours(play):
    async def story(scene):
        cards = people(2)
        moment = {"action": "add_cards", "arguments": {"count": 3}}
        await call(scene, "moment", method=IMPORT, when="before", **moment)
        await call(scene, "fault", method=IMPORT, kind="drop_after")
        done = await made(scene, cards)
        assert done.outcome is Outcome.DONE
        await once_each(scene, cards, done)

    play(story)


def test_one_of_two_cards_that_fit_is_not_taken_for_ours(play):
    async def story(scene):
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

    play(story)


def test_a_portal_that_is_at_it_still_is_looked_at_until_no_more_come(play):
    async def story(scene):
        cards = people(3)
        [write] = writes(CONTACT, cards)
        plan = await write.plan(scene.session, await write.plan(scene.session))
        entry = await intended(scene, write, plan)
        await made_elsewhere(scene, cards[0])
        # The second comes about after the first look: until then there is no card that is called so.
        await made_elsewhere(scene, replace(cards[1], name="Никто"))
        there = await on_the_portal(scene, [replace(cards[1], name="Никто")])
        comes = {"action": "set_card", "arguments": {"id": there[3][0], "name": "Анна"}}
        await call(scene, "moment", method="crm.item.list", when="after", **comes)
        finding = await write.found_out(scene.session, entry, None)
        assert finding.outcome is Outcome.DONE
        assert [row for row, _ in finding.result.made] == [2, 3]
        assert finding.result.missing == (4,)

    play(story)


async def intended(scene, write, plan):
    """Go the path as far as to the intent."""
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
def test_cards_that_a_kill_cut_off_are_found_on_the_next_start(play, long_after, moment, fault, outcome, rows):
    async def story(scene):
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

    play(story)


def test_a_card_that_this_user_may_not_read_is_left_to_be_looked_at(play):
    async def story(scene):
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

    play(story)


def test_a_phone_that_several_have_by_now_is_left_to_be_looked_at(play):
    async def story(scene):
        cards = people(3)
        crowd = await call(scene, "add_cards", count=23, phones=[cards[0].phones[0]] * 23)
        two = await call(scene, "add_cards", count=2, phones=[cards[1].phones[0]] * 2)
        told = rows_done(await made(scene, cards))
        assert {row: set(card_ids) <= {*crowd, *two} for row, card_ids in told.unclear.items()} == {2: True, 3: True}
        assert (len(told.unclear[2]), {*told.unclear[3]}, {*told.made}) == (20, {*two}, {4})

    play(story)


def test_a_card_that_has_lost_the_phone_is_nobodys(play):
    async def story(scene):
        cards = people(1)
        [other] = await call(scene, "add_cards", phones=list(cards[0].phones))
        moved = {"action": "set_card", "arguments": {"id": other, "phones": ["+7 999 8880000"]}}
        await call(scene, "moment", method="crm.item.list", when="before", **moved)
        prepared = await prepared_for(scene, cards)
        assert prepared.steps[0].plan.created == tuple(cards)

    play(story)


def test_a_kind_that_may_not_be_read_is_not_made(play):
    async def story(scene):
        await call(scene, "switch", unreadable_kinds=[CONTACT])
        await call(scene, "admin", on=False)
        cards = people(1)
        try:
            # The index tells of a card that can't be read then.
            await call(scene, "add_cards", phones=list(cards[0].phones))
            prepared = await prepared_for(scene, cards)
            assert prepared.refused() == (Objection.CARDS_CLOSED,)
        finally:
            await call(scene, "switch", unreadable_kinds=[])
            await call(scene, "admin", on=True)

    play(story)


def test_colleagues_with_one_phone_are_made_across_writes(play):
    async def story(scene):
        office = f"+7 495 {next(numbers):07}"
        cards = [NewCard(card.row, card.last_name, card.name, phones=(office,)) for card in people(23)]
        done = await made(scene, cards)
        assert done.outcome is Outcome.DONE
        await once_each(scene, cards, done)

    play(story)


def test_undo_leaves_cards_and_goes_on_to_what_was_before(play):
    async def story(scene):
        session = scene.session
        before = await scene.there()
        out = next(iter(before))
        await scene.carry_out(await scene.prepare(scene.wish(remove=[out])))
        cards = people(2)
        done = await made(scene, cards)
        undo = await prepare_undo(session)
        assert [step.write.entry for step in undo.steps] == [MembersEntry]
        await carry_out(session, undo)
        assert set(await scene.there()) == set(before)
        await once_each(scene, cards, done)
        later = await made(scene, people(1))
        assert later.outcome is Outcome.DONE
        redo = await prepare_redo(session)
        assert [step.write.entry for step in redo.steps] == [MembersEntry]

    play(story)


def test_of_a_group_that_holds_cards_too_undo_takes_back_the_rest(play):
    async def story(scene):
        session = scene.session
        before, cards = await scene.there(), people(2)
        out = next(iter(before))
        actions = [ChangeMembers(Wish(scene.list_id, remove=(out,))), *writes(CONTACT, cards)]
        done = await carry_out(session, await prepare(session, actions, apart=True))
        assert len({report.entry.group for report in done.reports}) == 1
        undo = await prepare_undo(session)
        assert [step.write.entry for step in undo.steps] == [MembersEntry]
        await carry_out(session, undo)
        assert set(await scene.there()) == set(before)
        assert {*await on_the_portal(scene, cards)} == {2, 3}
        undone = await session.journal.undoable()
        assert undone != done.reports[0].entry.group

    play(story)


def test_a_journal_of_nothing_but_cards_has_nothing_to_undo(play):
    async def story(scene):
        await refresh(scene.session, lambda _: None)
        await made(scene, people(1))
        assert await prepare_undo(scene.session) is None
        assert await prepare_redo(scene.session) is None

    play(story)
