"""Which spellings are the same number, over generated numbers of twenty countries in the forms that people use."""

import re

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.phones import Phone, phones_of
from tests.unit.domain.phone_forms import COUNTRIES, EXTENSIONS, abroad, at_home, numbers

EACH = 500
"""Numbers per country: ten thousand in all."""


@pytest.mark.parametrize("country", COUNTRIES)
@settings(max_examples=EACH, deadline=None)
@given(st.data(), st.sampled_from(EXTENSIONS))
def test_every_spelling_of_a_number_is_that_number(country, data, extension):
    number = data.draw(numbers(country))
    for spelling in abroad(number):
        assert [phone.international for phone in phones_of(spelling)] == [number], spelling
    for spelling in at_home(number):
        assert Phone.read(spelling, country).international == number, spelling
    written = f"{next(abroad(number))}{extension}"
    [phone] = phones_of(written)
    assert (phone.international, phone.extension, phone.written) == (number, "12", written)


@pytest.mark.parametrize("country", COUNTRIES)
@settings(max_examples=EACH // 5, deadline=None)
@given(st.data())
def test_no_two_numbers_are_one(country, data):
    number = data.draw(numbers(country))
    other = data.draw(st.one_of(numbers(country), numbers(), one_digit_off(number)))
    one = data.draw(st.sampled_from(list(abroad(number))))
    two = data.draw(st.sampled_from(list(abroad(other))))
    assert (Phone.read(one) == Phone.read(two)) is (number == other)
    assert len({Phone.read(one), Phone.read(two)}) == (1 if number == other else 2)


@st.composite
def one_digit_off(draw, number):
    """Return a number with one digit changed if that is a valid number, otherwise the number itself."""
    place = draw(st.integers(4, len(number) - 1))
    changed = number[:place] + draw(st.sampled_from("0123456789")) + number[place + 1 :]
    return changed if phonenumbers.is_valid_number(phonenumbers.parse(changed)) else number


@settings(max_examples=2_000, deadline=None)
@given(numbers(), numbers(), st.sampled_from([" ", ", ", "; ", "\n", " / ", "/", " - Иван, ", "|", "  "]))
def test_two_numbers_in_one_cell_are_two(one, other, gap):
    ours, theirs = (list(abroad(number))[1] for number in (one, other))
    found = phones_of(f"{ours}{gap}{theirs}")
    assert [phone.international for phone in found] == list(dict.fromkeys([one, other]))


@settings(max_examples=1_000, deadline=None)
@given(
    numbers("RU"),
    st.sampled_from(["{} до 18:00", "{} 2-й этаж", "{}.0", "1) {}", "кв 5 {}", "{} 9:00-18:00", "{} (Иван)"]),
    st.sampled_from(["+7 {} {}-{}-{}", "8 ({}) {}-{}-{}", "8{}{}{}{}", "{} {} {} {}", "8 {} {} {} {}"]),
)
def test_digits_beside_a_phone_are_none_of_it(number, beside, form):
    groups = re.fullmatch(r"\+7(...)(...)(..)(..)", number).groups()
    form = "8{}{}{}{}" if beside == "{}.0" else form
    assert [phone.international for phone in phones_of(beside.format(form.format(*groups)))] == [number]


@given(st.text(alphabet="0123456789 +-()#,;/\t\n.доб.x%:eE", max_size=80))
def test_any_text_can_be_read_and_says_the_same_again(text):
    for phone in phones_of(text):
        assert phone.key
        again = Phone.read(phone.written)
        assert (again.key, again.extension) == (phone.key, phone.extension)
