from __future__ import annotations

import time
from typing import Any

import pytest

from desktop.portal.errors import ConnectionDropped


def test_only_who_knows_the_token_controls(rest: Any) -> None:
    assert rest.send("POST", "http://127.0.0.1/control/wrong/requests").status_code == 403
    assert rest.send("POST", "http://127.0.0.1/control/control/nothing").status_code == 404
    assert rest.send("POST", "http://127.0.0.1/control/control/switch", json={"nope": 1}).status_code == 400
    assert rest.send("POST", "http://127.0.0.1/control/control/fault", json={"kind": "nope"}).status_code == 400


def test_a_batch_that_is_refused_is_not_kept(rest: Any) -> None:
    rest.control("requests", reset=True)
    commands = {"cmd": [f"{'x' * 1000}{number}" for number in range(1000)]}
    assert rest.send("POST", f"http://127.0.0.1/rest/1/wrong/{'batch'}", json=commands).status_code == 401
    assert rest.send("POST", f"http://127.0.0.1/rest/1/wrong/{'y' * 5000}").status_code == 404
    rest("batch", commands)
    refused, unknown, long = rest.control("requests")["requests"]
    assert refused["commands"] == {}
    assert len(unknown["method"]) == 100
    assert {len(name) for name in long["commands"]} <= {100}


def test_requests_are_counted_without_the_secret(rest: Any) -> None:
    rest.result("profile")
    rest.batch({"a": "crm.calllist.get?ID=1", "b": "crm.calllist.get?ID=1", "c": "profile"})
    rest.status("crm.nothing")
    log = rest.control("requests", reset=True)
    assert log["count"] == 3
    assert [entry["method"] for entry in log["requests"]] == ["profile", "batch", "crm.nothing"]
    assert log["requests"][1]["commands"] == {"crm.calllist.get": 2, "profile": 1}
    assert log["requests"][1]["command_count"] == 3
    assert log["requests"][2]["status"] == 404
    assert log["requests"][0]["finished"] >= log["requests"][0]["started"]
    assert "t0ken" not in str(log)
    assert rest.control("requests")["count"] == 0


@pytest.mark.parametrize(
    ("fault", "status", "content_type", "body"),
    [
        ({"kind": "html"}, 200, "text/html", "<h1>Maintenance</h1>"),
        ({"kind": "html", "status": 502}, 502, "text/html", "<h1>Maintenance</h1>"),
        ({"kind": "empty", "status": 500}, 500, "text/html", ""),
        ({"kind": "status", "status": 504, "body": "gateway"}, 504, "text/html", "gateway"),
        ({"kind": "error", "code": "OVERLOAD_LIMIT", "status": 503}, 503, "application/json", '"OVERLOAD_LIMIT"'),
        ({"kind": "query_limit"}, 503, "application/json", '"QUERY_LIMIT_EXCEEDED"'),
        ({"kind": "operation_time_limit", "seconds": 60}, 429, "application/json", '"operating_reset_at"'),
        ({"kind": "content_type", "content_type": "text/plain"}, 200, "text/plain", '"result"'),
        ({"kind": "crash_after"}, 500, "text/html", "Internal Server Error"),
        ({"kind": "redirect", "location": "https://new.example"}, 302, "", ""),
    ],
)
def test_faults(rest: Any, fault: dict[str, Any], status: int, content_type: str, body: str) -> None:
    rest.control("fault", **fault)
    response = rest.send("POST", "profile")
    assert response.status_code == status
    assert response.headers.get("content-type", "").startswith(content_type)
    assert body in response.text
    assert rest.status("profile") == 200


def test_redirects_keep_the_tail_or_not(rest: Any) -> None:
    rest.control("fault", kind="redirect", location="https://new.example")
    rest.control("fault", kind="redirect", location="https://new.example/login", same_tail=False, status=301)
    assert rest.send("POST", "profile").headers["location"] == "https://new.example/rest/1/t0ken/profile"
    response = rest.send("POST", "profile")
    assert (response.status_code, response.headers["location"]) == (301, "https://new.example/login")


