"""Rows of a workbook or a page hidden by a filter or a person: recognized, and left out only by choice."""

import io
import struct

import pytest
import xlsxwriter
import xlwt

from desktop.importing.reading import ReadOptions, inspect, read
from tests.unit.importing import workbooks

ROWS = [["ФИО", "Телефон"], *([f"Иванов {i}", f"8916062{i:04}"] for i in range(8))]
HIDDEN = frozenset({3, 5, 6})
"""Row numbers from 1; the header is row 1."""


def xlsx():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)
        for number in HIDDEN:
            sheet.set_row(number - 1, None, None, {"hidden": True})
        sheet.set_column(5, 6, None, None, {"hidden": True})
    return out.getvalue()


def xls():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("A")
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            sheet.write(at, column, text)
    for number in HIDDEN:
        sheet.row(number - 1).hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsb():
    def hide(name, part):
        if "sheet1" in name:
            for number in HIDDEN:
                row = workbooks.record(0, struct.pack("<II", number - 1, 0) + b"\0" * 9)
                assert row in part
                part = part.replace(row, row[:-6] + bytes([0x10]) + row[-5:])
        return part

    return workbooks.repacked(workbooks.xlsb({"A": ROWS}), texts=hide)


def page(style="display:none", end="</tr>"):
    """Write a page as Excel saves it."""
    text = ""
    for number, row in enumerate(ROWS, 1):
        unseen = f" height=0 style='mso-height-source:userset;{style}'" if number in HIDDEN else " height=20"
        text += f"<tr{unseen}>" + "".join(f"<td>{cell}</td>" for cell in row) + end
    return f"<html><style>p {{display: none}}</style><table>{text}</table></html>".encode()


SHAPES = {
    "saved.html": page(),
    "saved.xls": page("DISPLAY : None", end=""),
    "filtered.xlsx": xlsx(),
    "unusual.xlsx": workbooks.repacked(xlsx(), lambda name: name.replace("/", "\\")),
    "filtered.xls": xls(),
    "filtered.xlsb": xlsb(),
    "filtered.ods": workbooks.ods_of(f'<table:table table:name="A">{workbooks.ods_rows(ROWS, HIDDEN)}</table:table>'),
    "filtered.fods": workbooks.flat_ods(ROWS, HIDDEN),
    "filtered.xml": workbooks.xml_spreadsheet(ROWS, hidden=HIDDEN).encode(),
}


@pytest.fixture(params=SHAPES)
def path(request, tmp_path):
    made = tmp_path / request.param
    made.write_bytes(SHAPES[request.param])
    return made


def test_they_are_known_and_read_like_the_others(path):
    found = inspect(path)
    assert found.hidden == HIDDEN
    assert [row.number for row in read(found)] == list(range(2, 10))


def test_they_are_left_out_by_choice_and_the_others_keep_their_numbers(path):
    found = inspect(path, ReadOptions(shown_only=True))
    assert (found.hidden, found.shown_only) == (HIDDEN, True)
    shown = [number for number in range(2, 10) if number not in HIDDEN]
    assert [row.number for row in found.preview] == shown
    assert [row.number for row in read(found)] == shown


def test_a_hidden_title_is_no_hidden_row(tmp_path):
    path = tmp_path / "titled.ods"
    rows = [["Отчёт по клиентам"], *ROWS]
    body = workbooks.ods_rows(rows, {1, 4})
    path.write_bytes(workbooks.ods_of(f'<table:table table:name="A">{body}</table:table>'))
    assert inspect(path).hidden == {4}


def test_a_row_of_no_height_is_hidden(tmp_path):
    path = tmp_path / "flat.xlsx"
    data = workbooks.xlsx({"A": ROWS})
    flat = b'<row r="4" ht="0" customHeight="1"'
    path.write_bytes(workbooks.repacked(data, texts=lambda _, part: part.replace(b'<row r="4"', flat)))
    assert inspect(path).hidden == {4}


def test_a_hidden_row_of_a_page_leaves_its_cells_over_several_rows_to_the_next(tmp_path):
    path = tmp_path / "spanned.html"
    body = "<tr style='display:none'><td rowspan=2>ООО<td>Яна<td>89160620000<tr><td>Ира<td>89160620001"
    path.write_text(f"<table><tr><td>Компания<td>ФИО<td>Телефон{body}</table>", encoding="utf-8")
    found = inspect(path, ReadOptions(shown_only=True))
    assert [row.cells for row in read(found)] == [("ООО", "Ира", "89160620001")]
