from dataclasses import replace

import pytest

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card import Card
from desktop.domain.card_plans import NewCard, NewCards, in_writes, joined, merged, plan_cards
from desktop.domain.objection import Objection

ANNA = NewCard(2, "Титова", "Анна", phones=("+7 (903) 111-22-33",), emails=("Anna@example.com",))
OLEG = NewCard(3, name="Олег", phones=("89031112244",))


def plan(*cards, kind=CONTACT, hits=(), **options):
    return plan_cards(NewCards(kind, cards), hits, **options)


def contact(number, name="", phones=(), emails=()):
    return Card(CONTACT, number, name, tuple(phones), tuple(emails))


def test_those_whom_nobody_has_are_made():
    planned = plan(ANNA, OLEG, hits=[contact(7, "Титова Анна", ["+7 903 999-99-99"])], newest=41)
    assert (planned.created, planned.found, planned.unclear) == ((ANNA, OLEG), {}, {})
    assert (planned.objections, planned.newest, planned.list_id) == ((), 41, 0)


@pytest.mark.parametrize(
    "card",
    [
        contact(7, "Титова Анна", ["+7 495 000-00-00", "8 (903) 111-22-33 доб. 5"]),
        contact(7, "Анна Титова Сергеевна", ["9031112233"]),
        contact(7, "", ["79031112233"]),
        contact(7, "", ["+8 903 111-22-33"]),
        contact(7, "Кто-то Другой", ["79031112233"]),
        contact(7, "Титова Анна", [], ["ANNA@example.com "]),
    ],
)
def test_a_card_that_came_meanwhile_is_used_whichever_of_its_phones_it_is(card):
    planned = plan(ANNA, OLEG, hits=[card])
    assert (planned.created, planned.found) == ((OLEG,), {2: 7})


def test_each_row_that_was_found_meanwhile_has_its_card():
    hits = [contact(7, "", ANNA.phones), contact(8, "", OLEG.phones)]
    assert plan(ANNA, OLEG, hits=hits).found == {2: 7, 3: 8}
    hidden = {"+79031112233": [70], "+79031112244": [71]}
    assert plan(ANNA, OLEG, hidden=hidden).unclear == {2: (70,), 3: (71,)}
    assert plan(ANNA).newest == 0


def test_of_several_cards_the_one_with_the_name_is_used_else_none():
    phones = ANNA.phones
    named = [contact(7, "Титова Анна", phones), contact(8, "Титов Пётр", phones)]
    assert plan(ANNA, hits=named).found == {2: 7}
    unclear = plan(ANNA, OLEG, hits=[*named, contact(9, "Анна Титова", phones)])
    assert (unclear.created, unclear.found, unclear.unclear) == ((OLEG,), {}, {2: (7, 8, 9)})
    assert plan(ANNA, hits=[contact(7, "Тит", phones), contact(8, "Пётр", phones)]).unclear == {2: (7, 8)}


def test_a_card_that_this_user_may_not_read_is_not_made_a_second_time():
    planned = plan(ANNA, OLEG, hidden={"+79031112233": [70], "nobody@example.com": [71]})
    assert (planned.created, planned.unclear) == ((OLEG,), {2: (70,)})
    assert plan(ANNA, hits=[contact(7, "Титова Анна", ANNA.phones)], hidden={"+79031112233": [70]}).found == {2: 7}


@pytest.mark.parametrize(
    ("kind", "card", "called"),
    [
        (CONTACT, NewCard(2, phones=("8 903 111-22-33",), emails=("a@b.ru",)), "8 903 111-22-33"),
        (CONTACT, NewCard(2, emails=("a@b.ru",)), "a@b.ru"),
        (CONTACT, NewCard(2, phones=("1234567",), company="Ромашка"), "1234567"),
        (COMPANY, NewCard(2, phones=("1234567",)), "1234567"),
        (COMPANY, NewCard(2, phones=("1234567",), company="Ромашка"), "Ромашка"),
    ],
)
def test_who_has_no_name_is_called_by_what_there_is(kind, card, called):
    planned = plan(card, ANNA if kind == CONTACT else NewCard(3, title="Лютик"), kind=kind)
    assert planned.created[0].full_name == called
    assert planned.unnamed == (2,)


