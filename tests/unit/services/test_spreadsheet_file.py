import asyncio
import errno
import re
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from desktop.domain.spreadsheet import Block, Chart, ChartKind, Share, Sheet
from desktop.services.spreadsheet_file import Saved, save_table, save_workbook
from tests.office import ON_LINUX, opened, shown

MOSCOW = timezone(timedelta(hours=3))
TITLES = ["Текст", "Телефон", "Число", "Доля", "День", "Момент", "Длина", "Дробь"]
EVIL = [
    ("=cmd|' /C calc'!A0", "+79031112233"),
    ('=HYPERLINK("http://example.com";"x")', "89031112233"),
    ("@SUM(1;2)", "+7 903 111-22-33, +7 495 000-00-00"),
    ("-2+3", "0049 30 123456"),
    ("+1+1", "004930123456"),
    ("\t=1+1", "8 (903) 111-22-33"),
    ("\r=1+1", "7-903-111-22-33"),
]
MOMENT = datetime(2026, 12, 1, 6, 30, tzinfo=UTC).astimezone(MOSCOW)
TYPED = [
    ["да", "+79031112233", 1_203, Share(0.62), date(2026, 12, 1), MOMENT, timedelta(hours=30, minutes=5), 4.5],
    [None, "", 0, None, None, None, timedelta(), 0.0],
]


def table(rows, titles=TITLES):
    return Sheet("", [Block(titles, rows)])


def part_of(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


@ON_LINUX
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
async def test_another_program_opens_it_with_phones_as_text_and_nothing_executed(tmp_path, ending):
    path = tmp_path / f"опасные.{ending}"
    assert await save_table(path, table(EVIL, ["=1+1", "+7"])) == Saved(len(EVIL))
    found = opened(path, tmp_path)
    [rows] = found.sheets.values()
    assert {cell.formula for cell in found.cells} == {""}
    assert {cell.kind for cell in found.cells} == {"string"}
    plain = [[cell.removeprefix("'") for cell in row] for row in shown(rows)]
    wanted = [["=1+1", "+7"], *([" ".join(cell.split()) for cell in row] for row in EVIL)]
    assert [[" ".join(cell.split()) for cell in row] for row in plain] == wanted
    disarmed = [cell for row in shown(rows) for cell in row if cell.startswith("'")]
    assert bool(disarmed) is (ending == "csv"), "a workbook has cells of text, which need no apostrophe"


@ON_LINUX
@pytest.mark.parametrize(("ending", "decimal"), [("xlsx", "."), ("csv", ".")])
async def test_another_program_finds_numbers_dates_and_lengths_of_time(tmp_path, ending, decimal):
    path = tmp_path / f"rows.{ending}"
    await save_table(path, table(TYPED), decimal=decimal)
    [rows] = opened(path, tmp_path).sheets.values()
    assert [(cell.kind, cell.value) for cell in rows[1]] == [
        ("string", ""),
        ("string", ""),
        ("float", "1203"),
        ("percentage", "0.62"),
        ("date", "2026-12-01"),
        ("date", "2026-12-01T09:30:00"),
        ("time", "PT30H05M00S"),
        ("float", "4.5"),
    ]
    assert rows[1][1].shown.removeprefix("'") == "+79031112233"


async def test_a_csv_file_is_as_russian_spreadsheets_read_it(tmp_path):
    path = tmp_path / "rows.csv"
    await save_table(path, table(TYPED), decimal=",")
    lines = path.read_bytes().decode("utf-8-sig").split("\r\n")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert lines == [
        ";".join(f'"{title}"' for title in TITLES),
        '"да";"\'+79031112233";"1203";"62%";"2026-12-01";"2026-12-01 09:30:00";"30:05:00";"4,50"',
        '"";"";"0";"";"";"";"0:00:00";"0,00"',
        "",
    ]


async def test_the_titles_of_a_table_stay_in_sight_and_filter(tmp_path):
    path = tmp_path / "rows.xlsx"
    await save_table(path, table(TYPED))
    page = part_of(path, "xl/worksheets/sheet1.xml")
    assert re.search(r'<pane ySplit="1" topLeftCell="A2" [^>]*state="frozen"', page)
    assert '<autoFilter ref="A1:H3"/>' in page


@ON_LINUX
async def test_sheets_have_blocks_below_each_other_and_charts_of_their_values(tmp_path):
    path = tmp_path / "book.xlsx"
    hours = Block(["Час", "Сделано", "Ещё"], [("09:00", 5, 2), ("10:00", 7, None)], "По часам")
    statuses = Block(["Статус", "Сделано"], [("Успешно", 9), ("=1+1", 3)])
    charts = [
        Chart(ChartKind.COLUMNS, "По часам", 0, (1, 2), ("#2160D3", "#B7CCF3")),
        Chart(ChartKind.RING, "По статусам", 1, (1,), ("#2E9E5B", "#CC4438")),
        Chart(ChartKind.BARS, "Первый", 1, (1,), ("#2160D3",), rows=1),
    ]
    sheets = [Sheet("Сводка", [hours, statuses], "Отчёт", ["acme"], charts), Sheet("Люди", [Block(["Имя"], [])])]
    assert await save_workbook(path, sheets) == Saved(4)
    found = opened(path, tmp_path)
    assert shown(found.sheets["Сводка"]) == [
        ["Отчёт"],
        ["acme"],
        [],
        ["По часам"],
        ["Час", "Сделано", "Ещё"],
        ["09:00", "5", "2"],
        ["10:00", "7"],
        [],
        ["Статус", "Сделано"],
        ["Успешно", "9"],
        ["=1+1", "3"],
    ]
    assert shown(found.sheets["Люди"]) == [["Имя"]]
    assert found.charts == 3
    ranges = [re.findall(r"<c:f>([^<]*)</c:f>", part_of(path, f"xl/charts/chart{n}.xml")) for n in (1, 2, 3)]
    columns = [[found_range.partition("!")[2] for found_range in each] for each in ranges]
    assert columns == [
        ["$B$5", "$A$6:$A$7", "$B$6:$B$7", "$C$5", "$A$6:$A$7", "$C$6:$C$7"],
        ["$B$9", "$A$10:$A$11", "$B$10:$B$11"],
        ["$B$9", "$A$10", "$B$10"],
    ]


async def test_progress_is_told_on_the_loops_thread(tmp_path):
    told = []
    await save_table(tmp_path / "rows.csv", table([["x"]] * 1_000, ["a"]), told=told.append)
    await asyncio.sleep(0)
    assert told == [0, 256, 512, 768]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
async def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch, ending):
    path = tmp_path / f"rows.{ending}"
    path.write_text("before")

    def full(_self, _target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(path), "replace", full)
    with pytest.raises(OSError, match="No space"):
        await save_table(path, table(TYPED))
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


async def test_a_workbook_whose_rows_fail_leaves_nothing(tmp_path):
    def rows():
        yield ["x"]
        raise LookupError

    with pytest.raises(LookupError):
        await save_table(tmp_path / "rows.xlsx", table(rows(), ["a"]))
    assert list(tmp_path.iterdir()) == []
