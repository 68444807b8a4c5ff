from __future__ import annotations

from typing import Any

import pytest

CALL_LIST = {"ENTITY_ID": "CALL_LIST"}


def entries(rest: Any) -> dict[str, dict[str, Any]]:
    return {row["STATUS_ID"]: row for row in rest.result("crm.status.list", filter=CALL_LIST)}


def add(rest: Any, **fields: Any) -> int:
    number: int = rest.result("crm.status.add", fields=CALL_LIST | {"NAME": "Имя"} | fields)
    return number


def test_list_gives_strings_and_all_rows_whatever_start_is(rest: Any) -> None:
    answer = rest("crm.status.list", order={"SORT": "DESC"}, filter=CALL_LIST, start=50)
    assert answer["total"] == len(answer["result"]) == 5
    assert answer["result"][0] == {
        "ID": answer["result"][0]["ID"],
        "ENTITY_ID": "CALL_LIST",
        "STATUS_ID": "STOP_CALLING",
        "NAME": "Больше не звонить",
        "NAME_INIT": "Больше не звонить",
        "SORT": "40",
        "SYSTEM": "Y",
        "CATEGORY_ID": "0",
        "COLOR": None,
        "SEMANTICS": None,
    }


@pytest.mark.parametrize(
    ("filter_", "count"),
    [
        (CALL_LIST | {"STATUS_ID": "SUCCESS"}, 1),
        (CALL_LIST | {"SORT": "15"}, 1),
        (CALL_LIST | {"nonsense": "1"}, 5),
        (CALL_LIST | {"=STATUS_ID": "SUCCESS"}, 5),
    ],
)
def test_list_filters_are_exact_and_unknown_ones_ignored(rest: Any, filter_: dict[str, str], count: int) -> None:
    assert len(rest.result("crm.status.list", arFilter=filter_)) == count


def test_list_refuses_arrays_as_values(rest: Any) -> None:
    refusal = rest.refusal("crm.status.list", filter={"STATUS_ID": ["SUCCESS"]})
    assert refusal == (400, "", "Filter by STATUS_ID must be a string")


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({}, "Parameter 'fields' must be array."),
        ({"fields": {}}, "The field ENTITY_ID is required.\nThe field STATUS_ID is required."),
        ({"fields": CALL_LIST}, "The field STATUS_ID is required."),
        ({"fields": {"ENTITY_ID": "NOPE", "STATUS_ID": "X"}}, "Specified entity type is not supported."),
        ({"fields": CALL_LIST | {"STATUS_ID": "X"}}, "Не заполнено поле «Название»"),
    ],
)
def test_add_refusals(rest: Any, params: dict[str, Any], description: str) -> None:
    assert rest.refusal("crm.status.add", params) == (400, "", description)


@pytest.mark.parametrize("code", ["CALL_BACK", "call_back", "C5:CALL_BACK"])
def test_a_used_code_is_a_localized_core_error_with_html(rest: Any, code: str) -> None:
    status, error, text = rest.refusal("crm.status.add", fields=CALL_LIST | {"STATUS_ID": code, "NAME": "x"})
    assert (status, error) == (400, "ERROR_CORE")
    assert text.endswith("<br>")


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ({"SORT": 0}, {"SORT": "10"}),
        ({"SORT": -5}, {"SORT": "10"}),
        ({}, {"SORT": "10", "COLOR": None, "SYSTEM": "N", "NAME_INIT": ""}),
        ({"SORT": "35", "COLOR": "ff0000"}, {"SORT": "35", "COLOR": "#ff0000"}),
        ({"COLOR": "#00FF00", "SYSTEM": "Y"}, {"COLOR": "#00FF00", "SYSTEM": "N"}),
    ],
)
def test_add_stores(rest: Any, sent: dict[str, Any], stored: dict[str, Any]) -> None:
    number = add(rest, STATUS_ID="NEW_ONE", **sent)
    row = rest.result("crm.status.get", id=number)
    assert {name: row[name] for name in stored} == stored


@pytest.mark.parametrize("fields", [{"STATUS_ID": "X" * 51}, {"STATUS_ID": "X", "NAME": "n" * 101}])
def test_add_refuses_long_values(rest: Any, fields: dict[str, str]) -> None:
    assert rest.refusal("crm.status.add", fields=CALL_LIST | {"NAME": "x"} | fields)[1] == "ERROR_CORE"


