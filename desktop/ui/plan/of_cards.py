"""Making cards of the CRM in words."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY
from desktop.domain.card_plans import CardsPlan, joined
from desktop.domain.portal import Known
from desktop.ui import words
from desktop.ui.plan.write_words import WriteWords

translate = QCoreApplication.translate
_MOST_ROWS = 10


def as_one(plans: Sequence[Any]) -> list[Any]:
    """Return plans with those of cards told as one: an action makes them twenty at a time."""
    of_cards = [plan for plan in plans if isinstance(plan, CardsPlan)]
    others = [plan for plan in plans if not isinstance(plan, CardsPlan)]
    return [joined(of_cards), *others] if of_cards else others


def creation(plan: CardsPlan, known: Known, taking_back: bool) -> WriteWords:
    """Put new cards into words: who is made, who is used as found meanwhile, who is left out."""
    count = len(plan.created)
    summary = (
        translate("Plan", "Add %n company(ies) to the CRM.", "", count)
        if plan.wish.kind == COMPANY
        else translate("Plan", "Add %n contact(s) to the CRM.", "", count)
    )
    details = []
    if owner := plan.wish.owner_id:
        name = words.user(known, owner)
        details.append(translate("Plan", "Their owner: {name}").format(name=name))
    if plan.found:
        text = translate("Plan", "%n row(s) have a card by now: it is used, none is made.", "", len(plan.found))
        details.append(text)
    if plan.doubled:
        text = translate("Plan", "%n row(s) are the same client as another row: one card for both.", "", plan.doubled)
        details.append(text)
    if plan.unnamed:
        text = translate(
            "Plan",
            "%n without a name, to be called by the phone, or else by the e-mail address; row:",
            "",
            len(plan.unnamed),
        )
        details.append(text + rows(plan.unnamed))
    if plan.without_phone:
        text = translate("Plan", "%n without a phone; row:", "", len(plan.without_phone))
        details.append(text + rows(plan.without_phone))
    if plan.without_company:
        text = translate(
            "Plan",
            "%n whose company is not in the CRM, or there more than once: they are added without it.",
            "",
            len(plan.without_company),
        )
        details.append(text)
    warnings = []
    if plan.unclear:
        text = translate(
            "Plan",
            "%n left out: their phone or address has several cards by now, or one that you may not see; row:",
            "",
            len(plan.unclear),
        )
        warnings.append(text + rows(plan.unclear))
    if plan.unusable:
        text = translate("Plan", "%n left out: no name, phone or e-mail address; row:", "", len(plan.unusable))
        warnings.append(text + rows(plan.unusable))
    footnotes = (translate("Plan", "They stay in the CRM: undo does not delete clients."),)
    return WriteWords(summary, translate("Plan", "Add"), tuple(details), footnotes, tuple(warnings))


def rows(numbers: Iterable[int]) -> str:
    """Return " 2, 5 …": the first few rows of a file, to follow a colon."""
    shown = list(numbers)
    return f" {', '.join(map(str, shown[:_MOST_ROWS]))}{' …' if len(shown) > _MOST_ROWS else ''}"
