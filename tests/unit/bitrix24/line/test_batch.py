import json
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24.line import batch
from desktop.bitrix24.line.protocol import Answer, Call, Reply, TakenFrom
from desktop.domain.problem import Cause, Problem

CALLS = [Call("profile"), Call("crm.calllist.items.get", {"LIST_ID": 13, "start": 50}), Call("user.get")]


def outcomes(result, calls=CALLS, status=200, **more):
    body = json.dumps({"result": result, **more}).encode()
    return list(batch.outcomes(Answer(status, body), calls, host="acme.bitrix24.ru"))


def test_commands_are_strings_with_values_encoded_once():
    call = Call("crm.item.list", {"entityTypeId": 3, "filter": {"@id": [5, 7]}, "select": ["*"], "flag": True})
    assert batch.command(call) == (
        "crm.item.list?entityTypeId=3&filter[%40id][0]=5&filter[%40id][1]=7&select[0]=%2A&flag=1"
    )
    assert batch.command(Call("profile")) == "profile"


@given(st.dictionaries(st.text(alphabet="abcXYZ_=>@", min_size=1), st.text(), max_size=4))
def test_every_value_arrives_as_it_was(params):
    query = batch.command(Call("m", params)).partition("?")[2]
    assert dict(parse_qsl(query, keep_blank_values=True)) == params


def test_body_has_letter_keys_and_does_not_halt():
    sent = json.loads(batch.body(CALLS))
    assert sent == {
        "halt": 0,
        "cmd": {"c0": "profile", "c1": "crm.calllist.items.get?LIST_ID=13&start=50", "c2": "user.get"},
    }


def test_a_value_is_taken_from_the_command_that_it_names():
    newest = Call("crm.calllist.list")
    window = Call("crm.calllist.items.get", {"LIST_ID": TakenFrom(newest, "[0][ID]"), "start": 50})
    sent = json.loads(batch.body([CALLS[0], newest, window, window]))
    reference = dict(parse_qsl(sent["cmd"]["c2"].partition("?")[2]))
    assert reference == {"LIST_ID": "$result[c1][0][ID]", "start": "50"}
    assert sent["cmd"]["c3"] == sent["cmd"]["c2"]
    assert batch.carries(window)


@pytest.mark.parametrize(
    "params",
    [
        {"WEBFORM_ID": None},
        {"ENTITIES": []},
        {"filter": {}},
        {"fields": {"NAME": "$result[c1]"}},
        {"fields": {"NAME": "so $ReSuLt[c1][ID] "}},
        {"a": "$total[x]"},
        {"a": "$next[x]"},
        {"a": "$time[x]"},
        {"a": "$error[x]"},
        {"ENTITIES": list(range(101))},
        {"FILTER": {"@ID": [1, None]}},
        {"FILTER": {"@ID": tuple(range(101))}},
        {"a": ["$result[c0]", "b"]},
        {"a": 1, "b": None},
    ],
)
def test_what_a_command_cannot_express(params):
    assert not batch.carries(Call("m", params))


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"a": ""},
        {"a": 0},
        {"a": False},
        {"@id": list(range(50))},
        {"@id": list(range(100))},
        {"a": (1,)},
        {"a": "$5"},
    ],
)
def test_what_it_can(params):
    assert batch.carries(Call("m", params))


def test_an_outcome_for_each_command():
    found = outcomes(
        {
            "result": {"c0": {"ID": "1"}, "c2": []},
            "result_error": {"c1": {"error": "ACCESS_ERROR", "error_description": "No<br>"}},
            "result_total": {"c2": 118},
            "result_next": {"c2": "50"},
            "result_time": {"c2": {"operating": 3.5, "operating_reset_at": 1700000600, "start": 1700000000}},
        },
        time={"date_start": "2026-08-03T12:00:00+03:00", "operating": 99, "start": 5},
    )
    assert found[0].result == {"ID": "1"}
    assert found[0].time.operating is None
    assert found[0].time.date_start is not None
    assert isinstance(found[1], Problem)
    assert (found[1].cause, found[1].code, found[1].detail) == (Cause.ACCESS_DENIED, "ACCESS_ERROR", "No")
    assert (found[1].method, found[1].host) == ("crm.calllist.items.get", "acme.bitrix24.ru")
    assert (found[2].total, found[2].next) == (118, 50)
    assert (found[2].time.operating, found[2].time.reset_at, found[2].time.at) == (3.5, 1700000600, 1700000000)


