"""The first rows of a file as they are read, with each column's role in its header."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QActionGroup, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QSizePolicy, QTableView, QWidget

from desktop.qtkit.cell import CellDelegate
from desktop.qtkit.column_widths import Wanted, shared
from desktop.qtkit.look import PAD
from desktop.qtkit.style_sheet import EDGELESS
from desktop.qtkit.table_model import Index
from desktop.qtkit.theme import Tone, colour, tone
from desktop.qtkit.tokens import Token
from desktop.services.file_import import Look, Role
from desktop.ui.copying import copy_current_cell
from desktop.ui.importing import words
from desktop.ui.importing.heads import HEAD_ROLES, ROLE_ROLE, TITLE_ROLE, Heads

translate = QCoreApplication.translate
_NO_INDEX = QModelIndex()
_WIDEST = 22
"""Greatest initial width of a column while another is cut, in characters."""
_ROW = 26
"""Least height of a row, in pixels."""
_LONGEST = 300
"""Most characters shown of a cell, which may hold an encoded photo."""


class PreviewModel(QAbstractTableModel):
    """Owned by the preview. The header shows each column's role and its title in the file."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._look: Look | None = None

    @property
    def look(self) -> Look | None:
        """The file that is shown."""
        return self._look

    def show(self, look: Look | None) -> None:
        """Show another file, or the same one read with other settings."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() or self._look is None else len(self._look.inspection.preview)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() or self._look is None else len(self._look.mapping.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QColor | None:
        """Return what a cell shows."""
        if not index.isValid() or self._look is None:
            return None
        cells = self._look.inspection.preview[index.row()].cells
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()][:_LONGEST] if index.column() < len(cells) else ""
        unused = self._look.mapping.columns[index.column()].role is Role.IGNORED
        if role == Qt.ItemDataRole.ForegroundRole and unused:
            return tone(Tone.DIM)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's role and title, or a row's number in the file."""
        if self._look is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, *HEAD_ROLES):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._look.inspection.preview[section].number) if role not in HEAD_ROLES else None
        column = self._look.mapping.columns[section]
        used, title = "" if column.role is Role.IGNORED else words.role(column.role), column.header[:_LONGEST]
        return {
            Qt.ItemDataRole.ToolTipRole: translate("Import", "Click to say what this column is for."),
            ROLE_ROLE: used,
            TITLE_ROLE: title,
        }.get(role, f"▾ {used}: {title}" if used else f"▾ {title}")


class Preview(QTableView):
    """Owned by the import dialog.

    Emits `chosen` with all roles (list of `Role`) from left to right when one was chosen in a header.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("importPreview")
        self._model = PreviewModel(self)
        self.setModel(self._model)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        copy_current_cell(self)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(translate("Import", "Beginning of the file, with what its columns are"))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setProperty(EDGELESS, True)
        self.setVerticalHeader(Heads(Qt.Orientation.Vertical, self))
        self.setHorizontalHeader(header := Heads(Qt.Orientation.Horizontal, self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._row)
        header.setFixedHeight(self._row + 2)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._ask)

    @property
    def _row(self) -> int:
        return max(_ROW, self.fontMetrics().height() + 8)

    def sizeHint(self) -> QSize:
        """Ask for room for three rows."""
        return QSize(super().sizeHint().width(), self._height_of(3))

    def minimumSizeHint(self) -> QSize:
        """Require room for one row: on a small screen the others scroll."""
        return QSize(super().minimumSizeHint().width(), self._height_of(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw whole rows only: the room of a scroll bar that is not needed stays blank."""
        super().paintEvent(event)
        last = self.rowAt(self.viewport().height() - 1)
        top = self.rowViewportPosition(last)
        if last >= 0 and top > 0 and top + self._row > self.viewport().height():
            painter = QPainter(self.viewport())
            painter.fillRect(0, top, self.viewport().width(), self._row, colour(Token.SURFACE))
            painter.end()

    def _height_of(self, rows: int) -> int:
        return self._row * (rows + 1) + 2 + self.horizontalScrollBar().sizeHint().height()

    def show_look(self, look: Look | None) -> None:
        """Show how a file is read; None for a file that can't be read."""
        same = (
            look is not None
            and self._model.look is not None
            and (look.inspection.header == self._model.look.inspection.header)
        )
        self._model.show(look)
        if look is None or same:
            return
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        wanted = []
        for number in range(self._model.columnCount()):
            texts = (row.cells[number][:_LONGEST] for row in look.inspection.preview if number < len(row.cells))
            longest = max(map(metrics.horizontalAdvance, texts), default=0) + 2 * PAD
            least = header.sectionSizeHint(number)
            most = max(least, _WIDEST * metrics.averageCharWidth())
            wanted.append(Wanted(least, max(least, longest), most))
        beside = self.verticalHeader().sizeHint().width() + self.verticalScrollBar().sizeHint().width()
        for number, width in enumerate(shared(wanted, self.window().width() - beside)):
            self.setColumnWidth(number, width)

    def menu_of(self, column: int) -> QMenu:
        """Return the menu of a column's header, in which its role is chosen."""
        look = self._model.look
        assert look is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for role in Role:
            action = menu.addAction(words.role(role))
            action.setCheckable(True)
            action.setChecked(look.mapping.columns[column].role is role)
            group.addAction(action)
            action.triggered.connect(lambda _, role=role: self._choose(look.mapping.roles, column, role))
        return menu

    def _ask(self, column: int) -> None:
        header = self.horizontalHeader()
        where = QPoint(header.sectionViewportPosition(column), header.height())
        self.menu_of(column).popup(header.mapToGlobal(where))

    def _choose(self, roles: Sequence[Role], column: int, role: Role) -> None:
        self.chosen.emit([*roles[:column], role, *roles[column + 1 :]])
