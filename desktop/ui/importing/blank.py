"""What stands in the middle of the page while there are no rows to show: why, and what to do next."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.icons import Glyph, paint
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone, tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.qtkit.type_scale import Step, set_step

translate = QCoreApplication.translate
_SIGN = 32
_WIDE = 560
"""Most pixels of a line of text."""


class Blank(QWidget):
    """Owned by the import dialog. `problem` says what is wrong; `again` continues with the file as it is."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        centred = Qt.AlignmentFlag.AlignHCenter
        self._glyph, self._tone = Glyph.LOADING, Tone.DIM
        self._title = set_step(named(PlainLabel(wordWrap=True, alignment=centred), "importBlankTitle"), Step.TITLE)
        self.problem = named(ToneLabel(), "importProblem")
        self.problem.setAlignment(centred)
        self.again = push_button("importAgain", translate("Import", "Try aga&in"))
        texts = (self._title, self.problem, side_by_side(None, self.again, None))
        column(None, *texts, None, within=self, spacing=8)
        self.show_reading()

    def show_reading(self) -> None:
        """Show that the file is being read."""
        self._show(Glyph.LOADING, Tone.DIM, translate("Import", "Reading the file…"))

    def show_problem(self, title: str, text: str, *, refused: bool, again: bool) -> None:
        """Show what is wrong, or which answer is needed; `refused` means that the file can't be read as it is."""
        glyph, meaning = (Glyph.FAILED, Tone.ERROR) if refused else (Glyph.INFO, Tone.ACCENT)
        if again:
            glyph, meaning = Glyph.WARNING, Tone.AMBER
        self._show(glyph, meaning, title, text)
        self.again.setVisible(again)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign above the title, if there is room for it."""
        top = self._title.geometry().top() - _SIGN - 12
        if top >= 0:
            painter = QPainter(self)
            box = QRectF((self.width() - _SIGN) / 2, top, _SIGN, _SIGN)
            paint(painter, box, self._glyph, tone(self._tone))
            painter.end()

    def minimumSizeHint(self) -> QSize:
        """Require no width: the margins are made for the actual one."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short."""
        super().resizeEvent(event)
        side = max(20, (self.width() - _WIDE) // 2)
        self.setContentsMargins(side, 0, side, 0)

    def _show(self, glyph: Glyph, meaning: Tone, title: str, text: str = "") -> None:
        self._glyph, self._tone = glyph, meaning
        self._title.setText(title)
        self.problem.say(text)
        self.problem.setVisible(bool(text))
        self.again.hide()
        self.update()
