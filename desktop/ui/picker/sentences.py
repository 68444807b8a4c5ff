"""Sentences about a search: how many were found, what was not, why there are no results."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY
from desktop.domain.pasted import Pasted
from desktop.domain.problem import Cause, Problem
from desktop.qtkit.placeholder import State
from desktop.services.picking import LookedUp
from desktop.ui import formats, words
from desktop.ui.phase import Phase, placeholder

translate = QCoreApplication.translate
_MOST_NAMED = 20
"""Values named in a line, which may not all fit; the tooltip has all of them, and they can be copied."""
NO_RIGHT = frozenset({Cause.ACCESS_DENIED, Cause.SCOPE_MISSING})
"""Causes that mean a lack of rights."""


@dataclass(frozen=True, slots=True)
class LookedUpList:
    """A pasted list and what was found for it."""

    pasted: Pasted
    found: LookedUp

    @property
    def missing(self) -> tuple[str, ...]:
        """The values that were not found, and those that are not IDs, phones or e-mail addresses."""
        return (*self.found.not_found, *self.pasted.unreadable)


def placeholder_of(kind: int, *, running: bool, asked: bool, problem: Problem | None, more: bool) -> State:
    """Return why there are no results."""
    if problem is not None:
        explained = words.explain(problem)
        again = translate("Picker", "Press Enter in the search to try again.")
        phase = Phase.NO_RIGHT if problem.cause in NO_RIGHT else Phase.FAILED
        return placeholder(phase, {phase: (explained.what, f"{explained.next_step} {again}".strip())})
    if running:
        return placeholder(Phase.LOADING, {Phase.LOADING: (searching(), "")})
    if not asked:
        title = translate("Picker", "Which companies?") if kind == COMPANY else translate("Picker", "Which contacts?")
        how = translate(
            "Picker", "Type what you know of them, or paste a list. The down key goes to the results, Enter adds."
        )
        return placeholder(Phase.EMPTY, {Phase.EMPTY: (title, how)})
    why = (
        translate("Picker", "Not all cards were searched yet: press Enter to go on.")
        if more
        else translate("Picker", "Check the spelling and the filters. Cards that you may not read are not found.")
    )
    return placeholder(Phase.NO_MATCH, {Phase.NO_MATCH: (translate("Picker", "Nothing found"), why)})


def searching() -> str:
    """Return the words for a search that has no results yet."""
    return translate("Picker", "Searching…")


def of_page(count: int, *, more: bool, by_parts: bool) -> str:
    """Return how many cards were found so far."""
    told = []
    if count:
        told.append(
            translate("Picker", "The first %n are shown, scroll down for more.", "", count)
            if more
            else translate("Picker", "%n found.", "", count)
        )
    if not by_parts:
        told.append(translate("Picker", "Only whole phone numbers and e-mail addresses were found."))
    return " ".join(told)


def looking_up(done: int, total: int) -> str:
    """Return the progress of looking up a pasted list."""
    text = translate("Picker", "Looking up the list: {done} of {total}…")
    return text.format(done=formats.number(done), total=formats.number(total))


def of_list(looked_up: LookedUpList) -> str:
    """Return how much of a pasted list was found, and what was not."""
    found, total = looked_up.found, len(looked_up.pasted)
    told = [translate("Picker", "A list of %n value(s) was looked up.", "", total)] if total else []
    if found.not_found:
        text = translate("Picker", "Not found: {count} of {total}: {values}.")
        told.append(
            text.format(
                count=formats.number(len(found.not_found)),
                total=formats.number(total),
                values=_named(found.not_found),
            )
        )
    if looked_up.pasted.unreadable:
        text = translate("Picker", "Not recognised: {values}.")
        told.append(text.format(values=_named(looked_up.pasted.unreadable)))
    if found.ambiguous:
        several = translate("Picker", "%n value(s) with several cards: choose yourself.", "", len(found.ambiguous))
        told.insert(1, several)
    if any(hit.more for hit in found.ambiguous):
        told.insert(2, translate("Picker", "There may be more of them than the portal tells."))
    if total and len(told) == 1:
        told.append(translate("Picker", "All were found."))
    return " ".join(told)


def _named(values: tuple[str, ...]) -> str:
    named = ", ".join(values[:_MOST_NAMED])
    return named if len(values) <= _MOST_NAMED else f"{named}, …"
