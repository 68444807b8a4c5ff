"""Formulas of a workbook that ended in an error or were never calculated: flagged, not read as blank cells."""

import io

import pytest
import xlwt

from desktop.importing.columns import propose_columns
from desktop.importing.package import marks_of
from desktop.importing.reading import inspect, read
from desktop.importing.rows import Flag, candidates
from tests.unit.importing import workbooks

ROWS = [["ФИО", "Телефон"], *([f"Иванов {i}", f"8916062{i:04}"] for i in range(3))]


def xlsx(cell):
    def texts(name, part):
        usual = '<c r="B3" t="s"><v>5</v></c>'
        return part.decode().replace(usual, cell).encode() if name.endswith("sheet1.xml") else part

    return workbooks.repacked(workbooks.xlsx({"A": ROWS}), texts=texts)


def xls():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("A")
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            if (at, column) == (2, 1):
                sheet.row(at).set_cell_error(column, "#NULL!")
            else:
                sheet.write(at, column, text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsb():
    def texts(name, part):
        usual = workbooks.record(6, (1).to_bytes(4, "little") + b"\0" * 4 + workbooks.wide(ROWS[2][1]))
        error = workbooks.record(3, (1).to_bytes(4, "little") + b"\0" * 4 + b"\x2a")
        return part.replace(usual, error) if "sheet1" in name else part

    return workbooks.repacked(workbooks.xlsb({"A": ROWS}), texts=texts)


def ods(attributes, shown=""):
    body = workbooks.ods_rows(ROWS)
    usual = f'<table:table-cell office:value-type="string"><text:p>{ROWS[2][1]}</text:p></table:table-cell>'
    assert usual in body
    body = body.replace(usual, f"<table:table-cell {attributes}>{shown}</table:table-cell>")
    return workbooks.ods_of(f'<table:table table:name="A">{body}</table:table>')


SHAPES = {
    "error.xlsx": xlsx('<c r="B3" t="e"><v>#N/A</v></c>'),
    "error of a formula.xlsx": xlsx('<c r="B3" s="1" t="e"><f>VLOOKUP(A3,C:D,2)</f><v>#N/A</v></c>'),
    "never calculated.xlsx": xlsx('<c r="B3"><f>A1&amp;"x"</f></c>'),
    "openpyxl.xlsx": xlsx('<c r="B3"><f>A1</f><v></v></c>'),
    "openpyxl blank.xlsx": xlsx('<c r="B3"><f>A1</f><v /></c>'),
    "shared formula.xlsx": xlsx('<c r="B3"><f t="shared" si="0"/></c>'),
    "error.xls": xls(),
    "error.xlsb": xlsb(),
    "error.ods": ods(
        'table:formula="of:=NA()" office:value-type="string" office:string-value=""', "<text:p>#N/A</text:p>"
    ),
    "error.xml": workbooks.xml_spreadsheet(ROWS).replace('String">89160620001', 'Error">#N/A').encode(),
    "never calculated.xml": workbooks.xml_spreadsheet(ROWS)
    .replace('<Cell><Data ss:Type="String">89160620001</Data></Cell>', '<Cell ss:Formula="=RC[-1]"/>')
    .encode(),
    "never calculated.ods": ods('table:formula="of:=A1"'),
}


@pytest.fixture
def people(tmp_path):
    """Return a function that reads the rows of a file as an import does."""

    def look(data, name="list.xlsx"):
        path = tmp_path / name
        path.write_bytes(data)
        found = inspect(path)
        mapping = propose_columns(found.header, [row.cells for row in found.preview])
        return list(candidates(read(found), mapping))

    return look


@pytest.mark.parametrize("name", SHAPES)
def test_the_row_is_flagged_and_no_other_one(people, name):
    found = people(SHAPES[name], name)
    assert [one.flags for one in found] == [set(), {Flag.PHONE_UNREADABLE, Flag.VALUE_MISSING}, set()]
    assert [one.phones for one in found] == [("89160620000",), (), ("89160620002",)]


VALUES = {
    "a formula of nothing.xlsx": xlsx('<c r="B3" t="str"><f>IF(1,"","")</f><v></v></c>'),
    "a formula of nothing.ods": ods(
        'table:formula="of:=IF(1;&quot;&quot;)" office:value-type="string" office:string-value=""', "<text:p/>"
    ),
    "a formula of text.xlsx": xlsx('<c r="B3" t="str"><f>A1</f><v>89160620001</v></c>'),
    "a blank cell.xlsx": xlsx('<c r="B3" s="1"/>'),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_formula_that_gives_nothing_lacks_nothing(people, name):
    assert [one.flags for one in people(VALUES[name], name)] == [set()] * 3


@pytest.mark.parametrize("size", [1, 7, 50, 1000])
def test_a_cell_that_is_cut_between_two_pieces_is_found(size):
    cell = '<c r="B{0}" t="e"><f>A1</f><v>#N/A</v></c><c r="C{0}" s="1"/>'
    sheet = "".join(f'<row r="{row}">{cell.format(row)}</row>' for row in range(1, 60)).encode()
    marks = marks_of(lambda: (sheet[at : at + size] for at in range(0, len(sheet), size)))
    assert marks.missing == {row: [1] for row in range(1, 60)}
