"""Reading dropped files, whatever their names: `inspect` looks at the content, then `read` yields all rows.

Both block: call them in a worker thread. Rows come one by one, so that a text of any length takes little memory; a
workbook is loaded whole.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from io import BufferedReader, BytesIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from desktop.importing import delimited, html_table, vcard
from desktop.importing.content import Content, content_of
from desktop.importing.encodings import (
    MIXED,
    REPAIRED,
    RUSSIAN,
    UNREADABLE,
    Encoding,
    Unmixed,
    are_garbled,
    detect,
    has_lost_letters,
    is_russian,
)
from desktop.importing.header_row import find_header_row
from desktop.importing.limits import MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_TITLES, PREVIEW, SLICE
from desktop.importing.marks import SheetMarks
from desktop.importing.problems import FileFault, FileProblem
from desktop.importing.quotations import Doubt
from desktop.importing.rows import RawRow
from desktop.importing.sheets import sheet_of_people
from desktop.importing.workbook import Format, Sheet, Workbook

Progress = Callable[[int, float], None]
"""Takes the number of rows read so far and the share of the file, 0.0 to 1.0."""


_BUFFER = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The supervisor's choices of how to read a file; None: detected automatically. `header_row` 0 means no header.

    `shown_only` leaves out the rows that a filter or a person has hidden in a workbook. `joined`: whether lines
    within quotation marks belong to one row, where that is doubtful.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    shown_only: bool = False
    joined: bool | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is and how `read` will read it. Encoding and delimiter are "" where there are none.

    An old workbook may have an encoding, too: up to Excel 95, texts were in a code page.

    `header_row` counts from 1; 0 means no header. `header` has one text per column, "" for a column without a header;
    the empty column after a trailing delimiter does not count. `preview` has the first rows below the header.
    """

    path: Path
    content: Content
    encoding: str = ""
    damaged: bool = False
    """Whether single letters are unreadable and shown as U+FFFD."""
    garbled: bool = False
    """Whether letters were misread before the file was saved: no choice of an encoding brings them back."""
    lost: bool = False
    """Whether question marks replace letters in a header or in most rows: the program that saved it lost them."""
    delimiter: str = ""
    format: Format | None = None
    sheets: tuple[Sheet, ...] = ()
    sheet: str = ""
    header_row: int = 0
    header: tuple[str, ...] = ()
    preview: tuple[RawRow, ...] = ()
    stamp: tuple[int, int] = (0, 0)
    """Size and modification time of the checked workbook; if they differ, it is checked again."""
    hidden: frozenset[int] = frozenset()
    """Rows below the header that a filter or a person has hidden in a workbook or a page."""
    marks: SheetMarks = field(default_factory=SheetMarks, repr=False)
    """What the values of a workbook's sheet don't show."""
    shown_only: bool = False
    """Whether `read` leaves the hidden rows out."""
    fewest: int = 0
    """Fewest cells of a row of a text that no line break has torn."""
    doubts: tuple[Doubt, ...] = ()
    """Quotations of a text over lines that look like rows."""
    joined: bool | None = None
    """Whether `read` takes the lines within quotation marks for one row; None judges each."""

    @property
    def apart(self) -> bool:
        """Whether the lines of the first doubtful quotation are rows of their own."""
        if self.joined is not None:
            return not self.joined
        return not self.doubts or self.doubts[0].apart


def inspect(path: Path, options: ReadOptions | None = None) -> Inspection:
    """Return what a file is, with its first rows; reads a text once to detect its encoding. Raises FileProblem."""
    options = options or ReadOptions()
    with _opened(path) as file, ExitStack() as texts:
        content = _content(file, options)
        if content is Content.WORKBOOK:
            return _inspect_workbook(path, file, options)
        encoding = _encoding(file, content, options)
        found = Inspection(path, content, encoding.name, encoding.damaged, joined=options.joined)
        if content is Content.DELIMITED:
            delimiter = options.delimiter or delimited.find_delimiter(_text(file, encoding.name, texts))
            quoted = _holds(file, b'"')
            doubts = delimited.doubts(_text(file, encoding.name, texts), delimiter) if quoted else ()
            found = replace(found, delimiter=delimiter, doubts=doubts)
        elif content is Content.HTML and _holds(file, b"display"):
            hidden = html_table.hidden_rows(_text(file, encoding.name, texts))
            found = replace(found, hidden=hidden, shown_only=options.shown_only)
        return _with_rows(found, _records(found, file, texts), options)


