"""What putting phones on the stop list will do, before it is done."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.stop_list_intake import Intake
from desktop.qtkit.boxes import column
from desktop.qtkit.dialog import ButtonRole, Dialog, heading
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.ui.plan.dialog import Reading
from desktop.ui.plan.lines import PlanLine
from desktop.ui.stop_list import words

translate = QCoreApplication.translate
_WIDTH = 560
_BAR = 12
"""Pixels at the right of the lines for their scroll bar."""


class PreviewDialog(Dialog):
    """Made by the stop list's controller. Accepted means: put them on the list. Nothing new can't be accepted."""

    def __init__(self, intake: Intake, source: str, parent: QWidget):
        super().__init__("stopListPreview", parent, width=_WIDTH)
        self.setWindowTitle(translate("StopList", "Adding to the stop list"))
        content, area = QWidget(), named(Reading(), "stopListPreviewLines")
        area.setAccessibleName(translate("StopList", "What will be added"))
        lines = [PlanLine(line) for line in words.acts(intake)]
        column(*lines, None, within=content, spacing=8, margins=(0, 0, _BAR, 0))
        area.show_content(content)
        for line in lines:
            line.unfolded.connect(area.make_room)
        for before, after in pairwise((area, *(line.fold for line in lines if line.fold))):
            self.setTabOrder(before, after)
        cancel = self._closing_button(cancels=bool(intake.new))
        text = translate("StopList", "Add")
        if intake.new:
            self._button("stopListAccept", text, self.accept, ButtonRole.AcceptRole)
        self._stack(heading(self.windowTitle()), PlainLabel(source, wordWrap=True), 4, (area, 1))
        cancel.setFocus()
