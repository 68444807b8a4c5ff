"""Columns of the table of statuses."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor

from desktop.domain.status import Status, Statuses
from desktop.domain.status_mark import Mark
from desktop.domain.status_usage import Usage
from desktop.qtkit.cells import NameCell, TextCell
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.table_model import Index, TableModel
from desktop.qtkit.tokens import Token
from desktop.ui import formats
from desktop.ui.colours import StatusColours

translate = QCoreApplication.translate
_MOST_LISTS = 15


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One entry of the dictionary, its use, and the supervisor's own mark.

    `pending`: the portal has other values, and is being told these.
    """

    status: Status
    usage: Usage
    mark: Mark | None
    pending: bool = False


class StatusesModel(TableModel[StatusRow]):
    """Rows are `StatusRow`s by id; owned by the tab of statuses.

    Emits `renamed` with a row and the name that was typed into its cell, which shows it once the row has it.
    """

    renamed = Signal(StatusRow, str)

    def __init__(self, parent: QObject | None = None):
        self._colours = StatusColours(Statuses())
        self.editable = False
        super().__init__(self._columns(), lambda row: row.status.id, parent)

    def set_rows(self, rows: Iterable[StatusRow]) -> None:
        """Show these entries of the dictionary."""
        rows = list(rows)
        self._colours = StatusColours(Statuses(row.status for row in rows))
        self.replace(rows)
        self.sort_again()  # their order is what the table is about

    def colour_of(self, row: StatusRow) -> QColor:
        """Return the colour in which a status is shown, its own or a substitute."""
        return self._colours.of(row.status.code)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make names editable while the dictionary is."""
        flags = super().flags(index)
        if self.editable and index.isValid() and self.columns[index.column()].key == "name":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, which is also what its editor begins with."""
        if role == Qt.ItemDataRole.EditRole:
            role = Qt.ItemDataRole.DisplayRole
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Report what was typed; nothing changes yet."""
        if role == Qt.ItemDataRole.EditRole and self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.renamed.emit(self.shown[index.row()], value)
        return False

    def _columns(self) -> list[Column[StatusRow]]:
        return [
            Column(
                key="code",
                title=lambda: translate("Statuses", "Code"),
                text=lambda row: row.status.code,
                cell=TextCell(ink=Token.SECONDARY),
                width=24,
            ),
            Column(
                key="name",
                title=lambda: translate("Statuses", "Name"),
                text=lambda row: row.status.name,
                dim=lambda row: row.pending,
                cell=NameCell(),
                weight=1,
                width=34,
                least=18,
            ),
            Column(
                key="order",
                title=lambda: translate("Statuses", "Order"),
                text=lambda row: str(row.status.sort),
                sort=lambda row: (row.status.sort, row.status.id),
                tooltip=lambda row: translate(
                    "Statuses", "The order of the dictionary is the order of the operators' queue."
                ),
                dim=lambda row: row.pending,
                alignment=RIGHT,
                width=9,
            ),
            Column(
                key="colour",
                title=lambda: translate("Statuses", "Colour"),
                text=_colour_text,
                decoration=self.colour_of,
                dim=lambda row: row.pending,
                width=14,
            ),
            Column(
                key="system",
                title=lambda: translate("Statuses", "Origin"),
                text=_origin,
                width=14,
            ),
            Column(
                key="used",
                title=lambda: translate("Statuses", "Used"),
                text=_used,
                sort=lambda row: row.usage.participants,
                tooltip=_used_where,
                dim=lambda row: not row.usage.participants,
                width=26,
            ),
            Column(
                key="mark",
                title=lambda: translate("Statuses", "Mark"),
                text=lambda row: mark_name(row.mark) if row.mark else "",
                tooltip=lambda row: translate("Statuses", "Your own note, kept on this computer only."),
                width=16,
            ),
        ]


def mark_name(mark: Mark | None) -> str:
    """Return what a mark is called."""
    names = {
        None: translate("Statuses", "no mark"),
        Mark.FINAL: translate("Statuses", "final"),
        Mark.CALL_AGAIN: translate("Statuses", "call again"),
    }
    return names[mark]


def _colour_text(row: StatusRow) -> str:
    colour = row.status.colour
    if colour and QColor(colour).isValid():
        return colour.upper()
    return translate("Statuses", "not set")


def _origin(row: StatusRow) -> str:
    if row.status.system is None:
        return translate("Statuses", "unknown")
    return translate("Statuses", "system") if row.status.system else translate("Statuses", "own")


def _used(row: StatusRow) -> str:
    usage = row.usage
    if not usage.in_sight:
        return translate("Statuses", "not used")
    text = translate("Statuses", "{count} in %n list(s)", "", len(usage.in_sight))
    return text.format(count=formats.number(usage.participants))


def _used_where(row: StatusRow) -> str:
    usage = row.usage
    lines = [f"#{list_id}: {formats.number(count)}" for list_id, count in usage.in_sight[:_MOST_LISTS]]
    if more := len(usage.in_sight) - len(lines):
        lines.append(translate("Statuses", "and %n more list(s)", "", more))
    if usage.hidden_participants:
        lines.append(translate("Statuses", "deleted lists and drafts: %n", "", usage.hidden_participants))
    if usage.unread:
        lines.append(translate("Statuses", "%n list(s) not read yet", "", usage.unread))
    return "\n".join(lines)
