"""The people found, below the search field of the toolbar."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.domain.status import Statuses
from desktop.qtkit.boxes import column
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.table_view import TableView
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui.copying import put_on_clipboard
from desktop.ui.finding.model import FoundModel, FoundRow

translate = QCoreApplication.translate
_WIDTH = 760
_MOST_IN_VIEW = 8
_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class FoundPopup(QFrame):
    """Owned by the window, over which it lies below `field`; the keyboard stays in the field.

    Emits `chosen` with a `FoundRow` on Enter, click or double click. Esc hides it.
    """

    chosen = Signal(FoundRow)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("searchResults")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._field: QLineEdit | None = None
        self._model = FoundModel(self)
        self.says = named(set_step(PlainLabel(wordWrap=True), Step.SMALL), "searchSays")
        self.says.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.table = named(TableView(self._model, copy=put_on_clipboard), "searchTable")
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.horizontalHeader().hide()
        self.table.setSortingEnabled(False)
        self.table.clicked.connect(lambda index: self.chosen.emit(self._model.row_at(index.row())))
        self.table.opened.connect(self.chosen)
        column(self.says, self.table, within=self, spacing=4, margins=(1, 8, 1, 1))
        self.says.setContentsMargins(12, 0, 12, 0)
        on_language_change(self, self._retranslate)
        self.hide()

    def show_found(self, field: QLineEdit, says: str, rows: Sequence[FoundRow], statuses: Statuses) -> None:
        """Show who was found below a field, and a sentence above them."""
        if self._field is not field:
            if self._field is not None:
                self._field.removeEventFilter(self)
            field.installEventFilter(self)
            self._field = field
        self._model.set_statuses(statuses)
        self._model.replace(rows)
        self.says.setText(says)
        self.table.setVisible(bool(rows))
        height = self.table.verticalHeader().defaultSectionSize() * min(len(rows), _MOST_IN_VIEW)
        self.table.setFixedHeight(height + 2)
        window = self._window
        width = min(_WIDTH, window.width() - 24)
        self.setFixedWidth(width)
        self.adjustSize()
        corner = field.mapTo(window, QPoint(field.width(), field.height() + 4))
        self.move(max(12, min(corner.x() - width, window.width() - width - 12)), corner.y())
        self.table.choose([row.number for row in rows[:1]])
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's keys move through the rows, choose one and close the popup."""
        if not self.isVisible():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        if event.key() in _KEYS and self._model.rowCount():
            self.table.keyPressEvent(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (rows := self.table.selected_rows()):
            self.chosen.emit(rows[0])
            return True
        return False

    def _retranslate(self) -> None:
        self.table.setAccessibleName(translate("Finding", "People found in call lists"))
        self._model.retranslate()
