"""The tab of one list's participants: its heading and table, and for the window's rows its search and filter."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui.copying import put_on_clipboard
from desktop.ui.participants.model import ParticipantsModel
from desktop.ui.participants.status_filter import StatusFilter

translate = QCoreApplication.translate


class ParticipantsTab(QWidget):
    """Owned by the main window, which places `search`, `filter` and `summary`; its controller feeds the model.

    Emits nothing of its own.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("participantsTab")
        self.model = ParticipantsModel(self)
        self.heading = named(set_step(ElidedLabel(), Step.NAME), "participantsHeading")
        self.caution = named(ToneLabel("", Tone.AMBER), "participantsCaution")
        self.caution.hide()
        self.search = named(SearchField(), "participantsSearch")
        self.search.textChanged.connect(self.model.set_search)
        self.filter = StatusFilter()
        self.status_filter = self.filter.box
        self.summary = named(set_step(ElidedLabel(), Step.SMALL), "participantsSummary")
        self.table = named(TableView(self.model, copy=put_on_clipboard), "participantsTable")
        self.table.sort_by("name")
        head = QWidget()
        column(self.heading, self.caution, within=head, spacing=4, margins=(12, 8, 12, 8))
        column(head, (self.table, 1), within=self, spacing=0, margins=FLUSH)
        on_language_change(self, self._retranslate)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(translate("Participants", "Find a name, phone, company"))
        self.search.setAccessibleName(translate("Participants", "Search participants"))
        self.table.setAccessibleName(translate("Participants", "Participants"))
