from __future__ import annotations

from typing import Any

import pytest


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
