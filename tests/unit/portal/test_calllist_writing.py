from __future__ import annotations

from typing import Any

import pytest

CONTACTS = {"ENTITY_TYPE": "CONTACT"}


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({}, (400, "ERROR_ARGUMENT", "ENTITY_TYPE is not found")),
        ({"ENTITY_TYPE": None}, (400, "ERROR_ARGUMENT", "ENTITIES is not found")),
        ({"ENTITY_TYPE": "LEAD", "ENTITIES": "1"}, (400, "ENTITIES_ERROR", "Entities is not array")),
        ({"ENTITY_TYPE": "LEAD", "ENTITIES": []}, (400, "ENTITY_TYPE_ERROR", "Incorrect entity type")),
        ({"ENTITY_TYPE": "lead", "ENTITIES": [1]}, (400, "ENTITY_TYPE_ERROR", "Incorrect entity type")),
        ({"ENTITY_TYPE": None, "ENTITIES": [1]}, (400, "ENTITY_TYPE_ERROR", "Incorrect entity type")),
        (CONTACTS | {"ENTITIES": []}, (400, "ENTITIES_ERROR", "Incorrect entities id")),
        (CONTACTS | {"ENTITIES": [1, 9999]}, (400, "ENTITY_ERROR", "Incorrect entities id")),
        (CONTACTS | {"ENTITIES": [1, 1]}, (400, "ENTITY_ERROR", "Incorrect entities id")),
        (CONTACTS | {"ENTITIES": [1], "WEBFORM_ID": 0}, (400, "WEBFORM_ERROR", "Incorrect webform id")),
        (CONTACTS | {"ENTITIES": [1], "WEBFORM_ID": 99}, (400, "WEBFORM_ERROR", "Incorrect webform id")),
    ],
)
def test_add_checks_in_order_and_creates_nothing(
    rest: Any, params: dict[str, Any], refusal: tuple[int, str, str]
) -> None:
    assert rest.refusal("crm.calllist.add", params) == refusal
    assert len(rest.result("crm.calllist.list")) == 1


@pytest.mark.parametrize("form", [None, 1, "2", 4])
def test_add_makes_list_participants_and_activity(rest: Any, form: Any) -> None:
    number = rest.result("crm.calllist.add", entity_type="CONTACT", entities=[9, "7", 8], webform_id=form)
    assert isinstance(number, int)
    assert rest.control("participants_of", list=number) == [
        {"id": 9, "status": "IN_WORK", "rank": 10},
        {"id": 7, "status": "IN_WORK", "rank": 20},
        {"id": 8, "status": "IN_WORK", "rank": 30},
    ]
    assert rest.result("crm.calllist.get", ID=number)["WEBFORM_ID"] == (None if form is None else str(form))
    activity = rest.result("crm.activity.list", filter={"ASSOCIATED_ENTITY_ID": number, "PROVIDER_ID": "CALL_LIST"})[
        0
    ]
    expected = {
        "TYPE_ID": "6",
        "PROVIDER_TYPE_ID": "CALL_LIST",
        "OWNER_TYPE_ID": "12",
        "OWNER_ID": str(number),
        "SUBJECT": f"Обзвон #{number}",
        "COMPLETED": "N",
        "STATUS": "1",
        "PRIORITY": "2",
        "NOTIFY_TYPE": "0",
        "DESCRIPTION_TYPE": "1",
        "AUTHOR_ID": "1",
        "RESPONSIBLE_ID": "1",
    }
    assert {name: activity[name] for name in expected} == expected
    assert activity["START_TIME"] == activity["END_TIME"] == activity["DEADLINE"]
    bindings = rest.result("crm.activity.binding.list", activityId=int(activity["ID"]))
    assert bindings == [{"entityTypeId": 12, "entityId": number}]


