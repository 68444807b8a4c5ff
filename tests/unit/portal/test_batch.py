from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest


def test_outcomes_come_by_key_and_http_is_200(rest: Any) -> None:
    answer = rest.batch(
        {
            "list": "crm.calllist.items.get?LIST_ID=1&start=100",
            "end": "crm.calllist.items.get?LIST_ID=1&start=150",
            "count": "crm.item.list?entityTypeId=3&select[]=id",
        }
    )
    assert len(answer["result"]["list"]) == 20
    assert answer["result_error"]["end"]["error"] == "ACCESS_ERROR"
    assert answer["result_total"] == {"count": 260}
    assert answer["result_next"] == {"count": 50}
    assert sorted(answer["result_time"]) == ["count", "list"]


@pytest.mark.parametrize(
    ("commands", "shape"),
    [
        ({"0": "server.time", "1": "profile"}, list),
        (["server.time", "profile"], list),
        ({"0": "server.time", "1": "crm.nothing", "2": "profile"}, dict),
        ({"c0": "server.time"}, dict),
        ({}, list),
    ],
)
def test_numeric_keys_become_an_array_with_gaps_an_object(rest: Any, commands: Any, shape: type) -> None:
    answer = rest.batch(commands)
    assert isinstance(answer["result"], shape)
    assert isinstance(answer["result_next"], list)  # empty parts are []


def test_halt_stops_at_the_first_failure(rest: Any) -> None:
    commands = {"a": "server.time", "b": "crm.nothing", "c": "server.time"}
    assert list(rest.batch(commands, halt=1)["result"]) == ["a"]
    assert list(rest.batch(commands)["result"]) == ["a", "c"]


def test_more_than_fifty_commands_fail_one_by_one(rest: Any) -> None:
    answer = rest.batch({f"c{n}": "server.time" for n in range(52)})
    assert len(answer["result"]) == 50
    assert {key: error["error"] for key, error in answer["result_error"].items()} == {
        "c50": "ERROR_BATCH_LENGTH_EXCEEDED",
        "c51": "ERROR_BATCH_LENGTH_EXCEEDED",
    }


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("batch?cmd[a]=server.time", "ERROR_BATCH_METHOD_NOT_ALLOWED"),
        ("upload?x=1", "ERROR_BATCH_METHOD_NOT_ALLOWED"),
        ("server.time.json", "ERROR_METHOD_NOT_FOUND"),
        ("crm.status.get?id=9999", ""),
    ],
)
def test_refused_commands(rest: Any, command: str, code: str) -> None:
    assert rest.batch({"x": command})["result_error"]["x"]["error"] == code


def test_entries_that_arent_strings_are_skipped_without_a_trace(rest: Any) -> None:
    answer = rest.batch({"a": {"method": "server.time", "params": {}}, "b": "server.time", "c": 7})
    assert list(answer["result"]) == ["b"]
    assert answer["result_error"] == []


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("$result[lists][0][ID]", "1"),
        ("$RESULT[lists][0][ID]", "1"),
        ("$total[items]", 260),
        ("$next[items]", 50),
        ("$error[bad][error]", "ERROR_METHOD_NOT_FOUND"),
        ("a $result[lists][0][ID] b", "a 1 b"),
        ("$result[lists][0][ID]x", {"ID": "1", "ENTITY_TYPE_ID": "3"}),  # the path extends to the next white space
        ("$result[lists][0][NOPE]", {"ID": "1", "ENTITY_TYPE_ID": "3"}),
        ("$result[lists][5][ID]", [{"ID": "1", "ENTITY_TYPE_ID": "3"}]),
        ("no reference", "no reference"),
    ],
)
def test_references(rest: Any, reference: str, expected: Any) -> None:
    from desktop.portal import batch

    parts = {
        "result": {"lists": [{"ID": "1", "ENTITY_TYPE_ID": "3"}], "items": {"items": []}},
        "total": {"items": 260},
        "next": {"items": 50},
        "error": {"bad": {"error": "ERROR_METHOD_NOT_FOUND"}},
        "time": {},
    }
    assert batch._resolved(reference, parts) == expected
    assert batch._resolved({"a": [reference]}, parts) == {"a": [expected]}


def test_a_reference_feeds_a_later_command(rest: Any) -> None:
    answer = rest.batch(
        {
            "lists": "crm.calllist.list?ORDER[ID]=ASC",
            "people": "crm.calllist.items.get?LIST_ID=" + quote("$result[lists][0][ID]"),
            "cards": "crm.item.list?entityTypeId=3&filter[@id][0]=" + quote("$result[people][0][ID]"),
        }
    )
    assert answer["result_error"] == []
    assert answer["result"]["cards"]["items"][0]["id"] == answer["result"]["people"][0]["ID"]


def test_one_crash_kills_the_batch_after_earlier_commands_took_effect(rest: Any) -> None:
    before = rest.result("crm.status.list", filter={"ENTITY_ID": "CALL_LIST"})
    response = rest.send(
        "POST",
        "batch",
        json={
            "cmd": {
                "a": "crm.status.add?fields[ENTITY_ID]=CALL_LIST&fields[STATUS_ID]=X1&fields[NAME]=X",
                "b": "crm.calllist.add?ENTITY_TYPE=contact&ENTITIES[]=1",
            }
        },
    )
    assert response.status_code == 500
    assert len(rest.result("crm.status.list", filter={"ENTITY_ID": "CALL_LIST"})) == len(before) + 1


def test_values_arrive_as_strings_and_an_unencoded_hash_cuts_the_command(rest: Any) -> None:
    answer = rest.batch({"a": "crm.activity.list?filter[SUBJECT]=Обзвон #1&select[]=ID"})
    assert answer["result"]["a"] == []  # only "Обзвон " arrives, the rest is cut off
    encoded = quote("Обзвон #1")
    answer = rest.batch({"a": f"crm.activity.list?filter[SUBJECT]={encoded}&select[]=ID"})
    assert len(answer["result"]["a"]) == 1


def test_a_batch_itself_can_travel_as_a_form(rest: Any) -> None:
    form = {"cmd[a]": "crm.calllist.get?ID=1", "halt": "0"}
    answer = rest.send("POST", "batch", data=form).json()["result"]
    assert answer["result"]["a"]["ENTITY_TYPE"] == "CONTACT"
