"""Mutations are made in the intended places, also in properties, and each is described recognisably."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WITH_PROPERTY = '''
from dataclasses import dataclass

@dataclass(frozen=True, slots=True)
class Plan:
    added: tuple[int, ...] = (1, 2)

    @property
    def count(self) -> int:
        """How many."""
        return len(self.added)

    @staticmethod
    def of(*ids: int) -> "Plan":
        return Plan(ids)
'''


@pytest.fixture
def mutation(script):
    return script("mutation")


def test_every_module_and_test_that_is_named_is_there(mutation):
    for area in mutation.AREAS:
        for pattern in (*area.modules, *area.tests, *area.leave_out):
            assert list(ROOT.glob(pattern.partition("::")[0])), pattern


def test_an_area_is_narrowed_to_modules_of_its_own(mutation):
    names = ["domain/plans.py", "desktop/domain/journal.py", "domain/nothing.py", "bitrix24/line/batch.py"]
    narrowed = [area.narrowed(names).modules for area in mutation.AREAS]
    assert narrowed == [
        ("desktop/domain/plans.py", "desktop/domain/journal.py"),
        ("desktop/bitrix24/line/batch.py",),
        (),
    ]


def test_properties_become_methods_that_can_be_changed_and_stay_properties(mutation):
    plain = mutation._with_plain_properties(WITH_PROPERTY)
    assert "@property" not in plain
    names = {}
    exec(plain, names)
    plan = names["Plan"].of(7, 8, 9)
    assert (plan.count, plan.added, names["Plan"].count.__doc__) == (3, (7, 8, 9), "How many.")


def test_a_change_is_told_by_what_was_and_what_is(mutation):
    functions = {
        "x_f__mutmut_orig": "def x_f__mutmut_orig(): return 1 + 2",
        "x_f__mutmut_3": "def x_f__mutmut_3(): return 1 - 2",
    }
    assert mutation._described("desktop/f.py", functions, "x_f__mutmut_3", untested=False).split("\n") == [
        "desktop/f.py x_f__mutmut_3",
        "    - def x_f(): return 1 + 2",
        "    + def x_f(): return 1 - 2",
    ]
