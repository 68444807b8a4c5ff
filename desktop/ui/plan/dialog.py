"""The plan of a write: a sentence, what it costs, one button that says the verb."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPushButton, QScrollArea, QWidget

from desktop.domain.plans import Include
from desktop.qtkit.boxes import column, rule, side_by_side
from desktop.qtkit.dialog import MARGIN, ButtonRole, Dialog, heading, is_field
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.style_sheet import DANGER
from desktop.ui import formats
from desktop.ui.choices.choices import Choices
from desktop.ui.plan.lines import PlanLine, WarningBox
from desktop.ui.plan.sentences import Sentences
from desktop.ui.writes.words import Line

translate = QCoreApplication.translate
_WIDTH = 560
_LEAST_HEIGHT = 90
"""Pixels of the plan that are seen at least, however small the screen."""
_LINE = 24
"""Pixels of one line of a plan and of the gap below it."""
_BAR = 12
"""Pixels at the right of a plan for its scroll bar."""


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
        title = choices.windowTitle() if choices else sentences.title if sentences else ""
        self.setWindowTitle(title)
        self._sentences: Sentences | None = None
        self._verb = choices.verb if choices else ""
        self._reading = Reading(choices.lines if choices else 0)
        self._insist = named(QCheckBox(translate("Plan", "I understand, go on anyway")), "planInsist")
        self._option = named(QCheckBox(), "planOption")
        self._option.setChecked(True)
        self._include_stopped = named(QCheckBox(), "planIncludeStopped")
        self._include_phoneless = named(QCheckBox(), "planIncludePhoneless")
        for box in (self._include_stopped, self._include_phoneless):
            box.toggled.connect(lambda _: self.include_changed.emit())
        self._asked = PlainLabel(wordWrap=True)
        self._typed = named(QLineEdit(), "deleteNumber")
        self._asked.setBuddy(self._typed)
        self._cancel = self._closing_button(cancels=True)
        self._accept = self._button(accept_name, "", self.accept, ButtonRole.AcceptRole)
        self._insist.toggled.connect(lambda _: self._enable())
        self._typed.textChanged.connect(lambda _: self._enable())
        self._offer = self._button("planOffer", "", self.offer_taken)
        includes = (self._include_stopped, self._include_phoneless)
        self._further = (*includes, self._option, self._insist, self._typed)
        for widget in (*self._further, self._asked, self._offer):
            widget.hide()
        lower = (side_by_side(*includes, None), self._option, self._insist, self._asked, self._typed)
        upper = (choices, 4, rule(), 4) if choices is not None else ()
        self._stack(heading(title, "planTitle"), 4, *upper, (self._reading, 1), *lower)
        if sentences is not None:
            self.show_sentences(sentences)
            # a stray Enter must never do what can't be fully undone
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
        self._read_out((*sentences.acts, *sentences.details), sentences.warnings, sentences.news)
        for widget in self._further:
            widget.setEnabled(True)
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
        for part in (self._asked, self._typed):
            part.setVisible(bool(sentences.number))
        asked = translate("Plan", "Type the number of participants, {number}, to go on:")
        self._asked.setText(asked.format(number=formats.number(sentences.number)))
        self._typed.setAccessibleName(self._asked.text())
        # Beside a button that undoes something, "Cancel" would be ambiguous.
        only_closes = sentences.takes_back or not sentences.possible
        self._cancel.setText(translate("Plan", "Close") if only_closes else translate("Plan", "Cancel"))
        self._accept.setText(self._verb or sentences.verb)
        self._accept.setProperty(DANGER, sentences.deletes)
        self._accept.style().polish(self._accept)  # otherwise the style has chosen its rules already
        self._accept.setVisible(sentences.possible)
        self._enable()

    def show_unfinished(self, text: str) -> None:
        """Say what is still to be chosen, or that the plan is being worked out; nothing can be accepted yet."""
        self._sentences = None
        self._read_out((Line(text),), ())
        for widget in self._further:
            widget.setEnabled(False)
        self._offer.hide()
        if self._verb:
            self._accept.setText(self._verb)
        self._cancel.setText(translate("Plan", "Cancel"))
        self._accept.show()
        self._enable()

    def _read_out(self, lines: Sequence[Line], warnings: Sequence[str], news: Sequence[str] = ()) -> None:
        shown = [PlanLine(line) for line in lines]
        shown[0].text.setObjectName(self._summary_name)
        changed = translate("Plan", "The plan has changed since you accepted it:")
        content = QWidget()
        column(
            *([WarningBox(news, changed)] if news else ()),
            *shown,
            *([WarningBox(warnings)] if warnings else ()),
            None,
            within=content,
            spacing=8,
            margins=(0, 0, _BAR, 0),
        )
        self._reading.show_content(content)
        for line in shown:
            line.unfolded.connect(self._reading.make_room)
        for before, after in pairwise((self._reading, *(line.fold for line in shown if line.fold))):
            self.setTabOrder(before, after)

    def _enable(self) -> None:
        said = self._sentences
        typed = "".join(self._typed.text().split())
        ready = said is not None and (not said.number or typed == str(said.number))
        insisted = said is None or not said.must_insist or self._insist.isChecked()
        self._accept.setEnabled(ready and insisted)


class DeleteDialog(PlanDialog):
    """The plan of deleting call lists: their activities, and how the lists can be restored."""

    names = ("deleteDialog", "deleteSummary", "deleteAccept")


class Reading(QScrollArea):
    """As high as its content, but no higher than fits on the screen; it grows and never shrinks.

    Room for `lines` is kept free from the beginning.
    """

    def __init__(self, lines: int = 0) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Plan", "Planned changes"))
        self._wanted = lines * _LINE

    def show_content(self, content: QWidget) -> None:
        """Show other content."""
        self.setWidget(content)
        self.make_room()

    def make_room(self) -> None:
        """Grow with the content."""
        width = self.viewport().width() if self.isVisible() else _WIDTH - 2 * MARGIN
        content = self.widget()
        self._wanted = max(self._wanted, content.heightForWidth(width) if content else 0)
        self.setMinimumHeight(min(_LEAST_HEIGHT, self._wanted))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size at which nothing scrolls; the dialog sees to it that it fits on the screen."""
        return QSize(super().sizeHint().width(), self._wanted)
