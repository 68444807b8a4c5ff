"""Parts of the side panel's sections: headings, lines with a count, facts to copy, links."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.icons import Glyph, icon
from desktop.qtkit.named import named
from desktop.qtkit.plain import Label, PlainLabel, set_tooltip
from desktop.qtkit.style_sheet import COMPACT, FLUSH, TEXTUAL
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui.panel.marks import Dot

translate = QCoreApplication.translate

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_COPIED_FOR = 1_500
"""Milliseconds for which a button shows that it has copied."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of counts: a status with its colour, None while it is in progress, or anything else without a dot."""

    name: str
    count: str
    share: str = ""
    dotted: bool = False
    colour: QColor | None = None


class Lines(QWidget):
    """Lines of counts below each other."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._grid = grid(self)
        self._grid.setVerticalSpacing(6)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines instead of the ones before."""
        if lines == self._lines:
            return
        self._lines = lines
        clear(self._grid)
        self._grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            if line.dotted:
                self._grid.addWidget(Dot(line.colour), row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(ElidedLabel(line.name), row, *((1,) if line.dotted else (0, 1, 2)))
            count = set_step(PlainLabel(line.count, alignment=_RIGHT), Step.NAME)
            self._grid.addWidget(count, row, 2)
            if line.share:
                self._grid.addWidget(secondary(PlainLabel(line.share, alignment=_RIGHT)), row, 3)


class CopyButton(QToolButton):
    """Copies a text, and shows for a moment that it has."""

    def __init__(self, name: str, text: str, tip: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty(COMPACT, True)
        self.setIcon(icon(Glyph.COPY))
        set_tooltip(self, tip)
        self.setAccessibleName(f"{tip}: {text}")
        self._text = text
        self._timer = QTimer(self, singleShot=True, interval=_COPIED_FOR)
        self._timer.timeout.connect(lambda: self.setIcon(icon(Glyph.COPY)))
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.setIcon(icon(Glyph.CHECK))
        self._timer.start()


class OpenButton(QToolButton):
    """Opens something on the portal; `spoken` says what, `tip` how."""

    def __init__(self, name: str, spoken: str, tip: str, clicked: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty(COMPACT, True)
        self.setIcon(icon(Glyph.OPEN_OUTSIDE))
        set_tooltip(self, tip)
        self.setAccessibleName(spoken)
        self.clicked.connect(lambda: clicked())


class Link(QPushButton):
    """A text that does something when it is clicked, cut to its width."""

    def __init__(self, name: str, text: str, clicked: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty(TEXTUAL, FLUSH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self._whole = text
        self.clicked.connect(lambda: clicked())

    def minimumSizeHint(self) -> QSize:
        """Require room for a few characters only."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to the new width."""
        super().resizeEvent(event)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown.replace("&", "&&"))
        set_tooltip(self, self._whole if shown != self._whole else "")


def heading(text: str = "") -> PlainLabel:
    """Return the heading of a part of a section."""
    return muted(set_step(PlainLabel(text), Step.HEADER))


def secondary(label: Label) -> Label:
    """Make a label small and secondary, and return it."""
    return muted(set_step(label, Step.SMALL))


def muted(label: Label) -> Label:
    """Make a label's text secondary, and return it."""
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def grid(within: QWidget) -> QGridLayout:
    """Return the grid that fills a widget."""
    made = QGridLayout(within)
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(8)
    made.setVerticalSpacing(4)
    return made


def widgets(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout in the order in which they were added."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is not None and (widget := item.widget()) is not None:
            yield widget


def clear(layout: QLayout) -> None:
    """Take all widgets out of a layout, and delete them."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def copy_button(name: str, text: str) -> CopyButton:
    """Return a named button that copies a text."""
    return named(CopyButton(name, text, translate("SidePanel", "Copy")), name)
