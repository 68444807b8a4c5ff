"""The evening report as the sheets of a workbook, with charts of the spreadsheet's own."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.figures import Count, Forecast
from desktop.domain.phone_reading import readable
from desktop.domain.portal import Known
from desktop.domain.report import ListLine, OperatorLine, PersonLine, Report
from desktop.domain.report_choices import Part
from desktop.domain.spreadsheet import Block, Chart, ChartKind, Share, Sheet, Value
from desktop.ui import words as names
from desktop.ui.call_lists import figure_cells
from desktop.ui.colours import StatusColours
from desktop.ui.report import words

translate = QCoreApplication.translate
SURE, PERHAPS = "#2160D3", "#B7CCF3"
"""Colours of what is known and of what is only possible."""

_Row = Sequence[Value]


def sheets(report: Report, known: Known, portal: str) -> list[Sheet]:
    """Return the sheets; the rows of people are made while they are written."""
    made = [_summary(report, known, portal)]
    parts = report.wanted.parts
    if Part.LISTS in parts:
        made.append(_lists(report))
    if Part.OPERATORS in parts:
        made.append(_operators(report))
    if Part.PEOPLE in parts:
        made.append(_people(report, known))
    return made


def _summary(report: Report, known: Known, portal: str) -> Sheet:
    perhaps, done = translate("Report", "Perhaps more"), translate("Report", "Done")
    unknown = translate("Report", "the hour is not known")
    doubts = {words.figures(report)[0].name: report.done, words.figures(report)[1].name: report.succeeded}
    totals: list[_Row] = [
        (figure.name, figure.value, _more(doubts.get(figure.name, Count()))) for figure in words.figures(report)
    ]
    totals += [(name, value, None) for name, value in words.extra_figures(report)]
    hours: list[_Row] = [
        (words.hour(report, hour), hour.count.sure, _more(hour.count), unknown if hour.unknown else "")
        for hour in report.hours
    ]
    statuses: list[_Row] = [
        (words.status(known, line.code), line.done.sure, _more(line.done), _share(line.done.sure, report.done.sure))
        for line in report.statuses
    ]
    colours = StatusColours(known.statuses)
    blocks = [
        Block([translate("Report", "Figure"), translate("Report", "Value"), perhaps], totals),
        Block(
            [translate("Report", "Hour"), done, perhaps, translate("Report", "Note")],
            hours,
            translate("Report", "By hour"),
        ),
        Block(
            [translate("Report", "Status"), done, perhaps, translate("Report", "Share")],
            statuses,
            translate("Report", "By status"),
        ),
    ]
    ring = [colours.of(line.code).name() for line in report.statuses]
    charts = [
        Chart(ChartKind.COLUMNS, translate("Report", "Done by hour"), 1, (1, 2), (SURE, PERHAPS)),
        Chart(ChartKind.RING, translate("Report", "Done by status"), 2, (1,), ring),
    ]
    lines = [portal, *words.notes(report)]
    return Sheet(translate("Report", "Summary"), blocks, words.title(report), lines, charts)


def _lists(report: Report) -> Sheet:
    titles = [
        translate("Report", "#"),
        translate("Report", "Call list"),
        translate("Report", "Responsible"),
        translate("Report", "State"),
        translate("Report", "Done on the day"),
        translate("Report", "Perhaps more"),
        translate("Report", "Done in all"),
        translate("Report", "Of"),
        translate("Report", "Progress"),
        translate("Report", "Ends not before"),
        translate("Report", "Ends not after"),
        translate("Report", "Due"),
    ]
    rows = [_list_row(report, line) for line in report.lists]
    return Sheet(translate("Report", "Call lists"), [Block(titles, rows)])


def _list_row(report: Report, line: ListLine) -> _Row:
    row, figures, zone = line.row, line.row.figures, report.hours_of_work.zone
    early = late = None
    if figures is not None and figure_cells.worked_on(row) and isinstance(figures.forecast, Forecast):
        early = figures.forecast.early.astimezone(zone)
        late = figures.forecast.late and figures.forecast.late.astimezone(zone)
    tally = row.tally
    return (
        row.id,
        names.subject(row),
        names.person(row.responsible),
        figure_cells.state_text(row),
        line.done.sure,
        _more(line.done),
        tally.done if tally else None,
        tally.total if tally else None,
        Share(tally.done_share) if tally else None,
        early,
        late,
        figures.due if figures else None,
    )


def _operators(report: Report) -> Sheet:
    titles = [
        translate("Report", "Operator"),
        translate("Report", "Done"),
        translate("Report", "Perhaps more"),
        translate("Report", "Calls"),
        translate("Report", "Answered"),
        translate("Report", "Share answered"),
        translate("Report", "Talk time"),
        translate("Report", "Last call ended"),
    ]
    rows = [_operator_row(report, line) for line in report.operators]
    known = sum(line.user is not None for line in report.operators)
    chart = Chart(ChartKind.BARS, translate("Report", "Done by operator"), 0, (1,), (SURE,), known)
    return Sheet(translate("Report", "Operators"), [Block(titles, rows)], charts=[chart])


def _operator_row(report: Report, line: OperatorLine) -> _Row:
    who, work = words.operator(line), line.work
    if work is None:
        return who, line.done.sure, _more(line.done), None, None, None, None, None
    share = work.share_answered
    return (
        who,
        line.done.sure,
        _more(line.done),
        work.calls,
        work.answered,
        None if share is None else Share(share),
        work.talked,
        work.last and work.last.astimezone(report.hours_of_work.zone),
    )


def _people(report: Report, known: Known) -> Sheet:
    titles = [
        translate("Report", "Name"),
        translate("Report", "Phones"),
        translate("Report", "Call list"),
        translate("Report", "Status"),
        translate("Report", "Not before"),
        translate("Report", "Not after"),
        translate("Report", "Operator"),
        translate("Report", "Comment"),
        translate("Report", "Day"),
    ]
    doubtful = translate("Report", "perhaps on another day")
    return Sheet(translate("Report", "People"), [Block(titles, _person_rows(report, known, doubtful))])


def _person_rows(report: Report, known: Known, doubtful: str) -> Iterator[_Row]:
    zone = report.hours_of_work.zone
    subjects = {line.row.id: names.subject(line.row) for line in report.lists}
    for person in report.people:
        yield (
            _name(person),
            ", ".join(map(readable, person.card.phones)) if person.card else "",
            subjects[person.list_id],
            words.status(known, person.code),
            person.earliest.astimezone(zone),
            person.latest.astimezone(zone),
            names.person(person.operator),
            person.comment,
            "" if person.sure else doubtful,
        )


def _name(person: PersonLine) -> str:
    return person.card.name if person.card is not None and person.card.name else f"#{person.card_id}"


def _more(count: Count) -> Value:
    return count.perhaps or None


def _share(part: int, whole: int) -> Value:
    return Share(part / whole) if whole else None
