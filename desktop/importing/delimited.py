"""CSV and TSV: the delimiter, and the records with quotations, doubled quotes and line breaks in cells.

A quotation may span lines, and a stray mark looks like the start of one, which would swallow the rows up to the next
mark. So `quotations` checks what a quotation holds before accepting it.
"""

import contextlib
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import TextIOBase
from itertools import islice

from desktop.importing.limits import MAX_CELL, MAX_LINE
from desktop.importing.problems import FileFault, FileProblem
from desktop.importing.quotations import Doubt, Lines, Quotations

DELIMITERS = (";", "\t", ",", "|", "^")

_SAMPLE_RECORDS = 100
_ALL, _MANY = 0.9, 0.4
_FIRST_CARDS = 3
_CODE = re.compile(r"\W{0,3}(?:MECARD|BIZCARD):[A-Z]{1,5}:", re.IGNORECASE)
_SAMPLE_LETTERS = 64 * 1024
_END = "\ue000end\ue000"


def find_delimiter(text: TextIOBase) -> str:
    """Return the delimiter that splits most of the first records into the same number of cells; ";" if none does."""
    lines = list(_first_lines(text))
    if lines and (told := lines[0].strip().lower()).startswith("sep=") and told[4:5] in DELIMITERS:
        return told[4:5]
    if any(map(_CODE.match, lines[:_FIRST_CARDS])):  # its own semicolons separate no cells
        return "\t"
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def records(text: TextIOBase, delimiter: str, *, joined: bool | None = None) -> Iterator[list[str]]:
    """Yield the records of a text, blank lines as []; a record is what a spreadsheet shows as a row.

    `joined`: whether quotations span lines; None judges each by what it holds. Raises FileProblem NUL_BYTES, TOO_BIG
    (a line, a cell) or TRUNCATED (the last quotation stays open).
    """
    lines = _lines(text)
    if joined:
        return _as_quoted(lines, delimiter)
    return _records(lines, delimiter, judged=joined is None, others=DELIMITERS)


def doubts(text: TextIOBase, delimiter: str) -> tuple[Doubt, ...]:
    """Return the quotations of a text that can be read either way."""
    found: list[Doubt] = []
    with contextlib.suppress(FileProblem):  # `records` reports it
        for _ in _records(_lines(text), delimiter, found=found):
            """Read to the end."""
    return tuple(found)


def fewest_cells(rows: Sequence[list[str]]) -> int:
    """Return the fewest cells of a row that no line break has torn, by the first rows; 0 if they differ too much."""
    widths = Counter(map(len, filter(None, rows)))
    full, often = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    share = often / max(1, widths.total())
    return full if share >= _ALL else min(full, 2) if share >= _MANY else 0


def _records(
    lines: Iterator[str],
    delimiter: str,
    *,
    judged: bool = True,
    found: list[Doubt] | None = None,
    others: Sequence[str] = (),
) -> Iterator[list[str]]:
    """Yield the records of lines, with each quotation judged or ended at its line's end; doubts are added to `found`.

    A line of a single cell among rows is split by one of the `others`, if that makes a row of it.
    """
    number, any_row = 0, False
    ahead = Lines(lines)
    try:
        quotations = Quotations(ahead, delimiter, judged=judged)
        while line := ahead.next():
            number += 1
            cells = quotations.cells(line, number) if '"' in line else line.rstrip("\r\n").split(delimiter)
            if len(line) > MAX_CELL and any(len(cell) > MAX_CELL for cell in cells):
                raise FileProblem(FileFault.TOO_BIG, row=number, detail="a cell without an end")
            if others and len(cells) == 1 and (cut := quotations.cut_by(others, line, first=not any_row)):
                cells = cut
            any_row = any_row or len(cells) > 1
            yield [] if cells == [""] else cells
        number -= 1
    except FileProblem as problem:
        problem.row = problem.row or number + 1
        raise
    finally:
        if found is not None:
            found += quotations.doubts


def _as_quoted(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """Yield the records of lines, following quotations over however many lines they span."""
    number = 0

    def with_end() -> Iterator[str]:
        yield from lines
        yield _END

    try:
        for record in csv.reader(with_end(), delimiter=delimiter):
            if record == [_END]:
                return
            number += 1
            if record and record[-1].endswith(_END):
                break
            yield record
    except csv.Error as error:
        raise FileProblem(FileFault.TOO_BIG, row=number + 1, detail=str(error)) from None
    except FileProblem as problem:
        problem.row = number + 1
        raise
    raise FileProblem(FileFault.TRUNCATED, row=number, detail="a quotation stays open")


def _lines(text: TextIOBase) -> Iterator[str]:
    """Yield the lines of a text, checked, each with a line end."""
    while line := text.readline(MAX_LINE):
        if "\0" in line:
            raise FileProblem(FileFault.NUL_BYTES)
        if line[-1] not in "\r\n":
            if len(line) >= MAX_LINE:
                raise FileProblem(FileFault.TOO_BIG, detail="a line without an end")
            line += "\n"
        yield line


def _first_lines(text: TextIOBase) -> Iterator[str]:
    left = _SAMPLE_LETTERS
    while left > 0 and (line := text.readline(left)):
        left -= len(line)
        if left > 0 or line[-1] in "\r\n":
            yield line


def _fit(lines: list[str], delimiter: str) -> tuple[float, int]:
    sample: list[list[str]] = []
    try:
        for record in islice(_records(iter(lines), delimiter), _SAMPLE_RECORDS):
            if any(map(str.strip, record)):
                sample.append(record)  # noqa: PERF401 - keeps those read if the last quotation is cut off
    except FileProblem:
        pass
    widths = Counter(len(record) for record in sample if len(record) > 1)
    if not widths:
        return 0.0, 0
    usual, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    return round((times + widths.total() / 2) / len(sample), 2), usual