def test_faults_can_wait_for_a_method_and_let_some_pass(rest: Any) -> None:
    rest.control("fault", kind="html", status=500, method="crm.calllist.get", after=1, times=2)
    assert rest.status("profile") == 200
    assert rest.status("crm.calllist.get", ID=1) == 200
    assert rest.send("POST", "batch", json={"cmd": {"a": "crm.calllist.get?ID=1"}}).status_code == 500
    assert rest.status("crm.calllist.get", ID=1) == 500
    assert rest.status("crm.calllist.get", ID=1) == 200
    rest.control("fault", kind="html")
    assert rest.control("clear_faults") == 1
    assert rest.status("profile") == 200


@pytest.mark.parametrize(("kind", "made"), [("drop_before", 0), ("drop_after", 1), ("cut", 1), ("half_json", 1)])
def test_lost_answers_take_effect_or_not(rest: Any, kind: str, made: int) -> None:
    before = len(rest.result("crm.calllist.list"))
    rest.control("fault", kind=kind, method="crm.calllist.add")
    params = {"ENTITY_TYPE": "CONTACT", "ENTITIES": [1]}
    if kind == "half_json":
        response = rest.send("POST", "crm.calllist.add", json=params)
        assert response.status_code == 200
        assert not response.text.endswith("}")
    else:
        with pytest.raises(ConnectionDropped):
            rest.send("POST", "crm.calllist.add", json=params)
    assert len(rest.result("crm.calllist.list")) == before + made


def test_slow_answers(rest: Any) -> None:
    rest.control("fault", kind="delay", seconds=0.1)
    began = time.monotonic()
    rest.result("profile")
    assert time.monotonic() - began >= 0.1
    rest.control("latency", milliseconds=50)
    began = time.monotonic()
    rest.result("profile")
    assert time.monotonic() - began >= 0.05


def test_another_supervisor_at_work(rest: Any, fresh: int) -> None:
    rest.control("add_participants", list=fresh, ids=[1, 2])
    rest.control("remove_participants", list=fresh, ids=[201])
    assert 201 not in rest.participants(fresh)
    assert list(rest.participants(fresh))[-2:] == [1, 2]
    rest.control("complete_list", list=fresh)
    filter_ = {"ASSOCIATED_ENTITY_ID": fresh, "TYPE_ID": 6}
    assert rest.result("crm.activity.list", filter=filter_)[0]["COMPLETED"] == "Y"
    many = rest.control("add_lists", count=3, participants_each=60)
    assert [len(rest.participants(number)) for number in many] == [60, 60, 60]
    company = rest.control("add_cards", kind=4)[0]
    assert rest.result("crm.item.get", entityTypeId=4, id=company)["item"]["hasPhone"] == "Y"


def test_a_moment_after_a_call(rest: Any, fresh: int) -> None:
    rest.control(
        "moment",
        method="crm.calllist.get",
        when="after",
        number=2,
        repeat=True,
        action="add_participants",
        arguments={"list": fresh, "ids": [7]},
    )
    rest.result("crm.calllist.get", ID=1)
    assert 7 not in rest.participants(fresh)
    rest.result("crm.calllist.get", ID=1)
    assert 7 in rest.participants(fresh)


@pytest.mark.parametrize("action", ["fail", "crash", "drop"])
def test_a_batch_can_break_at_one_command(rest: Any, action: str) -> None:
    arguments = {"code": "OPERATION_TIME_LIMIT", "status": 429} if action == "fail" else {}
    rest.control("moment", method="crm.calllist.add", number=2, action=action, arguments=arguments)
    commands = {f"a{n}": f"crm.calllist.add?ENTITY_TYPE=CONTACT&ENTITIES[]={n}" for n in (1, 2, 3)}
    if action == "fail":
        answer = rest.batch(commands)
        assert answer["result_error"]["a2"]["error"] == "OPERATION_TIME_LIMIT"
    elif action == "crash":
        assert rest.send("POST", "batch", json={"cmd": commands}).status_code == 500
    else:
        with pytest.raises(ConnectionDropped):
            rest.send("POST", "batch", json={"cmd": commands})
    assert len(rest.result("crm.calllist.list")) == (3 if action == "fail" else 2)


def test_tests_may_look_into_the_tables(rest: Any) -> None:
    assert rest.control("query", sql="SELECT COUNT(*) AS n FROM call_list") == [{"n": 1}]
    response = rest.send("POST", "http://127.0.0.1/control/control/query", json={"sql": "DELETE FROM call_list"})
    assert response.status_code == 400
