"""Forecasts, due dates and paces in words, for the side panel."""

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.domain.figures import Count, Forecast, NotYet, Pace
from desktop.ui import formats

translate = QCoreApplication.translate


def finish(forecast: Forecast | NotYet, today: date, zone: tzinfo) -> str:
    """Return when a list will be finished: as times of one day, as days, or that it is not known yet."""
    if isinstance(forecast, NotYet):
        if forecast.since is None:
            return translate("SidePanel", "Not enough data yet for a forecast")
        text = translate("SidePanel", "Not enough data yet for a forecast: expected from {moment}")
        return text.format(moment=_moment(forecast.since.astimezone(zone), today))
    early = forecast.early.astimezone(zone)
    if forecast.late is None:
        text = translate("SidePanel", "Finish not before {day}, the end is open")
        return text.format(day=day_name(early.date()))
    late = forecast.late.astimezone(zone)
    if early.date() != late.date():
        text = translate("SidePanel", "Finish {early} – {late}")
        return text.format(early=day_name(early.date()), late=day_name(late.date()))
    ends = {"early": formats.time_of_day(early), "late": formats.time_of_day(late)}
    if early.date() == today:
        return translate("SidePanel", "Finish today {early}–{late}").format(**ends)
    return translate("SidePanel", "Finish {day}, {early}–{late}").format(day=day_name(early.date()), **ends)


def plan_and_fact(needed: float | None, left: int, pace: Pace) -> tuple[str, bool]:
    """Return what a due date demands beside what is done, and whether that is too little; "" if nothing is left."""
    if not left:
        return "", False
    if needed is None:
        return translate("SidePanel", "The due date has passed"), True
    need = formats.number(_up(needed))
    does = pace.today if pace.today is not None else pace.last_hour
    if does is None:
        return translate("SidePanel", "Needs {need} an hour").format(need=need), False
    text = translate("SidePanel", "Needs {need} an hour, does {does}")
    return text.format(need=need, does=formats.number(round(does))), does < needed


def count(number: Count) -> str:
    """Return a number that may not be known exactly."""
    sure = formats.number(number.sure)
    return f"{sure}–{formats.number(number.sure + number.perhaps)}" if number.perhaps else sure


def day_name(day: date) -> str:
    """Return a day in short form with its weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("SidePanel", "ddd, d MMM"))


def _moment(moment: datetime, today: date) -> str:
    at = formats.time_of_day(moment)
    return at if moment.date() == today else f"{day_name(moment.date())}, {at}"


def _up(value: float) -> int:
    """Return a pace in whole people, rounded up: fewer would not do."""
    return -int(-value // 1)
