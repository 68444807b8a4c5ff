from datetime import UTC, datetime, timedelta

import pytest

from desktop.bitrix24.methods import calls, last_calls
from desktop.domain.problem import Cause, Problem
from desktop.domain.results import CallResult, ClientCall

START = datetime(2026, 11, 30, 15, tzinfo=UTC)
IVAN, OLGA, ACME = (3, 101), (3, 102), (4, 101)
ADDRESS = "https://acme.bitrix24.ru/disk/7?token=s3cr3trec0rding"


def written(minutes):
    return (START + timedelta(minutes=minutes)).isoformat()


def held_with(*clients):
    return [{"ENTITY_TYPE_ID": str(kind), "ENTITY_ID": str(card_id)} for kind, card_id in clients]


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
        "DESCRIPTION": "",
        "COMMUNICATIONS": held_with(client),
        **fields,
    }


def listing(rows):
    """Return crm.activity.list over rows, the newest first; `bound` of a row are more cards that it is bound to."""

    def list_(parameters):
        where = parameters["filter"]
        assert (
            {"=TYPE_ID", "=PROVIDER_ID", "BINDINGS"} <= set(where) <= {"=TYPE_ID", "=PROVIDER_ID", "BINDINGS", "<ID"}
        )
        asked = [(int(entry["OWNER_TYPE_ID"]), int(entry["OWNER_ID"])) for entry in where["BINDINGS"]]
        found = [
            {name: value for name, value in row.items() if name != "bound"}
            for row in sorted(rows, key=lambda row: -int(row["ID"]))
            for client in asked
            if client in {(int(row["OWNER_TYPE_ID"]), int(row["OWNER_ID"])), *row.get("bound", ())}
            if int(row["ID"]) < int(where.get("<ID", 10**9))
        ]
        return found[:50]

    return list_


def statistic(number, **fields):
    return {
        "ID": str(9000 + number),
        "PORTAL_USER_ID": "7",
        "CALL_TYPE": "1",
        "CALL_DURATION": "95",
        "CALL_START_DATE": written(60),
        "CALL_FAILED_CODE": "200",
        "CALL_RECORD_URL": ADDRESS,
        "CRM_ACTIVITY_ID": str(number),
        "RECORD_FILE_ID": None,
        "COMMENT": None,
        **fields,
    }


def read_clients(read, portal, *clients, telephony=False):
    return read(portal, lambda reader: last_calls.of_clients(reader, clients, telephony=telephony))


def test_the_last_call_of_each(make_portal, read):
    rows = [
        activity(1, IVAN, 10),
        activity(2, IVAN, 30, DIRECTION="1", RESPONSIBLE_ID=None, DESCRIPTION="[b]да[/b]"),
        activity(3, OLGA, 20, SETTINGS={"MISSED_CALL": True}),
    ]
    found = read_clients(read, make_portal({calls.LIST: listing(rows)}), IVAN, OLGA, ACME)
    began, talked = START + timedelta(minutes=30), timedelta(minutes=2)
    assert found.calls == {
        IVAN: ClientCall(2, *IVAN, None, began, talked, CallResult.ANSWERED, incoming=True, comment="да"),
        OLGA: ClientCall(3, *OLGA, 7, START + timedelta(minutes=20), timedelta(), CallResult.NO_ANSWER),
    }
    assert found.telephony is None


@pytest.mark.parametrize(
    ("code", "result"),
    [
        ("200", CallResult.ANSWERED),
        ("304", CallResult.NO_ANSWER),
        ("603-s", CallResult.NO_ANSWER),
        ("486", CallResult.BUSY),
        ("404", CallResult.WRONG_NUMBER),
        ("503", CallResult.FAILED),
        ("OTHER", CallResult.FAILED),
        ("", CallResult.UNKNOWN),
    ],
)
def test_what_the_statistics_add(make_portal, read, code, result):
    known = statistic(1, CALL_FAILED_CODE=code, COMMENT="<b>позже</b>", RECORD_FILE_ID=77)
    portal = make_portal(
        {calls.LIST: listing([activity(1, DESCRIPTION="0:02")]), calls.STATISTICS: lambda parameters: [known]}
    )
    [call] = read_clients(read, portal, IVAN, telephony=True).calls.values()
    assert (call.result, call.talked, call.comment, call.recorded) == (result, timedelta(seconds=95), "позже", True)
    assert ADDRESS not in repr(call)


