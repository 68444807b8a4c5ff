"""Another program that opens workbooks and CSV files: LibreOffice, without a window."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

import pytest

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="LibreOffice is installed on Linux")
"""Marks a test that opens files with it."""
LONGEST = 120
_TABLE, _OFFICE, _TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office", "text")
)
_SEMICOLONS = "--infilter=CSV:59,34,76,1"
"""How a Russian spreadsheet reads CSV: semicolons, quotation marks, UTF-8."""
_MOST = 1_000
"""Rows of a sheet; what is repeated more often is blank."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What the program made of a cell: its type, its exact value, what it shows, and its formula if it has one."""

    kind: str
    value: str
    shown: str
    formula: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets of a file by name, row by row, and how many charts there are."""

    sheets: dict[str, list[list[Cell]]]
    charts: int

    @property
    def cells(self):
        """All cells of all sheets."""
        return [cell for rows in self.sheets.values() for row in rows for cell in row]


def opened(path, folder):
    """Open a file and return what is in it; `folder` takes the program's own files."""
    made = Path(folder) / "opened"
    command = ["soffice", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless"]
    command += [_SEMICOLONS] if path.suffix == ".csv" else []
    command += ["--convert-to", "fods", "--outdir", str(made), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
    root = ElementTree.parse(made / f"{path.stem}.fods").getroot()
    sheets = {sheet.get(f"{_TABLE}name"): _rows(sheet) for sheet in root.iter(f"{_TABLE}table") if _is_sheet(sheet)}
    return Opened(sheets, sum(1 for _ in root.iter(f"{_OFFICE}chart")))


def shown(rows):
    """Return what cells show, without blank ones at the end of rows."""
    lines = [[cell.shown for cell in row] for row in rows]
    for line in lines:
        while line and not line[-1]:
            line.pop()
    return lines


def _is_sheet(table):
    return table.get(f"{_TABLE}name") not in (None, "local-table")


def _rows(sheet):
    rows = []
    of_charts = {id(row) for chart in sheet.iter(f"{_OFFICE}chart") for row in chart.iter(f"{_TABLE}table-row")}
    for row in sheet.iter(f"{_TABLE}table-row"):
        if id(row) in of_charts:
            continue
        times = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        cells = []
        for cell in row.findall(f"{_TABLE}table-cell"):
            repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells += [_cell(cell)] * min(repeated, _MOST)
        while cells and not cells[-1].shown:
            cells.pop()
        rows += [cells] * (1 if times > _MOST else times)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cell(cell):
    values = ("value", "date-value", "time-value")
    value = next((cell.get(f"{_OFFICE}{name}") for name in values if cell.get(f"{_OFFICE}{name}")), "")
    text = "\n".join("".join(line.itertext()) for line in cell.findall(f"{_TEXT}p"))
    return Cell(cell.get(f"{_OFFICE}value-type", ""), value, text, cell.get(f"{_TABLE}formula", ""))
