"""What a new call list is to be: subject, responsible, CRM form."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.call_list import COMPANY
from desktop.domain.list_plans import NewList
from desktop.qtkit.plain import PlainLabel, labelling
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import Operation, Writes
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.forms import FormBox
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.users import UserBox

translate = QCoreApplication.translate


@dataclass(slots=True)
class ListDraft:
    """What was typed for a new list that is not made yet, for when one comes back to it."""

    subject: str = ""
    form_id: int | None = None
    responsible_id: int | None = None


class ListFields(QWidget):
    """Subject, responsible and CRM form of a new list. Emits `changed`."""

    changed = Signal()

    def __init__(
        self,
        lookups: Lookups,
        *,
        form_id: int | None = None,
        responsible_id: int | None = None,
        subject: str = "",
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._subject = QLineEdit(subject)
        self._subject.setObjectName("newListSubject")
        self._subject.setPlaceholderText(translate("Choices", "default name: Call list #…"))
        self._responsible = UserBox(lookups, translate("Choices", "Me"), responsible_id)
        self._responsible.setObjectName("newListResponsible")
        self._form = FormBox(lookups, form_id)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout.addRow(labelling(translate("Choices", "&Subject"), self._subject), self._subject)
        layout.addRow(labelling(translate("Choices", "&Responsible"), self._responsible), self._responsible)
        layout.addRow(labelling(translate("Choices", "CRM &form"), self._form), self._form)
        self._subject.textChanged.connect(lambda _: self.changed.emit())
        self._responsible.changed.connect(self.changed)
        self._form.changed.connect(self.changed)

    def wish(self, kind: int, card_ids: tuple[int, ...]) -> NewList | str:
        """Return the list that is wished for, or in words what is not clear yet."""
        if self._responsible.unclear:
            return translate("Choices", "Choose the responsible from the list.")
        if self._form.unclear:
            return translate("Choices", "Choose a CRM form from the list, or type its number.")
        subject = " ".join(self._subject.text().split())
        return NewList(kind, card_ids, self._form.form_id, subject, self._responsible.user_id)


class NewListChoices(Choices):
    """A new list of people who were chosen before; `draft` keeps what is typed for it."""

    def __init__(
        self,
        lookups: Lookups,
        kind: int,
        card_ids: tuple[int, ...],
        draft: ListDraft,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._kind, self._card_ids, self._draft = kind, card_ids, draft
        count = len(card_ids)
        people = (
            translate("Choices", "%n company(ies) chosen", "", count)
            if kind == COMPANY
            else translate("Choices", "%n contact(s) chosen", "", count)
        )
        self._fields = ListFields(
            lookups, form_id=draft.form_id, responsible_id=draft.responsible_id, subject=draft.subject
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PlainLabel(people))
        layout.addWidget(self._fields)
        self._fields.changed.connect(self.changed)

    def title(self) -> str:
        """Return what the dialog is called."""
        return translate("Choices", "New call list")

    def chosen(self) -> Operation | str:
        """Return the list to be made."""
        wish = self._fields.wish(self._kind, self._card_ids)
        if isinstance(wish, str):
            return wish
        draft = self._draft
        draft.subject, draft.form_id, draft.responsible_id = wish.subject, wish.form_id, wish.responsible_id
        return Writes((CreateList(wish),))
