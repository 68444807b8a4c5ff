"""Another responsible for call lists, each of which keeps its subject and its people."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.list_plans import ActivityWish
from desktop.qtkit.boxes import form
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.operation import Operation, Writes
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.users import UserBox

translate = QCoreApplication.translate


class NewResponsibleChoices(Choices):
    """One user who becomes responsible for all of these lists."""

    def __init__(self, lookups: Lookups, list_ids: Sequence[int]):
        numbers = ", ".join(f"#{list_id}" for list_id in list_ids)
        title = translate("Choices", "Responsible for {lists}").format(lists=numbers)
        super().__init__(title, translate("Choices", "Change"))
        self._list_ids = list_ids
        self._responsible = UserBox("newResponsible", lookups, translate("Choices", "nobody chosen"), None)
        form((translate("Choices", "&Responsible"), self._responsible), within=self)
        self._responsible.changed.connect(self.changed)

    def chosen(self) -> Operation | str:
        """Return the change of all activities."""
        user_id = self._responsible.user_id
        if user_id is None:
            return translate("Choices", "Choose the responsible from the list.")
        wishes = (ActivityWish(list_id, responsible_id=user_id) for list_id in self._list_ids)
        return Writes(tuple(map(ChangeActivity, wishes)), apart=True)
