"""Columns of the journal."""

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.journal import Entry, Outcome
from desktop.domain.moves import list_of
from desktop.domain.portal import Known
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.table_model import TableModel
from desktop.ui import formats, words
from desktop.ui.journal.words import after, before, note, outcome, what

translate = QCoreApplication.translate


class JournalModel(TableModel[Entry]):
    """Rows are `Entry`s by id; owned by the journal's dialog."""

    def __init__(self, known: Known, parent: QObject | None = None):
        self._known = known
        super().__init__(self._columns(), lambda entry: entry.id, parent)

    def _columns(self) -> list[Column[Entry]]:
        known = self._known
        return [
            Column(
                key="when",
                title=lambda: translate("Journal", "When"),
                text=lambda entry: formats.stamp(entry.at.astimezone()),
                sort=lambda entry: (entry.at, entry.id),
                width=20,
            ),
            Column(
                key="who",
                title=lambda: translate("Journal", "Who"),
                text=lambda entry: words.user(known, entry.user_id),
                width=15,
            ),
            Column(
                key="list",
                title=lambda: translate("Journal", "Call list"),
                text=lambda entry: f"#{number}" if (number := list_of(entry)) else "",
                sort=lambda entry: list_of(entry) or None,
                alignment=RIGHT,
                width=8,
            ),
            Column(
                key="what",
                title=lambda: translate("Journal", "What"),
                text=lambda entry: what(entry, known),
                tooltip=lambda entry: what(entry, known),
                weight=1,
                width=28,
            ),
            Column(
                key="before",
                title=lambda: translate("Journal", "Before"),
                text=lambda entry: before(entry, known),
                tooltip=lambda entry: before(entry, known),
                width=24,
            ),
            Column(
                key="after",
                title=lambda: translate("Journal", "After"),
                text=lambda entry: after(entry, known),
                tooltip=lambda entry: after(entry, known),
                width=24,
            ),
            Column(
                key="outcome",
                title=lambda: translate("Journal", "Outcome"),
                text=outcome,
                tooltip=lambda entry: note(entry, known),
                dim=lambda entry: entry.outcome is Outcome.NOT_DONE,
                width=14,
            ),
        ]
