"""Another CRM form for call lists, or none."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.overview import ListRow
from desktop.domain.plans import FormWish, Wish
from desktop.qtkit.boxes import form
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import Operation, Writes
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.forms import FormBox
from desktop.ui.choices.lookups import Lookups

translate = QCoreApplication.translate


class FormChoices(Choices):
    """The form of one or several lists; the participants stay."""

    def __init__(self, lookups: Lookups, rows: list[ListRow]):
        numbers = ", ".join(f"#{row.id}" for row in rows)
        title = translate("Choices", "CRM form of {lists}").format(lists=numbers)
        super().__init__(title, translate("Choices", "Change"))
        self._rows = rows
        self._form = FormBox(lookups, rows[0].call_list.form_id)
        form((translate("Choices", "CRM &form"), self._form), within=self)
        self._form.changed.connect(self.changed)

    def chosen(self) -> Operation | str:
        """Return the change of the form."""
        if self._form.unclear:
            return translate("Choices", "Choose a CRM form from the list, or type its number.")
        form_id = self._form.form_id
        if all(row.call_list.form_id == form_id for row in self._rows):
            return translate("Choices", "Choose another form than it has now.")
        return Writes(tuple(ChangeMembers(Wish(row.id, form=FormWish(form_id))) for row in self._rows), apart=True)
