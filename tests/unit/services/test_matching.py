"""Match the rows of a file against the real embedded portal."""

import asyncio
from itertools import permutations, product

import pytest

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card import Card
from desktop.domain.matching import Reason, Verdict
from desktop.domain.problem import Cause, Problem
from desktop.importing.rows import Candidate, Skip
from desktop.services import deciding, matching
from desktop.services.session import Subject
from tests.portals import plain_portal

portal = plain_portal(contacts=20, companies=5, call_lists=1, participants=5)


@pytest.fixture(autouse=True)
def as_it_was(portal, hasty):
    yield
    portal.control.perform("switch", unreadable_kinds=[])
    portal.control.perform("admin", on=True)


async def requests(portal):
    return (await portal.control.call("requests", reset=True))["count"]


def rows(*parts):
    return [Candidate(number, (), **part) for number, part in enumerate(parts, start=2)]


def reasons(found):
    return [(one.reason, one.card_id or one.candidates) for one in found.matches]


async def add(portal, *phones, kind=CONTACT, **columns):
    """Add a card with these phones and columns, and no generated ones."""
    [card_id] = await portal.control.call("add_cards", kind=kind, count=1)
    if kind == CONTACT:
        columns = {"last_name": None, "name": None, "second_name": None, "company_id": None} | columns
    await portal.control.call("set_card", kind=kind, id=card_id, phones=list(phones), **columns)
    return card_id


async def test_ids_are_checked_to_be_there_and_readable(session, portal):
    kept, gone, hidden = [await add(portal) for _ in range(3)]
    await portal.control.call("delete_cards", ids=[gone])
    await portal.control.call("hide_cards", ids=[hidden])
    await portal.control.call("admin", on=False)
    file = rows({"ids": (kept,)}, {"ids": (gone,)}, {"ids": (hidden,)}, {"ids": (999_999_999,)})
    found = await matching.match(session, file, CONTACT)
    assert (CONTACT, kept) in session.known.cards
    assert (CONTACT, kept) in [(card.kind, card.id) async for card in session.store.load_cards()]
    assert reasons(found) == [(Reason.ID, kept)] + 3 * [(Reason.ID_GONE, ())]
    assert found.counts == {
        Verdict.MATCHED: 1,
        Verdict.AMBIGUOUS: 0,
        Verdict.NOT_FOUND: 3,
        Verdict.SKIPPED: 0,
    }
    assert found.cards[kept].id == kept


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        ("+7 (916) 100-11-01", "8 (916) 100-11-01"),
        ("8 916 100 11 02", "+7 (916) 100-11-02"),
        ("+79161001103", "916 100-11-03"),
        ("916 100-11-04", "+7 916 100 11 04"),
        ("9161001105", "8 (916) 1001105"),
        ("(843) 100-11-06", "+7 843 100-11-06"),
        ("8 (843) 100-11-07;123", "843 100-11-07 доб. 55"),
        ("+1 (212) 555-0108", "001 212 555 0108"),
        ("100-11-09", "1001109"),
        ("+8 916 100-11-10", "8 (916) 100-11-10"),
        ("9161001111", "+8 916 100-11-11"),
        ("+49 30 1001112", "0049 30 1001112"),
        ("8 (495) 100-11-13", "+7 495 100-11-13 (доб. 12)"),
        ("8 (495) 100-11-14 доб. 12", "+7 495 100-11-14 (доб. 12)"),
    ],
)
async def test_a_phone_is_found_in_whatever_form(session, portal, stored, written):
    card_id = await add(portal, "+7 999 000-00-00", stored)
    assert reasons(await matching.match(session, rows({"phones": (written,)}), CONTACT)) == [(Reason.PHONE, card_id)]


async def test_the_second_phone_of_a_row_is_as_good_as_the_first(session, portal):
    card_id = await add(portal, "+79161002001")
    file = rows({"phones": ("+7 916 100-20-99", "8 916 100-20-01")})
    assert reasons(await matching.match(session, file, CONTACT)) == [(Reason.PHONE, card_id)]


