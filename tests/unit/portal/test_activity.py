from __future__ import annotations

from typing import Any

import pytest

CALL_LISTS = {"=TYPE_ID": 6, "=PROVIDER_ID": "CALL_LIST"}


@pytest.fixture
def many(rest: Any) -> list[int]:
    """Thirteen more call lists; the first list is number 1."""
    made: list[int] = rest.control("add_lists", count=13, participants_each=1)
    return made


def subjects(rest: Any, **params: Any) -> list[str]:
    return [row["SUBJECT"] for row in rest.result("crm.activity.list", {"order": {"ID": "ASC"}} | params)]


@pytest.mark.parametrize(
    ("filter_", "count"),
    [
        (CALL_LISTS, 14),
        (CALL_LISTS | {"=ASSOCIATED_ENTITY_ID": 13}, 1),
        (CALL_LISTS | {"ASSOCIATED_ENTITY_ID": [1, 13, 14]}, 3),
        (CALL_LISTS | {"@ASSOCIATED_ENTITY_ID": ["1", "13"]}, 2),
        ({"PROVIDER_ID": "call_list"}, 14),  # the collation is case-insensitive
        (CALL_LISTS | {">ASSOCIATED_ENTITY_ID": 12}, 2),
        (CALL_LISTS | {"!ASSOCIATED_ENTITY_ID": 1}, 13),
        (CALL_LISTS | {"SUBJECT": "ОБЗВОН #1"}, 1),
        (CALL_LISTS | {"%SUBJECT": "#1"}, 6),  # 1, 10, 11, 12, 13, 14
        (CALL_LISTS | {"=%SUBJECT": "%#1"}, 1),
        (CALL_LISTS | {"%=SUBJECT": "обзвон%"}, 14),
        (CALL_LISTS | {"RESULT_SUM": 5}, 14),  # a field without a column is dropped
    ],
)
def test_filters(rest: Any, many: list[int], filter_: dict[str, Any], count: int) -> None:
    assert rest("crm.activity.list", filter=filter_)["total"] == count


@pytest.mark.parametrize(
    "filter_", [{"provider_id": "CALL_LIST"}, {"Provider_Id": "X"}, {"NOPE": 1}, {"?ID": 1}, {}, "ID=1"]
)
def test_unknown_or_wrongly_cased_keys_are_dropped_silently(rest: Any, filter_: Any) -> None:
    assert rest("crm.activity.list", filter=filter_)["total"] == rest("crm.activity.list")["total"] > 50


@pytest.mark.parametrize("name", ["filter", "FILTER", "Filter", "arFilter"])
def test_the_filter_has_four_names(rest: Any, name: str) -> None:
    assert rest("crm.activity.list", {name: CALL_LISTS})["total"] == 1


