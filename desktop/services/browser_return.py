"""Waits on this computer for the browser to return from the portal's page, and answers with a page of its own."""

import asyncio
import html
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

log = logging.getLogger(__name__)

_LARGEST_HEAD = 16 * 1024
_HEAD_SECONDS = 10.0
_HOSTS = {"127.0.0.1", "localhost"}
_HEADERS = (
    "Content-Type: text/html; charset=utf-8\r\n"
    "Cache-Control: no-store\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
    "Connection: close\r\n"
)
_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>Call List Desk</title>
<style>:root {{ color-scheme: light dark }} body {{ font: 1.2em sans-serif; margin: 20vh 10vw; text-align: center }}
</style></head><body><p>{text}</p></body></html>
"""


@dataclass(frozen=True, slots=True)
class ReturnPages:
    """What the browser shows at the end, as plain texts in the user's language, and the language's code.

    `done`: the page can be closed. `refused`: this return is not the expected one.
    """

    done: str
    refused: str
    language: str = "en"


class BrowserReturn:
    """A server for GET on 127.0.0.1, owned by `Authorizing`. Never logs requests.

    `accept` gets the parameters of each return with a code and returns whether it was the expected one. Port 0 takes
    a free one.
    """

    def __init__(self, port: int, accept: Callable[[Mapping[str, str]], bool], pages: ReturnPages) -> None:
        self.port = port
        self._accept, self._pages = accept, pages
        self._server: asyncio.Server | None = None
        self._open: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = {}

    async def open(self) -> None:
        """Begin to listen. Raises OSError when the port is unavailable."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, limit=_LARGEST_HEAD)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Release the port and cut open connections."""
        server, self._server = self._server, None
        if server is None:
            return
        server.close()
        serving = [task for task in self._open if task is not None]
        for writer in self._open.values():
            writer.transport.abort()
        if serving:
            await asyncio.wait(serving)
        await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._open[task] = writer
        try:
            with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                async with asyncio.timeout(_HEAD_SECONDS):
                    head = await reader.readuntil(b"\r\n\r\n")
                    writer.write(self._answer(head.decode("latin-1")))
                    await writer.drain()
        finally:
            del self._open[task]
            writer.close()

    def _answer(self, head: str) -> bytes:
        first, *lines = head.split("\r\n")
        verb, _, rest = first.partition(" ")
        target, _, version = rest.rpartition(" ")
        host = next((line.partition(":")[2].strip() for line in lines if line.lower().startswith("host:")), "")
        if not target.startswith("/") or not version.startswith("HTTP/1."):
            return self._page("400 Bad Request")
        if verb != "GET":
            return self._page("405 Method Not Allowed", "Allow: GET\r\n")
        if host.partition(":")[0].lower() not in _HOSTS:
            return self._page("421 Misdirected Request")
        with suppress(ValueError):
            returned = dict(parse_qsl(urlsplit(target).query))
            if "code" in returned:
                accepted = self._accept(returned)
                log.info("the browser came back, %s", "as expected" if accepted else "refused")
                return self._page("200 OK" if accepted else "403 Forbidden")
        return self._page("404 Not Found")

    def _page(self, status: str, more: str = "") -> bytes:
        text = self._pages.done if status.startswith("200") else self._pages.refused
        body = _PAGE.format(text=html.escape(text), language=html.escape(self._pages.language)).encode()
        return f"HTTP/1.1 {status}\r\n{_HEADERS}{more}Content-Length: {len(body)}\r\n\r\n".encode() + body
