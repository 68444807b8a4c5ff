"""Quotation marks join lines only where they must, and never silently join people."""

import io

import pytest

from desktop.importing.delimited import doubts, find_delimiter, records
from desktop.importing.quotations import Doubt
from desktop.importing.reading import ReadOptions, inspect, read

HEADER = "ФИО;Компания;Телефон\n"


def row(number, company=None):
    return f"Иванов {number};{company or f'ООО {number}'};8916062{number:04}\n"


def rows(*numbers):
    return "".join(map(row, numbers))


def read_as(text, delimiter=None, **how):
    delimiter = delimiter or find_delimiter(io.StringIO(text, newline=""))
    return list(records(io.StringIO(text, newline=""), delimiter, **how))


def doubts_of(text, delimiter=";"):
    return doubts(io.StringIO(text, newline=""), delimiter)


OPEN, CLOSE = row(10, '"Ромашка'), row(50, '"Лютик" ИП')

STRAY = {
    "closed within a cell": HEADER + rows(*range(10)) + OPEN + rows(*range(11, 50)) + CLOSE + rows(*range(51, 60)),
    "closed at the end of a cell": HEADER + rows(*range(10)) + OPEN + rows(*range(11, 50)) + row(50, 'Лютик"'),
    "never closed": HEADER + rows(*range(10)) + OPEN + rows(*range(11, 60)),
    "in the first row": HEADER + row(0, '"Ромашка') + rows(*range(1, 40)) + CLOSE,
    "in the header": 'ФИО;"Компания;Телефон\n' + rows(*range(10)),
    "two rows": HEADER + rows(*range(10)) + OPEN + row(11, 'Лютик"') + rows(*range(12, 20)),
    "in every row": HEADER + "".join(row(i, '"Ромашка') for i in range(20)),
    "at the last row": HEADER + rows(*range(10)) + OPEN,
    "far apart": HEADER + OPEN + rows(*range(5000)) + CLOSE,
}


@pytest.mark.parametrize("text", STRAY.values(), ids=STRAY)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_stray_mark_loses_nobody(text, delimiter):
    text = text.replace(";", delimiter)
    found = read_as(text)
    assert len(found) == text.count("\n")
    assert all(len(cells) == 3 for cells in found)


def test_the_doubtful_rows_are_named_and_can_be_read_either_way():
    text = STRAY["closed at the end of a cell"]
    assert doubts_of(text) == (Doubt(row=12, lines=41),)
    assert len(read_as(text, joined=False)) == len(read_as(text)) == 52
    joined = read_as(text, joined=True)
    assert len(joined) == 12
    assert joined[-1][1].startswith("Ромашка;89160620010\nИванов 11;")


GENUINE = {
    "a comment of lines": 'ФИО;Заметка;Телефон\n"Иванов";"Просил ""перезвонить"";\nне раньше обеда";"89160620000"\n',
    "an address": 'ФИО;Адрес;Телефон\nИванов;"ул. Мира, 1\nкв. 2\nТула";89160620000\nПетров;Омск;89160620001\n',
    "blank lines": 'ФИО;Комментарий;Телефон\nИванов;"\n\nраз\n\n";89160620000\n',
    "all rows": "ФИО;Комментарий;Телефон\n" + 'Иванов;"раз\nдва";89160620000\n' * 20,
    "two cells": 'ФИО;Комментарий\nИванов;"раз\nдва"\nПетров;три\n',
    "no doubled marks": 'ФИО;Заметка;Телефон\nИванов;"Просил "позвонить"\nпосле обеда";89160620000\nПетров;;8916\n',
    "lines of semicolons": 'ФИО;Комментарий;Телефон\nИванов;"раз; два\nтри; четыре; пять; шесть";89160620000\n' * 2,
}


@pytest.mark.parametrize("text", GENUINE.values(), ids=GENUINE)
def test_a_quotation_of_lines_stays_one_row_and_needs_no_word(text):
    found = read_as(text, ";")
    width = len(found[0])
    assert all(len(cells) == width for cells in found)
    assert any("\n" in cell for cells in found for cell in cells)
    assert doubts_of(text) == ()


