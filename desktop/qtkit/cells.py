"""What columns draw in their cells: text, a name with its number, a bar, a person, a pill."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.qtkit.cell import one_line, paint_text, text_width
from desktop.qtkit.columns import RIGHT, Column, Row
from desktop.qtkit.look import GAP, Look
from desktop.qtkit.stacked_bar import paint_bar
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step

_BAR = 8
_LEAST_BAR = 56
_DOT = 8
_AVATAR = 20
_PILL_PAD = 8
_AVATARS = ("#a8596f", "#9c6530", "#2f7d69", "#4a6fb8", "#7f63b8", "#4d7a30", "#b0593f", "#467383")
"""Grounds of avatars, on which white text can be read."""


class TextCell(Generic[Row]):
    """Draws a column's text; `step` is its size and weight, `ink` its colour unless the column dims the row."""

    def __init__(self, *, step: Step = Step.TEXT, ink: Token = Token.TEXT) -> None:
        self._step, self._ink = step, ink

    def paint(self, painter: QPainter, box: QRect, column: Column[Row], row: Row, look: Look) -> None:
        """Draw the cell of a row into a box."""
        text, ink = one_line(column.text(row)), look.colours[self.ink(column, row)]
        if text and column.decoration is not None:
            paint_dot(painter, box, column.decoration(row))
            box = box.adjusted(_DOT + GAP, 0, 0, 0)
        paint_text(painter, box, text, look, ink, step=self._step, right=column.alignment is RIGHT)

    def width(self, column: Column[Row], row: Row, look: Look) -> int:
        """Return the width that the whole content of a row's cell needs, in pixels."""
        dot = _DOT + GAP if column.decoration is not None else 0
        return dot + text_width(one_line(column.text(row)), look, self._step)

    def ink(self, column: Column[Row], row: Row) -> Token:
        """Return the colour of the text."""
        return Token.SECONDARY if column.dim is not None and column.dim(row) else self._ink


class InkCell(TextCell[Row]):
    """Draws a column's text in a colour that the row decides."""

    def __init__(self, ink: Callable[[Row], Token], *, step: Step = Step.TEXT) -> None:
        super().__init__(step=step)
        self._ink_of = ink

    def ink(self, column: Column[Row], row: Row) -> Token:
        """Return the colour of the text."""
        return self._ink_of(row)


class ChangeCell(TextCell[Row]):
    """Draws what has changed since somebody looked: "+12", so that it stands out."""

    def __init__(self) -> None:
        super().__init__(step=Step.NAME, ink=Token.OK)


class NameCell(TextCell[Row]):
    """Draws a name, and a number in grey behind it, which stays when the name is cut.

    Rows that are `new` have a dot in the accent's colour before their name.
    """

    def __init__(
        self, number: Callable[[Row], str] = lambda _: "", *, new: Callable[[Row], bool] = lambda _: False
    ) -> None:
        super().__init__(step=Step.NAME)
        self._number, self._new = number, new

    def paint(self, painter: QPainter, box: QRect, column: Column[Row], row: Row, look: Look) -> None:
        """Draw the cell of a row into a box."""
        name, number = one_line(column.text(row)), self._number(row)
        if self._new(row):
            paint_dot(painter, box, look.colours[Token.ACCENT])
            box = box.adjusted(_DOT + GAP, 0, 0, 0)
        room = box.width() - (text_width(number, look, Step.SMALL) + GAP if number else 0)
        ink = look.colours[self.ink(column, row)]
        paint_text(painter, QRect(box.left(), box.top(), room, box.height()), name, look, ink, step=Step.NAME)
        if number:
            left = min(text_width(name, look, Step.NAME), room) + GAP
            ink = look.colours[Token.SECONDARY]
            paint_text(painter, box.adjusted(left, 0, 0, 0), number, look, ink, step=Step.SMALL)

    def width(self, column: Column[Row], row: Row, look: Look) -> int:
        """Return the width that the whole content of a row's cell needs, in pixels."""
        number, dot = self._number(row), _DOT + GAP if self._new(row) else 0
        behind = text_width(number, look, Step.SMALL) + GAP if number else 0
        return dot + super().width(column, row, look) + behind


class PartCell(TextCell[Row]):
    """Draws a number and "of" the whole in grey: "198 of 500"; `part` returns how the text begins."""

    def __init__(self, part: Callable[[Row], str]) -> None:
        super().__init__()
        self._part = part

    def paint(self, painter: QPainter, box: QRect, column: Column[Row], row: Row, look: Look) -> None:
        """Draw the cell of a row into a box."""
        text, part = column.text(row), self._part(row)
        rest = text.removeprefix(part) if part else ""
        if not rest or rest == text or text_width(text, look) > box.width():
            super().paint(painter, box, column, row, look)
            return
        width = text_width(rest, look)
        secondary = look.colours[Token.SECONDARY]
        paint_text(painter, box, rest, look, secondary, right=True)
        ink = look.colours[self.ink(column, row)]
        paint_text(painter, box.adjusted(0, 0, -width, 0), part, look, ink, right=True)


