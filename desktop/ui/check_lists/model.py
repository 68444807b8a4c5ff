"""Rows and columns of the check of call lists: the findings, and their kinds with counts."""

from dataclasses import dataclass
from datetime import UTC, tzinfo

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.findings import OF_PEOPLE, Checked, Finding, FindingKind
from desktop.domain.portal import Known
from desktop.qtkit.cells import NameCell
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.table_model import TableModel
from desktop.ui import formats
from desktop.ui.check_lists import words

translate = QCoreApplication.translate

_PLACE = {kind: place for place, kind in enumerate(FindingKind)}


class FindingsModel(TableModel[Finding]):
    """Rows are `Finding`s by key; owned by the dialog."""

    def __init__(self, known: Known, parent: QObject | None = None):
        self._known = known
        self.zone: tzinfo = UTC
        """The portal's zone, in which moments are shown."""
        super().__init__(self._columns(), lambda finding: finding.key, parent)

    def why(self, finding: Finding) -> str:
        """Return what is wrong, in a sentence."""
        return words.why(finding, self._known, self.zone)

    def _number_behind(self, finding: Finding) -> str:
        """Return the number behind the name; "" where it stands for the name."""
        number = f"#{finding.card_id}" if finding.kind in OF_PEOPLE else f"#{finding.list_id}"
        return "" if number in words.who(finding, self._known).split() else number

    def _columns(self) -> list[Column[Finding]]:
        return [
            Column(
                key="who",
                title=lambda: translate("CheckLists", "Person or list"),
                text=lambda finding: words.who(finding, self._known),
                cell=NameCell(self._number_behind),
                width=26,
                least=18,
                weight=2,
            ),
            Column(
                key="kind",
                title=lambda: translate("CheckLists", "Found"),
                text=lambda finding: words.kind_name(finding.kind),
                sort=lambda finding: (_PLACE[finding.kind], -finding.list_id),
                width=24,
                least=14,
                gives_way=2,
            ),
            Column(
                key="where",
                title=lambda: translate("CheckLists", "Call list"),
                text=lambda finding: words.where(finding, self._known),
                sort=lambda finding: -finding.list_id,
                width=24,
                least=12,
                weight=1,
                gives_way=1,
            ),
            Column(
                key="why",
                title=lambda: translate("CheckLists", "What is wrong"),
                text=self.why,
                tooltip=self.why,
                width=44,
                least=24,
                weight=3,
            ),
            Column(
                key="repair",
                title=lambda: translate("CheckLists", "Proposed"),
                text=words.proposed,
                width=22,
                least=15,
            ),
        ]


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of findings with how many there are, without ignored ones; None for all kinds together.

    `more`: some of it could not be looked at. `unchecked`: nothing of it could.
    """

    kind: FindingKind | None
    count: int
    more: bool
    unchecked: bool
    explained: str


class KindsModel(TableModel[KindRow]):
    """Rows are `KindRow`s by kind; owned by the dialog."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(_kind_columns(), lambda row: row.kind, parent)


def kind_rows(checked: Checked, shown: list[Finding]) -> list[KindRow]:
    """Return all kinds with the counts of the findings that are shown, after a row for all of them."""
    counts = dict.fromkeys(FindingKind, 0)
    for finding in shown:
        counts[finding.kind] += 1
    rows = [KindRow(None, len(shown), bool(checked.gaps), unchecked=False, explained="")]
    for kind, count in counts.items():
        gaps = checked.gaps_of(kind)
        explained = "\n".join((words.kind_explained(kind), *(words.gap(gap, checked.gaps[gap]) for gap in gaps)))
        rows.append(KindRow(kind, count, bool(gaps), kind in checked.unchecked, explained))
    return rows


def _kind_columns() -> list[Column[KindRow]]:
    return [
        Column(
            key="kind",
            title=lambda: translate("CheckLists", "Looked for"),
            text=_kind,
            sort=lambda row: -1 if row.kind is None else _PLACE[row.kind],
            tooltip=lambda row: row.explained,
            dim=lambda row: not row.count,
            weight=1,
            width=28,
            least=20,
        ),
        Column(
            key="count",
            title=lambda: translate("CheckLists", "Found"),
            text=count_text,
            sort=lambda row: row.count,
            tooltip=lambda row: row.explained,
            spoken=_count_spoken,
            dim=lambda row: not row.count,
            alignment=RIGHT,
            width=16,
            least=14,
        ),
    ]


def count_text(row: KindRow) -> str:
    """Return how many there are; never that there are none of what was not looked at."""
    if row.unchecked and not row.count:
        return translate("CheckLists", "not checked")
    if not row.more:
        return formats.number(row.count) if row.count else translate("CheckLists", "none")
    return f"{formats.number(row.count)}+" if row.count else translate("CheckLists", "none so far")


def _count_spoken(row: KindRow) -> str:
    if row.more and row.count:
        return translate("CheckLists", "{number} or more").format(number=formats.number(row.count))
    return count_text(row)


def _kind(row: KindRow) -> str:
    return translate("CheckLists", "Everything") if row.kind is None else words.kind_name(row.kind)