def test_a_line_that_looks_like_a_row_within_a_quotation_is_said():
    text = 'ФИО;Комментарий\nИванов;"звонил\nпросил; ждёт\nответа"\nПетров;да\nСидоров;нет\n'
    assert [len(cells) for cells in read_as(text, ";")] == [2, 2, 2, 2]
    assert doubts_of(text) == (Doubt(2, 3, apart=False),)
    assert len(read_as(text, ";", joined=False)) == 6


SIGNS = {
    '7" труба;1': ['7" труба', "1"],
    '"7"" труба";1': ['7" труба', "1"],
    '"7" труба";1': ['7" труба', "1"],
    '"Труба 7"";1': ['Труба 7"', "1"],
    '"ООО "Рога"";1': ['ООО "Рога"', "1"],
    '"ООО "Рога; копыта"";1': ['ООО "Рога; копыта"', "1"],
    '"Лютик" ИП;1': ['"Лютик" ИП', "1"],
    '"Лютик" ИП;"1"': ['"Лютик" ИП', "1"],
    '"Рога; копыта" ;1': ["Рога; копыта", "1"],
    'ООО "Рога";1': ['ООО "Рога"', "1"],
    '""Рога"";1': ['"Рога"', "1"],
    '"";1': ["", "1"],
    'а; "б; в"': ["а", "б; в"],
    'а;"': ["а", '"'],
}


@pytest.mark.parametrize("line", SIGNS)
def test_marks_that_are_letters(line):
    text = "Имя;Телефон\nИванов;2\nПетров;3\n" + line + "\nСидоров;4\n"
    assert read_as(text, ";")[3] == SIGNS[line]
    assert len(read_as(text, ";")) == 5


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        (r'"ООО \"Рога\"";"1"', 'ООО "Рога"'),
        (r'"\"Рога\"; копыта";"1"', '"Рога"; копыта'),
        (r'"Рога \"и\" ""копыта""";"1"', 'Рога "и" "копыта"'),
        (r'"C:\\Рога\\\"и\"";"1"', 'C:\\Рога\\"и"'),
        ('"раз \\"два\\"\nтри; \\"четыре\\"";"1"', 'раз "два"\nтри; "четыре"'),
    ],
)
def test_marks_that_are_escaped_with_a_backslash(line, cell):
    text = '"Имя";"Телефон"\n' + "".join(f'"ООО \\"Лист {i}\\"";"{i}"\n' for i in range(5)) + line + "\n"
    found = read_as(text)
    assert found[-1] == [cell, "1"]
    assert len(found) == 7


@pytest.mark.parametrize("inches", [range(20), range(5, 8), [19]])
def test_inch_signs_within_lines_that_are_all_quoted(inches):
    rows = [["Имя", "Товар", "Телефон"], *([f"Иванов {i}", "TV" + ' 42"' * (i in inches), "1"] for i in range(20))]
    text = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    found = read_as(text)
    assert len(found) == 21
    assert [(cells[0], cells[2]) for cells in found] == [(row[0], row[2]) for row in rows]


def test_a_path_that_ends_with_a_backslash_escapes_nothing():
    text = '"Имя";"Папка";"Телефон"\n' + "".join(f'"Иванов {i}";"C:\\Рога\\";"8916062{i:04}"\n' for i in range(9))
    assert read_as(text)[1] == ["Иванов 0", "C:\\Рога\\", "89160620000"]


@pytest.mark.parametrize("delimiter", [";", ","])
def test_lines_that_are_in_quotation_marks_as_a_whole_are_unpacked(delimiter):
    lines = ["Имя;Компания;Телефон", *(f'Иванов {i};""ООО Рога"";8916062{i:04}' for i in range(9))]
    text = "".join(f'"{line.replace(";", delimiter)}"\n' for line in lines)
    found = read_as(text)
    assert found[1] == ["Иванов 0", "ООО Рога", "89160620000"]
    assert len(found) == 10


def test_the_choice_is_kept_by_an_inspection(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(STRAY["closed at the end of a cell"], encoding="utf-8")
    found = inspect(path)
    assert (found.doubts, found.joined, len(list(read(found)))) == ((Doubt(12, 41),), None, 51)
    joined = inspect(path, ReadOptions(joined=True))
    assert (joined.doubts, joined.joined, len(list(read(joined)))) == ((Doubt(12, 41),), True, 11)
    assert len(list(read(inspect(path, ReadOptions(joined=False))))) == 51