def read(
    inspection: Inspection, *, progress: Progress | None = None, stop: Callable[[], bool] | None = None
) -> Iterator[RawRow]:
    """Yield all rows below the header, blank ones included, with at least as many cells as there are headers.

    Hidden rows are left out if the inspection is `shown_only`.

    Calls `stop` and `progress` every SLICE rows, and `progress` once more at the end. Raises FileProblem with the
    row, possibly after some rows (TRUNCATED, NUL_BYTES, VANISHED); STOPPED if `stop` returns True.
    """
    with _opened(inspection.path) as file, ExitStack() as texts:
        if inspection.content is Content.WORKBOOK:
            known = _stamp(file) == inspection.stamp
            workbook = Workbook(file, known=known, encoding=inspection.encoding or None)
            height, records = workbook.records(inspection.sheet)
            records, share = _marked(records, inspection.marks), _share_of_rows(height)
        else:
            records, share = _records(inspection, file, texts), _share_of_bytes(file)
        number = 0
        for number, cells in _counted(records):
            if number % SLICE == 0:
                if stop and stop():
                    raise FileProblem(FileFault.STOPPED, row=number)
                if progress:
                    progress(number, share(number))
            if number > inspection.header_row and not (inspection.shown_only and number in inspection.hidden):
                torn = 0 < len(cells) < inspection.fewest and any(map(str.strip, cells))
                yield RawRow(number, _fitted(cells, len(inspection.header)), torn=torn)
        if progress:
            progress(number, 1.0)


def _inspect_workbook(path: Path, file: BinaryIO, options: ReadOptions) -> Inspection:
    workbook = Workbook(file, encoding=options.encoding)
    sheet = options.sheet or sheet_of_people(workbook)
    if sheet is None:
        raise FileProblem(FileFault.EMPTY)
    _, records = workbook.records(sheet)
    marks = workbook.marks(sheet)
    found = Inspection(
        path,
        Content.WORKBOOK,
        workbook.encoding,
        format=workbook.format,
        sheets=workbook.sheets,
        sheet=sheet,
        stamp=_stamp(file),
        hidden=frozenset(marks.hidden),
        marks=marks,
        shown_only=options.shown_only,
    )
    return _with_rows(found, _marked(records, marks), options)


def _marked(records: Iterator[list[str]], marks: SheetMarks) -> Iterator[list[str]]:
    """Return the records of a sheet with missing values marked."""
    return (marks.shown(row, cells) for row, cells in enumerate(records, 1)) if marks.missing else records


def _content(file: BinaryIO, options: ReadOptions) -> Content:
    """Return what a file is; an unrecognized one is a text if its encoding or delimiter was chosen."""
    try:
        return content_of(file)
    except FileProblem as problem:
        said = options.encoding is not None or options.delimiter is not None
        if not said or problem.cause not in (FileFault.BINARY, FileFault.NUL_BYTES):
            raise
        return Content.DELIMITED


def _stamp(file: BinaryIO) -> tuple[int, int]:
    now = os.fstat(file.fileno())
    return now.st_size, now.st_mtime_ns


def _encoding(file: BinaryIO, content: Content, options: ReadOptions) -> Encoding:
    if options.encoding:
        return Encoding(options.encoding)
    encoding = detect(file)
    if content is Content.VCARD and encoding == Encoding("utf-8"):
        return _encoding_of_cards(file)
    if content is Content.HTML and not encoding.bom and encoding.name not in ("utf-8", "utf-16-le", "utf-16-be"):
        told = html_table.told_charset(file.read(4096))
        if told and not told.startswith("utf") and (told in RUSSIAN or not _is_russian(file, encoding)):
            return Encoding(told)
    return encoding


