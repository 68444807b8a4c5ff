"""A forecast, a due date and what it demands, as sentences for the side panel."""

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.domain.figures import Forecast, NotYet, Pace
from desktop.ui import figure_words, formats

translate = QCoreApplication.translate


def finish(forecast: Forecast | NotYet, now: datetime, zone: tzinfo) -> str:
    """Return when a list will be finished, or that there is not enough data yet, and from when there will be; in
    `zone`, the portal's.
    """
    if isinstance(forecast, NotYet):
        nothing = translate("SidePanel", "Not enough data yet.")
        return f"{nothing} {figure_words.not_yet_explained(forecast, now, zone)}"
    return translate("SidePanel", "Finish: {when}").format(when=figure_words.finish_text(forecast, now, zone))


def plan_and_fact(needed: float | None, left: int, pace: Pace) -> tuple[str, bool]:
    """Return what a due date demands beside what is done, and whether that is too little; "" if nobody is left.

    `needed` is how many an hour of work, None if there is no time of work left.
    """
    if not left:
        return "", False
    if needed is None:
        return translate("SidePanel", "The due date has passed"), True
    need, does = formats.number(_up(needed)), figure_words.current(pace)
    if does is None:
        return translate("SidePanel", "Needs {need} an hour").format(need=need), False
    text = translate("SidePanel", "Needs {need} an hour, does {does}")
    return text.format(need=need, does=figure_words.per_hour(does)), does < needed


def day_name(day: date) -> str:
    """Return a day in short form with its weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("SidePanel", "ddd, d MMM"))


def _up(value: float) -> int:
    """Return a pace in whole people, rounded up: fewer would not do."""
    return -int(-value // 1)
