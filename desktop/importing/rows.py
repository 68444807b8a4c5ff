"""Rows of a file as candidates for clients: what each can be found by, or why it is left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.domain.emails import emails_of
from desktop.domain.phones import Phone, is_lost, phones_of
from desktop.importing.cleaning import cleaned, is_blank, is_error
from desktop.importing.columns import FileColumn, Mapping, RowsKind
from desktop.importing.encodings import is_unreadable
from desktop.importing.known_headers import normalized
from desktop.importing.name_beside import name_beside
from desktop.importing.no_client import is_footer, without_other_numbers
from desktop.importing.roles import NAMES, Role, by_words, looks_like_phone

_LONGEST_ID = 18
_LONGEST_HEADER = 200
_TAIL = 9
"""Last digits of a phone, which are the same in all of its spellings."""
_SECOND_HEADERS = 3
"""First rows that may repeat the headers in other words: in another language, or as a second line of headers."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row below the header: its number in the file, from 1, title rows and blank lines counted, and its cells."""

    number: int
    cells: tuple[str, ...]
    torn: bool = False
    """Whether it is shorter than the other rows of a text: a line break in a cell may have split one row in two."""


class Skip(Enum):
    """Why a row is left out before any search."""

    EMPTY = "empty"
    CONTINUATION = "continuation"
    """More of the client above (requisites): all of the client's own cells are empty."""
    DUPLICATE = "duplicate"
    """The same id as a row above, or, without an id, the same name, company, phones and e-mails."""
    PHONE_LOST = "phone-lost"
    """Excel has destroyed the phone, and there is nothing else to find the client by."""
    NOTHING_TO_FIND = "nothing-to-find"
    """No id, phone, e-mail or name."""
    NO_CLIENT = "no-client"
    """Repeated headers, a sum, or a footer below the table."""


class Flag(Enum):
    """What is odd about a row that is used anyway."""

    PHONE_LOST = "phone-lost"
    """"7,9E+10": the digits are gone, and are never guessed."""
    PHONE_UNREADABLE = "phone-unreadable"
    """A cell of phones holds something else."""
    VALUE_MISSING = "value-missing"
    """A formula error, or a formula without its value."""
    ROW_TORN = "row-torn"
    """It is shorter than the others: a line break in a cell may have split one row in two."""
    NAME_UNREADABLE = "name-unreadable"
    """Letters of a name are garbled, or question marks stand for them."""
    EMAIL_UNREADABLE = "email-unreadable"
    ID_UNREADABLE = "id-unreadable"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of a file. `ids`, `phones` (as written) and `emails` are in the order of the columns, without duplicates.

    `sure_ids`: the ids certainly belong to Bitrix24's cards of this kind.

    `name` is the person's ("Фамилия Имя Отчество") and "" in a file of companies, where `company` is the name.
    `cells` are the row's own. A skipped row has `skip`; `of_row` is then the row it continues or duplicates.
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
    sure_ids: bool = True


def candidates(rows: Iterable[RawRow], mapping: Mapping) -> Iterator[Candidate]:
    """Yield one candidate for each row, in order. Keeps only what is needed to recognize duplicates, not the rows."""
    reader = _Reader(mapping)
    for row in rows:
        yield reader.read(row)


