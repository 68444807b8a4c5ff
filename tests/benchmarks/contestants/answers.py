"""The answers of contestants, in one shape, and the verdict whether an answer was whole.

participants: `{card id: [status, name, [phones]]}`; all lists: `{"list/card id": status}`; phones: `{phone: [card
ids]}`. Keys are texts, as JSON has no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tests.benchmarks.measuring.tables import count

Answer = Mapping[str, Any]

_NATIONAL = 10
"""Digits of a Russian phone without its country code."""


def person(status: str, names: Iterable[str | None], phones: Iterable[str]) -> list[Any]:
    """Return a participant; `names` are last, first and second name. A phone that is there twice counts once."""
    return [status, " ".join(filter(None, names)), sorted(set(phones))]


def phone_key(phone: str) -> str:
    """Return by what phones are compared: the last ten digits."""
    return re.sub(r"\D", "", phone)[-_NATIONAL:]


def by_phone(wanted: Iterable[str], cards: Mapping[int, Iterable[str]]) -> dict[str, list[int]]:
    """Return the cards of each phone that was looked for; `cards` has the phones of each card by its id."""
    owners: dict[str, set[int]] = {}
    for card_id, phones in cards.items():
        for phone in phones:
            owners.setdefault(phone_key(phone), set()).add(card_id)
    return {phone: sorted(owners.get(phone_key(phone), ())) for phone in wanted}


def verdict(answer: Answer, truth: Answer) -> str:
    """Return "yes" if an answer is what the portal holds, otherwise what it lacks."""
    right = sum(answer.get(key) == value for key, value in truth.items())
    if right == len(truth) and len(answer) == len(truth):
        return "yes"
    missing = len(truth.keys() - answer.keys())
    invented = len(answer.keys() - truth.keys())
    wrong = len(truth) - right - missing
    faults = [f"{count(right)} of {count(len(truth))}"]
    faults += [f"{count(number)} {word}" for number, word in ((wrong, "wrong"), (invented, "too many")) if number]
    return f"**no: {', '.join(faults)}**"
