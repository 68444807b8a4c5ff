"""The portal finds numbers by the spellings that the program searches for: its rule against the program's."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.numbering import server_form
from desktop.domain.phones import Phone, keys_of
from desktop.portal import phones as portals
from tests.unit.domain.phone_forms import COUNTRIES, EXTENSIONS, abroad, at_home, numbers

MOST_VALUES = 20
"""Most values that one command may search for."""


def clean(spelling):
    """Return whether a spelling has only digits of the number itself, unlike "(0)"."""
    return "(0)" not in spelling and "+00" not in spelling and not re.search(r"\d", re.sub(r"[0-9]", "", spelling))


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_portal_finds_a_number_however_its_card_and_whoever_asks_has_it(country):
    @settings(max_examples=100, deadline=None)
    @given(numbers(country), st.data())
    def holds(number, data):
        written = data.draw(st.sampled_from(list(abroad(number))))
        asked = {portals.phone(spelling) for spelling in Phone.read(written).spellings}
        for stored in filter(clean, abroad(number)):
            assert portals.phone(stored) in asked, (written, stored)

    holds()


@settings(max_examples=500, deadline=None)
@given(numbers("RU"), st.data())
def test_the_portal_finds_a_number_without_country_code_and_the_other_way_round(number, data):
    forms = [*abroad(number), *at_home(number), f"+8{number[2:]}", f"8{number[2:]}"]
    written = data.draw(st.sampled_from(forms))
    asked = {portals.phone(spelling) for spelling in Phone.read(written).spellings}
    for stored in filter(clean, forms):
        assert portals.phone(stored) in asked, (written, stored)


@settings(max_examples=500, deadline=None)
@given(numbers(), st.sampled_from(EXTENSIONS), st.sampled_from(EXTENSIONS))
def test_the_portal_finds_a_number_with_its_extension_however_that_is_written(number, ours, theirs):
    asked = {portals.phone(spelling) for spelling in Phone.read(f"{number}{ours}").spellings}
    assert portals.phone(f"{number}{theirs}") in asked
    assert portals.phone(number) in asked
    assert portals.phone(Phone.read(f"{number}{ours}").for_card) == portals.phone(number)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("8 (916) 775-00-01", "79167750001"),
        ("+8 916 775-00-01", "89167750001"),
        ("+86 138 0013 8000", "8613800138000"),
        ("0086 138 0013 8000", "8613800138000"),
        ("81 23 456 7890", "81234567890"),
        ("8 495 775-00-01 доб. 12", "7495775000112"),
    ],
)
def test_what_the_portal_keeps(written, kept):
    assert portals.phone(written) == server_form(written) == kept


@settings(max_examples=1_000, deadline=None)
@given(numbers() | st.text("0123456789 +-()#,;*доб.", max_size=25))
def test_the_program_knows_what_the_portal_keeps(text):
    assert server_form(text) == portals.phone(text)


@settings(max_examples=500, deadline=None)
@given(numbers(), numbers(), st.data())
def test_what_the_portal_brings_for_another_number_is_told_apart(number, other, data):
    asked = data.draw(st.sampled_from(list(abroad(number))))
    stored = data.draw(st.sampled_from(list(abroad(other))))
    assert len(Phone.read(asked).spellings) <= MOST_VALUES
    assert (Phone.read(asked).key in keys_of([stored])) is (number == other)
