"""The benchmarks run, say when an answer was not whole, and leave alone what people wrote beside their tables."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.__main__ import benchmarks, put
from tests.benchmarks.contestants.answers import Answer, verdict
from tests.benchmarks.contestants.own_process import perform
from tests.benchmarks.measuring.portals import BenchmarkPortal, portal
from tests.benchmarks.measuring.truths import all_statuses, mobile_phones, one_list, owners, participants

pytestmark = pytest.mark.skipif(
    sys.platform != "linux",
    reason="benchmarks run on Linux: elsewhere the program trusts the system's certificates only",
)

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 60


@pytest.fixture(scope="module")
def opened() -> Iterator[BenchmarkPortal]:
    with portal(call_lists=1, participants=PEOPLE, contacts=200) as running:
        yield running


@pytest.fixture(scope="module")
def truth(opened: BenchmarkPortal) -> Answer:
    return participants(opened, one_list(opened))


@pytest.mark.parametrize(("module", "variant"), [("services", ""), ("fast", "told"), ("sdk", "told")])
def test_who_reads_all_participants_is_told_so(
    opened: BenchmarkPortal, truth: Answer, module: str, variant: str
) -> None:
    assert len(truth) == PEOPLE
    done = perform(opened.webhook, module, variant, "participants", one_list(opened))
    assert verdict(done["answer"], truth) == "yes"
    assert done["megabytes"] > 10
    asked = opened.asked(done["begun"], done["ended"])
    assert 2 <= asked.requests < asked.commands


@pytest.mark.parametrize("module", ["fast", "sdk"])
def test_who_stops_at_fifty_is_not_whole(opened: BenchmarkPortal, truth: Answer, module: str) -> None:
    done = perform(opened.webhook, module, "plain", "participants", one_list(opened))
    assert verdict(done["answer"], truth) == f"**no: 50 of {PEOPLE}**"


@pytest.mark.parametrize("work", ["all lists", "phones"])
@pytest.mark.parametrize(("module", "variant"), [("services", ""), ("fast", "told"), ("sdk", "told")])
def test_the_other_works_are_whole_too(opened: BenchmarkPortal, module: str, variant: str, work: str) -> None:
    facts = one_list(opened) | {"phones": mobile_phones(opened, 30)}
    wanted = all_statuses(opened) if work == "all lists" else owners(opened, facts)
    assert len(wanted) >= 30
    assert verdict(perform(opened.webhook, module, variant, work, facts)["answer"], wanted) == "yes"


def dropped(answer: dict[str, Any], key: str) -> None:
    del answer[key]


def other_status(answer: dict[str, Any], key: str) -> None:
    answer[key][0] = "NEVER_SET"


def no_phone(answer: dict[str, Any], key: str) -> None:
    answer[key][2] = []


def doubled(answer: dict[str, Any], key: str) -> None:
    answer["999999"] = answer[key]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (dropped, f"{PEOPLE - 1} of {PEOPLE}"),
        (other_status, f"{PEOPLE - 1} of {PEOPLE}, 1 wrong"),
        (no_phone, f"{PEOPLE - 1} of {PEOPLE}, 1 wrong"),
        (doubled, f"{PEOPLE} of {PEOPLE}, 1 too many"),
    ],
)
def test_one_row_amiss_is_not_whole(truth: Answer, spoil: Any, said: str) -> None:
    answer = copy.deepcopy(dict(truth))
    assert verdict(answer, truth) == "yes"
    spoil(answer, next(key for key, value in truth.items() if value[2]))
    assert verdict(answer, truth) == f"**no: {said}**"


def test_new_tables_replace_the_old_ones_and_nothing_else() -> None:
    text = "Written by hand.\n"
    for name, tables in (("peers", "first"), ("day", "kept"), ("peers", "second")):
        text = put(text, name, tables)
    assert text == (
        "Written by hand.\n\n<!-- begin peers -->\nsecond\n<!-- end peers -->\n"
        "\n<!-- begin day -->\nkept\n<!-- end day -->\n"
    )


@pytest.mark.long
@pytest.mark.parametrize("name", benchmarks())
def test_it_runs_at_a_tiny_size(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{name}", "--tiny"],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 2
