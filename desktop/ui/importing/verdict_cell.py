"""How the verdict of a row is drawn: as a pill in its colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.domain.matching import Verdict
from desktop.qtkit.cell import CellDelegate
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, stepped
from desktop.ui.importing.verdicts import VERDICT_ROLE

_INKS = {
    Verdict.MATCHED: (Token.OK, Token.OK_GROUND),
    Verdict.AMBIGUOUS: (Token.WARNING, Token.WARNING_GROUND),
    Verdict.NOT_FOUND: (Token.ERROR, Token.ERROR_GROUND),
    Verdict.SKIPPED: (Token.SECONDARY, Token.TRACK),
}
_HIGH = 20
_PAD = 8


class VerdictDelegate(CellDelegate):
    """Owned by the table of verdicts. Only draws."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a verdict as a pill, any other cell as usual."""
        super().paint(painter, option, index)
        verdict = index.data(VERDICT_ROLE)
        if verdict is None:
            return
        ink, ground = _INKS[verdict]
        text, box = index.data(), option.rect
        pill = QRectF(box.left() + _PAD // 2, box.center().y() - _HIGH / 2 + 1, _width(option, text), _HIGH)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(pill, _HIGH / 2, _HIGH / 2)
        painter.setPen(colour(ink))
        painter.setFont(stepped(option.font, Step.SMALL))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for room for the whole pill."""
        hint = super().sizeHint(option, index)
        if index.data(VERDICT_ROLE) is None:
            return hint
        return QSize(_width(option, index.data()) + _PAD, hint.height())

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leave the text of a verdict to its pill."""
        super().initStyleOption(option, index)
        if index.data(VERDICT_ROLE) is not None:
            option.text = ""


def _width(option: QStyleOptionViewItem, text: str) -> int:
    return QFontMetrics(stepped(option.font, Step.SMALL)).horizontalAdvance(text) + 2 * _PAD
