"""Which participants of a list become a new one: by their statuses."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.call_list import Participant
from desktop.domain.overview import ListRow
from desktop.qtkit.plain import PlainLabel
from desktop.services.operations.gather import GatherList
from desktop.services.writing.operation import Operation
from desktop.ui import words
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.new_list import ListFields
from desktop.ui.choices.status_boxes import StatusBoxes

translate = QCoreApplication.translate


class RecycleChoices(Choices):
    """A new list of those with the ticked statuses; the list that they come from stays as it is.

    `ticked` are codes that are chosen from the start. The list is read anew while the dialog opens.
    """

    def __init__(
        self, lookups: Lookups, row: ListRow, ticked: frozenset[str] = frozenset(), parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._row = row
        self._participants = row.membership.participants if row.membership else ()
        self._statuses = StatusBoxes(lookups.known, "recycle", ticked)
        self._statuses.show_people(self._participants)
        self._fields = ListFields(
            lookups,
            form_id=row.call_list.form_id,
            responsible_id=row.activity.responsible_id if row.activity else None,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        text = translate("Choices", "Call again those in “{subject}” with status:")
        layout.addWidget(PlainLabel(text.format(subject=words.subject(row)), wordWrap=True))
        layout.addWidget(self._statuses)
        layout.addWidget(self._fields)
        self._statuses.changed.connect(self.changed)
        self._fields.changed.connect(self.changed)
        lookups.participants(row.id, self._take)

    def title(self) -> str:
        """Return what the dialog is called."""
        return translate("Choices", "New list from participants of #{number}").format(number=self._row.id)

    def chosen(self) -> Operation | str:
        """Return the list to be made of those with the ticked statuses."""
        if not any(person.status in self._statuses.ticked for person in self._participants):
            return translate("Choices", "Tick at least one status.")
        wish = self._fields.wish(self._row.call_list.kind, ())
        return wish if isinstance(wish, str) else GatherList((self._row.id,), self._statuses.ticked, wish)

    def _take(self, participants: tuple[Participant, ...]) -> None:
        if participants != self._participants:
            self._participants = participants
            self._statuses.show_people(participants)
            self.changed.emit()
