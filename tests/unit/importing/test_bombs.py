"""Files made to exhaust the memory: each is refused before it is loaded."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from dataclasses import replace

import pytest

from desktop.importing.problems import FileFault, FileProblem
from desktop.importing.reading import inspect, read
from tests.unit.importing import workbooks

MEGABYTE = 1024 * 1024
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.fixture
def refused(tmp_path):
    """Return why a file is refused, and check that finding out takes less than 24 MB."""

    def look(data, most=24 * MEGABYTE):
        path = tmp_path / "bomb.xlsx"
        path.write_bytes(data)
        tracemalloc.start()
        try:
            with pytest.raises(FileProblem) as caught:
                inspect(path)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < most
        return caught.value.cause

    return look


def xlsx_with(sheet, shared=None, head=""):
    """Return a workbook whose only sheet holds this XML."""
    good = workbooks.xlsx({"A": [["x"]]})
    with zipfile.ZipFile(io.BytesIO(good)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<?xml version="1.0"?>{head}<worksheet xmlns="{space}"><sheetData>{sheet}</sheetData></worksheet>'
    parts["xl/worksheets/sheet1.xml"] = xml
    if shared is not None:
        parts["xl/sharedStrings.xml"] = (
            f'<sst xmlns="{space}">' + "".join(f"<si><t>{t}</t></si>" for t in shared) + "</sst>"
        )
    return workbooks.archive(parts, level=9)


def test_the_workbook_that_the_bombs_are_made_of_is_good(tmp_path):
    path = tmp_path / "good.xlsx"
    path.write_bytes(
        xlsx_with('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>', ["Телефон"])
    )
    assert inspect(path).header == ("Телефон", "Телефон")


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c><v>1</v></c><c r='XFD1048576'><v>1</v></c></row>",
        '<row><c><v>1</v></c></row><row r="999999999"><c><v>1</v></c></row>',
        '<x:row xmlns:x="x" r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="ZZZ900000"><x:v>1</x:v></x:c></x:row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><!-- <row> -->' + FAR,
        f'<row r="1"><c r="A1"><v>1</v></c></row><![CDATA[<c r="A1"]]><ж:x xmlns:ж="x">{FAR}</ж:x>',
        '<row r="1"><c r="A1"><v>1</v></c><c t="n" r = "XFD1048576" s="0"><f>1</f><v>1</v></c></row>',
    ],
)
def test_two_cells_far_apart(refused, sheet):
    assert refused(xlsx_with(sheet)) is FileFault.TOO_BIG


def test_a_last_row_above_the_first(refused):
    sheet = '<row r="9"><c r="A9"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    assert refused(xlsx_with(sheet)) is FileFault.DAMAGED
    assert refused(xlsx_with(sheet.replace('r="A9"', 'r="A9" '))) is FileFault.DAMAGED


def test_blank_cells_far_away_are_no_harm(tmp_path):
    path = tmp_path / "formatted.xlsx"
    blank = '<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>'
    path.write_bytes(xlsx_with('<row r="1"><c r="A1" t="s"><v>0</v></c></row>' + blank, ["Телефон"]))
    assert inspect(path).header == ("Телефон",)


def test_a_long_text_that_is_stored_once_and_stands_in_many_cells(refused):
    cells = "".join(f'<row r="{i}">' + '<c t="s"><v>0</v></c>' * 200 + "</row>" for i in range(1, 200))
    assert refused(xlsx_with(cells, ["x" * 32_000])) is FileFault.TOO_BIG


def test_a_part_that_unpacks_to_gigabytes(refused):
    assert (
        refused(
            workbooks.archive({"xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": b" " * (200 * MEGABYTE)}),
            450 * MEGABYTE,
        )
        is FileFault.ZIP_BOMB
    )


def test_a_part_that_lies_about_its_size(refused):
    data = zlib.compress(b" " * (64 * MEGABYTE), 9)[2:-4]
    name, crc = b"xl/workbook.xml", zlib.crc32(b" " * 100)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(data), 100, len(name), 0) + name
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(data), 100, len(name), 0, 0, 0, 0, 0, 0
    )
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(entry + name), len(local + data), 0)
    assert refused(local + data + entry + name + end, 80 * MEGABYTE) is FileFault.ZIP_BOMB


def test_a_workbook_that_became_a_bomb_after_it_was_looked_at(tmp_path):
    path = tmp_path / "changing.xlsx"
    path.write_bytes(workbooks.xlsx({"A": [["Телефон"], ["89160620000"]]}))
    found = inspect(path)
    path.write_bytes(xlsx_with('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"/></row>' + FAR))
    with pytest.raises(FileProblem) as caught:
        list(read(replace(found, sheet="A")))
    assert caught.value.cause is FileFault.TOO_BIG


def test_a_sheet_under_another_name(refused):
    good = xlsx_with('<row r="1"><c r="A1"><v>1</v></c></row>' + FAR)
    with zipfile.ZipFile(io.BytesIO(good)) as made:
        parts = {name.replace("sheet1.xml", "sheet1.png"): made.read(name) for name in made.namelist()}
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"sheet1.xml", b"sheet1.png")
    assert refused(workbooks.archive(parts)) is FileFault.TOO_BIG


def test_two_parts_of_one_name(refused):
    out = io.BytesIO(workbooks.xlsx({"A": [["x"]]}))
    with zipfile.ZipFile(out, "a") as made, pytest.warns(UserWarning, match="Duplicate name"):
        made.writestr("xl/workbook.xml", "<x/>")
    assert refused(out.getvalue()) is FileFault.DAMAGED
    out = io.BytesIO(workbooks.xlsx({"A": [["x"]]}))
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("XL/Workbook.xml", "<x/>")
    assert refused(out.getvalue()) is FileFault.DAMAGED


def test_many_parts(refused):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for number in range(10_100):
            made.writestr(f"xl/{number}.xml", "")
    assert refused(out.getvalue(), 40 * MEGABYTE) is FileFault.ZIP_BOMB


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)) + "]>"
)


def test_entities_that_multiply(refused):
    sheet = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row>'
    assert refused(xlsx_with(sheet, head=LAUGHS)) is FileFault.XML_BOMB
    assert refused(workbooks.ods_of("&a11;", head=LAUGHS)) is FileFault.XML_BOMB


def test_entities_in_the_shared_texts(refused):
    good = xlsx_with('<row r="1"><c r="A1"><v>1</v></c></row>', ["x"])
    with zipfile.ZipFile(io.BytesIO(good)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts["xl/sharedStrings.xml"] = f"{LAUGHS}<sst><si><t>&a11;</t></si></sst>"
    assert refused(workbooks.archive(parts)) is FileFault.XML_BOMB


@pytest.mark.parametrize("count", ["4000000000", "&#52;000000000", "' uniqueCount = '4000000000"])
def test_more_shared_texts_than_there_can_be(refused, count):
    parts = parts_of(xlsx_with('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', ["Телефон"]))
    texts = parts["xl/sharedStrings.xml"].replace(b"<sst ", f"<sst x='>' uniqueCount='{count}' ".encode())
    assert refused(workbooks.archive(parts | {"xl/sharedStrings.xml": texts})) is FileFault.DAMAGED
    decoy = {"a/sharedStrings.xml": b"<sst/>"}
    assert refused(workbooks.archive(decoy | parts | {"xl/sharedStrings.xml": texts})) is FileFault.DAMAGED


CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
ROWS, COLUMNS = ' table:number-rows-repeated="{}"', ' table:number-columns-repeated="{}"'

TWICE = CELL.format(f" x:number-columns-repeated='1'{COLUMNS.format(16_000)}", "x")
"""Repeated by two attributes: the first is not a spreadsheet's."""
FAR_BELOW = (
    f"<table:table-row{ROWS.format(1_000_000)}/>"
    f"<table:table-row><table:table-cell{COLUMNS.format(16_000)}/>{CELL.format('', 'x')}</table:table-row>"
)


