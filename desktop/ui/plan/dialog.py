"""The plan of a write: a sentence, what it costs, one button that says the verb."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.plans import Include
from desktop.qtkit.dialog import ButtonRole, Dialog, is_field
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, bold
from desktop.qtkit.small_screen import room_for
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui import formats
from desktop.ui.choices.choices import Choices
from desktop.ui.plan.sentences import Sentences

translate = QCoreApplication.translate
_WIDTH = 520
_MARGINS = 40
_MOST_HEIGHT = 320
"""Pixels of what there is to read, above which it scrolls; less where a screen has no room for so many."""
_LEAST_HEIGHT = 90


class PlanDialog(Dialog):
    """Made by its controller. Accepted means: do it. It never writes anything itself.

    A plan that can't be carried out has no button; one that must be insisted on has a box to tick first, and one that
    deletes many participants' work a field for their number. Above it may stand `choices`, whose plan is shown anew
    whenever they change. Enter in a field accepts what can be accepted; elsewhere it never does. Emits `offer_taken`
    when the way out that the sentences offer is taken, and `include_changed` when people who are left out are wanted
    after all, or not any more.
    """

    names = ("planDialog", "planSummary", "planAccept")
    offer_taken = Signal()
    include_changed = Signal()

    def __init__(
        self, sentences: Sentences | None = None, parent: QWidget | None = None, *, choices: Choices | None = None
    ):
        dialog_name, self._summary_name, accept_name = self.names
        super().__init__(dialog_name, parent, width=_WIDTH)
        self.setWindowTitle(choices.title() if choices else translate("Plan", "Planned changes"))
        self._sentences: Sentences | None = None
        self._reading = _Reading()
        insist = translate("Plan", "I understand, go on anyway")
        self._insist = named(QCheckBox(insist), "planInsist")
        self._option = named(QCheckBox(), "planOption")
        self._option.setChecked(True)
        self._include_stopped = named(QCheckBox(), "planIncludeStopped")
        self._include_phoneless = named(QCheckBox(), "planIncludePhoneless")
        for box in (self._include_stopped, self._include_phoneless):
            box.hide()
            box.toggled.connect(lambda _: self.include_changed.emit())
        self._asked = PlainLabel(wordWrap=True)
        self._typed = named(QLineEdit(), "deleteNumber")
        self._asked.setBuddy(self._typed)
        self._cancel = self._closing_button(cancels=True)
        self._cancel.setDefault(True)  # what can't be taken back wholly is never done by a stray Enter
        self._accept = self._button(accept_name, "", self.accept, ButtonRole.AcceptRole)
        self._insist.toggled.connect(lambda _: self._enable())
        self._typed.textChanged.connect(lambda _: self._enable())
        self._offer = self._button("planOffer", "", self.offer_taken)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        if choices is not None:
            layout.addWidget(choices)
            line = QFrame()
            line.setFrameShape(QFrame.Shape.HLine)
            line.setFrameShadow(QFrame.Shadow.Sunken)
            layout.addWidget(line)
        layout.addWidget(self._reading, 1)
        for box in (self._include_stopped, self._include_phoneless, self._option, self._insist):
            layout.addWidget(box)
        for widget in (self._asked, self._typed, self.buttons):
            layout.addWidget(widget)
        if sentences is not None:
            self.show_sentences(sentences)
            (self._typed if sentences.number else self._cancel).setFocus()

    @property
    def insisted(self) -> bool:
        """Whether the supervisor has overruled what may be overruled."""
        return self._insist.isChecked()

    @property
    def include(self) -> Include:
        """Who is to come to a list although they are left out otherwise."""
        return Include(self._include_stopped.isChecked(), self._include_phoneless.isChecked())

    @property
    def option(self) -> bool:
        """Whether what the sentences offer besides is wanted."""
        return self._sentences is not None and bool(self._sentences.option) and self._option.isChecked()

    def confirming(self, focused: QWidget) -> QPushButton | None:
        """Return the button that accepts for fields, where something was typed or chosen for it just before."""
        return self._accept if is_field(focused) else None

    def show_sentences(self, sentences: Sentences) -> None:
        """Say a plan, which takes the place of the one before."""
        self._sentences = sentences
        self._read_out(sentences.summary, sentences.details, sentences.warnings, sentences.news)
        stopped = translate("Plan", "Include those on the stop list ({number})")
        phoneless = translate("Plan", "Include those without a phone ({number})")
        for box, text, number in (
            (self._include_stopped, stopped, sentences.stopped),
            (self._include_phoneless, phoneless, sentences.phoneless),
        ):
            box.setText(text.format(number=formats.number(number)))
            box.setVisible(bool(number))
        self._insist.setVisible(sentences.must_insist)
        self._option.setText(sentences.option)
        self._option.setVisible(bool(sentences.option))
        self._offer.setText(sentences.offer)
        self._offer.setVisible(bool(sentences.offer))
        for widget in (self._asked, self._typed):
            widget.setVisible(bool(sentences.number))
        asked = translate("Plan", "Type the number of participants, {number}, to go on:")
        self._asked.setText(asked.format(number=formats.number(sentences.number)))
        self._typed.setAccessibleName(self._asked.text())
        # Beside what takes something back, "Cancel" would be another word for it.
        only_closes = sentences.takes_back or not sentences.possible
        self._cancel.setText(translate("Plan", "Close") if only_closes else translate("Plan", "Cancel"))
        self._accept.setText(sentences.verb)
        self._accept.setVisible(sentences.possible)
        self._enable()

    def show_unfinished(self, text: str) -> None:
        """Say what is still to be chosen, or that it is being worked out: nothing can be accepted yet."""
        self._sentences = None
        self._read_out(text, (), ())
        for widget in (self._option, self._insist, self._asked, self._typed, self._offer):
            widget.hide()
        if not self._accept.text():
            self._accept.setText(translate("Plan", "Change"))
        self._cancel.setText(translate("Plan", "Cancel"))
        self._accept.show()
        self._enable()

    def _read_out(
        self, summary: str, details: Sequence[str], warnings: Sequence[str], news: Sequence[str] = ()
    ) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 0)
        if news:
            heading = translate("Plan", "The plan has changed since you accepted it:")
            column.addWidget(ToneLabel("\n".join((heading, *news)), Tone.AMBER))
        label = named(bold(ToneLabel(summary)), self._summary_name)
        label.setAccessibleName(summary)
        column.addWidget(label)
        for text in details:
            column.addWidget(ToneLabel(text))
        for text in warnings:
            column.addWidget(ToneLabel(text, Tone.AMBER))
        column.addStretch(1)
        self._reading.show_content(content)

    def _enable(self) -> None:
        said = self._sentences
        typed = "".join(self._typed.text().split())
        ready = said is not None and (not said.number or typed == str(said.number))
        insisted = said is None or not said.must_insist or self._insist.isChecked()
        self._accept.setEnabled(ready and insisted)


class DeleteDialog(PlanDialog):
    """The plan of deleting call lists: what was found of their activities, and how they can come back."""

    names = ("deleteDialog", "deleteSummary", "deleteAccept")


class _Reading(QScrollArea):
    """As high as what there is to read, and no higher than fits a laptop's screen; it grows and does not shrink."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Plan", "Planned changes"))

    def show_content(self, content: QWidget) -> None:
        """Show something else."""
        self.setWidget(content)
        wanted = content.heightForWidth(self.viewport().width() if self.isVisible() else _WIDTH - _MARGINS)
        others = self.window().minimumSizeHint().height() - self.minimumHeight()
        most = max(_LEAST_HEIGHT, min(_MOST_HEIGHT, room_for(self.window()).height() - others))
        self.setMinimumHeight(max(self.minimumHeight(), min(wanted, most)))

    def sizeHint(self) -> QSize:
        """Take no more room than is needed."""
        return self.minimumSize().expandedTo(super().minimumSizeHint())
