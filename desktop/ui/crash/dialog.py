"""The window for failures of the program itself: what is safe, and a report to copy."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.qtkit.dialog import ButtonRole, Dialog, heading
from desktop.qtkit.fit_height import fit_height
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.tone_label import ToneLabel

translate = QCoreApplication.translate
_WIDTH = 640
_DETAILS_HEIGHT = 260


class CrashDialog(Dialog):
    """Made by its controller. Accepted means: continue. Shows and copies only the report that it is given.

    Emits `log_wanted` and `quit_wanted`.
    """

    log_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QWidget):
        super().__init__("crashDialog", parent, width=_WIDTH)
        self.setWindowTitle(translate("Crash", "Something went wrong"))
        text = translate("Crash", "An error in Call List Desk kept it from finishing what it was doing.")
        what = ToneLabel(text)
        safe = ToneLabel(
            translate(
                "Crash",
                "Every change to the portal is written to the journal before it is sent, so nothing is lost: the "
                "next start finds out what became of a change that was cut off. You can go on; if something "
                "looks odd, refresh or restart.",
            )
        )
        self._times = named(PlainLabel(), "crashTimes")
        self._times.hide()
        self._report = named(QPlainTextEdit(readOnly=True), "crashReport")
        self._report.setAccessibleName(translate("Crash", "Report"))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._report.setMinimumHeight(_DETAILS_HEIGHT)
        self._report.hide()
        note = ToneLabel(
            translate("Crash", "The report holds no secrets, names, phones or e-mails. Send it to whoever helps you.")
        )
        go_on = self._button("crashContinue", translate("Crash", "C&ontinue"), self.accept, ButtonRole.AcceptRole)
        self._fold = self._button("crashDetails", translate("Crash", "&Details"), self._show_report)
        self._fold.setCheckable(True)
        self._button("crashCopy", translate("Crash", "&Copy the report"), self._copy)
        self._button("crashLog", translate("Crash", "Open the &log"), self.log_wanted)
        self._button("crashQuit", translate("Crash", "&Quit"), self.quit_wanted, ButtonRole.DestructiveRole)
        self._stack(heading(self.windowTitle()), 4, what, self._times, safe, note, self._report)
        go_on.setFocus()
        fit_height(self, _WIDTH)

    def show_report(self, text: str) -> None:
        """Show a report, which is masked already."""
        self._report.setPlainText(text)

    def show_times(self, times: int) -> None:
        """Say how many errors there were."""
        self._times.setText(translate("Crash", "It has happened %n time(s).", "", times))
        self._times.setVisible(times > 1)
        fit_height(self, _WIDTH)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())

    def _show_report(self) -> None:
        self._report.setVisible(self._fold.isChecked())
        fit_height(self, _WIDTH)
        self.adjustSize()
