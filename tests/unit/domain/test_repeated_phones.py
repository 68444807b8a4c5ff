import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.phones import keys_of
from desktop.domain.repeated_phones import PhoneKeys

SHAPES = (
    "+7 903 {0}-{1}-11",
    "8 (903) {0} {1} 11",
    "7903{0}{1}11",
    "903{0}{1}11",
    "8-903-{0}-{1}-11 доб. 5",
    "+7 903 {0}-{1}-11, 8 903 {0}-{1}-12",
    "{0}-{1}-11",
    "+49 30 {0}{1}",
    "+8 903 {0}-{1}-11",
    "моб. 8903{0}{1}11",
    "нет",
    "",
)
PHONES = st.builds(
    lambda shape, first, second: shape.format(first, second),
    st.sampled_from(SHAPES),
    st.sampled_from(["100", "101", "555"]),
    st.sampled_from(["01", "10", "11"]),
)
CARDS = st.dictionaries(st.tuples(st.sampled_from([3, 4]), st.integers(1, 9)), st.lists(PHONES, max_size=3))


@given(CARDS)
def test_it_finds_what_comparing_all_phones_finds(cards):
    keys = {holder: keys_of(phones) for holder, phones in cards.items()}
    wanted = {
        holder: frozenset(key for key in own if any(key in keys[other] for other in keys if other != holder))
        for holder, own in keys.items()
    }
    assert PhoneKeys().shared(cards) == {holder: own for holder, own in wanted.items() if own}


@given(st.lists(PHONES, max_size=3))
def test_a_card_can_be_dialled_if_there_is_a_number_in_it(phones):
    assert PhoneKeys().dialled(phones) == bool(keys_of(phones))


@pytest.mark.parametrize(
    ("written", "dialled"), [("нет", False), ("", False), ("112", True), ("+7 903 111-22-33", True)]
)
def test_what_counts_as_a_number(written, dialled):
    assert PhoneKeys().dialled((written,)) is dialled
