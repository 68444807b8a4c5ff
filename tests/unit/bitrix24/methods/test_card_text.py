import fnmatch
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24.methods.card_text import CardText
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card import Card
from desktop.domain.numbering import server_form

SHAPES = [
    "+7 495 1234567",
    "+7 (495) 123-45-67",
    "8 (495) 123-45-67",
    "+7(495)1234567",
    "8-495-123-45-67",
    "84951234567",
    "+7 495 123 45 67",
    "8 (495) 123-45-67 доб. 599",
    "+7495 123-4567",
]


def flat(text):
    """Return the conditions on flat fields, which a portal may refuse."""
    read = CardText.read(text)
    whole = read.alternatives(CONTACT, (), (), by_parts=True)
    return [one for one in whole if one not in read.alternatives(CONTACT, (), (), by_parts=False)]


def finds(conditions, phone):
    """Return whether a portal would find a phone, as typed, by one of the conditions."""
    for condition in conditions:
        [(name, value)] = condition.items()
        pattern = {"%phone": f"%{value}%", "=%phone": value}[name]
        if fnmatch.fnmatchcase(phone, pattern.replace("%", "*")):
            return True
    return False


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "typed",
    [
        "+7 (495) 123-45-67",
        "8 495 123 45 67",
        "tel:+7-495-123-45-67",
        "+7 (495) 123-45-67 доб. 12",
        "+74951234567#599",
        "84951234567",
        "(495) 123-45-67",
        "4951234567",
        "8 495 12",
        "+7495123",
        "495 123",
        "4951234",
        "123-45-67",
        "1234567",
        "123456",
        "234567",
        "4567",
        "45-67",
        "34567",
        "3-45-67",
    ],
)
def test_a_part_of_a_phone_is_found_in_whatever_shape_it_was_written(shape, typed):
    assert finds(flat(typed), shape)
    assert CardText.read(typed).fits(Card(CONTACT, 7, "", phones=("1", shape)), ())


@given(st.sampled_from(SHAPES), st.integers(7, 11))
def test_the_end_of_a_phone_finds_it(shape, length):
    digits = re.sub(r"\D", "", shape.partition("доб")[0])[-length:]
    assert finds(flat(digits), shape)


@pytest.mark.parametrize("phone", ["+7 495 1230067", "8 (812) 123-45-99", "14951234", "", "доб. 5"])
def test_what_a_pattern_found_by_mistake_does_not_fit(phone):
    assert not CardText.read("8 495 123-45-67").fits(Card(CONTACT, 7, "", phones=(phone,)), ())
    assert CardText.read("8 495 123-45-67").fits(Card(CONTACT, 7, "", phones=(phone,)), {7})


def test_the_other_beginning_counts_at_the_beginning_only():
    assert CardText.read("849512").fits(Card(CONTACT, 1, "", phones=("+7 495 12",)), ())
    assert not CardText.read("849512").fits(Card(CONTACT, 1, "", phones=("+1 749 512",)), ())


@pytest.mark.parametrize(
    ("typed", "phones"),
    [
        ("+7 (495) 123-45-67", {"74951234567", "4951234567", "84951234567"}),
        ("(495) 123-45-67", {"74951234567", "4951234567", "84951234567"}),
        ("+8 495 123-45-67", {"74951234567", "4951234567", "84951234567"}),
        ("0049 30 1234567", {"49301234567"}),
        ("123-45-67", {"1234567"}),
        ("12345", set()),
        ("#123456", set()),
        ("Иванов", set()),
        ("", set()),
    ],
)
def test_what_may_be_a_whole_phone(typed, phones):
    assert set(map(server_form, CardText.read(typed).phones)) == phones


def test_a_phone_is_looked_up_without_its_extension_and_with_it_as_people_type_it():
    asked = set(map(server_form, CardText.read("8 495 123-45-67 (доб. 12)").phones))
    assert asked >= {"74951234567", "4951234567", "7495123456712"}


