"""Sending bytes over HTTP: the only module that uses httpx."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from importlib import import_module
from typing import TYPE_CHECKING, Any

import desktop
from desktop.bitrix24.credentials import masking
from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.line import oauth
from desktop.bitrix24.line.lanes import MOST
from desktop.bitrix24.line.oauth import TokenRequest
from desktop.bitrix24.line.protocol import Answer
from desktop.bitrix24.line.retry import Unsent
from desktop.domain.preferences import Proxy
from desktop.domain.problem import Cause, Problem

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS = 10.0
READ_SECONDS = 70.0
"""Longer than the 60 s after which the cloud cuts a request (contract 2.3)."""
WHOLE_SECONDS = 150.0
"""For a whole request, so that an answer that trickles in ends as well."""
_KEPT_OPEN = MOST + 1
"""Idle connections that are kept: one for each request under way, and the second one beside a write."""
_KEPT_SECONDS = 55.0
"""Seconds for which an idle connection is kept; less than the 60 s or 75 s after which web servers close it, so that
no write meets a connection that is being closed."""
LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes, uncompressed. 50 commands with 50 complete cards each are about 15 MB."""

_WRONG_CERTIFICATES = {
    **dict.fromkeys((9, 10, 0x800B0101, -67818, -67819), Cause.CERTIFICATE_DATE),
    **dict.fromkeys((62, 64, 0x800B010F, -67602), Cause.CERTIFICATE_NAME),
}
"""Why a certificate is not accepted, by error number of OpenSSL, Windows and macOS; others are CERTIFICATE."""
_CANCELLABLE = {
    f"http11.{part}.started"
    for part in ("send_request_headers", "send_request_body", "receive_response_headers", "receive_response_body")
}
"""The steps, by httpcore's trace names, in which it closes the connection of a cancelled request."""
_HEADERS = {
    "Content-Type": "application/json",
    "Accept": "application/json",
    "User-Agent": f"CallListDesk/{desktop.__version__}",
}


