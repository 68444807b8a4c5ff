"""The window of keyboard shortcuts: a search and a table. The main window stays usable beside it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenuBar, QWidget

from desktop.qtkit.debounce import Debounce
from desktop.qtkit.dialog import Dialog, heading
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.ui.copying import put_on_clipboard
from desktop.ui.keys.model import KeysModel, rows_of
from desktop.ui.phase import Phase, placeholder

translate = QCoreApplication.translate


class KeysDialog(Dialog):
    """Made by the window's help. Changes nothing. The keys are read from the actions in the menus."""

    def __init__(self, bar: QMenuBar, parent: QWidget):
        super().__init__("keysDialog", parent, size=(680, 520))
        self._bar = bar
        self.model = KeysModel(self)
        self.search = named(SearchField(), "keysSearch")
        self.table = named(TableView(self.model, copy=put_on_clipboard), "keysTable")
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # in the order of the menus
        self._closing_button()
        self._heading = heading()
        self._stack(self._heading, 4, self.search, (self.table, 1))
        self.search.textChanged.connect(self._look)
        self._soon = Debounce(self._fill, 0, self)
        on_language_change(self, self._retranslate)
        self._soon.now()
        self.search.setFocus()

    def _look(self, text: str) -> None:
        self.model.set_search(text)
        nothing = (translate("Keys", "No shortcut matches"), translate("Keys", "Change the search."))
        empty = placeholder(Phase.NO_MATCH, {Phase.NO_MATCH: nothing})
        self.table.set_placeholder(None if self.model.rowCount() else empty)

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Keys", "Keyboard shortcuts"))
        self._heading.setText(self.windowTitle())
        self.search.setPlaceholderText(translate("Keys", "Search shortcuts: what, where…"))
        self.search.setAccessibleName(translate("Keys", "Search shortcuts"))
        self.table.setAccessibleName(translate("Keys", "Keyboard shortcuts"))
        self._soon.ask()  # the menus may be translated after this window

    def _fill(self) -> None:
        self.model.replace(rows_of(self._bar))
        self.model.retranslate()
