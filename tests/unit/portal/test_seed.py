from __future__ import annotations

import time
from collections import Counter
from datetime import datetime
from typing import Any

import pytest

CALL_LISTS = "provider_id = 'CALL_LIST'"


@pytest.fixture(scope="module")
def demo(make_rest: Any) -> Any:
    return make_rest(contacts=2000, companies=300, call_lists=12, participants=None, plain=False)


def test_the_demo_has_ordinary_and_odd_lists(demo: Any) -> None:
    lists = demo.result("crm.calllist.list", ORDER={"ID": "ASC"}, start=-1)
    kinds = Counter(row["ENTITY_TYPE_ID"] for row in lists)
    assert kinds == {"3": 15, "4": 2, "1": 1, "0": 1}
    sizes = Counter(
        row["n"] for row in demo.control("query", sql="SELECT COUNT(*) n FROM participant GROUP BY list_id")
    )
    assert sizes[137] == 1
    created = [row["DATE_CREATE"] for row in lists]
    assert created == sorted(created)
    assert {row["WEBFORM_ID"] for row in lists} >= {None, "1", "2", "3"}
    activities = demo.result(
        "crm.activity.list", filter={"=PROVIDER_ID": "CALL_LIST"}, select=["*"], order={"ID": "ASC"}
    )
    assert len(activities) == 17  # one list is a draft, one activity was deleted
    assert [row["COMPLETED"] for row in activities].count("Y") == 1
    assert sum(not row["SUBJECT"].startswith("Обзвон #") for row in activities) == 1
    assert [row["OWNER_TYPE_ID"] for row in activities].count("0") == 1
    assert len({row["RESPONSIBLE_ID"] for row in activities}) > 3


def test_the_demo_has_all_kinds_of_people_and_work(demo: Any) -> None:
    def count(sql: str) -> int:
        number: int = demo.control("query", sql=f"SELECT COUNT(*) AS n FROM {sql}")[0]["n"]
        return number

    assert count("contact WHERE has_phone = 'N'") > 20
    owners = "SELECT 1 FROM multifield WHERE type_id = 'PHONE' GROUP BY entity_type_id, entity_id"
    assert count(f"({owners} HAVING COUNT(*) > 1)") > 100
    assert count("company WHERE is_my_company = 'Y'") == 1
    assert count("deal") > 10
    assert count("invoice") > 3
    assert count("timeline_comment") > 20
    assert count("call_statistic") == count("activity WHERE provider_id = 'VOXIMPLANT_CALL'") > 500
    assert count("participant p JOIN call_list c ON c.id = p.list_id AND c.entity_type_id = 3"
                 " LEFT JOIN contact k ON k.id = p.entity_id WHERE k.id IS NULL") == 2  # fmt: skip
    assert count("activity JOIN recycle_bin ON activity_id = activity.id") == 0  # no number is reused
    assert count("activity WHERE start_time > strftime('%s', 'now') + 60") == 0
    statuses = {row["s"] for row in demo.control("query", sql="SELECT DISTINCT status_id AS s FROM participant")}
    assert statuses == {"IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING"}


def test_participants_stand_in_the_order_of_their_statuses(demo: Any) -> None:
    order = {"IN_WORK": 0, "CALL_BACK": 1, "SUCCESS": 2, "WRONG_NUMBER": 3, "STOP_CALLING": 4}
    for row in demo.result("crm.calllist.list", start=-1):
        found = [order[item["status"]] for item in demo.control("participants_of", list=int(row["ID"]))]
        assert found == sorted(found)


def test_the_same_seed_gives_the_same_portal(make_rest: Any) -> None:
    def people(**options: Any) -> Any:
        portal = make_rest(**options).portal
        rows = portal.database.rows("SELECT name, last_name, company_id FROM contact ORDER BY id")
        numbers = portal.database.rows("SELECT value FROM multifield ORDER BY id")
        ranks = portal.database.rows("SELECT * FROM participant ORDER BY list_id, rank")
        return [tuple(row) for row in (*rows, *numbers, *ranks)]

    assert people(seed=5) == people(seed=5)
    assert people(seed=5) != people(seed=6)


@pytest.mark.parametrize(
    ("language", "expected", "default"),
    [("ru", "Ноябрьская база", "Обзвон #"), ("en", "Clients 2000, second wave", "Call list #")],
)
def test_a_lifelike_portal_has_lists_with_names(make_rest: Any, language: str, expected: str, default: str) -> None:
    size = {"contacts": 2000, "companies": 300, "call_lists": 12, "participants": None}
    rest = make_rest(**size, plain=False, lifelike=True, language=language)
    named = [row["s"] for row in rest.control("query", sql=f"SELECT subject s FROM activity WHERE {CALL_LISTS}")]
    assert len(named) == len(set(named)) == 17
    assert expected in named
    assert sum(subject.startswith(default) for subject in named) == 2


def test_english_portals_speak_english(make_rest: Any) -> None:
    rest = make_rest(language="en")
    assert rest.result("crm.calllist.statuslist")[0]["NAME"] == "Scheduled"
    assert rest.result("crm.activity.list", filter={"TYPE_ID": 6})[0]["SUBJECT"] == "Call list #1"
    assert rest.refusal("crm.status.add", fields={"ENTITY_ID": "CALL_LIST", "STATUS_ID": "X"})[2].isascii() is False
    assert "обязательно" not in rest.refusal("crm.item.add", entityTypeId=3, fields={})[2]


def test_plain_lists_are_exactly_as_asked_and_share_nobody(make_rest: Any) -> None:
    portal = make_rest(contacts=400, call_lists=4, participants=100).portal
    rows = portal.database.rows("SELECT list_id, COUNT(*) AS n FROM participant GROUP BY list_id")
    assert [tuple(row) for row in rows] == [(1, 100), (2, 100), (3, 100), (4, 100)]
    assert portal.database.value("SELECT COUNT(DISTINCT entity_id) FROM participant") == 400


def test_too_few_contacts_are_told(make_rest: Any) -> None:
    with pytest.raises(ValueError, match="needs as many contacts"):
        make_rest(contacts=10, participants=100)


@pytest.mark.parametrize("options", [{"contacts": 400, "call_lists": 4, "participants": 100}, {}])
def test_hidden_participants_are_counted_by_list(make_rest: Any, options: dict[str, Any]) -> None:
    rest = make_rest(**options, hidden=7, admin=False)
    for row in rest.result("crm.calllist.list", start=-1):
        seen = []
        for start in range(0, 150, 50):
            answer = rest("crm.calllist.items.get", LIST_ID=int(row["ID"]), start=start)
            seen += answer.get("result", [])
        assert len(seen) == len(rest.participants(int(row["ID"]))) - 7


def test_a_portal_without_anybody(make_rest: Any) -> None:
    rest = make_rest(contacts=0, companies=0, call_lists=0, participants=None)
    assert rest.result("crm.calllist.list") == []
    assert rest.result("crm.item.list", entityTypeId=3) == {"items": []}


def test_dates_are_fresh(demo: Any) -> None:
    newest = demo.result("crm.calllist.list", ORDER={"ID": "DESC"})[0]["DATE_CREATE"]
    zone = datetime.fromisoformat(demo.result("server.time")).tzinfo
    age = time.time() - datetime.fromisoformat(newest).replace(tzinfo=zone).timestamp()
    assert 0 < age < 2 * 86_400


def test_another_seed_has_another_future(make_rest: Any) -> None:
    drawn = [make_rest(seed=seed).portal.random.random() for seed in (2, 3, 2)]
    assert drawn[0] == drawn[2] != drawn[1]
