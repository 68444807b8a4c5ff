"""Real workbooks (XLS, XLSX, XLSB, ODS) by python-calamine, once it is known how big they will get."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

import python_calamine as calamine

from desktop.importing import archive, extent, old_workbook
from desktop.importing.problems import Cause, FileProblem

_NO_SHEETS = (".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".vml")
_MOST_DIGITS = 1e15
"""From here on a number in a workbook has lost its last digits."""


class Format(Enum):
    """What kind of workbook a file is."""

    XLS = "xls"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook by its name."""

    name: str
    hidden: bool = False


_MARKS = {"xl/workbook.xml": Format.XLSX, "xl/workbook.bin": Format.XLSB, "content.xml": Format.ODS}
"""By which part a kind is known."""


class Workbook:
    """An open workbook. Loading blocks for seconds on big files, without holding other threads up."""

    def __init__(self, file: BinaryIO, known: Format | None = None) -> None:
        """Check and open a workbook, or only open one that is `known`; raises any FileProblem but NO_SHEET."""
        if known in (None, Format.XLS):
            self.format, checked = _checked(file)
        else:
            self.format, checked = known, file
        checked.seek(0)
        self._workbook = _guarded(calamine.load_workbook, checked)
        self.sheets = tuple(
            Sheet(sheet.name, sheet.visible != calamine.SheetVisibleEnum.Visible)
            for sheet in self._workbook.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        )

    def first_filled(self) -> str | None:
        """Return the name of the first sheet that has rows, a visible one if possible."""
        for sheet in sorted(self.sheets, key=lambda sheet: sheet.hidden):
            if self._sheet(sheet.name).start is not None:
                return sheet.name
        return None

    def records(self, name: str) -> tuple[int, Iterator[list[str]]]:
        """Return how many rows a sheet has, from its first line to the last filled one, and these rows.

        Raises FileProblem NO_SHEET.
        """
        sheet = self._sheet(name)
        return (sheet.end[0] + 1 if sheet.end else 0), ([_text(cell) for cell in row] for row in sheet.iter_rows())

    def _sheet(self, name: str) -> "calamine.CalamineSheet":
        sheet: calamine.CalamineSheet = _guarded(self._workbook.get_sheet_by_name, name)
        return sheet


def _checked(file: BinaryIO) -> tuple[Format, BinaryIO]:
    """Return what kind of workbook a file is, and what may be loaded of it."""
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        return Format.XLS, BytesIO(old_workbook.repacked(file))
    parts = archive.parts(file)
    form = _format(parts)
    shared = _shared(file, parts) if form is Format.XLSX else []
    sheets = _xlsb_sheets(file, parts) if form is Format.XLSB else set()
    for name, info in parts.items():
        pieces = archive.unpacked(file, info)
        if form is Format.XLSX and _holds(archive.unpacked(file, info), b"sheetData"):
            extent.check_xlsx_sheet(partial(archive.unpacked, file, info), shared, info.file_size)
        elif form is Format.XLSB and (
            name.lower().rpartition("/")[2] in sheets or not name.lower().endswith(_NO_SHEETS)
        ):
            extent.check_xlsb_sheet(pieces)
        elif name == "content.xml":
            extent.check_ods_content(pieces)
        elif name == "META-INF/manifest.xml" and _holds(pieces, b"encryption-data"):
            raise FileProblem(Cause.PASSWORD)
        for _ in pieces:
            """Unpacked to its end, to know its size."""
    return form, file


def _format(parts: dict[str, Any]) -> Format:
    names = {name.lower() for name in parts}
    found = [form for name, form in _MARKS.items() if name in names]
    if len(found) > 1:  # which of them is loaded is for the library to choose, and only one would be checked
        raise FileProblem(Cause.DAMAGED, detail="two kinds of workbook in one")
    if not found:
        raise FileProblem(Cause.BINARY, detail="an archive without a table")
    return found[0]


def _holds(pieces: Iterator[bytes], word: bytes) -> bool:
    """Tell whether a word stands in a part, in one piece or across two."""
    end = b""
    for piece in pieces:
        if word in end + piece:
            return True
        end = piece[-len(word) :]
    return False


def _shared(file: BinaryIO, parts: dict[str, Any]) -> list[int]:
    info = next((info for name, info in parts.items() if name.lower() == "xl/sharedstrings.xml"), None)
    return extent.shared_lengths(archive.unpacked(file, info)) if info else []


def _xlsb_sheets(file: BinaryIO, parts: dict[str, Any]) -> set[str]:
    workbook, relations = (parts.get(f"xl/{name}") for name in ("workbook.bin", "_rels/workbook.bin.rels"))
    if workbook is None or relations is None:
        raise FileProblem(Cause.DAMAGED, detail="a workbook without relations")
    return extent.xlsb_sheets(archive.unpacked(file, workbook), archive.unpacked(file, relations))


def _guarded(call: Any, *arguments: Any) -> Any:
    """Call into python-calamine; its errors, and the panics of the library under it, become FileProblem."""
    try:
        return call(*arguments)
    except calamine.PasswordError:
        raise FileProblem(Cause.PASSWORD) from None
    except calamine.WorksheetNotFound as error:
        raise FileProblem(Cause.NO_SHEET, detail=str(error)) from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise FileProblem(Cause.DAMAGED, detail=f"{type(error).__name__}: {error}") from None


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _MOST_DIGITS else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell) if isinstance(cell, (int, timedelta)) else ""
