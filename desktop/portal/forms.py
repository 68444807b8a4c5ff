"""CRM forms that operators fill in during a call: an activity with the answers, some of them kept in the client's
card (contract 6.4).
"""

from __future__ import annotations

import json
import random
import sqlite3
from typing import Any

from desktop.portal.database import Row
from desktop.portal.fields import CARD_TYPES, CONTACT
from desktop.portal.state import Portal

PROVIDER = "CRM_WEBFORM"
_POSTS = (("Директор", "Director"), ("Бухгалтер", "Accountant"), ("Менеджер по закупкам", "Purchasing manager"))
_WHEN = (("До обеда", "Before noon"), ("После обеда", "After noon"), ("В выходные", "On a weekend"))
_WISHES = (
    ("Нужен договор & счёт до <b>пятницы</b>", "Needs a contract & an invoice by <b>Friday</b>"),
    ("Скидка при заказе от 100 шт.", "A discount for 100 or more"),
)
_SHARE = 0.4
"""How likely a successful call of a list with a form leaves a filled one."""


def filled(portal: Portal, kind: int, card_id: int, source: random.Random) -> list[Row] | None:
    """Draw what a form gets as answers in a successful call, as the portal keeps them; None if it is left blank."""
    if source.random() >= _SHARE:
        return None
    pick = portal.texts.pick
    when = source.randrange(len(_WHEN))
    answers = [
        _field(
            "list",
            "DEAL_UF_CRM_WHEN",
            pick("Удобное время", "Best time"),
            {"value": when, "title": pick(*_WHEN[when])},
        ),
        _field("text", "DEAL_COMMENTS", pick("Пожелания", "Wishes"), pick(*source.choice(_WISHES))),
    ]
    if kind == CONTACT:
        post = pick(*source.choice(_POSTS))
        answers.insert(0, _field("string", "CONTACT_POST", pick("Должность", "Position"), post))
        portal.database.update(CARD_TYPES[kind].table, card_id, {"post": post})
    return answers


def add(portal: Portal, activity_id: int, form_id: int, answers: list[Row]) -> None:
    """Keep the answers of an activity."""
    result = {"activity_id": activity_id, "form_id": form_id, "fields": json.dumps(answers, ensure_ascii=False)}
    number = portal.database.insert("filled_form", result)
    portal.database.update("activity", activity_id, {"associated_entity_id": number})


def provider_params(portal: Portal, row: sqlite3.Row) -> Any:
    """Return `PROVIDER_PARAMS` of an activity: the answers of a filled form, `[]` for any other."""
    kept = portal.database.value("SELECT fields FROM filled_form WHERE activity_id = ?", (row["id"],))
    if row["provider_id"] != PROVIDER or kept is None:
        return []
    form = {"IS_USED_USER_CONSENT": False, "IP": "192.0.2.7", "LINK": "https://portal.invalid/pub/form/?token=f0rm"}
    return {"FIELDS": json.loads(kept), "FORM": form, "VISITED_PAGES": []}


def _field(kind: str, code: str, caption: str, value: Any) -> Row:
    return {
        "type": kind,
        "code": code,
        "caption": caption,
        "required": False,
        "multiple": False,
        "value": [value],
    }
