"""Numbers, dates and ages as the locale writes them."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

translate = QCoreApplication.translate


def number(value: int) -> str:
    """Return a whole number with the locale's group separators."""
    return QLocale().toString(value)


def percent(share: float) -> str:
    """Return a share of 0.0 to 1.0 in whole percent; 100% only for all, 0% only for nothing."""
    rounded = round(share * 100)
    if rounded == 100 and share < 1:
        rounded = 99
    if rounded == 0 and share > 0:
        rounded = 1
    return translate("Numbers", "{number}%").format(number=rounded)


def day(moment: datetime | None) -> str:
    """Return the day in short form, with the year unless it is the current one; in the zone of the moment."""
    if moment is None:
        return ""
    shape = "d MMM" if moment.year == datetime.now(moment.tzinfo).year else "d MMM yyyy"
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), shape)


def whole_day(value: date) -> str:
    """Return a day with its year in the locale's short form."""
    return QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.ShortFormat)


def moment(value: datetime | None) -> str:
    """Return day and time of day in long form, in the zone of the moment."""
    if value is None:
        return ""
    text = QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.LongFormat)
    return f"{text}, {time_of_day(value)}"


def stamp(value: datetime) -> str:
    """Return day, year and time of day in the locale's short form, in the zone of the moment."""
    return f"{whole_day(value)} {time_of_day(value)}"


def time_of_day(value: datetime, *, seconds: bool = False) -> str:
    """Return the time of day in the zone of the moment."""
    if seconds:
        return QLocale().toString(QTime(value.hour, value.minute, value.second), "HH:mm:ss")
    return QLocale().toString(QTime(value.hour, value.minute), QLocale.FormatType.ShortFormat)


def age(since: timedelta) -> str:
    """Return an age: "just now", "12 min ago", "3 h ago", "2 days ago"."""
    minutes = int(since.total_seconds() // 60)
    if minutes < 1:
        return translate("Age", "just now")
    if minutes < 60:
        return translate("Age", "%n min ago", "", minutes)
    if minutes < 48 * 60:
        return translate("Age", "%n h ago", "", minutes // 60)
    return translate("Age", "%n day(s) ago", "", minutes // (24 * 60))
