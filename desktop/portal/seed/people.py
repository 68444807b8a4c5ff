"""Makes contacts and companies: names, the many shapes phones are typed in, e-mails."""

from __future__ import annotations

import random
from typing import Any

from desktop.portal.cards import Multifield, add_multifields, new_card
from desktop.portal.database import Row
from desktop.portal.fields import COMPANY, CONTACT
from desktop.portal.seed import names
from desktop.portal.state import Portal

_RUSSIAN_SHAPES = (
    "+7 (900) {a}-{b}-{c}",
    "+7 900 {a}-{b}-{c}",
    "8 (900) {a}-{b}-{c}",
    "8900{a}{b}{c}",
    "+7900{a}{b}{c}",
    "900{a}{b}{c}",
    "8-900-{a}-{b}-{c}",
    "+7(900){a}{b}{c}",
    "7 900 {a} {b} {c}",
)
_OFFICE_SHAPES = (
    "+7 (495) 000-{b}-{c} доб. {d}",
    "8 (495) 000-{b}-{c};{d}",
    "+7495000{b}{c}#{d}",
    "(495) 000-{b}-{c}",
)
_ENGLISH_SHAPES = (
    "+1 212 555 01{c}",
    "+1 (212) 555-01{c}",
    "1-212-555-01{c}",
    "212 555 01{c}",
    "+1.212.555.01{c}",
    "001 212 555 01{c}",
    "+44 20 7946 0{d}",
    "011 44 20 7946 0{d}",
)
_DAY = 86_400


class PersonMaker:
    """Makes people from a random source; the same source gives the same people."""

    def __init__(self, source: random.Random, language: str) -> None:
        self._random = source
        self._language = language
        self._number = 0

    def person(self) -> Row:
        """Return name columns of a contact: mostly Russian people on a Russian portal."""
        pick = self._random.choice
        woman = self._random.random() < 0.55
        side = 0 if woman else 1
        if self._random.random() < (0.88 if self._language == "ru" else 0.2):
            surname = pick(names.RUSSIAN_SURNAMES)[side]
            first = pick(names.RUSSIAN_WOMEN if woman else names.RUSSIAN_MEN)
            second = pick(names.RUSSIAN_PATRONYMICS)[side] if self._random.random() < 0.6 else None
            post = pick(names.RUSSIAN_POSTS)
        else:
            surname = pick(names.ENGLISH_SURNAMES)
            first = pick(names.ENGLISH_WOMEN if woman else names.ENGLISH_MEN)
            second = None
            post = pick(names.ENGLISH_POSTS)
        if self._random.random() < 0.03:
            surname = ""  # people known by first name only
        return {"name": first, "second_name": second, "last_name": surname or None, "post": post or None}

    def company_title(self) -> str:
        """Return a company's name."""
        pick = self._random.choice
        if self._random.random() < (0.85 if self._language == "ru" else 0.15):
            return pick(names.RUSSIAN_FORMS).format(pick(names.RUSSIAN_COMPANIES))
        return pick(names.ENGLISH_FORMS).format(pick(names.ENGLISH_COMPANIES))

    def phones(self, *, office: bool = False) -> list[Multifield]:
        """Return phones as people type them, with their kinds: none, one or several."""
        chance = self._random.random()
        if chance < 0.04:
            return []
        count = 1 if chance < 0.8 else 2 if chance < 0.96 else 3
        drawn = (
            (self._phone(office=office or number == 2), "WORK" if office or number else self._kind())
            for number in range(count)
        )
        return [("PHONE", kind, value) for value, kind in drawn]

    def email(self, first: str | None, last: str | None) -> str | None:
        """Return an e-mail address at a domain that nobody owns; some people have none."""
        if self._random.random() < 0.35:
            return None
        self._number += 1
        parts = [names.latin(part) for part in (first, last) if part]
        return f"{'.'.join(part for part in parts if part) or 'info'}{self._number}@example.com"

    def card_columns(self, owners: list[int], now: float) -> Row:
        """Return the columns all cards have; made within the last 400 days."""
        created = int(now - self._random.random() * 400 * _DAY)
        columns = new_card(self._random.choice(owners), created)
        return columns | {"source_id": self._random.choice(("CALL", "WEB", "ADVERTISING", "PARTNER"))}

    def add(self, portal: Portal, kind: int, phone: str | None = None) -> int:
        """Add one contact or company to a portal; returns its id."""
        columns = self.card_columns([1], portal.clock.now())
        columns |= {"has_phone": "Y", "has_email": "N"}
        if kind == CONTACT:
            entity_id = portal.database.insert("contact", columns | self.person())
        elif kind == COMPANY:
            entity_id = portal.database.insert("company", columns | {"title": self.company_title()})
        else:
            raise ValueError(f"no people of kind {kind}")
        add_multifields(portal, kind, entity_id, [("PHONE", "WORK", phone or self._phone(office=False))])
        return entity_id

    def _kind(self) -> str:
        return self._random.choice(("MOBILE", "MOBILE", "WORK", "HOME", "MAILING"))

    def _phone(self, *, office: bool) -> str:
        number = self._random.randrange(100_000_000)
        parts: dict[str, Any] = {
            "a": f"{number // 10_000 % 1000:03}",
            "b": f"{number // 100 % 100:02}",
            "c": f"{number % 100:02}",
            "d": f"{number // 1000 % 1000:03}",
        }
        if self._random.random() < (0.9 if self._language == "ru" else 0.15):
            shapes: tuple[str, ...] = _OFFICE_SHAPES if office else _RUSSIAN_SHAPES
        else:
            shapes = _ENGLISH_SHAPES
        return self._random.choice(shapes).format(**parts)