def test_add_drops_unreadable_ids_silently(rest: Any) -> None:
    rest.control("hide_cards", ids=[7, 8])
    rest.control("admin", on=False)
    number = rest.result("crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[7, 9])
    assert rest.participants(number) == {9: "IN_WORK"}
    refusal = rest.refusal("crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[7, 8])
    assert refusal == (403, "ACCESS_ERROR", "You don't have access to these entities")


def test_add_is_not_idempotent_and_tells_nothing_of_a_missing_activity(rest: Any) -> None:
    rest.control("switch", activity_creation_fails=True)
    made = {rest.result("crm.calllist.add", ENTITY_TYPE="COMPANY", ENTITIES=[2, 3]) for _ in range(2)}
    assert len(made) == 2
    assert rest.result("crm.activity.list", filter={"@ASSOCIATED_ENTITY_ID": list(made), "TYPE_ID": 6}) == []


UPDATE = {"LIST_ID": 2, "ENTITY_TYPE": "CONTACT"}


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({}, (400, "ERROR_ARGUMENT", "LIST_ID is not found")),
        ({"LIST_ID": 2}, (400, "ERROR_ARGUMENT", "ENTITY_TYPE is not found")),
        (UPDATE, (400, "ERROR_ARGUMENT", "ENTITIES is not found")),
        (UPDATE | {"ENTITY_TYPE": "DEAL", "ENTITIES": 1}, (400, "ENTITY_TYPE_ERROR", "EntityType is incorrect")),
        (UPDATE | {"ENTITIES": "1"}, (400, "ENTITIES_ERROR", "Entities is not array")),
        (UPDATE | {"ENTITIES": []}, (400, "ENTITIES_ERROR", "Incorrect entities id")),
        (UPDATE | {"ENTITIES": [201, 201]}, (400, "ENTITIES_ERROR", "Incorrect entities id")),
        (UPDATE | {"ENTITIES": [201, 9999]}, (400, "ENTITIES_ERROR", "Incorrect entities id")),
        (UPDATE | {"LIST_ID": 77, "ENTITIES": [201]}, (400, "LIST_ID_ERROR", "Incorrect list id or access denied")),
        (
            UPDATE | {"ENTITY_TYPE": "COMPANY", "ENTITIES": [2]},
            (400, "ENTITY_TYPE_ERROR", "Discrepancy between the type of call participants and incoming type"),
        ),
        (UPDATE | {"ENTITIES": [201], "WEBFORM_ID": 0}, (400, "WEBFORM_ERROR", "Incorrect webform id")),
    ],
)
def test_update_checks_in_order_and_changes_nothing(
    rest: Any, fresh: int, params: dict[str, Any], refusal: tuple[int, str, str]
) -> None:
    assert fresh == 2
    before = rest.control("participants_of", list=fresh)
    assert rest.refusal("crm.calllist.update", params) == refusal
    assert rest.control("participants_of", list=fresh) == before


def update(rest: Any, list_id: int, ids: Any, **more: Any) -> None:
    assert rest.result("crm.calllist.update", LIST_ID=list_id, ENTITY_TYPE="CONTACT", ENTITIES=ids, **more) is True


def test_update_is_the_whole_new_membership(rest: Any, fresh: int) -> None:
    rest.control("operator_status", list=fresh, participant=201, status="SUCCESS")
    rest.control("operator_status", list=fresh, participant=202, status="SUCCESS")
    update(rest, fresh, [205, 201, "3"])
    assert rest.control("participants_of", list=fresh) == [
        {"id": 205, "status": "IN_WORK", "rank": 30},
        {"id": 201, "status": "SUCCESS", "rank": 590},
        {"id": 3, "status": "IN_WORK", "rank": 610},
    ]
    update(rest, fresh, [205, 201, 3, 202])
    assert rest.participants(fresh)[202] == "IN_WORK"  # removed and added again: the status is lost


