"""A reading lies between two moments of the portal's clock: all that it shows was so at some time in between."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.bitrix24.methods.memberships import ITEMS, membership, membership_twice

NINE = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
ASKED = NINE - timedelta(hours=15)
"""What the clock says before the first reply: the computer has slept since the last one."""


def moments(make_portal, read, items, size, how, *, timed=True):
    """Read a list of some size, a minute a request; return both moments and the number of requests."""
    portal = make_portal({ITEMS: items([(card_id, "IN_WORK") for card_id in range(1, size + 1)])})

    def now():
        requests = len(portal.requests)
        return NINE + timedelta(minutes=requests) if requests else ASKED

    async def before_answer():
        local = (NINE + timedelta(minutes=len(portal.requests) - 1) + timedelta(hours=3)).replace(tzinfo=None)
        portal.time = {"date_start": f"{local.isoformat()}+03:00"} if timed else {"operating": 0}

    portal.before_answer = before_answer
    found = read(portal, lambda reader: how(reader, 13, administrator=True, expected=None, now=now))
    return found.begun, found.read_at, len(portal.requests)


@pytest.mark.parametrize("how", [membership, membership_twice])
def test_it_begins_with_the_first_reply_and_ends_after_the_last(make_portal, read, items, how):
    begun, ended, requests = moments(make_portal, read, items, 5000, how)
    assert requests > 2
    assert (begun, ended) == (NINE, NINE + timedelta(minutes=requests))
    assert begun.utcoffset() == timedelta()


@pytest.mark.parametrize(("size", "timed"), [(0, True), (60, False)])
def test_it_begins_when_it_was_asked_for_where_no_reply_says_more(make_portal, read, items, size, timed):
    begun, ended, requests = moments(make_portal, read, items, size, membership, timed=timed)
    assert (begun, ended) == (ASKED, NINE + timedelta(minutes=requests))
