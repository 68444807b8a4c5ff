"""The window that shows the check of the portal."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.portal_report import PointFinding, PortalReport
from desktop.qtkit.boxes import side_by_side
from desktop.qtkit.dialog import Dialog, heading
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.progress import ThinProgress
from desktop.qtkit.table_view import TableView
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.copying import put_on_clipboard
from desktop.ui.phase import Phase, placeholder
from desktop.ui.portal_check import evidence, points
from desktop.ui.portal_check.model import PortalCheckModel
from desktop.ui.portal_check.text import summary

translate = QCoreApplication.translate


class PortalCheckDialog(Dialog):
    """Made by its controller; the main window stays usable beside it. Never asks the portal itself.

    Emits `check_wanted`, `stop_wanted`, `save_wanted` and `copy_wanted`.
    """

    check_wanted = Signal()
    stop_wanted = Signal()
    save_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget):
        super().__init__("portalCheckDialog", parent, size=(1000, 540))
        self.report: PortalReport | None = None
        self._checking = False
        self._host = ""
        self._phase = Phase.LOADING
        self.explanation = PlainLabel(wordWrap=True)
        self.model = PortalCheckModel(self)
        self.table = named(TableView(self.model, copy=put_on_clipboard), "portalCheckTable")
        self.table.sort_by("point")
        self.table.chosen.connect(self._tell_chosen)
        self.chosen = named(ToneLabel(), "portalCheckChosen")
        self.chosen.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.chosen.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.progress = ThinProgress()
        self.progress.stop.setAutoDefault(False)
        self.summary = named(PlainLabel(wordWrap=True), "portalCheckSummary")
        self._closing_button()
        self.again = self._button("portalCheckAgain", "", self._ask)
        self.copy = self._button("portalCheckCopy", "", self.copy_wanted)
        self.save = self._button("portalCheckSave", "", self.save_wanted)
        self.progress.stop.clicked.connect(self.stop_wanted)
        stoppable = side_by_side((self.progress.words, 1), self.progress.stop)
        upper = (self.explanation, self.progress, stoppable)
        self._heading = heading()
        self._stack(self._heading, *upper, (self.table, 1), self.chosen, self.summary)
        on_language_change(self, self._retranslate)
        self._enable()

    def show_checking(self, host: str) -> None:
        """Say that a portal is being checked; its last report stays until there is a new one."""
        if host != self._host:
            self._host, self.report = host, None
            self.model.replace(())
            self._name()
        if not self._checking:
            self.progress.begin()
        self._checking, self._phase = True, Phase.LOADING
        self._enable()

    def show_step(self, done: int, total: int) -> None:
        """Show the progress of the check."""
        text = translate("PortalCheck", "Asking the portal: step {done} of {total}")
        self.progress.step(text.format(done=min(done + 1, total), total=total), done / total)

    def show_report(self, report: PortalReport) -> None:
        """Show what was found."""
        self.report = report
        self._end(Phase.EMPTY)
        self.model.replace(report.findings)
        self._enable()

    def show_nothing(self, phase: Phase) -> None:
        """Say why there is no report: stopped, or not connected."""
        self._end(phase)
        self._enable()

    def _end(self, phase: Phase) -> None:
        if self._checking:
            self.progress.finish()
        self._checking, self._phase = False, phase

    def _ask(self) -> None:
        (self.stop_wanted if self._checking else self.check_wanted).emit()

    def _enable(self) -> None:
        for button in (self.copy, self.save):
            button.setEnabled(self.report is not None)
        if self._checking:
            self.again.setText(translate("PortalCheck", "St&op"))
        elif self.report is None:
            self.again.setText(translate("PortalCheck", "C&heck"))
        else:
            self.again.setText(translate("PortalCheck", "C&heck again"))
        self.table.set_placeholder(None if self.report else placeholder(self._phase, self._words()))
        self.summary.setText(summary(self.report) if self.report else "")
        self._tell_chosen(self.table.selected_rows())

    def _tell_chosen(self, rows: Sequence[PointFinding]) -> None:
        if len(rows) != 1:
            text = "" if self.report is None else translate("PortalCheck", "Choose a point to read all of it here.")
            self.chosen.say(text)
            return
        [finding] = rows
        head = f"{points.title(finding.point)} {evidence.verdict(finding.verdict)}"
        self.chosen.say(f"{head}\n{evidence.seen(finding)}\n{points.consequence(finding.point)}")

    def _words(self) -> dict[Phase, tuple[str, str]]:
        return {
            Phase.LOADING: (translate("PortalCheck", "Asking the portal…"), ""),
            Phase.STOPPED: (
                translate("PortalCheck", "The check was stopped"),
                translate("PortalCheck", "Nothing was changed on the portal."),
            ),
        }

    def _name(self) -> None:
        self.setWindowTitle(" · ".join(filter(None, (translate("PortalCheck", "Portal check"), self._host))))
        self._heading.setText(self.windowTitle())

    def _retranslate(self) -> None:
        self._name()
        self.explanation.setText(
            translate(
                "PortalCheck",
                "Portals differ where the documentation is silent. The check asks, reading only, which way yours "
                "answers; the program follows it. The report can be saved and sent: it holds no secret, no address "
                "and no people.",
            )
        )
        self.table.setAccessibleName(translate("PortalCheck", "Points of the check"))
        self.copy.setText(translate("PortalCheck", "&Copy"))
        self.save.setText(translate("PortalCheck", "&Save…"))
        self.model.retranslate()
        self._enable()
