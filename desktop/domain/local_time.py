"""What time it is where people are phoned, and whether they may be called, from the regions of their phones.

Moments are aware datetimes. Zones are sets of IANA names: those that fit, none if nothing is known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.domain.numbering import zones_of
from desktop.domain.phone_reading import russian_number
from desktop.domain.phones import whole_phones
from desktop.domain.working_hours import USUAL_CALLING_HOURS, CallingHours

Zones = frozenset[str]
NOWHERE: Zones = frozenset()
"""The zones of someone of whom nothing is known."""


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The time at the place of a client: from `least` to `most` if zones with several times fit.

    `zones` are those that fit. `may_call`: it is within the calling hours in each of them.
    """

    zones: Zones
    least: datetime
    most: datetime
    may_call: bool

    @property
    def offsets(self) -> tuple[timedelta, timedelta]:
        """The least and the greatest offset from UTC that fit."""
        return self.least.utcoffset() or timedelta(), self.most.utcoffset() or timedelta()

    @property
    def is_certain(self) -> bool:
        """Whether all zones that fit show the same time."""
        return self.least.utcoffset() == self.most.utcoffset()


class LocalTimes:
    """The local times at one moment, each worked out once for all people with the same zones."""

    def __init__(self, moment: datetime, hours: CallingHours = USUAL_CALLING_HOURS) -> None:
        self._moment, self._hours = moment, hours
        self._found: dict[Zones, LocalTime | None] = {NOWHERE: None}

    def at(self, zones: Zones) -> LocalTime | None:
        """Return the time in these zones; None if nothing is known of them."""
        if zones not in self._found:
            self._found[zones] = self._work_out(zones)
        return self._found[zones]

    def may_call(self, zones: Zones) -> bool:
        """Return whether people there may surely be called; not if nothing is known of the zones."""
        found = self.at(zones)
        return found is not None and found.may_call

    def offset(self, zones: Zones) -> timedelta | None:
        """Return the offset from UTC there; None if it is not certain."""
        found = self.at(zones)
        return found.offsets[0] if found is not None and found.is_certain else None

    def _work_out(self, zones: Zones) -> LocalTime | None:
        rules = [_rules(zone) for zone in sorted(zones)]
        there = [self._moment.astimezone(zone) for zone in rules if zone is not None]
        if len(there) < len(rules) or not there:
            return None
        begin, end = self._hours
        return LocalTime(
            zones,
            least=min(there, key=_offset),
            most=max(there, key=_offset),
            may_call=all(begin <= local.time() < end for local in there),
        )


def zones_of_phones(phones: Iterable[str]) -> Zones:
    """Return the zones that a client with these phones, as they are written, may be in.

    Those that fit all phones of which anything is known: someone with a landline in Vladivostok and a mobile phone,
    which may be from anywhere in Russia, is in Vladivostok. If none does, those that fit any of them. The first phone
    abroad loads the numbering plans, and the first in a zone its rules: not for the window's thread.
    """
    found = {zones for number in _international(phones) if (zones := zones_of(number))}
    if len(found) > 1:
        fitting = frozenset.intersection(*found) or frozenset.union(*found)
    else:
        fitting = next(iter(found), NOWHERE)  # the same object for many people
    for zone in fitting:
        _rules(zone)
    return fitting


def _international(phones: Iterable[str]) -> Iterator[str]:
    """Yield the phones that have an international form in it."""
    for written in phones:
        if number := russian_number(written):
            yield number
        else:
            yield from (phone.international for phone in whole_phones(written) if phone.international)


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta()


@cache
def _rules(zone: str) -> ZoneInfo | None:
    """Return the rules of a zone; None if this computer has none."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, OSError):
        return None
