from __future__ import annotations

from typing import Any

import pytest

ORDER = {"id": "ASC"}


@pytest.fixture
def people(rest: Any) -> list[int]:
    """Five contacts with known names and phones."""
    made: list[int] = rest.control(
        "add_cards", count=5, phones=["+7 900 111-11-11", "8 900 222 22 22", "a", "b", "c"]
    )
    names = (("Анна", "Ёлкина"), ("Пётр", "Ёлкин"), ("Grace", "Vance"), ("100%", "скидка"), ("Зоя", ""))
    for number, (name, last_name) in zip(made, names, strict=True):
        rest.control("set_card", id=number, name=name, last_name=last_name, company_id=3)
    return made


def ids(rest: Any, filter_: Any, **more: Any) -> list[int]:
    params = {"entityTypeId": 3, "filter": filter_, "order": ORDER, "select": ["id"]} | more
    return [item["id"] for item in rest.result("crm.item.list", params)["items"]]


@pytest.mark.parametrize(
    ("filter_", "found"),
    [
        ({"lastName": "Ёлкина"}, [0]),
        ({"=lastName": "ёлкина"}, [0]),
        ({"lastName": ["Ёлкина", "Vance"]}, [0, 2]),
        ({"@lastName": ["Ёлкина", "Vance"]}, [0, 2]),
        ({"%lastName": "ЁЛК"}, [0, 1]),
        ({"=%lastName": "ёлк%"}, [0, 1]),
        ({"%=lastName": "ёлк"}, []),
        ({"%name": "100%"}, [3]),
        ({"!%lastName": "ёлк"}, [2, 3, 4]),
        ({"!=lastName": ["Ёлкина", "Vance"]}, [1, 3, 4]),
        ({"!@lastName": ["Ёлкина", "Vance"]}, [1, 3, 4]),
        ({"!lastName": "Vance"}, [0, 1, 3, 4]),
        ({"lastName": ""}, [4]),
        ({"phone": "8 900 222 22 22"}, [1]),
        ({"phone": "+79002222222"}, []),  # as typed, not normalized
        ({"%phone": "900"}, [0, 1]),
        ({"logic": "OR", "0": {"name": "Анна"}, "1": {"name": "Пётр", "lastName": "Ёлкин"}}, [0, 1]),
        ([{"logic": "OR", "0": {"name": "Анна"}, "1": {"name": "Grace"}}, {"%lastName": "a"}], [2]),
        ({"companyId": 3, "companyIds": 3}, [0, 1, 2, 3, 4]),
        ({"hasEmail": "N"}, [0, 1, 2, 3, 4]),
    ],
)
def test_filters(rest: Any, people: list[int], filter_: Any, found: list[int]) -> None:
    only = {"0": {">=id": people[0]}, "1": filter_}
    assert ids(rest, only) == [people[index] for index in found]


@pytest.mark.parametrize(
    ("filter_", "found"),
    [
        ({"><id": [5, 7]}, [5, 6, 7]),
        ({"!><id": [4, 260]}, [1, 2, 3]),
        ({">id": 257}, [258, 259, 260]),
        ({"<=id": "2"}, [1, 2]),
        ({"@id": [260, "1", 9999]}, [1, 260]),
        ({">createdTime": "2999-01-01T00:00:00+03:00"}, []),
        ([], list(range(1, 51))),
    ],
)
def test_filters_by_numbers_and_dates(rest: Any, filter_: Any, found: list[int]) -> None:
    assert ids(rest, filter_) == found


@pytest.mark.parametrize(
    ("params", "code", "text"),
    [
        ({"filter": {"NAME": 1}}, "INVALID_ARG_VALUE", "Invalid filter: field 'NAME' is not allowed in filter"),
        ({"filter": {"?id": 1}}, "INVALID_ARG_VALUE", "Invalid filter: field '?id' is not allowed in filter"),
        ({"filter": {">id": [1]}}, "INVALID_ARG_VALUE", "Invalid filter: field 'id' has invalid value"),
        ({"filter": {"><id": 1}}, "INVALID_ARG_VALUE", "Invalid filter: field 'id' has invalid value"),
        ({"order": {"NAME": "ASC"}}, "INVALID_ARG_VALUE", "Invalid order: field 'NAME' is not allowed in order"),
        (
            {"order": {"id": "UP"}},
            "INVALID_ARG_VALUE",
            "Invalid order: allowed sort directions are `ASC, DESC`. But got 'UP' for field 'id'",
        ),
        ({"filter": "id"}, "100", None),
        ({"select": "id"}, "100", None),
        ({"entityTypeId": "x"}, "100", None),
        ({"entityTypeId": 555}, "ENTITY_TYPE_NOT_SUPPORTED", None),
    ],
)
def test_refusals(rest: Any, params: dict[str, Any], code: str, text: str | None) -> None:
    status, error, description = rest.refusal("crm.item.list", {"entityTypeId": 3} | params)
    assert (status, error) == (400, code)
    assert text is None or description == text


