"""Lines with quotation marks: distinguishing quoted cells, inch signs, escaped marks and forgotten ones."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from desktop.importing.limits import MAX_CELL
from desktop.importing.problems import FileFault, FileProblem

_SAMPLE_LINES = 100
_SAMPLE_LETTERS = 64 * 1024
_MOST_DOUBTS = 100
_MANY = 0.6
_NUMBER = re.compile(r"\d(?:\D{0,3}\d){4}")
_INSIDE = r'[^"]*+(?:""[^"]*+)*+'
_INSIDE_ESCAPED = r'[^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+'
_ESCAPED = re.compile(r'\\(["\\])|"(")')


@dataclass(frozen=True, slots=True)
class Doubt:
    """A quotation over lines that look like rows: the row in which it begins, and how many lines it would take.

    `apart`: these lines are rows of their own by default.
    """

    row: int
    lines: int
    apart: bool = True


class Lines:
    """Lines that can be read ahead before they are taken."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._held: deque[str] = deque()
        self._problem: FileProblem | None = None

    def next(self) -> str:
        """Take the next line, "" at the end. Raises the FileProblem of reading it."""
        if self._held:
            return self._held.popleft()
        if self._problem is not None:
            raise self._problem
        return next(self._lines, "")

    def ahead(self) -> Iterator[str]:
        """Yield the next lines, up to one that can't be read, without taking them."""
        yield from list(self._held)
        try:
            for line in self._lines:
                self._held.append(line)
                yield line
        except FileProblem as problem:
            self._problem = problem

    def skip(self, count: int) -> None:
        """Take lines that `ahead` has yielded."""
        for _ in range(count):
            self._held.popleft()