async def test_phones_of_two_are_left_to_the_supervisor_unless_the_name_tells(session, portal):
    phone = "+7 916 100-30-01"
    one = await add(portal, phone, last_name="Семёнов", name="Пётр")
    two = await add(portal, phone, "+79161003002", last_name="Семёнова", name="Анна")
    file = rows(
        {"phones": (phone,)},
        {"phones": (phone,), "name": "Анна Семенова"},
        {"phones": ("89161003001", "89161003002"), "name": "Кто Другой"},
    )
    found = await matching.match(session, file, CONTACT)
    assert reasons(found) == [
        (Reason.PHONE_OF_SEVERAL, (one, two)),
        (Reason.PHONE_AND_NAME, two),
        (Reason.SAME_CARD, (two,)),
    ]
    assert found.matches[2].of_row == 3
    assert found.alone[2].card_id == two


def spellings(number):
    """Return a ten-digit number as cards and files have it."""
    area, digits = number[:3], number[3:]
    return (f"+7 {area} {digits}", f"8 ({area}) {digits}", number, f"+8 {number}", f"7{number}", f"+7{number};12")


@pytest.mark.parametrize("kind", [CONTACT, COMPANY])
async def test_two_who_have_one_phone_are_both_found_whatever_its_spellings(session, portal, kind):
    cases = list(product(permutations(range(6), 2), range(6)))
    written = [spellings(f"91640{kind}{n:04}") for n in range(len(cases))]
    stored = [number[place] for number, (places, _) in zip(written, cases, strict=True) for place in places]
    ids = await portal.control.call("add_cards", kind=kind, count=len(stored), phones=stored)
    file = rows(*({"phones": (number[place],)} for number, (_, place) in zip(written, cases, strict=True)))
    found = await matching.match(session, file, kind)
    assert reasons(found) == [(Reason.PHONE_OF_SEVERAL, (one, one + 1)) for one in ids[::2]]


async def test_what_companies_have_is_not_found_among_contacts(session, portal):
    firm = await add(portal, "+7 495 100-40-01", kind=COMPANY, title="ООО «Флокс»")
    file = rows({"phones": ("8 495 100-40-01",), "company": "Флокс"})
    assert reasons(await matching.match(session, file, CONTACT)) == [(Reason.NO_SUCH_PHONE, ())]
    assert reasons(await matching.match(session, file, COMPANY)) == [(Reason.PHONE, firm)]


async def test_more_cards_than_the_portal_tells_of_are_never_a_match(session, portal):
    crowd = await portal.control.call("add_cards", count=25, phones=["+7 916 100-50-01"] * 25)
    lone = await add(portal, "+7 916 100-50-02")
    # Only one of the twenty cards that the portal returns is readable, but the others still exist.
    await portal.control.call("hide_cards", ids=crowd[1:])
    await portal.control.call("admin", on=False)
    file = rows({"phones": ("89161005001",)}, {"phones": ("89161005002",)})
    hidden = await matching.match(session, file, CONTACT)
    await portal.control.call("admin", on=True)
    seen = await matching.match(session, file, CONTACT)
    assert reasons(hidden) == [(Reason.PHONE_OF_SEVERAL, (crowd[0],)), (Reason.PHONE, lone)]
    assert reasons(seen) == [(Reason.PHONE_OF_SEVERAL, tuple(crowd[:20])), (Reason.PHONE, lone)]


async def test_an_id_beside_another_persons_number_counts_for_nothing(session, portal):
    one = await add(portal, "+79161006001", last_name="Фролов", name="Игнат")
    two = await add(portal, "9161006002", last_name="Громова", name="Лидия")
    what = {"ids": (one,), "phones": ("8 916 100-60-02",)}
    found = await matching.match(session, rows({**what, "name": "Громова Лидия"}, what), CONTACT)
    assert reasons(found) == [(Reason.PHONE_NOT_ID, two), (Reason.ID_OF_ANOTHER, (one, two))]


