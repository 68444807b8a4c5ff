import pytest

from desktop.bitrix24.methods import activities
from desktop.domain.problem import Cause, Problem


def activity(number, **fields):
    return {
        "ID": str(number),
        "SUBJECT": f"Обзвон #{number}",
        "TYPE_ID": "6",
        "PROVIDER_ID": "CALL_LIST",
        "ASSOCIATED_ENTITY_ID": str(1000 + number),
        "RESPONSIBLE_ID": "29",
        "COMPLETED": "N",
        **fields,
    }


def listing(rows):
    def list_(parameters):
        where = parameters["filter"]
        assert set(where) <= {"=TYPE_ID", "=PROVIDER_ID", "=ASSOCIATED_ENTITY_ID", ">ID"}
        wanted = where.get("=ASSOCIATED_ENTITY_ID")
        found = [row for row in rows if int(row["ID"]) > int(where[">ID"])]
        if wanted is not None:
            found = [row for row in found if row["ASSOCIATED_ENTITY_ID"] in map(str, wanted)]
        return found[:50]

    return list_


async def numbers():
    return range(1001, 3000)


def of_call_lists(reader):
    return activities.of_call_lists(reader, numbers)


@pytest.mark.parametrize("number", [0, 1, 49, 50, 51, 100, 230, 1900])
def test_all_of_them_in_two_requests(make_portal, read, number):
    rows = [activity(index) for index in range(1, number + 1)]
    portal = make_portal({activities.LIST: listing(rows)})
    found = read(portal, of_call_lists)
    assert sorted(one.list_id for one in found) == [1000 + index for index in range(1, number + 1)]
    assert len(portal.requests) == (1 if number < 50 else 2)


def test_a_row(make_portal, read):
    rows = [activity(5, COMPLETED="Y"), activity(6, RESPONSIBLE_ID=None, COMPLETED="N"), activity(7, TYPE_ID=6)]
    found = read(make_portal({activities.LIST: listing(rows)}), of_call_lists)
    assert (found[0].id, found[0].list_id, found[0].subject, found[0].responsible_id) == (5, 1005, "Обзвон #5", 29)
    assert [one.completed for one in found] == [True, False, False]
    assert found[1].responsible_id is None


def test_rows_of_other_kinds_are_left_out(make_portal, read):
    rows = [activity(1), activity(2, PROVIDER_ID="VOXIMPLANT_CALL"), activity(3, TYPE_ID="2")]
    rows += [activity(4, ASSOCIATED_ENTITY_ID="0")]
    found = read(make_portal({activities.LIST: listing(rows)}), of_call_lists)
    assert [one.id for one in found] == [1]


def test_a_filter_that_is_ignored_is_told_and_not_read_through(make_portal, read):
    rows = [activity(index, PROVIDER_ID="CRM_TODO") for index in range(1, 500)]
    portal = make_portal({activities.LIST: listing(rows)})
    with pytest.raises(Problem) as raised:
        read(portal, of_call_lists)
    assert (raised.value.cause, raised.value.method) == (Cause.UNREADABLE, activities.LIST)
    assert len(portal.requests) == 1


def test_page_one_again_past_the_end_is_no_endless_loop(make_portal, read):
    page = [activity(index) for index in range(1, 51)]
    portal = make_portal({activities.LIST: lambda parameters: page})
    with pytest.raises(Problem) as raised:
        read(portal, of_call_lists)
    assert raised.value.cause is Cause.UNREADABLE
    assert len(portal.requests) == 3


def test_a_row_without_an_id_is_no_end(make_portal, read):
    portal = make_portal({activities.LIST: lambda parameters: [{**activity(1), "ID": None}]})
    with pytest.raises(Problem):
        read(portal, of_call_lists)


def test_of_some_lists(make_portal, read):
    rows = [activity(index) for index in range(1, 200)]
    portal = make_portal({activities.LIST: listing(rows)})
    found = read(portal, lambda reader: activities.of_list(reader, [1003, *range(1100, 1180), 9999]))
    assert {one.list_id for one in found} == {1003, *range(1100, 1180)}
    assert portal.sizes[0] == 2
