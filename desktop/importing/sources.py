"""What wrote a file: Bitrix24's export of contacts and companies, of deals or leads, another CRM, or anything else.

The ID of a deal, of a lead, or of another program's card is not a contact's: a search by it would find strangers.
"""

import re
from collections.abc import Sequence
from enum import Enum

from desktop.importing.known_headers import CODES, normalized

_EVERYBODYS = frozenset(
    {
        *("ID", "PHONE", "EMAIL", "FULL_NAME", "NAME", "COMPANY", "COMPANY_ID"),
        *("ADDRESS", "ADDRESS_CITY", "COMMENTS", "SOURCE_ID", "POST", "BIRTHDATE", "ASSIGNED_BY", "CREATED_BY"),
        *("MODIFY_BY", "DATE_CREATE", "DATE_MODIFY", "CURRENCY_ID", "EXPORT", "INDUSTRY"),
    }
)
"""Codes whose headers occur in any file, written by hand or by another program."""
_TYPES = frozenset({"TYPE_ID", "COMPANY_TYPE"})
"""Codes that only a contact or a company has: a column about deals beside them is a custom field."""
_ALSO_OTHERS = frozenset(
    {
        *("фамилия", "отчество", "last name", "last_name", "middle name", "second name", "second_name"),
        *("salutation", "work phone", "home phone", "mobile", "mobile phone", "fax", "fax number", "zip", "region"),
        *("страна", "область", "country", "photo", "logo", "employees", "twitter", "birthday"),
    }
)
"""Headers of Bitrix24 that other programs also write beside an ID."""


def _any(lines: str) -> re.Pattern[str]:
    return re.compile("|".join(line.strip() for line in lines.strip().splitlines()))


_PREFIX = re.compile(r"\s{0,4}(контакт|contact|компания|company)\s{0,4}[:.]\s{0,4}(?=\S)", re.IGNORECASE)
_DEAL = _any(
    r"""
    (?:название|стадия|сумма|тип|направление|воронка|дата закрытия|группа стадий) сделки
    сделка
    стадия
    воронка
    стадия/группа
    предполагаемая дата закрытия
    повторная сделка
    сделка закрыта
    вероятность(?:, %)?
    deal(?: name| stage| type| amount| title)?
    stage
    pipeline
    stage group
    close date
    expected close date
    probability
    repeat deal
    deal closed
    stage_id
    category_id
    closedate
    opportunity
    (?:название|тема|номер|статус) (?:сч[её]та|предложения|коммерческого предложения|заказа)
    (?:invoice|quote|estimate|order) (?:name|subject|topic|number|status|title|#)
    """
)
_LEAD = _any(
    r"""
    (?:название|статус|источник|тип|сумма|идентификатор|id) лида
    лид
    дополнительно о статусе
    повторный лид
    lead(?: name| status| title| id)?
    repeat lead
    status information
    status_id
    status_description
    """
)
_OTHER_CRM = _any(
    r"""
    полное имя контакта
    дата создания (?:контакта|компании|сделки)
    кем создана? (?:контакт|компания|сделка)
    дата редактирования
    кем редактирована?
    рабочий прямой телефон
    основной контакт
    office phone
    account name
    lead source
    do not call
    ближайшая задача
    сделки
    record id(?: - .{0,30})?
    lifecycle stage
    hubspot .{0,30}
    (?:contact|account|company|deal|lead|record) owner(?: .{0,10})?
    associated (?:company|contact|deal)s?(?: ids?)?
    last activity date
    lead_?id
    vendor_lead_code
    list_id
    security_phrase
    account id
    contact id 18
    person - .{1,40}
    organization - .{1,40}
    deal - .{1,40}
    date_entered
    date_modified
    modified_user_id
    assigned_user_id
    assigned_user_name
    created_by_name
    date entered
    date modified
    assigned to
    assigned user(?: .{1,10})?
    created by (?:id|name)
    modified by (?:id|name)
    team id
    external id
    zcrm_.{1,30}
    megaplan.{0,20}
    retailcrm.{0,20}
    moyklass.{0,20}
    yclients.{0,20}
    всего визитов
    первый визит
    последний визит
    внешний (?:код|id|идентификатор)
    """
)

_DOUBTFUL = _any(
    r"""
    статус
    status
    сумма
    amount
    тип
    type
    web
    рабочий email
    """
)
"""Headers of leads and of other programs; for contacts and companies, they can only be custom fields."""

_LONGEST = 200
"""Characters of a header that are examined."""


class Source(Enum):
    """What wrote a file, judged by its headers."""

    BITRIX = "bitrix"
    """Contacts or companies of Bitrix24."""
    DEALS = "deals"
    """Deals of Bitrix24, or other records of a contact or a company, whose columns have a prefix."""
    LEADS = "leads"
    """Leads of Bitrix24, which have names and phones of their own."""
    OTHER_CRM = "other-crm"
    OTHER = "other"


class Owner(Enum):
    """The record that a column describes."""

    ROW = "row"
    CONTACT = "contact"
    COMPANY = "company"


def owned(header: str) -> tuple[Owner, str]:
    """Return the record that a column of a deal describes, and the header without its prefix, as in "Контакт: ID"."""
    found = _PREFIX.match(header)
    if found is None:
        return Owner.ROW, header
    contact = found[1].casefold() in ("контакт", "contact")
    return (Owner.CONTACT if contact else Owner.COMPANY), header[found.end() :]


def source_of(header: Sequence[str]) -> Source:
    """Return what wrote a file: Bitrix24 if all headers are known, or ID and two more beside custom fields."""
    named = [plain for text in header if (plain := normalized(text[:_LONGEST]))]
    codes = [CODES.get(plain, "") for plain in named]
    prefixed = [owned(plain) for plain in named]
    of_clients = sum(owner is not Owner.ROW and normalized(own) in CODES for owner, own in prefixed)
    deals = sum(_DEAL.fullmatch(plain) is not None for plain in named)
    leads = sum(_LEAD.fullmatch(plain) is not None for plain in named)
    known, own = sum(map(bool, codes)), sum(bool(code) and code not in _EVERYBODYS for code in codes)
    if any(_OTHER_CRM.fullmatch(plain) for plain in named) and not of_clients:
        return Source.OTHER_CRM
    ours = (known >= 2 and own > 0) or of_clients > 0
    if ours and leads and leads >= deals and (own > 0 or of_clients):
        return Source.LEADS
    if of_clients and (deals or _no_cards(codes)):
        return Source.DEALS
    if ours and deals and "ID" in codes and not _TYPES & set(codes):
        return Source.DEALS if _no_cards(codes) else Source.OTHER_CRM
    if own > 0 and (known == len(named) or ("ID" in codes and known >= 3)):
        return Source.BITRIX
    return Source.OTHER_CRM if deals or leads else Source.OTHER


def is_doubtful(header: Sequence[str], *, reached: bool) -> bool:
    """Return whether a file that looks like contacts or companies may hold leads or come from another program.

    `reached`: it has phones or addresses, by which its clients can be found as well.
    """
    named = [normalized(text[:_LONGEST]) for text in header]
    own = any(CODES.get(plain, "ID") not in _EVERYBODYS and plain not in _ALSO_OTHERS for plain in named)
    return (reached and not own) or any(_DOUBTFUL.fullmatch(plain) for plain in named)


def _no_cards(codes: Sequence[str]) -> bool:
    """Return whether a file has neither names nor phones of its own."""
    return not any(
        code in ("NAME", "LAST_NAME", "SECOND_NAME", "TITLE") or code.startswith("PHONE_") for code in codes
    )
