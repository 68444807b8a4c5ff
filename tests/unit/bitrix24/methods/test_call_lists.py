import pytest

from desktop.bitrix24.methods import call_lists
from desktop.domain.problem import Cause, Problem

ROW = {
    "ID": "13",
    "DATE_CREATE": "2025-07-14 08:47:19",
    "CREATED_BY_ID": "29",
    "WEBFORM_ID": "1",
    "ENTITY_TYPE_ID": "3",
}


def listing(number, *, everything=True):
    rows = [{**ROW, "ID": str(list_id)} for list_id in range(1, number + 1)]

    def list_(parameters):
        after = int(parameters.get("FILTER", {}).get(">ID", 0))
        found = [row for row in rows if int(row["ID"]) > after]
        return found if everything and int(parameters["start"]) == -1 else found[:50]

    return list_


@pytest.mark.parametrize("everything", [True, False])
@pytest.mark.parametrize("number", [0, 1, 49, 50, 51, 120, 150, 450])
def test_all_lists_whether_or_not_minus_one_gives_all(make_portal, read, number, everything):
    portal = make_portal({call_lists.LIST: listing(number, everything=everything)})
    found = read(portal, call_lists.all_call_lists)
    assert [one.id for one in found] == list(range(1, number + 1))


def test_a_whole_row(make_portal, read):
    found = read(make_portal({call_lists.LIST: lambda parameters: [ROW]}), call_lists.all_call_lists)[0]
    assert (found.id, found.kind, found.creator_id, found.form_id) == (13, 3, 29, 1)
    assert found.created.isoformat() == "2025-07-14T08:47:19+03:00"


@pytest.mark.parametrize(
    "row",
    [{"ID": 13}, {"ID": "13", "DATE_CREATE": None, "CREATED_BY_ID": None, "WEBFORM_ID": "0", "ENTITY_TYPE_ID": ""}],
)
def test_a_row_with_nothing_in_it(make_portal, read, row):
    found = read(make_portal({call_lists.LIST: lambda parameters: [row]}), call_lists.all_call_lists)[0]
    assert (found.id, found.kind, found.created, found.creator_id, found.form_id) == (13, 0, None, None, None)


def test_always_in_order_and_with_start_in_lower_case(make_portal, read):
    portal = make_portal({call_lists.LIST: listing(50, everything=False)})
    read(portal, call_lists.all_call_lists)
    for parameters in portal.raw:
        assert parameters["ORDER"] == {"ID": "ASC"}
        assert "start" in parameters
        assert isinstance(parameters["SELECT"], list)
    assert portal.raw[1]["FILTER"] == {">ID": 50}


def test_a_filter_that_is_ignored_ends_instead_of_going_round(make_portal, read):
    page = [{**ROW, "ID": str(list_id)} for list_id in range(1, 51)]
    portal = make_portal({call_lists.LIST: lambda parameters: page})
    assert len(read(portal, call_lists.all_call_lists)) == 50
    assert len(portal.requests) == 2


def test_one_list(make_portal, read, refusal):
    def get(parameters):
        if int(parameters["ID"]) != 13:
            raise refusal("LIST_ID_ERROR", "Incorrect list id")
        return {**ROW, "WEBFORM_ID": None, "ENTITY_TYPE": "CONTACT"}

    portal = make_portal({call_lists.GET: get})
    assert read(portal, lambda reader: call_lists.call_list(reader, 13)).form_id is None
    with pytest.raises(Problem) as raised:
        read(portal, lambda reader: call_lists.call_list(reader, 14))
    assert (raised.value.cause, raised.value.code) == (Cause.REFUSED, "LIST_ID_ERROR")


def test_status_list(make_portal, read):
    rows = [
        {"ID": 62, "NAME": "Успешно", "SORT": "20", "STATUS_ID": "SUCCESS"},
        {"ID": 61, "NAME": "В работе", "SORT": 10, "STATUS_ID": "IN_WORK"},
    ]
    found = read(make_portal({call_lists.STATUS_LIST: lambda parameters: rows}), call_lists.status_list)
    assert [(one.id, one.code, one.sort, one.system, one.colour) for one in found] == [
        (61, "IN_WORK", 10, None, None),
        (62, "SUCCESS", 20, None, None),
    ]
