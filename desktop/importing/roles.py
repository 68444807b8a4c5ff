"""What a column may hold, told by its header's field code, by words of its header, or by its cells."""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from desktop.domain.phones import is_lost, phones_of
from desktop.importing.known_headers import normalized


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
    IGNORED = "ignored"


MANY = frozenset({Role.PHONE, Role.EMAIL, Role.IGNORED})
"""Roles that several columns of a file may have."""

EMAIL = re.compile(r"[^\s@,;<>()\"']+@[^\s@,;<>()\"']+\.[^\s@,;<>()\"'.]{2,}")

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
_NEVER = re.compile(
    r"\b(?:инн|огрн\w*|кпп|бик|снилс|р/?с|сч[её]т\w*|паспорт\w*|договор\w*|заказ\w*|дат[аы]|сумм[аы]|цена|артикул|индекс"
    r"|штрих\w*|(?<!эл. )адрес(?! ?эл)|inn|vat|iban|order|date|amount|price|zip|sku|(?<!mail )address)\b"
)
_WORDS = (
    (Role.ID, re.compile(r"(?:id|ид|айди)(?: ?(?:контакта|клиента|contact|client|crm|bitrix(?:24)?|битрикс(?:24)?))?"
                         r"|(?:contact|client|crm|bitrix(?:24)?|битрикс(?:24)?)[ _]?id")),
    (Role.EMAIL, re.compile(
        r".*(?:\be[ -]?mails?\b|\bmail\b|\bимейл|\bэ?мейл|\bпочт[аы]\b|эл\w*[. ]+(?:почт|адрес)).*")),
    (Role.PHONE, re.compile(
        r".*(?:телефон|\bтел\b|\bмоб\b|мобильн|сотов|phone|\bmobile|\bcell\b|\btel\b|\bфакс\b|\bfax\b"
        r"|whats ?app|контактный номер|номер для связи).*")),
    (Role.LAST_NAME, re.compile(r"фамилия.{0,20}|(?:last|family)[ _]?name|surname")),
    (Role.SECOND_NAME, re.compile(r"отчество.{0,20}|(?:middle|second)[ _]?name|patronymic")),
    (Role.FULL_NAME, re.compile(
        r"ф\.? ?и\.? ?о\.?.{0,30}|фамилия[ ,]+имя.*|имя[ ,]+(?:и )?фамилия.*|контактное лицо|контакт|клиент|абонент"
        r"|(?:полное )?имя клиента|полное имя|full[ _]?name|contact(?: person| name)?"
        r"|client(?: name)?|customer(?: name)?|name")),
    (Role.NAME, re.compile(r"имя.{0,20}|(?:first|given)[ _]?name|forename")),
    (Role.COMPANY, re.compile(
        r"(?:название |наименование )?"
        r"(?:компани[яи]|организаци[яи]|фирм[аы]|предприяти[ея]|юр\.? ?лиц[оа]|контрагент[а]?)"
        r"|название|наименование|company(?:[ _]?name)?|organi[sz]ation(?: name)?|firm|account name")),
)  # fmt: skip
_MOST = 0.6
_PLAIN_PHONE = re.compile(r"[78]?9\d{9}")


def by_code(code: str) -> Role:
    """Return the role of a Bitrix24 field."""
    if code.startswith("PHONE"):
        return Role.PHONE
    if code.startswith("EMAIL"):
        return Role.EMAIL
    return _CODES.get(code, Role.IGNORED)


def by_words(header: str) -> Role | None:
    """Return the role that the words of a foreign header speak for."""
    plain = re.sub(r"[_/\\]+|\s*\(.*?\)|[№#]?\s*\d+$", " ", normalized(header)).strip()
    order = _WORDS if not _NEVER.search(plain) else ()
    for role, words in order:
        if words.fullmatch(plain):
            return Role.FULL_NAME if role is Role.LAST_NAME and re.search(r"\bимя\b", plain) else role
    return None


def never_a_phone(header: str) -> bool:
    """Tell whether a header names numbers of another kind: tax numbers, accounts, dates."""
    return bool(_NEVER.search(normalized(header)))


def by_content(cells: Iterable[str]) -> Role | None:
    """Return PHONE or EMAIL when most of a column's filled cells hold one."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return None
    if _share(filled, lambda cell: EMAIL.search(cell) is not None) >= _MOST:
        return Role.EMAIL
    return Role.PHONE if _share(filled, looks_like_phone) >= _MOST else None


def looks_like_phone(cell: str) -> bool:
    """Tell whether a cell holds a phone or what Excel left of it, and not any other number."""
    if is_lost(cell):
        return True
    found = phones_of(cell)
    if not found or re.search(r"[A-Za-zА-Яа-я@]{4,}", cell):
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
    """Tell whether all filled cells of a column are positive whole numbers and none stands twice."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return all(cell.isdecimal() and int(cell) > 0 for cell in filled) and len(set(filled)) == len(filled)


def _share(cells: list[str], fits: Callable[[str], bool]) -> float:
    return sum(1 for cell in cells if fits(cell)) / len(cells)
