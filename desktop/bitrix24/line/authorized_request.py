"""Calls in one HTTP request: sent with credentials, redirected to a renamed portal, repeated after a renewal."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass

from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.line import batch, protocol, retry
from desktop.bitrix24.line.protocol import Answer, Call, Observed, Reply
from desktop.bitrix24.line.renewal import Renewal
from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.problem import Cause, Problem

_MOST_REDIRECTS = 3


@dataclass(frozen=True, slots=True)
class Made:
    """The result of a request: the outcome of each call, in order, decoded when it is fetched.

    `size` of the answer in bytes; `credentials` that the request was made with.
    """

    replies: Iterator[Reply | Problem]
    size: int
    credentials: Credentials


class AuthorizedRequests:
    """Makes requests for a client, which owns it; knows no limits, and repeats requests only as `make` says.

    `credentials` are those of the next request. `sent` is called before each HTTP request, `moved` with the new host
    when the portal was renamed.
    """

    def __init__(
        self,
        credentials: Credentials,
        transport: HttpTransport,
        *,
        renewal: Renewal | None,
        sent: Callable[[], None],
        moved: Callable[[str], None],
    ) -> None:
        self.credentials = credentials
        self._transport, self._renewal = transport, renewal
        self._sent, self._moved = sent, moved

    def unlock(self, credentials: Credentials, renewal: Renewal | None) -> None:
        """Use credentials that have only now become available."""
        self.credentials, self._renewal = credentials, renewal

    async def make(
        self,
        calls: Sequence[Call],
        *,
        redirects: int = _MOST_REDIRECTS,
        around: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
    ) -> Made:
        """Make the calls in one request, directly or as a batch; `around` is entered for each HTTP request.

        The request is repeated at the new address of a renamed portal (contract 1.6), unless `redirects` is 0, and
        once more if it was refused because the access token had expired. Raises Problem.
        """
        used = self.credentials
        try:
            return await self._made(calls, redirects, around)
        except Problem as problem:
            if not self.may_renew(problem):
                raise
        await self.renew(used)
        return await self._made(calls, redirects, around)

    async def observe(self, call: Call) -> Observed:
        """Make one call, directly and once, and return the HTTP answer. Raises Problem."""
        self._sent()
        answer = await self._transport.post(self.credentials, call.method, protocol.direct_body(call))
        return protocol.observed(answer, method=call.method, host=self.credentials.host)

    def may_renew(self, outcome: Reply | Problem) -> bool:
        """Return whether a call was refused for lack of credentials that `renew` can get."""
        return self._renewal is not None and isinstance(outcome, Problem) and retry.is_expired(outcome)

    async def renew(self, refused: Credentials) -> None:
        """Replace credentials that were refused because they had expired. Raises Problem."""
        assert self._renewal is not None
        self.credentials = await self._renewal.renewed(refused, self._transport)

    async def close(self) -> None:
        """End a renewal under way and drop the connections."""
        if self._renewal is not None:
            await self._renewal.settle()
        await self._transport.close()

    async def _made(
        self, calls: Sequence[Call], redirects: int, around: Callable[[], AbstractAsyncContextManager[None]]
    ) -> Made:
        if len(calls) > 1:
            answer, used = await self._answer(batch.METHOD, batch.body(calls), redirects, around)
            return Made(batch.outcomes(answer, calls, host=used.host), len(answer.body), used)
        [call] = calls
        answer, used = await self._answer(call.method, protocol.direct_body(call), redirects, around)
        reply = protocol.decipher(answer, method=call.method, host=used.host)
        return Made(iter([reply]), len(answer.body), used)

    async def _answer(
        self, method: str, body: bytes, redirects: int, around: Callable[[], AbstractAsyncContextManager[None]]
    ) -> tuple[Answer, Credentials]:
        for _ in range(max(redirects, 1)):
            used = self.credentials
            async with around():
                self._sent()
                answer = await self._transport.post(used, method, body)
            if not redirects or answer.status not in protocol.REDIRECTS or not answer.location:
                return answer, used
            self.credentials = protocol.redirect_target(used, method, answer)
            self._moved(self.credentials.host)
        raise Problem(Cause.MOVED, method=method, host=self.credentials.host)
