"""How the local time of clients is said."""

from datetime import timedelta

from PySide6.QtCore import QByteArray, QCoreApplication, QDateTime, QLocale, QTimeZone

from desktop.domain.local_time import LocalTime
from desktop.domain.working_hours import CallingHours
from desktop.ui import formats

translate = QCoreApplication.translate
_MOST_NAMES = 2
"""Zones that are named; more are only said by their offsets."""


def time_there(local: LocalTime) -> str:
    """Return the time, or from when to when it is if several times are possible: "12:40–22:40"."""
    least = formats.time_of_day(local.least)
    return least if local.is_certain else f"{least}–{formats.time_of_day(local.most)}"


def offset_text(offset: timedelta) -> str:
    """Return an offset as "UTC+5:30"."""
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"


def zone_there(local: LocalTime) -> str:
    """Return the name of the zone with its offset, or how far the offsets go that are possible."""
    least, most = local.offsets
    if not local.is_certain:
        return f"{offset_text(least)} – {offset_text(most)}"
    names = sorted({_name(zone, local) for zone in local.zones})
    return ", ".join([*(names if len(names) <= _MOST_NAMES else ()), offset_text(least)])


def may_call_text(local: LocalTime, hours: CallingHours) -> str:
    """Return whether clients may be called now."""
    if local.may_call:
        return translate("LocalTime", "May be called now")
    begin, end = (f"{at:%H:%M}" for at in hours)
    if local.is_certain:
        text = translate("LocalTime", "Not now: calls are allowed from {begin} to {end} there")
    else:
        text = translate("LocalTime", "Not now: it may be outside {begin} to {end} there")
    return text.format(begin=begin, end=end)


def unknown_zone_text() -> str:
    """Return why nothing is said."""
    return translate("LocalTime", "The phones don't show where the client is.")


def explained(local: LocalTime, hours: CallingHours) -> str:
    """Return the zone and whether clients may be called, on lines of their own."""
    lines = [zone_there(local), may_call_text(local, hours)]
    if not local.is_certain:
        lines.insert(1, translate("LocalTime", "Several time zones fit the phones."))
    return "\n".join(lines)


def _name(zone: str, local: LocalTime) -> str:
    """Return the name of a zone in the present language, or its IANA name where the system has none."""
    rules = QTimeZone(QByteArray(zone.encode()))
    if not rules.isValid():
        return zone
    at = QDateTime.fromSecsSinceEpoch(int(local.least.timestamp()))
    name = rules.displayName(at, QTimeZone.NameType.LongName, QLocale())
    return zone if not name or name.startswith(("GMT", "UTC")) else name
