"""A strip of figures: what each is, a number, and a note, each a button that filters; it folds to one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from desktop.qtkit.cell import paint_text, text_width
from desktop.qtkit.column_widths import Wanted, shared
from desktop.qtkit.look import GAP, PAD, Look, look_of
from desktop.qtkit.named import named
from desktop.qtkit.plain import set_tooltip
from desktop.qtkit.theme import colours_of
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step

_HEIGHT = 76
_FOLDED = 32
_EDGE = 2
_STEPS = (Step.FIGURE, Step.PANEL, Step.TITLE, Step.NAME)
"""Sizes of a number, of which the first that has room is taken."""


@dataclass(frozen=True, slots=True)
class FigureText:
    """What a figure says: `spoken` is all of it as a sentence, `explained` is added in its tooltip.

    `note` is left out where there is no room for it; `ink` is its colour, `value_ink` that of the number. `short` is
    the title in a strip that is folded, None for the same one.
    """

    title: str
    value: str
    spoken: str
    note: str = ""
    explained: str = ""
    short: str | None = None
    ink: Token = Token.SECONDARY
    value_ink: Token = Token.TEXT


class Figure(QAbstractButton):
    """Owned by a `FigureRow`. Emits `clicked`; one that is no filter can't be pressed."""

    def __init__(self, name: str, *, filters: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(filters)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if filters else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, filters)
        self.folded = False
        self._said = FigureText("", "", "")

    def say(self, said: FigureText) -> None:
        """Show another text."""
        if said == self._said:
            return
        self._said = said
        self.setAccessibleName(said.spoken)
        set_tooltip(self, "\n".join(filter(None, (said.spoken, said.explained))))
        self.update()

    def wanted(self) -> Wanted:
        """Return the least width at which the number is whole, and the one that all of the text needs."""
        look, said = self._look(), self._said
        value = text_width(said.value, look, Step.NAME)
        if self.folded:
            whole = self._before_value(look) + value + 2 * PAD
            return Wanted(whole, whole, whole, 1)
        title = text_width(said.title, look, Step.SMALL)
        least = max(title, value) + 2 * PAD
        note, large = text_width(said.note, look, Step.SMALL), text_width(said.value, look, Step.FIGURE)
        content = max(title, large, note) + 2 * PAD
        return Wanted(least, content, content, 1)

    def sizeHint(self) -> QSize:
        """Ask for room for all of the text."""
        look = self._look()
        lines = 2 * look.metrics[Step.SMALL].height() + look.metrics[Step.FIGURE].height()
        height = max(_FOLDED, look.metrics[Step.NAME].height() + 12) if self.folded else max(_HEIGHT, lines + 16)
        return QSize(self.wanted().content, height)

    def hitButton(self, pos: object) -> bool:
        """Return whether a click presses it: not where it is no filter."""
        return self.isCheckable()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the text."""
        look = self._look()
        painter = QPainter(self)
        self._paint_ground(painter, look)
        box = self.rect().adjusted(PAD, 0, -PAD, 0)
        if self.folded:
            self._paint_line(painter, box, look)
        else:
            self._paint_lines(painter, box, look)

    def _paint_ground(self, painter: QPainter, look: Look) -> None:
        colours, rect = look.colours, self.rect()
        if self.isChecked():
            painter.fillRect(rect, colours[Token.SELECTION])
            painter.fillRect(0, rect.bottom() + 1 - _EDGE, rect.width(), _EDGE, colours[Token.ACCENT])
        elif self.isCheckable() and self.underMouse():
            painter.fillRect(rect, colours[Token.HOVER])
        if self.hasFocus():
            painter.setPen(colours[Token.ACCENT])
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)

    def _paint_line(self, painter: QPainter, box: QRect, look: Look) -> None:
        said, secondary = self._said, look.colours[Token.SECONDARY]
        paint_text(painter, box, self._short(), look, secondary, step=Step.SMALL)
        box = box.adjusted(self._before_value(look), 0, 0, 0)
        paint_text(painter, box, said.value, look, look.colours[said.value_ink], step=Step.NAME)

    def _paint_lines(self, painter: QPainter, box: QRect, look: Look) -> None:
        said, small, large = self._said, look.metrics[Step.SMALL].height(), look.metrics[Step.FIGURE].height()
        fits = next((step for step in _STEPS if text_width(said.value, look, step) <= box.width()), Step.NAME)
        noted = said.note if text_width(said.note, look, Step.SMALL) <= box.width() else ""
        top = box.top() + (box.height() - 2 * small - large) // 2
        for text, height, step, ink in (
            (said.title, small, Step.SMALL, Token.SECONDARY),
            (said.value, large, fits, said.value_ink),
            (noted, small, Step.SMALL, said.ink),
        ):
            line = QRect(box.left(), top, box.width(), height)
            paint_text(painter, line, text, look, look.colours[ink], step=step)
            top += height

    def _short(self) -> str:
        return self._said.title if self._said.short is None else self._said.short

    def _before_value(self, look: Look) -> int:
        title = self._short()
        return text_width(title, look, Step.SMALL) + GAP if title else 0

    def _look(self) -> Look:
        return look_of(QApplication.font(), self.palette())


class FigureRow(QWidget):
    """Owned by a tab. Emits `chosen` with the name of the figure that filters now, "" for none.

    At most one is on. Where there is no room for all of them, those that matter least are left out: `least_first` are
    their names in that order.
    """

    chosen = Signal(str)

    def __init__(self, name: str, figures: Sequence[Figure], least_first: Sequence[str]) -> None:
        super().__init__()
        named(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._figures, self._least_first = figures, least_first
        for figure in figures:
            figure.setParent(self)
            figure.clicked.connect(lambda on, figure=figure: self.choose(figure.objectName() if on else ""))

    @property
    def on(self) -> str:
        """The name of the figure that filters now; "" for none."""
        return next((figure.objectName() for figure in self._figures if figure.isChecked()), "")

    def choose(self, name: str) -> None:
        """Let one figure filter, "" for none."""
        for figure in self._figures:
            figure.setChecked(figure.isCheckable() and figure.objectName() == name)
        self.chosen.emit(self.on)

    def say(self, said: Sequence[FigureText]) -> None:
        """Show the texts of all figures, in their order."""
        for figure, text in zip(self._figures, said, strict=True):
            figure.say(text)
        self._arrange()

    def fold(self, folded: bool) -> None:
        """Show each figure in one line, or in three."""
        if all(figure.folded is folded for figure in self._figures):
            return
        for figure in self._figures:
            figure.folded = folded
            figure.update()
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """Ask for the height of the figures; they do with any width."""
        return QSize(0, max(figure.sizeHint().height() for figure in self._figures) + 1)

    def minimumSizeHint(self) -> QSize:
        """Require the height of the figures."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the figures."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the line above the table."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours[Token.WINDOW])
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours[Token.HAIRLINE])

    def _arrange(self) -> None:
        wanted = {figure.objectName(): figure.wanted() for figure in self._figures}
        for name in self._least_first:
            if sum(each.least for each in wanted.values()) <= self.width():
                break
            del wanted[name]
        room = self.width()
        even = room // max(1, len(wanted))
        fits = all(each.content <= even for each in wanted.values())
        widths = [even] * len(wanted) if fits else shared(list(wanted.values()), room)
        left, sizes = 0, dict(zip(wanted, widths, strict=True))
        for figure in self._figures:
            width = sizes.get(figure.objectName(), 0)
            figure.setVisible(width > 0)
            figure.setGeometry(left, 0, width, self.height() - 1)
            left += width
