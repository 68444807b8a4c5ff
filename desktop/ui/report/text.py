"""The evening report as a short text for a chat."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from desktop.domain.portal import Known
from desktop.domain.report import Report
from desktop.domain.report_choices import Part
from desktop.ui import figure_words, formats
from desktop.ui.report import words

translate = QCoreApplication.translate
_MOST = 12
"""Lists or operators that are named; a chat is no table."""


def text(report: Report, known: Known) -> str:
    """Return the report as lines of plain text."""
    sections: list[Iterable[str]] = [_head(report), _statuses(report, known)]
    if Part.LISTS in report.wanted.parts:
        sections.append(_lists(report))
    if Part.OPERATORS in report.wanted.parts:
        sections.append(_operators(report))
    sections.append(words.notes(report))
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section)))


def _head(report: Report) -> Iterator[str]:
    yield words.title(report)
    for figure in words.figures(report):
        more = f" ({figure.more})" if figure.more else ""
        yield f"{figure.name}: {figure.text}{more}"


def _statuses(report: Report, known: Known) -> Iterator[str]:
    for line in report.statuses:
        yield f"• {words.status(known, line.code)}: {figure_words.count(line.done)}"


def _lists(report: Report) -> Iterator[str]:
    if not report.lists:
        return
    yield translate("Report", "Call lists")
    for line in report.lists[:_MOST]:
        parts = (figure_words.count(line.done), words.progress(line), words.outlook(report, line))
        yield f"• {words.subject(line)}: {', '.join(filter(None, parts))}"
    yield from _rest(len(report.lists))


def _operators(report: Report) -> Iterator[str]:
    if not report.operators:
        return
    yield translate("Report", "Operators")
    for line in report.operators[:_MOST]:
        parts = [figure_words.count(line.done)]
        if line.work is not None:
            calls = translate("Report", "calls {number}").format(number=formats.number(line.work.calls))
            parts += [calls, translate("Report", "talk time {time}").format(time=words.talk(line.work.talked))]
        yield f"• {words.operator(line)}: {', '.join(parts)}"
    yield from _rest(len(report.operators))


def _rest(number: int) -> Iterator[str]:
    if number > _MOST:
        yield translate("Report", "and %n more", "", number - _MOST)