class _Reader:
    """Reads the rows of one file and remembers which clients it has met."""

    def __init__(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._places = {role: [column.index for column in mapping.of(role)] for role in Role}
        self._places[Role.PHONE] += self._places[Role.WITH_NAME]
        self._met: dict[object, int] = {}
        self._above: int | None = None
        self._read = 0
        self._own = [column.index for column in mapping.columns if column.code or column.role is not Role.IGNORED]
        self._header = [normalized(column.header[:_LONGEST_HEADER]) for column in mapping.columns]
        self._table = sum(bool(text) for text in self._header) > 1
        self._named = [column.index for column in mapping.columns if _may_name(column)]

    def read(self, row: RawRow) -> Candidate:
        """Return the candidate for a row."""
        self._read += 1
        if all(map(is_blank, row.cells)):
            return Candidate(row.number, row.cells, skip=Skip.EMPTY)
        if self._mapping.bitrix and self._above and not any(self._cell(row, index) for index in self._own):
            return Candidate(row.number, row.cells, skip=Skip.CONTINUATION, of_row=self._above)
        if self._repeats_header(row):
            return Candidate(row.number, row.cells, skip=Skip.NO_CLIENT)
        flags: set[Flag] = set()
        ids = self._ids(row, flags)
        numbers = self._phones(row, flags)
        written = _distinct(numbers)
        emails = self._emails(row, flags)
        name, company = self._name(row, flags), " ".join(self._texts(row, Role.COMPANY, flags))
        if any(is_unreadable(self._cell(row, index)) for index in self._named):
            flags.add(Flag.NAME_UNREADABLE)
        called = name or company
        if row.torn and not (called and (ids or numbers or emails)):
            flags.add(Flag.ROW_TORN)
        if called and not (ids or numbers or emails) and is_footer(row.cells, called, table=self._table):
            return Candidate(row.number, row.cells, skip=Skip.NO_CLIENT)
        if self._mapping.kind is RowsKind.COMPANIES:
            name, company = "", company or name
        skip, of_row = None, None
        if not (ids or numbers or emails or name or company):
            skip = Skip.PHONE_LOST if Flag.PHONE_LOST in flags else Skip.NOTHING_TO_FIND
        else:
            self._above = row.number
            key = ids[0] if ids and self._mapping.sure_ids else _key(numbers, emails, name, company, ids)
            of_row = self._met.setdefault(key, row.number)
            skip, of_row = (Skip.DUPLICATE, of_row) if of_row != row.number else (None, None)
        return Candidate(
            row.number, row.cells, ids, written, emails, name, company, frozenset(flags), skip, of_row,
            self._mapping.sure_ids,
        )  # fmt: skip

    def _repeats_header(self, row: RawRow) -> bool:
        """Return whether a row only repeats the headers, maybe in other words."""
        filled = said = 0
        for index, cell in enumerate(row.cells):
            if is_blank(cell):
                continue
            if index >= len(self._header) or len(cell) > _LONGEST_HEADER:
                return False
            filled += 1
            if normalized(cell) != self._header[index]:
                role = self._mapping.columns[index].role
                if self._read > _SECOND_HEADERS or role is Role.IGNORED or by_words(cell) is not role:
                    return False
                said += 1
        return not said or filled > 1

    def _cell(self, row: RawRow, index: int) -> str:
        return row.cells[index].strip() if index < len(row.cells) else ""

    def _texts(self, row: RawRow, role: Role, flags: set[Flag]) -> list[str]:
        texts = []
        for index in self._places[role]:
            if cell := self._cell(row, index):
                if text := cleaned(cell):
                    texts.append(text)
                elif is_error(cell):
                    flags.add(Flag.VALUE_MISSING)
        return texts

    def _ids(self, row: RawRow, flags: set[Flag]) -> tuple[int, ...]:
        found = []
        for cell in self._texts(row, Role.ID, flags):
            whole = cell.lstrip("#№ ").removesuffix(".0").removesuffix(",0")
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
            plain = cleaned(cell)
            rest = _without_addresses(plain)
            numbers = phones_of(without_other_numbers(rest)) if rest else ()
            found += numbers
            if is_lost(rest if "@" in cell else cell):
                flags.add(Flag.PHONE_LOST)
            elif is_error(cell):
                flags |= {Flag.PHONE_UNREADABLE, Flag.VALUE_MISSING}
            elif rest and not numbers and not (rest != plain and index in self._places[Role.WITH_NAME]):
                flags.add(Flag.PHONE_UNREADABLE)
        for index in self._places[Role.EMAIL]:
            rest = _without_addresses(cleaned(self._cell(row, index)))
            if looks_like_phone(rest):
                found += phones_of(rest)
        return found

    def _emails(self, row: RawRow, flags: set[Flag]) -> tuple[str, ...]:
        cells = self._texts(row, Role.EMAIL, flags)
        if not all(emails_of(cell) or looks_like_phone(cell) for cell in cells):
            flags.add(Flag.EMAIL_UNREADABLE)
        cells += [cell for index in self._places[Role.PHONE] if "@" in (cell := self._cell(row, index))]
        found: dict[str, str] = {}
        for address in (address for cell in cells for address in emails_of(cell)):
            found.setdefault(address.casefold(), address)
        return tuple(found.values())

    def _name(self, row: RawRow, flags: set[Flag]) -> str:
        parts = [
            text for role in (Role.LAST_NAME, Role.NAME, Role.SECOND_NAME) for text in self._texts(row, role, flags)
        ]
        whole = " ".join(self._texts(row, Role.FULL_NAME, flags))
        whole = whole or " ".join(name_beside(self._cell(row, index)) for index in self._places[Role.WITH_NAME])
        joined = " ".join(_without_repeated(parts))
        ours, theirs = set(joined.casefold().split()), set(whole.casefold().split())
        return whole if ours < theirs else joined


def _may_name(column: FileColumn) -> bool:
    """Return whether a column holds names, or may hold them, as its header is unreadable or empty."""
    lost = column.role is Role.IGNORED and (is_unreadable(column.header) or not column.header)
    return lost or column.role in NAMES or column.role is Role.WITH_NAME


def _without_addresses(cell: str) -> str:
    """Return a cell without its addresses: people write phones and addresses into one column."""
    for address in emails_of(cell):
        cell = cell.replace(address, " ")
    return cell.strip(" ,;/|<>")


def _distinct(numbers: Sequence[Phone]) -> tuple[str, ...]:
    """Return phones as they were first written, each number with its extension once."""
    if len({phone.digits[-_TAIL:] for phone in numbers}) == len(numbers):
        return tuple(map(str, numbers))
    first: dict[tuple[str, str], str] = {}
    for phone in numbers:
        first.setdefault((phone.key, phone.extension), str(phone))
    return tuple(first.values())


def _without_repeated(parts: list[str]) -> list[str]:
    """Return the parts of a name except for those contained in another part: "Жук" beside "Яна Жук"."""
    words = [set(part.casefold().split()) for part in parts]
    return [part for part, own in zip(parts, words, strict=True) if not any(own < other for other in words)]


def _key(numbers: Iterable[Phone], emails: tuple[str, ...], name: str, company: str, ids: tuple[int, ...]) -> object:
    return (
        frozenset(numbers),
        frozenset(map(str.casefold, emails)),
        name.casefold().replace("ё", "е"),
        company.casefold().replace("ё", "е"),
        () if numbers or emails else ids,
    )
