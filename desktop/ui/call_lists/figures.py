"""The figures above the table of call lists: what they say, and which lists each shows when it is pressed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.figures import Figures, Standing
from desktop.domain.overview import ListRow
from desktop.qtkit.figures import Figure, FigureRow, FigureText
from desktop.qtkit.tokens import Token
from desktop.ui import figure_words, formats
from desktop.ui.call_lists import figure_cells

translate = QCoreApplication.translate
_DASH = "\N{EM DASH}"
_TROUBLED = (Standing.LATE, Standing.STUCK)
_MOST_NUMBERS = 3
"""Lists that are named in the note of a figure."""


def figure_row() -> FigureRow:
    """Return the strip of figures; they filter, but for the share of success."""
    names = ("figureDoneToday", "figurePace", "figureLeft", "figureForecast", "figureSuccess", "figureAttention")
    figures = [Figure(name, filters=name in FILTERS) for name in names]
    least_first = ("figureSuccess", "figureLeft", "figurePace", "figureDoneToday", "figureForecast")
    return FigureRow("figures", figures, least_first)


def _moved_today(row: ListRow) -> bool:
    return row.figures is not None and bool(row.figures.done_today.sure or row.figures.done_today.perhaps)


def _needs_attention(row: ListRow) -> bool:
    return row.figures is not None and row.figures.standing in _TROUBLED


FILTERS: Mapping[str, Callable[[ListRow], bool]] = {
    "figureDoneToday": _moved_today,
    "figurePace": lambda row: bool(figure_cells.pace(row)),
    "figureLeft": lambda row: row.figures is not None and figure_cells.worked_on(row) and row.figures.left > 0,
    "figureForecast": lambda row: figure_cells.finish(row) is not None,
    "figureAttention": _needs_attention,
}
"""The lists that a figure shows when it is pressed, by the figure's name."""


def texts(found: Figures, rows: Sequence[ListRow], zone: tzinfo) -> list[FigureText]:
    """Return what the figures say of some lists, given their sums, in the order of the strip; moments in `zone`."""
    return [
        _done_today(found, rows),
        _pace(found),
        _left(found, rows),
        _forecast(found, zone),
        _success(found),
        _attention(found, rows),
    ]


def _done_today(found: Figures, rows: Sequence[ListRow]) -> FigureText:
    lists = sum(map(_moved_today, rows))
    title, spoken = translate("Figures", "Done today"), figure_words.count_spoken(found.done_today)
    note = translate("Figures", "in %n list(s)", "", lists) if lists else ""
    if any(hour.unknown for row in rows if row.figures is not None for hour in row.figures.hours):
        note = translate("Figures", "part of the day is unknown")
        spoken = f"{spoken}, {note}"
    return FigureText(
        title,
        figure_words.count(found.done_today),
        f"{title} {spoken}",
        note=note,
        explained=translate("Figures", "Press to show the lists in which somebody was called today."),
        short=translate("Figures", "Today"),
    )


def _pace(found: Figures) -> FigureText:
    title, value = translate("Figures", "Pace"), figure_words.current(found.pace)
    explained = figure_words.pace_explained(found.pace)
    press = translate("Figures", "Press to show the lists that are being called.")
    if value is None:
        text = figure_words.not_yet()
        return FigureText(title, _DASH, f"{title}: {text}", note=text, explained=press)
    best = found.pace.best
    return FigureText(
        title,
        figure_words.pace_text(value),
        translate("Figures", "Pace {pace} people per hour").format(pace=figure_words.per_hour(value)),
        note=translate("Figures", "best {pace}/h").format(pace=figure_words.per_hour(best)) if best else "",
        explained=f"{explained}\n{press}",
    )


def _left(found: Figures, rows: Sequence[ListRow]) -> FigureText:
    title, lists = translate("Figures", "Left"), sum(map(FILTERS["figureLeft"], rows))
    return FigureText(
        title,
        formats.number(found.left),
        translate("Figures", "Left {count}").format(count=formats.number(found.left)),
        note=translate("Figures", "in %n list(s)", "", lists) if lists else "",
        explained=translate("Figures", "Press to show the lists in which somebody is still to be called."),
    )


def _forecast(found: Figures, zone: tzinfo) -> FigureText:
    title = translate("Figures", "Will end")
    without = translate("Figures", "without %n list(s)", "", found.without_forecast)
    no_forecast = translate("Figures", "%n list(s) have no forecast yet.", "", found.without_forecast)
    press = translate("Figures", "Press to show the lists that have a forecast.")
    if found.end is None:
        text = figure_words.not_yet()
        explained = f"{no_forecast}\n{press}" if found.without_forecast else press
        return FigureText(title, _DASH, f"{title}: {text}", note=text, explained=explained)
    day, hours = figure_words.finish(found.end, found.at, zone)
    lines = [figure_words.finish_explained(found.end, zone), no_forecast if found.without_forecast else "", press]
    return FigureText(
        title,
        hours or day,
        f"{title} {figure_words.finish_text(found.end, found.at, zone)}",
        note=day if hours else without if found.without_forecast else "",
        explained="\n".join(filter(None, lines)),
    )


def _success(found: Figures) -> FigureText:
    title = translate("Figures", "Success")
    if found.success is None:
        text = translate("Figures", "nobody is done")
        return FigureText(title, _DASH, f"{title}: {text}", note=text)
    share = formats.percent(found.success)
    note = translate("Figures", "of the done")
    return FigureText(title, share, f"{title} {share} {note}", note=note)


def _attention(found: Figures, rows: Sequence[ListRow]) -> FigureText:
    title = translate("Figures", "Attention")
    press = translate("Figures", "Press to show the lists that are stuck or late.")
    if not found.attention:
        text = translate("Figures", "nothing")
        return FigureText(title, _DASH, f"{title}: {text}", note=text, explained=press)
    standings = [row.figures.standing for row in rows if row.figures is not None and row.id in found.attention]
    late, stuck = standings.count(Standing.LATE), standings.count(Standing.STUCK)
    parts = [
        translate("Figures", "%n late", "", late) if late else "",
        translate("Figures", "%n stuck", "", stuck) if stuck else "",
    ]
    value = ", ".join(filter(None, parts)) or formats.number(len(found.attention))
    numbers = [f"#{number}" for number in found.attention]
    named = ", ".join([*numbers[:_MOST_NUMBERS], "…"] if len(numbers) > _MOST_NUMBERS else numbers)
    return FigureText(
        title,
        value,
        f"{title}: {value} ({', '.join(numbers)})",
        note=named,
        explained=press,
        short="",
        ink=Token.ERROR if late else Token.WARNING,
        value_ink=Token.ERROR if late else Token.WARNING,
    )
