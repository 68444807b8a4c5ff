"""The model of the verdicts table: one row for each row of the file, however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from desktop.domain.card import Card
from desktop.domain.matching import UNDER_ANOTHER_NAME, Match, Verdict
from desktop.qtkit.table_model import Index
from desktop.qtkit.table_words import normal
from desktop.services.file_import import Candidate, Flag
from desktop.ui.importing import words
from desktop.ui.importing.oddity import Oddity, Wanted

translate = QCoreApplication.translate
_NO_INDEX = QModelIndex()
ROW, CONTENT, VERDICT, REASON, CARD, NOTES = range(6)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LONGEST = 300
"""Most characters shown of a cell of the file."""


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A row of a file, its match (None until it is known), and the card that it stands for.

    `notes` are what the supervisor should know about the card before it is added to a list.
    """

    candidate: Candidate
    match: Match | None
    card: Card | None
    notes: str = ""


class VerdictsModel(QAbstractTableModel):
    """Owned by the import dialog. Rows are in the order of the file; a filter shows some of them.

    It does not use `TableModel`, the model of keyed rows: a file may have 200 000 rows, which are shown and never
    moved.
    """

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._rows: Sequence[VerdictRow] = ()
        self._shown: Sequence[int] = ()

    @property
    def rows(self) -> Sequence[VerdictRow]:
        """All rows."""
        return self._rows

    @property
    def shown(self) -> Sequence[int]:
        """The places of the rows that are shown, among all rows, in ascending order."""
        return self._shown

    def show(self, rows: Sequence[VerdictRow], shown: Sequence[int]) -> None:
        """Replace the rows, and show those at the places `shown`."""
        self.beginResetModel()
        self._rows, self._shown = rows, shown
        self.endResetModel()

    def row_at(self, index: Index) -> VerdictRow:
        """Return the row of an index."""
        return self._rows[self._shown[index.row()]]

    def place_of(self, index: Index) -> int:
        """Return the place of an index's row among all rows."""
        return self._shown[index.row()]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else NOTES + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Return a column's title, which is aligned as its cells are."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == ROW:
            return _RIGHT
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Qt.AlignmentFlag | None:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row = self.row_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (CONTENT, REASON):
            return "\n".join(filter(None, (cell(row, index.column()), explained(row)))) or None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == ROW:
            return _RIGHT
        return None

    @staticmethod
    def _titles() -> tuple[str, ...]:
        return (
            translate("Import", "Row"),
            translate("Import", "In the file"),
            translate("Import", "Result"),
            translate("Import", "Why"),
            translate("Import", "Card"),
            translate("Import", "Notes"),
        )


def cell(row: VerdictRow, column: int) -> str:
    """Return the text of a cell."""
    match column:
        case 0:
            return str(row.candidate.row)
        case 1:
            return content(row.candidate)
        case 2:
            return words.verdict(row.match.verdict) if row.match else "…"
        case 3:
            return "; ".join(filter(None, (words.reason(row.match) if row.match else "", flags(row))))
        case 4:
            return f"{row.card.name or '–'} (#{row.card.id})" if row.card else ""
        case _:
            return row.notes


def content(candidate: Candidate) -> str:
    """Return a short description of a row's client."""
    known = (*(f"#{card_id}" for card_id in candidate.ids), candidate.name, candidate.company)
    parts = [part for part in (*known, *candidate.phones, *candidate.emails) if part]
    parts = parts or [text for text in map(str.strip, candidate.cells) if text][:3]
    return " · ".join(part[:_LONGEST] for part in parts)


def is_odd(row: VerdictRow, oddity: Oddity) -> bool:
    """Return whether a row has an oddity: it is flagged, or matched a card with another name."""
    if oddity is Oddity.FLAGGED:
        return bool(row.candidate.flags)
    return row.match is not None and row.match.reason in UNDER_ANOTHER_NAME


def flags(row: VerdictRow) -> str:
    """Return what is odd about a row, in a few words each."""
    return "; ".join(words.flag(flag) for flag in Flag if flag in row.candidate.flags)


def explained(row: VerdictRow) -> str:
    """Return what is odd about a row, one sentence and line each."""
    texts = {
        Flag.PHONE_LOST: translate("Import", "Excel has destroyed a phone number (7,9E+10); its digits are gone."),
        Flag.PHONE_UNREADABLE: translate("Import", "A cell of phones holds something that is no phone."),
        Flag.EMAIL_UNREADABLE: translate("Import", "A cell of e-mails holds something that is no e-mail."),
        Flag.VALUE_MISSING: translate(
            "Import", "A cell holds the error of a formula, or a formula without its value."
        ),
        Flag.ROW_TORN: translate(
            "Import", "The row has fewer cells than others: if a line break tore it, join the two rows in the file."
        ),
        Flag.NAME_UNREADABLE: translate("Import", "Letters of the name are lost or garbled in the file itself."),
        Flag.ID_UNREADABLE: translate("Import", "The ID is no number."),
    }
    return "\n".join(text for flag, text in texts.items() if flag in row.candidate.flags)


def places_of(rows: Sequence[VerdictRow], which: Wanted, search: str) -> list[int]:
    """Return the places of the wanted rows that contain all words of `search`; for a worker thread."""
    wanted = [normal(word) for word in search.split()]
    found = []
    for place, row in enumerate(rows):
        if isinstance(which, Verdict) and (row.match is None or row.match.verdict is not which):
            continue
        if isinstance(which, Oddity) and not is_odd(row, which):
            continue
        if wanted:
            text = normal(" ".join((*row.candidate.cells, row.card.name if row.card else "")))
            if not all(word in text for word in wanted):
                continue
        found.append(place)
    return found
