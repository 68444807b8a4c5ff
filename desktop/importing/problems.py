"""Why a dropped file can't be read."""

from enum import Enum


class FileFault(Enum):
    """What is wrong with a file."""

    EMPTY = "empty"
    """It is empty, or holds only a message, which is the detail: an export without results."""
    TRUNCATED = "truncated"
    """The end is missing: an open quotation, cell or card, or a damaged archive."""
    PASSWORD = "password"  # noqa: S105
    ZIP_BOMB = "zip-bomb"
    XML_BOMB = "xml-bomb"
    """A part declares entities, which no spreadsheet program writes."""
    BINARY = "binary"
    """A picture, a program, or anything else that isn't a table, whatever its name says."""
    ARCHIVE = "archive"
    """An archive of files, some of which may be tables."""
    WEB_ARCHIVE = "web-archive"
    """A page with all its parts in one file (MHT), which Excel also saves."""
    MAIL = "mail"
    """A message with its headers."""
    XCARD = "xcard"
    """Cards in XML (xCard) or JSON (jCard)."""
    LDIF = "ldif"
    SYLK = "sylk"
    """A table of the eighties, in SYLK or DIF."""
    JSON = "json"
    XML = "xml"
    """XML other than that of workbooks and pages."""
    FOREIGN_CARDS = "foreign-cards"
    """Cards in which no property for a name, phone or e-mail is recognized."""
    DIRECTORY = "directory"
    NO_ACCESS = "no-access"
    VANISHED = "vanished"
    """It was there, but can no longer be found or read."""
    NO_HEADER = "no-header"
    """No row of headers and no column of phones or e-mails was found."""
    ON_ITS_SIDE = "on-its-side"
    """Each client is a column instead of a row."""
    NO_SHEET = "no-sheet"
    """The workbook has no sheet of that name."""
    TOO_MANY_COLUMNS = "too-many-columns"
    NUL_BYTES = "nul-bytes"
    TOO_BIG = "too-big"
    TOO_DEEP = "too-deep"
    """Tables in tables, or cards in cards, beyond reason."""
    DAMAGED = "damaged"
    """It begins like a known kind of file, but the rest doesn't fit."""
    STOPPED = "stopped"
    """The caller's cancel check stopped the reading."""


class FileProblem(Exception):
    """A file can't be read, or only in part. The row counts from 1; the detail is for the log and curious users."""

    def __init__(self, cause: FileFault, name: str = "", *, row: int | None = None, detail: str = "") -> None:
        super().__init__(cause, name, row, detail)
        self.cause = cause
        self.name = name
        self.row = row
        self.detail = detail
        self.found: object | None = None
        """An Inspection with what was found out anyway, from which the way to read the file can be chosen."""

    def __str__(self) -> str:
        where = f", row {self.row}" if self.row else ""
        return f"{self.name}{where}: {self.cause.value}" + (f" ({self.detail})" if self.detail else "")
