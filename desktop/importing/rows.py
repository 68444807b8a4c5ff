"""Rows of a file as candidates for clients: what each can be found by, or why it is left out already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from desktop.domain.phones import Phone, is_lost, phones_of
from desktop.importing.columns import Kind, Mapping
from desktop.importing.roles import EMAIL, Role

_LONGEST_ID = 18


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row below the header: its number in the file, from 1, title rows and blank lines counted, and its cells."""

    number: int
    cells: tuple[str, ...]


class Skip(Enum):
    """Why a row is left out before anything is looked for."""

    EMPTY = "empty"
    CONTINUATION = "continuation"
    """More of the client above (requisites): all of the client's own cells are empty."""
    DUPLICATE = "duplicate"
    """The same id as a row above, or without an id the same name, company, phones and e-mails."""
    PHONE_LOST = "phone-lost"
    """Excel has destroyed the phone, and there is nothing else to find the client by."""
    NOTHING_TO_FIND = "nothing-to-find"
    """No id, phone, e-mail or name."""


class Flag(Enum):
    """What is odd about a row that is used all the same."""

    PHONE_LOST = "phone-lost"
    """"7,9E+10": the digits are gone, and are never guessed."""
    PHONE_UNREADABLE = "phone-unreadable"
    """A cell of phones holds something that is none."""
    EMAIL_UNREADABLE = "email-unreadable"
    ID_UNREADABLE = "id-unreadable"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of a file. `ids`, `phones` (as written) and `emails` are in the order of the columns, none twice.

    `name` is the person's ("Фамилия Имя Отчество") and "" in a file of companies, where `company` is the name.
    `cells` are the row's own. A skipped row has `skip`; `of_row` is then the row it continues or doubles.
    """

    row: int
    cells: tuple[str, ...]
    ids: tuple[int, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    name: str = ""
    company: str = ""
    flags: frozenset[Flag] = frozenset()
    skip: Skip | None = None
    of_row: int | None = None


def candidates(rows: Iterable[RawRow], mapping: Mapping) -> Iterator[Candidate]:
    """Yield one candidate for each row, in order. Keeps what is needed to know doubles, not the rows."""
    reader = _Reader(mapping)
    for row in rows:
        yield reader.read(row)


class _Reader:
    """Reads the rows of one file and remembers which clients it has met."""

    def __init__(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._places = {role: [column.index for column in mapping.of(role)] for role in Role}
        self._met: dict[object, int] = {}
        self._above: int | None = None
        self._own = [column.index for column in mapping.columns if column.code or column.role is not Role.IGNORED]

    def read(self, row: RawRow) -> Candidate:
        """Return what a row is."""
        if not any(map(str.strip, row.cells)):
            return Candidate(row.number, row.cells, skip=Skip.EMPTY)
        if self._mapping.bitrix and self._above and not any(self._cell(row, index) for index in self._own):
            return Candidate(row.number, row.cells, skip=Skip.CONTINUATION, of_row=self._above)
        flags: set[Flag] = set()
        ids = self._ids(row, flags)
        numbers = self._phones(row, flags)
        written = tuple(dict.fromkeys(map(str, numbers)))
        emails = self._emails(row, flags)
        name, company = self._name(row), " ".join(self._texts(row, Role.COMPANY))
        if self._mapping.kind is Kind.COMPANIES:
            name, company = "", company or name
        skip, of_row = None, None
        if not (ids or numbers or emails or name or company):
            skip = Skip.PHONE_LOST if Flag.PHONE_LOST in flags else Skip.NOTHING_TO_FIND
        else:
            self._above = row.number
            key = ids[0] if ids else _key(numbers, emails, name, company)
            of_row = self._met.setdefault(key, row.number)
            skip, of_row = (Skip.DUPLICATE, of_row) if of_row != row.number else (None, None)
        return Candidate(row.number, row.cells, ids, written, emails, name, company, frozenset(flags), skip, of_row)

    def _cell(self, row: RawRow, index: int) -> str:
        return row.cells[index].strip() if index < len(row.cells) else ""

    def _texts(self, row: RawRow, role: Role) -> list[str]:
        cells = (self._cell(row, index) for index in self._places[role])
        return [" ".join(cell.split()) for cell in cells if cell]

    def _ids(self, row: RawRow, flags: set[Flag]) -> tuple[int, ...]:
        found = []
        for cell in self._texts(row, Role.ID):
            whole = cell.removesuffix(".0").removesuffix(",0")
            if whole.isdecimal() and len(whole) <= _LONGEST_ID and int(whole) > 0:
                found.append(int(whole))
            else:
                flags.add(Flag.ID_UNREADABLE)
        return tuple(dict.fromkeys(found))

    def _phones(self, row: RawRow, flags: set[Flag]) -> list[Phone]:
        found: list[Phone] = []
        for index in self._places[Role.PHONE]:
            if not (cell := self._cell(row, index)):
                continue
            numbers = phones_of(cell)
            found += numbers
            if is_lost(cell):
                flags.add(Flag.PHONE_LOST)
            elif not numbers:
                flags.add(Flag.PHONE_UNREADABLE)
        return found

    def _emails(self, row: RawRow, flags: set[Flag]) -> tuple[str, ...]:
        found: list[str] = []
        for cell in self._texts(row, Role.EMAIL):
            addresses = EMAIL.findall(cell)
            found += addresses
            if not addresses:
                flags.add(Flag.EMAIL_UNREADABLE)
        return tuple(dict.fromkeys(found))

    def _name(self, row: RawRow) -> str:
        parts = [text for role in (Role.LAST_NAME, Role.NAME, Role.SECOND_NAME) for text in self._texts(row, role)]
        return " ".join(parts or self._texts(row, Role.FULL_NAME))


def _key(numbers: Iterable[Phone], emails: tuple[str, ...], name: str, company: str) -> object:
    return (
        frozenset(numbers),
        frozenset(map(str.casefold, emails)),
        name.casefold().replace("ё", "е"),
        company.casefold().replace("ё", "е"),
    )
