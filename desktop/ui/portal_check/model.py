"""Columns of the check of the portal."""

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.portal_report import Point, PointFinding, PointVerdict
from desktop.qtkit.columns import Column
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.theme import tone
from desktop.ui.portal_check import evidence, points

translate = QCoreApplication.translate

_PLACE = {point: place for place, point in enumerate(Point)}
_WEIGHT = {
    PointVerdict.NOT_ASKED: 0,
    PointVerdict.OTHERWISE: 1,
    PointVerdict.AS_EXPECTED: 2,
    PointVerdict.NOT_SEEN: 3,
}
"""The order of verdicts when sorted by them: the most interesting first."""


class PortalCheckModel(TableModel[PointFinding]):
    """Rows are `PointFinding`s by point; owned by the dialog."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(_columns(), lambda finding: finding.point, parent)


def _columns() -> list[Column[PointFinding]]:
    return [
        Column(
            key="point",
            title=lambda: translate("PortalCheck", "Point"),
            text=lambda finding: points.title(finding.point),
            sort=lambda finding: _PLACE[finding.point],
            width=30,
        ),
        Column(
            key="verdict",
            title=lambda: translate("PortalCheck", "Result"),
            text=lambda finding: evidence.verdict(finding.verdict),
            sort=lambda finding: (_WEIGHT[finding.verdict], _PLACE[finding.point]),
            decoration=lambda finding: tone(evidence.TONES[finding.verdict]),
            dim=lambda finding: finding.verdict is PointVerdict.NOT_SEEN,
            width=22,
            least=18,
        ),
        Column(
            key="seen",
            title=lambda: translate("PortalCheck", "Observed"),
            text=evidence.seen,
            dim=lambda finding: finding.verdict is PointVerdict.NOT_SEEN,
            width=32,
        ),
        Column(
            key="consequence",
            title=lambda: translate("PortalCheck", "What it means here"),
            text=lambda finding: points.consequence(finding.point),
            weight=1,
            width=32,
        ),
    ]
