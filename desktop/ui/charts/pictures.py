"""Charts in colours and words: what was found as a picture, with its title, its legend and its values as a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from desktop.domain.curves import Curve, Level, at
from desktop.domain.overview import list_row
from desktop.domain.portal import Known
from desktop.domain.status import IN_WORK
from desktop.qtkit.legend import Entry, Look
from desktop.qtkit.picture import Area, Bars, Line, Outline, Picture, Values
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.ui import formats, words
from desktop.ui.charts import axis
from desktop.ui.charts.found import MOST_COMPARED, Found, Kind, Period
from desktop.ui.charts.shapes import shape, stack
from desktop.ui.colours import StatusColours, in_series

translate = QCoreApplication.translate
Read = Callable[[datetime], list[tuple[str, str]]]
"""Returns the names and values at a moment."""
Named = Sequence[tuple[str, Curve]]

_LEAST_TOP = 5.0
"""Least height of a chart, of people or percent, so that one of them is not all of it."""
_PERCENT = 100
_BAR = 0.7
"""The width of a bar, of an hour."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with what stands around it; `rows` returns the values that it shows as texts under `titles`."""

    picture: Picture
    title: str
    legend: Sequence[Entry]
    notes: Sequence[str]
    titles: Sequence[str]
    rows: Callable[[], list[list[str]]]


def chart(found: Found, known: Known) -> Chart:
    """Return a chart of what was found, in the present colours and language."""
    make = {Kind.DONE: _done, Kind.STATUSES: _statuses, Kind.HOURS: _by_hour, Kind.COMPARE: _compared}
    return make[found.asked.kind](found, known)


def kind_name(kind: Kind) -> str:
    """Return the name of a kind of chart."""
    return {
        Kind.DONE: translate("Charts", "Done"),
        Kind.STATUSES: translate("Charts", "By status"),
        Kind.HOURS: translate("Charts", "By hour"),
        Kind.COMPARE: translate("Charts", "Compare"),
    }[kind]


def period_name(period: Period) -> str:
    """Return the name of a period."""
    return {
        Period.TODAY: translate("Charts", "Today"),
        Period.WEEK: translate("Charts", "Week"),
        Period.FORTNIGHT: translate("Charts", "Two weeks"),
        Period.ALL: translate("Charts", "All time"),
    }[period]


def list_name(known: Known, list_id: int) -> str:
    """Return the number and the subject of a list."""
    if list_id not in known.call_lists:
        return f"#{list_id}"
    return words.numbered_subject(list_row(known, list_id, tallied=False))


def _done(found: Found, known: Known) -> Chart:
    curve, ink, name = found.curves[None], colour(Token.LINK), translate("Charts", "Done")
    shown = shape(curve, found.left, found.until)
    lines, legend = [Line(shown.runs, ink)], [Entry(name, ink)]
    usual = [(moment.timestamp(), count) for moment, count in found.usual]
    if usual:
        quiet = colour(Token.SECONDARY)
        lines.insert(0, Line([usual], quiet, dashed=True))
        legend.append(Entry(translate("Charts", "Usual day"), Token.SECONDARY, Look.DASHED))
    picture = _over_time(
        found,
        [(name, curve)],
        read=partial(_read_done, found, name),
        bottom=min(shown.lowest, 0),
        top=max(shown.highest, *(count for _, count in usual), _LEAST_TOP),
        lines=lines,
        unknown=shown.unknown,
    )
    return _made(found, known, translate("Charts", "Done over time"), picture, legend, [(name, curve)])


def _read_done(found: Found, name: str, moment: datetime) -> list[tuple[str, str]]:
    lines = [(name, _count(at(found.curves[None], moment)))] if moment <= found.until else []
    for (begin, low), (end, high) in pairwise(found.usual):
        if begin <= moment < end:
            usual = low + (high - low) * ((moment - begin) / (end - begin))
            lines.append((translate("Charts", "Usual day"), formats.number(round(usual))))
    return lines


