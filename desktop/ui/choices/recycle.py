"""Which participants of a list become a new one: by their statuses."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import Participant
from desktop.domain.overview import ListRow
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.plain import PlainLabel
from desktop.services.operations.gather import GatherList
from desktop.services.writing.operation import Operation
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.new_list import ListDraft, ListFields
from desktop.ui.choices.status_boxes import StatusBoxes

translate = QCoreApplication.translate


class RecycleChoices(Choices):
    """A new list of the participants with the ticked statuses, who stay in their list as well.

    `ticked` are the codes that are chosen at first. The list is read again while the dialog opens.
    """

    lines = 5

    def __init__(self, lookups: Lookups, row: ListRow, ticked: frozenset[str]):
        title = translate("Choices", "New list from participants of #{number}").format(number=row.id)
        super().__init__(title, translate("Choices", "Create"))
        self._row = row
        self._participants = row.membership.participants if row.membership else ()
        self._statuses = StatusBoxes(lookups.known, "recycle", ticked)
        self._statuses.show_people(self._participants)
        responsible = row.activity.responsible_id if row.activity else None
        self._fields = ListFields(lookups, ListDraft(form_id=row.call_list.form_id, responsible_id=responsible))
        text = translate("Choices", "Call again those in call list #{number} with status:")
        heading = PlainLabel(text.format(number=row.id), wordWrap=True)
        column(heading, self._statuses, 4, self._fields, within=self, spacing=8, margins=FLUSH)
        self._statuses.changed.connect(self.changed)
        self._fields.changed.connect(self.changed)
        lookups.participants(row.id, self._take)

    def chosen(self) -> Operation | str:
        """Return the list to be made of those with the ticked statuses."""
        if not any(person.status in self._statuses.ticked for person in self._participants):
            return translate("Choices", "Tick at least one status.")
        wish = self._fields.wish(self._row.call_list.kind, ())
        return wish if isinstance(wish, str) else GatherList((self._row.id,), self._statuses.ticked, wish)

    def _take(self, participants: Sequence[Participant]) -> None:
        if participants != self._participants:
            self._participants = participants
            self._statuses.show_people(participants)
            self.changed.emit()
