from datetime import UTC, datetime, timedelta

import pytest

from desktop.bitrix24.methods import calls
from desktop.bitrix24.methods.calls import Wanted
from desktop.domain.calls import Call
from desktop.domain.problem import Cause, Problem

SINCE, UNTIL = datetime(2026, 11, 30, 15, tzinfo=UTC), datetime(2026, 12, 1, 6, tzinfo=UTC)
IVAN, OLGA, ACME = (3, 101), (3, 102), (4, 101)


def written(minutes):
    """Write a moment as the portal does, in its own zone."""
    return (SINCE + timedelta(minutes=minutes)).astimezone().isoformat()


def at(minutes):
    return SINCE + timedelta(minutes=minutes)


def held_with(*clients):
    return [{"ENTITY_TYPE_ID": str(kind), "ENTITY_ID": str(card_id), "TYPE": "PHONE"} for kind, card_id in clients]


def activity(number, client=IVAN, minutes=60, **fields):
    return {
        "ID": str(number),
        "TYPE_ID": "2",
        "PROVIDER_ID": "VOXIMPLANT_CALL",
        "PROVIDER_TYPE_ID": "CALL",
        "OWNER_TYPE_ID": str(client[0]),
        "OWNER_ID": str(client[1]),
        "RESPONSIBLE_ID": "7",
        "DIRECTION": "2",
        "START_TIME": written(minutes),
        "END_TIME": written(minutes + 2),
        "SETTINGS": [],
        "COMMUNICATIONS": held_with(client),
        **fields,
    }


def listing(rows):
    """Return crm.activity.list over rows; `bound` of a row are more cards that it is bound to."""

    def list_(parameters):
        where = parameters["filter"]
        if "=ID" in where:
            return [_shown(row) for row in rows if row["ID"] in map(str, where["=ID"])]
        assert set(where) == {"=TYPE_ID", "=PROVIDER_ID", ">=START_TIME", "<=START_TIME", "BINDINGS", ">ID"}
        since, until = (datetime.fromisoformat(where[name]) for name in (">=START_TIME", "<=START_TIME"))
        assert isinstance(where["BINDINGS"], list)
        asked = [(int(entry["OWNER_TYPE_ID"]), int(entry["OWNER_ID"])) for entry in where["BINDINGS"]]
        found = [
            _shown(row)
            for row in rows
            for client in asked
            if client in {(int(row["OWNER_TYPE_ID"]), int(row["OWNER_ID"])), *row.get("bound", ())}
            if int(row["ID"]) > int(where[">ID"]) and since <= datetime.fromisoformat(row["START_TIME"]) <= until
        ]
        return found[:50]

    return list_


def _shown(row):
    return {name: value for name, value in row.items() if name != "bound"}


def read_clients(read, portal, *clients, most=10, since=SINCE, until=UNTIL):
    wanted = [Wanted(clients, since, until)]
    return read(portal, lambda reader: calls.of_clients(reader, wanted, most))


def test_a_call(make_portal, read):
    rows = [activity(1), activity(2, OLGA, 90, RESPONSIBLE_ID=11, SETTINGS={"MISSED_CALL": True}, END_TIME=None)]
    found = read_clients(read, make_portal({calls.LIST: listing(rows)}), IVAN, OLGA)
    assert found.calls == (
        Call(3, 101, 7, at(60), at(62), answered=True),
        Call(3, 102, 11, at(90), at(90), answered=False),
    )
    assert (found.clients, found.unclear, found.requests) == ({IVAN, OLGA}, frozenset(), 1)
    assert found.at == datetime.fromtimestamp(1.5, UTC)


@pytest.mark.parametrize(
    "fields",
    [
        {"DIRECTION": "1"},
        {"DIRECTION": None},
        {"PROVIDER_TYPE_ID": "CALLBACK"},
        {"START_TIME": written(-1)},
        {"START_TIME": written(901)},
    ],
    ids=["came in", "unknown direction", "callback", "too early", "too late"],
)
def test_calls_of_other_kinds_and_times_are_left_out(make_portal, read, fields):
    rows = [activity(1, **fields), activity(2, minutes=70)]
    portal = make_portal({calls.LIST: lambda parameters: [row for row in rows if int(row["ID"]) > 0]})
    assert [call.began for call in read_clients(read, portal, IVAN).calls] == [at(70)]


