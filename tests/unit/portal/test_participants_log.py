"""The portal's own log of what was done to participants: complete, with who did it, and seen by no method."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.portal.database import Database
from desktop.portal.shift import Shift
from desktop.portal.state import Portal
from desktop.portal.supervising import Supervisor
from tests.unit.portal.conftest import make_portal

HOUR = 3_600


def replayed(rest: Any) -> dict[tuple[int, int], str]:
    """Return the statuses that the log leads to; each row must begin where the one before ended."""
    states: dict[tuple[int, int], str] = {}
    for row in rest.control("status_log"):
        key = (row["list_id"], row["entity_id"])
        assert states.pop(key, None) == row["from_status"], row
        if row["to_status"] is not None:
            states[key] = row["to_status"]
    return states


def states(rest: Any) -> dict[tuple[int, int], str]:
    rows = rest.portal.database.rows("SELECT list_id, entity_id, status_id FROM participant")
    return {(row["list_id"], row["entity_id"]): row["status_id"] for row in rows}


def logged(rest: Any, after: int) -> list[tuple[Any, ...]]:
    names = ("list_id", "entity_id", "from_status", "to_status", "operator")
    return [tuple(row[name] for name in names) for row in rest.control("status_log", after=after)]


def last(rest: Any) -> int:
    found: int = rest.portal.database.value("SELECT MAX(id) FROM status_log")
    return found


def test_it_begins_with_the_seed(rest: Any) -> None:
    assert replayed(rest) == states(rest)
    assert {row["from_status"] for row in rest.control("status_log")} == {None}


def test_a_status_is_logged_with_who_set_it(rest: Any, fresh: int) -> None:
    before = last(rest)
    rest.control("operator_status", list=fresh, participant=201, status="SUCCESS", operator=7)
    rest.control("operator_status", list=fresh, participant=202, status="CALL_BACK")
    rest.control("operator_status", list=fresh, participant=203, status="IN_WORK", operator=7)
    assert logged(rest, before) == [
        (fresh, 201, "IN_WORK", "SUCCESS", 7),
        (fresh, 202, "IN_WORK", "CALL_BACK", None),
    ]


def test_an_update_is_logged_with_the_caller_and_what_it_rolls_back(rest: Any, fresh: int) -> None:
    operators = {"list": fresh, "participant": 201, "status": "SUCCESS", "operator": 7}
    rest.control("moment", method="crm.calllist.update", action="operator_status", arguments=operators, when="during")
    rest.control("operator_status", list=fresh, participant=202, status="SUCCESS", operator=11)
    before = last(rest)
    ids = [*range(201, 260), 1]
    rest.control("switch", update_cost_ms=0.1)
    rest.result("crm.calllist.update", LIST_ID=fresh, ENTITY_TYPE="CONTACT", ENTITIES=ids)
    assert logged(rest, before) == [
        (fresh, 201, "IN_WORK", "SUCCESS", 7),
        (fresh, 201, "SUCCESS", "IN_WORK", 1),
        (fresh, 1, None, "IN_WORK", 1),
        (fresh, 260, "IN_WORK", None, 1),
    ]
    assert replayed(rest) == states(rest)


def test_new_lists_are_logged_with_their_creator(rest: Any) -> None:
    before = last(rest)
    made = rest.result("crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[5, 6])
    rest.control("add_participants", list=made, ids=[7])
    rest.control("remove_participants", list=made, ids=[5])
    assert logged(rest, before) == [
        (made, 5, None, "IN_WORK", 1),
        (made, 6, None, "IN_WORK", 1),
        (made, 7, None, "IN_WORK", None),
        (made, 5, "IN_WORK", None, None),
    ]


def test_a_shift_and_its_supervisor_leave_nothing_out(make_rest: Any) -> None:
    rest = make_rest(call_lists=3)
    shift = Shift(rest.portal, 10, Supervisor(rest.portal))
    before = last(rest)
    for _ in range(12):
        shift.pass_time(HOUR / 2)
    assert replayed(rest) == states(rest)
    operators = {row[-1] for row in logged(rest, before)}
    assert {7, 11, 12, 15, 23, 29, 31, 34} < operators
    assert None not in operators


def test_what_is_undone_is_not_logged(rest: Any, fresh: int) -> None:
    before = last(rest)
    try:
        with rest.portal.database.transaction(by=7):
            rest.control("operator_status", list=fresh, participant=201, status="SUCCESS")
            raise KeyError
    except KeyError:
        pass
    assert logged(rest, before) == []


def test_others_read_it_from_the_file_and_it_stays_there(tmp_path: Path) -> None:
    path = tmp_path / "portal.sqlite"
    portal = make_portal(path=path)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as reader:
        assert reader.execute("SELECT COUNT(*) FROM status_log").fetchone() == (120,)
        portal.database.execute(
            "DELETE FROM participant WHERE entity_id IN (SELECT entity_id FROM participant LIMIT 1)"
        )
        assert reader.execute("SELECT COUNT(*) FROM status_log").fetchone() == (121,)
    portal.close()
    again = Portal(Database(path))
    again.database.execute("DELETE FROM participant")
    assert again.database.value("SELECT COUNT(*) FROM status_log") == 240
    again.close()
