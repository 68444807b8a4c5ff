"""Notes on a contact or company, to be read before it is added to a call list."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.card import Card
from desktop.domain.status import Statuses
from desktop.domain.stop_list import Stop
from desktop.domain.whereabouts import Place

translate = QCoreApplication.translate
_MOST_PLACES = 2
"""Lists that are named; the rest are counted."""


def notes(card: Card, places: Sequence[Place], statuses: Statuses, *, stop: Stop | None) -> list[str]:
    """Return whether a card is on the stop list, without a phone, or in other lists, each in words."""
    found = []
    if stop is not None:
        found.append(of_stop(stop))
    if not card.phones:
        found.append(translate("CardNotes", "no phone"))
    if places:
        found.append(_also_in(places, statuses))
    return found


def of_stop(stop: Stop) -> str:
    """Return in two or three words why somebody must not be called."""
    if stop is Stop.PHONE:
        return translate("CardNotes", "your stop list")
    return translate("CardNotes", "stop list")


def named(place: Place, statuses: Statuses) -> str:
    """Return "#41 (В работе)"."""
    return f"#{place.list_id} ({statuses.name_of(place.status)})"


def _also_in(places: Sequence[Place], statuses: Statuses) -> str:
    some = ", ".join(named(place, statuses) for place in places[:_MOST_PLACES])
    text = translate("CardNotes", "also in {lists}").format(lists=some)
    others = len(places) - _MOST_PLACES
    return f"{text} " + translate("CardNotes", "and %n other list(s)", "", others) if others > 0 else text
