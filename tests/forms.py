"""Which of many cases are among the short forms (see `--forms` in conftest.py)."""

import pytest

LENGTHS = pytest.mark.parametrize("length", [100_000, pytest.param(1_000_000, marks=pytest.mark.long)])
"""Characters of the worst texts; what takes time by the square of them takes minutes even for the fewer."""


def one_in(number, cases):
    """Return the cases, every n-th among the short forms; the others are long ones."""
    return [
        pytest.param(*case.values, id=case.id, marks=pytest.mark.long) if place % number else case
        for place, case in enumerate(cases)
    ]
