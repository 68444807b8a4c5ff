"""Words for the figures of the board: short for cells, whole for tooltips and screen readers.

Moments are shown in a `zone`, the portal's, in which the operators work, wherever this computer is; and in 24 hours,
as ranges of them have to be short.
"""

from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.domain.figures import Count, Forecast, LastResult, ListFigures, NotYet, Pace, Standing
from desktop.ui import formats

translate = QCoreApplication.translate
_DASH = "\N{EN DASH}"
_ROUNDED = timedelta(minutes=10)
"""To what the ends of a forecast are rounded today, on other days to hours: outwards, so that it still holds."""


def count(value: Count) -> str:
    """Return "214", or "214–226" if up to twelve more are not known."""
    least = formats.number(value.sure)
    return f"{least}{_DASH}{formats.number(value.sure + value.perhaps)}" if value.perhaps else least


def count_spoken(value: Count) -> str:
    """Return "214, up to 12 more unknown"."""
    if not value.perhaps:
        return formats.number(value.sure)
    more = translate("Figures", "{count}, up to {more} more unknown")
    return more.format(count=formats.number(value.sure), more=formats.number(value.perhaps))


def per_hour(value: float) -> str:
    """Return people per hour as a number, with one decimal below ten."""
    return formats.number(round(value)) if value >= 10 else QLocale().toString(round(value, 1), "g", 2)


def pace_text(value: float) -> str:
    """Return people per hour in short: "38/h"."""
    return translate("Figures", "{pace}/h").format(pace=per_hour(value))


def current(pace: Pace) -> float | None:
    """Return the pace that counts now: of the last hour, or where nothing is known of that, of today."""
    return pace.last_hour if pace.last_hour is not None else pace.today


def pace_explained(pace: Pace) -> str:
    """Return all that is known of a pace, a line each; "" for nothing."""
    lines = (
        (translate("Figures", "Last hour: {pace}/h"), pace.last_hour),
        (translate("Figures", "Today: {pace}/h"), pace.today),
        (translate("Figures", "Best of the last days: {pace}/h"), pace.best),
    )
    return "\n".join(text.format(pace=per_hour(value)) for text, value in lines if value is not None)


def finish(found: Forecast, now: datetime, zone: tzinfo) -> tuple[str, str]:
    """Return when a list will be finished, as the day and the hours: ("today", "16:40–17:30"), ("3–5 Dec", "").

    The hours are "" if the range is longer than a day.
    """
    early, today = found.early.astimezone(zone), now.astimezone(zone).date()
    if found.late is None:
        return translate("Figures", "not before {day}").format(day=_day(early.date(), today)), ""
    late = found.late.astimezone(zone)
    if early.date() != late.date():
        return _days(early.date(), late.date(), today), ""
    step = _ROUNDED if early.date() == today else timedelta(hours=1)
    return _day(early.date(), today), _hours(early, late, step)


def finish_text(found: Forecast, now: datetime, zone: tzinfo) -> str:
    """Return when a list will be finished: "today 16:40–17:30", "tomorrow 11–15", "3–5 Dec"."""
    return " ".join(filter(None, finish(found, now, zone)))


def finish_explained(found: Forecast, zone: tzinfo) -> str:
    """Return a forecast in whole, with what it says and what it does not."""
    early = formats.moment(found.early.astimezone(zone))
    if found.late is None:
        text = translate("Figures", "Not before {early} in 9 of 10 cases; it may take more than a year.")
        return text.format(early=early)
    text = translate("Figures", "Between {early} and {late} in 8 of 10 cases; in half of them by {middle}.")
    middle = formats.moment(found.middle.astimezone(zone))
    return text.format(early=early, late=formats.moment(found.late.astimezone(zone)), middle=middle)


def not_yet() -> str:
    """Return that there is no forecast yet."""
    return translate("Figures", "not enough data yet")


def not_yet_explained(found: NotYet, now: datetime, zone: tzinfo) -> str:
    """Return when there will be a forecast, or why there is none."""
    if found.since is None:
        return translate("Figures", "There is a forecast as soon as somebody calls.")
    since = found.since.astimezone(zone)
    day, hour = _day(since.date(), now.astimezone(zone).date()), _clock(since)
    return translate("Figures", "There will be a forecast {day} at {time}, if calling goes on.").format(
        day=day, time=hour
    )


