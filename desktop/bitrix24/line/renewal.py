"""Renewing OAuth access when the portal refuses it: once, and one renewal at a time (contract 11.2)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from desktop.bitrix24.credentials.access_token import AccessToken
from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.line import oauth, retry
from desktop.bitrix24.line.oauth import Application, Grant
from desktop.bitrix24.line.retry import Failure, Unsent
from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.problem import Cause, Problem

log = logging.getLogger("desktop.bitrix24")

_TRIES = 2
"""Attempts of one renewal if the answer is lost; the first may already have used up the refresh token."""
_GOODBYE_SECONDS = 2.0
"""How long closing a client waits for an answer with the only valid refresh token."""
_ENDED = {"INVALID_GRANT", "EXPIRED_TOKEN", "INVALID_TOKEN"}


class Renewal:
    """A grant and its successors; shared by all clients that use it, so that a refresh token is used only once.

    `keep` stores a new grant and is awaited before the new access token is used, because the old refresh token is no
    longer valid. If it raises, the calls fail with GRANT_NOT_KEPT, and the next refused call tries again.
    """

    def __init__(self, application: Application, grant: Grant, keep: Callable[[Grant], Awaitable[None]]) -> None:
        self._application, self._grant, self._keep = application, grant, keep
        self._unkept: Grant | None = None
        self._asking = False
        self._work: asyncio.Task[None] | None = None

    @property
    def credentials(self) -> AccessToken:
        """The access token of the grant that was stored last."""
        return self._grant.credentials

    async def renewed(self, refused: Credentials, transport: HttpTransport) -> AccessToken:
        """Return the successor of a refused access token, renewing the grant unless that was already done.

        The renewal continues if the caller is cancelled. Raises Problem: SIGN_IN_AGAIN, APPLICATION, GRANT_NOT_KEPT,
        or why the server can't be asked; in any case the refused call was not executed.
        """
        work = self._work
        if work is None:
            if not self.credentials.same_token(refused):
                return self.credentials
            work = self._work = asyncio.create_task(self._renew(transport), name="bitrix24 renewal")
            work.add_done_callback(self._done)
        await asyncio.shield(work)
        return self.credentials

    async def settle(self) -> None:
        """Wait for a renewal under way, but only briefly for its answer; called before its transport is closed."""
        work = self._work
        if work is None:
            return
        await asyncio.wait([work], timeout=_GOODBYE_SECONDS)
        if self._asking:
            work.cancel()
        await asyncio.wait([work])

    def _done(self, work: asyncio.Task[None]) -> None:
        self._work = None
        if not work.cancelled():
            work.exception()  # retrieved: those who wait get it, and there may be none

    async def _renew(self, transport: HttpTransport) -> None:
        grant = self._unkept
        if grant is None:
            self._asking = True
            try:
                grant = self._unkept = await self._ask(transport)
            finally:
                self._asking = False
        failure = ""
        try:
            await self._keep(grant)
        except Exception as error:
            failure = type(error).__name__
        if failure:
            log.error("a renewed access could not be stored: %s", failure)
            raise Problem(Cause.GRANT_NOT_KEPT, detail=failure, host=grant.credentials.host)
        self._grant, self._unkept = grant, None
        log.info("the access was renewed")

    async def _ask(self, transport: HttpTransport) -> Grant:
        request = oauth.refresh_request(self._application, self._grant)
        lost: Problem | None = None
        for _ in range(_TRIES):
            try:
                return oauth.decipher(await transport.get(request), server=request.site)
            except Unsent:
                raise
            except Problem as problem:
                lost = problem
                if retry.kind_of(problem) not in (Failure.LOST, Failure.FAULT, Failure.OPAQUE):
                    break
                log.warning("the answer to a renewal was lost: %s", problem.cause.value)
        assert lost is not None
        if retry.kind_of(lost) in (Failure.RATE, Failure.FINAL) and lost.code.upper() not in _ENDED:
            raise lost
        detail = lost.detail or lost.cause.value
        raise Problem(
            Cause.SIGN_IN_AGAIN, method=oauth.METHOD, code=lost.code, detail=detail, host=self.credentials.host
        )
