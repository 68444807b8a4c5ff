"""The supervisor's preferences and the look of the window: two small JSON files of the whole program."""

import dataclasses
from collections.abc import Callable, Container, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from desktop.domain.preferences import MOST_CALLED_DAYS, Preferences, Proxy
from desktop.domain.report_choices import USUAL_REPORT, Lists, Part, ReportChoices
from desktop.domain.working_hours import USUAL
from desktop.store import json_file

_ALLOWED: Mapping[str, Container[Any]] = {
    "language": ("", "ru", "en"),
    "theme": ("system", "light", "dark"),
    "refresh_minutes": range(24 * 60),
    "stuck_hours": range(1, 25),
    "idle_minutes": range(1, 24 * 60),
    "call_requests_per_hour": range(100_000),
    "called_days": range(1, MOST_CALLED_DAYS + 1),
    "requests_at_once": range(1, 11),
}


def read_preferences(path: Path) -> Preferences:
    """Return the saved preferences, with defaults for absent and invalid ones. Blocks."""
    saved = json_file.read(path)
    kept: dict[str, Any] = {}
    for field in dataclasses.fields(Preferences):
        if field.name in saved:
            try:
                kept[field.name] = _read(field, saved[field.name])
            except (TypeError, ValueError):
                continue
    return Preferences(**kept)


def write_preferences(path: Path, preferences: Preferences) -> None:
    """Save all preferences. Raises OSError. Blocks."""
    values = {field.name: getattr(preferences, field.name) for field in dataclasses.fields(Preferences)}
    json_file.write(path, values | {name: write(values[name]) for name, (_, write) in _SHAPES.items()})


def _read(field: "dataclasses.Field[Any]", value: Any) -> Any:
    """Return the value of a preference; raises TypeError or ValueError if it means nothing."""
    if field.name in _SHAPES:
        return _SHAPES[field.name][0](value)
    if type(value) is not type(field.default) or value not in _ALLOWED.get(field.name, (value,)):
        raise ValueError(field.name)
    return value


def _read_week(value: Any) -> tuple[tuple[time, time] | None, ...]:
    if len(value) != len(USUAL):
        raise ValueError(value)
    return tuple(None if day is None else _read_hours(*day) for day in value)


def _read_hours(begin: str, end: str) -> tuple[time, time]:
    hours = time.fromisoformat(begin), time.fromisoformat(end)
    if hours[0] >= hours[1] or hours[0].tzinfo or hours[1].tzinfo:
        raise ValueError(hours)
    return hours


def _read_feed_address(value: Any) -> str:
    address = str(value)
    if address:
        from desktop.domain.updates import read_feed_address

        if read_feed_address(address) != address:
            raise ValueError(address)
    return address


def _read_report(value: Any) -> ReportChoices:
    """Return what was chosen for the report; what is absent is as at first."""
    kept = _write_report(USUAL_REPORT) | dict(value)
    lists = {str(portal): tuple(map(int, numbers)) for portal, numbers in dict(kept["chosen"]).items()}
    return ReportChoices(
        Lists(kept["lists"]),
        tuple(lists.items()),
        frozenset(map(Part, kept["parts"])),
        str(kept["folder"]),
        str(kept["name"]),
    )


def _write_report(report: ReportChoices) -> dict[str, Any]:
    return {
        "lists": report.lists.value,
        "chosen": {portal: list(numbers) for portal, numbers in report.chosen},
        "parts": sorted(part.value for part in report.parts),
        "folder": report.folder,
        "name": report.name,
    }


_SHAPES: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "proxy": (Proxy, lambda proxy: proxy.value),
    "working_week": (_read_week, lambda week: [day and [f"{at:%H:%M}" for at in day] for day in week]),
    "calling_hours": (lambda hours: _read_hours(*hours), lambda hours: [f"{at:%H:%M}" for at in hours]),
    "days_off": (
        lambda days: frozenset(date.fromisoformat(day) for day in days),
        lambda days: [day.isoformat() for day in sorted(days)],
    ),
    "feed_address": (_read_feed_address, str),
    "report": (_read_report, _write_report),
}
"""How preferences that JSON has no type for are read and written, by name. Reading raises TypeError or ValueError."""