async def test_another_programs_ids_find_nobody_who_is_called_otherwise(session, portal):
    stranger = await add(portal, last_name="Тихонов", name="Савва")
    phoned = await add(portal, "+7 916 100-61-01", last_name="Ясенев", name="Пров")
    what = {"ids": (stranger,), "sure_ids": False}
    file = rows(
        {**what, "phones": ("+7 916 100-61-99",), "name": "Белых Фрол"},
        {**what, "phones": ("8 916 100-61-01",), "name": "Ясенев Пров"},
        {**what, "phones": ("+7 916 100-61-98",), "name": "Тихонов Савва"},
    )
    found = await matching.match(session, file, CONTACT)
    assert reasons(found) == [(Reason.NO_SUCH_PHONE, ()), (Reason.PHONE, phoned), (Reason.ID, stranger)]


async def test_a_card_that_is_gone_is_found_again_by_its_phone(session, portal):
    gone, kept = await add(portal), await add(portal, "+79161007001")
    await portal.control.call("delete_cards", ids=[gone])
    file = rows({"ids": (gone,), "phones": ("9161007001",)}, {"ids": (kept,)})
    found = await matching.match(session, file, CONTACT)
    assert reasons(found) == [(Reason.PHONE, kept), (Reason.SAME_CARD, (kept,))]


async def test_addresses_are_looked_up_when_no_phone_is_known(session, portal):
    sql = (
        "SELECT value, MIN(entity_id) AS id FROM multifield WHERE type_id = 'EMAIL' AND entity_type_id = 3"
        " GROUP BY value HAVING COUNT(*) = 1 LIMIT 1"
    )
    [mail] = await portal.control.call("query", sql=sql)
    await portal.control.call("set_card", id=mail["id"], phones=[])
    file = rows(
        {"phones": ("+7 916 100-80-99",), "emails": (mail["value"].upper(),)}, {"emails": ("nobody@example.com",)}
    )
    found = await matching.match(session, file, CONTACT)
    assert reasons(found) == [(Reason.EMAIL, mail["id"]), (Reason.NO_SUCH_EMAIL, ())]


async def test_names_are_looked_for_at_last_in_whatever_order(session, portal):
    firm = await add(portal, kind=COMPANY, title="ООО «Эдельвейс»")
    one = await add(portal, last_name="Щёголев", name="Фёдор", second_name="Ильич")
    two = await add(portal, last_name="Щукарь", name="Ефим", company_id=firm)
    twin = await add(portal, last_name="Щукарь", name="Ефим")
    whole = await add(portal, name="Щедрина Вера")
    phoned = await add(portal, "+7 916 100-90-01", last_name="Щорс", name="Клим")
    file = rows(
        {"name": "Федор Щеголев"},
        {"name": "Щукарь Ефим", "company": "Эдельвейс"},
        {"name": "щукарь ефим"},
        {"name": "Щедрина Вера"},
        {"phones": ("+7 916 100-90-99",), "name": "Щорс Клим"},
        {"name": "Щукарь Ефим", "company": "Другая"},
        {"name": "Щорс"},
        {"name": "Щорс Нестор"},
    )
    found = await matching.match(session, file, CONTACT)
    assert session.known.cards[COMPANY, firm].name == "ООО «Эдельвейс»"
    assert reasons(found) == [
        (Reason.NAME, one),
        (Reason.NAME_AND_COMPANY, two),
        (Reason.NAME_OF_SEVERAL, (two, twin)),
        (Reason.NAME, whole),
        (Reason.NAME_OTHER_PHONE, (phoned,)),
        (Reason.NAME_OTHER_COMPANY, (two, twin)),
        (Reason.NAME_TOO_SHORT, ()),
        (Reason.NO_SUCH_NAME, ()),
    ]


async def test_companies_are_looked_for_by_title(session, portal):
    firm = await add(portal, kind=COMPANY, title="ООО «Жёлтый Дом»")
    file = rows({"company": "Желтый дом, ООО"}, {"company": "Желтый"})
    assert reasons(await matching.match(session, file, COMPANY)) == [(Reason.NAME, firm), (Reason.NO_SUCH_NAME, ())]