def test_the_id_is_taken_in_upper_case_too(rest: Any) -> None:
    params = {"entityTypeId": 3, "order": {"ID": "DESC"}, "filter": {">ID": 255, "!@ID": [257]}, "start": -1}
    assert [item["id"] for item in rest.result("crm.item.list", params)["items"]] == [260, 259, 258, 256]


def test_living_cards_may_be_left_out_of_the_list(rest: Any) -> None:
    rest.control("switch", unlisted_cards=[201])
    found = rest("crm.item.list", entityTypeId=3, filter={"@id": [201, 202]})
    assert ([item["id"] for item in found["result"]["items"]], found["total"]) == ([202], 1)
    assert rest.result("crm.item.get", entityTypeId=3, id=201)["item"]["id"] == 201


def test_parameter_names_are_exact(rest: Any) -> None:
    assert rest.refusal("crm.item.list", ENTITYTYPEID=3)[1] == "100"
    assert rest("crm.item.list", entityTypeId=3, FILTER={"id": 1})["total"] == 260


def test_pages_are_floored_and_empty_past_the_end(rest: Any) -> None:
    params = {"entityTypeId": 3, "order": {"id": "asc"}, "select": ["id"]}
    page = rest("crm.item.list", params | {"start": 149})
    assert page["result"]["items"][0]["id"] == 101
    assert (page["total"], page["next"]) == (260, 150)
    past = rest("crm.item.list", params | {"start": 1000})
    assert past["result"]["items"] == []
    assert "next" not in past
    uncounted = rest("crm.item.list", params | {"start": -1})
    assert len(uncounted["result"]["items"]) == 50
    assert "total" not in uncounted


def test_there_is_no_order_by_default(rest: Any) -> None:
    found = [item["id"] for item in rest.result("crm.item.list", entityTypeId=3, select=["id"])["items"]]
    assert found != sorted(found)


def test_fm_comes_only_with_everything(rest: Any) -> None:
    rest.control("set_card", id=5, phones=["8 (900) 1", "+7 900 2"])
    params = {"entityTypeId": 3, "filter": {"id": 5}}
    whole = rest.result("crm.item.list", params)["items"][0]
    assert [entry["value"] for entry in whole["fm"] if entry["typeId"] == "PHONE"] == ["8 (900) 1", "+7 900 2"]
    assert whole["companyIds"] in ([], [whole["companyId"]])
    named = rest.result("crm.item.list", params | {"select": ["id", "phone", "phoneMobile", "fm", "nope"]})["items"][
        0
    ]
    assert named == {"id": 5, "phone": "8 (900) 1", "phoneMobile": ""}


def test_unreadable_items_are_missing_without_notice(rest: Any) -> None:
    rest.control("hide_cards", ids=[1, 2])
    rest.control("admin", on=False)
    assert ids(rest, {"<id": 5}) == [3, 4]
    assert rest.refusal("crm.item.get", entityTypeId=3, id=1)[:2] == (400, "ACCESS_DENIED")
    assert rest.refusal("crm.item.get", entityTypeId=3, id=9999)[:2] == (400, "NOT_FOUND")


def test_add_ignores_unknown_fields_and_returns_the_whole_item(rest: Any) -> None:
    fields = {
        "name": "Новый",
        "nonsense": 1,
        "id": 7777,
        "companyId": "3",
        "fm": [{"typeId": "PHONE", "valueType": "MOBILE", "value": "+7 900 5"}],
    }
    item = rest.result("crm.item.add", entityTypeId=3, fields=fields)["item"]
    assert (item["id"], item["name"], item["companyId"], item["hasPhone"]) == (261, "Новый", 3, "Y")
    assert item["phoneMobile"] == "+7 900 5"
    assert rest.refusal("crm.item.add", entityTypeId=3, fields={"post": "x"})[1] == "CRM_FIELD_ERROR_REQUIRED"
    assert rest.refusal("crm.item.add", entityTypeId=3)[1] == "100"
    company = rest.result("crm.item.add", entityTypeId=4, fields={})["item"]
    assert company["title"] == f"Компания #{company['id']}"