def _statuses(found: Found, known: Known) -> Chart:
    statuses, colours = known.statuses, StatusColours(known.statuses)
    curves = {
        code: curve
        for code, curve in found.curves.items()
        if isinstance(code, str) and any(level.high for level in curve)
    }
    codes = sorted(statuses.codes_with(curves), key=lambda code: code == IN_WORK)  # what is left lies on top
    order = [code for code in codes if code in curves]
    piled: list[str | None] = [*order]
    piled.insert(len(order) - (IN_WORK in order), None)
    areas = stack(curves, piled, found.left, found.until)
    inks = {code: colour(Token.TRACK) if code == IN_WORK else colours.of(code) for code in order}
    heights = (y for outlines in areas.values() for outline in outlines for _, y in outline)
    top = max(*heights, sum(curve[-1].high for curve in curves.values()), _LEAST_TOP)
    named = [(statuses.name_of(code), curves[code]) for code in reversed(order)]
    picture = _over_time(
        found,
        named,
        read=partial(_read_counts, found, named),
        top=top,
        areas=[Area(areas[code], inks[code]) for code in order],
        unknown=areas[None],
    )
    legend = [Entry(statuses.name_of(code), inks[code], Look.AREA) for code in reversed(order)]
    return _made(found, known, translate("Charts", "Participants by status"), picture, legend, named)


def _read_counts(found: Found, named: Named, moment: datetime) -> list[tuple[str, str]]:
    return [(name, _count(at(curve, moment))) for name, curve in named if moment <= found.until]


def _compared(found: Found, known: Known) -> Chart:
    lines: list[Line] = []
    legend: list[Entry] = []
    unknown: list[Outline] = []
    named: list[tuple[str, Curve]] = []
    totals: dict[str, int] = {}
    for place, (list_id, curve) in enumerate(found.curves.items()):
        if not isinstance(list_id, int):
            continue
        name, ink, total = list_name(known, list_id), in_series(place), max(found.totals[list_id], 1)
        shown = shape(curve, found.left, found.until, _PERCENT / total)
        lines.append(Line(shown.runs, ink))
        legend.append(Entry(name, ink))
        unknown += shown.unknown
        named.append((name, curve))
        totals[name] = total
    tops = [y for outline in (*unknown, *(run for line in lines for run in line.runs)) for _, y in outline]
    picture = _over_time(
        found,
        named,
        read=partial(_read_shares, found, named, totals),
        top=max(*tops, _LEAST_TOP),
        lines=lines,
        unknown=unknown,
        value=lambda share: formats.percent(share / _PERCENT),
    )
    return _made(found, known, translate("Charts", "Share of participants who are done"), picture, legend, named)


def _read_shares(found: Found, named: Named, totals: Mapping[str, int], moment: datetime) -> list[tuple[str, str]]:
    if moment > found.until:
        return []
    text = translate("CallLists", "{done} of {total}")
    lines = []
    for name, curve in named:
        level, total = at(curve, moment), totals[name]
        of_all = text.format(done=_count(level), total=formats.number(total))
        lines.append((name, f"{_count(level, partial(_share, total))} · {of_all}"))
    return lines


def _by_hour(found: Found, known: Known) -> Chart:
    counted = found.by_hour
    assert counted is not None
    worked = [*range(*found.hours_of_work), *(hour for hour, count in enumerate(counted.hours) if count)]
    hours = range(min(worked), max(worked) + 1)
    name, unknown_name = translate("Charts", "Done"), translate("Charts", "Hour unknown")
    places = [float(hour) for hour in hours]
    ticks = [(float(hour), axis.hour_name(hour)) for hour in hours]
    legend = [Entry(name, Token.ACCENT, Look.AREA)]
    unknown: list[Outline] = []
    rows = [(axis.whole_hour(hour), counted.hours[hour]) for hour in hours]
    if counted.unknown:
        left, right = hours.stop - _BAR / 2, hours.stop + _BAR / 2
        unknown = [[(left, 0), (left, counted.unknown), (right, counted.unknown), (right, 0)]]
        places.append(float(hours.stop))
        ticks.append((places[-1], "?"))
        legend.append(_entry_of_unknown(unknown_name))
        rows.append((unknown_name, counted.unknown))

    def read(x: float) -> Values:
        place = min(range(len(places)), key=lambda place: abs(places[place] - x))
        title, count = rows[place]
        return Values(places[place], title, ((name, formats.number(count)),))

    picture = Picture(
        left=hours.start - 0.5,
        right=places[-1] + 0.5,
        bottom=min(*counted.hours, counted.unknown, 0),
        top=max(*counted.hours, counted.unknown, _LEAST_TOP),
        ticks=ticks,
        value=_whole,
        read=read,
        bars=[Bars(places[: len(hours)], [counted.hours[hour] for hour in hours], _BAR, colour(Token.ACCENT))],
        unknown=unknown,
        stops=places,
    )
    return Chart(
        picture,
        _title(found, known, translate("Charts", "Done by hour of the day")),
        legend,
        _notes(found),
        (translate("Charts", "Hour"), name),
        lambda: [[title, str(count)] for title, count in rows],
    )