@pytest.mark.parametrize(
    ("missed", "answered"), [(True, False), ("Y", False), (1, False), (False, True), ("N", True), (None, True)]
)
def test_missed_calls(make_portal, read, missed, answered):
    portal = make_portal({calls.LIST: listing([activity(1, SETTINGS={"MISSED_CALL": missed})])})
    assert read_clients(read, portal, IVAN).calls[0].answered is answered


def test_a_call_ends_no_earlier_than_it_began(make_portal, read):
    portal = make_portal({calls.LIST: listing([activity(1, END_TIME=written(0)), activity(2, END_TIME="?")])})
    assert [call.ended for call in read_clients(read, portal, IVAN).calls] == [at(60), at(60)]


def test_nobody_responsible(make_portal, read):
    portal = make_portal({calls.LIST: listing([activity(1, RESPONSIBLE_ID=None)])})
    assert read_clients(read, portal, IVAN).calls[0].operator_id is None


@pytest.mark.parametrize(
    "row",
    [
        activity(1, TYPE_ID="6", PROVIDER_ID="CALL_LIST"),
        activity(1, TYPE_ID="6"),
        activity(1, PROVIDER_ID="CRM_TODO"),
        activity(1, PROVIDER_ID="", START_TIME=written(120)),
    ],
    ids=["a call list", "another type", "another provider", "a call that somebody has planned"],
)
def test_a_filter_that_is_ignored_is_told(make_portal, read, row):
    portal = make_portal({calls.LIST: lambda parameters: [activity(2), row]})
    with pytest.raises(Problem) as raised:
        read_clients(read, portal, IVAN)
    assert (raised.value.cause, raised.value.method) == (Cause.UNREADABLE, calls.LIST)


def test_bindings_that_are_ignored_are_told_and_not_read_through(make_portal, read):
    """Then the calls of everybody come, and they would be read to the end once for each command."""
    everybody = [activity(number, (3, 1000 + number)) for number in range(1, 500)]

    def ignoring(parameters):
        return [row for row in everybody if int(row["ID"]) > int(parameters["filter"][">ID"])][:50]

    portal = make_portal({calls.LIST: ignoring})
    with pytest.raises(Problem) as raised:
        read_clients(read, portal, IVAN)
    assert raised.value.cause is Cause.UNREADABLE
    assert len(portal.requests) == 1


def test_page_one_again_past_the_end_is_no_endless_loop(make_portal, read):
    portal = make_portal({calls.LIST: lambda parameters: [activity(number) for number in range(1, 51)]})
    with pytest.raises(Problem):
        read_clients(read, portal, IVAN)
    assert len(portal.requests) == 2


def test_a_call_without_its_time_may_be_the_last_one(make_portal, read):
    for time in ("", None, "2026-11-30T20:00:00", "soon"):
        portal = make_portal({calls.LIST: lambda parameters, time=time: [activity(1), activity(2, START_TIME=time)]})
        with pytest.raises(Problem) as raised:
            read_clients(read, portal, IVAN)
        assert raised.value.cause is Cause.UNREADABLE


@pytest.mark.parametrize("number", [0, 1, 49, 50, 51, 100, 230])
def test_all_by_pages(make_portal, read, number):
    portal = make_portal({calls.LIST: listing([activity(index) for index in range(1, number + 1)])})
    found = read_clients(read, portal, IVAN)
    assert len(found.calls) == number
    assert found.requests == len(portal.requests) == number // 50 + 1


