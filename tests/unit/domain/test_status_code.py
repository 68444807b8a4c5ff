import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.status_code import can_be_name, can_be_stored, is_usual, propose


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Перезвонить позже", "PEREZVONIT_POZZHE"),
        ("Щёлково / объект №2", "SCHELKOVO_OBEKT_NO2"),
        ("  Call  again!  ", "CALL_AGAIN"),
        ("Émile à Zürich", "EMILE_A_ZURICH"),
        ("Їжак", "YIZHAK"),
        ("Xerox", "XEROX"),
        ("a" * 49 + " b", "A" * 49),
        ("100 %", "100"),
        ("电话", "STATUS"),
        ("???", "STATUS"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_code_is_the_name_in_latin_letters(name, code):
    assert propose(name, []) == code


def test_a_code_that_is_taken_in_any_case_of_letters_gets_a_number():
    assert propose("Name", ["name"]) == "NAME_2"
    assert propose("Name", ["NAME", "Name_2"]) == "NAME_3"
    assert propose("Xerox", ["XEROX"]) == "XEROX_2"


def test_a_number_has_room_after_a_long_code():
    assert propose("a" * 80, ["A" * 50]) == "A" * 48 + "_2"
    assert propose("a" * 47 + " bc", ["A" * 47 + "_BC"]) == "A" * 47 + "_2"


@given(st.text(max_size=120), st.lists(st.text(max_size=60), max_size=5))
def test_whatever_the_name_its_code_can_be_used(name, others):
    taken = [*others, propose(name, others)]
    code = propose(name, taken)
    if name.strip():
        assert is_usual(code)
        assert can_be_stored(code)
        assert code.casefold() not in {other.casefold() for other in taken}


@pytest.mark.parametrize("code", ["", "a", "A B", "A:B", "А", "A" * 51, "A\n"])
def test_unusual_codes(code):
    assert not is_usual(code)


@pytest.mark.parametrize(
    ("code", "fine"),
    [
        ("Позже 2", True),
        ("А", True),
        ("А" * 50, True),
        ("А" * 51, False),
        ("", False),
        (" A", False),
        ("C5:A", False),
    ],
)
def test_codes_that_others_made_can_be_stored(code, fine):
    assert can_be_stored(code) is fine


@pytest.mark.parametrize(("name", "fine"), [("x" * 100, True), ("x" * 101, False), (" ", False), (" x ", True)])
def test_names(name, fine):
    assert can_be_name(name) is fine
