"""The question that closing the window meets while a change is being carried out."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from desktop.qtkit.dialog import Dialog
from desktop.qtkit.fit_height import fit_height
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel

translate = QCoreApplication.translate
_WIDTH = 480


class LeavingDialog(Dialog):
    """Made and deleted by its controller. Accepted means: wait for the change, then quit; rejected: stay.

    Emits `forced` when the supervisor has said twice that the program is to end at once.
    """

    forced = Signal()

    def __init__(self, change: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("leavingDialog")
        self.setWindowTitle(translate("Leaving", "A change is being carried out"))
        self.setMinimumWidth(_WIDTH)
        self._insisted = False
        said = PlainLabel(translate("Leaving", "A change is being carried out: {change}").format(change=change))
        said.setWordWrap(True)
        said.setObjectName("leavingChange")
        font = said.font()
        font.setBold(True)
        said.setFont(font)
        self._next = ToneLabel(translate("Leaving", "Call List Desk can wait for its end and quit then."))
        self._warning = ToneLabel(
            translate(
                "Leaving",
                "Half of it may be done on the portal by now. What became of it is found out on the next start, and "
                "stands in the journal.",
            ),
            Tone.AMBER,
        )
        self._warning.hide()
        self._running = QProgressBar(maximum=0, textVisible=False)
        self._running.setMaximumHeight(4)
        keep = self._running.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._running.setSizePolicy(keep)
        self._running.hide()
        buttons = QDialogButtonBox()
        self._wait = buttons.addButton(translate("Leaving", "&Wait and quit"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._wait.setObjectName("leavingWait")
        self._wait.setDefault(True)
        stay = buttons.addButton(translate("Leaving", "&Stay"), QDialogButtonBox.ButtonRole.RejectRole)
        stay.setObjectName("leavingStay")
        self._force = buttons.addButton(
            translate("Leaving", "Quit at &once …"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        self._force.setObjectName("leavingForce")
        self._force.setAutoDefault(False)
        self._wait.clicked.connect(self._begin_to_wait)
        stay.clicked.connect(self.reject)
        self._force.clicked.connect(self._insist)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (said, self._next, self._warning, self._running):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(buttons)
        fit_height(self, _WIDTH)

    def _begin_to_wait(self) -> None:
        self._running.show()
        self._wait.setEnabled(False)
        self._next.say(translate("Leaving", "Call List Desk quits as soon as it is done."), None)
        fit_height(self, _WIDTH)

    def _insist(self) -> None:
        if self._insisted:
            self.forced.emit()
            return
        self._insisted = True
        self._warning.show()
        self._force.setText(translate("Leaving", "Quit all the &same"))
        fit_height(self, _WIDTH)
