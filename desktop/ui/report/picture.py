"""The evening report as a picture for a chat: always light, as wide as a telephone shows it well."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication

from desktop.domain.portal import Known
from desktop.domain.report import OperatorLine, Report
from desktop.domain.report_choices import Part
from desktop.domain.status import is_done
from desktop.qtkit.hatching import hatch_box
from desktop.qtkit.stacked_bar import Segment, paint_bar
from desktop.qtkit.tokens import Token, colours
from desktop.ui import figure_words, formats
from desktop.ui.colours import StatusColours
from desktop.ui.report import words

translate = QCoreApplication.translate
WIDTH = 720
"""Width of the picture in pixels of a screen; it has `SHARP` times as many."""
SHARP = 2
_AROUND = 32
_INSIDE = WIDTH - 2 * _AROUND
_GAP = 28
_MOST = 8
"""Lists or operators that are named."""
_PLOT = 132
"""Height of the bars of the hours."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class _Bar:
    """A line of a table: a name, a bar of shares, and numbers at the right."""

    name: str
    segments: Sequence[Segment]
    first: str
    second: str


def picture(report: Report, known: Known, portal: str) -> QImage:
    """Return the report as a picture. Takes some milliseconds."""
    measured = _Sheet(None)
    measured.draw(report, known, portal)
    image = QImage(WIDTH * SHARP, round(measured.y * SHARP), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, WIDTH, measured.y), colours(dark=False)[Token.SURFACE])
    _Sheet(painter).draw(report, known, portal)
    painter.end()
    return image


