"""Sends bytes over HTTP, and nothing else: the only module that knows httpx."""

import asyncio
import socket
import ssl
from typing import TYPE_CHECKING, Protocol

import desktop
from desktop.bitrix24.credentials import masking
from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.line import oauth
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
"""For a request from end to end, so that an answer that trickles in ends as well."""
LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes, unpacked. 50 commands with 50 cards of all fields each are about 15 MB."""

_WRONG_CERTIFICATES = {
    **dict.fromkeys((9, 10, 0x800B0101, -67818, -67819), Cause.CERTIFICATE_DATE),
    **dict.fromkeys((62, 64, 0x800B010F, -67602), Cause.CERTIFICATE_NAME),
}
"""Why a certificate is not accepted, in the numbers of OpenSSL, Windows and macOS; others are CERTIFICATE."""
_HEADERS = {
    "Content-Type": "application/json",
    "Accept": "application/json",
    "User-Agent": f"CallListDesk/{desktop.__version__}",
}


class Transport(Protocol):
    """Carries one request; what is scripted in tests."""

    async def post(self, credentials: Credentials, method: str, body: bytes) -> Answer:
        """POST a JSON body to a method and return whatever comes back, redirects and errors too.

        Raises Problem when nothing does: `retry.Unsent` when the request never reached the portal.
        """

    async def get(self, request: TokenRequest) -> Answer:
        """GET an authorization server's answer, whatever it is. Raises Problem, as `post` does."""

    async def close(self) -> None:
        """Drop the connections."""


class HttpTransport:
    """Carries requests with httpx: no redirects, the system's certificates, proxies but for this computer.

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
        self._opening = asyncio.Lock()

    async def post(self, credentials: Credentials, method: str, body: bytes) -> Answer:
        """POST a JSON body to a method and return whatever comes back. Raises Problem (see `Transport`)."""
        address, signed = credentials.address(method), credentials.signed(body)
        return await self._carry("POST", address, signed, site=credentials.site, method=method)

    async def get(self, request: TokenRequest) -> Answer:
        """GET an authorization server's answer, whatever it is. Raises Problem (see `Transport`)."""
        return await self._carry("GET", request.reveal(), None, site=request.site, method=oauth.METHOD)

    async def _carry(self, verb: str, address: str, body: bytes | None, *, site: Site, method: str) -> Answer:
        problem: Problem
        try:
            client = await self._client(local=site.local)
            async with asyncio.timeout(WHOLE_SECONDS):
                return await _exchange(client, verb, address, body)
        except TimeoutError:
            problem = Problem(Cause.TIMED_OUT)
        except _TooBigError:
            problem = Problem(Cause.UNREADABLE, detail=f"> {LARGEST_ANSWER // 1024 // 1024} MB")
        except Exception as failure:  # httpx raises ValueError, ImportError and its own; all of them hold the URL
            problem = _problem_of(failure)
        # Raised out here, so that the library's exception, which holds the URL, is not even its context.
        raise type(problem)(problem.cause, method=method, detail=problem.detail, host=site.host)

    async def close(self) -> None:
        """Drop the connections."""
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

        masking.quieten()
        return httpx.AsyncClient(
            verify=self._certificates or _system_certificates(),
            headers=_HEADERS,
            timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            # Some of the requests that are cancelled leave their connection taken for ever (3 of 100, seen with
            # httpcore 1.0): with httpx's own bound of 100 a long day would end in waiting for a free one.
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=4),
            follow_redirects=False,
            trust_env=self._proxy is Proxy.SYSTEM and not local,
            proxy=self._proxy_address if self._proxy is Proxy.ADDRESS and not local else None,
        )


class _TooBigError(Exception):
    pass


async def _exchange(client: "httpx.AsyncClient", verb: str, url: str, body: bytes | None) -> Answer:
    async with client.stream(verb, url, content=body) as response:
        received = bytearray()
        async for part in response.aiter_bytes():
            received += part
            if len(received) > LARGEST_ANSWER:
                raise _TooBigError
        return Answer(response.status_code, bytes(received), response.headers.get("location", ""))


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
            return Cause.UNREACHABLE  # cut off in the middle, by whatever it was
        if isinstance(inner, ssl.SSLError):
            return Cause.NO_TLS
        if isinstance(inner, socket.gaierror):
            return Cause.HOST_UNKNOWN
        inner = inner.__cause__ or inner.__context__
    return Cause.UNREACHABLE
