"""Files as people really have them, byte for byte, and what is right for each."""

from collections.abc import Mapping as Dict
from pathlib import Path

import pytest

from desktop.domain.phones import phones_of
from desktop.importing.columns import Mapping, propose_columns
from desktop.importing.problems import FileProblem
from desktop.importing.reading import Inspection, ReadOptions, inspect, read
from desktop.importing.rows import Candidate, candidates

FOLDER = Path(__file__).with_name("hard")


class Seen:
    """What an import makes of a file by itself; `people` are the rows that are looked for."""

    def __init__(self, path: Path, options: ReadOptions | None = None):
        try:
            self.inspection: Inspection = inspect(path, options)
            preview = [row.cells for row in self.inspection.preview]
            self.mapping: Mapping = propose_columns(self.inspection.header, preview)
            self.rows: list[Candidate] = list(candidates(read(self.inspection), self.mapping))
        except FileProblem as problem:
            self.problem = problem.cause.value
            return
        self.problem = ""
        self.people = [one for one in self.rows if one.skip is None]
        self.count = len(self.people)
        self.sheet = self.inspection.sheet
        self.hidden, self.damaged = self.inspection.hidden, self.inspection.damaged
        for name in ("name", "company", "phones", "emails", "ids"):
            setattr(self, f"{name.rstrip('s')}s", [getattr(one, name) for one in self.people])
        self.keys = [tuple(phone.key for text in one.phones for phone in phones_of(text)) for one in self.people]
        self.flagged = [one.row for one in self.people if one.flags]
        self.skipped = [one.row for one in self.rows if one.skip is not None]
        self.heads = {c.header: c.role.value for c in self.mapping.columns if c.role.value != "ignored"}


RIGHT: list[tuple[str, Dict[str, object]]] = [
    ("csv25_two_open_quotations_forty_rows_apart.csv", {"count": 60}),
    ("csv27_backslash_quotes.csv", {"companys": [f'ООО "Рога {i}"' for i in range(5)]}),
    ("csv36_mac_cyrillic.csv", {"names": ["Щукин Эдуард", "Яковлева Юлия", "Жаров Ёзеф", "Цветкова Фаина"]}),
    ("csv41_telegram_result.json", {"problem": "json"}),
    (
        "html02_table_inside_a_layout_table.xls",
        {"names": [f"Иванов {i}" for i in range(4)], "phones": [(f"8916772000{i}",) for i in range(4)]},
    ),
    (
        "html05_xml_spreadsheet_2003.xls",
        {"names": [f"Иванов {i}" for i in range(4)], "phones": [(f"8916772000{i}",) for i in range(4)]},
    ),
    (
        "html07_rowspan.xls",
        {
            "names": ["Иванов Иван", "Иванов Иван", "Петров Пётр"],
            "phones": [(f"8916772000{i}",) for i in range(3)],
        },
    ),
    ("ods04_filled_row_repeated.ods", {"count": 4, "skipped": [3, 4]}),
    (
        "vcf13_converter_with_its_own_property_names.vcf",
        {"names": ["Эдди", "Эрик", "Флора"], "phones": [(f"8916770012{i}",) for i in range(3)]},
    ),
    (
        "vcf20_quoted_printable_cp1251_without_charset.vcf",
        {"names": ["Жуковский Фёдор", "Щепкина Юлия", "Эйхе Ян"], "damaged": False},
    ),
    ("vcf24_name_in_base64.vcf", {"names": ["Осипова Нина"]}),
    ("xls02_biff5_without_codepage.xls", {"names": [f"Щукин Иван{i}" for i in range(4)]}),
    ("xls07b_password_really_encrypted.xls", {"problem": "password"}),
    ("xlsx04_wrong_dimension_row0.xlsx", {"names": [f"Иванов Иван{i}" for i in range(4)]}),
    ("xlsx07_backslashes_in_the_archive.xlsx", {"names": [f"Иванов Иван{i}" for i in range(4)]}),
    ("xlsx10_workbook2_xml.xlsx", {"names": [f"Иванов Иван{i}" for i in range(4)]}),
    ("xlsx16_rows_hidden_by_a_filter.xlsx", {"count": 20, "hidden": frozenset(range(6, 22))}),
]


@pytest.mark.parametrize(("name", "right"), RIGHT, ids=[name for name, _ in RIGHT])
def test_it_comes_out_right(name, right):
    seen = Seen(FOLDER / name)
    assert seen.problem == right.get("problem", "")
    for what, value in right.items():
        assert getattr(seen, what) == value


def test_the_table_is_in_order_and_has_every_file():
    names = [name for name, _ in RIGHT]
    assert names == sorted(names)
    assert set(names) == {path.name for path in FOLDER.iterdir()}
