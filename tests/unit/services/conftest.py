"""Sessions of the portal, for tests that are coroutines."""

from contextlib import asynccontextmanager

import pytest

from desktop.services.portals import Portals


@pytest.fixture
def opened(portal, tmp_path):
    """Connect to the portal each time it is called, with what was kept the time before."""

    @asynccontextmanager
    async def opened_():
        portals = Portals(tmp_path)
        try:
            yield await portals.open(portal.webhook)
        finally:
            await portal.control.call("clear_faults")
            await portals.close()

    return opened_


@pytest.fixture
def session(opened):
    """Connect to the portal, knowing nothing of it yet."""
    return opened()
