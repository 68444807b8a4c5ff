"""What operators leave behind in the portal besides statuses: forms, recordings, and what is refused."""

from __future__ import annotations

from typing import Any

FORM = {"=TYPE_ID": 6, "=PROVIDER_ID": "CRM_WEBFORM"}


def forms_of(rest: Any, card_id: int, select: tuple[str, ...] = ("*", "PROVIDER_PARAMS")) -> Any:
    where = FORM | {"BINDINGS": [{"OWNER_TYPE_ID": 3, "OWNER_ID": card_id}]}
    return rest.result("crm.activity.list", filter=where, select=list(select), order={"ID": "DESC"})


def test_a_filled_form_is_an_activity_with_its_answers(rest: Any) -> None:
    answers = [{"type": "string", "code": "CONTACT_POST", "caption": "Должность", "value": ["Директор"]}]
    rest.control("leave_form", id=5, form=2, answers=answers)
    [row] = forms_of(rest, 5)
    assert (row["PROVIDER_TYPE_ID"], row["DIRECTION"], row["COMPLETED"]) == ("2", "1", "Y")
    assert row["PROVIDER_PARAMS"]["FIELDS"] == answers
    assert "token=" in row["PROVIDER_PARAMS"]["FORM"]["LINK"]
    assert forms_of(rest, 6) == []
    assert "PROVIDER_PARAMS" not in forms_of(rest, 5, ("ID",))[0]


def test_other_activities_have_no_answers(rest: Any) -> None:
    [made] = rest.control("leave_call", ids=[5])
    assert rest.result("crm.activity.get", id=made)["PROVIDER_PARAMS"] == []


def test_lists_with_a_form_have_filled_ones(make_rest: Any) -> None:
    rest = make_rest(plain=False, call_lists=6, contacts=600, participants=None)
    filled = rest.control("query", sql="SELECT activity_id, form_id FROM filled_form")
    cards = rest.control("query", sql="SELECT COUNT(*) AS n FROM contact WHERE post IS NOT NULL")
    assert len(filled) > 5
    assert cards[0]["n"] > 0


def test_a_recording_has_an_address_that_lets_everybody_listen(rest: Any) -> None:
    made = rest.control("leave_call", ids=[5, 6], code="200")
    rest.control("leave_call", ids=[7], code="486")
    rows = rest.result("voximplant.statistic.get", FILTER={"CRM_ENTITY_ID": [5, 6, 7]}, SORT="ID", ORDER="DESC")
    addresses = {int(row["CRM_ACTIVITY_ID"]): row["CALL_RECORD_URL"] for row in rows[:3]}
    assert all("token=" in addresses[number] for number in made)
    assert [address for number, address in addresses.items() if number not in made] == [""]


def test_calls_come_in_too(rest: Any) -> None:
    [made] = rest.control("leave_call", ids=[5], direction=1, comment="[b]да[/b]", seconds=30)
    call = rest.result("crm.activity.get", id=made)
    [row] = rest.result("voximplant.statistic.get", FILTER={"CRM_ACTIVITY_ID": made})
    assert (call["DIRECTION"], call["DESCRIPTION"]) == ("1", "[b]да[/b]")
    assert (row["CALL_TYPE"], row["CALL_DURATION"], row["COMMENT"]) == ("2", "30", "[b]да[/b]")


def test_deals_and_invoices_of_a_client(rest: Any) -> None:
    rest.control("leave_trade", client=5, opportunity=100.0, title="Сделка")
    rest.control("leave_trade", kind=31, client=3, client_kind=4)
    deals = rest.result("crm.item.list", entityTypeId=2, filter={"contactId": 5})["items"]
    invoices = rest.result("crm.item.list", entityTypeId=31, filter={"companyId": 3})["items"]
    assert ("Сделка", 100.0) in [(deal["title"], deal["opportunity"]) for deal in deals]
    assert len(invoices) >= 1


def test_methods_are_refused_where_a_switch_says_so(rest: Any) -> None:
    rest.control("switch", refused_methods=["crm.timeline.comment.list"])
    where = {"ENTITY_TYPE": "contact", "ENTITY_ID": 5}
    assert rest.refusal("crm.timeline.comment.list", filter=where) == (400, "", "Access denied.")
    assert rest.result("crm.activity.list", select=["ID"])
