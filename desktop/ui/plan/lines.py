"""The sentences of a plan as lines of icon and text, whose numbers open into names."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.glyph_view import GlyphView
from desktop.qtkit.icons import Glyph
from desktop.qtkit.link_button import LinkButton
from desktop.qtkit.named import named
from desktop.qtkit.style_sheet import TINTED
from desktop.qtkit.theme import Tone
from desktop.qtkit.tokens import Token
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.writes.words import Line, Mark

translate = QCoreApplication.translate
_MOST_NAMES = 50
_MARKS = {
    Mark.COMES: (Glyph.PLUS, Token.OK),
    Mark.GOES: (Glyph.MINUS, Token.WARNING),
    Mark.NOTE: (Glyph.INFO, Token.SECONDARY),
}
_TOP = Qt.AlignmentFlag.AlignTop


class PlanLine(QWidget):
    """A sentence behind its icon; the people it counts are unfolded below it. Emits `unfolded`."""

    unfolded = Signal()

    def __init__(self, line: Line):
        super().__init__()
        self.text = ToneLabel(line.text)
        self.text.setAccessibleName(line.text)
        self.fold = None if line.names is None else named(LinkButton(), "planNames")
        self._names: _Names | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*FLUSH)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(GlyphView(*_MARKS[line.mark]), 0, 0, _TOP)
        self._grid.addWidget(self.text, 0, 1)
        if self.fold is not None and line.names is not None:
            self._grid.addWidget(self.fold, 0, 2, _TOP)
            self.fold.clicked.connect(partial(self._turn, self.fold, line.names))
            self._name(self.fold, translate("Plan", "Show"))

    def _turn(self, fold: LinkButton, names: Callable[[], Sequence[str]]) -> None:
        if self._names is None:
            self._names = _Names(names())
            self._grid.addWidget(self._names, 1, 1, 1, 2)
            self._names.show()
            self.setTabOrder(fold, self._names.copy)
        else:
            self._names.setVisible(self._names.isHidden())
        self._name(fold, translate("Plan", "Show") if self._names.isHidden() else translate("Plan", "Hide"))
        self.unfolded.emit()

    def _name(self, fold: LinkButton, text: str) -> None:
        fold.setText(text)
        fold.setAccessibleName(f"{text}: {self.text.text()}")


class WarningBox(QFrame):
    """Warnings on a ground of their own, each behind an icon; `title` stands above them without one."""

    def __init__(self, warnings: Sequence[str], title: str = ""):
        super().__init__()
        self.setProperty(TINTED, True)
        lines = []
        for text in (*((title,) if title else ()), *warnings):
            label = ToneLabel(text)
            label.setAccessibleName(text)
            mark = GlyphView(Glyph.WARNING, Token.WARNING)
            lines.append(side_by_side(column(mark, None), (label, 1)))
        column(*lines, within=self, spacing=8, margins=(12, 10, 12, 10))


class _Names(QWidget):
    """The first of many names; all of them can be copied."""

    def __init__(self, names: Sequence[str]):
        super().__init__()
        shown = list(names[:_MOST_NAMES])
        if more := len(names) - len(shown):
            shown.append(translate("Names", "%n more", "", more))
        label = ToneLabel(", ".join(shown), Tone.DIM)
        label.setAccessibleName(label.text())
        self.copy = named(LinkButton(translate("Plan", "Copy all")), "planCopyNames")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(names)))
        column(label, side_by_side(self.copy, None), within=self, spacing=0, margins=FLUSH)
