import asyncio
import csv
import re
import tempfile
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from desktop.services import unmatched
from desktop.services.spreadsheet_file import DoesNotFitError, Saved
from desktop.services.unmatched import save_rows
from desktop.services.workbook import LONGEST_CELL

HEADER = ["ID", "Фамилия", "Телефон"]
ODD = [
    "+7 903 111-22-33",
    "0079031112233",
    "=1+1",
    "-5",
    "@SUM(A1)",
    "12,5",
    "1e5",
    "https://example.com/",
    "mailto:a@b.ru",
    "{=A1}",
    "<r><t>разметка</t></r>",
    "a & b < c > d \" ' ",
    "две\nстроки",
    " отступ ",
    "_x0041_",
    "\x07звонок",
    "😀",
    "TRUE",
]


def save(path, rows, reasons=None, header=HEADER, title="Причина"):
    reasons = ["нет такого телефона"] * len(rows) if reasons is None else reasons
    return asyncio.run(save_rows(path, header, rows, reasons, title=title))


def from_workbook(path):
    [sheet] = [CalamineWorkbook.from_path(path).get_sheet_by_index(0)]
    return sheet.to_python(skip_empty_area=False)


def from_csv(path):
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))


def part_of(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


READ = {".xlsx": from_workbook, ".csv": from_csv}


@pytest.mark.parametrize("ending", [".xlsx", ".XLSX", ".csv", ".txt"])
def test_rows_are_saved_with_their_columns_and_the_reason_behind(tmp_path, ending):
    path = tmp_path / f"не найдены{ending}"
    rows = [["7", "Титова", "790311122"], ["", "Ким"], [], ["8", "Лев", "1", "лишнее"]]
    assert save(path, rows, ["a", "b", "c", "d"]) == Saved(4)
    assert READ[".xlsx" if ending.lower() == ".xlsx" else ".csv"](path) == [
        ["ID", "Фамилия", "Телефон", "", "Причина"],
        ["7", "Титова", "790311122", "", "a"],
        ["", "Ким", "", "", "b"],
        ["", "", "", "", "c"],
        ["8", "Лев", "1", "лишнее", "d"],
    ]
    assert list(tmp_path.iterdir()) == [path]


def test_every_cell_of_a_workbook_is_the_text_that_it_was(tmp_path):
    path = tmp_path / "rows.xlsx"
    save(path, [[text] for text in ODD], header=["=1+1"])
    read = [line[0] for line in from_workbook(path)]
    assert read == ["=1+1", *(f"{text} " if text.startswith("<r>") else text for text in ODD)]
    sheet = part_of(path, "xl/worksheets/sheet1.xml")
    assert not re.search(r"<(f|hyperlink|v)[ >]", sheet)
    kinds = re.findall(r"<c [^>]*>", sheet)
    assert len(kinds) == 2 * (len(ODD) + 1)
    assert all('t="inlineStr"' in kind and re.search(r' s="[1-9]"', kind) for kind in kinds)


def test_the_header_of_a_workbook_stays_in_sight_and_its_columns_are_wide_enough_not_too_wide(tmp_path):
    path = tmp_path / "rows.xlsx"
    save(path, [["1", "Константинопольский", "x" * 500]])
    sheet = part_of(path, "xl/worksheets/sheet1.xml")
    assert re.search(r'<pane ySplit="1" topLeftCell="A2" [^>]*state="frozen"', sheet)
    widths = [float(width) for width in re.findall(r'<col [^>]*width="([\d.]+)"', sheet)]
    assert len(widths) == 4
    assert 9 <= widths[0] < 11
    assert len("Константинопольский") < widths[1] < 25
    assert 59 < widths[2] < 62


def test_a_workbook_is_of_text_also_where_a_cell_is_empty(tmp_path):
    path = tmp_path / "rows.xlsx"
    save(path, [["", "", ""]])
    styles = re.findall(r'<col [^>]*style="(\d+)"', part_of(path, "xl/worksheets/sheet1.xml"))
    formats = re.search(r"<cellXfs.*</cellXfs>", part_of(path, "xl/styles.xml"))[0]
    numbers = re.findall(r'<xf numFmtId="(\d+)"', formats)
    assert {numbers[int(style)] for style in styles} == {"49"}, "49 is text"


def test_a_csv_file_has_every_cell_in_quotes_and_what_would_be_a_formula_disarmed(tmp_path):
    path = tmp_path / "rows.csv"
    save(path, [[text] for text in ODD], header=["@Имя"])
    read = [line[0] for line in from_csv(path)]
    armed = ("=", "+", "-", "@", "0079031112233")
    assert read == [f"'{text}" if text.startswith(armed) else text for text in ["@Имя", *ODD]]
    lines = path.read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[:3] == [
        '"\'@Имя";"Причина"',
        '"\'+7 903 111-22-33";"нет такого телефона"',
        '"\'0079031112233";"нет такого телефона"',
    ]
    assert lines[-1] == ""


def test_what_is_too_long_for_a_cell_is_cut_in_a_workbook_and_told(tmp_path):
    longest, pairs = "я" * LONGEST_CELL, "😀" * LONGEST_CELL
    rows = [[longest], [longest + "я"], [pairs]]
    assert save(tmp_path / "rows.xlsx", rows) == Saved(3, shortened=2)
    read = [line[0] for line in from_workbook(tmp_path / "rows.xlsx")[1:]]
    assert read == [longest, longest, pairs[: LONGEST_CELL // 2]]
    assert save(tmp_path / "rows.csv", rows) == Saved(3)
    assert [line[0] for line in from_csv(tmp_path / "rows.csv")[1:]] == [line[0] for line in rows]


@pytest.mark.parametrize(("rows", "width"), [(unmatched.MOST_ROWS, 1), (1, unmatched.MOST_COLUMNS)])
def test_what_no_workbook_holds_is_refused_before_anything_is_written(tmp_path, rows, width):
    path = tmp_path / "rows.xlsx"
    path.write_text("before")
    with pytest.raises(DoesNotFitError) as told:
        save(path, [["x"] * width] * rows, [""] * rows, header=[])
    assert (told.value.rows, told.value.columns) == (rows + 1, width + 1)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_as_many_columns_as_a_workbook_holds(tmp_path):
    width = unmatched.MOST_COLUMNS - 1
    save(tmp_path / "rows.xlsx", [["x"] * width], ["last"])
    assert from_workbook(tmp_path / "rows.xlsx")[1][-1] == "last"


def test_nothing_but_a_header(tmp_path):
    for ending, read in READ.items():
        path = tmp_path / f"rows{ending}"
        assert save(path, []) == Saved(0)
        assert read(path) == [[*HEADER, "Причина"]]


def test_each_row_has_a_reason(tmp_path):
    with pytest.raises(ValueError, match="reason"):
        save(tmp_path / "rows.csv", [["1"], ["2"]], ["a"])
    assert list(tmp_path.iterdir()) == []


class Rows:
    """Many rows; reading the first one sets an event."""

    def __init__(self, count, loop, begun):
        self._count, self._loop, self._begun = count, loop, begun

    def __len__(self):
        return self._count

    def __iter__(self):
        for number in range(self._count):
            if number == 1:
                self._loop.call_soon_threadsafe(self._begun.set)
            yield [str(number), "Титова", "+79031112233"]


@pytest.mark.parametrize("ending", READ)
def test_saving_that_is_cancelled_leaves_what_was_there_and_no_temporary_files(tmp_path, monkeypatch, ending):
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    here.mkdir()
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    path = here / f"rows{ending}"
    path.write_text("before")

    async def story():
        begun = asyncio.Event()
        rows = Rows(1_000_000, asyncio.get_running_loop(), begun)
        saving = asyncio.ensure_future(save_rows(path, HEADER, rows, [""] * len(rows), title="Причина"))
        await begun.wait()
        saving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await saving

    asyncio.run(story())
    assert path.read_text() == "before"
    assert list(here.iterdir()) == [path]
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("ending", READ)
def test_saving_that_fails_is_told_and_leaves_nothing(tmp_path, monkeypatch, ending):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(OSError):  # noqa: PT011
        save(tmp_path / "no such folder" / f"rows{ending}", [["1"]])
    (tmp_path / f"rows{ending}").mkdir()
    with pytest.raises(OSError):  # noqa: PT011
        save(tmp_path / f"rows{ending}", [["1"]])
    assert list(tmp_path.iterdir()) == [tmp_path / f"rows{ending}"]


@pytest.mark.parametrize("ending", READ)
async def test_the_loop_goes_on_while_many_rows_are_saved(tmp_path, ending):
    saving = asyncio.ensure_future(
        save_rows(tmp_path / f"rows{ending}", HEADER, [["1", "Ким", "+7903"]] * 20_000, [""] * 20_000, title="")
    )
    turns = 0
    while not saving.done():
        await asyncio.sleep(0)
        turns += 1
    assert await saving == Saved(20_000)
    assert turns > 10
    assert len(READ[ending](tmp_path / f"rows{ending}")) == 20_001
