"""The tab of one list's participants: which list, search, filter by status, the table."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.language import on_language_change
from desktop.qtkit.plain import PlainLabel, bold
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.ui.copying import put_on_clipboard
from desktop.ui.participants.model import ParticipantsModel

translate = QCoreApplication.translate


class ParticipantsTab(QWidget):
    """Owned by the main window; its controller feeds the model. Emits nothing of its own."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("participantsTab")
        self.model = ParticipantsModel(self)
        self.heading = bold(ElidedLabel())
        self.heading.setObjectName("participantsHeading")
        self.caution = PlainLabel(wordWrap=True)
        self.caution.setObjectName("participantsCaution")
        self.caution.hide()
        self.search = SearchField()
        self.search.setObjectName("participantsSearch")
        self.search.textChanged.connect(self.model.set_search)
        self.status_filter = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.status_filter.setObjectName("participantsStatusFilter")
        self.summary = ElidedLabel()
        self.summary.setObjectName("participantsSummary")
        self.table = TableView(self.model, copy=put_on_clipboard)
        self.table.setObjectName("participantsTable")
        self.table.sort_by("name")

        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.status_filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self.caution)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        on_language_change(self, self._retranslate)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(translate("Participants", "Search participants: name, phone, company, owner…"))
        self.search.setAccessibleName(translate("Participants", "Search participants"))
        self.status_filter.setAccessibleName(translate("Participants", "Filter by status"))
        self.table.setAccessibleName(translate("Participants", "Participants"))
