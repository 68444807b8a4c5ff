"""Progress of long work: a thin line, and a little later words and a button to stop it."""

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from desktop.qtkit.fit_height import keep_room
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import moves

translate = QCoreApplication.translate

LINE_AFTER = 300
"""Milliseconds of work after which the line appears: shorter work should not flicker."""
WORDS_AFTER = 2_000
UNKNOWN = -1.0
"""The share that is done of work of unknown length."""
_STEP = 40
_THICKNESS = 3
_SWEEP = 0.25


class BusyLine(QProgressBar):
    """A thin bar for work of unknown length; hidden at first, it always keeps its room."""

    def __init__(self) -> None:
        super().__init__(maximum=0, textVisible=False)
        self.setMaximumHeight(4)
        keep_room(self)
        self.hide()


class ThinProgress(QWidget):
    """A line of constant height, owned by the window, which also places `words` and `stop`.

    Each `begin` is followed by any number of `step`s and its own `finish`. Emits `told` while there are words,
    with the share that is done, UNKNOWN if that is not known, and None when the words go.
    """

    told = Signal(object)

    def __init__(self, *, line_after: int = LINE_AFTER, words_after: int = WORDS_AFTER) -> None:
        super().__init__()
        self.setObjectName("progress")
        self.setFixedHeight(_THICKNESS)
        self.words = named(PlainLabel(), "progressWords")
        self.stop = named(QPushButton(), "progressStop")
        self._under_way = 0
        self._share: float | None = None
        self._with_words = False
        self._place = 0.0
        self._line_timer = QTimer(self, singleShot=True, interval=line_after)
        self._words_timer = QTimer(self, singleShot=True, interval=words_after)
        self._sweep = QTimer(self, interval=_STEP)
        self._line_timer.timeout.connect(self._sweep.start)
        self._words_timer.timeout.connect(lambda: self._show_words(True))
        self._sweep.timeout.connect(self._move)
        self._show_words(False)
        on_language_change(self, self._retranslate)

    def begin(self) -> None:
        """Begin work."""
        self._under_way += 1
        if self._under_way == 1:
            self._place = 0.0
            self._line_timer.start()
            self._words_timer.start()

    def step(self, words: str, share: float | None) -> None:
        """Report progress in words, and as a share of 0.0 to 1.0 if that is known."""
        self._share = share
        self.words.setText(words)
        self.setAccessibleName(words)
        self._tell()

    def finish(self) -> None:
        """End work."""
        if self._under_way == 0:
            return
        self._under_way -= 1
        if self._under_way == 0:
            for timer in (self._line_timer, self._words_timer, self._sweep):
                timer.stop()
            self._show_words(False)
            self.step("", None)
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for a thin line."""
        return QSize(100, _THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line while it is visible."""
        if not self._sweep.isActive():
            return
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.Accent)
        width = self.width()
        if self._share is not None:
            painter.fillRect(0, 0, round(width * self._share), self.height(), colour)
        elif not moves():
            colour.setAlphaF(0.5)
            painter.fillRect(self.rect(), colour)
        else:
            left = round((self._place * (1 + _SWEEP) - _SWEEP) * width)
            painter.fillRect(left, 0, round(width * _SWEEP), self.height(), colour)
        painter.end()

    def _move(self) -> None:
        self._place = (self._place + 0.02) % 1.0
        self.update()

    def _show_words(self, shown: bool) -> None:
        self._with_words = shown
        self.words.setVisible(shown)
        self.stop.setVisible(shown)
        self._tell()

    def _tell(self) -> None:
        known = UNKNOWN if self._share is None else self._share
        self.told.emit(known if self._with_words else None)

    def _retranslate(self) -> None:
        self.stop.setText(translate("qtkit", "Cancel"))
