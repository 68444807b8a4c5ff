"""Files as people really have them, byte for byte, and the correct reading of each."""

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
    """The result of importing a file automatically; `people` are the rows to search for."""

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
        self.hidden = self.inspection.hidden
        self.source = self.mapping.source.value
        for name in ("name", "company", "phones", "emails", "ids"):
            setattr(self, f"{name.rstrip('s')}s", [getattr(one, name) for one in self.people])
        self.keys = [tuple(phone.key for text in one.phones for phone in phones_of(text)) for one in self.people]
        self.flagged = [one.row for one in self.people if one.flags]
        self.skipped = [one.row for one in self.rows if one.skip is not None]
        self.heads = {c.header: c.role.value for c in self.mapping.columns if c.role.value != "ignored"}


TWO = ("+79167750001", "+74957750001")

RIGHT: list[tuple[str, Dict[str, object]]] = [
    (
        "big01_photos_in_base64_30000.csv",
        {"count": 40, "flagged": [], "heads": {"Name": "full-name", "Phone": "phone"}},
    ),
    (
        "bx01_deals_export.csv",
        {
            "source": "deals",
            "ids": [(501,), (502,), (503,)],
            "names": ["Грек0 Феофан", "Грек1 Феофан", "Грек2 Феофан"],
            "phones": [("+7 916 776-00-00",), ("+7 916 776-00-01",), ("+7 916 776-00-02",)],
        },
    ),
    (
        "bx03_leads_export.csv",
        {
            "source": "leads",
            "ids": [(), (), ()],
            "phones": [("+7 916 776-01-00",), ("+7 916 776-01-01",), ("+7 916 776-01-02",)],
        },
    ),
    (
        "bx05_managers_phone_in_a_column_of_its_own.csv",
        {
            "phones": [(f"8916776020{n}",) for n in range(4)],
            "emails": [(f"k{n}@example.com",) for n in range(4)],
        },
    ),
    ("bx06_columns_about_phones.csv", {"phones": [(f"8916776030{n}",) for n in range(4)], "flagged": []}),
    ("bx08_name_beside_its_parts.csv", {"names": [f"Dyatlov{n} Pakhom" for n in range(3)]}),
    (
        "csv01_google_old_utf16.csv",
        {
            "names": ["Рябов Захар Ильич", "Уля", ""],
            "phones": [
                ("+7 916 771-00-00", "8 916 771-00-01", "8 (916) 771-00-02"),
                ("89167710003",),
                ("89167710004",),
            ],
            "emails": [("z1@example.com", "z2@example.com"), (), ()],
            "flagged": [],
        },
    ),
    (
        "csv03_outlook_russian.csv",
        {
            "names": ["Яхина Роза Львовна", "Цой Ян"],
            "phones": [
                (
                    *("8 (916) 771-00-20", "8 (916) 771-00-21", "8-916-771-00-23", "+7 916 771 00 22"),
                    "8 916 771 00 24",  # the fax
                ),
                ("89167710025",),
            ],
            "emails": [("roza@example.com", "r2@example.com"), ()],
        },
    ),
    (
        "csv06_amocrm_contacts.csv",
        {
            "ids": [(), (), ()],
            "names": ["Орлов Вадим", "Белова Алла", "Жилин Тихон"],
            "phones": [("89167710050",), ("89167710051",), ("89167710052",)],
            "emails": [(f"amo{n}@example.com",) for n in range(3)],
        },
    ),
    (
        "csv09_vicidial_list.txt",
        {
            "ids": [(), (), ()],
            "phones": [(f"916771008{n}", f"8916771009{n}") for n in range(3)],
            "flagged": [],
        },
    ),
    ("csv23_dos_end_of_file.csv", {"count": 6, "names": [f"Иванов {n}" for n in range(6)]}),
    ("csv25_two_open_quotations_forty_rows_apart.csv", {"count": 60}),
    ("csv27_backslash_quotes.csv", {"companys": [f'ООО "Рога {i}"' for i in range(5)]}),
    (
        "csv30_page_headers_sum_and_footer.csv",
        {"names": [f"{name} {n}" for name in ("Иванов", "Петров") for n in range(4)]},
    ),
    ("csv36_mac_cyrillic.csv", {"names": ["Щукин Эдуард", "Яковлева Юлия", "Жаров Ёзеф", "Цветкова Фаина"]}),
    ("csv41_telegram_result.json", {"problem": "json"}),
    (
        "csv45_errors_and_dates_for_phones.csv",
        {"phones": [()] * 9 + [("89167711010",)], "flagged": list(range(2, 11))},
    ),
    ("csv46_pandas_floats.csv", {"phones": [*((f"7916771102{n}",) for n in range(4)), ()], "flagged": []}),
    (
        "csv48_emails_as_people_write_them.csv",
        {
            "emails": [
                *(("a1@example.com", "a2@example.com"), ("b1@example.com",), ("c1@example.com",)),
                *(("d1@example.com", "d2@example.com"), ("e1@example.com",), ("f1@example.com", "f2@example.com")),
                *(("g1@example.com",), ("h1@example.com",)),
            ],
            "flagged": [],
        },
    ),
    (
        "csv49_unseen_characters_around_phones.csv",
        {
            "names": [
                *("Иванов Иван", "Петров Пётр", "Сидоров Семён", "Катя Орлова", "Юля Ли", "Ян Ли", "Яна Ли"),
            ],
            "phones": [
                *(("+7 916 771-11-00",), ("+7 916 771-11-01",), ("89167711102",), ("8916-771-11-03",)),
                *(("89167711104",), ("+79167711105",), ("+7 916 771 11 06",)),
            ],
        },
    ),
    ("csv56_extension_in_brackets.csv", {"keys": [("+74957750001",)] * 11, "flagged": []}),
    ("csv59_two_phones_parted_by_blanks.csv", {"keys": [TWO] * 7, "flagged": []}),
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
    ("ui01_second_sheet_keeps_the_header_row.xlsx", {"sheet": "Январь", "count": 8}),
    ("ui02_amocrm_ids_that_exist_here_too.csv", {"ids": [()] * 4, "count": 4, "source": "other-crm"}),
    (
        "vcf08_version4_tel_uris.vcf",
        {"phones": [("+7-916-770-00-70", "+7-916-770-00-71;5555", "+7-916-770-00-72", "+7 916 770 00 73")]},
    ),
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
    (
        "xlsx14_local_phones_that_excel_made_dates.xlsx",
        {"phones": [(), (), (), ("89167730030",)], "flagged": [2, 3, 4]},
    ),
    ("xlsx16_rows_hidden_by_a_filter.xlsx", {"count": 20, "hidden": frozenset(range(6, 22))}),
    ("xlsx17_numbers_export_with_summary.xlsx", {"sheet": "Sheet 1 - Table 1", "count": 4}),
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


def test_another_sheet_has_a_header_row_of_its_own():
    seen = Seen(FOLDER / "ui01_second_sheet_keeps_the_header_row.xlsx", ReadOptions(sheet="Февраль"))
    assert (seen.inspection.header_row, seen.count) == (1, 8)