def last_text(last: LastResult, now: datetime) -> str:
    """Return when somebody became done last: "2 min ago"; "≥ 2 min ago" if it may have been earlier."""
    passed = now - last.at
    age = formats.age(passed)
    return age if last.exact or passed < timedelta(minutes=1) else f"≥\N{NO-BREAK SPACE}{age}"


def last_explained(last: LastResult, status: str, operator: str, zone: tzinfo) -> str:
    """Return the last result in whole: status, moment and who it was, as far as it is known."""
    moment = formats.moment(last.at.astimezone(zone))
    when = moment if last.exact else translate("Figures", "Not later than {moment}").format(moment=moment)
    return "\n".join(filter(None, (status, when, operator)))


def standing(found: Standing, still: timedelta | None) -> str:
    """Return what the board says of a list; "" for one that nobody works on."""
    if found is Standing.STUCK and still is not None:
        return translate("Figures", "stuck {time}").format(time=span(still))
    return _standings()[found]


def standing_explained(figures: ListFigures) -> str:
    """Return why a list is stuck or late; "" for other ones."""
    if figures.standing is Standing.LATE and figures.due is not None:
        due = QLocale().toString(_qdate(figures.due), QLocale.FormatType.LongFormat)
        return translate("Figures", "Due {day}, and the forecast ends later.").format(day=due)
    if figures.standing is Standing.STUCK and figures.still is not None:
        return translate("Figures", "Nobody's status has changed for {time} of working time.").format(
            time=span(figures.still, whole=True)
        )
    return ""


def span(length: timedelta, *, whole: bool = False) -> str:
    """Return a length of working time: "3 h", "40 min"; with `whole` "3 h 10 min"."""
    hours, minutes = divmod(int(length.total_seconds() // 60), 60)
    in_hours = translate("Figures", "{hours} h").format(hours=formats.number(hours))
    in_minutes = translate("Figures", "{minutes} min").format(minutes=minutes)
    if not hours:
        return in_minutes
    return f"{in_hours} {in_minutes}" if whole and minutes else in_hours


def hours_spoken(figures: ListFigures, zone: tzinfo) -> str:
    """Return how many became done in each hour of today, for screen readers and tooltips."""
    unknown = translate("Figures", "unknown")
    return "\n".join(
        f"{_clock(hour.begin.astimezone(zone))} {_DASH} {unknown if hour.unknown else count_spoken(hour.count)}"
        for hour in figures.hours
    )


def _standings() -> dict[Standing, str]:
    return {
        Standing.LATE: translate("Figures", "late"),
        Standing.STUCK: translate("Figures", "stuck"),
        Standing.IN_PROGRESS: translate("State", "in progress"),
        Standing.FINISHED: translate("State", "finished"),
        Standing.OTHER: "",
    }


def _hours(early: datetime, late: datetime, step: timedelta) -> str:
    midnight = datetime.combine(early.date(), datetime.min.time(), early.tzinfo)
    begin = midnight + (early - midnight) // step * step
    end = midnight - (midnight - late) // step * step
    if end.date() != early.date():
        return f"{_clock(begin)}{_DASH}24:00"
    if not begin.minute and not end.minute and step >= timedelta(hours=1):
        return f"{begin.hour}{_DASH}{end.hour}"
    return f"{_clock(begin)}{_DASH}{_clock(end)}"


def _days(early: date, late: date, today: date) -> str:
    near = (today, today + timedelta(days=1))
    if early not in near and (early.year, early.month) == (late.year, late.month):
        return f"{early.day}{_DASH}{_day(late, today)}"
    between = _DASH if late in near else f" {_DASH} "
    return f"{_day(early, today)}{between}{_day(late, today)}"


def _day(day: date, today: date) -> str:
    if day == today:
        return translate("Figures", "today")
    if day == today + timedelta(days=1):
        return translate("Figures", "tomorrow")
    return QLocale().toString(_qdate(day), "d MMM" if day.year == today.year else "d MMM yyyy")


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