def test_who_was_not_read_to_the_end_is_not_among_those_read(make_portal, read):
    rows = [activity(index) for index in range(1, 120)] + [activity(300, OLGA)]
    portal = make_portal({calls.LIST: listing(rows)})
    wanted = [Wanted((IVAN,), SINCE, UNTIL), Wanted((OLGA,), SINCE, UNTIL)]
    found = read(portal, lambda reader: calls.of_clients(reader, wanted, 2))
    assert (found.clients, found.unclear) == ({OLGA}, frozenset())
    assert {call.client for call in found.calls} == {OLGA}
    assert found.requests == len(portal.requests) == 2


def test_nothing_is_asked_without_a_request_left(make_portal, read):
    portal = make_portal({calls.LIST: listing([activity(1)])})
    assert read_clients(read, portal, IVAN, most=0).clients == frozenset()
    assert not portal.requests


def test_fifty_commands_a_request(make_portal, read):
    clients = [(3, number) for number in range(1, 601)]
    rows = [activity(number, client) for number, client in enumerate(clients, start=1)]
    portal = make_portal({calls.LIST: listing(rows)})
    wanted = [Wanted(tuple(clients[first : first + 10]), SINCE, UNTIL) for first in range(0, 600, 10)]
    found = read(portal, lambda reader: calls.of_clients(reader, wanted, 9))
    assert {call.client for call in found.calls} == set(clients)
    assert (portal.sizes, found.requests) == ([50, 10], 2)


def test_whom_a_call_was_held_with_says_whose_it_is(make_portal, read):
    deal = (2, 9)
    rows = [
        activity(1, deal, 10, COMMUNICATIONS=held_with(OLGA), bound=[OLGA]),
        activity(2, ACME, 20, COMMUNICATIONS=held_with(IVAN), bound=[IVAN]),
        activity(3, ACME, 30, COMMUNICATIONS=[]),
        activity(4, IVAN, 40, COMMUNICATIONS=held_with(IVAN, OLGA), bound=[OLGA]),
    ]
    found = read_clients(read, make_portal({calls.LIST: listing(rows)}), IVAN, OLGA, ACME)
    assert [(call.client, call.began) for call in found.calls] == [
        (OLGA, at(10)),
        (IVAN, at(20)),
        (ACME, at(30)),
        (IVAN, at(40)),
    ]


def test_who_has_a_call_that_may_be_anothers_is_unclear(make_portal, read):
    """A call to a company is bound to a contact too: nobody knows whether that is the last call to the contact."""
    rows = [activity(1), activity(2, ACME, 70, bound=[IVAN]), activity(3, OLGA, 80)]
    portal = make_portal({calls.LIST: listing(rows)})
    found = read_clients(read, portal, IVAN, OLGA)
    assert (found.clients, found.unclear) == ({OLGA}, {IVAN})
    assert {call.client for call in found.calls} == {OLGA}
    assert (portal.sizes, found.requests) == ([1, 2], 2)


def test_a_call_that_was_held_with_somebody_else_is_not_the_owners(make_portal, read):
    portal = make_portal({calls.LIST: listing([activity(1, ACME, COMMUNICATIONS=held_with(IVAN))])})
    found = read_clients(read, portal, ACME)
    assert (found.calls, found.clients, found.unclear) == ((), frozenset(), {ACME})


# -- statistics --


def statistic(number, client=IVAN, minutes=60, **fields):
    return {
        "ID": str(number),
        "PORTAL_USER_ID": "7",
        "CALL_TYPE": "1",
        "CALL_DURATION": "120",
        "CALL_START_DATE": written(minutes),
        "CALL_FAILED_CODE": "200",
        "CRM_ENTITY_TYPE": {2: "DEAL", 3: "CONTACT", 4: "COMPANY"}[client[0]],
        "CRM_ENTITY_ID": str(client[1]),
        "CRM_ACTIVITY_ID": str(1000 + number),
        **fields,
    }


def statistics(rows):
    def get(parameters):
        assert set(parameters["FILTER"]) == {">=CALL_START_DATE", "<=CALL_START_DATE"}
        assert (parameters["SORT"], parameters["ORDER"]) == ("ID", "ASC")
        start = int(parameters["start"])
        page = {"result": rows[start : start + 50], "total": len(rows)}
        return page if start + 50 >= len(rows) else page | {"next": start + 50}

    return get


