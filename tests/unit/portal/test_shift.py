from __future__ import annotations

from typing import Any

from desktop.portal.shift import Shift


def test_a_shift_moves_statuses_and_leaves_calls(rest: Any) -> None:
    rest.control("add_lists", ids=list(range(200, 261)))
    before = rest.participants(2)
    calls = rest.portal.database.value("SELECT COUNT(*) FROM activity WHERE type_id = 2")
    shift = Shift(rest.portal, 60)
    worked = shift.pass_time(3600)  # an hour of eight operators, who call 12 to 15 people each
    assert 8 * 12 < worked < 8 * 15 or not rest.portal.database.value(
        "SELECT 1 FROM participant WHERE status_id = 'IN_WORK'"
    )
    after = rest.participants(2)
    assert before != after
    made = rest.portal.database.value("SELECT COUNT(*) FROM activity WHERE type_id = 2")
    assert made == calls + worked
    ranks = [row["rank"] for row in rest.control("participants_of", list=2)]
    assert ranks == [10 * number for number in range(1, 62)]


def test_the_activity_is_completed_when_nobody_is_left(rest: Any) -> None:
    shift = Shift(rest.portal, 60)
    shift.pass_time(8 * 3600)
    assert shift.work_one(7) is False
    assert rest.result("crm.activity.list", filter={"TYPE_ID": 6})[0]["COMPLETED"] == "Y"


def test_lists_of_dismissed_colleagues_get_stuck(rest: Any, fresh: int) -> None:
    activity = rest.result("crm.activity.list", filter={"ASSOCIATED_ENTITY_ID": fresh, "TYPE_ID": 6})[0]["ID"]
    rest.result("crm.activity.update", id=activity, fields={"RESPONSIBLE_ID": 18})
    Shift(rest.portal, 60).pass_time(1800)
    assert set(rest.participants(fresh).values()) == {"IN_WORK"}