def _over_time(
    found: Found,
    named: Named,
    *,
    read: Read,
    top: float,
    bottom: float = 0,
    lines: Sequence[Line] = (),
    areas: Sequence[Area] = (),
    unknown: Sequence[Outline] = (),
    value: Callable[[float], str] | None = None,
) -> Picture:
    with_day = found.asked.period is not Period.TODAY

    def values(x: float) -> Values:
        moment = datetime.fromtimestamp(x, found.left.tzinfo)
        return Values(x, axis.in_words(moment, with_day=with_day), tuple(read(moment)))

    return Picture(
        left=found.left.timestamp(),
        right=found.right.timestamp(),
        bottom=bottom,
        top=top,
        ticks=axis.ticks(found.left, found.right),
        value=value or _whole,
        read=values,
        lines=lines,
        areas=areas,
        unknown=unknown,
    )


def _made(found: Found, known: Known, what: str, picture: Picture, legend: Sequence[Entry], named: Named) -> Chart:
    """Put around a picture of time what all of them have."""
    if picture.unknown:
        legend = [*legend, _entry_of_unknown(translate("Charts", "Not known when"))]
    titles = [translate("Charts", "Time")]
    for name, _ in named:
        titles.append(translate("Charts", "{name}, at least").format(name=name))
        titles.append(translate("Charts", "{name}, at most").format(name=name))
    return Chart(picture, _title(found, known, what), legend, _notes(found), titles, partial(_rows, found, named))


def _rows(found: Found, named: Named) -> list[list[str]]:
    """Return the levels of curves at each moment at which one of them changes, as every spreadsheet reads them."""
    within = {level.at.astimezone(UTC) for _, curve in named for level in curve if level.at <= found.until}
    moments = sorted(moment for moment in within if moment >= found.left)
    rows = []
    for moment in sorted({found.left.astimezone(UTC), *moments, found.until.astimezone(UTC)}):
        levels = [at(curve, moment) for _, curve in named]
        counts = [str(count) for level in levels for count in (level.low, level.high)]
        rows.append([f"{moment.astimezone(found.left.tzinfo):%Y-%m-%d %H:%M:%S}", *counts])
    return rows


def _title(found: Found, known: Known, what: str) -> str:
    ids = found.asked.list_ids
    lists = list_name(known, ids[0]) if len(ids) == 1 else translate("Charts", "%n call list(s)", "", len(ids))
    return f"{what} · {period_name(found.asked.period)} · {lists}"


def _notes(found: Found) -> list[str]:
    asked, notes = found.asked, []
    if asked.kind is Kind.COMPARE and len(asked.list_ids) > MOST_COMPARED:
        notes.append(translate("Charts", "The first %n list(s) are compared.", "", MOST_COMPARED))
    if found.recorded is not None and asked.period is not Period.ALL and found.recorded >= found.left:
        text = translate("Charts", "Recorded since {moment}.")
        notes.append(text.format(moment=formats.moment(found.recorded)))
    if asked.kind is Kind.DONE and asked.period is Period.TODAY and not found.usual and found.usual_from is not None:
        text = translate("Charts", "The usual day is expected from {day}: not enough data yet.")
        day = datetime(*found.usual_from.timetuple()[:3], tzinfo=found.left.tzinfo)
        if found.usual_from > found.left.date():
            notes.append(text.format(day=formats.day(day)))
        else:
            notes.append(
                translate("Charts", "Not enough data for a usual day: too much of the last days is unknown.")
            )
    return notes


def _entry_of_unknown(name: str) -> Entry:
    return Entry(name, Token.FAINT, Look.HATCHED)


def _count(level: Level, number: Callable[[int], str] = formats.number) -> str:
    """Return a count in words: a number, or the two between which it lies."""
    return number(level.low) if level.known else f"{number(level.low)}–{number(level.high)}"


def _share(total: int, count: int) -> str:
    return formats.percent(count / total)


def _whole(value: float) -> str:
    return formats.number(round(value))