@pytest.mark.parametrize(
    "shape", ["+49 30 1234567", "0049 (30) 123-45-67", "+49 (30) 1234567 доб. 12", "49301234567"]
)
@pytest.mark.parametrize("typed", ["+49 30 1234567", "0049 30 1234567", "49301234567", "+49 30 1234567 (доб. 12)"])
def test_a_foreign_phone_is_found_in_whatever_shape(shape, typed):
    assert finds(flat(typed), shape)
    assert CardText.read(typed).fits(Card(CONTACT, 7, "", phones=("1", shape)), ())


@pytest.mark.parametrize(
    ("typed", "card_id"),
    [
        ("57", 57),
        ("#57", 57),
        ("№ 57", 57),
        ("123456789", 123456789),
        ("0", None),
        ("1234567890", None),
        ("5-7", None),
        ("57 58", None),
        ("Ив57", None),
        ("-5", None),
        ("٣", None),
    ],
)
def test_the_number_of_a_card(typed, card_id):
    assert CardText.read(typed).card_id == card_id


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Иванов", ("Иванов",)),
        ("  Иванов,\tПётр\nИванов ", ("Иванов", "Пётр")),
        ("a b c d e f g h", ("a", "b", "c", "d", "e", "f")),
        ("1С Бухгалтерия", ("1С", "Бухгалтерия")),
        ("7-11", ("7-11",)),
        ("+7", ("+7",)),
        ("a@b c", ("a@b", "c")),
        ("x\x00y", ("x", "y")),
        (",;", ()),
        ("0", ("0",)),
    ],
)
def test_words(typed, words):
    assert CardText.read(typed).words == words


def test_a_very_long_text_is_cut():
    assert len(CardText.read("я" * 10_000).plain) == 100


def alternatives(typed, kind=CONTACT, card_ids=(), company_ids=(), by_parts=True):
    return CardText.read(typed).alternatives(kind, card_ids, company_ids, by_parts=by_parts)


def test_each_word_of_a_name_has_to_be_in_one_of_its_fields():
    [names, company] = [*alternatives("Иванов Пётр", company_ids=(5, 6))][::-1]
    assert names == {
        "0": {
            "logic": "OR",
            "0": {"%lastName": "Иванов"},
            "1": {"%name": "Иванов"},
            "2": {"%secondName": "Иванов"},
        },
        "1": {"logic": "OR", "0": {"%lastName": "Пётр"}, "1": {"%name": "Пётр"}, "2": {"%secondName": "Пётр"}},
    }
    assert company == {"@companyId": [5, 6]}


def test_companies_have_a_title():
    assert alternatives("Добрый хлеб", COMPANY) == [{"0": {"%title": "Добрый"}, "1": {"%title": "хлеб"}}]
    assert {"0": {"%title": "2000"}} in alternatives("2000", COMPANY)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("p@acme.ru", [{"@id": [7]}, {"%email": "p@acme.ru"}]),
        ("57", [{"=id": 57}, {"@id": [7]}]),
        ("8 495 123-45-67", [{"@id": [7]}]),
    ],
)
def test_other_texts(typed, found):
    assert alternatives(typed, card_ids=(7,)) == found


def test_a_latin_word_may_begin_an_address():
    assert alternatives("ivanov")[-1] == {"%email": "ivanov"}
    assert {"%email": "ivanov"} not in alternatives("ivanov", by_parts=False)
    assert not any("%email" in one for one in alternatives("иванов"))


def test_a_phone_without_parts_and_without_owners_finds_nothing():
    assert alternatives("8 495 123-45-67", by_parts=False) == []


@pytest.mark.parametrize(
    ("typed", "company"), [("Ромашка", "Ромашка"), ("ИП", ""), ("А Б В", "А Б В"), ("4951234", ""), ("a@b.ru", "")]
)
def test_what_may_be_the_title_of_a_company(typed, company):
    assert CardText.read(typed).company == company
