"""The role of each column of a file: known for Bitrix24's headers, proposed for others, corrected by people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256

from desktop.importing.cleaning import cleaned
from desktop.importing.header_words import said_by
from desktop.importing.known_headers import CODES, MARKS_COMPANIES, MARKS_CONTACTS, normalized
from desktop.importing.name_beside import are_with_names
from desktop.importing.roles import (
    MANY,
    NAMES,
    Role,
    are_ids,
    by_code,
    by_content,
    by_words,
    may_be_ids,
    never_a_phone,
)
from desktop.importing.sources import Owner, Source, is_doubtful, owned, source_of

_LONGEST = 400
_FEW_ROWS = 4
_FIELDS = {
    Role.FULL_NAME: "FULL_NAME",
    Role.LAST_NAME: "LAST_NAME",
    Role.NAME: "NAME",
    Role.SECOND_NAME: "SECOND_NAME",
    Role.COMPANY: "TITLE",
    Role.PHONE: "PHONE",
    Role.EMAIL: "EMAIL",
}
"""Field codes of a deal's client columns whose headers reveal their role only by their words."""
_TEXT = "…"
"""Stands for a cell that is too long to judge."""


class RowsKind(Enum):
    """What the rows of a file are."""

    CONTACTS = "contacts"
    COMPANIES = "companies"
    UNSURE = "unsure"
    """The caller has to ask."""


