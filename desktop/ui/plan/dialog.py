"""The plan of a write: a sentence, what it costs, one button that says the verb."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from desktop.ui.plan.sentences import Sentences

translate = QCoreApplication.translate


class PlanDialog(QDialog):
    """Made and deleted by its controller. Accepted means: do it. It never writes anything itself.

    A plan that can't be carried out has no button; one that must be insisted on has a box to tick first.
    """

    def __init__(self, sentences: Sentences, parent=None):
        super().__init__(parent)
        self.setObjectName("planDialog")
        self.setMinimumWidth(480)
        self.setWindowTitle(translate("Plan", "What will change"))
        summary = QLabel(sentences.summary, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        summary.setObjectName("planSummary")
        summary.setAccessibleName(sentences.summary)
        font = summary.font()
        font.setBold(True)
        summary.setFont(font)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(summary)
        for text in (*sentences.details, *sentences.warnings):
            layout.addWidget(QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        self._insist = QCheckBox(translate("Plan", "I know what may happen, do it all the same"))
        self._insist.setObjectName("planInsist")
        self._insist.setVisible(sentences.must_insist)
        layout.addWidget(self._insist)
        layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(translate("Plan", "Cancel") if sentences.possible else translate("Plan", "Close"))
        self._accept = buttons.addButton(sentences.verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setObjectName("planAccept")
        self._accept.setVisible(sentences.possible)
        self._accept.setEnabled(not sentences.must_insist)
        # What can't be taken back wholly is never done by a stray Enter.
        cancel.setDefault(True)
        self._insist.toggled.connect(self._accept.setEnabled)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    @property
    def insisted(self) -> bool:
        """Whether the supervisor has overruled what may be overruled."""
        return self._insist.isChecked()