_ANONYMOUS = {"User-Agent": "CallListDesk", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
"""The headers for pages that are none of the portal's."""


_Trace = Callable[[str, dict[str, Any]], Awaitable[None]]
"""Called by httpcore with the name and details of each of its steps."""


class HttpTransport:
    """Carries requests with httpx: no redirects, the system's certificates, proxies except for this computer.

    `certificates` replaces the system's store; tests pass their own authority. `proxy_address`, such as
    "http://proxy.acme.ru:3128", counts with Proxy.ADDRESS only.
    """

    def __init__(
        self,
        certificates: ssl.SSLContext | None = None,
        *,
        proxy: Proxy = Proxy.SYSTEM,
        proxy_address: str = "",
    ) -> None:
        self._certificates = certificates
        self._proxy, self._proxy_address = proxy, proxy_address
        self._clients: dict[bool, httpx.AsyncClient] = {}
        self._left: set[asyncio.Task[Answer | Problem]] = set()
        self._opening = asyncio.Lock()

    async def post(self, credentials: Credentials, method: str, body: bytes) -> Answer:
        """POST a JSON body to a method and return whatever comes back, redirects and errors too.

        Raises Problem when nothing does: `retry.Unsent` when the request never reached the portal.
        """
        address, signed = credentials.address(method), credentials.signed(body)
        return await self._carry("POST", address, signed, site=credentials.site, method=method)

    async def get(self, request: TokenRequest) -> Answer:
        """GET an authorization server's answer, whatever it is. Raises Problem, as `post` does."""
        return await self._carry("GET", request.reveal(), None, site=request.site, method=oauth.METHOD)

    async def read_page(self, address: str, *, largest: int, seconds: float) -> Answer:
        """GET a public page that is no portal's, and return whatever comes back; redirects are not followed.

        The request says nothing but the program's name. Raises Problem: UNREADABLE when the answer has more than
        `largest` bytes, or is compressed all the same.
        """
        try:
            async with asyncio.timeout(seconds):
                return await _read_page(await self._client(local=False), address, largest)
        except TimeoutError:
            raise Problem(Cause.TIMED_OUT) from None
        except _TooBigError:
            raise Problem(Cause.UNREADABLE, detail=f"> {largest} bytes") from None
        except Exception as failure:  # as in `_outcome`
            raise _problem_of(failure) from None

    async def _carry(self, verb: str, address: str, body: bytes | None, *, site: Site, method: str) -> Answer:
        request = _Request(lambda trace: self._outcome(verb, address, body, local=site.local, trace=trace))
        outcome: Answer | Problem
        try:
            async with asyncio.timeout(WHOLE_SECONDS):
                await asyncio.wait([request.task])
            outcome = request.task.result()
        except TimeoutError:
            outcome = Problem(Cause.TIMED_OUT)
        finally:
            if not request.task.done():
                request.leave()
                self._left.add(request.task)
                request.task.add_done_callback(self._left.discard)
        if isinstance(outcome, Answer):
            return outcome
        raise type(outcome)(outcome.cause, method=method, detail=outcome.detail, host=site.host)

    async def _outcome(
        self, verb: str, address: str, body: bytes | None, *, local: bool, trace: _Trace
    ) -> Answer | Problem:
        """Return the answer to a request; httpx's exceptions, which contain the URL, never leave this method."""
        try:
            return await _exchange(await self._client(local=local), verb, address, body, trace)
        except _TooBigError:
            return Problem(Cause.UNREADABLE, detail=f"> {LARGEST_ANSWER // 1024 // 1024} MB")
        except Exception as failure:  # httpx raises ValueError, ImportError and its own
            return _problem_of(failure)

    async def close(self) -> None:
        """Drop the connections."""
        for task in self._left:
            task.cancel()
        if self._left:
            await asyncio.wait(self._left)
        clients = list(self._clients.values())
        self._clients.clear()
        for client in clients:
            await client.aclose()

    async def _client(self, *, local: bool) -> "httpx.AsyncClient":
        async with self._opening:  # two requests may be the first at the same time
            if local not in self._clients:
                # In a thread: importing httpx and reading the system's certificates take longer than a frame.
                self._clients[local] = await asyncio.to_thread(self._open, local=local)
            return self._clients[local]

    def _open(self, *, local: bool) -> "httpx.AsyncClient":
        import httpx

        import_module("anyio._backends._asyncio")  # which the first request would do, on the loop's thread
        masking.quieten()
        return httpx.AsyncClient(
            verify=self._certificates or _system_certificates(),
            headers=_HEADERS,
            timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            # Unlimited: a request that was left while connecting holds its connection for seconds, and others should
            # not wait for that.
            limits=httpx.Limits(
                max_connections=None, max_keepalive_connections=_KEPT_OPEN, keepalive_expiry=_KEPT_SECONDS
            ),
            follow_redirects=False,
            trust_env=self._proxy is Proxy.SYSTEM and not local,
            proxy=self._proxy_address if self._proxy is Proxy.ADDRESS and not local else None,
        )


class _Request:
    """A request in a task of its own, so that its caller can leave at any moment.

    The task itself can't be cancelled at any moment. Just before a request gets its connection, and while the
    connection returns to the pool, httpcore 1.0 would lose track of the connection: it would stay open, and taken,
    until the client is closed (encode/httpcore#1093). So the task is cancelled only in the steps between; one that
    was left earlier continues to the first of these steps, where nothing has been sent yet.
    """

    def __init__(self, outcome: Callable[[_Trace], Coroutine[Any, Any, Answer | Problem]]) -> None:
        self._cancellable = self._is_left = False
        self._stream: Any = None
        self.task = asyncio.create_task(outcome(self._trace), name="bitrix24 request")

    def leave(self) -> None:
        """End the task as soon as that is safe; nobody waits for it any more."""
        self._is_left = True
        if self._cancellable:
            self.task.cancel()

    async def _trace(self, event: str, info: dict[str, Any]) -> None:
        self._cancellable = event in _CANCELLABLE
        if self._cancellable and self._is_left:
            raise asyncio.CancelledError
        if event == "connection.connect_tcp.complete":
            self._stream = info["return_value"]
        elif event == "connection.start_tls.failed":
            await self._stream.aclose()  # left open by httpcore when the task is cancelled, as `close` does


class _TooBigError(Exception):
    pass


async def _exchange(client: "httpx.AsyncClient", verb: str, url: str, body: bytes | None, trace: _Trace) -> Answer:
    async with client.stream(verb, url, content=body, extensions={"trace": trace}) as response:
        received = await _received(response, response.aiter_bytes(), LARGEST_ANSWER)
        headers = response.headers
        return Answer(response.status_code, received, headers.get("location", ""), headers.get("date", ""))


async def _received(answer: "httpx.Response", parts: AsyncIterator[bytes], largest: int) -> bytes:
    """Return the bytes of an answer. Raises _TooBigError when there are more than `largest`.

    It is then closed, which ends its parts with an error: httpcore's generators can't be left in the middle on Qt's
    loop, which never closes those that are given up.
    """
    received, too_big = bytearray(), False
    try:
        async for part in parts:
            if not too_big:
                received += part
                too_big = len(received) > largest
                if too_big:
                    await answer.aclose()
    except Exception:
        if not too_big:
            raise
    if too_big:
        raise _TooBigError
    return bytes(received)


async def _read_page(client: "httpx.AsyncClient", url: str, largest: int) -> Answer:
    request = client.build_request("GET", url)
    request.headers.clear()
    request.headers.update({"Host": request.url.netloc.decode("ascii"), **_ANONYMOUS})
    answer = await client.send(request, stream=True)
    try:
        if answer.headers.get("content-encoding", "identity") != "identity":
            raise _TooBigError  # a few bytes of it may become very many
        return Answer(answer.status_code, await _received(answer, answer.aiter_raw(), largest))
    finally:
        await answer.aclose()


def _system_certificates() -> ssl.SSLContext:
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _problem_of(failure: Exception) -> Problem:
    import httpx

    match failure:
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return Unsent(Cause.TIMED_OUT)
        case httpx.TimeoutException():
            return Problem(Cause.TIMED_OUT)
        case httpx.ConnectError() | httpx.ProxyError():
            return Unsent(_cause_of_connect_error(failure))
        case httpx.DecodingError():
            return Problem(Cause.UNREADABLE)
        case httpx.NetworkError() | httpx.RemoteProtocolError():
            return Problem(Cause.UNREACHABLE)
        case httpx.InvalidURL() | httpx.UnsupportedProtocol() | httpx.LocalProtocolError():
            return Unsent(Cause.ADDRESS_UNREADABLE)
        case ImportError() | ValueError():
            return Unsent(Cause.UNREACHABLE, detail="proxy")
    return Problem(Cause.UNREACHABLE, detail=type(failure).__name__)


def _cause_of_connect_error(failure: BaseException) -> Cause:
    inner: BaseException | None = failure
    while inner is not None:
        if isinstance(inner, ssl.SSLCertVerificationError):
            return _WRONG_CERTIFICATES.get(getattr(inner, "verify_code", 0), Cause.CERTIFICATE)
        if isinstance(inner, (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)):
            return Cause.UNREACHABLE  # cut off in the middle, for whatever reason
        if isinstance(inner, ssl.SSLError):
            return Cause.NO_TLS
        if isinstance(inner, socket.gaierror):
            return Cause.HOST_UNKNOWN
        inner = inner.__cause__ or inner.__context__
    return Cause.UNREACHABLE