class _Sheet:
    """Draws from the top to the bottom, or without a painter only measures how far that goes: `y`."""

    def __init__(self, painter: QPainter | None) -> None:
        self._painter = painter
        self._colours = colours(dark=False)
        self.y = float(_AROUND)

    def draw(self, report: Report, known: Known, portal: str) -> None:
        """Draw the report."""
        self._head(report, portal)
        self._figures(report)
        self._hours(report)
        self._statuses(report, known)
        parts = report.wanted.parts
        if Part.LISTS in parts and report.lists:
            titles = (
                translate("Report", "Call lists"),
                translate("Report", "on the day"),
                translate("Report", "in all"),
            )
            self._table(titles, self._list_bars(report, known), len(report.lists))
        if Part.OPERATORS in parts and report.operators:
            talked = translate("Report", "talk time") if report.calls is not None else ""
            titles = (translate("Report", "Operators"), translate("Report", "done"), talked)
            self._table(titles, self._operator_bars(report), len(report.operators))
        self._notes(report)
        self.y += _AROUND

    def _head(self, report: Report, portal: str) -> None:
        self._text(translate("Report", "Evening report"), 26, weight=QFont.Weight.DemiBold, height=34)
        self.y += 34
        self._text(f"{words.day(report)} · {portal}", 14, Token.SECONDARY, height=22)
        self.y += 22 + 20

    def _figures(self, report: Report) -> None:
        figures = words.figures(report)
        width = (_INSIDE - 12 * (len(figures) - 1)) / len(figures)
        for place, figure in enumerate(figures):
            left = _AROUND + place * (width + 12)
            self._ground(QRectF(left, self.y, width, 92), Token.WINDOW)
            inner = width - 24
            self._text(figure.name, 12, Token.SECONDARY, left=left + 12, top=12, width=inner, height=16)
            size = _fitting(figure.text, 22, inner)
            self._text(
                figure.text, size, left=left + 12, top=32, width=inner, height=28, weight=QFont.Weight.DemiBold
            )
            self._text(figure.more, 12, Token.SECONDARY, left=left + 12, top=64, width=inner, height=16)
        self.y += 92 + _GAP

    def _hours(self, report: Report) -> None:
        hours = report.hours
        highest = max((hour.count.sure + hour.count.perhaps for hour in hours), default=0)
        if not highest:
            return
        self._heading(translate("Report", "Done by hour"))
        step = _INSIDE / len(hours)
        width = min(step * 0.62, 44)
        base = self.y + 20 + _PLOT
        for place, hour in enumerate(hours):
            left = _AROUND + place * step + (step - width) / 2
            scale = _PLOT / highest
            sure, perhaps = hour.count.sure * scale, hour.count.perhaps * scale
            self._column(QRectF(left, base - sure, width, sure), QRectF(left, base - sure - perhaps, width, perhaps))
            if hour.unknown and not perhaps:
                self._hatched(QRectF(left, base - _PLOT, width, _PLOT - sure))
            number = figure_words.count(hour.count) if hour.count.sure or hour.count.perhaps else ""
            top = base - sure - perhaps - 20 - self.y
            box_left = _AROUND + place * step
            self._text(number, 12, left=box_left, top=top, width=step, height=18, align=_MIDDLE)
            self._text(
                words.hour(report, hour),
                11,
                Token.SECONDARY,
                left=box_left,
                top=base + 4 - self.y,
                width=step,
                height=18,
                align=_MIDDLE,
            )
        self._line(base)
        self.y = base + 24 + _GAP

    def _column(self, sure: QRectF, perhaps: QRectF) -> None:
        if self._painter is None:
            return
        if sure.height() > 0:
            self._painter.fillRect(sure, self._colours[Token.ACCENT])
        if perhaps.height() > 0:
            hatch_box(self._painter, perhaps, self._colours[Token.ACCENT])

    def _hatched(self, box: QRectF) -> None:
        if self._painter is not None and box.height() > 0:
            hatch_box(self._painter, box, self._colours[Token.FAINT])

    def _statuses(self, report: Report, known: Known) -> None:
        total = sum(line.done.sure for line in report.statuses)
        if not total:
            return
        self._heading(translate("Report", "By status"))
        found = StatusColours(known.statuses)
        segments = [
            Segment(line.done.sure / total, found.of(line.code), words.status(known, line.code))
            for line in report.statuses
        ]
        self._bar(QRectF(_AROUND, self.y, _INSIDE, 14), segments)
        self.y += 14 + 12
        column = _INSIDE / 2
        for place, line in enumerate(report.statuses):
            left = _AROUND + place % 2 * column
            self._dot(left, found.of(line.code))
            count = figure_words.count(line.done)
            width = column - 32
            self._text(words.status(known, line.code), 13, left=left + 18, width=width - 90, height=22)
            edge = left + (column if place % 2 else width)
            self._text(count, 13, left=edge - 90, width=90, height=22, align=_RIGHT, weight=QFont.Weight.Medium)
            if place % 2 or place == len(report.statuses) - 1:
                self.y += 22
        self.y += _GAP

    def _list_bars(self, report: Report, known: Known) -> list[_Bar]:
        found = StatusColours(known.statuses)
        bars = []
        for line in report.lists[:_MOST]:
            tally = line.row.tally
            counts = tally.counts if tally is not None else ()
            total = tally.total if tally is not None else 0
            segments = [
                Segment(count / total, found.of(code), code) for code, count in counts if total and is_done(code)
            ]
            share = "" if tally is None else formats.percent(tally.done_share)
            bars.append(_Bar(words.subject(line), segments, figure_words.count(line.done), share))
        return bars

    def _operator_bars(self, report: Report) -> list[_Bar]:
        most = max((line.done.sure for line in report.operators if line.user is not None), default=0)
        bars = []
        for line in _first(report.operators):
            known = most and line.user is not None
            segments = [Segment(line.done.sure / most, self._colours[Token.ACCENT], "")] if known else []
            talked = words.talk(line.work.talked) if line.work is not None else ""
            bars.append(_Bar(words.operator(line), segments, figure_words.count(line.done), talked))
        return bars

    def _table(self, titles: tuple[str, str, str], bars: Sequence[_Bar], total: int) -> None:
        self._text(titles[1], 12, Token.SECONDARY, left=_AROUND + 448, width=100, height=22, align=_RIGHT)
        self._text(titles[2], 12, Token.SECONDARY, left=_AROUND + 552, width=_INSIDE - 552, height=22, align=_RIGHT)
        self._heading(titles[0])
        for bar in bars:
            self._text(bar.name, 13, width=280, height=26)
            self._bar(QRectF(_AROUND + 296, self.y + 9, 180, 8), bar.segments)
            self._text(
                bar.first, 13, left=_AROUND + 484, width=64, height=26, align=_RIGHT, weight=QFont.Weight.Medium
            )
            self._text(
                bar.second, 13, Token.SECONDARY, left=_AROUND + 552, width=_INSIDE - 552, height=26, align=_RIGHT
            )
            self.y += 26
        if total > len(bars):
            self._text(translate("Report", "and %n more", "", total - len(bars)), 13, Token.SECONDARY, height=26)
            self.y += 26
        self.y += _GAP

    def _notes(self, report: Report) -> None:
        self._line(self.y - 8)
        self.y += 6
        metrics = QFontMetricsF(_font(12))
        for note in words.notes(report):
            wrap = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            box = metrics.boundingRect(QRectF(0, 0, _INSIDE, 400), wrap.value, note)
            if self._painter is not None:
                self._painter.setFont(_font(12))
                self._painter.setPen(self._colours[Token.SECONDARY])
                self._painter.drawText(QRectF(_AROUND, self.y, _INSIDE, box.height() + 2), wrap.value, note)
            self.y += box.height() + 4

    def _heading(self, text: str) -> None:
        self._text(text, 15, weight=QFont.Weight.DemiBold, height=22)
        self.y += 22 + 8

    def _text(
        self,
        text: str,
        size: float,
        token: Token = Token.TEXT,
        *,
        left: float = _AROUND,
        top: float = 0,
        width: float = _INSIDE,
        height: float,
        align: Qt.AlignmentFlag = _LEFT,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        """Draw a line of text at a distance from the present height; an ellipsis where it is cut."""
        if self._painter is None or not text:
            return
        font = _font(size, weight)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        self._painter.setFont(font)
        self._painter.setPen(self._colours[token])
        self._painter.drawText(QRectF(left, self.y + top, width, height), align.value, shown)

    def _bar(self, box: QRectF, segments: Sequence[Segment]) -> None:
        if self._painter is not None:
            paint_bar(self._painter, box, segments, self._colours[Token.TRACK])

    def _dot(self, left: float, colour: QColor) -> None:
        if self._painter is not None:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(colour)
            self._painter.drawEllipse(QRectF(left, self.y + 6, 10, 10))

    def _ground(self, box: QRectF, token: Token) -> None:
        if self._painter is not None:
            path = QPainterPath()
            path.addRoundedRect(box, 10, 10)
            self._painter.fillPath(path, self._colours[token])

    def _line(self, y: float) -> None:
        if self._painter is not None:
            self._painter.fillRect(QRectF(_AROUND, y, _INSIDE, 1), self._colours[Token.HAIRLINE])


def _first(lines: Sequence[OperatorLine]) -> Sequence[OperatorLine]:
    """Return the first operators, and last what nobody knows the operator of, if there is any."""
    if len(lines) <= _MOST:
        return lines
    return lines[:_MOST] if lines[-1].user is not None else [*lines[: _MOST - 1], lines[-1]]


def _font(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(round(size))
    font.setWeight(weight)
    return font


def _fitting(text: str, size: float, room: float) -> float:
    """Return the largest size, no larger than this one, in which a text fits a width."""
    while size > 12 and QFontMetricsF(_font(size, QFont.Weight.DemiBold)).horizontalAdvance(text) > room:
        size -= 1
    return size
