"""One write of a plan in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.portal import Known
from desktop.domain.whereabouts import Whereabouts

translate = QCoreApplication.translate
_MOST_NUMBERS = 10


@dataclass(frozen=True, slots=True)
class Part:
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


def of_new_ones(
    known: Known, kind: int, added: Iterable[int], without_phone: Iterable[int], *, list_id: int = 0
) -> list[str]:
    """Return what to know of those who come to a list: who is without a phone, on the stop list, in other lists."""
    added, without_phone = list(added), list(without_phone)
    whereabouts = Whereabouts(known)
    stopped = [card_id for card_id in added if whereabouts.stopped(kind, card_id)]
    places = [whereabouts.places(kind, card_id, besides=list_id) for card_id in added]
    lines = []
    if without_phone:
        lines.append(translate("Plan", "%n without a phone:", "", len(without_phone)) + numbers(without_phone))
    if stopped:
        lines.append(translate("Plan", "%n on the stop list:", "", len(stopped)) + numbers(stopped))
    if elsewhere := sum(map(bool, places)):
        lists = sorted({place.list_id for some in places for place in some}, reverse=True)
        lines.append(translate("Plan", "%n in other lists too:", "", elsewhere) + numbers(lists))
    return lines
