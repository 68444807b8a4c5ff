from __future__ import annotations

from typing import Any

import pytest

from desktop.portal.phones import normalized, phone


def test_contact_list_is_legacy_and_category_zero(rest: Any) -> None:
    rest.control("set_card", id=2, category_id=7, phones=["8 900 2"])
    rest.control("set_card", id=3, phones=[])
    rest.control("set_card", id=4, phones=["8 900 4", "+7 900 44"])
    params = {"filter": {"@ID": [2, 3, 4]}, "select": ["ID", "NAME", "PHONE"], "order": {"ID": "asc"}}
    answer = rest("crm.contact.list", params)
    assert answer["total"] == 2  # number 2 is of a special category
    assert "PHONE" not in answer["result"][0]
    assert [entry["VALUE"] for entry in answer["result"][1]["PHONE"]] == ["8 900 4", "+7 900 44"]
    assert set(answer["result"][1]["PHONE"][0]) == {"ID", "VALUE_TYPE", "VALUE", "TYPE_ID"}
    row = rest.result("crm.contact.list", filter={"ID": 4})[0]
    assert row["ID"] == "4"
    assert row["HAS_PHONE"] == "Y"
    assert "PHONE" not in row
    assert rest.result("crm.contact.list", filter={"PHONE": "8 900 4"}, select=["ID"]) == [{"ID": "4"}]
    assert rest.result("crm.contact.list", filter={"PHONE": "79004"}, select=["ID"]) == []


def test_contact_list_drops_unknown_keys_and_repeats_page_one(rest: Any) -> None:
    assert rest("crm.contact.list", filter={"id": 4})["total"] == 260
    first = rest("crm.contact.list", select=["ID"])
    assert first["next"] == 50
    assert rest("crm.contact.list", select=["ID"], start=9000)["result"] == first["result"]
    keyset = rest("crm.contact.list", select=["ID"], start=-1, filter={">ID": 250})
    assert [row["ID"] for row in keyset["result"]] == [str(number) for number in range(251, 261)]
    assert "total" not in keyset


@pytest.mark.parametrize("name", ["contact", "company"])
def test_get_add_fields_of_legacy_cards(rest: Any, name: str) -> None:
    fields = {"NAME": "Анна", "TITLE": "Ромашка", "PHONE": [{"VALUE": "+7 900 1", "VALUE_TYPE": "WORK"}], "NOPE": 1}
    number = rest.result(f"crm.{name}.add", fields=fields)
    assert isinstance(number, int)
    row = rest.result(f"crm.{name}.get", id=number)
    assert row["PHONE"][0]["VALUE"] == "+7 900 1"
    assert row["HAS_PHONE"] == "Y"
    assert rest.refusal(f"crm.{name}.get", id=99999) == (400, "", "Not found")
    assert rest.refusal(f"crm.{name}.get") == (400, "", "ID is not defined or invalid.")
    assert rest.refusal(f"crm.{name}.add") == (400, "", "Parameter 'fields' must be array.")
    assert rest.result(f"crm.{name}.fields")["ID"]["isReadOnly"] is True
    assert rest.result(f"crm.{name}.list", filter={">=ID": number}, select=["ID"]) == [{"ID": str(number)}]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8 (495) 123-45-67", "74951234567"),
        ("+7 495 1234567", "74951234567"),
        ("4951234567", "4951234567"),
        ("0049 30 123456", "4930123456"),
        ("011 44 20 7946 0123", "442079460123"),
        ("0 800 123 45 67", "8001234567"),
        ("80 17 123 45 67", "80171234567"),
        ("8 (900) 000-00-01 доб. 12", "7900000000112"),
        ("+7 495 123-45-67;12", "74951234567"),
        ("+7 495 123-45-67#12", "74951234567"),
        ("03", "03"),
        ("", ""),
    ],
)
def test_phones_are_normalized(typed: str, kept: str) -> None:
    assert phone(typed) == kept


def find(rest: Any, values: Any, **more: Any) -> Any:
    return rest.result("crm.duplicate.findbycomm", {"type": "PHONE", "values": values} | more)


def test_findbycomm_assigns_by_kind_with_integers(rest: Any) -> None:
    rest.control("set_card", id=5, phones=["+7 495 1234567"])
    rest.control("set_card", kind=4, id=3, phones=["8-495-123-45-67"])
    assert find(rest, ["8 (495) 123-45-67"]) == {"CONTACT": [5], "COMPANY": [3]}
    assert find(rest, ["8 (495) 123-45-67"], entity_type="COMPANY") == {"COMPANY": [3]}
    assert find(rest, ["4951234567"]) == []
    assert find(rest, [84951234567]) == []  # integers are skipped silently
    rest.control("hide_cards", ids=[5])
    rest.control("admin", on=False)
    assert find(rest, ["84951234567"], entity_type="CONTACT") == {"CONTACT": [5]}  # nobody's right is checked


