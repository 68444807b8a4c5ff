"""The window that says that the program itself has failed: what is safe, and a report to copy."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.qtkit.dialog import Dialog
from desktop.qtkit.fit_height import fit_height
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.tone_label import ToneLabel

translate = QCoreApplication.translate
_WIDTH = 640
_DETAILS_HEIGHT = 260


class CrashDialog(Dialog):
    """Made and deleted by its controller. Accepted means: go on. Shows and copies only the report it is given.

    Emits `log_wanted` and `quit_wanted`.
    """

    log_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setWindowTitle(translate("Crash", "Something went wrong"))
        self.setMinimumWidth(_WIDTH)
        text = translate("Crash", "Call List Desk has made a mistake and could not do what it was about to.")
        what = PlainLabel(text, wordWrap=True)
        font = what.font()
        font.setBold(True)
        what.setFont(font)
        safe = ToneLabel(
            translate(
                "Crash",
                "Every change of the portal stands in the journal before it is sent, so nothing is lost: what was "
                "cut off is found out on the next start. You can go on; if something looks odd, refresh or restart.",
            )
        )
        self._times = PlainLabel()
        self._times.setObjectName("crashTimes")
        self._times.hide()
        self._report = QPlainTextEdit(readOnly=True)
        self._report.setObjectName("crashReport")
        self._report.setAccessibleName(translate("Crash", "Report"))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._report.setMinimumHeight(_DETAILS_HEIGHT)
        self._report.hide()
        note = ToneLabel(
            translate("Crash", "The report holds no secrets, names, phones or e-mails. Send it to whoever helps you.")
        )
        buttons = QDialogButtonBox()
        go_on = buttons.addButton(translate("Crash", "C&ontinue"), QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setObjectName("crashContinue")
        go_on.setDefault(True)
        roles = QDialogButtonBox.ButtonRole
        self._fold = buttons.addButton(translate("Crash", "&Details"), roles.ActionRole)
        self._fold.setObjectName("crashDetails")
        self._fold.setCheckable(True)
        copy = buttons.addButton(translate("Crash", "&Copy the report"), roles.ActionRole)
        copy.setObjectName("crashCopy")
        open_log = buttons.addButton(translate("Crash", "Open the &log"), roles.ActionRole)
        open_log.setObjectName("crashLog")
        leave = buttons.addButton(translate("Crash", "&Quit"), roles.DestructiveRole)
        leave.setObjectName("crashQuit")
        for button in (self._fold, copy, open_log, leave):
            button.setAutoDefault(False)
        self._fold.toggled.connect(self._show_report)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report.toPlainText()))
        open_log.clicked.connect(self.log_wanted)
        leave.clicked.connect(self.quit_wanted)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (what, safe, self._times, note, self._report, buttons):
            layout.addWidget(widget)
        fit_height(self, _WIDTH)

    def show_report(self, text: str) -> None:
        """Show another report, masked already."""
        self._report.setPlainText(text)

    def show_times(self, times: int) -> None:
        """Say how often it has happened."""
        self._times.setText(translate("Crash", "It has happened %n time(s) by now.", "", times))
        self._times.setVisible(times > 1)
        fit_height(self, _WIDTH)

    def _show_report(self, shown: bool) -> None:
        self._report.setVisible(shown)
        fit_height(self, _WIDTH)
        self.adjustSize()