def test_both_come_in_one_request_ten_clients_a_command(make_portal, read):
    clients = [(3, number) for number in range(1, 251)]
    rows = [activity(number, client) for number, client in enumerate(clients, start=1)]
    portal = make_portal({calls.LIST: listing(rows), calls.STATISTICS: lambda parameters: []})
    found = read_clients(read, portal, *clients, telephony=True)
    assert set(found.calls) == set(clients)
    assert portal.sizes == [50]


def test_statistics_that_are_refused_cost_only_what_they_add(make_portal, read, refusal):
    def refuse(parameters):
        raise refusal("ACCESS_DENIED", "Access denied!", 403)

    portal = make_portal({calls.LIST: listing([activity(1)]), calls.STATISTICS: refuse})
    found = read_clients(read, portal, IVAN, telephony=True)
    assert found.calls[IVAN].result is CallResult.ANSWERED
    assert found.telephony.cause is Cause.ACCESS_DENIED


def test_statistics_of_other_calls_are_nobodys(make_portal, read):
    """An unknown filter is dropped: everybody's calls come, and only those are used whose activities are there."""
    others = [statistic(number, CALL_FAILED_CODE="486") for number in range(500, 550)]
    portal = make_portal({calls.LIST: listing([activity(1)]), calls.STATISTICS: lambda parameters: others})
    assert read_clients(read, portal, IVAN, telephony=True).calls[IVAN].result is CallResult.ANSWERED


def test_who_was_called_seldom_is_found_behind_who_was_called_often(make_portal, read):
    rows = [activity(1, OLGA, 1), *(activity(number, IVAN, number) for number in range(2, 140))]
    portal = make_portal({calls.LIST: listing(rows)})
    found = read_clients(read, portal, IVAN, OLGA)
    assert {client: call.activity_id for client, call in found.calls.items()} == {IVAN: 139, OLGA: 1}
    assert portal.sizes == [1, 1]  # whose call was found is not asked for again


def test_a_call_that_may_be_of_any_of_them_is_asked_for_alone(make_portal, read):
    deal = (2, 9)
    rows = [
        activity(1, deal, 10, COMMUNICATIONS=[], bound=[OLGA]),
        activity(2, deal, 20, COMMUNICATIONS=held_with(IVAN)),
    ]
    rows[1]["bound"] = [IVAN]
    portal = make_portal({calls.LIST: listing(rows)})
    found = read_clients(read, portal, IVAN, OLGA)
    assert {client: call.activity_id for client, call in found.calls.items()} == {IVAN: 2, OLGA: 1}


def test_a_call_with_somebody_else_is_not_the_clients(make_portal, read):
    rows = [activity(1, ACME, COMMUNICATIONS=held_with(ACME), bound=[IVAN])]
    assert read_clients(read, make_portal({calls.LIST: listing(rows)}), IVAN).calls == {}


@pytest.mark.parametrize(
    "rows",
    [
        [activity(1, TYPE_ID="6", PROVIDER_ID="CALL_LIST")],
        [activity(1, PROVIDER_ID="CRM_TODO")],
        [activity(number, (3, 5000 + number)) for number in range(1, 51)],
    ],
    ids=["another type", "another provider", "everybody's"],
)
def test_a_filter_that_is_ignored_is_told(make_portal, read, rows):
    with pytest.raises(Problem) as raised:
        read_clients(read, make_portal({calls.LIST: lambda parameters: rows}), IVAN)
    assert raised.value.cause is Cause.UNREADABLE


def test_the_same_page_again_is_no_endless_loop(make_portal, read):
    page = [activity(number, IVAN) for number in range(50, 0, -1)]
    portal = make_portal({calls.LIST: lambda parameters: page})
    with pytest.raises(Problem):
        read_clients(read, portal, IVAN, OLGA)
    assert len(portal.requests) == 2


def test_a_call_without_its_time_is_told(make_portal, read):
    with pytest.raises(Problem) as raised:
        read_clients(read, make_portal({calls.LIST: lambda parameters: [activity(1, START_TIME="soon")]}), IVAN)
    assert raised.value.cause is Cause.UNREADABLE
