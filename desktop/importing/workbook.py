"""Real workbooks (XLS, XLSX, XLSB, ODS), read by python-calamine once their size in memory is known (decision 20)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZipInfo

import python_calamine as calamine

from desktop.importing import archive, extent
from desktop.importing.flat_workbook import as_archive
from desktop.importing.marks import SheetMarks
from desktop.importing.old_workbook import is_old, repacked
from desktop.importing.package import marks_of, package_of, tidied, workbook_name
from desktop.importing.problems import FileFault, FileProblem

_NO_SHEETS = (".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".vml")
_MOST_DIGITS = 1e15
"""From here on, a number in a workbook has lost its last digits."""
_PROTECTED = frozenset({"encrypted-package"})
_DOCUMENTS = ("word/", "ppt/", "visio/", "index/document.iwa", "index.zip")
"""Names that reveal an archive as another program's document."""


class Format(Enum):
    """The format of a workbook."""

    XLS = "xls"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook by its name."""

    name: str
    hidden: bool = False


class Workbook:
    """An open workbook. Loading blocks for seconds on big files, but other threads keep running."""

    def __init__(self, file: BinaryIO, *, known: bool = False, encoding: str | None = None) -> None:
        """Check and open a workbook, or only open one that is `known`; raises any FileProblem except for NO_SHEET.

        `encoding` is for texts in a code page; the attribute `encoding` is then the one used, "" for Unicode.
        """
        self.encoding = ""
        self._marks: Callable[[str], SheetMarks] = lambda _: SheetMarks()
        checked = self._old(file, encoding) if is_old(file) else self._parts(as_archive(file), known=known)
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

    def marks(self, name: str) -> SheetMarks:
        """Return what the values of a sheet don't show; for a workbook that was checked."""
        return self._marks(name)

    def _sheet(self, name: str) -> "calamine.CalamineSheet":
        sheet: calamine.CalamineSheet = _guarded(self._workbook.get_sheet_by_name, name)
        return sheet

    def _old(self, file: BinaryIO, encoding: str | None) -> BinaryIO:
        old = repacked(file, encoding)
        self.format, self.encoding = Format.XLS, old.encoding
        self._marks = lambda name: old.marks[self._workbook.sheet_names.index(name)]
        return BytesIO(old.data)

    def _parts(self, file: BinaryIO, *, known: bool) -> BinaryIO:
        """Return a workbook that is an archive in the form to load, after making sure that it is not a bomb."""
        parts = archive.parts(file)
        self.format, workbook = _format(file, parts)
        if workbook is not None:
            found = package_of(file, parts, workbook)
            if not found.usual:
                file = tidied(file, found)
                parts = archive.parts(file)
                found = package_of(file, parts, workbook_name(file, parts) or "")
            sheets = found.sheets
            self._marks = lambda name: (
                marks_of(partial(archive.unpacked, file, sheets[name])) if name in sheets else SheetMarks()
            )
        if not known:
            marks = _checked(file, parts, self.format)
            if workbook is None:
                self._marks = lambda name: marks.get(name, SheetMarks())
        return file


def _checked(file: BinaryIO, parts: dict[str, ZipInfo], form: Format) -> dict[str, SheetMarks]:
    """Check the parts of a workbook; return the marks by sheet, for the formats that show them on the way."""
    shared = _shared(file, parts) if form is Format.XLSX else []
    sheets = _xlsb_sheets(file, parts) if form is Format.XLSB else {}
    called = {name: sheet for sheet, names in sheets.items() for name in names}
    marks = {}
    for name, info in parts.items():
        pieces, last = archive.unpacked(file, info), name.lower().rpartition("/")[2]
        if form is Format.XLSX and _holds(archive.unpacked(file, info), b"sheetData"):
            extent.check_xlsx_sheet(partial(archive.unpacked, file, info), shared, info.file_size)
        elif form is Format.XLSB and (last in called or not name.lower().endswith(_NO_SHEETS)):
            marks[called.get(last, "")] = extent.check_xlsb_sheet(pieces)
        elif name == "content.xml":
            marks = extent.check_ods_content(pieces)
        elif name == "META-INF/manifest.xml" and _holds(pieces, b"encryption-data"):
            raise FileProblem(FileFault.PASSWORD)
        for _ in pieces:
            """Unpacked to its end, to know its size."""
    return marks


def _format(file: BinaryIO, parts: dict[str, ZipInfo]) -> tuple[Format, str | None]:
    """Return the format of a workbook, and for an XLSX, the name of the part that is the workbook."""
    names = {name.lower() for name in parts}
    workbook = workbook_name(file, parts)
    marks = {Format.XLSX: workbook, Format.XLSB: "xl/workbook.bin", Format.ODS: "content.xml"}
    found = [form for form, name in marks.items() if name and name.lower() in names]
    if len(found) > 1:  # the library chooses which of them to load, and only one would be checked
        raise FileProblem(FileFault.DAMAGED, detail="two kinds of workbook in one")
    if not found:
        if names & _PROTECTED:
            raise FileProblem(FileFault.PASSWORD)
        document = any(name.startswith(_DOCUMENTS) for name in names)
        raise FileProblem(FileFault.BINARY if document else FileFault.ARCHIVE, detail="an archive without a table")
    return found[0], workbook


def _holds(pieces: Iterator[bytes], word: bytes) -> bool:
    """Return whether a part contains a word, within one piece or across two."""
    end = b""
    for piece in pieces:
        if word in end + piece:
            return True
        end = piece[-len(word) :]
    return False


def _shared(file: BinaryIO, parts: dict[str, ZipInfo]) -> list[int]:
    info = next((info for name, info in parts.items() if name.lower() == "xl/sharedstrings.xml"), None)
    return extent.shared_lengths(archive.unpacked(file, info)) if info else []


def _xlsb_sheets(file: BinaryIO, parts: dict[str, ZipInfo]) -> dict[str, set[str]]:
    workbook, relations = (parts.get(f"xl/{name}") for name in ("workbook.bin", "_rels/workbook.bin.rels"))
    if workbook is None or relations is None:
        raise FileProblem(FileFault.DAMAGED, detail="a workbook without relations")
    return extent.xlsb_sheets(archive.unpacked(file, workbook), archive.unpacked(file, relations))


def _guarded(call: Any, *arguments: Any) -> Any:
    """Call into python-calamine; its errors, and the panics of the library under it, become FileProblem."""
    try:
        return call(*arguments)
    except calamine.PasswordError:
        raise FileProblem(FileFault.PASSWORD) from None
    except calamine.WorksheetNotFound as error:
        raise FileProblem(FileFault.NO_SHEET, detail=str(error)) from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise FileProblem(FileFault.DAMAGED, detail=f"{type(error).__name__}: {error}") from None


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