def test_a_second_name_alone_is_sent_as_the_name_that_the_portal_wants():
    planned = plan(NewCard(2, second_name="Петрович", phones=("1234567",)))
    assert (planned.created[0].name, planned.created[0].second_name) == ("Петрович", "")
    assert planned.unnamed == ()


def test_rows_with_nothing_make_no_card():
    nothing = NewCard(2, company="Ромашка", also=(5,))
    planned = plan(nothing, ANNA)
    assert (planned.created, planned.unusable) == ((ANNA,), (2, 5))
    assert plan(nothing).objections == (Objection.NO_CARD,)
    assert plan(nothing, NewCard(7)).unusable == (2, 5, 7)
    assert plan(NewCard(2), kind=COMPANY).unusable == (2,)


def test_what_stands_in_the_way():
    assert plan(ANNA, hits=[contact(7, "", ANNA.phones)]).objections == (Objection.NOTHING_TO_DO,)
    assert plan(ANNA, readable=False).objections == (Objection.CARDS_CLOSED,)
    assert plan(ANNA, kind=1).objections == (Objection.READ_ONLY,)
    both = [contact(7, "А", ANNA.phones), contact(8, "Б", ANNA.phones)]
    assert plan(ANNA, hits=both).objections == (Objection.NO_CARD,)


def test_a_fresh_plan_may_make_less_but_nothing_else():
    shown = plan(ANNA, OLEG, hits=[])
    less = plan(ANNA, OLEG, hits=[contact(7, "", ANNA.phones)])
    assert shown.covers(less)
    assert shown.covers(shown)
    assert not less.covers(shown)


def test_what_is_to_be_known_of_those_who_are_made():
    planned = plan(
        NewCard(2, name="Анна", company="Ромашка", also=(7, 8)),
        NewCard(3, name="Олег", company="Лютик", phones=("1",)),
        company_ids={"Ромашка": 5},
    )
    assert (planned.doubled, planned.without_phone, planned.without_company) == (2, (2,), (3,))
    assert plan(NewCard(2, title="Пион", company="x"), kind=COMPANY).without_company == ()


def test_rows_of_one_client_are_one_card_with_all_that_they_have():
    rows = [
        NewCard(2, "Титова", phones=("+7 903 111-22-33",), company=""),
        NewCard(3, "Другой", phones=("+7 903 555-55-55",)),
        NewCard(4, "Титова", "Анна", phones=("8 (903) 111-22-33", "84950001234"), company="Ромашка"),
        NewCard(5, phones=("74950001234",), emails=("anna@example.com",)),
        NewCard(6, "Анна", "Титова", emails=("ANNA@example.com",)),
    ]
    anna, other = merged(rows)
    assert anna == NewCard(
        2,
        "Титова",
        "Анна",
        phones=("+7 903 111-22-33", "84950001234"),
        emails=("anna@example.com",),
        company="Ромашка",
        also=(4, 5, 6),
    )
    assert (anna.rows, other) == ((2, 4, 5, 6), rows[1])


def test_of_two_rows_the_fuller_name_the_company_and_all_addresses_stay_in_their_order():
    rows = [
        NewCard(2, "Семёнов", phones=("1234567",), emails=("a@b.ru",), company="Ромашка"),
        NewCard(3, "СЕМЕНОВ", "Пётр", phones=("7654321", "1234567"), emails=("c@d.ru", "A@b.ru")),
    ]
    [one] = merged(rows)
    assert (one.last_name, one.name, one.company, one.rows) == ("СЕМЕНОВ", "Пётр", "Ромашка", (2, 3))
    assert (one.phones, one.emails) == (("1234567", "7654321"), ("a@b.ru", "c@d.ru"))