class Quotations:
    """Splits lines with quotation marks, having learnt from the first lines what a usual row looks like.

    Unless `judged`, quotations end with their line.
    """

    def __init__(self, lines: Lines, delimiter: str, *, judged: bool = True) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._judged = judged
        self.doubts: list[Doubt] = []
        first = list(_sample(lines.ahead()))
        sign = re.escape(delimiter)
        self._escaped = _are_escaped(first, delimiter)
        inside = _INSIDE_ESCAPED if self._escaped else _INSIDE
        self._quotation = re.compile(rf'[ ]{{0,20}}"({inside})"[ ]{{0,20}}(?={sign}|\Z)', re.DOTALL)
        self._loose_end = re.compile(rf'"(?=[ ]{{0,20}}(?:{sign}|\Z))')
        self._wrapped = self._are_wrapped(first)
        self._usual = self._usual_width(first)
        self._numbers = self._number_columns(first)

    def cells(self, line: str, number: int) -> list[str]:
        """Return the cells of the record that begins with a line, and take the other lines that belong to it."""
        cells = self._alone(line)
        if cells is None:
            cells = self._across(line, number)
        return self._unwrapped(cells)

    def cut_by(self, delimiters: Sequence[str], line: str, *, first: bool) -> list[str] | None:
        """Return the cells of a line that another delimiter splits into a usual row, or the `first` into headers."""
        for delimiter in delimiters if self._usual > 1 else ():
            cells = _strict(line, delimiter) or []
            if len(cells) == self._usual and (first or (self._fits(cells) and any(map(_NUMBER.search, cells)))):
                return cells
        return None

    def _alone(self, line: str) -> list[str] | None:
        """Return the cells of a line whose quotations end in it; None if one may stay open."""
        exact = None if self._escaped and '\\"' in line else _strict(line, self._delimiter)
        if exact is not None:
            if len(exact) != self._usual and f'{self._delimiter} "' in line:
                spaced = _strict(line, self._delimiter, spaced=True)
                return spaced if spaced is not None and len(spaced) == self._usual else exact
            return exact
        if self._marks(line) % 2:
            return None
        literal, loose = self._cut(line), self._cut(line, loose=True)
        return literal if len(literal) == self._usual != len(loose) else loose

    def _across(self, line: str, number: int) -> list[str]:
        """Return the cells of a record whose quotation stays open at the end of its first line."""
        literal, loose = self._cut(line), self._cut(line, loose=True)
        within = len(loose) == self._usual and loose != literal
        if not self._judged:
            return loose if within else literal
        held, closed = self._held(line)
        joined = self._joined(held) if closed else None
        fitting = sum(1 for other in held[1:] if self._fits(self._short(other)))
        first = self._fits(literal)
        if within and (fitting or joined is None):
            return loose
        apart = joined is None or fitting > 1 or bool(fitting and first and self._numbers)
        if fitting and len(self.doubts) < _MOST_DOUBTS:
            self.doubts.append(Doubt(number, len(held), apart))
        if joined is None:
            if fitting or (first and '"' not in literal[-1]):
                return literal
            if sum(map(len, held)) > MAX_CELL:
                raise FileProblem(FileFault.TOO_BIG, row=number, detail="a cell without an end")
            if not closed:
                raise FileProblem(FileFault.TRUNCATED, row=number, detail="a quotation stays open")
            return literal
        if apart:
            return literal
        self._lines.skip(len(held) - 1)
        return joined

    def _held(self, line: str) -> tuple[list[str], bool]:
        """Return a line and the lines up to the end of its quotation, and whether that ends at all."""
        held, size = [line], len(line)
        for other in self._lines.ahead():
            held.append(other)
            size += len(other)
            if self._marks(other) % 2:
                return held, True
            if size > MAX_CELL:
                break
        return held, False

    def _joined(self, held: list[str]) -> list[str] | None:
        """Return the cells of a record of several lines; None if its quotation ends within a cell."""
        text = "".join(held)
        exact = None if self._escaped else _strict(text, self._delimiter)
        if exact is not None:
            return exact
        cells = self._cut(text, loose=True)
        outside = any("\n" in cell and cell.lstrip(" ").startswith('"') for cell in cells)
        return None if outside or len(cells) != self._usual else cells

    def _short(self, line: str) -> list[str]:
        """Return the cells of a line within a quotation as if it stood alone."""
        if '"' not in line:
            return line.rstrip("\r\n").split(self._delimiter)
        return self._alone(line) or self._cut(line)

    def _fits(self, cells: Sequence[str]) -> bool:
        """Return whether cells look like a row: as many as usual, with numbers in the number columns."""
        return len(cells) == self._usual and all(
            not cells[column].strip() or _NUMBER.search(cells[column]) for column in self._numbers
        )

    def _cut(self, line: str, *, loose: bool = False) -> list[str]:
        """Return the cells of a line in which a quotation mark may be an ordinary character.

        A quotation ends before a delimiter; if `loose`, it may hold marks that are not doubled.
        """
        text = line.rstrip("\r\n")
        cells, place = [], 0
        last = self._loose_end.search(text) if loose else None
        while True:
            end = -1
            while last is not None and last.start() <= place:
                last = self._loose_end.search(text, place + 1)
            if (whole := self._quotation.match(text, place)) is not None:
                cells.append(self._plain(whole[1]))
                end = whole.end()
            elif last is not None and text.startswith('"', place):
                cells.append(self._plain(text[place + 1 : last.start()]))
                end = last.end()
            if end < 0:
                end = text.find(self._delimiter, place)
                end = len(text) if end < 0 else end
                cells.append(text[place:end])
            else:
                end = text.find(self._delimiter, end)
                end = len(text) if end < 0 else end
            if end >= len(text):
                return cells
            place = end + 1

    def _plain(self, quotation: str) -> str:
        if not self._escaped:
            return quotation.replace('""', '"')
        return _ESCAPED.sub(lambda found: found[1] or found[2], quotation)

    def _marks(self, line: str) -> int:
        """Return how many quotation marks of a line can begin or end a quotation."""
        return line.count('"') - (line.count('\\"') if self._escaped else 0)

    def _are_wrapped(self, first: list[str]) -> bool:
        """Return whether each line as a whole is in quotation marks, as in a table that was saved twice."""
        filled = [cells for line in first if (cells := _strict(line, self._delimiter))]
        return len(filled) > 1 and all(
            len(cells) == 1 and self._delimiter in cells[0] and line.startswith('"')
            for cells, line in zip(filled, (line for line in first if line.strip()), strict=False)
        )

    def _unwrapped(self, cells: list[str]) -> list[str]:
        if self._wrapped and len(cells) == 1:
            return _strict(cells[0], self._delimiter) or self._cut(cells[0], loose=True)
        return cells

    def _usual_width(self, first: list[str]) -> int:
        """Return how many cells most rows have, counting both quoted records and lines without quotation marks.

        A line in quotation marks with one mark too many counts as a row, too.
        """
        widths = Counter(line.count(self._delimiter) + 1 for line in first if '"' not in line and line.strip())
        stray = [
            line for line in first if self._marks(line) % 2 and line.startswith('"') and line.rstrip().endswith('"')
        ]
        widths.update(len(self._cut(line)) for line in stray)
        try:
            for cells in csv.reader(first, delimiter=self._delimiter):
                widths[len(self._unwrapped(cells))] += bool(cells)
        except csv.Error:
            pass
        return max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(0, 0))[0]

    def _number_columns(self, first: list[str]) -> list[int]:
        """Return the columns in which most cells hold long numbers."""
        plain = [cells for line in first if len(cells := self._short(line)) == self._usual]
        return [
            column
            for column in range(self._usual)
            if plain and sum(1 for cells in plain if _NUMBER.search(cells[column])) >= len(plain) * _MANY
        ]


def _sample(lines: Iterator[str]) -> Iterator[str]:
    left = _SAMPLE_LETTERS
    for line in islice(lines, _SAMPLE_LINES):
        left -= len(line)
        if left < 0:
            return
        yield line


def _strict(line: str, delimiter: str, *, spaced: bool = False) -> list[str] | None:
    """Return the cells of a correctly written line; None for any other."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True, skipinitialspace=spaced), [])
    except csv.Error:
        return None


def _are_escaped(lines: list[str], delimiter: str) -> bool:
    """Return whether quotation marks in cells are escaped by a backslash: more lines can be read that way."""

    def readable(escape: str | None) -> int:
        count = 0
        for line in lines:
            try:
                count += len(list(csv.reader([line], delimiter=delimiter, strict=True, escapechar=escape)))
            except csv.Error:
                continue
        return count

    return any('\\"' in line for line in lines) and readable("\\") > readable(None)
