"""A portal that is its own authorization server, an application, and a browser whose user approves access."""

import asyncio
import logging

import httpx
import pytest

from desktop.bitrix24.line.oauth import Application
from desktop.services.authorizing import Authorizing, ReturnPages
from tests.portals import plain_portal

PAGES = ReturnPages(done="Эту страницу можно закрыть & забыть.", refused="Это другой вход.", language="ru")


class World:
    """Signs in as the program does."""

    def __init__(self, portal):
        self.portal = portal
        self.site = portal.webhook.partition("/rest/")[0]
        self.host = self.site.partition("//")[2]

    def application(self, handler, **options):
        made = self.portal.control.perform("add_application", handler=handler, **options)
        return Application(made["client_id"], made["client_secret"])

    async def authorizing(self, **options):
        """Return a sign-in that has begun, its address, and the application it returns to."""
        application = self.application("http://localhost:1/")
        signing_in = Authorizing(self.site, application, port=options.pop("port", 0), pages=PAGES, **options)
        address = await signing_in.begin()
        self.application(f"http://localhost:{signing_in.port}/", **application.parameters())
        return signing_in, address, application

    async def sign_in(self):
        """Complete a sign-in with the browser; return the application and the grant."""
        signing_in, address, application = await self.authorizing()
        async with signing_in:
            _, grant = await asyncio.gather(browse(address), signing_in.signed_in())
        return application, grant

    async def counted(self, method):
        """Return the number of requests of a method since the last reset."""
        log = (await self.portal.control.call("requests"))["requests"]
        return sum(entry["method"] == method for entry in log)


async def browse(address, *, follow=True):
    """Open an address as a browser does."""
    async with httpx.AsyncClient(trust_env=False, follow_redirects=follow) as browser:
        return await browser.get(address)


portal = plain_portal(language="en", contacts=200, companies=5, call_lists=2, participants=60)


@pytest.fixture
def world(portal):
    logging.getLogger("httpx").setLevel(logging.WARNING)
    portal.control.perform("requests", reset=True)
    yield World(portal)
    portal.control.perform("clear_faults")
    portal.control.perform("switch", authorization_refused=False)


@pytest.fixture(name="browse")
def make_browse():
    return browse
