from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.card import Card
from desktop.domain.phones import Phone, keys_of
from desktop.domain.plans import INCLUDE_NOBODY, Include, admitted
from desktop.domain.stop_list import NO_PHONES, PhoneMatcher

ANNA = "+79031112233"
SPELLINGS = [
    "+7 (903) 111-22-33",
    "8 903 111 22 33",
    "89031112233",
    "9031112233",
    "+7 903 111\u201122\u201133",
    "+7\u00a0903\u00a0111\u00a022\u00a033",
    "\uff0b7 903 111 22 33",
    "tel:+7%20903%20111%2022%2033",
    "8 (903) 111-22-33 доб. 45",
    "+7 903 111-22-33;77",
    "моб. 8-903-111-22-33, раб. 8 495 700-11-22",
    "89031112233.0",
    "007 903 111 22 33",
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_one_number_is_found_however_it_is_written(written):
    assert PhoneMatcher([ANNA]).of([written]) == {ANNA}


def test_another_number_is_not_found_even_if_its_last_digits_are_the_same():
    matcher = PhoneMatcher([ANNA, "112"])
    assert matcher.of(["+7 904 111-22-33", "1112233", "", "—", "0112"]) == frozenset()
    assert matcher.of(["112", "1112233"]) == {"112"}
    assert PhoneMatcher(["1112233"]).of(["111-22-33", "8 903 111-22-33"]) == {"1112233"}


def test_those_who_have_a_number_are_found_with_it():
    cards = [
        Card(3, 1, "Анна", ("+7 495 000-00-00", "8 903 111-22-33")),
        Card(4, 1, "Ромашка", ("8 (903) 1112233",)),
        Card(3, 2, "Борис", ("8 903 111-22-34",)),
        Card(3, 3, "Вера"),
    ]
    assert PhoneMatcher([ANNA]).holders(cards) == {(3, 1): {ANNA}, (4, 1): {ANNA}}
    assert NO_PHONES.holders(cards) == {}
    assert (bool(NO_PHONES), bool(PhoneMatcher([ANNA]))) == (False, True)


digits = st.text("0123456789", min_size=1, max_size=13)
written = st.builds(
    lambda start, number, cut, sign, end: f"{start}{number[:cut]}{sign}{number[cut:]}{end}",
    st.sampled_from(["", "+", "8", "+7", "+8", "00", "011", "+54 9 ", "+39 0", "(", "тел. "]),
    digits,
    st.integers(0, 13),
    st.sampled_from(["", " ", "-", ") ", "\u2011", ".", "/", "%20"]),
    st.sampled_from(["", " доб. 12", ",123", ";7", "#5", "*9", " x3", ".0", " (дом)"]),
)


@given(written, st.lists(written, max_size=3))
@example("+54 9 11 1234-5678", ["011 15 1234-5678"])
@example("+39 06 1234567", ["+39 (0)6 1234567"])
def test_sifting_by_the_last_digits_loses_nobody(one, others):
    keys = {Phone.read(one).key, ANNA} - {""}
    phones = [one, *others]
    assert PhoneMatcher(keys).of(phones) == keys_of(phones) & keys


def test_a_plan_says_who_is_on_the_stop_list_by_a_phone_alone():
    readable = dict.fromkeys((1, 2, 3, 4), True)
    left = admitted((1, 2, 3, 4), readable, {1, 2}, {2, 3, 9}, INCLUDE_NOBODY)
    assert (left.added, left.stopped, left.on_stop_list, left.by_phone) == ((4,), (1, 2, 3), (), {3})
    came = admitted((1, 2, 3, 4), readable, {1, 2}, {2, 3, 9}, replace(INCLUDE_NOBODY, stopped=True))
    assert (came.added, came.stopped, came.on_stop_list, came.by_phone) == ((1, 2, 3, 4), (), (1, 2, 3), {3})
    assert admitted((3,), {3: False}, set(), {3}, Include(stopped=True)).phoneless == (3,)
