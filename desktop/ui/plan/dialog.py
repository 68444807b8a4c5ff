"""The plan of a write: a sentence, what it costs, one button that says the verb."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPushButton, QScrollArea, QWidget

from desktop.domain.plans import Include
from desktop.qtkit.boxes import column
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
"""Pixels of text above which it scrolls; fewer on a small screen."""
_LEAST_HEIGHT = 90


class PlanDialog(Dialog):
    """Made by its controller. Accepted means: do it. It never writes anything itself.

    A plan that can't be carried out has no button to accept it; one that must be insisted on has a box to tick first,
    and one that deletes the work on many participants has a field for their number. `choices` may stand above it, and
    the plan is shown again whenever they change. Enter accepts only in a field, and only what can be accepted. Emits
    `offer_taken` when the alternative that the sentences offer is wanted, and `include_changed` when it changes
    whether people who are left out are to be included.
    """

    names = ("planDialog", "planSummary", "planAccept")
    offer_taken = Signal()
    include_changed = Signal()

    def __init__(
        self, sentences: Sentences | None = None, parent: QWidget | None = None, *, choices: Choices | None = None
    ):
        dialog_name, self._summary_name, accept_name = (choices and choices.names) or self.names
        super().__init__(dialog_name, parent, width=_WIDTH)
        self.setWindowTitle(choices.windowTitle() if choices else translate("Plan", "Planned changes"))
        self._sentences: Sentences | None = None
        self._reading = _Reading()
        self._insist = named(QCheckBox(translate("Plan", "I understand, go on anyway")), "planInsist")
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
        self._cancel.setDefault(True)  # a stray Enter must never do what can't be fully undone
        self._accept = self._button(accept_name, "", self.accept, ButtonRole.AcceptRole)
        self._insist.toggled.connect(lambda _: self._enable())
        self._typed.textChanged.connect(lambda _: self._enable())
        self._offer = self._button("planOffer", "", self.offer_taken)
        rule = QFrame(frameShape=QFrame.Shape.HLine, frameShadow=QFrame.Shadow.Sunken)
        boxes = (self._include_stopped, self._include_phoneless, self._option, self._insist)
        column(
            *((choices, rule) if choices is not None else ()),
            (self._reading, 1),
            *boxes,
            self._asked,
            self._typed,
            self.buttons,
            within=self,
            spacing=8,
        )
        if sentences is not None:
            self.show_sentences(sentences)
            (self._typed if sentences.number else self._cancel).setFocus()

    @property
    def insisted(self) -> bool:
        """Whether the supervisor insists, in spite of the objections that may be overruled."""
        return self._insist.isChecked()

    @property
    def include(self) -> Include:
        """Whether to add people who are otherwise left out."""
        return Include(self._include_stopped.isChecked(), self._include_phoneless.isChecked())

    @property
    def option(self) -> bool:
        """Whether the additional option that the sentences offer is wanted."""
        return self._sentences is not None and bool(self._sentences.option) and self._option.isChecked()

    def confirming(self, focused: QWidget) -> QPushButton | None:
        """Return the accepting button for fields, in which something was just typed or chosen; otherwise None."""
        return self._accept if is_field(focused) else None

    def show_sentences(self, sentences: Sentences) -> None:
        """Show a plan in place of the one before."""
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
        # Beside a button that undoes something, "Cancel" would be ambiguous.
        only_closes = sentences.takes_back or not sentences.possible
        self._cancel.setText(translate("Plan", "Close") if only_closes else translate("Plan", "Cancel"))
        self._accept.setText(sentences.verb)
        self._accept.setVisible(sentences.possible)
        self._enable()

    def show_unfinished(self, text: str) -> None:
        """Say what is still to be chosen, or that the plan is being worked out; nothing can be accepted yet."""
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
        heading = translate("Plan", "The plan has changed since you accepted it:")
        label = named(bold(ToneLabel(summary)), self._summary_name)
        label.setAccessibleName(summary)
        content = QWidget()
        column(
            *([ToneLabel("\n".join((heading, *news)), Tone.AMBER)] if news else ()),
            label,
            *map(ToneLabel, details),
            *(ToneLabel(text, Tone.AMBER) for text in warnings),
            None,
            within=content,
            margins=(0, 0, 6, 0),
        )
        self._reading.show_content(content)

    def _enable(self) -> None:
        said = self._sentences
        typed = "".join(self._typed.text().split())
        ready = said is not None and (not said.number or typed == str(said.number))
        insisted = said is None or not said.must_insist or self._insist.isChecked()
        self._accept.setEnabled(ready and insisted)


class DeleteDialog(PlanDialog):
    """The plan of deleting call lists: their activities, and how the lists can be restored."""

    names = ("deleteDialog", "deleteSummary", "deleteAccept")


class _Reading(QScrollArea):
    """As high as its text, but no higher than fits on a laptop's screen; it grows and never shrinks."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Plan", "Planned changes"))

    def show_content(self, content: QWidget) -> None:
        """Show other content."""
        self.setWidget(content)
        wanted = content.heightForWidth(self.viewport().width() if self.isVisible() else _WIDTH - _MARGINS)
        others = self.window().minimumSizeHint().height() - self.minimumHeight()
        most = max(_LEAST_HEIGHT, min(_MOST_HEIGHT, room_for(self.window()).height() - others))
        self.setMinimumHeight(max(self.minimumHeight(), min(wanted, most)))

    def sizeHint(self) -> QSize:
        """Take no more room than needed."""
        return self.minimumSize().expandedTo(super().minimumSizeHint())