def test_parts_may_be_lists_or_absent():
    everything = {"result": [1, 2, 3], "result_error": [], "result_total": [], "result_next": [], "result_time": []}
    assert [reply.result for reply in outcomes(everything)] == [1, 2, 3]
    assert [reply.result for reply in outcomes({"result": [1, 2, 3]})] == [1, 2, 3]
    assert all(
        isinstance(problem, Problem) for problem in outcomes({"result": [], "result_error": {"c1": {"error": ""}}})
    )


def test_a_command_without_outcome_is_not_a_success():
    found = outcomes({"result": {"c0": 1}, "result_error": []})
    assert [type(one).__name__ for one in found] == ["Reply", "Problem", "Problem"]
    assert found[1].cause is Cause.PORTAL_FAULT
    assert (found[1].method, found[1].host) == ("crm.calllist.items.get", "acme.bitrix24.ru")
    assert "no outcome" in found[1].detail


def test_null_results_are_results():
    assert outcomes({"result": {"c0": None, "c1": False, "c2": 0}})[0].result is None


@pytest.mark.parametrize("error", [{"error": ""}, {"error": 0}, {"error": "X", "error_description": None}])
def test_errors_count_by_their_presence(error):
    assert isinstance(outcomes({"result": {}, "result_error": {"c0": error}})[0], Problem)


def test_an_unreadable_next_fails_its_command_only():
    found = outcomes({"result": {"c0": 1, "c1": 2, "c2": 3}, "result_next": {"c1": "x"}})
    assert found[0].result == 1
    assert (found[1].cause, found[1].method, found[1].host) == (
        Cause.UNREADABLE,
        "crm.calllist.items.get",
        "acme.bitrix24.ru",
    )
    assert found[2].result == 3


@pytest.mark.parametrize("result", ["text", 5, {"result": "text"}])
def test_a_shape_that_is_no_batch(result):
    with pytest.raises(Problem) as raised:
        outcomes(result)
    assert (raised.value.cause, raised.value.method, raised.value.host) == (
        Cause.UNREADABLE,
        "batch",
        "acme.bitrix24.ru",
    )


def test_the_error_of_the_whole():
    with pytest.raises(Problem) as raised:
        list(batch.outcomes(Answer(401, b'{"error": "NO_AUTH_FOUND"}'), CALLS, host="h"))
    assert (raised.value.cause, raised.value.method, raised.value.host) == (Cause.CREDENTIALS, "batch", "h")


@pytest.mark.parametrize("status", [300, 302, 404, 500, 503])
def test_what_did_not_come_with_a_success_is_none_however_it_looks(status):
    with pytest.raises(Problem) as raised:
        outcomes({"result": {"c0": 1, "c1": 2, "c2": 3}}, status=status)
    assert raised.value.method == "batch"


def test_text_that_is_not_utf_8_fails_its_command_only():
    body = b'{"result": {"result": {"c0": "\xff", "c1": 2, "c2": 3}}}'
    found = list(batch.outcomes(Answer(200, body), CALLS, host="h"))
    assert (found[0].cause, found[0].method, found[0].host) == (Cause.UNREADABLE, "profile", "h")
    assert found[1].result == 2


def test_an_error_that_is_no_object_is_one_all_the_same():
    body = b'{"result": {"result": {"c1": 2}, "result_error": {"c0": "\xff", "c2": ["x"]}}}'
    found = list(batch.outcomes(Answer(200, body), CALLS, host="h"))
    assert [type(one) for one in found] == [Problem, Reply, Problem]


def test_time_is_that_of_the_command_else_of_the_whole():
    body = {"result": {"result": [1, 2, 3], "result_time": {"c1": {"start": 7}}}, "time": {"start": 5}}
    found = list(batch.outcomes(Answer(200, json.dumps(body).encode()), CALLS, host="h"))
    assert [one.time.at for one in found] == [5, 7, 5]


def test_a_request_is_told_in_the_log_by_its_methods_alone():
    assert batch.described(CALLS[:1]) == "profile"
    twice = [*CALLS, Call("user.get", {"ID": 5})]
    assert batch.described(twice) == "batch of 4: crm.calllist.items.get, profile, user.get"