def _is_russian(file: BinaryIO, encoding: Encoding) -> bool:
    file.seek(0)
    return is_russian(file.read(_BUFFER), encoding.name)


def _holds(file: BinaryIO, sign: bytes) -> bool:
    file.seek(0)
    return any(sign in piece for piece in iter(lambda: file.read(_BUFFER), b""))


def _encoding_of_cards(file: BinaryIO) -> Encoding:
    """Return the encoding of cards whose plain letters, if any, are UTF-8, while encoded names may be in another."""
    names = b"\n".join(islice(vcard.undeclared(file), SLICE))
    found = detect(BytesIO(names))
    file.seek(0)
    if found.name == "utf-8" or all(piece.isascii() for piece in iter(lambda: file.read(_BUFFER), b"")):
        return found
    return Encoding(MIXED) if found.name in (MIXED, "cp1251") else Encoding("utf-8", damaged=True)


def _records(inspection: Inspection, file: BinaryIO, texts: ExitStack) -> Iterator[list[str]]:
    """Return the records of a text."""
    as_text = inspection.encoding.startswith("utf-16") or inspection.encoding in REPAIRED
    if inspection.content is Content.VCARD and not as_text:
        file.seek(0)
        return vcard.records(file, inspection.encoding)
    text = _text(file, inspection.encoding, texts)
    if inspection.content is Content.VCARD:
        return vcard.records(text, "utf-8")
    if inspection.content is Content.HTML:
        return html_table.records(text)
    return delimited.records(text, inspection.delimiter, joined=inspection.joined)


def _text(file: BinaryIO, encoding: str, texts: ExitStack) -> TextIOWrapper:
    """Return the file's text from its start, without the BOM; undecodable bytes become U+FFFD.

    The file stays open when the text is no longer used.
    """
    file.seek(0)
    changed = encoding == MIXED or encoding in REPAIRED
    source: BinaryIO = _Reader(Unmixed(file, encoding), _BUFFER) if changed else file
    text = TextIOWrapper(source, encoding="utf-8" if changed else encoding, errors="replace", newline="")
    texts.callback(text.detach)
    if encoding.startswith("utf") and text.read(1) != "\ufeff":
        text.seek(0)
    return text


def _with_rows(found: Inspection, records: Iterator[list[str]], options: ReadOptions) -> Inspection:
    """Add header and preview to an inspection."""
    with _remembered(found):
        first = list(_first(records))
        if not first:
            raise FileProblem(FileFault.EMPTY)
    if found.content is Content.VCARD:
        if not any(map(any, first)):
            raise FileProblem(FileFault.FOREIGN_CARDS)
        header_row, header = 0, list(vcard.HEADER)
    else:
        with _remembered(found, first):
            header_row = find_header_row(first) if options.header_row is None else options.header_row
        header = _trimmed(first[header_row - 1]) if 0 < header_row <= len(first) else []
    hidden = frozenset(number for number in found.hidden if number > header_row)
    left_out = hidden if found.shown_only else ()
    rows = [(n, cells) for n, cells in enumerate(first, 1) if n > header_row and n not in left_out][:PREVIEW]
    width = max([len(header), *(len(_trimmed(cells)) for _, cells in rows)])
    texts = [text for cells in (header, *(cells for _, cells in rows)) for text in cells]
    damaged = any(UNREADABLE in text for text in texts)
    lost = sum(any(map(has_lost_letters, cells)) for _, cells in rows)
    return replace(
        found,
        damaged=found.damaged or damaged,
        garbled=are_garbled(texts),
        lost=any(map(has_lost_letters, header)) or lost * 2 > len(rows),
        fewest=delimited.fewest_cells([cells for _, cells in rows]) if found.delimiter else 0,
        header_row=header_row,
        header=tuple(" ".join(text.split()) for text in header) + ("",) * (width - len(header)),
        preview=tuple(RawRow(number, _fitted(cells, width)) for number, cells in rows),
        hidden=hidden,
    )


