"""Subject and responsible of a call list, which are its activity's."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from desktop.domain.list_plans import ActivityWish
from desktop.domain.overview import ListRow
from desktop.qtkit.plain import labelling
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.operation import Operation, Writes
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.users import UserBox

translate = QCoreApplication.translate


class ActivityChoices(Choices):
    """Another subject, another responsible, finished or in work."""

    def __init__(self, lookups: Lookups, row: ListRow, parent: QWidget | None = None):
        super().__init__(parent)
        self._row = row
        activity = row.activity
        self._subject = QLineEdit(activity.subject if activity else "")
        self._subject.setObjectName("activitySubject")
        self._responsible = UserBox(
            lookups, translate("Choices", "as it is"), activity.responsible_id if activity else None
        )
        self._responsible.setObjectName("activityResponsible")
        self._finished = QCheckBox(translate("Choices", "&Finished: operators are done with it"))
        self._finished.setObjectName("activityFinished")
        self._finished.setChecked(activity is not None and activity.completed)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout.addRow(labelling(translate("Choices", "&Subject"), self._subject), self._subject)
        layout.addRow(labelling(translate("Choices", "&Responsible"), self._responsible), self._responsible)
        layout.addRow("", self._finished)
        self._subject.textChanged.connect(lambda _: self.changed.emit())
        self._responsible.changed.connect(self.changed)
        self._finished.toggled.connect(lambda _: self.changed.emit())
        self._subject.selectAll()

    def title(self) -> str:
        """Return what the dialog is called."""
        return translate("Choices", "Call list #{number}").format(number=self._row.id)

    def chosen(self) -> Operation | str:
        """Return the change of the activity: only what is another value than is known."""
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