def test_update_changes_name_sort_and_colour_only_and_says_true_always(rest: Any) -> None:
    number = entries(rest)["CALL_BACK"]["ID"]
    fields = {
        "NAME": "Позже",
        "SORT": 0,
        "COLOR": "123456",
        "STATUS_ID": "OTHER",
        "ENTITY_ID": "SOURCE",
        "SYSTEM": "Y",
    }
    assert rest.result("crm.status.update", id=number, fields=fields) is True
    row = entries(rest)["CALL_BACK"]
    assert (row["NAME"], row["SORT"], row["COLOR"], row["SYSTEM"]) == ("Позже", "10", "#123456", "N")
    assert rest.result("crm.status.update", id=number, fields={"NAME": ""}) is True
    assert rest.result("crm.status.update", id=number, fields={"NAME": "n" * 200}) is True
    assert entries(rest)["CALL_BACK"]["NAME"] == "Позже"
    assert rest.result("crm.status.update", id=entries(rest)["IN_WORK"]["ID"], fields={"NAME": "Ждёт"}) is True
    assert rest.result("crm.calllist.statuslist")[0]["NAME"] in ("Ждёт", "Позже")


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("crm.status.get", {"id": 0}, "ID is not defined or invalid."),
        ("crm.status.get", {"id": 999}, "CRM Status is not found."),
        ("crm.status.update", {"id": 999, "fields": {}}, "Status is not found."),
        ("crm.status.update", {"fields": {}}, "ID is not defined or invalid."),
        ("crm.status.delete", {"id": 999}, "Status is not found."),
        ("crm.status.entity.items", {}, "The parameter entityId is not defined or invalid."),
    ],
)
def test_refusals(rest: Any, method: str, params: dict[str, Any], description: str) -> None:
    assert rest.refusal(method, params) == (400, "", description)


def test_only_administrators_change_the_dictionary(rest: Any) -> None:
    rest.control("admin", on=False)
    fields = CALL_LIST | {"STATUS_ID": "X", "NAME": "x"}
    for method in ("crm.status.add", "crm.status.update", "crm.status.delete"):
        assert rest.refusal(method, id=3, fields=fields) == (400, "", "Access denied.")
    assert len(entries(rest)) == 5


def test_a_status_in_use_is_deleted_without_a_word_and_healed_by_the_same_code(rest: Any, fresh: int) -> None:
    rest.control("operator_status", list=fresh, participant=201, status="CALL_BACK")
    assert rest.result("crm.status.delete", id=entries(rest)["CALL_BACK"]["ID"]) is True
    assert rest.participants(fresh)[201] == "CALL_BACK"
    add(rest, STATUS_ID="CALL_BACK")
    assert len(rest.result("crm.calllist.items.get", LIST_ID=fresh, FILTER={"STATUS": "CALL_BACK"})) == 1


def test_system_entries_need_force_and_come_back_as_own(rest: Any) -> None:
    number = entries(rest)["SUCCESS"]["ID"]
    text = 'CRM System Status can be deleted only if parameter FORCED is specified and equal to "Y".'
    assert rest.refusal("crm.status.delete", id=number) == (400, "", text)
    assert rest.result("crm.status.delete", id=number, params={"FORCED": "Y"}) is True
    add(rest, STATUS_ID="SUCCESS")
    assert entries(rest)["SUCCESS"]["SYSTEM"] == "N"


def test_new_participants_get_in_work_though_it_is_deleted(rest: Any) -> None:
    rest.result("crm.status.delete", id=entries(rest)["IN_WORK"]["ID"], params={"FORCED": "Y"})
    number = rest.result("crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[3])
    assert rest.participants(number) == {3: "IN_WORK"}


def test_dictionaries_describe_themselves(rest: Any) -> None:
    types = {row["ID"]: row["NAME"] for row in rest.result("crm.status.entity.types")}
    assert types["CALL_LIST"] == "Статусы обзвона"
    items = rest.result("crm.status.entity.items", entityId="CALL_LIST")
    assert items[0] == {"NAME": "В работе", "SORT": 10, "STATUS_ID": "IN_WORK"}
    fields = rest.result("crm.status.fields")
    assert fields["STATUS_ID"]["isRequired"] is True
    assert fields["STATUS_ID"]["isImmutable"] is True
    stage = rest.result("crm.status.list", filter={"ENTITY_ID": "DEAL_STAGE"})[0]
    assert stage["EXTRA"] == {"SEMANTICS": "process", "COLOR": "#39A8EF"}