def read_window(read, portal, *clients, most=100):
    return read(portal, lambda reader: calls.in_window(reader, clients, SINCE, UNTIL, most))


def test_a_call_by_the_statistics(make_portal, read):
    rows = [
        statistic(1),
        statistic(2, OLGA, 90, CALL_DURATION="0", CALL_FAILED_CODE="304", PORTAL_USER_ID=None),
        statistic(3, (3, 999)),
        statistic(4, CALL_TYPE="2"),
    ]
    found = read_window(read, make_portal({calls.STATISTICS: statistics(rows)}), IVAN, OLGA)
    assert found.calls == (
        Call(3, 101, 7, at(60), at(62), answered=True),
        Call(3, 102, None, at(90), at(90), answered=False),
    )
    assert (found.clients, found.requests) == ({IVAN, OLGA}, 1)


@pytest.mark.parametrize(
    ("number", "sizes"), [(0, [1]), (50, [1]), (51, [1, 1]), (2500, [1, 49]), (2600, [1, 50, 1])]
)
def test_all_statistics_by_pages(make_portal, read, number, sizes):
    rows = [statistic(index) for index in range(1, number + 1)]
    portal = make_portal({calls.STATISTICS: statistics(rows)})
    found = read_window(read, portal, IVAN)
    assert len(found.calls) == number
    assert (portal.sizes, found.requests) == (sizes, len(sizes))


def test_statistics_that_cost_too_much_are_left(make_portal, read):
    portal = make_portal({calls.STATISTICS: statistics([statistic(index) for index in range(1, 200)])})
    assert read_window(read, portal, IVAN, most=2) is None
    assert portal.sizes == [1]
    assert len(read_window(read, portal, IVAN, most=3).calls) == 199


def test_statistics_without_a_total_are_left(make_portal, read):
    portal = make_portal({calls.STATISTICS: lambda parameters: [statistic(1)]})
    assert read_window(read, portal, IVAN) is None


def test_an_ignored_filter_of_the_statistics_is_told(make_portal, read):
    rows = [statistic(index, minutes=-60) for index in range(1, 500)]
    portal = make_portal({calls.STATISTICS: statistics(rows)})
    with pytest.raises(Problem) as raised:
        read_window(read, portal, IVAN)
    assert (raised.value.cause, raised.value.method) == (Cause.UNREADABLE, calls.STATISTICS)
    assert len(portal.requests) == 1


def test_rows_that_got_lost_between_pages_are_told(make_portal, read):
    rows = [statistic(index) for index in range(1, 121)]
    rows[70] = rows[69]
    with pytest.raises(Problem) as raised:
        read_window(read, make_portal({calls.STATISTICS: statistics(rows)}), IVAN)
    assert raised.value.cause is Cause.UNREADABLE


def test_the_activity_says_who_was_called_where_the_entity_is_another(make_portal, read):
    deal = (2, 9)
    rows = [statistic(1, deal, 10), statistic(2, ACME, 20), statistic(3, ACME, 30), statistic(4, deal, 40)]
    activities = [
        activity(1001, deal, COMMUNICATIONS=held_with(OLGA)),
        activity(1002, ACME, COMMUNICATIONS=held_with(IVAN)),
        activity(1003, ACME),
    ]
    portal = make_portal({calls.STATISTICS: statistics(rows), calls.LIST: listing(activities)})
    found = read_window(read, portal, IVAN, OLGA, ACME)
    assert [(call.client, call.began) for call in found.calls] == [(OLGA, at(10)), (IVAN, at(20)), (ACME, at(30))]
    assert found.requests == len(portal.requests) == 2


def test_without_the_right_to_statistics(make_portal, read, refusal):
    def get(parameters):
        raise refusal("ACCESS_DENIED", "Access denied!", 403)

    with pytest.raises(Problem) as raised:
        read_window(read, make_portal({calls.STATISTICS: get}), IVAN)
    assert raised.value.cause is Cause.ACCESS_DENIED