async def test_names_of_many_are_told_apart_from_those_beside_them(session, portal):
    crowd = await portal.control.call("add_cards", count=60)
    for card_id in crowd:
        await portal.control.call("set_card", id=card_id, last_name="Ющенко", name="Яна", second_name=None, phones=[])
    lone = await add(portal, last_name="Ющук", name="Нина")
    found = await matching.match(session, rows({"name": "Яна Ющенко"}, {"name": "Ющук Нина"}), CONTACT)
    assert reasons(found) == [(Reason.NAME_OF_SEVERAL, tuple(crowd)), (Reason.NAME, lone)]


async def test_too_many_names_are_not_looked_for(session, portal, monkeypatch):
    monkeypatch.setattr(matching, "MOST_NAMES", 2)
    file = rows(
        {"phones": ("+7 916 101-00-99",), "name": "Некто Первый"},
        {"name": "Некто Второй"},
        {"name": "Некто Третий"},
        {"name": "Некто Четвёртый"},
    )
    found = await matching.match(session, file, CONTACT)
    assert [one.reason for one in found.matches] == [
        Reason.NO_SUCH_PHONE,
        Reason.NO_SUCH_NAME,
        Reason.NO_SUCH_NAME,
        Reason.NOT_BY_NAME,
    ]


async def test_skipped_rows_keep_their_reasons_and_are_not_asked_for(session, portal):
    file = [Candidate(number, ("x",), skip=skip, of_row=1) for number, skip in enumerate(Skip, start=2)]
    steps = []
    await requests(portal)
    found = await matching.match(session, file, CONTACT, progress=steps.append)
    assert [one.reason.word for one in found.matches] == [skip.value for skip in Skip]
    assert {one.verdict for one in found.matches} == {Verdict.SKIPPED}
    assert {one.of_row for one in found.matches} == {1}
    assert await requests(portal) == 0
    assert steps[-1].done == steps[-1].total == len(Skip)


async def test_an_ambiguous_row_is_decided_and_taken_back(session, portal):
    one = await add(portal, "+7 916 101-10-01")
    two = await add(portal, "+7 916 101-10-01", "+7 916 101-10-02")
    file = rows({"phones": ("89161011001",)}, {"phones": ("89161011002",)})
    found = await matching.match(session, file, CONTACT)
    first, second = [await deciding.choose(found, 2, card_id) for card_id in (one, two)]
    back = await deciding.choose(second, 2, None)
    with pytest.raises(ValueError, match="not in question"):
        await deciding.choose(found, 3, one)
    assert reasons(found) == [(Reason.PHONE_OF_SEVERAL, (one, two)), (Reason.PHONE, two)]
    assert reasons(first) == [(Reason.CHOSEN, one), (Reason.PHONE, two)]
    assert reasons(second) == [(Reason.CHOSEN, two), (Reason.SAME_CARD, (two,))]
    assert back == found
    assert (first.counts[Verdict.MATCHED], second.counts[Verdict.SKIPPED]) == (2, 1)


async def test_without_the_right_to_read_companies_names_still_do(session, portal):
    firm = await add(portal, kind=COMPANY, title="ООО «Левкой»")
    card_id = await add(portal, last_name="Эльбрусов", name="Як", company_id=firm)
    await portal.control.call("admin", on=False)
    await portal.control.call("switch", unreadable_kinds=[COMPANY])
    file = rows({"name": "Эльбрусов Як"}, {"name": "Эльбрусов Як", "company": "Левкой"})
    found = await matching.match(session, file, CONTACT)
    assert reasons(found) == [(Reason.NAME, card_id), (Reason.NAME_OTHER_COMPANY, (card_id,))]


async def test_a_portal_that_refuses_is_a_problem(session, portal):
    await portal.control.call("webhook", state="deleted")
    try:
        with pytest.raises(Problem) as told:
            await matching.match(session, rows({"phones": ("+79161012001",)}), CONTACT)
    finally:
        await portal.control.call("restore_webhook")
    assert told.value.cause is Cause.CREDENTIALS


