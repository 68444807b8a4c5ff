"""People of one call list are added to another that exists."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from desktop.domain.overview import list_rows
from desktop.domain.plans import Wish
from desktop.qtkit.boxes import form
from desktop.qtkit.named import named
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import Operation, Writes
from desktop.ui import words
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups

translate = QCoreApplication.translate


class AddToListChoices(Choices):
    """The list to which people are added: any of their kind but the one that they come from, where they stay."""

    def __init__(self, lookups: Lookups, kind: int, card_ids: Sequence[int], *, besides: int):
        super().__init__(translate("Choices", "Add to another list"), translate("Choices", "Add"))
        self._card_ids = tuple(card_ids)
        self._list = named(QComboBox(), "addToList")
        self._list.addItem(translate("Choices", "Choose a list…"), None)
        for row in list_rows(lookups.known, tallied=False):
            if row.call_list.kind == kind and row.id != besides and not row.in_the_way:
                self._list.addItem(words.numbered_subject(row), row.id)
        form((translate("Choices", "&Call list"), self._list), within=self)
        self._list.currentIndexChanged.connect(lambda _: self.changed.emit())

    def chosen(self) -> Operation | str:
        """Return the addition."""
        list_id = self._list.currentData()
        if list_id is None:
            return translate("Choices", "Choose the list to which they are added.")
        return Writes((ChangeMembers(Wish(list_id, add=self._card_ids)),))
