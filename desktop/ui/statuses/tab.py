"""The tab of statuses: the CALL_LIST dictionary of the portal."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.qtkit.language import on_language_change
from desktop.qtkit.table_view import TableView
from desktop.ui.statuses.model import StatusesModel

translate = QCoreApplication.translate


class StatusesTab(QWidget):
    """Owned by the main window; its controller feeds the model. Emits nothing of its own."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("statusesTab")
        self.model = StatusesModel(self)
        self.note = QLabel(wordWrap=True)
        self.table = TableView(self.model)
        self.table.setObjectName("statusesTable")
        self.table.sort_by("order")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        on_language_change(self, self._retranslate)

    def _retranslate(self):
        self.table.setAccessibleName(translate("Statuses", "Statuses"))
        self.note.setText(
            translate(
                "Statuses", "The order of the dictionary is the order in which operators get their participants."
            )
        )
