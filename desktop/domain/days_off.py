"""Days off as people type them: days and stretches of days, as 31.12.2026, 2027-01-01 – 2027-01-08."""

import re
from collections.abc import Collection
from datetime import date, timedelta

_DAY = r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{1,2}-\d{1,2}"
_ITEM = re.compile(rf"({_DAY})(?:\s*[-–—]\s*({_DAY}))?")
_BETWEEN = re.compile(r"[\s,;]*")
_LONGEST = 366
"""Days of a stretch at most: a longer one is a slip."""
ISO, DOTTED = "%Y-%m-%d", "%d.%m.%Y"
"""How a day can be written: formats of `date.strftime`."""


def read_days_off(text: str) -> frozenset[date] | None:
    """Return all days in a text, written with dots or dashes; None if it holds anything else."""
    days: set[date] = set()
    place = _end(text, 0)
    while place < len(text):
        found = _ITEM.match(text, place)
        if found is None:
            return None
        try:
            first, last = _day(found[1]), _day(found[2] or found[1])
        except ValueError:
            return None
        if not 0 <= (last - first).days < _LONGEST:
            return None
        days |= {first + timedelta(days=number) for number in range((last - first).days + 1)}
        place = _end(text, found.end())
        if place == found.end() < len(text):
            return None
    return frozenset(days)


def days_off_text(days: Collection[date], written: str) -> str:
    """Return a text that `read_days_off` reads: the days in order, successive ones as a stretch."""
    stretches: list[list[date]] = []
    for day in sorted(days):
        if stretches and day - stretches[-1][-1] == timedelta(days=1):
            stretches[-1].append(day)
        else:
            stretches.append([day])
    return ", ".join(" – ".join(day.strftime(written) for day in sorted({days[0], days[-1]})) for days in stretches)


def _day(text: str) -> date:
    numbers = [int(number) for number in re.split(r"[.-]", text)]
    year, month, day = numbers if "-" in text else reversed(numbers)
    return date(year, month, day)


def _end(text: str, place: int) -> int:
    found = _BETWEEN.match(text, place)
    return place if found is None else found.end()
