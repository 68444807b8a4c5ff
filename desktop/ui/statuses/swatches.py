"""A grid of colours that can be told apart, each with its name, and a field for an own one."""

import re

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.colour import text_on
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import labelling, set_tooltip
from desktop.qtkit.theme import Tone, tone
from desktop.qtkit.tone_label import ToneLabel

translate = QCoreApplication.translate
STRONG = {
    "Red": "#D03B36",
    "Orange": "#E0701A",
    "Amber": "#B98A00",
    "Lime": "#7C9A12",
    "Green": "#2E9E5B",
    "Teal": "#0E8F83",
    "Sky": "#1B93BE",
    "Blue": "#2468D6",
    "Violet": "#8A4FC7",
    "Magenta": "#B83FA6",
    "Pink": "#D63A78",
    "Brown": "#8D6249",
    "Grey": "#6F7A86",
}
LIGHT = {
    "Red": "#F0918C",
    "Orange": "#F6B27A",
    "Amber": "#DDBB3C",
    "Lime": "#AECB4A",
    "Green": "#8AD3A6",
    "Teal": "#78CFC6",
    "Sky": "#86CDEB",
    "Blue": "#8DB5F5",
    "Violet": "#C3A0F0",
    "Magenta": "#E39ADB",
    "Pink": "#F5A6C3",
    "Brown": "#C6A48F",
    "Grey": "#B7C0C9",
}
_SIDE = 26
_TICK = ((0.28, 0.52), (0.44, 0.67), (0.73, 0.36))
"""The corners of a tick, as shares of the side of a swatch."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -len(STRONG), Qt.Key.Key_Down: len(STRONG)}


def colour_names() -> dict[str, str]:
    """Return the colours of the grid, row by row, each with its name in words."""
    strong = (
        translate("Colours", "red"),
        translate("Colours", "orange"),
        translate("Colours", "amber"),
        translate("Colours", "lime"),
        translate("Colours", "green"),
        translate("Colours", "teal"),
        translate("Colours", "sky blue"),
        translate("Colours", "blue"),
        translate("Colours", "violet"),
        translate("Colours", "magenta"),
        translate("Colours", "pink"),
        translate("Colours", "brown"),
        translate("Colours", "grey"),
    )
    light = (
        translate("Colours", "light red"),
        translate("Colours", "light orange"),
        translate("Colours", "light amber"),
        translate("Colours", "light lime"),
        translate("Colours", "light green"),
        translate("Colours", "light teal"),
        translate("Colours", "light sky blue"),
        translate("Colours", "light blue"),
        translate("Colours", "light violet"),
        translate("Colours", "light magenta"),
        translate("Colours", "light pink"),
        translate("Colours", "light brown"),
        translate("Colours", "light grey"),
    )
    return dict(zip((*STRONG.values(), *LIGHT.values()), (*strong, *light), strict=True))


class ColourChoice(QWidget):
    """A colour of the grid, an own one, or none; owned by a dialog.

    Emits `changed` when it is another one, or wrong; `picked` when it was pointed out rather than typed.
    """

    changed = Signal()
    picked = Signal()

    def __init__(self, colour: str = ""):
        super().__init__()
        self.colour = ""
        """The colour as "#RRGGBB"; "" for none, and while what is typed is wrong."""
        self._grid = _Grid()
        self._own = named(QLineEdit(), "statusOwnColour")
        self._own.setPlaceholderText("#RRGGBB")
        self._own.setFixedWidth(self._own.fontMetrics().horizontalAdvance("#MMMMMM") + 24)
        self._none = push_button("statusNoColour", translate("Colours", "No colour"))
        self._none.setCheckable(True)
        self._reason = named(ToneLabel("", Tone.AMBER), "statusColourReason")
        label = labelling(translate("Colours", "O&wn:"), self._own)
        self._own.setAccessibleName(translate("Colours", "Own colour"))
        column(
            self._grid,
            side_by_side(label, self._own, (self._reason, 1), self._none),
            within=self,
            spacing=8,
            margins=FLUSH,
        )
        self.setFocusProxy(self._grid)
        self._grid.picked.connect(self._pick)
        self._none.clicked.connect(lambda: self._pick(""))
        self._own.textChanged.connect(self._type)
        self._own.setText(colour)
        self._show()

    @property
    def wrong(self) -> str:
        """In words what is wrong with what is typed; "" when nothing is."""
        text = self._own.text().strip()
        return "" if not text or _written(text) else translate("Colours", "A colour is written like #2E9E5B.")

    def _pick(self, colour: str) -> None:
        self._own.setText(colour)
        self._show()
        self.picked.emit()

    def _type(self, text: str) -> None:
        self.colour = _written(text)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._grid.tick(self.colour)
        self._none.setChecked(not self._own.text().strip())
        self._reason.say(self.wrong, Tone.AMBER)


class _Grid(QWidget):
    """Swatches, of which the Tab key reaches one; arrow keys move between them. Emits `picked` with a colour."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = QGridLayout(self)
        layout.setContentsMargins(*FLUSH)
        layout.setSpacing(4)
        keys = (*(f"swatch{name}" for name in STRONG), *(f"swatchLight{name}" for name in LIGHT))
        self._swatches = [
            _Swatch(key, colour, name) for key, (colour, name) in zip(keys, colour_names().items(), strict=True)
        ]
        for place, swatch in enumerate(self._swatches):
            layout.addWidget(swatch, *divmod(place, len(STRONG)))
            swatch.clicked.connect(lambda _, colour=swatch.colour: self.picked.emit(colour))
        layout.setColumnStretch(len(STRONG), 1)
        self._reach(self._swatches[0])

    def tick(self, colour: str) -> None:
        """Tick the swatch of a colour, if there is one."""
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour == colour)
            if swatch.isChecked():
                self._reach(swatch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to a neighbour."""
        step = _STEPS.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is None or not isinstance(focused, _Swatch):
            super().keyPressEvent(event)
            return
        place = self._swatches.index(focused) + step
        if 0 <= place < len(self._swatches):
            self._reach(self._swatches[place])
            self._swatches[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _reach(self, reached: "_Swatch") -> None:
        for swatch in self._swatches:
            strong = swatch is reached
            swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(reached)


class _Swatch(QPushButton):
    """A button filled with its colour, with a tick when it is the current one."""

    def __init__(self, name: str, colour: str, words: str):
        super().__init__(autoDefault=False)
        self.setCheckable(True)
        self.setObjectName(name)
        self.setAccessibleName(words)
        set_tooltip(self, words)
        self.colour = colour

    def sizeHint(self) -> QSize:
        """Be a square."""
        return QSize(_SIDE, _SIDE)

    def minimumSizeHint(self) -> QSize:
        """Be a square."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the grid."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Let the grid tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it; ring it while it has the focus or the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self.colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tone(Tone.ACCENT if self.hasFocus() else Tone.DIM, self.palette()), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self.isChecked():
            pen = QPen(text_on(colour), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline([QPointF(x * self.width(), y * self.height()) for x, y in _TICK])
        painter.end()


def _written(text: str) -> str:
    """Return a colour that was typed as "#RRGGBB"; "" if it is none."""
    found = re.fullmatch(r"#?([0-9A-Fa-f]{6})", text.strip())
    return f"#{found[1].upper()}" if found else ""
