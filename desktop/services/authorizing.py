"""Signing in to a portal with OAuth 2.0 (contract 11.2): the browser, the return, the code and its exchange."""

import asyncio
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hmac import compare_digest
from typing import Self
from urllib.parse import parse_qsl

from desktop.bitrix24.credentials.site import WRAPPING, Site
from desktop.bitrix24.line import oauth
from desktop.bitrix24.line.oauth import Application, Grant
from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.problem import Cause, Problem
from desktop.services.browser_return import BrowserReturn, ReturnPages
from desktop.services.portal_names import same_name

__all__ = ["LONGEST_SECONDS", "Authorizing", "ReturnPages"]

LONGEST_SECONDS = 600.0
"""How long signing in and approving access on the portal's page may take."""
_CODE = re.compile(r"[A-Za-z0-9_-]{16,512}")


@dataclass(frozen=True, slots=True, repr=False)
class _Returned:
    code: str
    server: str


class Authorizing:
    """A sign-in driven by the window: an async context manager that releases the port at the end.

    `portal` is the portal's address as typed; `port` is that of `http://localhost:PORT/` in the application's
    settings. The code arrives automatically where the portal allows that address and is pasted otherwise; the first
    one counts, and only that. After `begin`, `port_problem` is why the port can't be listened on (PORT_BUSY); pasting
    still works then. Raises Problem PORTAL_UNREADABLE or PLAIN_HTTP.
    """

    def __init__(
        self,
        portal: str,
        application: Application,
        *,
        port: int,
        pages: ReturnPages,
        seconds: float = LONGEST_SECONDS,
        transport: HttpTransport | None = None,
    ) -> None:
        self.site = _site(portal)
        self.port_problem: Problem | None = None
        self.application, self._seconds = application, seconds
        self._transport = transport or HttpTransport()
        self._return = BrowserReturn(port, self._came_back, pages)
        self._listening = False
        self._state = ""
        self._returned: asyncio.Future[_Returned] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return self._return.port

    async def begin(self) -> str:
        """Begin, or begin again, and return the address to open in the system's browser.

        From then on only the page at this address counts; a pending `signed_in` continues to wait.
        """
        self._state = secrets.token_urlsafe(24)
        if self._returned is None or self._returned.done():
            self._returned = asyncio.get_running_loop().create_future()
        if not self._listening:
            try:
                await self._return.open()
                self._listening, self.port_problem = True, None
            except (OSError, OverflowError):
                self.port_problem = Problem(Cause.PORT_BUSY, detail=str(self.port), host=self.site.host)
        return oauth.authorize_address(self.site, self.application, self._state)

    def pasted(self, text: str) -> None:
        """Take what was copied from the browser: the whole address with code and state, or the code alone.

        Raises Problem: CODE_UNREADABLE; ANOTHER_SIGN_IN when the state is not that of this attempt or the address is
        of another portal; CODE_LATE when no code is expected any more.
        """
        text = text.strip(WRAPPING).partition("#")[0]
        given = dict(parse_qsl(text.rpartition("?")[2])) if "code=" in text else {"code": text}
        code = given.get("code", "")
        if not _CODE.fullmatch(code):
            raise Problem(Cause.CODE_UNREADABLE, host=self.site.host)
        elsewhere = same_name(given.get("domain") or self.site.host) != same_name(self.site.host)
        alone = text.removeprefix("code=") == code
        if not alone and (elsewhere or not self._is_mine(given.get("state", ""))):
            raise Problem(Cause.ANOTHER_SIGN_IN, host=self.site.host)
        if not self._take(given):
            raise Problem(Cause.CODE_LATE, host=self.site.host)

    async def signed_in(self) -> Grant:
        """Wait for the code, exchange it at once and return what the user granted to the `application`.

        Raises Problem: NOBODY_SIGNED_IN, CODE_LATE, APPLICATION and others of the line. After one, `begin` again.
        """
        assert self._returned is not None, "begin comes first"
        try:
            async with asyncio.timeout(self._seconds):
                returned = await self._returned
        except TimeoutError:
            raise Problem(Cause.NOBODY_SIGNED_IN, host=self.site.host) from None
        server = oauth.authorization_server(self.site, returned.server)
        request = oauth.code_request(server, self.application, returned.code)
        try:
            return oauth.decipher(await self._transport.get(request), server=server)
        except Problem as problem:
            refused = problem
        cause = Cause.CODE_LATE if refused.code.upper() == "INVALID_GRANT" else refused.cause
        raise Problem(cause, method=refused.method, code=refused.code, detail=refused.detail, host=refused.host)

    async def close(self) -> None:
        """Release the port and drop the connections; a pending `signed_in` is cancelled."""
        if self._returned is not None:
            self._returned.cancel()
        await self._return.close()
        await self._transport.close()

    def _came_back(self, given: Mapping[str, str]) -> bool:
        return self._is_mine(given.get("state", "")) and self._take(given)

    def _is_mine(self, state: str) -> bool:
        return bool(self._state) and compare_digest(state.encode(), self._state.encode())

    def _take(self, given: Mapping[str, str]) -> bool:
        if self._returned is None or self._returned.done():
            return False
        self._returned.set_result(_Returned(given["code"], given.get("server_domain", "")))
        return True


def _site(portal: str) -> Site:
    """Return the portal's site without the page whose address may have been copied."""
    try:
        return replace(Site.parse(portal), folder="")
    except Problem as problem:
        cause = problem.cause
    raise Problem(Cause.PORTAL_UNREADABLE if cause is Cause.ADDRESS_UNREADABLE else cause)
