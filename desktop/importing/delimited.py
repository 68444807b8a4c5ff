"""CSV and TSV: the delimiter, and the records with quotations, doubled quotes and line breaks in cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from desktop.importing.limits import MAX_LINE
from desktop.importing.problems import Cause, FileProblem

DELIMITERS = (";", "\t", ",", "|")

_SAMPLE_RECORDS = 100
_SAMPLE_LETTERS = 64 * 1024
_END = "\ue000end\ue000"


def find_delimiter(text: io.TextIOBase) -> str:
    """Return the delimiter that cuts most of the first records into the same number of cells; ";" when none does."""
    lines = list(_first_lines(text))
    if lines and (told := lines[0].strip().lower()).startswith("sep=") and told[4:5] in DELIMITERS:
        return told[4:5]
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def records(text: io.TextIOBase, delimiter: str) -> Iterator[list[str]]:
    """Yield the records of a text, blank lines as []; a record is what a spreadsheet shows as a row.

    Raises FileProblem NUL_BYTES, TOO_BIG (a line, a cell) or TRUNCATED (the last quotation stays open).
    """
    number = 0
    open_end = True
    lines = _Lines(text)
    try:
        for record in csv.reader(lines, delimiter=delimiter):
            if record == [_END]:
                open_end = False
                break
            number += 1
            if record and record[-1].endswith(_END):
                break
            yield record
    except csv.Error as error:
        raise FileProblem(Cause.TOO_BIG, row=number + 1, detail=str(error)) from None
    except FileProblem as problem:
        problem.row = number + 1
        raise
    if open_end:
        raise FileProblem(Cause.TRUNCATED, row=number, detail="a quotation stays open")


class _Lines:
    """The lines of a text, checked; then one that shows whether a quotation is still open."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text
        self._ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self._ended:
            raise StopIteration
        line = self._text.readline(MAX_LINE)
        if not line:
            self._ended = True
            return _END
        if "\0" in line:
            raise FileProblem(Cause.NUL_BYTES)
        if line[-1] not in "\r\n":
            if len(line) >= MAX_LINE:
                raise FileProblem(Cause.TOO_BIG, detail="a line without an end")
            line += "\n"
        return line


def _first_lines(text: io.TextIOBase) -> Iterator[str]:
    left = _SAMPLE_LETTERS
    while left > 0 and (line := text.readline(left)):
        left -= len(line)
        if left > 0 or line[-1] in "\r\n":
            yield line


def _fit(lines: list[str], delimiter: str) -> tuple[float, int]:
    try:
        sample = [
            r for r in islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_RECORDS) if any(map(str.strip, r))
        ]
    except csv.Error:
        return 0.0, 0
    widths = Counter(len(record) for record in sample if len(record) > 1)
    if not widths:
        return 0.0, 0
    usual, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    return round((times + widths.total() / 2) / len(sample), 2), usual