@contextmanager
def _remembered(found: Inspection, first: Sequence[list[str]] = ()) -> Iterator[None]:
    """Attach what was found, and the first rows as they are, to a problem, which another choice may solve."""
    try:
        yield
    except FileProblem as problem:
        width = max((len(_trimmed(cells)) for cells in first), default=0)
        rows = (RawRow(number, _fitted(cells, width)) for number, cells in enumerate(first[:PREVIEW], 1))
        problem.found = replace(found, header=("",) * width, preview=tuple(rows))
        raise


def _first(records: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield the first records; if there are any, a missing end is left for `read` to report."""
    given = False
    try:
        for _, cells in islice(_counted(records), MAX_TITLES + PREVIEW):
            yield cells
            given = True
    except FileProblem as problem:
        if problem.cause is not FileFault.TRUNCATED or not given:
            raise


def _counted(records: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Number records from 1. Raises FileProblem TOO_MANY_COLUMNS or TOO_BIG."""
    total = 0
    for number, cells in enumerate(records, 1):
        if len(cells) > MAX_COLUMNS and len(_trimmed(cells)) > MAX_COLUMNS:
            raise FileProblem(FileFault.TOO_MANY_COLUMNS, row=number, detail=f"{len(cells)} columns")
        total += max(1, len(cells))
        if total > MAX_CELLS:
            raise FileProblem(FileFault.TOO_BIG, row=number, detail=f"more than {MAX_CELLS} cells")
        yield number, cells


def _trimmed(cells: list[str]) -> list[str]:
    """Return cells without the blank ones at the end."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _fitted(cells: list[str], width: int) -> tuple[str, ...]:
    """Return at least `width` cells, and more only as far as they are filled."""
    if len(cells) > width:
        cells = cells[:width] + _trimmed(cells[width:])
    return (*cells, *("",) * (width - len(cells)))


def _share_of_rows(height: int) -> Callable[[int], float]:
    return lambda number: min(1.0, number / max(height, 1))


def _share_of_bytes(file: BinaryIO) -> Callable[[int], float]:
    size = max(1, os.fstat(file.fileno()).st_size)
    return lambda number: min(1.0, file.tell() / size)


class _Reader(BufferedReader):
    """Reads a file in big pieces, even for a text wrapper, which would otherwise ask for 8 kB at a time.

    Every read releases the interpreter, for less time than other threads need to wake up; if that happens more often
    than every 5 ms, they wait for seconds, the window's thread among them.
    """

    def read1(self, size: int = -1, /) -> bytes:
        """Fill the buffer if it is empty, then return what is asked for."""
        self.peek(1)
        return super().read1(size)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file, and add its name to every problem with it."""
    if "\0" in str(path):  # no file can have such a name, whatever was dropped
        raise FileProblem(FileFault.VANISHED, path.name)
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise FileProblem(FileFault.DIRECTORY)
        if not stat.S_ISREG(kind.st_mode):
            raise FileProblem(FileFault.BINARY, detail="no file")
        if kind.st_size > MAX_BYTES:
            raise FileProblem(FileFault.TOO_BIG, detail=f"{kind.st_size} bytes")
        with _Reader(path.open("rb", buffering=0), _BUFFER) as file:
            yield file
    except FileProblem as problem:
        problem.name = problem.name or path.name
        raise
    except PermissionError as error:
        raise FileProblem(FileFault.NO_ACCESS, path.name, detail=str(error)) from None
    except OSError as error:
        raise FileProblem(FileFault.VANISHED, path.name, detail=str(error)) from None
    except MemoryError:
        raise FileProblem(FileFault.TOO_BIG, path.name, detail="not enough memory") from None
