from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.days_off import DOTTED, ISO, days_off_text, read_days_off

NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        (" , ", set()),
        ("1.1.2027", {NEW_YEAR}),
        ("2027-01-01", {NEW_YEAR}),
        ("01.01.2027; 31.12.2026", {NEW_YEAR, date(2026, 12, 31)}),
        ("01.01.2027 08.03.2027", {NEW_YEAR, date(2027, 3, 8)}),
        ("31.12.2026-1.1.2027", {NEW_YEAR, date(2026, 12, 31)}),
        ("2026-12-31 – 2027-01-01", {NEW_YEAR, date(2026, 12, 31)}),
    ],
)
def test_days_and_stretches_are_read(text, expected):
    assert read_days_off(text) == expected


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "1.1", "30.02.2027", "1.1.2027-", "8.1.2027-1.1.2027", "1.1.2027-1.1.2029", "1.1.20271.2.2027"],
)
def test_what_is_no_day_is_refused_as_a_whole(text):
    assert read_days_off(f"1.5.2027, {text}") is None


@given(
    st.lists(st.integers(0, 3000).map(lambda number: NEW_YEAR + timedelta(days=number)), max_size=30),
    st.sampled_from([ISO, DOTTED]),
)
def test_what_is_shown_can_be_read(days, written):
    assert read_days_off(days_off_text(days, written)) == set(days)


def test_successive_days_are_one_stretch():
    days = [date(2027, 1, 2), NEW_YEAR, date(2027, 5, 1), date(2027, 1, 3)]
    assert days_off_text(days, DOTTED) == "01.01.2027 – 03.01.2027, 01.05.2027"
