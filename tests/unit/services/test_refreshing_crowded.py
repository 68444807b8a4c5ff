"""A portal that bears only two requests at once: everything is read, and hardly anything is refused; and its plan."""

import pytest

from desktop.services.refreshing import refresh
from tests.portals import portal_fixture

SIZES = {"call_lists": 30, "participants": 400, "contacts": 8_000}
portal = portal_fixture(scope="module", plain=True, limits="off", latency_ms=20, **SIZES)
CROWD = 2
MOST_REFUSED = 3


@pytest.mark.parametrize("seconds", [0, 0.3], ids=["refuses", "slows"])
async def test_all_is_read(session, portal, seconds):
    await portal.control.call("switch", crowd=CROWD, crowd_seconds=seconds)
    for _ in range(3):
        await portal.control.call("requests", reset=True)
        await refresh(session, lambda step: None)
        asked = (await portal.control.call("requests"))["requests"]
        refused = [request for request in asked if request["status"] == 503]
        assert len(refused) <= MOST_REFUSED * CROWD
    await portal.control.call("switch", crowd=0, crowd_seconds=0)
    assert {len(membership) for membership in session.known.memberships.values()} == {SIZES["participants"]}


@pytest.mark.parametrize(("threshold", "leak"), [(250, 5), (50, 2)])
async def test_the_limits_of_the_plan_are_learnt_on_connecting(session, portal, threshold, leak):
    await portal.control.call("switch", rate_threshold=threshold, rate_leak=leak)
    await refresh(session, lambda step: None)
    await portal.control.call("switch", rate_threshold=50, rate_leak=2)
    assert (session.client._bucket.threshold, session.client._bucket.leak) == (threshold, leak)
