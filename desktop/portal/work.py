"""What operators leave behind for participants they called: a call, a comment, sometimes a form, a deal, an invoice.

The seed writes the past with it, the shift the present.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from desktop.portal import forms
from desktop.portal.activities import bind, completion
from desktop.portal.cards import insert_titled, new_card
from desktop.portal.database import Row
from desktop.portal.fields import CARD_TYPES, COMPANY, CONTACT, DEAL, FIRST_STAGE, INVOICE
from desktop.portal.participants import IN_WORK
from desktop.portal.seed.dictionaries import OWN_STATUS
from desktop.portal.state import Portal
from desktop.portal.texts import Texts

_COMMENTS = {
    "ru": {
        "SUCCESS": ("Договорились о встрече", "Интересен годовой договор", "Просил прислать счёт"),
        "WRONG_NUMBER": ("Номер не существует", "Ответил другой человек", "Ошиблись номером"),
        "STOP_CALLING": ("Просит больше не звонить", "Не интересно, [b]не беспокоить[/b]"),
        OWN_STATUS: ("Перезвонить после обеда", "На совещании, перезвонить завтра"),
    },
    "en": {
        "SUCCESS": ("Agreed on a meeting", "Interested in a yearly contract", "Asked for an invoice"),
        "WRONG_NUMBER": ("The number does not exist", "Somebody else answered", "Wrong number"),
        "STOP_CALLING": ("Asks not to be called again", "Not interested, [b]do not disturb[/b]"),
        OWN_STATUS: ("Call back after lunch", "In a meeting, call tomorrow"),
    },
}  # fmt: skip
_WEIGHTS = {"SUCCESS": 42, OWN_STATUS: 17, "WRONG_NUMBER": 14, "STOP_CALLING": 12}
_NO_ANSWER_WEIGHT = 15
_FAILURES = (("304", "Missed"), ("486", "Busy"), ("480", "Temporarily unavailable"), ("603-S", "Decline self"))
_PRICES = (4_900, 12_000, 19_600, 35_000, 48_500, 120_000)
COMMENT_SECONDS, TRADE_SECONDS = 60, 90
"""Seconds after the beginning of a call at which its comment, and its form, deal or invoice, are written."""


class CallOutcome(msgspec.Struct, frozen=True):
    """How a call ended: the participant's new status, seconds talked, failure code, comment."""

    status: str
    duration: int
    code: str
    reason: str
    comment: str


class CalledClient(msgspec.Struct, frozen=True):
    """A client who was called: kind and id of the card, name, phone as the index has it."""

    kind: int
    id: int
    name: str
    phone: str


class OperatorCall(msgspec.Struct, frozen=True):
    """One call: to a client, by an operator, at a moment.

    `settled` is when the operator had written down how it ended, after its end. Without it the activity is there from
    the beginning of the call, and comment, deal and invoice come a minute or so later, whenever the call ends. `form`
    is the CRM form of the list, if it has one.
    """

    client: CalledClient
    outcome: CallOutcome
    moment: int
    operator: int
    settled: int | None = None
    form: int | None = None

    @property
    def ended(self) -> int:
        """When the call was over."""
        return self.moment + max(self.outcome.duration, 1)


def clients(portal: Portal, only: str = "1") -> list[CalledClient]:
    """Return the contacts and companies for which an SQL condition on `kind` and `id` holds."""
    rows = portal.database.rows(
        "SELECT kind, id, name, COALESCE((SELECT normalized FROM multifield WHERE entity_type_id = kind"  # noqa: S608
        f" AND entity_id = card.id AND type_id = 'PHONE' ORDER BY id LIMIT 1), '') FROM ("
        f"SELECT {CONTACT} AS kind, id, TRIM(COALESCE(name, '') || ' ' || COALESCE(last_name, '')) AS name"
        f" FROM contact UNION ALL SELECT {COMPANY}, id, title FROM company) AS card WHERE {only}"
    )
    return [CalledClient(*row) for row in rows]


def draw_outcome(source: random.Random, language: str, *, answered: bool | None = None) -> CallOutcome:
    """Draw how a call ends; without an answer the participant stays IN_WORK."""
    if answered is None:
        answered = source.random() * 100 >= _NO_ANSWER_WEIGHT
    if not answered:
        code, reason = source.choice(_FAILURES)
        return CallOutcome(IN_WORK, 0, code, reason, "")
    status = source.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    comment = source.choice(_COMMENTS[language][status]) if source.random() < 0.6 else ""
    if status == "WRONG_NUMBER":
        return CallOutcome(status, 0, "404", "Wrong number", comment)
    return CallOutcome(status, source.randint(20, 400), "200", "Success call", comment)


