"""Asks for the colour of a status."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.status import Status
from desktop.qtkit.boxes import column
from desktop.qtkit.dialog import ButtonRole, Dialog
from desktop.ui.statuses.swatches import ColourChoice

translate = QCoreApplication.translate


class ColourDialog(Dialog):
    """Made by the controller of the tab. Emits `chosen` with "#RRGGBB", "" for none, if it is another colour."""

    chosen = Signal(str)

    def __init__(self, status: Status, parent: QWidget):
        super().__init__("statusColourDialog", parent, width=480)
        self.setWindowTitle(translate("Statuses", "Colour of the status “{name}”").format(name=status.name))
        self._before = (status.colour or "").upper()
        self._choice = ColourChoice(self._before)
        self._closing_button(cancels=True)
        text = translate("Statuses", "Choose")
        self._accept = self._button("statusColourAccept", text, self._choose, ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        column(self._choice, self.buttons, within=self, spacing=16)
        self._choice.picked.connect(self._choose)
        self._choice.changed.connect(self._enable)
        self._choice.setFocus()
        self._enable()

    def _choose(self) -> None:
        if self._choice.colour != self._before:
            self.chosen.emit(self._choice.colour)
        self.accept()

    def _enable(self) -> None:
        self._accept.setEnabled(not self._choice.wrong)
