"""The question whether the history of some call lists is to be forgotten."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.overview import ListRow
from desktop.qtkit.dialog import ButtonRole, Dialog, heading
from desktop.qtkit.fit_height import fit_height
from desktop.qtkit.style_sheet import DANGER
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui import words

translate = QCoreApplication.translate
_WIDTH = 460
_MOST_NAMES = 5
"""Lists that are named."""


class ForgettingDialog(Dialog):
    """Changes nothing. Accepted means: forget what happened in these lists, of which there is at least one.

    Enter alone does not accept, as that can't be undone.
    """

    def __init__(self, lists: Sequence[ListRow], parent: QWidget):
        super().__init__("forgetHistoryDialog", parent, width=_WIDTH)
        self.setWindowTitle(translate("History", "Forgetting the history"))
        names = [words.numbered_subject(row) for row in lists[:_MOST_NAMES]]
        if more := len(lists) - len(names):
            names.append(translate("History", "and %n more", "", more))
        lost = translate(
            "History",
            "This computer forgets who got which status and when, today's figures, the forecast and the due date. "
            "The history begins anew with the next refresh.",
        )
        stays = translate("History", "Nothing changes on the portal.")
        warning = translate(
            "History", "This can't be undone. Save the history before if you may need it (File, Save history)."
        )
        cancel = self._closing_button(cancels=True)
        forget = self._button(
            "forgetHistory", translate("History", "Forget"), self.accept, ButtonRole.DestructiveRole
        )
        forget.setProperty(DANGER, True)
        labels = [ToneLabel(text) for text in ("\n".join(names), lost, stays)]
        self._stack(heading(self.windowTitle()), 4, *labels, ToneLabel(warning, Tone.AMBER), None)
        fit_height(self, _WIDTH)
        self.setMaximumHeight(self.minimumHeight())
        cancel.setFocus()
