"""What each column of a file is for: known from Bitrix24's headers, proposed for others, corrected by people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256

from desktop.importing.known_headers import CODES, MARKS_COMPANIES, MARKS_CONTACTS, normalized
from desktop.importing.roles import MANY, Role, are_ids, by_code, by_content, by_words, never_a_phone

_EVERYBODYS = frozenset(
    {
        *("ID", "PHONE", "EMAIL", "FULL_NAME", "NAME", "COMPANY", "COMPANY_ID"),
        *("ADDRESS", "ADDRESS_CITY", "COMMENTS", "SOURCE_ID", "POST", "BIRTHDATE"),
    }
)
"""Codes whose headers anybody writes, by hand or with another program."""


class Kind(Enum):
    """What the rows of a file are."""

    CONTACTS = "contacts"
    COMPANIES = "companies"
    UNSURE = "unsure"
    """The caller asks."""


class Ground(Enum):
    """Why a column has its role."""

    KNOWN = "known"
    """Bitrix24 writes this header."""
    WORDS = "words"
    CONTENT = "content"
    CHOSEN = "chosen"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its header as written, and what it is for. `index` is 0 for the first; `code` the field's or ""."""

    index: int
    header: str
    role: Role
    ground: Ground
    code: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a file. `bitrix` tells that Bitrix24 has written it, `shape` stands for its headers.

    A mapping that was corrected can be kept by its shape and used with `with_roles` for the next file of that shape.
    """

    columns: tuple[Column, ...]
    kind: Kind
    bitrix: bool
    shape: str

    @property
    def sure(self) -> bool:
        """Whether nobody has to look at it: known headers, a known kind, something to find clients by."""
        return self.bitrix and self.kind is not Kind.UNSURE and self.usable

    @property
    def usable(self) -> bool:
        """Whether clients can be found by it at all."""
        return any(column.role is not Role.IGNORED for column in self.columns)

    def of(self, role: Role) -> tuple[Column, ...]:
        """Return the columns of a role, faxes last."""
        return tuple(
            sorted((c for c in self.columns if c.role is role), key=lambda column: column.code == "PHONE_FAX")
        )

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles from left to right."""
        return tuple(column.role for column in self.columns)

    def with_roles(self, roles: Sequence[Role], kind: Kind | None = None) -> "Mapping":
        """Return it with roles from left to right, and a kind, chosen by the supervisor.

        A role that only one column can have stays with the first column that differs from now, or the first at all.
        """
        given = [*roles, *self.roles[len(roles) :]][: len(self.columns)]
        for role in set(given) - MANY:
            places = [place for place, chosen in enumerate(given) if chosen is role]
            kept = next((place for place in places if self.columns[place].role is not role), places[0])
            for place in places:
                given[place] = role if place == kept else Role.IGNORED
        columns = (
            column if column.role is role else replace(column, role=role, ground=Ground.CHOSEN)
            for column, role in zip(self.columns, given, strict=True)
        )
        return replace(self, columns=tuple(columns), kind=kind or self.kind)


def propose_columns(header: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> Mapping:
    """Propose a mapping from the headers ("" for a column without one) and the first rows below."""
    codes = [CODES.get(normalized(text), "") for text in header]
    bitrix = _is_bitrix(header, codes)
    columns = []
    for index, (text, code) in enumerate(zip(header, codes, strict=True)):
        role, ground = _role(text, code, [row[index] for row in rows if index < len(row)], bitrix=bitrix)
        columns.append(Column(index, text, role, ground, code if ground is Ground.KNOWN else ""))
    kind = _kind(columns, bitrix=bitrix)
    return Mapping(tuple(_one_of_each(columns, rows, kind)), kind, bitrix, shape_of(header))


def shape_of(header: Sequence[str]) -> str:
    """Return a key for headers, the same however they are written, in another order another one."""
    return sha256("\x1f".join(map(normalized, header)).encode("utf-8", "replace")).hexdigest()[:32]


def _is_bitrix(header: Sequence[str], codes: Sequence[str]) -> bool:
    """Tell whether Bitrix24 has written headers: all are known, or ID and two more beside custom fields."""
    named = [text for text in header if text.strip()]
    known = sum(1 for code in codes if code)
    own = sum(1 for code in codes if code and code not in _EVERYBODYS)
    return own > 0 and (known == len(named) or ("ID" in codes and known >= 3))


def _role(header: str, code: str, cells: list[str], *, bitrix: bool) -> tuple[Role, Ground]:
    content = by_content(cells)
    if code == "COMPANY_ID" and any(cells) and are_ids(cells):
        return Role.IGNORED, Ground.CONTENT
    if code and (bitrix or code != "NAME"):
        return by_code(code), Ground.KNOWN
    if bitrix and header.strip():
        return Role.IGNORED, Ground.NONE
    if role := by_words(header):
        return role, Ground.WORDS
    if content and not (content is Role.PHONE and never_a_phone(header)):
        return content, Ground.CONTENT
    return Role.IGNORED, Ground.NONE


def _kind(columns: Sequence[Column], *, bitrix: bool) -> Kind:
    """Tell what the rows are: a last name makes contacts, the name of a company without one makes companies."""
    codes, roles = {column.code for column in columns}, {column.role for column in columns}
    if "LAST_NAME" in codes or Role.LAST_NAME in roles:
        return Kind.CONTACTS
    if "TITLE" in codes:
        return Kind.COMPANIES
    contacts = bool(codes & MARKS_CONTACTS) or bool(roles & {Role.NAME, Role.SECOND_NAME})
    companies = bitrix and bool(codes & MARKS_COMPANIES)
    if contacts != companies:
        return Kind.CONTACTS if contacts else Kind.COMPANIES
    full = next((normalized(column.header) for column in columns if column.role is Role.FULL_NAME), "")
    return Kind.CONTACTS if full.startswith(("фио", "ф.и", "ф. и", "full")) else Kind.UNSURE


def _one_of_each(columns: list[Column], rows: Sequence[Sequence[str]], kind: Kind) -> list[Column]:
    """Leave a role that only one column can have to the best one: a known header, for IDs one that holds ids."""

    def rank(column: Column) -> tuple[bool, bool, bool, int]:
        own = column.code == "TITLE" if kind is Kind.COMPANIES else column.code != "TITLE"
        cells = [row[column.index] for row in rows if column.index < len(row)]
        ids = column.role is not Role.ID or are_ids(cells)
        return not ids, column.ground is not Ground.KNOWN, not own, column.index

    best: dict[Role, Column] = {}
    for column in sorted(columns, key=rank):
        best.setdefault(column.role, column)
    kept = []
    for column in columns:
        if column.role not in MANY and best[column.role] is not column:
            column = replace(column, role=Role.IGNORED, ground=Ground.NONE)
        kept.append(column)
    whole = next((column for column in kept if column.role is Role.FULL_NAME), None)
    if whole is not None and normalized(whole.header) == "name" and any(c.role is Role.LAST_NAME for c in kept):
        kept[whole.index] = replace(whole, role=Role.NAME)
    return kept
