"""Files that imports of other programs, and once this one, got wrong: what is right in each."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.importing.columns import propose_columns
from desktop.importing.problems import FileProblem
from desktop.importing.reading import inspect, read
from desktop.importing.rows import candidates

FILES = Path(__file__).parent / "hard"


@dataclass(frozen=True)
class Right:
    """How many people there are, who the first ones are; `told` of the inspection; or why the file is refused."""

    used: int = 0
    people: tuple = ()
    told: dict = field(default_factory=dict)
    refused: str = ""


def person(name, *phones, company=""):
    return name, phones, company


HARD = [
    ("csv41_telegram_result.json", Right(refused="json")),
    (
        "html05_xml_spreadsheet_2003.xls",
        Right(4, (person("Иванов 0", "89167720000"), person("Иванов 1", "89167720001"))),
    ),
    ("ods04_filled_row_repeated.ods", Right(4, (person("Щукин Иван0", "89167740000"),) * 3)),
    (
        "xls02_biff5_without_codepage.xls",
        Right(4, (person("Щукин Иван0", "89167740000"),), {"encoding": "cp1251", "damaged": False}),
    ),
    ("xls07b_password_really_encrypted.xls", Right(refused="password")),
    ("xlsx04_wrong_dimension_row0.xlsx", Right(4, (person("Иванов Иван0", "89167730000"),))),
    ("xlsx07_backslashes_in_the_archive.xlsx", Right(4, (person("Иванов Иван0", "89167730000"),))),
    ("xlsx10_workbook2_xml.xlsx", Right(4, (person("Иванов Иван0", "89167730000"),))),
    (
        "xlsx16_rows_hidden_by_a_filter.xlsx",
        Right(20, (person("Иванов Иван0", "89167730000"),), {"hidden": frozenset(range(6, 22))}),
    ),
]


def test_the_table_is_in_order_and_every_file_is_in_it():
    names = [name for name, _ in HARD]
    assert names == sorted(path.name for path in FILES.iterdir())


@pytest.mark.parametrize(("name", "right"), HARD, ids=[name for name, _ in HARD])
def test_it_is_read_right(name, right):
    if right.refused:
        with pytest.raises(FileProblem) as caught:
            inspect(FILES / name)
        assert caught.value.cause.value == right.refused
        return
    found = inspect(FILES / name)
    mapping = propose_columns(found.header, [row.cells for row in found.preview])
    read_as = list(candidates(read(found), mapping))
    assert sum(1 for one in read_as if one.skip is None) == right.used
    who = [(one.name, one.phones, one.company) for one in read_as]
    assert who[: len(right.people)] == list(right.people)
    assert {name: getattr(found, name) for name in right.told} == right.told