def record(portal: Portal, calls: Sequence[OperatorCall], source: random.Random) -> int:
    """Write what calls left behind, with comments, deals and invoices as drawn; returns the first activity's id."""
    database = portal.database
    first = int(database.value("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'activity'")) + 1
    activities, bindings, statistics, comments = list[Row](), list[Row](), list[Row](), list[Row]()
    for activity_id, call in enumerate(calls, start=first):
        activity, statistic = _call_rows(call, portal.texts, source)
        activities.append(activity | {"id": activity_id})
        statistics.append(statistic | {"crm_activity_id": activity_id})
        owner = {"owner_type_id": call.client.kind, "owner_id": call.client.id}
        bindings.append(owner | {"activity_id": activity_id})
        if call.outcome.comment and source.random() < 0.3:
            about = {"entity_type_id": call.client.kind, "entity_id": call.client.id, "author_id": call.operator}
            written = call.settled or call.moment + COMMENT_SECONDS
            comments.append(about | {"created": written, "comment": call.outcome.comment})
    database.insert_many("activity", activities)
    database.insert_many("activity_binding", bindings)
    database.insert_many("call_statistic", statistics)
    database.insert_many("timeline_comment", comments)
    for call in calls:
        _trade(portal, call, source)
        _fill_form(portal, call)
    return first


def _call_rows(call: OperatorCall, texts: Texts, source: random.Random) -> tuple[Row, Row]:
    """Return the rows of a telephony call: its activity (contract 6.3) and its statistics (contract 12)."""
    client, outcome, moment, operator = call.client, call.outcome, call.moment, call.operator
    subject = texts("outgoing_call" if outcome.code == "200" else "missed_call", name=client.name)
    call_id = f"{source.getrandbits(64):016X}.{moment}.{source.randrange(10**8)}"
    answered = outcome.code == "200"
    activity: Row = {
        "owner_id": client.id,
        "owner_type_id": client.kind,
        "type_id": 2,
        "provider_id": "VOXIMPLANT_CALL",
        "provider_type_id": "CALL",
        "subject": subject,
        **dict.fromkeys(("created", "last_updated"), moment if call.settled is None else call.ended),
        **dict.fromkeys(("start_time", "deadline"), moment),
        "end_time": call.ended,
        **completion(completed=True),
        **dict.fromkeys(("responsible_id", "author_id", "editor_id"), operator),
        "notify_type": 0,
        "description": outcome.comment,
        "description_type": 2 if "[" in outcome.comment else 1,
        "direction": 2,
        "settings": None if answered else '{"MISSED_CALL": true}',
        "origin_id": f"VI_{call_id}",
        "result_mark": 0,
    }
    statistic: Row = {
        "portal_user_id": operator,
        "phone_number": client.phone,
        "call_id": call_id,
        "call_type": 1,
        "call_duration": outcome.duration if answered else 0,
        "call_start_date": moment,
        "call_vote": None,
        "call_failed_code": outcome.code,
        "call_failed_reason": outcome.reason,
        "crm_entity_type": "CONTACT" if client.kind == CONTACT else "COMPANY",
        "crm_entity_id": client.id,
        "comment": outcome.comment or None,
        "record_file_id": source.randrange(1000, 9999) if answered else None,
    }
    return activity, statistic


def _trade(portal: Portal, call: OperatorCall, source: random.Random) -> None:
    """Add the deal or the invoice that a successful call led to, if so drawn."""
    chance = source.random() if call.outcome.status == "SUCCESS" else 1.0
    if chance >= 0.17:
        return
    kind, client = DEAL if chance < 0.12 else INVOICE, call.client
    row = new_card(call.operator, call.settled or call.moment + TRADE_SECONDS) | {
        "source_id": "CALL",
        "stage_id": FIRST_STAGE[kind],
        "opportunity": float(source.choice(_PRICES)),
        "currency_id": "RUB",
        "contact_id": client.id if client.kind == CONTACT else None,
        "company_id": client.id if client.kind == COMPANY else None,
    }
    number = insert_titled(portal, CARD_TYPES[kind].table, row)
    if kind == INVOICE:
        portal.database.update("invoice", number, {"account_number": str(number)})
    if client.kind == CONTACT:
        link = {"entity_type_id": kind, "entity_id": number, "contact_id": client.id}
        portal.database.insert("trade_contact", link)


def _fill_form(portal: Portal, call: OperatorCall) -> None:
    """Add the form that the operator filled in during a successful call, if the list has one (contract 6.4).

    It is drawn by the call alone, so that lists with forms are called like any other.
    """
    if call.form is None or call.outcome.status != "SUCCESS":
        return
    client = call.client
    source = random.Random(f"{call.moment} {call.operator} {client.id}")  # noqa: RUF100, S311
    answers = forms.filled(portal, client.kind, client.id, source)
    if answers is not None:
        keep_form(portal, client, call.form, answers, call.settled or call.moment + TRADE_SECONDS, call.operator)


def keep_form(portal: Portal, client: CalledClient, form: int, answers: list[Row], moment: int, operator: int) -> int:
    """Keep a form that was filled in for a client; returns its activity's id."""
    row: Row = {
        "owner_id": client.id,
        "owner_type_id": client.kind,
        "type_id": 6,
        "provider_id": forms.PROVIDER,
        "provider_type_id": str(form),
        "subject": portal.texts("filled_form", name=client.name),
        **dict.fromkeys(("created", "last_updated", "start_time", "end_time", "deadline"), moment),
        **completion(completed=True),
        **dict.fromkeys(("responsible_id", "author_id", "editor_id"), operator),
        "direction": 1,
    }
    activity_id = portal.database.insert("activity", row)
    bind(portal, activity_id, client.kind, client.id)
    forms.add(portal, activity_id, form, answers)
    return activity_id
