"""How the cells of the table of verdicts are drawn: the verdict as a pill, the others as plain text."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from desktop.domain.matching import Verdict
from desktop.qtkit.cell import CellDelegate, Index, one_line, paint_text
from desktop.qtkit.cells import Pill, paint_pill, pill_width
from desktop.qtkit.look import Look
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step
from desktop.ui.importing.verdicts import ROW, VERDICT, VerdictRow, VerdictsModel, cell

PILLS = {
    Verdict.MATCHED: Pill(Token.OK, Token.OK_GROUND),
    Verdict.AMBIGUOUS: Pill(Token.WARNING, Token.WARNING_GROUND),
    Verdict.NOT_FOUND: Pill(Token.ERROR, Token.ERROR_GROUND),
    Verdict.SKIPPED: Pill(Token.SECONDARY, Token.TRACK),
}


class VerdictDelegate(CellDelegate):
    """Owned by the table of a `VerdictsModel`, which it asks for whole rows. Only draws."""

    def _paint_content(self, painter: QPainter, box: QRect, index: Index, look: Look) -> None:
        row, column = _at(index)
        text = one_line(cell(row, column))
        if column == VERDICT and row.match is not None:
            paint_pill(painter, box, text, PILLS[row.match.verdict], look)
        else:
            paint_text(painter, box, text, look, look.colours[Token.TEXT], right=column == ROW)

    def _content_width(self, index: Index, look: Look) -> int:
        return content_width(*_at(index), look)


def content_width(row: VerdictRow, column: int, look: Look) -> int:
    """Return the width that the whole content of a cell needs, without the gaps beside it."""
    text = one_line(cell(row, column))
    if column == VERDICT and row.match is not None:
        return pill_width(text, PILLS[row.match.verdict], look)
    return look.width_of(text, Step.TEXT)


def _at(index: Index) -> tuple[VerdictRow, int]:
    model = index.model()
    assert isinstance(model, VerdictsModel)
    return model.row_at(index), index.column()
