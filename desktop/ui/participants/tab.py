"""The tab of one list's participants: its heading, the search, the filter by status, the table."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, bold
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.ui.copying import put_on_clipboard
from desktop.ui.participants.model import ParticipantsModel

translate = QCoreApplication.translate


class ParticipantsTab(QWidget):
    """Owned by the main window; its controller feeds the model. Emits nothing of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("participantsTab")
        self.model = ParticipantsModel(self)
        self.heading = named(bold(ElidedLabel()), "participantsHeading")
        self.caution = named(PlainLabel(wordWrap=True), "participantsCaution")
        self.caution.hide()
        self.search = named(SearchField(), "participantsSearch")
        self.search.textChanged.connect(self.model.set_search)
        self.status_filter = named(QComboBox(), "participantsStatusFilter")
        self.status_filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.summary = named(ElidedLabel(), "participantsSummary")
        self.table = named(TableView(self.model, copy=put_on_clipboard), "participantsTable")
        self.table.sort_by("name")
        top = side_by_side((self.search, 1), self.status_filter)
        items = (self.heading, self.caution, top, (self.table, 1), self.summary)
        column(*items, within=self, spacing=6, margins=(8, 8, 8, 4))
        on_language_change(self, self._retranslate)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(translate("Participants", "Search participants: name, phone, company, owner…"))
        self.search.setAccessibleName(translate("Participants", "Search participants"))
        self.status_filter.setAccessibleName(translate("Participants", "Filter by status"))
        self.table.setAccessibleName(translate("Participants", "Participants"))
