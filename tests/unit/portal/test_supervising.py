"""The supervisor of a demo: work never ends, and what happens is what happens on a real portal."""

from __future__ import annotations

from typing import Any

from desktop.portal.shift import Shift
from desktop.portal.supervising import OPEN_LISTS, Supervisor

HOUR = 3_600


def run(rest: Any, hours: int) -> Shift:
    shift = Shift(rest.portal, 10, Supervisor(rest.portal))
    for _ in range(hours * 6):
        shift.pass_time(HOUR / 6)
    return shift


def value(rest: Any, sql: str) -> int:
    found: int = rest.portal.database.value(sql)
    return found


def test_operators_never_run_out_of_people(rest: Any) -> None:
    shift = run(rest, 10)
    open_lists = rest.portal.database.rows(OPEN_LISTS)
    assert 2 <= len(open_lists) < value(rest, "SELECT COUNT(*) FROM call_list") <= 40
    assert shift.work_one(7)
    assert value(rest, "SELECT COUNT(*) FROM participant WHERE status_id = 'IN_WORK'") > 100
    done = "SELECT COUNT(*) FROM activity WHERE provider_id = 'CALL_LIST' AND completed = 'Y'"
    assert value(rest, done) > 1, "lists are finished, too"
    subjects = rest.portal.database.column("SELECT subject FROM activity WHERE provider_id = 'CALL_LIST'")
    assert len(subjects) == len(set(subjects))


def test_who_asked_not_to_be_called_is_in_no_new_list(rest: Any) -> None:
    people = range(121, 241)
    for entity_id in people:
        [made] = rest.control("add_lists", ids=[entity_id])
        rest.control("operator_status", list=made, participant=entity_id, status="STOP_CALLING")
    before = value(rest, "SELECT MAX(id) FROM call_list")
    Supervisor(rest.portal).pass_time(HOUR / 3)
    made = set(rest.participants(before + 1))
    assert made
    assert not made & set(people)


def test_lists_get_fresh_people_and_results_change_while_nobody_calls(rest: Any) -> None:
    made = rest.control("add_lists", count=5, participants_each=120)
    for list_id in made:
        for entity_id in list(rest.participants(list_id))[:20]:
            rest.control("operator_status", list=list_id, participant=entity_id, status="CALL_BACK")
    before = [rest.participants(list_id) for list_id in made]
    Supervisor(rest.portal).pass_time(14 * HOUR)
    after = [rest.participants(list_id) for list_id in made]
    assert all(set(old) <= set(new) for old, new in zip(before, after, strict=True))
    assert sum(map(len, after)) > sum(map(len, before))
    again = [new[key] for old, new in zip(before, after, strict=True) for key in old if old[key] == "CALL_BACK"]
    assert {"IN_WORK", "CALL_BACK"} <= set(again)
    for list_id in made:
        ranks = [row["rank"] for row in rest.control("participants_of", list=list_id)]
        assert ranks == [10 * number for number in range(1, len(ranks) + 1)]


def test_the_same_portal_has_the_same_day(make_rest: Any) -> None:
    def day() -> Any:
        rest = make_rest(seed=3)
        run(rest, 2)
        rows = "SELECT list_id, entity_id, status_id FROM participant ORDER BY list_id, rank"
        return [tuple(row) for row in rest.portal.database.rows(rows)]

    assert day() == day()