@pytest.mark.parametrize(("sent", "form"), [({}, None), ({"WEBFORM_ID": None}, None), ({"WEBFORM_ID": 2}, "2")])
def test_update_without_a_form_clears_it(rest: Any, sent: dict[str, Any], form: str | None) -> None:
    number = rest.result("crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[5], WEBFORM_ID=1)
    update(rest, number, [5], **sent)
    assert rest.result("crm.calllist.get", ID=number)["WEBFORM_ID"] == form


def test_update_rolls_back_a_status_set_during_the_request(rest: Any, fresh: int) -> None:
    rest.control(
        "moment",
        method="crm.calllist.update",
        when="during",
        action="operator_status",
        arguments={"list": fresh, "participant": 203, "status": "SUCCESS"},
    )
    update(rest, fresh, list(range(201, 261)))
    assert rest.participants(fresh)[203] == "IN_WORK"


def test_update_takes_longer_with_more_participants(rest: Any, fresh: int) -> None:
    rest.control("switch", update_cost_ms=2.0)
    answer = rest("crm.calllist.update", LIST_ID=fresh, ENTITY_TYPE="CONTACT", ENTITIES=list(range(201, 261)))
    assert answer["time"]["duration"] > 0.11


def test_hidden_participants_survive_and_keep_their_old_ranks(rest: Any, fresh: int) -> None:
    rest.control("hide_cards", ids=[202, 10])
    rest.control("admin", on=False)
    update(rest, fresh, [205, 10])
    assert rest.control("participants_of", list=fresh) == [
        {"id": 202, "status": "IN_WORK", "rank": 20},
        {"id": 205, "status": "IN_WORK", "rank": 40},
    ]
    rest.control("admin", on=True)  # a caller with wider rights can remove it
    update(rest, fresh, [205])
    assert list(rest.participants(fresh)) == [205]


def test_hidden_participants_may_not_survive_in_every_version(rest: Any, fresh: int) -> None:
    rest.control("hide_cards", ids=[202])
    rest.control("admin", on=False)
    rest.control("switch", hidden_survive_update=False)
    update(rest, fresh, [205])
    assert list(rest.participants(fresh)) == [205]


def test_dead_participants_cannot_be_removed(rest: Any, fresh: int) -> None:
    rest.control("delete_cards", ids=[204])
    refusal = rest.refusal("crm.calllist.update", LIST_ID=fresh, ENTITY_TYPE="CONTACT", ENTITIES=[204, 205])
    assert refusal == (400, "ENTITIES_ERROR", "Incorrect entities id")
    update(rest, fresh, [205])
    assert sorted(rest.participants(fresh)) == [204, 205]
    only = rest.control("add_lists", ids=[230])[0]
    rest.control("delete_cards", ids=[230])
    assert (
        rest.refusal("crm.calllist.update", LIST_ID=only, ENTITY_TYPE="CONTACT", ENTITIES=[205])[1] == "LIST_ID_ERROR"
    )


def test_update_needs_the_right_to_read_the_kind(rest: Any, fresh: int) -> None:
    rest.control("admin", on=False)
    rest.control("switch", unreadable_kinds=[3])
    refusal = rest.refusal("crm.calllist.update", LIST_ID=fresh, ENTITY_TYPE="CONTACT", ENTITIES=[205])
    assert refusal == (403, "ACCESS_ERROR", "Access Denied")


def test_ids_are_compared_as_text(rest: Any, fresh: int) -> None:
    parameters = {"LIST_ID": fresh, "ENTITY_TYPE": "CONTACT", "ENTITIES": ["0201", 205]}
    assert rest.status("crm.calllist.update", parameters) == 500


def test_update_doesnt_reopen_a_completed_activity(rest: Any) -> None:
    number = rest.result("crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[5])
    rest.control("operator_status", list=number, participant=5, status="SUCCESS")
    search = {"filter": {"=ASSOCIATED_ENTITY_ID": number, "=TYPE_ID": 6}}
    assert rest.result("crm.activity.list", search)[0]["COMPLETED"] == "Y"
    update(rest, number, [5, 6])
    activity = rest.result("crm.activity.list", search)[0]
    assert activity["COMPLETED"] == "Y"
    rest.result("crm.activity.update", id=activity["ID"], fields={"COMPLETED": "N"})
    assert rest.result("crm.activity.list", search)[0]["COMPLETED"] == "N"


def test_lists_of_leads_cannot_be_updated(rest: Any) -> None:
    rest.portal.database.insert("call_list", {"date_create": 1, "created_by_id": 1, "entity_type_id": 1})
    rest.control("add_participants", list=2, ids=[1])
    assert rest.refusal("crm.calllist.update", LIST_ID=2, ENTITY_TYPE="CONTACT", ENTITIES=[1])[0] == 400
