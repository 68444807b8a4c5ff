"""The dialog of the evening report: what it is about, how it reads, and where it goes."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QPlainTextEdit, QRadioButton, QWidget

from desktop.domain.report import Wanted
from desktop.domain.report_choices import Lists, Part, ReportChoices
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.dialog import ButtonRole, Dialog, heading, section
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.named import named, push_button
from desktop.qtkit.notices import NoticeBanner, Notices
from desktop.qtkit.plain import labelling
from desktop.qtkit.theme import Tone
from desktop.qtkit.tick_list import TickList
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.settings.choice_box import ChoiceBox

translate = QCoreApplication.translate
_SIZE = (860, 620)
_CHOICES = 288
"""Width of the choices at the left."""


class ReportDialog(Dialog):
    """Made by its controller. Only shows and asks; makes and writes nothing itself.

    Emits `changed` when another report is wanted, `save_wanted`, `copy_wanted`, `picture_wanted`, and `place_wanted`
    when the workbook is to go elsewhere.
    """

    changed = Signal()
    save_wanted = Signal()
    copy_wanted = Signal()
    picture_wanted = Signal()
    place_wanted = Signal()

    def __init__(
        self,
        days: Mapping[date, str],
        lists: Sequence[tuple[int, str]],
        choices: ReportChoices,
        chosen: Sequence[int],
        parent: QWidget,
        *,
        notices: Notices,
    ):
        super().__init__("reportDialog", parent, size=_SIZE)
        self.setWindowTitle(translate("Report", "Evening report"))
        self._banner = named(NoticeBanner(notices, only_new=True), "reportNotices")
        self._day = ChoiceBox("reportDay", lambda: days)
        self._lists = QButtonGroup(self)
        for place, (about, text) in enumerate(_ways().items()):
            name = f"reportLists{about.name.title().replace('_', '')}"
            self._lists.addButton(named(QRadioButton(text), name), place)
            self._lists.button(place).setChecked(about is choices.lists)
        self._chosen = named(TickList(), "reportChosen")
        self._chosen.setAccessibleName(translate("Report", "Call lists"))
        self._chosen.setWordWrap(False)
        for list_id, name in lists:
            self._chosen.add(list_id, name, ticked=list_id in chosen)
        self._parts = {
            part: named(QCheckBox(text), f"reportPart{part.name.capitalize()}") for part, text in _parts().items()
        }
        for part, box in self._parts.items():
            box.setChecked(part in choices.parts)
        self.text = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "reportText")
        self.text.setAccessibleName(translate("Report", "The report as text"))
        self._state = named(ToneLabel("", Tone.DIM), "reportState")
        self._path = named(ElidedLabel(), "reportPath")
        self._elsewhere = push_button("reportPlace", translate("Report", "C&hange…"))
        self._lay_out()
        self._join()
        self._day.setFocus()

    @property
    def wanted(self) -> Wanted:
        """What the report is to be about."""
        parts = frozenset(part for part, box in self._parts.items() if box.isChecked())
        about = [*_ways()][self._lists.checkedId()]
        return Wanted(self._day.currentData(), about, frozenset(self._chosen.ticked), parts)

    def show_text(self, text: str) -> None:
        """Show the report as it is copied; where somebody has scrolled to stays in sight."""
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.setPlainText(text)
        bar.setValue(place)

    def say(self, state: str, tone: Tone = Tone.DIM) -> None:
        """Say what is being done or is missing; "" for nothing."""
        self._state.say(state, tone)

    def show_path(self, path: Path) -> None:
        """Show where the workbook will go, in short where the system has a short name for the user's folder."""
        home = Path.home()
        in_short = os.name == "posix" and path.is_relative_to(home)
        self._path.setText(f"~/{path.relative_to(home)}" if in_short else str(path))
        self._path.set_tooltip(str(path))

    def set_saving(self, saving: bool) -> None:
        """Allow nothing but closing while the workbook is written."""
        for button in (self.save, self._copy, self._picture, self._elsewhere):
            button.setEnabled(not saving)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(_CHOICES)
        day = side_by_side(labelling(translate("Report", "&Day"), self._day), (self._day, 1), spacing=12)
        lists = section(translate("Report", "Call lists"))
        parts = section(translate("Report", "Parts"))
        ways = self._lists.buttons()
        column(day, 8, lists, *ways, (self._chosen, 1), 8, parts, *self._parts.values(), within=left, margins=FLUSH)
        self._chosen.setFrameShape(QFrame.Shape.StyledPanel)
        right = column((self.text, 1), self._state)
        file = labelling(translate("Report", "Workbook"), self._elsewhere)
        place = side_by_side(file, (self._path, 1), self._elsewhere, spacing=12)
        across = side_by_side(left, (right, 1), spacing=20)
        self._stack(heading(self.windowTitle()), self._banner, (across, 1), 8, place)
        self._copy = self._button("reportCopy", translate("Report", "Copy &text"), self.copy_wanted)
        self._picture = self._button("reportPicture", translate("Report", "Save &picture"), self.picture_wanted)
        self._closing_button()
        self.save = self._button("reportSave", translate("Report", "&Save"), self.save_wanted, ButtonRole.AcceptRole)

    def _join(self) -> None:
        self._day.chosen.connect(lambda _: self.changed.emit())
        self._lists.idToggled.connect(lambda _, on: self.changed.emit() if on else None)
        self._chosen.ticked_changed.connect(self._ticked)
        for box in self._parts.values():
            box.toggled.connect(lambda _: self.changed.emit())
        self._elsewhere.clicked.connect(self.place_wanted)

    def _ticked(self) -> None:
        """Take the ticks for the choice of lists."""
        chosen = self._lists.button([*_ways()].index(Lists.CHOSEN))
        if chosen.isChecked():
            self.changed.emit()
        else:
            chosen.setChecked(True)


def _ways() -> dict[Lists, str]:
    return {
        Lists.WORKED_ON: translate("Report", "Those with &results that day"),
        Lists.ALL: translate("Report", "&All"),
        Lists.CHOSEN: translate("Report", "Th&ose that are ticked:"),
    }


def _parts() -> dict[Part, str]:
    return {
        Part.LISTS: translate("Report", "Call &lists"),
        Part.OPERATORS: translate("Report", "Op&erators"),
        Part.PEOPLE: translate("Report", "People &with results (workbook only)"),
    }
