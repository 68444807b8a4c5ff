"""What a new call list is to be: subject, responsible, CRM form."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.call_list import COMPANY
from desktop.domain.list_plans import NewList
from desktop.qtkit.boxes import FLUSH, column, form
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import Operation, Writes
from desktop.ui import words
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.forms import FormBox
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.users import UserBox

translate = QCoreApplication.translate


@dataclass(slots=True)
class ListDraft:
    """What was typed for a new list that is not made yet, kept in case the dialog is opened again."""

    subject: str = ""
    form_id: int | None = None
    responsible_id: int | None = None


class ListFields(QWidget):
    """Subject, responsible and CRM form of a new list. Emits `changed`."""

    changed = Signal()

    def __init__(self, lookups: Lookups, draft: ListDraft | None = None):
        super().__init__()
        draft = draft or ListDraft()
        self._subject = named(QLineEdit(draft.subject), "newListSubject")
        self._subject.setPlaceholderText(translate("Choices", "default name: Call list #…"))
        connection = lookups.known.connection
        me = translate("Choices", "Me ({name})").format(name=words.person(connection.user if connection else None))
        self._responsible = UserBox("newListResponsible", lookups, me, draft.responsible_id)
        self._form = FormBox(lookups, draft.form_id)
        form(
            (translate("Choices", "&Subject"), self._subject),
            (translate("Choices", "&Responsible"), self._responsible),
            (translate("Choices", "CRM &form"), self._form),
            within=self,
        )
        self._subject.textChanged.connect(lambda _: self.changed.emit())
        self._responsible.changed.connect(self.changed)
        self._form.changed.connect(self.changed)

    def wish(self, kind: int, card_ids: tuple[int, ...]) -> NewList | str:
        """Return the list to be created, or in words what is unclear about it."""
        if self._responsible.unclear:
            return translate("Choices", "Choose the responsible from the list.")
        if self._form.unclear:
            return translate("Choices", "Choose a CRM form from the list, or type its number.")
        subject = " ".join(self._subject.text().split())
        return NewList(kind, card_ids, self._form.form_id, subject, self._responsible.user_id)


class NewListChoices(Choices):
    """A new list of the people chosen before; `draft` keeps what is typed for it."""

    lines = 6

    def __init__(self, lookups: Lookups, kind: int, card_ids: tuple[int, ...], draft: ListDraft):
        super().__init__(translate("Choices", "New call list"), translate("Choices", "Create"))
        self._kind, self._card_ids, self._draft = kind, card_ids, draft
        count = len(card_ids)
        people = (
            translate("Choices", "%n company(ies) chosen", "", count)
            if kind == COMPANY
            else translate("Choices", "%n contact(s) chosen", "", count)
        )
        self._fields = ListFields(lookups, draft)
        column(PlainLabel(people), self._fields, within=self, spacing=12, margins=FLUSH)
        self._fields.changed.connect(self.changed)

    def chosen(self) -> Operation | str:
        """Return the list to be made."""
        wish = self._fields.wish(self._kind, self._card_ids)
        if isinstance(wish, str):
            return wish
        draft = self._draft
        draft.subject, draft.form_id, draft.responsible_id = wish.subject, wish.form_id, wish.responsible_id
        return Writes((CreateList(wish),))