def test_findbycomm_takes_twenty_values_and_gives_twenty_hits(rest: Any) -> None:
    rest.control("add_cards", count=25, phones=["+7 495 7654321"] * 25)
    assert len(find(rest, ["84957654321"])["CONTACT"]) == 20
    many = [f"+7 495 000 {number:04}" for number in range(20)]
    assert find(rest, [*many, "84957654321"]) == []
    rest.control("set_card", id=9, phones=[])
    email = rest.result("crm.contact.add", fields={"NAME": "x", "EMAIL": [{"VALUE": "  Anna@Example.COM "}]})
    assert rest.result("crm.duplicate.findbycomm", type="EMAIL", values=["anna@example.com"]) == {"CONTACT": [email]}


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({}, "Communication type is not defined."),
        ({"type": "FAX", "values": ["1"]}, "Communication type 'FAX' is not supported in current context."),
        ({"type": "PHONE"}, "Communication values is not defined."),
        ({"type": "PHONE", "values": []}, "Communication values is not defined."),
        ({"type": "PHONE", "values": ["1"], "entity_type": "DEAL"}, "Deal is not supported in current context."),
    ],
)
def test_findbycomm_refusals(rest: Any, params: dict[str, Any], description: str) -> None:
    assert rest.refusal("crm.duplicate.findbycomm", params) == (400, "", description)


def test_the_duplicate_index_may_lag(rest: Any) -> None:
    rest.control("switch", index_lag_seconds=60)
    number = rest.result("crm.contact.add", fields={"NAME": "x", "PHONE": [{"VALUE": "+7 495 7777777"}]})
    assert find(rest, ["84957777777"]) == []
    rest.control("switch", index_lag_seconds=0)
    assert find(rest, ["84957777777"]) == {"CONTACT": [number]}


def test_normalized_values_are_those_of_the_index(rest: Any) -> None:
    for type_id, value, kept in rest.portal.database.rows("SELECT type_id, value, normalized FROM multifield"):
        assert normalized(type_id, value) == kept


def test_users(rest: Any) -> None:
    answer = rest("user.get", sort="ID", order="ASC")
    assert answer["total"] == 12
    users = {row["ID"]: row for row in answer["result"]}
    assert users["1"]["ACTIVE"] is True
    assert users["18"]["ACTIVE"] is False  # dismissed ones come
    assert users["1"]["TIMESTAMP_X"] == {}
    assert users["7"]["UF_DEPARTMENT"] == [5]
    assert len(rest.result("user.get", FILTER={"ID": [1, 7, 29, 500]})) == 3
    assert len(rest.result("user.get", ID=7)) == 1
    assert len(rest.result("user.get", FILTER={"ACTIVE": True})) == 10
    assert len(rest.result("user.get", FILTER={"nonsense": 1})) == 12
    nobody = rest("user.get", FILTER={"ID": 500})
    assert nobody["result"] == []
    assert "total" not in nobody
    assert rest("user.get", start=-1)["total"] == 0
    assert len(rest.result("user.get", start=5)) == 7  # true offset
    assert [row["ID"] for row in rest.result("user.search", FILTER={"FIND": "кузн"})] == ["29"]
    assert rest.result("user.current")["ID"] == "1"
    assert rest.result("user.admin") is True


@pytest.mark.parametrize(("scope", "email"), [("user", True), ("user_basic", True), ("user_brief", False)])
def test_smaller_scopes_see_fewer_fields(rest: Any, scope: str, email: bool) -> None:
    rest.control("webhook", scopes=["crm", scope])
    row = rest.result("user.current")
    assert ("EMAIL" in row) is email
    assert row["NAME"]


def test_profile_tells_the_administrator(rest: Any) -> None:
    assert rest.result("profile")["ADMIN"] is True
    rest.control("admin", on=False)
    assert rest.result("profile")["ADMIN"] is False
    assert rest.result("user.admin") is False