class Ground(Enum):
    """Why a column has its role."""

    KNOWN = "known"
    """Bitrix24 writes this header."""
    WORDS = "words"
    CONTENT = "content"
    CHOSEN = "chosen"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column: its header as written, and its role. `index` counts from 0; `code` is the field code or "".

    `owner`: the record that a deal's or a lead's column describes.
    """

    index: int
    header: str
    role: Role
    ground: Ground
    code: str = ""
    owner: Owner = Owner.ROW

    @property
    def is_fax(self) -> bool:
        """Whether it holds fax numbers, which nobody answers."""
        return self.code == "PHONE_FAX" or said_by(self.header).fax


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a file. `source` is what wrote it; `shape` is a key for its headers.

    `sure_ids`: its IDs certainly belong to contacts or companies of Bitrix24.

    A corrected mapping can be stored by its shape, and applied by `with_roles` to the next file of that shape.
    """

    columns: tuple[FileColumn, ...]
    kind: RowsKind
    source: Source
    shape: str
    sure_ids: bool = False

    @property
    def bitrix(self) -> bool:
        """Whether Bitrix24 wrote the file."""
        return self.source in (Source.BITRIX, Source.DEALS, Source.LEADS)

    @property
    def sure(self) -> bool:
        """Whether it needs no review: the headers and the kind are known, and clients can be found by it."""
        return self.bitrix and self.kind is not RowsKind.UNSURE and self.usable

    @property
    def usable(self) -> bool:
        """Whether clients can be found by it at all."""
        return any(column.role is not Role.IGNORED for column in self.columns)

    def of(self, role: Role) -> tuple[FileColumn, ...]:
        """Return the columns of a role, faxes last."""
        return tuple(sorted((c for c in self.columns if c.role is role), key=lambda column: column.is_fax))

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles from left to right."""
        return tuple(column.role for column in self.columns)

    def with_roles(self, roles: Sequence[Role], kind: RowsKind | None = None) -> "Mapping":
        """Return a copy with the roles, from left to right, and the kind that the supervisor chose.

        A role that only one column can have goes to the first column that is new to it, or otherwise to the first.
        """
        if kind not in (None, self.kind) and tuple(roles) == self.roles:
            return self._of_kind(kind or self.kind)
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
        chosen = replace(self, columns=tuple(columns), kind=kind or self.kind)
        return replace(chosen, sure_ids=self.sure_ids or any(c.ground is Ground.CHOSEN for c in chosen.of(Role.ID)))

    def _of_kind(self, kind: RowsKind) -> "Mapping":
        """Return a copy for clients of another kind: a deal has columns of both its contact and its company."""
        if self.source is not Source.DEALS:
            return replace(self, kind=kind)
        columns = (
            replace(column, role=_role_in_deal(column.owner, column.code, kind))
            if column.ground is Ground.KNOWN
            else column
            for column in self.columns
        )
        return replace(self, columns=tuple(columns), kind=kind)


def propose_columns(header: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> Mapping:
    """Propose a mapping from the headers ("" for a column without one) and the first rows below."""
    owners = [owned(text) for text in header]
    source = _source(header, rows)
    columns = []
    for index, (text, (owner, own)) in enumerate(zip(header, owners, strict=True)):
        code = CODES.get(normalized(own), "")
        cells = [cleaned(row[index]) if len(row[index]) < _LONGEST else _TEXT for row in rows if index < len(row)]
        if owner is Owner.ROW or source not in (Source.DEALS, Source.LEADS):
            code = CODES.get(normalized(text), "")
        raw = [row[index] for row in rows if index < len(row)]
        if source in (Source.OTHER, Source.OTHER_CRM) and code == "TITLE" and normalized(text) == "title":
            code = ""  # "Mr", or a job title
        role, ground = _role(text, code, cells, raw, source)
        if owner is not Owner.ROW and source in (Source.DEALS, Source.LEADS) and not code:
            code = _FIELDS.get(by_words(own, raw) or Role.IGNORED, "")
            role, ground = by_code(code), Ground.KNOWN if code else Ground.NONE
        columns.append(FileColumn(index, text, role, ground, code if ground is Ground.KNOWN else "", owner))
    kind = _kind_of_deals(columns) if source is Source.DEALS else _kind(columns, bitrix=source is Source.BITRIX)
    if source is Source.LEADS:
        kind = RowsKind.CONTACTS
    if source in (Source.DEALS, Source.LEADS):
        columns = [_of_client(column, source, kind) for column in columns]
    columns = _without_anothers(_whole_beside_parts(columns), rows)
    if source in (Source.OTHER, Source.OTHER_CRM):
        columns = _with_names(columns, rows)
    named = any(said_by(column.header).ours for column in columns if column.role is Role.ID)
    reached = any(column.role in (Role.PHONE, Role.EMAIL) for column in columns)
    cards = source is Source.BITRIX and kind is not RowsKind.UNSURE and not is_doubtful(header, reached=reached)
    sure_ids = named or cards or source in (Source.DEALS, Source.LEADS)
    return Mapping(tuple(_one_of_each(columns, rows, kind)), kind, source, shape_of(header), sure_ids)


def shape_of(header: Sequence[str]) -> str:
    """Return a key for headers, which depends on their order but ignores case and spacing."""
    return sha256("\x1f".join(map(normalized, header)).encode("utf-8", "replace")).hexdigest()[:32]


def _source(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Source:
    """Return what wrote a file; IDs that are not numbers belong to another program."""
    source = source_of(header)
    ids = [index for index, text in enumerate(header) if CODES.get(normalized(text)) == "ID"]
    numbers = any(may_be_ids([row[index] for row in rows if index < len(row)]) for index in ids)
    return source if numbers or not ids or source is Source.DEALS else Source.OTHER_CRM


def _role(header: str, code: str, cells: list[str], raw: list[str], source: Source) -> tuple[Role, Ground]:
    bitrix = source in (Source.BITRIX, Source.DEALS, Source.LEADS)
    if code == "COMPANY_ID" and any(cells) and are_ids(cells):
        return Role.IGNORED, Ground.CONTENT
    if code and bitrix:
        return by_code(code), Ground.KNOWN
    said = by_words(header, raw)
    if bitrix and header.strip():
        reaches = said in (Role.PHONE, Role.EMAIL) and said_by(header).certain
        return (said, Ground.WORDS) if said and reaches else (Role.IGNORED, Ground.NONE)
    if said is Role.ID and (source is Source.OTHER_CRM or not may_be_ids(cells)):
        return Role.IGNORED, Ground.WORDS
    if code and code != "NAME" and (said is None or by_code(code) is said):
        return by_code(code), Ground.KNOWN
    if said:
        return said, Ground.WORDS
    content = by_content(raw, names=not header.strip())
    if content and not (content is Role.PHONE and never_a_phone(header)):
        return content, Ground.CONTENT
    return Role.IGNORED, Ground.NONE


def _of_client(column: FileColumn, source: Source, kind: RowsKind) -> FileColumn:
    """Return a deal's or a lead's column with the role it has for the client, IGNORED if none."""
    if source is Source.DEALS:
        return replace(column, role=_role_in_deal(column.owner, column.code, kind))
    its_own = column.owner is Owner.ROW and column.code != "ID"
    reaches = column.owner is Owner.CONTACT and column.role in (Role.ID, Role.PHONE, Role.EMAIL)
    return column if its_own or reaches else replace(column, role=Role.IGNORED)


def _role_in_deal(owner: Owner, code: str, kind: RowsKind) -> Role:
    """Return the role of a deal's column; its own fields, such as the ID, mostly do not describe the client."""
    role = by_code(code)
    if owner is Owner.ROW:
        companies = kind is RowsKind.COMPANIES
        own = code in ("COMPANY", "COMPANY_ID", "TITLE") or (code == "FULL_NAME" and not companies)
        return role if own else Role.IGNORED
    if (owner is Owner.COMPANY) == (kind is RowsKind.COMPANIES):
        return role
    return Role.COMPANY if owner is Owner.COMPANY and code == "TITLE" else Role.IGNORED


def _kind_of_deals(columns: Sequence[FileColumn]) -> RowsKind:
    """Return the kind of client that the columns of deals describe; contacts take precedence over companies."""
    if any(column.owner is Owner.CONTACT or column.code == "FULL_NAME" for column in columns):
        return RowsKind.CONTACTS
    companies = any(column.owner is Owner.COMPANY or by_code(column.code) is Role.COMPANY for column in columns)
    return RowsKind.COMPANIES if companies else RowsKind.CONTACTS


