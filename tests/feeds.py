"""A server of release feeds by https, on loopback, with an authority of its own."""

import asyncio
import json
import ssl
from contextlib import asynccontextmanager

import trustme


def json_feed(*versions, link="https://example.com/releases/{}"):
    """Return a JSON Feed with an entry for each version."""
    items = [{"id": one, "title": f"Call List Desk {one}", "url": link.format(one)} for one in versions]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Releases", "items": items}).encode()


def atom_feed(*versions, link="https://example.com/releases/{}"):
    """Return an Atom feed with an entry for each version."""
    entry = '<entry><title>v{0}</title><link rel="alternate" href="{1}"/><id>{0}</id></entry>'
    entries = "".join(entry.format(one, link.format(one)) for one in versions)
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode()


def answer(body, status="200 OK", **headers):
    """Return a whole answer of HTTP; the underscores of header names become hyphens."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *lines, "", ""]).encode() + body


class Feed:
    """What the server sends (`whole`, an answer of HTTP, or None for never), and the requests that it got."""

    def __init__(self, port, authority):
        self.whole, self.requests = answer(json_feed("1.0")), []
        self.address = f"https://127.0.0.1:{port}/releases.json"
        self.trusting = ssl.create_default_context()
        authority.configure_trust(self.trusting)


@asynccontextmanager
async def feed_server():
    """Run a server while the context lasts, and yield its Feed."""
    authority, server_side = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(server_side)

    async def serve(reader, writer):
        try:
            feed.requests.append((await reader.readuntil(b"\r\n\r\n")).decode())
            if feed.whole is None:
                await asyncio.sleep(60)
            writer.write(feed.whole)
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server_side)
    async with server:
        feed = Feed(server.sockets[0].getsockname()[1], authority)
        yield feed
