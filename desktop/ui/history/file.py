"""The history as a file for spreadsheets: one row a change, in the window's language, with dates as dates."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.history import Movement
from desktop.domain.overview import list_row
from desktop.domain.portal import Known
from desktop.ui import words

translate = QCoreApplication.translate


def titles() -> list[str]:
    """Return the titles of the columns."""
    return [
        translate("History", "Call list"),
        translate("History", "Participant"),
        translate("History", "From"),
        translate("History", "To"),
        translate("History", "Not before"),
        translate("History", "Not after"),
        translate("History", "Operator"),
    ]


def lines(movements: Iterable[Movement], known: Known, zone: tzinfo) -> Iterator[list[str]]:
    """Yield each change as a row: list, participant, from, to, not before, not after, operator.

    Names are those that are known now; what has none is shown by number or code. A change whose moment is known has
    it as both ends. Times are in `zone`, the portal's, without its name, as every spreadsheet reads them.
    """
    for movement in movements:
        yield [
            _list(movement.list_id, known),
            _participant(movement, known),
            _status(movement.before, known),
            _status(movement.after, known),
            _time(movement.earliest, zone),
            _time(movement.latest, zone),
            "" if movement.operator_id is None else words.user(known, movement.operator_id),
        ]


def _list(list_id: int, known: Known) -> str:
    if list_id not in known.call_lists:
        return f"#{list_id}"
    return words.numbered_subject(list_row(known, list_id, tallied=False))


def _participant(movement: Movement, known: Known) -> str:
    call_list = known.call_lists.get(movement.list_id)
    card = known.cards.get((call_list.kind, movement.card_id)) if call_list is not None else None
    number = f"#{movement.card_id}"
    return f"{card.name} ({number})" if card is not None and card.name else number


def _status(code: str | None, known: Known) -> str:
    return translate("History", "(not in the list)") if code is None else known.statuses.name_of(code)


def _time(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S}"
