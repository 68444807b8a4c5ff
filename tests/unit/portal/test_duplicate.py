from __future__ import annotations

from typing import Any

import pytest


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
    assert find(rest, ["84951234567"], entity_type="CONTACT") == {"CONTACT": [5]}  # no permissions are checked


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
