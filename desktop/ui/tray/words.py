"""What notifications say."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.domain.figures import ListFigures
from desktop.domain.notifying import Event, Kind
from desktop.domain.overview import list_row
from desktop.domain.portal import Known
from desktop.ui import figure_words, words

translate = QCoreApplication.translate


def sentence(event: Event, figures: ListFigures | None, known: Known, idle_minutes: int) -> str:
    """Return an event in one sentence; `figures` are those of its list, None for an operator."""
    if figures is None:
        text = translate("Notifications", "{name} has not called for %n minute(s) of work.", "", idle_minutes)
        return text.format(name=words.user(known, event.number))
    name = words.numbered_subject(list_row(known, event.number, tallied=False))
    if event.kind is Kind.FINISHED:
        return translate("Notifications", "{name} is finished.").format(name=name)
    if event.kind is Kind.LATE and figures.due is not None:
        due = figures.due
        day = QLocale().toString(QDate(due.year, due.month, due.day), "d MMMM")
        return translate("Notifications", "{name} will not be finished by {day}.").format(name=name, day=day)
    still = figure_words.span(figures.still or timedelta())
    return translate("Notifications", "{name} is stuck: nobody has moved for {time}.").format(name=name, time=still)