def test_colleagues_with_one_phone_get_a_card_each_and_that_of_one_is_not_taken_for_anothers():
    office = "+7 495 000-00-00"
    rows = [NewCard(2, "Титова", phones=(office,)), NewCard(3, "Ким", phones=(office, "+79031112233"))]
    titova, kim = merged(rows)
    assert (titova.beside, kim.beside) == (("Ким",), ("Титова",))
    planned = plan(kim, hits=[contact(7, "Титова", [office])])
    assert planned.created == (kim,)
    assert plan(kim, hits=[contact(7, "Титова", [office]), contact(8, "Ким", [office])]).found == {3: 8}
    assert plan(titova, hits=[contact(9, "Лев", [office])]).found == {2: 9}


def test_two_people_of_one_name_and_nothing_else_in_common_are_two():
    rows = [
        NewCard(2, "Ким", phones=("+79031112233",)),
        NewCard(3, "Ким", phones=("+79031112244",)),
        NewCard(4, "Ким"),
    ]
    assert list(merged(rows)) == rows


def test_as_many_writes_as_it_takes():
    rows = [NewCard(row, name=f"Имя {row}", phones=(f"+7903{row:07}",)) for row in range(2, 47)]
    wishes = list(in_writes(CONTACT, [*rows, NewCard(99, phones=rows[0].phones)], 5))
    assert [len(wish.cards) for wish in wishes] == [20, 20, 5]
    assert [card.row for wish in wishes for card in wish.cards] == list(range(2, 47))
    assert wishes[0].cards[0].also == (99,)
    assert {(wish.kind, wish.owner_id) for wish in wishes} == {(CONTACT, 5)}
    assert list(in_writes(CONTACT, [])) == []


def test_several_plans_are_told_as_one():
    whole = joined([plan(ANNA, newest=3), plan(OLEG, hits=[contact(7, "", OLEG.phones)], newest=3)])
    assert (whole.created, whole.found, whole.objections, whole.newest) == ((ANNA,), {3: 7}, (), 3)
    kept = plan(
        NewCard(6, phones=("1234567",)),
        NewCard(7),
        NewCard(8, name="Лев", company="Пион", phones=("7654321",)),
        hidden={"7654321": [70]},
        company_ids={"Пион": 5},
        newest=9,
    )
    whole = joined([replace(kept, wish=replace(kept.wish, owner_id=30)), plan(ANNA)])
    assert (whole.wish.kind, whole.wish.owner_id) == (CONTACT, 30)
    assert [card.row for card in whole.wish.cards] == [6, 7, 8, 2]
    assert (whole.unclear, whole.unusable, whole.unnamed) == ({8: (70,)}, (7,), (6,))
    assert (whole.company_ids, whole.newest) == ({"Пион": 5}, 9)
    none = joined([plan(OLEG, hits=[contact(7, "", OLEG.phones)])] * 2)
    assert none.objections == (Objection.NOTHING_TO_DO,)


def test_people_with_foreign_numbers_are_one_only_by_the_whole_number():
    rows = [
        NewCard(2, phones=("+49 1525 123 45 67",)),
        NewCard(3, phones=("+49 1525 123 45 68",)),
        NewCard(4, phones=("+380 44 123 45 67",)),
        NewCard(5, phones=("0049 1525 1234567",)),
    ]
    assert [card.rows for card in merged(rows)] == [(2, 5), (3,), (4,)]


def test_whose_extension_was_written_in_words_is_found_and_both_extensions_stay():
    wanted = NewCard(2, "Титова", phones=("8 495 775-00-01 (доб. 12)",))
    assert plan(wanted, ANNA, hits=[contact(7, "Титова", ["+7 495 775-00-01"])]).found == {2: 7}
    [one] = merged([wanted, NewCard(3, "Титова", phones=("+7 495 775-00-01, доб. 13", "+7 495 775-00-01 доб. 12"))])
    assert one.phones == ("8 495 775-00-01 (доб. 12)", "+7 495 775-00-01, доб. 13")
