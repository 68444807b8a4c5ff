"""One write of a plan in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.list_plans import CreationPlan
from desktop.domain.plans import MemberPlan
from desktop.domain.portal import Known
from desktop.domain.whereabouts import Whereabouts
from desktop.ui.names import people

translate = QCoreApplication.translate
_MOST_NUMBERS = 10


@dataclass(frozen=True, slots=True)
class WriteWords:
    """What one write will do: a sentence, the verb of its button, what to know; `footnotes` if it is the only one."""

    summary: str
    verb: str
    details: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def numbers(card_ids: Iterable[int]) -> str:
    """Return " #1, #2 …": the first few numbers, to follow a colon."""
    ids = list(card_ids)
    shown = ", ".join(f"#{card_id}" for card_id in ids[:_MOST_NUMBERS])
    return f" {shown}{' …' if len(ids) > _MOST_NUMBERS else ''}"


def of_new_ones(known: Known, plan: MemberPlan | CreationPlan, sources: Iterable[int]) -> list[str]:
    """Return what to know of those who come to a list, and of those who are left out of it.

    Left out are those on the stop list and those without a phone, unless they were included. `sources` are the lists
    that they come from, which are not counted as others that they are in too.
    """
    kind, lines = plan.kind, list[str]()
    for card_ids, text in (
        (plan.stopped, translate("Plan", "%n left out (on the stop list):", "", len(plan.stopped))),
        (plan.phoneless, translate("Plan", "%n left out (no phone):", "", len(plan.phoneless))),
        (plan.on_stop_list, translate("Plan", "%n on the stop list:", "", len(plan.on_stop_list))),
        (plan.without_phone, translate("Plan", "%n without a phone:", "", len(plan.without_phone))),
    ):
        if card_ids:
            lines.append(f"{text} {people(known, kind, card_ids)}")
    whereabouts, besides = Whereabouts(known), {plan.list_id, *sources}
    places = [[p for p in whereabouts.places(kind, c) if p.list_id not in besides] for c in plan.added]
    if elsewhere := sum(map(bool, places)):
        lists = sorted({place.list_id for some in places for place in some}, reverse=True)
        lines.append(translate("Plan", "%n in other lists too:", "", elsewhere) + numbers(lists))
    return lines