@pytest.mark.parametrize(
    "body",
    [
        f"<table:table-row{ROWS.format(1_000_000)}>{CELL.format(COLUMNS.format(16_000), 'x')}</table:table-row>",
        f"<table:table-row>{CELL.format('', 'x')}</table:table-row>{FAR_BELOW}",
        f"<table:table-row{ROWS.format('9' * 30)}>{CELL.format(COLUMNS.format('9' * 30), 'x')}</table:table-row>",
        f"<table:table-row{ROWS.format(1_000)}>{CELL.format(COLUMNS.format(1_000), 'x' * 1_000)}</table:table-row>",
        f"<table:table-row{ROWS.format('+1000000')}>{CELL.format(COLUMNS.format('+16384'), 'x')}</table:table-row>",
        f"<table:table-row{ROWS.format('٣')}>{CELL.format(COLUMNS.format('many'), 'x')}</table:table-row>",
        f"<table:table-row x:number-rows-repeated='1'{ROWS.format(1_000_000)}>{TWICE}</table:table-row>",
    ],
)
def test_cells_of_an_ods_that_are_repeated(refused, body):
    assert refused(workbooks.ods_of(f'<table:table table:name="A">{body}</table:table>')) is FileFault.TOO_BIG


def test_rows_of_an_ods_that_are_formatted_to_the_end_are_no_harm(tmp_path):
    path = tmp_path / "formatted.ods"
    rest = f"<table:table-row{ROWS.format(1_048_000)}><table:table-cell{COLUMNS.format(16_384)}/></table:table-row>"
    body = f"<table:table-row>{CELL.format('', 'Телефон')}</table:table-row>{rest}"
    path.write_bytes(workbooks.ods_of(f'<table:table table:name="A">{body}</table:table>'))
    assert inspect(path).header == ("Телефон",)