def test_paging_past_the_end_gives_page_one_again(rest: Any) -> None:
    order = {"order": {"ID": "ASC"}, "select": ["ID"]}
    first = rest("crm.activity.list", order)
    total = first["total"]
    assert first["next"] == 50
    assert rest("crm.activity.list", order | {"start": 49})["result"] == first["result"]  # rounded down to a page
    last = rest("crm.activity.list", order | {"start": total // 50 * 50})
    assert "next" not in last
    assert len(last["result"]) == total % 50
    assert rest("crm.activity.list", order | {"start": total + 500})["result"] == first["result"]
    uncounted = rest("crm.activity.list", order | {"start": -1})
    assert uncounted["result"] == first["result"]
    assert "total" not in uncounted
    ids = [int(row["ID"]) for row in first["result"]]
    following = rest.result("crm.activity.list", order | {"start": -1, "filter": {">ID": ids[-1]}})
    assert int(following[0]["ID"]) == ids[-1] + 1


def test_the_default_order_is_by_start_time(rest: Any) -> None:
    times = [row["START_TIME"] for row in rest.result("crm.activity.list", select=["ID", "START_TIME"])]
    assert times == sorted(times)


def test_values_are_strings_and_empty_maps_are_lists(rest: Any) -> None:
    row = rest.result("crm.activity.list", filter=CALL_LISTS)[0]
    assert row["SETTINGS"] == []
    assert row["PROVIDER_PARAMS"] == []
    assert row["ASSOCIATED_ENTITY_ID"] == "1"
    assert "COMMUNICATIONS" not in row
    selected = rest.result("crm.activity.list", filter=CALL_LISTS, select=["SUBJECT", "NOPE"])[0]
    assert sorted(selected) == ["ID", "SUBJECT"]


def calls_of(rest: Any, number: int) -> Any:
    return {"=TYPE_ID": 2, "BINDINGS": [{"OWNER_TYPE_ID": 3, "OWNER_ID": number}]}


def test_bindings_find_the_calls_of_clients(rest: Any) -> None:
    calls = rest.result("crm.activity.list", filter={"PROVIDER_ID": "VOXIMPLANT_CALL"}, order={"ID": "DESC"})
    first, second = calls[0], next(call for call in calls if call["OWNER_ID"] != calls[0]["OWNER_ID"])
    found = rest.result(
        "crm.activity.list", filter=calls_of(rest, int(first["OWNER_ID"])), select=["*", "COMMUNICATIONS"]
    )
    assert {row["OWNER_ID"] for row in found} == {first["OWNER_ID"]}
    assert found[0]["COMMUNICATIONS"][0]["ENTITY_ID"] == first["OWNER_ID"]
    assert found[0]["COMMUNICATIONS"][0]["ENTITY_TYPE_ID"] == "3"
    both = [{"OWNER_TYPE_ID": 3, "OWNER_ID": int(call["OWNER_ID"])} for call in (first, second)]
    owners = [row["OWNER_ID"] for row in rest.result("crm.activity.list", filter={"=TYPE_ID": 2, "BINDINGS": both})]
    assert set(owners) == {first["OWNER_ID"], second["OWNER_ID"]}


def test_an_activity_bound_to_several_comes_several_times(rest: Any) -> None:
    call = rest.result("crm.activity.list", filter={"PROVIDER_ID": "VOXIMPLANT_CALL"})[0]
    rest.portal.database.insert(
        "activity_binding", {"activity_id": int(call["ID"]), "owner_type_id": 4, "owner_id": 3}
    )
    both = [{"OWNER_TYPE_ID": 3, "OWNER_ID": int(call["OWNER_ID"])}, {"OWNER_TYPE_ID": 4, "OWNER_ID": 3}]
    ids = [row["ID"] for row in rest.result("crm.activity.list", filter={"ID": call["ID"], "BINDINGS": both})]
    assert ids == [call["ID"], call["ID"]]


def test_a_bare_object_disables_the_bindings_filter(rest: Any) -> None:
    everything = rest("crm.activity.list", filter={"=TYPE_ID": 2})["total"]
    bare = {"=TYPE_ID": 2, "BINDINGS": {"OWNER_TYPE_ID": 3, "OWNER_ID": 1}}
    assert rest("crm.activity.list", filter=bare)["total"] == everything
    several = {"=TYPE_ID": 2, "BINDINGS": [{"OWNER_TYPE_ID": 3, "OWNER_ID": [50, 51]}]}
    falsified = rest.result("crm.activity.list", filter=several)
    assert {row["OWNER_ID"] for row in falsified} <= {"1"}  # PHP turns an array into 1


def test_non_administrators_see_only_their_own_call_list_activities(rest: Any, many: list[int]) -> None:
    mine = rest.result("crm.activity.list", filter=CALL_LISTS | {"ASSOCIATED_ENTITY_ID": 14})[0]
    rest.result("crm.activity.update", id=mine["ID"], fields={"RESPONSIBLE_ID": 7})
    rest.control("admin", on=False)
    assert rest("crm.activity.list", filter=CALL_LISTS)["total"] == 13
    assert rest.refusal("crm.activity.get", id=mine["ID"]) == (400, "", "")
    for method in ("crm.activity.update", "crm.activity.delete"):
        assert rest.refusal(method, id=mine["ID"], fields={"SUBJECT": "x"}) == (400, "", "Access denied.")
    other = rest.result("crm.activity.list", filter=CALL_LISTS)[0]["ID"]
    assert rest.refusal("crm.activity.delete", id=other) == (400, "", "Access denied.")
    rest.control("switch", anyone_deletes_activities=True)
    assert rest.result("crm.activity.delete", id=other) is True


def test_calls_of_hidden_clients_are_hidden(rest: Any) -> None:
    call = rest.result("crm.activity.list", filter={"PROVIDER_ID": "VOXIMPLANT_CALL"})[0]
    owner = int(call["OWNER_ID"])
    rest.control("hide_cards", ids=[owner])
    rest.control("admin", on=False)
    assert rest.result("crm.activity.list", filter=calls_of(rest, owner)) == []


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("crm.activity.get", {"id": 99999}, ""),
        ("crm.activity.get", {}, "ID is not defined or invalid."),
        ("crm.activity.delete", {"id": 99999}, "Activity is not found."),
        ("crm.activity.delete", {"id": "x"}, "ID is not defined or invalid."),
        ("crm.activity.update", {"id": 99999, "fields": {}}, "Activity is not found."),
        ("crm.activity.update", {"id": 1, "fields": {"SUBJECT": " "}}, "The field SUBJECT is not defined or empty"),
        (
            "crm.activity.update",
            {"id": 1, "fields": {"RESPONSIBLE_ID": 0}},
            "The field RESPONSIBLE_ID is not defined or invalid",
        ),
    ],
)
def test_refusals(rest: Any, method: str, params: dict[str, Any], description: str) -> None:
    assert rest.refusal(method, params) == (400, "", description)


