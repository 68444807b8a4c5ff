"""The question that is asked when the window is closed while a change is being carried out."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.qtkit.dialog import ButtonRole, Dialog, heading
from desktop.qtkit.fit_height import fit_height
from desktop.qtkit.named import named
from desktop.qtkit.progress import BusyLine
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel

translate = QCoreApplication.translate
_WIDTH = 480


class LeavingDialog(Dialog):
    """Made by its controller. Accepted means: wait for the change, then quit; rejected: stay.

    Emits `forced` when the supervisor has asked twice to end the program at once.
    """

    forced = Signal()

    def __init__(self, change: str, parent: QWidget):
        super().__init__("leavingDialog", parent, width=_WIDTH)
        self.setWindowTitle(translate("Leaving", "A change is being carried out"))
        self._insisted = False
        said = named(ToneLabel(change), "leavingChange")
        self._next = ToneLabel(translate("Leaving", "Call List Desk can wait until it ends and then quit."))
        self._warning = ToneLabel(
            translate(
                "Leaving",
                "Half of it may be done on the portal by now. The next start finds out what became of it and "
                "notes it in the journal.",
            ),
            Tone.AMBER,
        )
        self._warning.hide()
        self._running = BusyLine()
        wait, force = translate("Leaving", "&Wait and quit"), translate("Leaving", "Quit at &once…")
        self._wait = self._button("leavingWait", wait, self._begin_to_wait, ButtonRole.AcceptRole)
        self._button("leavingStay", translate("Leaving", "&Stay"), self.reject, ButtonRole.RejectRole)
        self._force = self._button("leavingForce", force, self._insist, ButtonRole.DestructiveRole)
        title = heading(self.windowTitle())
        self._stack(title, 4, said, self._next, self._warning, self._running, None)
        fit_height(self, _WIDTH)

    def _begin_to_wait(self) -> None:
        self._running.show()
        self._wait.setEnabled(False)
        self._next.say(translate("Leaving", "Call List Desk quits as soon as it is done."))
        fit_height(self, _WIDTH)

    def _insist(self) -> None:
        if self._insisted:
            self.forced.emit()
            return
        self._insisted = True
        self._warning.show()
        self._force.setText(translate("Leaving", "Quit any&way"))
        fit_height(self, _WIDTH)
