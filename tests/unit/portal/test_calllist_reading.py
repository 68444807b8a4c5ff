from __future__ import annotations

from typing import Any

import pytest

LIST_FIELDS = {"ID", "DATE_CREATE", "CREATED_BY_ID", "WEBFORM_ID", "ENTITY_TYPE_ID"}


def test_get_returns_strings(rest: Any) -> None:
    row = rest.result("crm.calllist.get", id=1)
    assert row["ID"] == "1"
    assert row["ENTITY_TYPE"] == "CONTACT"
    assert row["ENTITY_TYPE_ID"] == "3"
    assert row["WEBFORM_ID"] is None
    assert len(row["DATE_CREATE"]) == 19
    assert "T" not in row["DATE_CREATE"]


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({}, (400, "ERROR_ARGUMENT", "ID is not found")),
        ({"ID": None}, (400, "LIST_ID_ERROR", "Incorrect list id")),
        ({"ID": 99}, (400, "LIST_ID_ERROR", "Incorrect list id")),
    ],
)
def test_get_refusals(rest: Any, params: dict[str, Any], refusal: tuple[int, str, str]) -> None:
    assert rest.refusal("crm.calllist.get", params) == refusal


def test_get_refuses_lists_of_kinds_the_caller_may_not_read(rest: Any) -> None:
    rest.control("admin", on=False)
    rest.control("switch", unreadable_kinds=[3])
    assert rest.refusal("crm.calllist.get", ID=1)[1] == "LIST_ID_ERROR"
    assert len(rest.result("crm.calllist.list")) == 1  # this method checks no permissions


@pytest.mark.parametrize(
    ("params", "ids"),
    [
        ({"ORDER": {"ID": "ASC"}}, range(1, 51)),
        ({"ORDER": {"ID": "DESC"}}, range(121, 71, -1)),
        ({"ORDER": {"ID": "ASC"}, "start": 100}, range(101, 122)),
        ({"ORDER": {"ID": "ASC"}, "start": 7}, range(8, 58)),
        ({"ORDER": {"ID": "ASC"}, "start": 150}, []),
        ({"ORDER": {"ID": "ASC"}, "start": -1}, range(1, 122)),
        ({"ORDER": {"ID": "ASC"}, "start": -5}, range(1, 51)),
        ({"ORDER": {"ID": "ASC"}, "START": 50}, range(1, 51)),
        ({"order": {"ID": "ASC"}, "filter": {">ID": 118}}, [119, 120, 121]),
        ({"ORDER": {"ID": "ASC"}, "FILTER": {"ID": [3, 5]}}, [3, 5]),
        ({"ORDER": {"ID": "ASC"}, "FILTER": {"@ID": ["3", "5"]}}, [3, 5]),
        ({"ORDER": {"ID": "ASC"}, "FILTER": {"=CREATED_BY_ID": 7}}, [121]),
        ({"ORDER": {"ID": "ASC"}, "FILTER": {"!@ID": list(range(1, 120))}}, [120, 121]),
        ({"ORDER": {"ID": "ASC"}, "FILTER": {"LOGIC": "OR", "0": {"ID": 1}, "1": {"ID": 2}}}, [1, 2]),
        ({"FILTER": {"ENTITY_TYPE_ID": 4}}, [120]),
    ],
)
def test_list_pages_and_filters(rest: Any, params: dict[str, Any], ids: Any) -> None:
    rest.control("add_lists", count=118, participants_each=1)
    rest.control("add_lists", kind=4, ids=[2, 3])
    rest.control("add_lists", ids=[1], user=7)
    answer = rest("crm.calllist.list", params)
    assert [int(row["ID"]) for row in answer["result"]] == list(ids)
    assert "total" not in answer
    assert "next" not in answer


def test_list_has_no_order_by_default(rest: Any) -> None:
    rest.control("add_lists", count=118, participants_each=1)
    pages = [rest.result("crm.calllist.list", start=start) for start in (0, 50, 100)]
    seen = [row["ID"] for page in pages for row in page]
    assert len(set(seen)) < len(seen)


@pytest.mark.parametrize(
    ("select", "names"),
    [([], LIST_FIELDS), (["*"], LIST_FIELDS), (["ID"], {"ID"}), (["ID", "WEBFORM_ID"], {"ID", "WEBFORM_ID"})],
)
def test_list_selects(rest: Any, select: list[str], names: set[str]) -> None:
    assert set(rest.result("crm.calllist.list", SELECT=select)[0]) == names


@pytest.mark.parametrize(
    "params",
    [{"FILTER": {"id": 1}}, {"SELECT": ["NAME"]}, {"ORDER": {"DATE": "ASC"}}, {"FILTER": {"%ID": 1}}],
)
def test_list_refuses_unknown_fields(rest: Any, params: dict[str, Any]) -> None:
    status, code, text = rest.refusal("crm.calllist.list", params)
    assert (status, code) == (400, "100")
    assert text.startswith("Unknown field definition `")
    assert text.endswith(r"for \Bitrix\Crm\CallList\Internals\CallList Entity.")


