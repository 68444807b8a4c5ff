from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop.domain.call_list import Activity, CallList, Membership, Participant
from desktop.domain.card import User
from desktop.domain.portal import Connection, Known
from desktop.domain.status import Status, Statuses
from desktop.domain.status_usage import StatusUsage, Usage


def membership(list_id, *codes):
    people = tuple(Participant(number, code) for number, code in enumerate(codes, 1))
    return Membership(list_id, people, True, False, True, datetime.now(UTC))


def known():
    made = Known(Connection("x", "https://x", User(1, ""), True, ("crm",), timedelta()))
    made.statuses = Statuses([Status(1, "A", "", 10), Status(2, "B", "", 20)])
    made.call_lists = {number: CallList(number, 3, None, 1, None) for number in (1, 2, 3, 4)}
    made.activities = {number: Activity(number, number, "", 1, number == 2) for number in (1, 2, 4)}
    made.memberships = {1: membership(1, "A", "A", "B"), 2: membership(2, "A"), 3: membership(3, "A", "GONE")}
    return made


def test_who_has_a_status_newest_list_first_deleted_lists_apart():
    assert StatusUsage().of(known(), "A") == Usage(((2, 1), (1, 2)), ((3, 1),), 1)
    assert StatusUsage().of(known(), "GONE") == Usage((), ((3, 1),), 1)


def test_numbers_of_participants():
    usage = StatusUsage().by_code(known(), ("A", "B"))
    assert [(one.participants, one.hidden_participants) for one in usage.values()] == [(3, 1), (1, 0)]


def test_a_list_that_is_read_anew_or_goes_is_counted_anew():
    usage, now = StatusUsage(), known()
    usage.of(now, "A")
    now.memberships[1] = replace(now.memberships[1], participants=())
    del now.memberships[3]
    now.memberships[4] = membership(4, "A", "A", "A")
    assert usage.of(now, "A") == Usage(((4, 3), (2, 1)), (), 0)


def test_a_list_that_was_not_read_anew_is_not_counted_anew():
    class Watched(tuple):
        walks = 0

        def __iter__(self):
            Watched.walks += 1
            return super().__iter__()

    usage, now = StatusUsage(), known()
    now.memberships[1] = replace(now.memberships[1], participants=Watched(now.memberships[1].participants))
    for code in ("A", "B", "A"):
        usage.of(now, code)
    assert Watched.walks == 1