class BarCell(TextCell[Row]):
    """Draws a column's bar, and its text on the right of it, with room for "100 %"."""

    def paint(self, painter: QPainter, box: QRect, column: Column[Row], row: Row, look: Look) -> None:
        """Draw the cell of a row into a box."""
        segments = column.bar(row) if column.bar is not None else ()
        width = box.width() - self._room(look) - GAP
        if column.text(row) and width > _BAR:
            bar = QRectF(box.left(), box.center().y() - _BAR / 2 + 0.5, width, _BAR)
            paint_bar(painter, bar, segments, look.colours[Token.TRACK])
        ink = look.colours[self.ink(column, row)]
        paint_text(painter, box, column.text(row), look, ink, right=True)

    def width(self, column: Column[Row], row: Row, look: Look) -> int:
        """Return the width that the whole content of a row's cell needs, in pixels."""
        return _LEAST_BAR + GAP + self._room(look)

    def _room(self, look: Look) -> int:
        return text_width("100\N{NO-BREAK SPACE}%", look)


class PersonCell(TextCell[Row]):
    """Draws a person's initials in a circle, and the name."""

    def paint(self, painter: QPainter, box: QRect, column: Column[Row], row: Row, look: Look) -> None:
        """Draw the cell of a row into a box."""
        if name := column.text(row):
            ratio = painter.device().devicePixelRatioF()
            place = QRectF(box.left(), box.center().y() - _AVATAR / 2 + 0.5, _AVATAR, _AVATAR).topLeft()
            painter.drawPixmap(place, _avatar(name, look.fonts[Step.HEADER].families()[0], ratio))
            super().paint(painter, box.adjusted(_AVATAR + GAP, 0, 0, 0), column, row, look)

    def width(self, column: Column[Row], row: Row, look: Look) -> int:
        """Return the width that the whole content of a row's cell needs, in pixels."""
        return super().width(column, row, look) + _AVATAR + GAP


@dataclass(frozen=True, slots=True)
class Pill:
    """How a pill is coloured: its text and its ground, and a dot before the text if it has one."""

    ink: Token = Token.SECONDARY
    ground: Token = Token.TRACK
    dot: QColor | None = None


class PillCell(TextCell[Row]):
    """Draws a column's text in a pill."""

    def __init__(self, pill: Callable[[Row], Pill]) -> None:
        super().__init__(step=Step.HEADER)
        self._pill = pill

    def paint(self, painter: QPainter, box: QRect, column: Column[Row], row: Row, look: Look) -> None:
        """Draw the cell of a row into a box."""
        if text := column.text(row):
            paint_pill(painter, box, text, self._pill(row), look)

    def width(self, column: Column[Row], row: Row, look: Look) -> int:
        """Return the width that the whole content of a row's cell needs, in pixels."""
        text = column.text(row)
        return pill_width(text, self._pill(row), look) if text else 0


def pill_width(text: str, pill: Pill, look: Look) -> int:
    """Return the width of a pill in pixels."""
    dot = _DOT + _PILL_PAD - 2 if pill.dot is not None else 0
    return text_width(text, look, Step.HEADER) + dot + 2 * _PILL_PAD


def paint_pill(painter: QPainter, box: QRect, text: str, pill: Pill, look: Look) -> None:
    """Draw a pill at the left of a box, in the middle of its height."""
    height = look.metrics[Step.HEADER].height() + 4
    width = min(pill_width(text, pill, look), box.width())
    ground = QRect(box.left(), box.center().y() - height // 2 + 1, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colours[pill.ground])
    painter.drawRoundedRect(ground, height / 2, height / 2)
    inner = ground.adjusted(_PILL_PAD, 0, -_PILL_PAD, 0)
    if pill.dot is not None:
        paint_dot(painter, inner, pill.dot)
        inner = inner.adjusted(_DOT + _PILL_PAD - 2, 0, 0, 0)
    paint_text(painter, inner, text, look, look.colours[pill.ink], step=Step.HEADER)


def paint_dot(painter: QPainter, box: QRect, colour: QColor) -> None:
    """Draw a dot at the left of a box, in the middle of its height."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(box.left(), box.center().y() - _DOT / 2 + 0.5, _DOT, _DOT))


def initials(name: str) -> str:
    """Return up to two initials of a name: of its first two words."""
    words: Sequence[str] = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper()


@lru_cache(maxsize=512)
def _avatar(name: str, family: str, ratio: float) -> QPixmap:
    size = round(_AVATAR * ratio)
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_AVATARS[sum(map(ord, name)) % len(_AVATARS)]))
    painter.drawEllipse(0, 0, size, size)
    font = painter.font()
    font.setFamily(family)
    font.setPixelSize(round(size * 0.42))
    font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(QRect(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
