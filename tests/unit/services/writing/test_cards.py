"""Make cards on the real embedded portal for unmatched rows: never twice, whichever answers are lost."""

import pytest

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card_plans import NewCard
from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import MembersEntry
from desktop.domain.objection import Objection
from desktop.domain.plans import Wish
from desktop.domain.problem import Cause
from desktop.services.refreshing import refresh
from desktop.services.writing.cards import rows_done, writes
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import PlanChangedError, prepare
from desktop.services.writing.resolving import resolve_unfinished
from desktop.services.writing.undoing import prepare_redo, prepare_undo
from tests.new_cards import ADD, EACH, IMPORT, call, made, numbers, on_the_portal, once_each, people, prepared_for


async def test_cards_are_made_twenty_at_a_time_and_known_from_then_on(scene):
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
    saved = [(card.kind, card.id) async for card in scene.session.store.load_cards()]
    assert (CONTACT, ids[46]) in saved
    assert len({report.entry.group for report in done.reports}) == 1
    sent = [request["method"] for request in (await call(scene, "requests"))["requests"]]
    assert sent.count(IMPORT) == 3
    assert len(sent) <= 4 + 3 * 5


async def test_companies_are_made_by_their_title(scene):
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


async def test_who_has_no_name_is_called_by_the_phone(scene):
    phone = f"+7 999 {next(numbers):07}"
    prepared = await prepared_for(scene, [NewCard(2, phones=(phone,))])
    assert prepared.steps[0].plan.unnamed == (2,)
    done = await carry_out(scene.session, prepared)
    assert scene.session.known.cards[CONTACT, rows_done(done).made[2]].name == phone


async def test_people_with_foreign_numbers_get_a_card_each_and_nobody_a_second_one(scene):
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


@pytest.mark.parametrize("stored", ["8 (495) {} доб. 12", "+8 495 {}", "495 {}", "+7 495 {}, 12", "8495{};34"])
async def test_nobody_is_made_whose_phone_has_an_extension_or_stands_without_country_code(scene, stored):
    local = f"{next(numbers):07}"
    [there] = await call(scene, "add_cards", count=1, phones=[stored.format(local)])
    prepared = await prepared_for(scene, [NewCard(2, name="Анна", phones=(f"+7 495 {local} (доб. 12)",))])
    assert prepared.steps[0].plan.found == {2: there}


async def test_a_new_card_has_its_extension_where_the_portal_looks_for_none(scene):
    local = f"{next(numbers):07}"
    ids = rows_done(await made(scene, [NewCard(2, name="Анна", phones=(f"8 (495) {local} доб. 12",))])).made
    assert scene.session.known.cards[CONTACT, ids[2]].phones == (f"8 (495) {local};12",)
    prepared = await prepared_for(scene, [NewCard(2, name="Анна", phones=(f"+7 495 {local}",))])
    assert prepared.steps[0].plan.found == {2: ids[2]}


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
async def test_cards_whose_answer_was_lost_are_found_again_and_never_made_twice(scene, long_after, fault, happened):
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


async def test_a_connection_cut_in_the_middle_leaves_those_made_and_those_missing(scene):
    cards = people(5)
    await call(scene, "moment", method=EACH, action="drop", number=4)
    done = await made(scene, cards)
    assert done.outcome is Outcome.DONE
    told = rows_done(done)
    assert ({*told.made}, told.left) == ({2, 3, 4}, (5, 6))
    assert {row: [card_id] for row, card_id in told.made.items()} == await on_the_portal(scene, cards)
    assert {*rows_done(await made(scene, [card for card in cards if card.row in told.left])).made} == {5, 6}
    assert all(len(ids) == 1 for ids in (await on_the_portal(scene, cards)).values())


async def test_some_that_the_portal_refuses_do_not_keep_the_others(scene):
    cards = people(4)
    reason = {"code": "CRM_FIELD_ERROR_REQUIRED", "description": "Не заполнено поле"}
    await call(scene, "moment", method=EACH, action="fail", arguments=reason, number=2)
    done = await made(scene, cards)
    told = rows_done(done)
    assert (done.outcome, {*told.made}, told.refused) == (Outcome.DONE, {2, 4, 5}, {3: "Не заполнено поле"})
    assert done.reports[0].entry.result.refused == ((3, *reason.values()),)
    assert {*await on_the_portal(scene, cards)} == {2, 4, 5}


async def test_a_write_of_which_all_is_refused_does_not_keep_the_next(scene):
    cards = people(22)
    reason = {"code": "SOME_RULE", "description": "Нельзя"}
    for _ in range(20):
        await call(scene, "moment", method=EACH, action="fail", arguments=reason)
    done = await made(scene, cards)
    assert [report.outcome for report in done.reports] == [Outcome.NOT_DONE, Outcome.DONE]
    told = rows_done(done)
    assert ({*told.made}, told.refused) == ({22, 23}, dict.fromkeys(range(2, 22), "Нельзя"))


