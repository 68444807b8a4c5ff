"""What the window of operators says: sums, why calls are missing, why there is nothing to show."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.domain.operators import DayWork, Gap
from desktop.domain.problem import Problem
from desktop.qtkit.figures import FigureText
from desktop.ui import figure_words, formats
from desktop.ui.operators.model import average
from desktop.ui.phase import Phase
from desktop.ui.words import explain

translate = QCoreApplication.translate
_DASH = "\N{EM DASH}"
FIGURES = ("operatorsCalls", "operatorsAnswered", "operatorsTalked", "operatorsDone")
"""The names of the figures, in the order of `figures`."""


def figures(day: DayWork) -> list[FigureText]:
    """Return the sums of a day."""
    whole = day.whole
    callers = sum(1 for work in day.works if work.calls)
    share = whole.share_answered
    answered = translate("Operators", "{answered} of {calls}").format(
        answered=formats.number(whole.answered), calls=formats.number(whole.calls)
    )
    return [
        _figure(
            translate("Operators", "Calls"),
            formats.number(whole.calls),
            translate("Operators", "by %n operator(s)", "", callers) if callers else "",
        ),
        _figure(translate("Operators", "Answered"), _DASH if share is None else formats.percent(share), answered),
        _figure(translate("Operators", "Talk time"), figure_words.span(whole.talked, whole=True), average(whole)),
        _figure(
            translate("Operators", "Done"),
            figure_words.count(whole.done),
            translate("Operators", "not all known exactly") if whole.done.perhaps else "",
            spoken=figure_words.count_spoken(whole.done),
        ),
    ]


def _figure(title: str, value: str, note: str, *, spoken: str = "") -> FigureText:
    said = ", ".join(filter(None, (spoken or value, note)))
    return FigureText(title, value, f"{title}: {said}", note=note)


def missing(gap: Gap, *, hidden: bool) -> str:
    """Return which calls are missing and what would bring them; "" if none are."""
    if gap is Gap.NONE:
        return ""
    what = _hidden(gap) if hidden else _not_hidden(gap)
    if gap is Gap.UNTOLD:
        return what
    brings = (
        translate("Operators", "The permission “Telephony” (telephony) would bring them: add it on the portal.")
        if gap is Gap.SCOPE
        else translate(
            "Operators",
            "Your role's right to view all call statistics would bring them: on the portal under Telephony.",
        )
    )
    return f"{what} {brings}"


def _hidden(gap: Gap) -> str:
    return {
        Gap.SCOPE: translate("Operators", "Calls of others may be missing: the call statistics can't be read."),
        Gap.RIGHT: translate("Operators", "Calls of others may be missing: you may not see the call statistics."),
        Gap.SOME: translate("Operators", "Calls of others are missing: you may see only some of them."),
        Gap.OWN: translate("Operators", "No calls of others are shown: there were none, or you may not see them."),
    }[gap]


def _not_hidden(gap: Gap) -> str:
    if gap is Gap.UNTOLD:
        return translate(
            "Operators", "These are the calls that you may see; the portal does not say whether there were others."
        )
    return translate(
        "Operators",
        "Calls to numbers of no card are missing, and talk times are approximate: activities show the rest.",
    )


def empty(problem: Problem | None, *, of_list: bool, past: bool) -> Mapping[Phase, tuple[str, str]]:
    """Return why there is nothing to show, by reason."""
    if of_list:
        nobody = translate("Operators", "Nobody called participants of this list on this day")
    elif past:
        nobody = translate("Operators", "Nobody called on this day")
    else:
        nobody = translate("Operators", "No calls yet today")
    found = {Phase.EMPTY: (nobody, "")}
    if problem is not None:
        told = explain(problem)
        found[Phase.FAILED] = (translate("Operators", "The calls could not be loaded"), told.text)
        found[Phase.NO_RIGHT] = (
            translate("Operators", "You may not see any calls"),
            translate(
                "Operators",
                "The permission “Telephony” (telephony) and the right to view call statistics would bring them.",
            ),
        )
    return found
