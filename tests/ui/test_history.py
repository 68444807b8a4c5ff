"""The history as a file: how it is asked for, and what its rows say."""

import csv
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QFileDialog

from desktop.domain.history import Movement
from desktop.ui.history import file
from tests.boards import ZONE

AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
LATER = AT + timedelta(minutes=3)


class FakeHistory:
    def __init__(self, movements):
        self._movements = movements

    async def exported(self):
        for movement in self._movements:
            yield movement


def local(moment):
    return f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M:%S}"


def movements(known):
    """Return what happened in a list: a result, somebody added, somebody removed, and a list that is gone."""
    number = next(iter(known.memberships))
    card = known.memberships[number].card_ids[0]
    return number, [
        Movement(number, card, "IN_WORK", "SUCCESS", AT, LATER, happened=AT, operator_id=1),
        Movement(number, 900_000, None, "IN_WORK", AT, LATER),
        Movement(number, card, "GONE_CODE", None, AT, LATER),
        Movement(900_001, card, "IN_WORK", "SUCCESS", AT, LATER, operator_id=900_002),
    ]


async def test_each_change_is_a_row_with_names_as_far_as_they_are_known(desk):
    known = desk.services.session.known
    number, happened = movements(known)
    rows = list(file.lines(happened, known, ZONE))
    kind, card = known.call_lists[number].kind, happened[0].card_id
    person = known.cards.get((kind, card))
    who = f"{person.name} (#{card})" if person else f"#{card}"
    assert rows[0][0].endswith(f"#{number}")
    assert rows[0][1:] == [who, "Scheduled", "Success", local(AT), local(AT), known.users[1].name]
    assert rows[1][1:] == ["#900000", "(not in the list)", "Scheduled", local(AT), local(LATER), ""]
    assert rows[2][2:4] == ["GONE_CODE", "(not in the list)"]
    assert (rows[3][0], rows[3][1], rows[3][-1]) == ("#900001", f"#{card}", "#900002")
    assert len(file.titles()) == len(rows[0]) == 7


async def test_it_is_saved_where_the_supervisor_chooses_and_that_is_told(desk, tmp_path):
    session = desk.services.session
    session.history = FakeHistory(movements(session.known)[1])
    desk.window.actions_.export_history.trigger()
    dialog = desk.window.findChild(QFileDialog, "saveFileDialog")
    proposed = dialog.selectedFiles()[0]
    path = tmp_path / "saved.csv"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    await desk.idle()
    with path.open(encoding="utf-8-sig", newline="") as saved:
        rows = list(csv.reader(saved, delimiter=";"))
    assert rows[0] == ["Call list", "Participant", "From", "To", "Not before", "Not after", "Operator"]
    assert len(rows) == 5
    assert "History" in proposed
    assert desk.window.banner.accessibleName().startswith("The history was saved as saved.csv.")
