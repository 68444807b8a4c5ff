"""The fields of CRM cards: names in both families, kinds, and where they stand in the database.

`crm.item.fields`, `crm.contact.fields`, `crm.company.fields` and every list, get and add of cards read these tables.
"""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from desktop.portal.clock import PortalClock

LEAD, DEAL, CONTACT, COMPANY, INVOICE = 1, 2, 3, 4, 31
CALL_LIST = 12

FIRST_STAGE = {LEAD: "NEW", DEAL: "NEW", INVOICE: "DT31_2:N"}
"""Stage of a new card, by kind."""

INTEGERS = frozenset({"integer", "user", "crm_contact", "crm_company", "crm_lead", "crm_category"})


class Field(msgspec.Struct, frozen=True):
    """One field: `upper` is its legacy name, `camel` its engine name, `column` an SQL expression of its table.

    `flags` as for `description`.
    """

    upper: str
    camel: str
    kind: str
    column: str
    flags: str = ""

    @property
    def stored(self) -> bool:
        """Return whether the field has a column of its own."""
        return self.column != "NULL"


class CardType(msgspec.Struct, frozen=True):
    """One kind of card: its number, symbol, table and fields by either name."""

    entity_type_id: int
    symbol: str
    table: str
    by_camel: dict[str, Field]
    by_upper: dict[str, Field]
    reachable: bool
    trade: bool


_FIRST = """
ID id integer id r
DATE_CREATE createdTime datetime date_create r
DATE_MODIFY updatedTime datetime date_modify r
CREATED_BY_ID createdBy user created_by_id r
MODIFY_BY_ID updatedBy user modify_by_id r
ASSIGNED_BY_ID assignedById user assigned_by_id
OPENED opened char opened
CATEGORY_ID categoryId crm_category category_id i
SOURCE_ID sourceId crm_status source_id
SOURCE_DESCRIPTION sourceDescription string source_description
COMMENTS comments string comments
LAST_ACTIVITY_TIME lastActivityTime datetime last_activity_time r
LAST_ACTIVITY_BY lastActivityBy user assigned_by_id r
WEBFORM_ID webformId integer NULL
ORIGINATOR_ID originatorId string originator_id
ORIGIN_ID originId string origin_id
UTM_SOURCE utmSource string NULL
UTM_MEDIUM utmMedium string NULL
UTM_CAMPAIGN utmCampaign string NULL
UTM_CONTENT utmContent string NULL
UTM_TERM utmTerm string NULL
"""
_PERSON = """
HONORIFIC honorific crm_status honorific
NAME name string name
SECOND_NAME secondName string second_name
LAST_NAME lastName string last_name
POST post string post
BIRTHDATE birthdate date birthdate
"""
_REACHABLE = """
HAS_PHONE hasPhone char has_phone r
HAS_EMAIL hasEmail char has_email r
HAS_IMOL hasImol char 'N' r
"""
_TRADE = """
TITLE title string title
OPPORTUNITY opportunity double opportunity
CURRENCY_ID currencyId crm_currency currency_id
CONTACT_ID contactId crm_contact contact_id
COMPANY_ID companyId crm_company company_id
BEGINDATE begindate date begindate
CLOSEDATE closedate date closedate
"""
_CONTACT = """
PHOTO photo file NULL
TYPE_ID typeId crm_status type_id
COMPANY_ID companyId crm_company company_id
LEAD_ID leadId crm_lead lead_id r
EXPORT export char export
FACE_ID faceId integer NULL
"""
_COMPANY = """
TITLE title string title
COMPANY_TYPE typeId crm_status company_type
LOGO logo file NULL
LEAD_ID leadId crm_lead lead_id r
INDUSTRY industry crm_status industry
EMPLOYEES employees crm_status employees
REVENUE revenue double revenue
CURRENCY_ID currencyId crm_currency currency_id
IS_MY_COMPANY isMyCompany char is_my_company
"""
_LEAD = """
STATUS_ID stageId crm_status stage_id
COMPANY_TITLE companyTitle string company_title
"""
_DEAL = """
STAGE_ID stageId crm_status stage_id
STAGE_SEMANTIC_ID stageSemanticId string stage_semantic_id r
CLOSED closed char closed r
TYPE_ID typeId crm_status type_id
LEAD_ID leadId crm_lead lead_id r
"""
_INVOICE = """
STAGE_ID stageId crm_status stage_id
ACCOUNT_NUMBER accountNumber string account_number
MYCOMPANY_ID mycompanyId crm_company mycompany_id
"""


def _card_type(entity_type_id: int, symbol: str, table: str, *parts: str) -> CardType:
    fields = [Field(*line.split()) for part in (_FIRST, *parts) for line in part.strip().splitlines()]
    return CardType(
        entity_type_id,
        symbol,
        table,
        {field.camel: field for field in fields},
        {field.upper: field for field in fields},
        reachable=_REACHABLE in parts,
        trade=_TRADE in parts,
    )


CARD_TYPES: dict[int, CardType] = {
    LEAD: _card_type(LEAD, "LEAD", "lead", _PERSON, _TRADE, _REACHABLE, _LEAD),
    DEAL: _card_type(DEAL, "DEAL", "deal", _TRADE, _DEAL),
    CONTACT: _card_type(CONTACT, "CONTACT", "contact", _PERSON, _REACHABLE, _CONTACT),
    COMPANY: _card_type(COMPANY, "COMPANY", "company", _REACHABLE, _COMPANY),
    INVOICE: _card_type(INVOICE, "SMART_INVOICE", "invoice", _TRADE, _INVOICE),
}
"""The kinds of cards the portal keeps, by `entityTypeId`."""

SYMBOLS = {"LEAD": LEAD, "DEAL": DEAL, "CONTACT": CONTACT, "COMPANY": COMPANY, "INVOICE": 5, "QUOTE": 7, "ORDER": 14}
"""Owner kinds by their symbol, as `ENTITY_TYPE` names them."""

SHORT_SYMBOLS = {"L": LEAD, "D": DEAL, "C": CONTACT, "CO": COMPANY, "I": 5, "Q": 7}

FLAT = {
    "phone": ("PHONE", None),
    "phoneMobile": ("PHONE", "MOBILE"),
    "phoneWork": ("PHONE", "WORK"),
    "phoneMailing": ("PHONE", "MAILING"),
    "email": ("EMAIL", None),
    "emailWork": ("EMAIL", "WORK"),
    "emailHome": ("EMAIL", "HOME"),
    "emailMailing": ("EMAIL", "MAILING"),
}
"""Flat engine fields that hold the first phone or e-mail (contract 7.3)."""


_FLAGS = {"!": "isRequired", "r": "isReadOnly", "i": "isImmutable", "m": "isMultiple"}


def description(kind: str, title: str, flags: str = "") -> dict[str, Any]:
    """Return one entry of a `*.fields` map; flags are ! (required), r (read-only), i (immutable), m (multiple)."""
    properties = {name: flag in flags for flag, name in _FLAGS.items()}
    return {"type": kind, **properties, "isDynamic": False, "title": title}


def as_text(clock: PortalClock, kind: str, column: str, row: sqlite3.Row) -> str | None:
    """Return a column of a row, or an SQL constant, as shown by methods that return everything as text."""
    if not column.isidentifier():
        return column.strip("'")
    value = None if column == "NULL" else row[column]
    if value is None:
        return None
    if kind == "datetime":
        return clock.iso(value)
    if kind == "date":
        return clock.date_iso(value)
    return f"{value:.2f}" if kind == "double" else str(value)
