"""Sessions of the portal for tests that are coroutines."""

from contextlib import asynccontextmanager

import pytest

from desktop.services.portals import Portals


@pytest.fixture
def opened(portal, tmp_path):
    """Return a function that connects to the portal; each call finds the data kept by the previous one."""

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
    """Connect to the portal, knowing nothing about it yet."""
    return opened()
