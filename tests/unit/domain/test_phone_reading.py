import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.phone_reading import first_of, readable
from desktop.domain.phones import Phone, search_digits


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("89123456789", "+7 912 345-67-89"),
        ("+7 (912) 345-67-89", "+7 912 345-67-89"),
        ("9123456789", "+7 912 345-67-89"),
        ("8-912-345-67-89", "+7 912 345-67-89"),
        ("+8 912 345-67-89", "+7 912 345-67-89"),
        ("+7(495)123-45-67 доб. 102", "+7 495 123-45-67 доб. 102"),
        ("8 (495) 123-45-67;102", "+7 495 123-45-67 доб. 102"),
        ("+7 495 123 45 67 вн.102", "+7 495 123-45-67 доб. 102"),
        ("+7‑912‑345‑67‑89", "+7 912 345-67-89"),
        ("+7 701 234 56 78", "+7 701 234 5678"),
        ("001 212 555 0123", "+1 212-555-0123"),
        ("+44 20 7946 0123 ext 7", "+44 20 7946 0123 ext. 7"),
        ("+1.212.555.0105", "+1 212-555-0105"),
    ],
)
def test_all_spellings_of_a_phone_are_read_the_same(written, shown):
    assert readable(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        "",
        "12-34",
        "212 555 0123",
        "1-212-555-0123",
        "8 912 345-67-89, 8 912 345-67-80",
        "8 912 345-67-89 (Анна)",
        "просил не звонить",
        "7,9123E+10",
        "+999 123 456 789",
        "8 912 345-67-89 " * 500,
    ],
)
def test_what_is_not_surely_one_phone_stays_as_written(written):
    assert readable(written) == written


@given(st.text("0123456789", min_size=10, max_size=10), st.sampled_from(["+7", "8", "7", ""]))
def test_a_phone_stays_the_same_number_and_is_found_by_what_is_shown(digits, before):
    written = before + digits
    shown = readable(written)
    assert Phone.read(shown) == Phone.read(written)
    assert "".join(filter(str.isdigit, shown)) in search_digits(written)


def test_the_first_phone_of_several_stands_for_all():
    assert first_of(()) == ""
    assert first_of(("89123456789",)) == "+7 912 345-67-89"
    assert first_of(("89123456789", "123", "456")) == "+7 912 345-67-89  +2"