def _kind(columns: Sequence[FileColumn], *, bitrix: bool) -> RowsKind:
    """Return what the rows are: contacts if there is a last name, otherwise companies if there is a company name."""
    codes, roles = {column.code for column in columns}, {column.role for column in columns}
    if "LAST_NAME" in codes or Role.LAST_NAME in roles:
        return RowsKind.CONTACTS
    if "TITLE" in codes:
        return RowsKind.COMPANIES
    contacts = bool(codes & MARKS_CONTACTS - {"FULL_NAME"}) or bool(roles & {Role.NAME, Role.SECOND_NAME})
    contacts = contacts or (bitrix and "FULL_NAME" in codes)
    companies = bitrix and bool(codes & MARKS_COMPANIES)
    if contacts != companies:
        return RowsKind.CONTACTS if contacts else RowsKind.COMPANIES
    full = next((normalized(column.header) for column in columns if column.role is Role.FULL_NAME), "")
    person = full.startswith(("фио", "ф.и", "ф. и", "full", "полное имя", "пациент", "фамилия", "имя"))
    return RowsKind.CONTACTS if person or (full == "контакт" or full == "contact") else RowsKind.UNSURE


def _one_of_each(columns: list[FileColumn], rows: Sequence[Sequence[str]], kind: RowsKind) -> list[FileColumn]:
    """Leave a role that only one column can have to the best one: with a known header; for IDs, with ids in it."""

    def rank(column: FileColumn) -> tuple[bool, bool, bool, bool, bool, int]:
        own = column.code == "TITLE" if kind is RowsKind.COMPANIES else column.code != "TITLE"
        cells = [row[column.index] for row in rows if column.index < len(row)]
        ids = column.role is not Role.ID or are_ids(cells)
        guessed = column.ground is Ground.CONTENT
        anothers = said_by(column.header).perhaps_anothers
        return not ids, anothers, column.ground is not Ground.KNOWN, guessed, not own, column.index

    best: dict[Role, FileColumn] = {}
    for column in sorted(columns, key=rank):
        best.setdefault(column.role, column)
    kept = []
    for column in columns:
        if column.role not in MANY and best[column.role] is not column:
            column = replace(column, role=Role.IGNORED, ground=Ground.NONE)
        kept.append(column)
    return kept


def _whole_beside_parts(columns: list[FileColumn]) -> list[FileColumn]:
    """Return columns in which "Name" is the whole name beside First Name, the first name beside only Last Name."""
    roles = [column.role for column in columns]
    first_names = [column for column in columns if column.role is Role.NAME and normalized(column.header) != "name"]
    changed = []
    for column in columns:
        if normalized(column.header) == "name" and column.role in (Role.NAME, Role.FULL_NAME):
            parts = Role.LAST_NAME in roles and not first_names
            whole = bool(first_names) or column.role is Role.FULL_NAME
            role = Role.NAME if parts or not whole else Role.FULL_NAME
            column = replace(column, role=role)
        changed.append(column)
    return changed


def _without_anothers(columns: list[FileColumn], rows: Sequence[Sequence[str]]) -> list[FileColumn]:
    """Ignore columns with someone else's phones or addresses, where other columns are certainly the client's.

    "Телефон филиала" beside "Телефон" is such a column by its words; so is one with the same few numbers in all rows.
    """

    def perhaps(column: FileColumn) -> bool:
        said = said_by(column.header)
        if column.role not in (Role.PHONE, Role.EMAIL) or column.ground is Ground.KNOWN:
            return False
        cells = [row[column.index] for row in rows if column.index < len(row)]
        return said.perhaps_anothers or (not said.certain and _are_repeated(cells))

    others = [column for column in columns if perhaps(column)]
    clients = {column.role for column in columns if column not in others}
    return [
        replace(column, role=Role.IGNORED, ground=Ground.WORDS)
        if column in others and column.role in clients
        else column
        for column in columns
    ]


def _with_names(columns: list[FileColumn], rows: Sequence[Sequence[str]]) -> list[FileColumn]:
    """Return columns in which one has the phones or addresses, with any names beside them, if no other column has."""
    reaching = [column for column in columns if column.role in (Role.PHONE, Role.EMAIL)]
    for column in columns:
        if any(other is not column for other in reaching):
            continue
        cells = [row[column.index] for row in rows if column.index < len(row)]
        role = by_content(cells) if column.role in NAMES else None
        if are_with_names(cells):
            named = any(other.role in NAMES - {Role.COMPANY} and other is not column for other in columns)
            role = Role.WITH_NAME if not named else None if reaching else Role.PHONE
        if role is not None:
            changed = replace(column, role=role, ground=Ground.CONTENT)
            return [changed if one is column else one for one in columns]
    return columns


def _are_repeated(cells: Sequence[str]) -> bool:
    """Return whether most filled cells of a column occur in several rows."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) >= _FEW_ROWS and len(set(filled)) * 2 <= len(filled)
