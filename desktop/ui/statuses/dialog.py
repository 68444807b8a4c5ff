"""The dialog for a new status: name, code, colour, place."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from desktop.domain.status import Status, Statuses
from desktop.domain.status_code import LONGEST_CODE, LONGEST_NAME, is_usual, propose, same_code
from desktop.domain.status_order import new_sorts
from desktop.domain.status_plans import NewStatus
from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.dialog import ButtonRole, Dialog
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel, labelling, set_tooltip
from desktop.qtkit.swatch import swatch
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.statuses.colour import ask_for_colour

translate = QCoreApplication.translate


class StatusDialog(Dialog):
    """Made by its controller. Emits `plan_wanted` when a usable status is to be planned, and stays open meanwhile.

    Never reads or writes anything on the portal.
    """

    plan_wanted = Signal()

    def __init__(self, statuses: Statuses, parent: QWidget):
        super().__init__("statusDialog", parent, width=460)
        self.setWindowTitle(translate("StatusDialog", "New status"))
        self._statuses = statuses
        self._colour = ""
        self._proposed = True
        self.name = named(QLineEdit(), "statusName")
        self.code = named(QLineEdit(), "statusCode")
        self.code.setToolTip(translate("StatusDialog", "Names the status for programs; it never changes."))
        self._colour_button = push_button("statusColour")
        self._no_colour = push_button("statusNoColour", translate("StatusDialog", "None"))
        self.place = named(QComboBox(), "statusPlace")
        for status in self._statuses:
            self.place.addItem(translate("StatusDialog", "before “{name}”").format(name=status.name))
        self.place.addItem(translate("StatusDialog", "last"))
        self.place.setCurrentIndex(len(self._statuses))
        self.place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._reason = named(ToneLabel(), "statusReason")
        self._closing_button(cancels=True)
        add = translate("StatusDialog", "Add…")
        self._accept = self._button("statusAccept", add, self.plan_wanted, ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        self._lay_out()
        self.name.textChanged.connect(self._name_changed)
        self.code.textEdited.connect(self._code_edited)
        self._colour_button.clicked.connect(self._ask_for_colour)
        self._no_colour.clicked.connect(lambda: self.set_colour(""))
        self.set_colour("")
        self._tell()

    def wish(self) -> tuple[NewStatus, dict[str, int]]:
        """Return the new status, and the new SORT of others that make room for it, by code."""
        code = self.code.text()
        order = list(self._statuses)
        order.insert(self.place.currentIndex(), Status(0, code, "", 0))
        sorts = new_sorts(order)
        new = NewStatus(code, self.name.text().strip(), sorts.pop(code), self._colour or None)
        return new, sorts

    def set_colour(self, colour: str) -> None:
        """Set the colour as "#RRGGBB"; "" for none."""
        self._colour = colour
        self._colour_button.setText(colour or translate("StatusDialog", "not set"))
        self._colour_button.setIcon(swatch(QColor(colour or Qt.GlobalColor.transparent), self))
        self._no_colour.setVisible(bool(colour))

    def _lay_out(self) -> None:
        colour = side_by_side(self._colour_button, self._no_colour, None)
        form = QFormLayout()
        form.addRow(self._label(translate("StatusDialog", "&Name:"), self.name), self.name)
        form.addRow(self._label(translate("StatusDialog", "&Code:"), self.code), self.code)
        form.addRow(self._label(translate("StatusDialog", "C&olour:"), self._colour_button), colour)
        form.addRow(self._label(translate("StatusDialog", "&Place in the queue:"), self.place), self.place)
        column(form, self._reason, None, self.buttons, within=self, spacing=10)

    def _label(self, text: str, buddy: QWidget) -> PlainLabel:
        buddy.setAccessibleName(text.replace("&", "").rstrip(":"))
        return labelling(text, buddy)

    def _ask_for_colour(self) -> None:
        ask_for_colour(self, QColor(self._colour or "#0072b2"), self.set_colour)

    def _name_changed(self, name: str) -> None:
        if self._proposed:
            self.code.setText(propose(name, self._statuses.codes))
        self._tell()

    def _code_edited(self, code: str) -> None:
        self._proposed = not code
        if code != code.upper():
            cursor = self.code.cursorPosition()
            self.code.setText(code.upper())
            self.code.setCursorPosition(cursor)
        self._tell()

    def _tell(self) -> None:
        why = self._why_not()
        self._reason.say(why, Tone.AMBER if self.name.text() else Tone.DIM)
        self._accept.setEnabled(not why)
        set_tooltip(self._accept, why)
        self._accept.setAccessibleDescription(why)

    def _why_not(self) -> str:
        name, code = self.name.text().strip(), self.code.text()
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
        return ""
