"""Choosing a CRM form: by name where the portal gives one, otherwise by number."""

import re

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from desktop.domain.portal import Known
from desktop.ui.choices.lookups import Lookups

translate = QCoreApplication.translate


class FormBox(QComboBox):
    """One CRM form or none. Emits `changed`."""

    changed = Signal()

    def __init__(self, lookups: Lookups, chosen: int | None):
        super().__init__(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.setObjectName("formChoice")
        self.setAccessibleName(translate("Choices", "CRM form"))
        self._known = lookups.known
        self._fill(chosen)
        self.editTextChanged.connect(lambda _: self.changed.emit())
        lookups.forms(lambda _: self._fill(self.form_id))

    @property
    def form_id(self) -> int | None:
        """The chosen form; None for none."""
        index = self.findText(self.currentText())
        if index >= 0:
            chosen: int | None = self.itemData(index)
            return chosen
        typed = re.fullmatch(r"\s*#?\s*(\d+).*", self.currentText())
        return int(typed[1]) if typed else None

    @property
    def unclear(self) -> bool:
        """Whether the text is neither a form nor a number."""
        return self.findText(self.currentText()) < 0 and not self.form_id

    def _fill(self, chosen: int | None) -> None:
        used = {row.form_id for row in self._known.call_lists.values()}
        typed = self.currentText() if self.count() and self.unclear else ""
        with QSignalBlocker(self):
            self.clear()
            self.addItem(translate("Choices", "no form"), None)
            offered = {*used, *self._known.forms, chosen}
            for form_id in sorted(form_id for form_id in offered if form_id is not None):
                self.addItem(form_name(self._known, form_id), form_id)
            self.setCurrentIndex(max(self.findData(chosen), 0))
            if typed:
                self.setEditText(typed)


def form_name(known: Known, form_id: int) -> str:
    """Return "#7 Анкета", or "#7" when the name is not known."""
    return f"#{form_id} {known.forms.get(form_id, '')}".strip()