def test_update_changes_what_is_sent_and_delete_goes_to_the_bin(rest: Any) -> None:
    before = rest.result("crm.activity.list", filter=CALL_LISTS)[0]
    fields = {"SUBJECT": "Вторая волна", "RESPONSIBLE_ID": "7", "COMPLETED": "Y"}
    assert rest.result("crm.activity.update", id=before["ID"], fields=fields) is True
    after = rest.result("crm.activity.get", id=before["ID"])
    assert (after["SUBJECT"], after["RESPONSIBLE_ID"]) == ("Вторая волна", "7")
    assert (after["COMPLETED"], after["STATUS"]) == ("Y", "2")
    assert after["START_TIME"] == before["START_TIME"]
    assert rest.result("crm.activity.delete", id=before["ID"]) is True
    assert rest.refusal("crm.activity.get", id=before["ID"]) == (400, "", "")
    assert rest.control("restore_activity", activity=int(before["ID"])) == int(before["ID"])
    assert rest.result("crm.activity.get", id=before["ID"])["SUBJECT"] == "Вторая волна"


def test_fields_describe(rest: Any) -> None:
    fields = rest.result("crm.activity.fields")
    assert fields["SUBJECT"]["isRequired"] is True
    assert fields["ASSOCIATED_ENTITY_ID"]["isReadOnly"] is True
    assert fields["ID"]["type"] == "integer"


def test_an_integer_field_filtered_for_zero_also_matches_null(rest: Any) -> None:
    rest.portal.database.execute("UPDATE activity SET start_time = NULL WHERE provider_id = 'CALL_LIST'")
    assert rest("crm.activity.list", filter=CALL_LISTS | {"START_TIME": ""})["total"] == 1


def test_subjects_follow_the_switch(rest: Any) -> None:
    rest.control("switch", subject_word="Anrufliste")
    number = rest.result("crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[5])
    assert subjects(rest, filter={"ASSOCIATED_ENTITY_ID": number, "TYPE_ID": 6}) == [f"Anrufliste #{number}"]
