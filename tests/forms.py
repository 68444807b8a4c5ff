"""Selects which of many cases belong to the short forms (see `--forms` in conftest.py)."""

import pytest

LENGTHS = pytest.mark.parametrize("length", [100_000, pytest.param(1_000_000, marks=pytest.mark.long)])
"""Characters of the worst texts; anything that takes quadratic time takes minutes even for the shorter ones."""


def one_in(number, cases):
    """Return the cases; every n-th one belongs to the short forms, the others are marked long."""
    return [
        pytest.param(*case.values, id=case.id, marks=pytest.mark.long) if place % number else case
        for place, case in enumerate(cases)
    ]