def test_dates_in_filters_must_be_in_the_sites_format(rest: Any) -> None:
    assert rest.status("crm.calllist.list", FILTER={">DATE_CREATE": "2025-07-14T08:00:00+03:00"}) == 400
    assert len(rest.result("crm.calllist.list", FILTER={">DATE_CREATE": "14.07.2025 08:00:00"})) == 1


def test_items_come_by_rank_fifty_at_a_true_offset(rest: Any) -> None:
    stored = [row["id"] for row in rest.control("participants_of", list=1)]
    for start, expected in ((0, stored[:50]), (7, stored[7:57]), (100, stored[100:]), (-1, stored[:50])):
        answer = rest("crm.calllist.items.get", LIST_ID=1, start=start)
        assert [row["ID"] for row in answer["result"]] == expected
        assert "total" not in answer
        assert "next" not in answer
    assert answer["result"][0] == {"ID": stored[0], "STATUS": answer["result"][0]["STATUS"], "ENTITY_TYPE": 3}


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({}, (400, "ERROR_ARGUMENT", "LIST_ID is not found")),
        ({"LIST_ID": 0}, (400, "LIST_ID_ERROR", "List id should be positive")),
        ({"LIST_ID": "abc"}, (400, "LIST_ID_ERROR", "List id should be positive")),
        ({"LIST_ID": 77}, (400, "LIST_ID_ERROR", "Call list is not found")),
        ({"LIST_ID": 1, "FILTER": {"STATUS": "NOPE"}}, (400, "STATUS_ERROR", "Incorrect status")),
        ({"LIST_ID": 1, "FILTER": {"STATUS": "in_work"}}, (400, "STATUS_ERROR", "Incorrect status")),
    ],
)
def test_items_refusals(rest: Any, params: dict[str, Any], refusal: tuple[int, str, str]) -> None:
    assert rest.refusal("crm.calllist.items.get", params) == refusal


def test_no_rows_left_is_a_403_whatever_the_cause(rest: Any, fresh: int) -> None:
    denied = (403, "ACCESS_ERROR", "You do not have access to the participants of this call list")
    assert rest.refusal("crm.calllist.items.get", LIST_ID=1, start=150) == denied
    assert rest.refusal("crm.calllist.items.get", LIST_ID=fresh, FILTER={"STATUS": "SUCCESS"}) == denied
    empty = rest.control("add_lists", ids=[])[0]
    assert rest.refusal("crm.calllist.items.get", LIST_ID=empty) == denied


@pytest.mark.parametrize("filter_", [{"status": "SUCCESS"}, "STATUS=SUCCESS", {"=STATUS": "SUCCESS"}])
def test_a_miswritten_status_filter_gives_everybody(rest: Any, fresh: int, filter_: Any) -> None:
    assert len(rest.result("crm.calllist.items.get", LIST_ID=fresh, FILTER=filter_)) == 50


def test_unreadable_rows_go_after_the_page_was_cut(rest: Any, fresh: int) -> None:
    rest.control("hide_cards", ids=[201, 202, 251])
    assert len(rest.result("crm.calllist.items.get", LIST_ID=fresh)) == 50  # an administrator sees all
    rest.control("admin", on=False)
    assert len(rest.result("crm.calllist.items.get", LIST_ID=fresh)) == 48
    assert len(rest.result("crm.calllist.items.get", LIST_ID=fresh, start=50)) == 9
    rest.control("hide_cards", ids=list(range(201, 251)))
    assert rest.status("crm.calllist.items.get", LIST_ID=fresh) == 403
    assert len(rest.result("crm.calllist.items.get", LIST_ID=fresh, start=50)) == 9


def test_deleted_contacts_are_shown_to_administrators_only(rest: Any, fresh: int) -> None:
    rest.control("delete_cards", ids=[201])
    assert rest.result("crm.calllist.items.get", LIST_ID=fresh)[0]["ID"] == 201
    rest.control("admin", on=False)
    assert rest.result("crm.calllist.items.get", LIST_ID=fresh)[0]["ID"] == 202


def test_an_operators_click_moves_the_row(rest: Any, fresh: int) -> None:
    rest.control("operator_status", list=fresh, participant=201, status="SUCCESS")
    rows = rest.result("crm.calllist.items.get", LIST_ID=fresh, start=50)
    assert rows[-1] == {"ID": 201, "STATUS": "SUCCESS", "ENTITY_TYPE": 3}
    rest.control(
        "operator_status", list=fresh, participant=202, status="IN_WORK"
    )  # no answer: it moves to the end of its status
    ids = [row["id"] for row in rest.control("participants_of", list=fresh)]
    assert ids == [*range(203, 261), 202, 201]
    ranks = [row["rank"] for row in rest.control("participants_of", list=fresh)]
    assert ranks == [10 * number for number in range(1, 61)]


def test_rows_move_between_two_windows_of_a_batch(rest: Any, fresh: int) -> None:
    rest.control(
        "moment",
        method="crm.calllist.items.get",
        number=2,
        action="operator_status",
        arguments={"list": fresh, "participant": 201, "status": "SUCCESS"},
    )
    windows = {f"w{n}": f"crm.calllist.items.get?LIST_ID={fresh}&start={n * 50}" for n in range(2)}
    parts = rest.batch(windows)["result"]
    ids = [row["ID"] for key in ("w0", "w1") for row in parts[key]]
    assert ids.count(201) == 2
    assert 251 not in ids


