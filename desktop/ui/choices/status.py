"""A new status: name, code, colour, place in the queue."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.domain.status_code import LONGEST_CODE, LONGEST_NAME, is_usual, propose, same_code
from desktop.domain.status_plans import NewStatus
from desktop.qtkit.boxes import form
from desktop.qtkit.named import named
from desktop.services.operations.arrange_statuses import AddInPlace
from desktop.services.writing.operation import Operation
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.statuses.swatches import ColourChoice

translate = QCoreApplication.translate


class StatusChoices(Choices):
    """A new entry of the dictionary, with a code proposed from its name until one is typed."""

    names = ("statusDialog", "planSummary", "statusAccept")

    def __init__(self, lookups: Lookups):
        super().__init__(translate("StatusDialog", "New status"), translate("Choices", "Add"))
        self._statuses = lookups.known.statuses
        self._proposed = True
        self._name = named(QLineEdit(), "statusName")
        self._code = named(QLineEdit(), "statusCode")
        self._code.setToolTip(translate("StatusDialog", "Names the status for programs; it never changes."))
        self._colour = ColourChoice()
        self._place = named(QComboBox(), "statusPlace")
        self._place.addItem(translate("StatusDialog", "first"))
        for status in self._statuses:
            self._place.addItem(translate("StatusDialog", "after “{name}”").format(name=status.name))
        self._place.setCurrentIndex(len(self._statuses))
        self._place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form(
            (translate("StatusDialog", "&Name:"), self._name),
            (translate("StatusDialog", "&Code:"), self._code),
            (translate("StatusDialog", "C&olour:"), self._colour),
            (translate("StatusDialog", "&Place in the queue:"), self._place),
            within=self,
        )
        self._name.textChanged.connect(self._name_changed)
        self._code.textEdited.connect(self._code_edited)
        self._colour.changed.connect(self.changed)
        self._place.currentIndexChanged.connect(lambda _: self.changed.emit())

    def chosen(self) -> Operation | str:
        """Return the addition of the status."""
        if why_not := self._why_not():
            return why_not
        above = self._statuses.codes[: self._place.currentIndex()]
        new = NewStatus(self._code.text(), self._name.text().strip(), 0, self._colour.colour or None)
        return AddInPlace(new, above)

    def _name_changed(self, name: str) -> None:
        if self._proposed:
            self._code.setText(propose(name, self._statuses.codes))
        self.changed.emit()

    def _code_edited(self, code: str) -> None:
        self._proposed = not code
        if code != code.upper():
            cursor = self._code.cursorPosition()
            self._code.setText(code.upper())
            self._code.setCursorPosition(cursor)
        self.changed.emit()

    def _why_not(self) -> str:
        name, code = self._name.text().strip(), self._code.text()
        if not name:
            return translate("StatusDialog", "Type a name.")
        if len(name) > LONGEST_NAME:
            text = translate("StatusDialog", "The name is too long: {count} characters, {most} at most.")
            return text.format(count=len(name), most=LONGEST_NAME)
        if not code:
            return translate("StatusDialog", "Type a code.")
        if len(code) > LONGEST_CODE:
            text = translate("StatusDialog", "The code is too long: {count} characters, {most} at most.")
            return text.format(count=len(code), most=LONGEST_CODE)
        if not is_usual(code):
            return translate("StatusDialog", "The code may have only the letters A to Z, digits and underscores.")
        taken = next((status for status in self._statuses if same_code(status.code, code)), None)
        if taken is not None:
            text = translate("StatusDialog", "The status “{name}” has the code {code} already.")
            return text.format(name=taken.name, code=taken.code)
        return self._colour.wrong
