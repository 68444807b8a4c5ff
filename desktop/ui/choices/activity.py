"""Subject, responsible and state of a call list, which are its activity's."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.domain.list_plans import ActivityWish
from desktop.domain.overview import ListRow
from desktop.qtkit.boxes import form
from desktop.qtkit.named import named
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.operation import Operation, Writes
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.users import UserBox

translate = QCoreApplication.translate


class ActivityChoices(Choices):
    """Another subject, another responsible, finished or in progress."""

    def __init__(self, lookups: Lookups, row: ListRow):
        title = translate("Choices", "Call list #{number}").format(number=row.id)
        super().__init__(title, translate("Choices", "Change"))
        self._row = row
        activity = row.activity
        responsible = activity.responsible_id if activity else None
        self._subject = named(QLineEdit(activity.subject if activity else ""), "activitySubject")
        self._responsible = UserBox("activityResponsible", lookups, translate("Choices", "as it is"), responsible)
        finished = translate("Choices", "&Finished: operators are done with it")
        self._finished = named(QCheckBox(finished), "activityFinished")
        self._finished.setChecked(activity is not None and activity.completed)
        form(
            (translate("Choices", "&Subject"), self._subject),
            (translate("Choices", "&Responsible"), self._responsible),
            ("", self._finished),
            within=self,
        )
        self._subject.textChanged.connect(lambda _: self.changed.emit())
        self._responsible.changed.connect(self.changed)
        self._finished.toggled.connect(lambda _: self.changed.emit())
        self._subject.selectAll()

    def chosen(self) -> Operation | str:
        """Return the change of the activity, with only those values that differ from the known ones."""
        subject = " ".join(self._subject.text().split())
        if not subject:
            return translate("Choices", "A subject is needed.")
        if self._responsible.unclear:
            return translate("Choices", "Choose the responsible from the list.")
        before = self._row.activity
        responsible, finished = self._responsible.user_id, self._finished.isChecked()
        wish = ActivityWish(
            self._row.id,
            subject=None if before and subject == before.subject else subject,
            responsible_id=None if before and responsible == before.responsible_id else responsible,
            completed=None if before and finished is before.completed else finished,
        )
        if wish == ActivityWish(self._row.id):
            return translate("Choices", "Nothing is changed yet.")
        return Writes((ChangeActivity(wish),))
