"""How the cells of the table of verdicts are drawn: the verdict as a pill, the others as usual."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from desktop.domain.matching import Verdict
from desktop.qtkit.cell import CellDelegate, Index
from desktop.qtkit.cells import Pill, paint_pill, pill_width
from desktop.qtkit.look import Look
from desktop.qtkit.tokens import Token
from desktop.ui.importing.verdicts import VERDICT_ROLE

PILLS = {
    Verdict.MATCHED: Pill(Token.OK, Token.OK_GROUND),
    Verdict.AMBIGUOUS: Pill(Token.WARNING, Token.WARNING_GROUND),
    Verdict.NOT_FOUND: Pill(Token.ERROR, Token.ERROR_GROUND),
    Verdict.SKIPPED: Pill(Token.SECONDARY, Token.TRACK),
}


class VerdictDelegate(CellDelegate):
    """Owned by the table of verdicts. Only draws."""

    def _paint_content(self, painter: QPainter, box: QRect, index: Index, look: Look) -> None:
        verdict = index.data(VERDICT_ROLE)
        if verdict is None:
            super()._paint_content(painter, box, index, look)
        else:
            paint_pill(painter, box, index.data(), PILLS[verdict], look)

    def _content_width(self, index: Index, look: Look) -> int:
        verdict = index.data(VERDICT_ROLE)
        if verdict is None:
            return super()._content_width(index, look)
        return pill_width(index.data(), PILLS[verdict], look)
