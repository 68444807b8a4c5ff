"""What an automatic refresh asks for: lists in progress, and finished ones when something speaks for it."""

import pytest

from desktop.services.refreshing import refresh
from tests.portals import portal_fixture


def ignore(_step):
    pass


SIZES = {"call_lists": 40, "participants": 500, "contacts": 20_000}
portal = portal_fixture(scope="module", plain=True, limits="off", shift=60, **SIZES)
MOST = 12


async def count(portal):
    return (await portal.control.call("requests", reset=True))["count"]


@pytest.mark.long
async def test_forty_lists_with_operators_at_work_take_few_requests(session, portal):
    counts = []
    for background in (False, True, True, True):
        await count(portal)
        await refresh(session, ignore, background=background)
        counts.append(await count(portal))
    assert max(counts) <= MOST, counts
    assert {len(membership) for membership in session.known.memberships.values()} == {SIZES["participants"]}
