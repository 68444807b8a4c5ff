"""What an operator leaves behind for one participant: a call, a comment, sometimes a deal or an invoice.

The seed writes the past with it, the shift the present.
"""

from __future__ import annotations

import random

import msgspec

from desktop.portal.cards import new_card
from desktop.portal.database import Row
from desktop.portal.fields import COMPANY, CONTACT, DEAL, INVOICE
from desktop.portal.participants import IN_WORK
from desktop.portal.seed.dictionaries import OWN_STATUS
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


class CallOutcome(msgspec.Struct, frozen=True):
    """How a call ended: the participant's new status, seconds talked, failure code, comment."""

    status: str
    duration: int
    code: str
    reason: str
    comment: str


class CalledClient(msgspec.Struct, frozen=True):
    """Who was called."""

    kind: int
    id: int
    name: str
    phone: str


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


def call_rows(
    client: CalledClient, operator: int, moment: int, outcome: CallOutcome, texts: Texts, source: random.Random
) -> tuple[Row, Row]:
    """Return the rows of a telephony call: its activity (contract 6.3) and its statistics (contract 12)."""
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
        **dict.fromkeys(("created", "last_updated", "start_time", "deadline"), moment),
        "end_time": moment + max(outcome.duration, 1),
        "completed": "Y",
        "status": 2,
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


def comment_rows(
    client: CalledClient, operator: int, moment: int, outcome: CallOutcome, source: random.Random
) -> list[Row]:
    """Return the row of what an operator writes into the timeline of a card, if so drawn."""
    if not outcome.comment or source.random() >= 0.3:
        return []
    about = {"entity_type_id": client.kind, "entity_id": client.id}
    return [about | {"created": moment, "author_id": operator, "comment": outcome.comment}]


def binding_row(activity_id: int, client: CalledClient) -> Row:
    """Return the row that binds the activity of a call to the client."""
    return {"activity_id": activity_id, "owner_type_id": client.kind, "owner_id": client.id}


def trade_row(kind: int, client: CalledClient, operator: int, moment: int, source: random.Random) -> Row:
    """Return the row of a deal or a smart invoice made for a client; its title is set with its id."""
    row = new_card(operator, moment) | {
        "source_id": "CALL",
        "stage_id": "NEW" if kind == DEAL else "DT31_2:N",
        "opportunity": float(source.choice(_PRICES)),
        "currency_id": "RUB",
        "contact_id": client.id if client.kind == CONTACT else None,
        "company_id": client.id if client.kind == COMPANY else None,
    }
    if kind == INVOICE:
        row["account_number"] = ""
    return row


def trade_kind(outcome: CallOutcome, source: random.Random) -> int | None:
    """Draw whether a successful call made a deal or an invoice."""
    if outcome.status != "SUCCESS":
        return None
    chance = source.random()
    return DEAL if chance < 0.12 else INVOICE if chance < 0.17 else None