def test_system_methods(rest: Any) -> None:
    assert rest.result("scope") == ["crm", "telephony", "user"]
    assert "disk" in rest.result("scope", full=True)
    assert rest.result("server.time").endswith("+03:00")
    assert "crm.calllist.add" in rest.result("methods")
    assert rest.result("method.get", name="crm.calllist.add") == {"isExisting": True, "isAvailable": True}
    assert rest.result("method.get", name="crm.CallList.add")["isExisting"] is False  # lower case only
    assert rest.refusal("feature.get")[:2] == (400, "CODE_EMPTY")
    assert rest.result("feature.get", CODE="crm_call_list") == {"value": "Y"}
    assert set(rest.result("app.info")) == {"SCOPE", "LICENSE"}
    rest.control("switch", app_info_denied=True, call_list_feature=False)
    assert rest.refusal("app.info")[:2] == (403, "ACCESS_DENIED")
    assert rest.result("feature.get", CODE="crm_call_list") == {"value": "N"}
    rest.control("webhook", scopes=["user"])
    assert rest.result("method.get", name="crm.calllist.add") == {"isExisting": True, "isAvailable": False}
    assert "crm.calllist.add" not in rest.result("methods")


def test_enumerations(rest: Any) -> None:
    assert {"ID": 3, "NAME": "Контакт", "SYMBOL_CODE": "CONTACT", "SYMBOL_CODE_SHORT": "C"} in rest.result(
        "crm.enum.ownertype"
    )
    assert len(rest.result("crm.enum.activitytype")) == 7
    assert set(rest.result("crm.multifield.fields")) == {"ID", "TYPE_ID", "VALUE", "VALUE_TYPE"}


def statistics(rest: Any, **params: Any) -> Any:
    return rest("voximplant.statistic.get", params)


def test_statistics_page_sort_and_filter(rest: Any) -> None:
    answer = statistics(rest, SORT="ID", ORDER="DESC")
    total = answer["total"]
    assert total > 50
    assert answer["next"] == 50
    assert int(answer["result"][0]["ID"]) == total
    assert statistics(rest, SORT="ID", ORDER="desc")["result"][0]["ID"] == "1"  # ignored
    assert statistics(rest, SORT="ID")["result"][0]["ID"] == "1"
    assert len(statistics(rest, start=total - 3)["result"]) == 3
    assert statistics(rest, start=-1)["total"] == 0
    assert statistics(rest, FILTER={">ID": total - 2})["total"] == 2
    assert statistics(rest, FILTER={"@ID": [1, 2]})["total"] == total  # `@` isn't known
    assert statistics(rest, FILTER={"ID": [1, 2]})["total"] == 2
    assert statistics(rest, FILTER={"><ID": [1, 3]})["total"] == 3
    assert statistics(rest, FILTER={"nonsense": 1})["total"] == total
    row = answer["result"][0]
    assert isinstance(row["CALL_DURATION"], str)
    assert row["RECORD_FILE_ID"] is None or isinstance(row["RECORD_FILE_ID"], int)
    call = rest.result("crm.activity.get", id=row["CRM_ACTIVITY_ID"])
    assert call["ORIGIN_ID"] == f"VI_{row['CALL_ID']}"
    operator = row["PORTAL_USER_ID"]
    mine = statistics(rest, FILTER={"PORTAL_USER_ID": [operator], ">=CALL_START_DATE": row["CALL_START_DATE"]})
    assert {found["PORTAL_USER_ID"] for found in mine["result"]} == {operator}


def test_statistics_are_cut_by_rights(rest: Any) -> None:
    rest.control("switch", telephony_right="self")
    assert statistics(rest)["result"] == []
    rest.control("switch", telephony_right="none")
    assert rest.refusal("voximplant.statistic.get") == (403, "ACCESS_DENIED", "Access denied!")


@pytest.mark.parametrize("method", ["telephony.externalCall.register", "telephony.externalcall.finish"])
def test_methods_for_applications_refuse_webhooks(rest: Any, method: str) -> None:
    status, _, description = rest.refusal(method)
    assert (status, description) == (403, "Application context required")


def test_comments_of_a_card(rest: Any) -> None:
    rest.portal.database.insert(
        "timeline_comment",
        {"entity_type_id": 3, "entity_id": 5, "created": 1_750_000_000, "author_id": 7, "comment": "[b]да[/b]"},
    )
    params = {"filter": {"ENTITY_TYPE": "contact", "ENTITY_ID": 5}, "order": {"ID": "DESC"}}
    row = rest.result("crm.timeline.comment.list", params)[0]
    assert (row["COMMENT"], row["AUTHOR_ID"], row["ENTITY_TYPE"]) == ("[b]да[/b]", "7", "contact")
    assert row["CREATED"].endswith("+03:00")
    assert rest.status("crm.timeline.comment.list", filter={"ENTITY_ID": 5}) == 400
    rest.control("hide_cards", ids=[5])
    rest.control("admin", on=False)
    assert rest.refusal("crm.timeline.comment.list", params)[1] == ""
