"""The result for each row of a file, for every reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card import Card
from desktop.domain.matching import (
    EachCardOnce,
    FoundCards,
    Match,
    Reason,
    Verdict,
    Wanted,
    decide,
    match_alone,
)
from desktop.domain.phones import keys_of


def contact(card_id, name="", *phones, emails=(), company=None):
    return Card(CONTACT, card_id, name, phones, tuple(emails), company)


def phone(number):
    """Return a number in the form used for comparisons."""
    return f"+7{number}"


def each_card_once(matches):
    return list(map(EachCardOnce().take, matches))


CARDS = (
    contact(1, "Иванов Иван Петрович", "79160000001", "74950000009", emails=["Ivan@acme.ru"], company=100),
    contact(2, "Петрова Анна", "79160000002", "74950000009", emails=["info@acme.ru"], company=100),
    contact(3, "Семёнов Пётр", "9160000003"),
    contact(4, "Сидоров Олег", emails=["oleg@acme.ru", "shared@acme.ru"], company=100),
    contact(5, "Сидоров Олег", "79160000005", emails=["shared@acme.ru"], company=200),
    contact(6, "Одинцов Глеб", company=200),
    contact(7, "Одинцов Семён", "79160000007", "79160000077"),
    contact(8, "", "79160000008"),
    contact(9, "Толпа Первый", "79160000010", emails=["crowd@acme.ru"]),
    contact(10, "Массов Тимур"),
)
COMPANIES = {100: "ООО «Ромашка»", 200: "Лютик, ЗАО"}


def found(cards=CARDS, kind=CONTACT):
    all_found = FoundCards(kind)
    for card in cards:
        all_found.add(card, keys_of(card.phones))
    all_found.companies = dict(COMPANIES)
    all_found.crowded |= {"+79160000010", "crowd@acme.ru", "массов тимур"}
    return all_found


def row(*phones, number=5, **what):
    return Wanted(number, phones=tuple(map(phone, phones)), **what)


P1, P2, P3, P5, P7, P8, P10 = (f"91600000{n:02}" for n in (1, 2, 3, 5, 7, 8, 10))
OFFICE, NOBODYS = "4950000009", "9169999999"

TABLE = [
    # by ID
    (row(ids=(1,)), Reason.ID, (1,)),
    (row(ids=(999, 1)), Reason.ID, (1,)),
    (row(NOBODYS, ids=(1,), name="Иванов Иван"), Reason.ID, (1,)),
    (row(NOBODYS, ids=(1,), name="Иван"), Reason.ID, (1,)),
    (row(P1, ids=(1,), name="Сидорова Мария"), Reason.ID_OTHER_NAME, (1,)),
    (row(P1, ids=(1,), name="Петров Иван"), Reason.ID, (1,)),
    (row(NOBODYS, ids=(1,), name="Сидорова Мария", emails=("ivan@ACME.ru",)), Reason.ID_OTHER_NAME, (1,)),
    (row(NOBODYS, ids=(6,)), Reason.ID, (6,)),  # the card has no phone that could contradict
    (row(ids=(8,), name="Сидорова Мария"), Reason.ID, (8,)),  # the card has no name that could contradict
    (row(P3, ids=(4,), name="Сидорова Мария"), Reason.ID_OF_ANOTHER, (4, 3)),
    (row(NOBODYS, ids=(8,), name="Сидорова Мария"), Reason.ID_OF_ANOTHER, (8,)),
    (row(ids=(1,), name="Сидорова Мария"), Reason.ID_OF_ANOTHER, (1,)),
    (row(ids=(1,), name="Сидоров Иван"), Reason.ID_OF_ANOTHER, (1,)),
    (row(ids=(1,), name="Семёнов Пётр"), Reason.ID_OF_ANOTHER, (1, 3)),
    (row(NOBODYS, ids=(1,)), Reason.ID_OF_ANOTHER, (1,)),
    (row(NOBODYS, ids=(1,), name="Сидорова Мария"), Reason.ID_OF_ANOTHER, (1,)),
    (row(P2, ids=(1,), name="Петрова Анна"), Reason.PHONE_NOT_ID, (2,)),
    (row(P2, ids=(1,)), Reason.ID_OF_ANOTHER, (1, 2)),
    # by an ID that may come from another program
    (row(ids=(1,), sure_ids=False), Reason.ID, (1,)),
    (row(NOBODYS, ids=(1,), name="Иванов Иван", sure_ids=False), Reason.ID, (1,)),
    (row(P2, ids=(1,), name="Иванов Иван", sure_ids=False), Reason.PHONE_OTHER_NAME, (2,)),
    (row(NOBODYS, ids=(1,), name="Сидорова Мария", sure_ids=False), Reason.NO_SUCH_PHONE, ()),
    (row(NOBODYS, ids=(6,), sure_ids=False), Reason.NO_SUCH_PHONE, ()),
    (row(ids=(1,), name="Иван", sure_ids=False), Reason.ID, (1,)),
    (row(NOBODYS, ids=(1,), name="Иван", sure_ids=False), Reason.NO_SUCH_PHONE, ()),
    (row(ids=(1,), name="Пётр", sure_ids=False), Reason.ID_GONE, ()),
    (row(ids=(1,), name="Петр СЕМЕНОВ", sure_ids=False), Reason.NAME, (3,)),
    (row(ids=(999,), name="Нет Такого", sure_ids=False), Reason.NO_SUCH_NAME, ()),
    (row(P2, ids=(999,)), Reason.PHONE, (2,)),
    (row(ids=(999,)), Reason.ID_GONE, ()),
    (row(NOBODYS, ids=(999,), name="Нет Такого"), Reason.ID_GONE, ()),
    # by phone
    (row(P1), Reason.PHONE, (1,)),
    (row(NOBODYS, P1, name="Иванов"), Reason.PHONE, (1,)),
    (row(P3), Reason.PHONE, (3,)),
    (row(P1, OFFICE), Reason.PHONE, (1,)),  # both have the office phone, one also the mobile
    (row(P8, name="Кто Угодно"), Reason.PHONE, (8,)),
    (row(P1, name="Петрова Анна"), Reason.PHONE_OTHER_NAME, (1,)),
    (row(OFFICE), Reason.PHONE_OF_SEVERAL, (1, 2)),
    (row(OFFICE, name="Нет Такого"), Reason.PHONE_OF_SEVERAL, (1, 2)),
    (row(OFFICE, name="анна ПЕТРОВА"), Reason.PHONE_AND_NAME, (2,)),
    (row(P1, P2), Reason.PHONES_OF_DIFFERENT, (1, 2)),
    (row(P2, P1), Reason.PHONES_OF_DIFFERENT, (2, 1)),
    (row(P1, P2, name="Петрова Анна"), Reason.PHONE_AND_NAME, (2,)),
    (row(P1, OFFICE, name="Петрова Анна"), Reason.PHONES_OF_DIFFERENT, (1, 2)),  # mobile of one, name of the other
    (row(P10, name="Толпа Первый"), Reason.PHONE_OF_SEVERAL, (9,)),
    (row(NOBODYS), Reason.NO_SUCH_PHONE, ()),
    (row(NOBODYS, emails=("no@acme.ru",), name="Нет Такого"), Reason.NO_SUCH_PHONE, ()),
    # by e-mail
    (row(emails=("OLEG@acme.ru",)), Reason.EMAIL, (4,)),
    (row(NOBODYS, emails=("ivan@acme.ru",)), Reason.EMAIL, (1,)),
    (row(P2, emails=("ivan@acme.ru",)), Reason.PHONE, (2,)),
    (row(emails=("info@acme.ru",), name="Нет Такого"), Reason.EMAIL_OTHER_NAME, (2,)),
    (row(emails=("shared@acme.ru",)), Reason.EMAIL_OF_SEVERAL, (4, 5)),
    (row(emails=("shared@acme.ru",), name="Сидоров Олег"), Reason.EMAIL_OF_SEVERAL, (4, 5)),
    (row(emails=("info@acme.ru", "oleg@acme.ru"), name="Петрова Анна"), Reason.EMAIL_AND_NAME, (2,)),
    (row(emails=("crowd@acme.ru",), name="Толпа Первый"), Reason.EMAIL_OF_SEVERAL, (9,)),
    (row(emails=("no@acme.ru",)), Reason.NO_SUCH_EMAIL, ()),
    # by name
    (row(name="Иван Иванов"), Reason.NAME, (1,)),
    (row(name="Петр СЕМЕНОВ"), Reason.NAME, (3,)),
    (row(name="Иванов Иван Сергеевич"), Reason.NO_SUCH_NAME, ()),
    (row(name="Сидоров Олег"), Reason.NAME_OF_SEVERAL, (4, 5)),
    (row(name="Сидоров Олег", company="Лютик"), Reason.NAME_AND_COMPANY, (5,)),
    (row(name="Сидоров Олег", company="Ромашка ООО"), Reason.NAME_AND_COMPANY, (4,)),
    (row(name="Сидоров Олег", company="Незабудка"), Reason.NAME_OTHER_COMPANY, (4, 5)),
    (row(name="Семёнов Пётр", company="Ромашка"), Reason.NAME_OTHER_COMPANY, (3,)),
    (row(NOBODYS, name="Семёнов Пётр"), Reason.NAME_OTHER_PHONE, (3,)),
    (row(NOBODYS, name="Одинцов Глеб"), Reason.NAME, (6,)),  # has no phone that could contradict
    (row(emails=("no@acme.ru",), name="Петрова Анна"), Reason.NAME_OTHER_PHONE, (2,)),
    (row(name="Массов Тимур"), Reason.NAME_OF_SEVERAL, (10,)),
    (row(name="Нет Такого"), Reason.NO_SUCH_NAME, ()),
    (row(name="Олег"), Reason.NAME_TOO_SHORT, ()),
    (row(OFFICE, name="Анна"), Reason.PHONE_OF_SEVERAL, (1, 2)),  # a first name identifies nobody
    (row(name="Семёнов Пётр", company="—"), Reason.NAME_AND_COMPANY, (3,)),  # a dash means no company
    (row(company="Ромашка"), Reason.NOTHING_TO_FIND, ()),
    # not searched for at all
    (row(skip=Reason.EMPTY), Reason.EMPTY, ()),
    (row(P1, skip=Reason.CONTINUATION, of_row=4), Reason.CONTINUATION, ()),
    (row(P1, ids=(1,), skip=Reason.DUPLICATE, of_row=2), Reason.DUPLICATE, ()),
    (row(skip=Reason.PHONE_LOST), Reason.PHONE_LOST, ()),
    (row(skip=Reason.NOTHING_TO_FIND), Reason.NOTHING_TO_FIND, ()),
    (row(skip=Reason.NO_CLIENT), Reason.NO_CLIENT, ()),
]


@pytest.mark.parametrize(("wanted", "reason", "cards"), TABLE)
def test_a_row_by_itself(wanted, reason, cards):
    match = match_alone(wanted, found(), by_name=True)
    assert (match.reason, match.candidates) == (reason, cards)
    assert match.row == 5
    assert match.of_row == wanted.of_row
    assert match.card_id == (cards[0] if reason.verdict is Verdict.MATCHED else None)


def test_the_table_has_every_reason():
    elsewhere = {Reason.CHOSEN, Reason.MADE, Reason.SAME_CARD, Reason.NOT_BY_NAME, Reason.LEFT_OUT}
    assert {reason for _, reason, _ in TABLE} == set(Reason) - elsewhere


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (row(name="Иванов Иван"), Reason.NOT_BY_NAME),
        (row(NOBODYS, name="Иванов Иван"), Reason.NO_SUCH_PHONE),
        (row(ids=(999,), name="Иванов Иван"), Reason.ID_GONE),
        (row(P1, name="Иванов Иван"), Reason.PHONE),
        (row(name="Иван"), Reason.NAME_TOO_SHORT),
    ],
)
def test_who_is_not_looked_for_by_name_is_not_found_by_it(wanted, reason):
    assert match_alone(wanted, found(), by_name=False).reason is reason


FIRMS = (
    Card(COMPANY, 1, "ООО «Ромашка»", ("74950000001",)),
    Card(COMPANY, 2, "Ромашка и партнёры", ("74950000002",)),
    Card(COMPANY, 3, "ООО", ()),
)


@pytest.mark.parametrize(
    ("wanted", "reason", "cards"),
    [
        (row(company="РОМАШКА, ООО"), Reason.NAME, (1,)),
        (row(company="Партнеры и Ромашка"), Reason.NAME, (2,)),
        (row(company="Лютик"), Reason.NO_SUCH_NAME, ()),
        (row(company="ООО"), Reason.NAME, (3,)),
        (row(company="Ромашка, Лютик и партнёры"), Reason.NO_SUCH_NAME, ()),  # only people's names may lack parts
        (row(company="—"), Reason.NO_SUCH_NAME, ()),
        (row("4950000003", ids=(1,), company="Лютик"), Reason.ID_OF_ANOTHER, (1,)),
        (row("4950000003", ids=(1,), company="Ромашка"), Reason.ID, (1,)),
        (row("4950000003", company="Ромашка"), Reason.NAME_OTHER_PHONE, (1,)),
    ],
)
def test_companies_are_found_by_their_titles(wanted, reason, cards):
    match = match_alone(wanted, found(FIRMS, COMPANY), by_name=True)
    assert (match.reason, match.candidates) == (reason, cards)


def test_cards_that_have_all_phones_of_a_row_in_common_are_told_as_one_phones():
    couple = (contact(1, "Ким Ира", "7" + P1, "7" + P2), contact(2, "Ким Лев", "7" + P1, "7" + P2))
    match = match_alone(row(P1, P2), found(couple), by_name=True)
    assert (match.reason, match.candidates) == (Reason.PHONE_OF_SEVERAL, (1, 2))


def test_legal_forms_are_parts_of_the_names_of_people():
    cards = FoundCards(CONTACT)
    cards.add(contact(1, "Ип Ман"), ())
    assert match_alone(row(name="Ман Ип"), cards, by_name=True).reason is Reason.NAME
    assert match_alone(row(name="Ао Ман"), cards, by_name=True).reason is Reason.NO_SUCH_NAME


def test_a_contact_without_a_company_is_in_none():
    cards = FoundCards(CONTACT)
    cards.add(contact(1, "Ким Ира"), ())
    wanted = row(name="Ким Ира", company="Ромашка")
    assert match_alone(wanted, cards, by_name=True).reason is Reason.NAME_OTHER_COMPANY
    cards.companies[1] = "Ромашка"
    assert match_alone(wanted, cards, by_name=True).reason is Reason.NAME_OTHER_COMPANY


def test_a_card_belongs_to_the_first_row_that_was_matched_to_it():
    rows = [row(P1, number=2), row(P2, number=3), row(ids=(1,), number=4), row(OFFICE, number=6), row(P1, number=7)]
    matches = each_card_once(match_alone(wanted, found(), by_name=True) for wanted in rows)
    assert [(one.row, one.reason, one.card_id, one.of_row) for one in matches] == [
        (2, Reason.PHONE, 1, None),
        (3, Reason.PHONE, 2, None),
        (4, Reason.SAME_CARD, None, 2),
        (6, Reason.PHONE_OF_SEVERAL, None, None),
        (7, Reason.SAME_CARD, None, 2),
    ]
    assert matches[2].candidates == (1,)
    assert each_card_once(matches) == matches


def test_an_ambiguous_row_is_decided_for_one_of_its_cards_only():
    match = match_alone(row(OFFICE), found(), by_name=True)
    chosen = decide(match, 2)
    assert (chosen.verdict, chosen.reason, chosen.card_id) == (Verdict.MATCHED, Reason.CHOSEN, 2)
    assert chosen.candidates == (1, 2)
    for one, card_id in ((match, 3), (chosen, 1), (Match(1, Reason.NO_SUCH_PHONE), 1)):
        with pytest.raises(ValueError, match="not in question"):
            decide(one, card_id)


IDS = st.lists(st.integers(1, 12), max_size=2).map(tuple)
PHONES = st.lists(st.sampled_from([P1, P2, P3, P5, P7, P8, P10, OFFICE, NOBODYS]).map(phone), max_size=3).map(tuple)
EMAILS = st.lists(st.sampled_from(["ivan@acme.ru", "shared@acme.ru", "no@acme.ru"]), max_size=2).map(tuple)
NAMES = st.sampled_from(["", "Иван", "Иванов Иван", "Сидоров Олег", "Нет Такого", "Массов Тимур"])
SKIPS = st.sampled_from([None, None, None, Reason.EMPTY, Reason.DUPLICATE])


@st.composite
def files(draw):
    parts = draw(st.lists(st.tuples(IDS, PHONES, EMAILS, NAMES, st.sampled_from(["", "Ромашка"]), SKIPS), max_size=8))
    return [Wanted(number, *part) for number, part in enumerate(parts, start=2)]


@given(files(), st.booleans())
def test_every_row_has_one_verdict_and_no_card_two_rows(wanted, by_name):
    all_found = found()
    alone = [match_alone(one, all_found, by_name=by_name) for one in wanted]
    matches = each_card_once(alone)
    assert [one.row for one in matches] == [one.row for one in wanted]
    cards = [one.card_id for one in matches if one.card_id is not None]
    assert len(cards) == len(set(cards))
    assert set(cards) == {one.card_id for one in alone} - {None}
    for one, before in zip(matches, alone, strict=True):
        assert (one.card_id is not None) == (one.verdict is Verdict.MATCHED)
        assert set(one.candidates) <= set(all_found.cards)
        assert len(set(one.candidates)) == len(one.candidates)
        assert bool(one.candidates) == (one.verdict in (Verdict.MATCHED, Verdict.AMBIGUOUS)) or (
            one.reason is Reason.SAME_CARD
        )
        if one != before:
            assert one.reason is Reason.SAME_CARD
            first = next(match for match in matches if match.row == one.of_row)
            assert first.row < one.row
            assert first.card_id == before.card_id


@given(files(), st.randoms(use_true_random=False))
def test_what_a_row_is_by_itself_does_not_hang_on_the_order_of_cards_rows_or_numbers(wanted, source):
    cards = list(CARDS)
    source.shuffle(cards)
    for one in wanted:
        numbers = list(one.phones)
        source.shuffle(numbers)
        other = Wanted(one.row, one.ids, tuple(numbers), one.emails[::-1], one.name, one.company, one.skip)
        first, second = match_alone(one, found(), by_name=True), match_alone(other, found(cards), by_name=True)
        assert (first.reason, first.card_id) == (second.reason, second.card_id)
        assert set(first.candidates) == set(second.candidates)
