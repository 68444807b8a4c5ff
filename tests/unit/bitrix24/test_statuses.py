import pytest

from desktop.bitrix24 import call_lists, statuses
from desktop.domain.problem import Cause, Problem

WHOLE = [
    {
        "ID": "61",
        "ENTITY_ID": "CALL_LIST",
        "STATUS_ID": "IN_WORK",
        "NAME": "В работе",
        "SORT": "10",
        "SYSTEM": "Y",
        "COLOR": "#55d0e0",
        "SEMANTICS": None,
    },
    {"ID": "70", "ENTITY_ID": "CALL_LIST", "STATUS_ID": "LATER", "NAME": "Later", "SORT": "5", "COLOR": "aabbcc"},
    {"ID": "1", "ENTITY_ID": "SOURCE", "STATUS_ID": "CALL", "NAME": "Call", "SORT": "10", "SYSTEM": "N"},
]
PLAIN = [
    {"ID": 61, "NAME": "В работе", "SORT": 10, "STATUS_ID": "IN_WORK"},
    {"ID": 62, "NAME": "Успешно", "SORT": 20, "STATUS_ID": "SUCCESS"},
]


@pytest.fixture
def portal(make_portal):
    return make_portal({statuses.LIST: lambda parameters: WHOLE, call_lists.STATUS_LIST: lambda parameters: PLAIN})


def test_both_sources_in_one_request(portal, read):
    found = read(portal, statuses.dictionary)
    assert [(one.code, one.colour, one.system) for one in found] == [
        ("LATER", "#AABBCC", False),
        ("IN_WORK", "#55D0E0", True),
        ("SUCCESS", None, None),
    ]
    assert portal.sizes == [2]
    assert portal.requests[0][1][0][1]["filter"] == {"ENTITY_ID": "CALL_LIST"}


def test_rows_of_other_dictionaries_are_left_out(portal, read):
    assert "CALL" not in {one.code for one in read(portal, statuses.dictionary)}


def test_either_source_will_do(portal, read):
    whole = portal.methods.pop(statuses.LIST)
    assert [one.code for one in read(portal, statuses.dictionary)] == ["IN_WORK", "SUCCESS"]
    portal.methods = {statuses.LIST: whole}
    assert [one.code for one in read(portal, statuses.dictionary)] == ["LATER", "IN_WORK"]


def test_without_both_there_is_a_problem(portal, read):
    portal.methods.clear()
    with pytest.raises(Problem) as raised:
        read(portal, statuses.dictionary)
    assert (raised.value.cause, raised.value.method) == (Cause.METHOD_MISSING, statuses.LIST)


@pytest.mark.parametrize("colour", ["", None, "red", "#12", "#1234567", "url(x)"])
def test_odd_colours_are_none(portal, read, colour):
    portal.methods = {statuses.LIST: lambda parameters: [{**WHOLE[0], "COLOR": colour}]}
    assert read(portal, statuses.dictionary)[0].colour is None