def test_update_keys_phones_and_a_plain_list_overwrites_strangers(rest: Any) -> None:
    rest.control("set_card", id=5, phones=["1", "2"])
    first, second = rest.result("crm.item.get", entityTypeId=3, id=5)["item"]["fm"][-2:]
    fm = {
        str(first["id"]): {"value": "11"},
        str(second["id"]): {"value": ""},
        "n0": {"typeId": "PHONE", "valueType": "WORK", "value": "3"},
    }
    item = rest.result("crm.item.update", entityTypeId=3, id=5, fields={"name": "Имя", "fm": fm})["item"]
    assert item["name"] == "Имя"
    assert [entry["value"] for entry in item["fm"] if entry["typeId"] == "PHONE"] == ["11", "3"]
    stranger = rest.portal.database.value("SELECT value FROM multifield WHERE id = 1")
    rest.result("crm.item.update", entityTypeId=3, id=5, fields={"fm": [{"value": "x"}, {"value": "overwritten"}]})
    assert rest.portal.database.value("SELECT value FROM multifield WHERE id = 1") == "overwritten" != stranger


def test_batch_import_has_partial_success(rest: Any) -> None:
    data = [{"name": "А"}, {"post": "никто"}, {"lastName": "Б", "createdTime": "2020-01-02T03:04:05+03:00"}]
    items = rest.result("crm.item.batchImport", entityTypeId=3, data=data)["items"]
    assert items[0] == {"item": {"id": 261}}
    assert items[1]["error"] == "CRM_FIELD_ERROR_REQUIRED"
    assert rest.result("crm.item.get", entityTypeId=3, id=262)["item"]["createdTime"] == "2020-01-02T03:04:05+03:00"
    keyed = rest.result("crm.item.batchImport", entityTypeId=3, data={"r7": {"name": "В"}})["items"]
    assert keyed == {"r7": {"item": {"id": 263}}}
    assert rest.refusal("crm.item.batchImport", entityTypeId=3, data=data * 7)[1] == "MAX_IMPORT_BATCH_SIZE_EXCEEDED"
    assert rest.result("crm.item.import", entityTypeId=4, fields={"title": "Т"})["item"]["id"] == 21


@pytest.mark.parametrize("kind", [1, 2, 3, 4, 31])
def test_fields_and_categories_of_all_kinds(rest: Any, kind: int) -> None:
    fields = rest.result("crm.item.fields", entityTypeId=kind)["fields"]
    assert fields["id"]["isReadOnly"] is True
    assert fields["assignedById"]["upperName"] == "ASSIGNED_BY_ID"
    assert rest.result("crm.category.list", entityTypeId=kind)["categories"]
    rest.result("crm.item.list", entityTypeId=kind, order={"createdTime": "DESC"})


def test_deals_and_invoices_of_a_client(rest: Any) -> None:
    for kind, stage in ((2, "NEW"), (31, "DT31_2:N")):
        fields = {"title": "Договор", "contactIds": [5, 6], "opportunity": "1500.50", "companyId": 3}
        made = rest.result("crm.item.add", entityTypeId=kind, fields=fields)["item"]
        assert (made["stageId"], made["contactId"], made["contactIds"]) == (stage, 5, [5, 6])
        assert made["opportunity"] == 1500.5
        for filter_ in ({"contactId": 5}, {"contactIds": 6}, {"companyId": 3}):
            found = rest.result("crm.item.list", entityTypeId=kind, filter=filter_)["items"]
            assert made["id"] in [item["id"] for item in found]
        assert rest.result("crm.item.list", entityTypeId=kind, filter={"contactId": 6})["items"] == []


def test_forms_are_listed_by_an_undocumented_method(rest: Any) -> None:
    assert [row["id"] for row in rest.result("crm.form.list")] == [4, 3, 2, 1]
    assert [row["id"] for row in rest.result("crm.form.list", filter={"active": True})] == [3, 2, 1]
    assert rest.result("method.get", name="crm.form.list")["isExisting"] is True
    rest.control("switch", form_list=False)
    assert rest.refusal("crm.form.list")[:2] == (404, "ERROR_METHOD_NOT_FOUND")
    assert rest.result("method.get", name="crm.form.list")["isExisting"] is False


def test_deleting_a_card_leaves_its_participants(rest: Any, fresh: int) -> None:
    assert rest.result("crm.item.delete", entityTypeId=3, id=201) == []
    assert 201 in rest.participants(fresh)
