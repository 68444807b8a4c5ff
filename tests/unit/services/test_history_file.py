import asyncio
import csv
from datetime import UTC, datetime

import pytest

from desktop.domain.history import Movement
from desktop.services.history_file import save_history

AT = datetime(2026, 11, 30, 9, tzinfo=UTC)


def movement(number):
    return Movement(31, number, "IN_WORK", "SUCCESS", AT, AT)


async def several(count, *, fails=False):
    for number in range(count):
        yield movement(number)
    if fails:
        raise OSError(5, "gone")


def cells(movements):
    return [[str(each.list_id), f"={each.card_id}"] for each in movements]


def lines(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


@pytest.mark.parametrize("count", [0, 1, 200, 401])
def test_all_are_saved_and_nothing_is_taken_for_a_formula(tmp_path, count):
    path = tmp_path / "history.csv"
    number = asyncio.run(save_history(path, several(count), ["list", "who"], cells))
    assert number == count
    assert lines(path) == [["list", "who"], *(["31", f"'={number}"] for number in range(count))]


def test_an_older_file_stays_if_the_history_can_not_be_read(tmp_path):
    path = tmp_path / "history.csv"
    path.write_text("older", encoding="utf-8")
    with pytest.raises(OSError, match="gone"):
        asyncio.run(save_history(path, several(300, fails=True), ["list", "who"], cells))
    assert path.read_text(encoding="utf-8") == "older"
    assert [file.name for file in tmp_path.iterdir()] == ["history.csv"]
