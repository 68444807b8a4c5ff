"""Patterns of subjects: places are filled in one pass, and unknown ones are named."""

import pytest

from desktop.domain.subject_pattern import filled, unknown_places

VALUES = {"subject": "Autumn {number}", "number": "13", "date": "01.12.2026"}


@pytest.mark.parametrize(
    ("pattern", "subject"),
    [
        ("{subject}", "Autumn {number}"),
        ("#{number}:  {subject} ", "#13: Autumn {number}"),
        ("{ Number }/{DATE}", "13/01.12.2026"),
        ("{number}{number}", "1313"),
        ("Week 49", "Week 49"),
        ("a { b", "a { b"),
        ("", ""),
    ],
)
def test_places_are_filled_and_what_fills_them_is_taken_as_it_is(pattern, subject):
    assert unknown_places(pattern, VALUES) == []
    assert filled(pattern, VALUES) == subject


def test_unknown_places_are_named_once_in_their_order():
    assert unknown_places("{week} {subject} {} {week}", VALUES) == ["week", ""]
    with pytest.raises(KeyError):
        filled("{week}", VALUES)
