"""The words of the evening report that its workbook, its text and its picture share.

Moments are shown in the portal's zone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.domain.call_list import Visibility
from desktop.domain.figures import Count, HourCount
from desktop.domain.portal import Known
from desktop.domain.report import ListLine, OperatorLine, Report
from desktop.domain.spreadsheet import Share, Value
from desktop.ui import figure_words, formats, words
from desktop.ui.call_lists import figure_cells

translate = QCoreApplication.translate
_STRETCHES = 3
"""Stretches of unknown hours that are named; of more, only how many became done in them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the day: its name, its value for a spreadsheet, how it is written, and what stands below it."""

    name: str
    value: Value
    text: str
    more: str = ""


def title(report: Report) -> str:
    """Return "Evening report, Tuesday, 1 December 2026"."""
    return translate("Report", "Evening report, {day}").format(day=day(report))


def day(report: Report) -> str:
    """Return the day in words."""
    that = report.wanted.day
    return QLocale().toString(QDate(that.year, that.month, that.day), QLocale.FormatType.LongFormat)


def figures(report: Report) -> list[Figure]:
    """Return the figures of the day; those of calls only where they are known."""
    done, succeeded, calls = report.done, report.succeeded, report.calls
    share = "" if report.success is None else formats.percent(report.success)
    left_in = translate("Report", "in %n list(s)", "", report.in_progress)
    found = [
        Figure(translate("Report", "Done"), done.sure, figure_words.count(done)),
        Figure(translate("Report", "With success"), succeeded.sure, figure_words.count(succeeded), share),
        Figure(translate("Report", "Left"), report.left, formats.number(report.left), left_in),
    ]
    if calls is not None:
        answered = calls.answered / calls.calls if calls.calls else None
        answered_share = "" if answered is None else formats.percent(answered)
        more = translate("Report", "answered {share}").format(share=answered_share) if answered_share else ""
        found += [
            Figure(translate("Report", "Calls"), calls.calls, formats.number(calls.calls), more),
            Figure(translate("Report", "Talk time"), calls.talked, talk(calls.talked)),
        ]
    return found


def extra_figures(report: Report) -> Iterator[tuple[str, Value]]:
    """Yield what a spreadsheet has besides."""
    if report.success is not None:
        yield translate("Report", "Share of success"), Share(report.success)
    if report.calls is not None:
        yield translate("Report", "Calls answered"), report.calls.answered


def talk(length: timedelta) -> str:
    """Return a length of talking: "6 h 12 min"."""
    return figure_words.span(length, whole=True)


def operator(line: OperatorLine) -> str:
    """Return who called."""
    return words.person(line.user) if line.user is not None else translate("Report", "not known who")


def subject(line: ListLine) -> str:
    """Return a list's subject with its number."""
    return words.numbered_subject(line.row)


def status(known: Known, code: str) -> str:
    """Return the name of a status."""
    return known.statuses.name_of(code)


def hour(report: Report, found: HourCount) -> str:
    """Return when an hour begins: "14:00"."""
    return f"{found.begin.astimezone(report.hours_of_work.zone):%H:%M}"


def progress(line: ListLine) -> str:
    """Return "310 of 500 (62%)"; "" if its participants were never read."""
    tally = line.row.tally
    if tally is None:
        return ""
    return translate("Report", "{done} of {total} ({share})").format(
        done=formats.number(tally.done), total=formats.number(tally.total), share=formats.percent(tally.done_share)
    )


def outlook(report: Report, line: ListLine) -> str:
    """Return when a list that is worked on will end, or how it stands otherwise."""
    row = line.row
    if row.visibility is Visibility.ACTIVE and (finish := figure_cells.finish_text(row, report.hours_of_work.zone)):
        return translate("Report", "will end {when}").format(when=finish)
    return figure_cells.state_text(row)


def notes(report: Report) -> list[str]:
    """Return what is not known, and how old everything is."""
    of_now = []
    if report.hours_of_work.day_of(report.at) != report.wanted.day:
        of_now.append(translate("Report", "Who is left, and how far the lists are, is of now and not of that day."))
    return [*_doubts(report), *_about_calls(report), *of_now, read(report)]


def read(report: Report) -> str:
    """Return when the lists were read last."""
    at = (report.read_at or report.at).astimezone(report.hours_of_work.zone)
    return translate("Report", "As of {moment}").format(moment=formats.stamp(at))


def doubt(count: Count) -> str:
    """Return what a range says."""
    text = translate("Report", "{range}: up to %n more may have been done on this day.", "", count.perhaps)
    return text.format(range=figure_words.count(count))


def _doubts(report: Report) -> Iterator[str]:
    if report.done.perhaps:
        yield doubt(report.done)
    unknown = report.stretches
    if unknown and len(unknown) <= _STRETCHES:
        for stretch in unknown:
            text = translate("Report", "%n done between {begin} and {end}, the hour is not known.", "", stretch.done)
            yield text.format(begin=_moment(report, stretch.begin), end=_moment(report, stretch.end))
    elif unknown:
        done = sum(stretch.done for stretch in unknown)
        yield translate("Report", "%n done in hours that are not known, as the lists were not read.", "", done)


def _about_calls(report: Report) -> Iterator[str]:
    if report.calls is None:
        yield translate("Report", "The calls of the day could not be read.")
    elif report.calls.hidden:
        yield translate("Report", "Calls are missing: you may not see those of everybody.")


def _moment(report: Report, moment: datetime) -> str:
    """Return the time of day, with the day if it is another one."""
    local = moment.astimezone(report.hours_of_work.zone)
    clock = f"{local:%H:%M}"
    return clock if local.date() == report.wanted.day else f"{formats.day(local)} {clock}"
