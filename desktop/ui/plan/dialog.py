"""The plan of a write: a sentence, what it costs, one button that says the verb."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.qtkit.theme import Tone, tone
from desktop.ui import formats
from desktop.ui.plan.sentences import Sentences

translate = QCoreApplication.translate
_WIDTH = 520
_MOST_HEIGHT = 360
"""Pixels of what there is to read, above which it scrolls: the dialog fits a laptop's screen."""


class PlanDialog(QDialog):
    """Made and deleted by its controller. Accepted means: do it. It never writes anything itself.

    A plan that can't be carried out has no button; one that must be insisted on has a box to tick first, and one that
    deletes many participants' work a field for their number.
    """

    names = ("planDialog", "planSummary", "planAccept")

    def __init__(self, sentences: Sentences, parent=None):
        super().__init__(parent)
        dialog_name, self._summary_name, accept_name = self.names
        self.setObjectName(dialog_name)
        self.setMinimumWidth(_WIDTH)
        self.setWindowTitle(translate("Plan", "What will change"))
        self._number = 0
        self._reading = QScrollArea(widgetResizable=True)
        self._reading.setFrameShape(QFrame.Shape.NoFrame)
        self._reading.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._insist = QCheckBox(translate("Plan", "I know what may happen, do it all the same"))
        self._insist.setObjectName("planInsist")
        self._asked = QLabel(wordWrap=True)
        self._typed = QLineEdit()
        self._typed.setObjectName("deleteNumber")
        self._asked.setBuddy(self._typed)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self._accept = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setObjectName(accept_name)
        # What can't be taken back wholly is never done by a stray Enter.
        self._accept.setAutoDefault(False)
        self._cancel.setDefault(True)
        self._insist.toggled.connect(lambda _: self._enable())
        self._typed.textChanged.connect(lambda _: self._enable())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (self._reading, self._insist, self._asked, self._typed):
            layout.addWidget(widget, 1 if widget is self._reading else 0)
        layout.addWidget(self._buttons)
        self.show_sentences(sentences)

    @property
    def insisted(self) -> bool:
        """Whether the supervisor has overruled what may be overruled."""
        return self._insist.isChecked()

    def show_sentences(self, sentences: Sentences) -> None:
        """Say another plan, which takes the place of the one before."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 0)
        summary = _label(sentences.summary, bold=True)
        summary.setObjectName(self._summary_name)
        summary.setAccessibleName(sentences.summary)
        column.addWidget(summary)
        for text in sentences.details:
            column.addWidget(_label(text))
        for text in sentences.warnings:
            label = _label(text)
            palette = label.palette()
            palette.setColor(label.foregroundRole(), tone(Tone.AMBER, palette))
            label.setPalette(palette)
            column.addWidget(label)
        column.addStretch(1)
        self._reading.setWidget(content)
        wanted = content.heightForWidth(_WIDTH - 40) if content.hasHeightForWidth() else content.sizeHint().height()
        self._reading.setMinimumHeight(min(wanted + 8, _MOST_HEIGHT))
        self._insist.setVisible(sentences.must_insist)
        self._number = sentences.number if sentences.possible else 0
        for widget in (self._asked, self._typed):
            widget.setVisible(bool(self._number))
        self._asked.setText(
            translate("Plan", "Type the number of participants, {number}, to go on:").format(
                number=formats.number(self._number)
            )
        )
        self._typed.setAccessibleName(self._asked.text())
        self._cancel.setText(translate("Plan", "Cancel") if sentences.possible else translate("Plan", "Close"))
        self._accept.setText(sentences.verb)
        self._accept.setVisible(sentences.possible)
        self._needs_insisting = sentences.must_insist
        self._enable()

    def _enable(self) -> None:
        typed = "".join(self._typed.text().split())
        right = not self._number or typed == str(self._number)
        self._accept.setEnabled(right and (self._insist.isChecked() or not self._needs_insisting))


class DeleteDialog(PlanDialog):
    """The plan of deleting call lists: what was found of their activities, and how they can come back."""

    names = ("deleteDialog", "deleteSummary", "deleteAccept")


def _label(text: str, *, bold: bool = False) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label