async def test_five_hundred_ids_take_three_requests_at_most(session, portal):
    ids = await portal.control.call("add_cards", count=500, phones=["+7 916 101-30-01"] * 500)
    file = rows(*({"ids": (card_id,), "phones": ("+7 916 101-30-01",)} for card_id in ids))
    steps = []
    await requests(portal)
    found = await matching.match(session, file, CONTACT, progress=steps.append)
    assert found.counts[Verdict.MATCHED] == 500
    assert await requests(portal) <= 3
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert {step.subject for step in steps} == {Subject.ROWS}
    assert {step.total for step in steps} == {500}
    assert done[-1] == 500


def odd(number, form):
    """Return a ten-digit number in a form that people use."""
    area, one, two, three = number[:3], number[3:6], number[6:8], number[8:]
    return (
        f"8 ({area}) {one}-{two}-{three}",
        number,
        f"+7 {area} {one} {two} {three}",
        f"8{number}",
        f"7{number}",
        f"({area}) {one}-{two}-{three} доб. 12",
    )[form % 6]


async def test_ten_thousand_phones_take_45_requests_at_most(session, portal):
    numbers = [f"917{n:07}" for n in range(10_000)]
    # A third of the cards have the number without the country code; every hundredth number has a second card.
    stored = [odd(number, n % 3) for n, number in enumerate(numbers)]
    again = {n: f"+8 {numbers[n]}" if n % 200 else odd(numbers[n], n % 3 + 1) for n in range(0, 10_000, 100)}
    ids = await portal.control.call("add_cards", count=len(stored), phones=stored)
    others = await portal.control.call("add_cards", count=len(again), phones=list(again.values()))
    file = rows(*({"phones": (odd(number, n // 3),)} for n, number in enumerate(numbers)))
    await requests(portal)
    found = await matching.match(session, file, CONTACT)
    assert await requests(portal) <= 45
    expected = [(Reason.PHONE, card_id) for card_id in ids]
    for n, other in zip(again, others, strict=True):
        expected[n] = Reason.PHONE_OF_SEVERAL, (ids[n], other)
    assert reasons(found) == expected


async def test_two_thousand_phones_that_nobody_has_take_six_requests(session, portal):
    file = rows(*({"phones": (f"8 (918) {n:07}",)} for n in range(2_000)))
    await requests(portal)
    found = await matching.match(session, file, CONTACT)
    assert found.counts[Verdict.NOT_FOUND] == 2_000
    assert await requests(portal) == 6


async def test_it_can_be_cancelled_whatever_it_waits_for(session, portal):
    ids = await portal.control.call("add_cards", count=100, phones=[f"+7919{n:07}" for n in range(100)])
    file = rows(
        *({"ids": (card_id,)} for card_id in ids[:50]),
        *({"phones": (f"919{n:07}",)} for n in range(50, 100)),
        *({"name": f"Некто {n}й"} for n in range(20)),
    )
    stopped, turns = 0, 0
    while True:
        task = asyncio.create_task(matching.match(session, file, CONTACT))
        for _ in range(turns):
            await asyncio.sleep(0)
        if task.done():
            break
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        stopped, turns = stopped + 1, turns * 4 + 1
    assert stopped > 3
    assert task.result().counts[Verdict.MATCHED] == 100


async def test_rows_whose_cards_were_made_are_matched_and_no_others(session, portal):
    known = await add(portal, "+7 913 777-88-99")
    before = await matching.match(
        session, rows({"phones": ("+79137778899",)}, {"phones": ("+79870001234",)}), CONTACT
    )
    card = Card(CONTACT, 77_777, "Новый Клиент", ("+79870001234",))
    first, second = (one.row for one in before.matches)
    after = matching.with_made(before, {first: card, second: card})
    assert [one.card_id for one in after.matches] == [known, 77_777]
    assert after.matches[1].reason is Reason.MADE
    assert (after.counts[Verdict.MATCHED], after.counts[Verdict.NOT_FOUND]) == (2, 0)
    assert after.cards[77_777] is card
