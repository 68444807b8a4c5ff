"""Which rows of a file are shown: a bar of the verdicts, chips with their counts, and a search."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QPushButton, QSizePolicy, QWidget

from desktop.domain.matching import Verdict
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import set_tooltip
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.stacked_bar import Segment, paint_bar, widths
from desktop.qtkit.style_sheet import CHIP
from desktop.qtkit.swatch import DOT, dot
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, stepped
from desktop.ui import formats
from desktop.ui.importing import words
from desktop.ui.importing.flow import Flow
from desktop.ui.importing.oddity import Oddity, Wanted

translate = QCoreApplication.translate
_WANTED: Sequence[Wanted] = (None, *Verdict, *Oddity)
"""Which rows each of the chips shows."""
INKS = {
    Verdict.MATCHED: Token.OK,
    Verdict.AMBIGUOUS: Token.WARNING,
    Verdict.NOT_FOUND: Token.ERROR,
    Verdict.SKIPPED: Token.FAINT,
}
"""The colour of each verdict."""
_THICK = 8
"""Height of the bar, in pixels."""
_SEARCH = 320
"""Most pixels of the search, which begins where the chips do."""


class Filters(QWidget):
    """Owned by the import dialog. Emits `changed` after another choice of rows or another search."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.bar = named(VerdictBar(), "importBar")
        self.search = named(SearchField(), "importSearch")
        self.search.setPlaceholderText(translate("Import", "Search the rows…"))
        self.search.setAccessibleName(translate("Import", "Search the rows"))
        self.search.setMaximumWidth(_SEARCH)
        self._group = QButtonGroup(self)
        for number in range(len(_WANTED)):
            chip = push_button(f"importFilter{number}")
            chip.setCheckable(True)
            chip.setProperty(CHIP, True)
            chip.setFont(stepped(QApplication.font(), Step.SMALL))
            chip.setIconSize(QSize(DOT, DOT))
            self._group.addButton(chip, number)
        chips = self.chips
        chips[0].setChecked(True)
        verdicts = len(Verdict) + 1
        column(
            self.bar,
            4,
            Flow(*chips[:verdicts], spacing=6),
            side_by_side((self.search, 1), *chips[verdicts:], None),
            within=self,
            spacing=6,
            margins=FLUSH,
        )
        self._tint()
        self._group.idClicked.connect(lambda _: self.changed.emit())
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.bar.chosen.connect(lambda verdict: self._button(verdict).click())
        self.show_counts({}, 0)

    @property
    def chips(self) -> list[QPushButton]:
        """The chips, from left to right."""
        return [self._group.button(number) for number in range(len(_WANTED))]  # type: ignore[misc]

    @property
    def fields(self) -> list[QWidget]:
        """All that can be chosen, in the order of reading."""
        verdicts = len(Verdict) + 1
        return [*self.chips[:verdicts], self.search, *self.chips[verdicts:]]

    @property
    def wanted(self) -> Wanted:
        """The rows to be shown."""
        return _WANTED[max(0, self._group.checkedId())]

    def show_counts(self, counts: Mapping[Wanted, int], total: int) -> None:
        """Show how many rows have each verdict, are flagged, or matched a card with another name."""
        for wanted, chip in zip(_WANTED, self.chips, strict=True):
            count = total if wanted is None else counts.get(wanted, 0)
            known = bool(counts) or (wanted is None and total)
            name = words.wanted(wanted)
            gap = "\N{THIN SPACE}" if wanted in INKS else ""
            chip.setText(f"{gap}{name} {formats.number(count)}" if known else f"{gap}{name}")
            chip.setVisible(not isinstance(wanted, Oddity) or count > 0 or chip.isChecked())
        self.bar.show_counts({verdict: counts.get(verdict, 0) for verdict in Verdict}, total)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        for verdict, token in INKS.items():
            chip = self._button(verdict)
            chip.setIcon(dot(colour(token), self))

    def _button(self, wanted: Wanted) -> QPushButton:
        return self.chips[_WANTED.index(wanted)]


class VerdictBar(QWidget):
    """The shares of the verdicts. Emits `chosen` with the verdict that was clicked."""

    chosen = Signal(Verdict)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._counts: Mapping[Verdict, int] = {}
        self._total = 0

    def show_counts(self, counts: Mapping[Verdict, int], total: int) -> None:
        """Show how many of all rows have each verdict."""
        self._counts, self._total = counts, total
        parts = (f"{words.verdict(verdict)} {formats.number(count)}" for verdict, count in counts.items())
        set_tooltip(self, ", ".join(parts) if total else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a thin line."""
        return QSize(100, _THICK)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the verdict under the mouse."""
        right, shares = 0.0, self._shares()
        for verdict, width in zip(shares, widths(list(shares.values()), self.width()), strict=True):
            right += width
            if event.position().x() < right:
                self.chosen.emit(verdict)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shares on a track."""
        painter = QPainter(self)
        segments = [Segment(share, colour(INKS[verdict]), "") for verdict, share in self._shares().items()]
        paint_bar(painter, QRectF(self.rect()), segments, colour(Token.TRACK))
        painter.end()

    def _shares(self) -> dict[Verdict, float]:
        return {verdict: count / max(self._total, 1) for verdict, count in self._counts.items()}
