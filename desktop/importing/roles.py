"""What a column may hold, judged by its header's field code, the words of its header, or its cells."""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from desktop.domain.emails import emails_of
from desktop.domain.phones import is_lost, phones_of
from desktop.importing.cleaning import cleaned, is_blank, is_error
from desktop.importing.header_words import said_by


class Role(Enum):
    """What a column is used for."""

    ID = "id"
    LAST_NAME = "last-name"
    NAME = "name"
    SECOND_NAME = "second-name"
    FULL_NAME = "full-name"
    COMPANY = "company"
    """A contact's company, or the company itself in a file of companies."""
    PHONE = "phone"
    EMAIL = "email"
    WITH_NAME = "with-name"
    """A name with its phone or address in one cell."""
    IGNORED = "ignored"


MANY = frozenset({Role.PHONE, Role.EMAIL, Role.IGNORED})
"""Roles that several columns of a file may have."""

NAMES = frozenset({Role.LAST_NAME, Role.NAME, Role.SECOND_NAME, Role.FULL_NAME, Role.COMPANY})

_CODES = {
    "ID": Role.ID,
    "LAST_NAME": Role.LAST_NAME,
    "NAME": Role.NAME,
    "SECOND_NAME": Role.SECOND_NAME,
    "FULL_NAME": Role.FULL_NAME,
    "COMPANY_ID": Role.COMPANY,
    "COMPANY": Role.COMPANY,
    "TITLE": Role.COMPANY,
}
_MOST = 0.6
_LONGEST = 400
"""Most characters of a cell that may hold phones or addresses; a longer one is a text or a picture."""
_PLAIN_PHONE = re.compile(r"[78]?9\d{9}")
_NAME_WORD = r"[^\W\d_a-zа-яё](?:[^\W\d_]|[-'’.]){0,30}"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,3}}")
_LETTERS = re.compile(r"[A-Za-zА-Яа-я@]{4}")


def by_code(code: str) -> Role:
    """Return the role of a Bitrix24 field."""
    if code.startswith("PHONE"):
        return Role.PHONE
    if code.startswith("EMAIL"):
        return Role.EMAIL
    return _CODES.get(code, Role.IGNORED)


def by_words(header: str, cells: Sequence[str] = ()) -> Role | None:
    """Return the role that the words of a header suggest, unless the first cells contradict it.

    IGNORED: someone else's data, or data about a phone instead of a phone. None: the words suggest nothing.
    """
    said = said_by(header)
    if said.anothers:
        return Role.IGNORED
    if not said.role:
        return None
    role = Role(said.role)
    if role in (Role.PHONE, Role.EMAIL) and not said.certain:
        filled = [cell for cell in cells if cell.strip()]
        if said.either:
            return Role.EMAIL if by_content(filled) is Role.EMAIL else Role.PHONE
        if said.never:
            return role if by_content(filled) is role else Role.IGNORED
        if filled and not any(_may_be(role, cell) for cell in filled):
            return Role.IGNORED
    return role


def never_a_phone(header: str) -> bool:
    """Return whether a header names numbers of another kind: tax numbers, accounts, dates."""
    return said_by(header).never


def by_content(cells: Iterable[str], *, names: bool = False) -> Role | None:
    """Return PHONE or EMAIL if most filled cells of a column hold one; with `names`, FULL_NAME if most hold names."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if not filled:
        return None
    if _share(filled, holds_email) >= _MOST:
        return Role.EMAIL
    if _share(filled, looks_like_phone) >= _MOST:
        return Role.PHONE
    return Role.FULL_NAME if names and _share(filled, looks_like_name) >= _MOST else None


def looks_like_name(cell: str) -> bool:
    """Return whether a cell resembles a person's name: two to four capitalized words, and not a header."""
    return len(cell) <= _LONGEST and _NAME.fullmatch(cleaned(cell)) is not None and by_words(cell) is None


def holds_email(cell: str) -> bool:
    """Return whether a cell holds an e-mail address."""
    return ("@" in cell or "%40" in cell) and len(cell) <= _LONGEST and bool(emails_of(cell))


def looks_like_phone(cell: str) -> bool:
    """Return whether a cell holds a phone, or what Excel left of one, rather than another number."""
    if len(cell) > _LONGEST:
        return False
    if is_lost(cell):
        return True
    plain = cleaned(cell)
    found = phones_of(plain) if not _LETTERS.search(plain) else ()
    if not found:
        return False
    digits = found[0].digits
    if len(digits) < 10:
        return False
    return (
        found[0].written.startswith(("+", "(", "8 (", "7 ("))
        or _PLAIN_PHONE.fullmatch(digits) is not None
        or (len(digits) == 11 and digits[0] in "78" and digits[1] in "3489")
    )


def are_ids(cells: Sequence[str]) -> bool:
    """Return whether all filled cells of a column are positive whole numbers, without duplicates."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return all(map(_is_id, filled)) and len(set(filled)) == len(filled)


def may_be_ids(cells: Sequence[str]) -> bool:
    """Return whether a column holds at least one number, or is empty; "0a1b-…" is an ID of another program."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return not filled or any(map(_is_id, filled))


def _is_id(cell: str) -> bool:
    whole = cell.lstrip("#№' ").removesuffix(".0").removesuffix(",0")
    return len(whole) <= 18 and whole.isdecimal() and int(whole) > 0


def _may_be(role: Role, cell: str) -> bool:
    """Return whether a cell is compatible with a column of phones or addresses."""
    if is_error(cell):
        return True
    if role is Role.EMAIL:
        return "@" in cell or "%40" in cell
    return len(cell) <= _LONGEST and (is_lost(cell) or bool(phones_of(cell)))


def _share(cells: list[str], fits: Callable[[str], bool]) -> float:
    return sum(1 for cell in cells if fits(cell)) / len(cells)