def test_two_cells_of_an_xlsb_far_apart(refused):
    sheet = workbooks.xlsb_sheet([["x"], ["y"]])
    place = sheet.rindex(struct.pack("<I", 1) + struct.pack("<I", 0))
    far = sheet[:place] + struct.pack("<I", 0xFFFFF) + sheet[place + 4 :]
    last = far.rindex(workbooks.record(6, struct.pack("<II", 0, 0) + workbooks.wide("y"))) + 2
    far = far[:last] + struct.pack("<I", 16_000) + far[last + 4 :]
    parts = parts_of(workbooks.xlsb({"A": [["x"]]}))
    assert refused(workbooks.archive(parts | {"xl/worksheets/sheet1.bin": far})) is FileFault.TOO_BIG
    relations = parts["xl/_rels/workbook.bin.rels"]
    for name in ("sheet1.png", "sheet1.xml", "../../sheet1.PNG"):
        renamed = relations.replace(b"sheet1.bin", name.encode()).replace(b'/worksheet"', b'/image"')
        bomb = parts | {"xl/_rels/workbook.bin.rels": renamed, f"xl/worksheets/{name}": far}
        assert refused(workbooks.archive(bomb)) is FileFault.TOO_BIG
    nowhere = relations.replace(b"rId1", b"rId&#49;0")
    assert refused(workbooks.archive(parts | {"xl/_rels/workbook.bin.rels": nowhere})) is FileFault.DAMAGED


def test_what_an_xlsb_may_hold_besides_its_sheets_is_no_harm(tmp_path):
    path = tmp_path / "good.xlsb"
    picture = bytes(range(256)) * 8
    path.write_bytes(workbooks.archive(parts_of(workbooks.xlsb({"A": [["Телефон"]]})) | {"xl/media/a.png": picture}))
    assert inspect(path).header == ("Телефон",)


def test_two_kinds_of_workbook_in_one(refused):
    cell = f"<table:table-row>{CELL.format(COLUMNS.format(16_384), 'x')}</table:table-row>"
    rows = f"<table:table-row{ROWS.format(1_000_000)}/>"
    ods = parts_of(
        workbooks.ods_of(f'<!-- sheetData --><table:table table:name="A">{cell}{rows}{cell}</table:table>')
    )
    xlsb = parts_of(workbooks.xlsb({"A": [["x"]]}))
    broken = {"xl/workbook.xml": b"<", "XL/Workbook.XML": b"<"}
    for name, data in broken.items():
        assert refused(workbooks.archive(ods | {name: data})) is FileFault.DAMAGED
        assert refused(workbooks.archive(xlsb | {name: data})) is FileFault.DAMAGED


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


def test_a_cell_of_an_xls_in_a_column_that_cannot_be(refused):
    data = bytearray(workbooks.xls({"A": [["x"], *[[] for _ in range(60_000)], ["y"]]}))
    place = data.rindex(struct.pack("<HHHH", 0x00FD, 10, 60_001, 0))
    data[place + 6 : place + 8] = struct.pack("<H", 0xFFFF)
    assert refused(bytes(data), 60 * MEGABYTE) is FileFault.TOO_BIG
