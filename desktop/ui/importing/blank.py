"""What stands in the middle of the page while there are no rows to show: why, and what to do next."""

from enum import Enum, auto

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


class Answer(Enum):
    """What is to be done about a file that has no rows to show."""

    ANOTHER_FILE = auto()
    """It can't be read as it is: save it in another way, or choose how to read it."""
    AGAIN = auto()
    """Continue with it as it is."""
    KIND = auto()
    """Say whether its rows are contacts or companies."""
    ROLES = auto()
    """Say what its columns are for, in their heads."""


_SIGNS = {
    Answer.ANOTHER_FILE: (Glyph.FAILED, Tone.ERROR),
    Answer.AGAIN: (Glyph.WARNING, Tone.AMBER),
    Answer.KIND: (Glyph.INFO, Tone.ACCENT),
    Answer.ROLES: (Glyph.INFO, Tone.ACCENT),
}


class Blank(QWidget):
    """Owned by the import dialog. `problem` says what is wrong; `again` continues with the file as it is.

    `kinds` are the buttons by which the rows are said to be contacts or companies.
    """

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        centred = Qt.AlignmentFlag.AlignHCenter
        self._glyph, self._tone = Glyph.LOADING, Tone.DIM
        self._title = set_step(named(PlainLabel(wordWrap=True, alignment=centred), "importBlankTitle"), Step.TITLE)
        self.problem = named(ToneLabel(), "importProblem")
        self.problem.setAlignment(centred)
        self.again = push_button("importAgain", translate("Import", "Try aga&in"))
        self.kinds = (
            push_button("importAreContacts", translate("Import", "Contacts")),
            push_button("importAreCompanies", translate("Import", "Companies")),
        )
        answers = side_by_side(None, self.again, *self.kinds, None)
        column(None, self._title, self.problem, answers, None, within=self, spacing=8)
        self.show_reading()

    def show_reading(self) -> None:
        """Show that the file is being read."""
        self._show(Glyph.LOADING, Tone.DIM, translate("Import", "Reading the file…"))

    def show_problem(self, title: str, text: str, answer: Answer) -> None:
        """Show what is wrong, or what is to be answered."""
        self._show(*_SIGNS[answer], title, text, answer)

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

    def _show(self, glyph: Glyph, meaning: Tone, title: str, text: str = "", answer: Answer | None = None) -> None:
        self._glyph, self._tone = glyph, meaning
        self._title.setText(title)
        self.problem.say(text)
        self.problem.setVisible(bool(text))
        self.again.setVisible(answer is Answer.AGAIN)
        for button in self.kinds:
            button.setVisible(answer is Answer.KIND)
        self.update()