def missing(scene):
    return call(scene, "fault", method=IMPORT, kind="error", code="ERROR_METHOD_NOT_FOUND", status=404)


def denied(scene):
    return call(scene, "fault", method=IMPORT, kind="error", code="ACCESS_DENIED", status=403)


@pytest.mark.parametrize("lack", [missing, denied])
async def test_without_the_import_they_are_added_one_by_one(scene, lack):
    cards = people(3)
    await lack(scene)
    done = await made(scene, cards, owner_id=2)
    assert done.outcome is Outcome.DONE
    await once_each(scene, cards, done)


@pytest.mark.parametrize(("fault", "rows"), [("drop_before", {2}), ("drop_after", {2, 3})])
async def test_one_by_one_an_answer_that_is_lost_is_found_out_too(scene, fault, rows):
    cards = people(4)
    await missing(scene)
    await call(scene, "fault", method=ADD, kind=fault, after=1)
    told = rows_done(await made(scene, cards))
    assert {*told.made} == rows
    assert {row: [card_id] for row, card_id in told.made.items()} == await on_the_portal(scene, cards)
    assert {*told.left} == {2, 3, 4, 5} - rows


async def test_without_the_right_to_add_nothing_is_made_and_the_portal_says_why(scene):
    cards = people(25)
    await denied(scene)
    await call(scene, "fault", method=ADD, kind="error", code="ACCESS_DENIED", description="Нет прав", status=403)
    done = await made(scene, cards)
    assert [report.problem.cause for report in done.reports] == [Cause.ACCESS_DENIED]
    assert await on_the_portal(scene, cards) == {}
    assert rows_done(done).refused == dict.fromkeys(range(2, 22), "Нет прав")
    assert rows_done(done).left == (22, 23, 24, 25, 26)


async def test_who_was_made_by_somebody_else_since_the_plan_was_shown_is_used_and_not_made(scene):
    cards = people(3)
    prepared = await prepared_for(scene, cards)
    [other] = await call(scene, "add_cards", phones=["8 (999) " + cards[1].phones[0][-7:]])
    done = await carry_out(scene.session, prepared)
    told = rows_done(done)
    assert (told.found, {*told.made}) == ({3: other}, {2, 4})
    assert {*await on_the_portal(scene, cards)} == {2, 4}
    assert told.cards[3] == other


async def test_who_is_found_meanwhile_in_one_write_does_not_keep_the_others(scene):
    cards = people(21)
    prepared = await prepared_for(scene, cards)
    [other] = await call(scene, "add_cards", phones=list(cards[20].phones))
    done = await carry_out(scene.session, prepared)
    assert done.reports[1].objections == (Objection.NOTHING_TO_DO,)
    told = rows_done(done)
    assert (told.found, len(told.made), told.left) == ({22: other}, 20, ())


async def test_who_is_the_only_one_and_found_meanwhile_is_shown_again(scene):
    cards = people(1)
    prepared = await prepared_for(scene, cards)
    [other] = await call(scene, "add_cards", phones=list(cards[0].phones))
    with pytest.raises(PlanChangedError) as told:
        await carry_out(scene.session, prepared)
    assert told.value.prepared.steps[0].plan.found == {2: other}
    assert told.value.prepared.refused() == (Objection.NOTHING_TO_DO,)


async def test_a_kind_that_may_not_be_read_is_not_made(scene):
    await call(scene, "switch", unreadable_kinds=[CONTACT])
    await call(scene, "admin", on=False)
    cards = people(1)
    try:
        # The duplicate index then returns a card that cannot be read.
        await call(scene, "add_cards", phones=list(cards[0].phones))
        prepared = await prepared_for(scene, cards)
        assert prepared.refused() == (Objection.CARDS_CLOSED,)
    finally:
        await call(scene, "switch", unreadable_kinds=[])
        await call(scene, "admin", on=True)


async def test_colleagues_with_one_phone_are_made_across_writes(scene):
    office = f"+7 495 {next(numbers):07}"
    cards = [NewCard(card.row, card.last_name, card.name, phones=(office,)) for card in people(23)]
    done = await made(scene, cards)
    assert done.outcome is Outcome.DONE
    await once_each(scene, cards, done)


async def test_undo_leaves_cards_and_goes_on_to_what_was_before(scene):
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


async def test_of_a_group_that_holds_cards_too_undo_takes_back_the_rest(scene):
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


async def test_a_journal_of_nothing_but_cards_has_nothing_to_undo(scene):
    await refresh(scene.session, lambda _: None)
    await made(scene, people(1))
    assert await prepare_undo(scene.session) is None
    assert await prepare_redo(scene.session) is None