def test_equal_ranks_have_no_stable_order(rest: Any, fresh: int) -> None:
    for number in range(201, 261):
        rest.control("set_rank", list=fresh, participant=number, rank=10)
    orders = {tuple(row["ID"] for row in rest.result("crm.calllist.items.get", LIST_ID=fresh)) for _ in range(5)}
    assert len(orders) > 1


@pytest.mark.parametrize("every", [50, 25])
def test_ties_at_the_edges_of_windows_look_the_same_in_every_reading(rest: Any, every: int) -> None:
    rest.control("switch", ties_by_window=True)
    rest.control("tie_edges", list=1, every=every)

    def reading(first: int) -> list[int]:
        starts = sorted({0, *range(first, 120, 50)})
        pages = [rest.result("crm.calllist.items.get", LIST_ID=1, start=start) for start in starts]
        return [row["ID"] for page in pages for row in page]

    everybody = set(rest.participants(1))
    assert reading(0) == reading(0)
    assert reading(25) == reading(25)
    assert len(everybody - set(reading(0))) == 2
    assert set(reading(0)) | set(reading(25)) == everybody


def test_rows_may_be_hidden_from_administrators_too(rest: Any, fresh: int) -> None:
    rest.control("hide_cards", ids=[201, 202])
    rest.control("delete_cards", ids=[203])
    rest.control("switch", hidden_from_administrators=True)
    rows = rest.result("crm.calllist.items.get", LIST_ID=fresh)
    assert [row["ID"] for row in rows] == list(range(203, 251))
    assert rest.refusal("crm.item.get", entityTypeId=3, id=201)[1] == "ACCESS_DENIED"
    update = {"LIST_ID": fresh, "ENTITY_TYPE": "CONTACT", "ENTITIES": [204, 205]}
    assert rest.result("crm.calllist.update", update) is True
    assert set(rest.participants(fresh)) == {201, 202, 203, 204, 205}


def test_a_status_may_be_gone_from_the_dictionary(rest: Any, fresh: int) -> None:
    rest.control("operator_status", list=fresh, participant=201, status="WRONG_NUMBER")
    number = next(row["ID"] for row in rest.result("crm.calllist.statuslist") if row["STATUS_ID"] == "WRONG_NUMBER")
    rest.result("crm.status.delete", id=number, params={"FORCED": "Y"})
    assert rest.result("crm.calllist.items.get", LIST_ID=fresh, start=50)[-1]["STATUS"] == "WRONG_NUMBER"
    assert (
        rest.refusal("crm.calllist.items.get", LIST_ID=fresh, FILTER={"STATUS": "WRONG_NUMBER"})[1] == "STATUS_ERROR"
    )


def test_statuslist_has_integers_and_no_colours(rest: Any) -> None:
    rows = rest.result("crm.calllist.statuslist")
    assert [row["STATUS_ID"] for row in rows] == ["IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING"]
    assert [row["SORT"] for row in rows] == [10, 15, 20, 30, 40]
    assert set(rows[0]) == {"ID", "NAME", "SORT", "STATUS_ID"}
    assert rows[0]["NAME"] == "В работе"


def test_old_servers_have_no_call_lists(rest: Any) -> None:
    rest.control("switch", call_list_methods=False)
    assert rest.refusal("crm.calllist.list")[:2] == (404, "ERROR_METHOD_NOT_FOUND")
    assert rest.result("method.get", name="crm.calllist.list") == {"isExisting": False, "isAvailable": False}


def test_deleting_the_activity_leaves_the_list_readable(rest: Any) -> None:
    activity = rest.result("crm.activity.list", filter={"=ASSOCIATED_ENTITY_ID": 1, "=PROVIDER_ID": "CALL_LIST"})[0]
    rest.result("crm.activity.delete", id=activity["ID"])
    assert len(rest.result("crm.calllist.items.get", LIST_ID=1)) == 50
    assert rest.result("crm.calllist.get", ID=1)["ID"] == "1"
    rest.control("switch", deleted_lists_hidden=True)
    assert rest.result("crm.calllist.list") == []
    assert rest.refusal("crm.calllist.get", ID=1)[1] == "LIST_ID_ERROR"
    rest.control("switch", restored_ids_change=True)
    assert rest.control("restore_activity", activity=int(activity["ID"])) != int(activity["ID"])
    assert len(rest.result("crm.calllist.list")) == 1


def test_lists_that_never_had_an_activity_are_not_hidden_as_deleted(rest: Any) -> None:
    rest.control("switch", deleted_lists_hidden=True, activity_creation_fails=True)
    made = rest.result("crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[1, 2])
    assert [row["ID"] for row in rest.result("crm.calllist.list", ORDER={"ID": "ASC"})] == ["1", str(made)]
    assert len(rest.result("crm.calllist.items.get", LIST_ID=made)) == 2
