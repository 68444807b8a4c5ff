"""A scripted portal in memory, a clock that never waits, and fixtures that run a client against them."""

import asyncio
import json
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import pytest

from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.client import Client, Urgency
from desktop.bitrix24.line.protocol import Answer

SECRET = "s3cr3tw3bh00k0ne"
ADDRESS = f"https://acme.bitrix24.ru/rest/7/{SECRET}/"


class ScriptedClock:
    """A clock on which sleeping advances the time at once."""

    def __init__(self):
        self.time = 1000.0
        self.slept = []

    def monotonic(self):
        return self.time

    def now(self):
        return datetime(2026, 8, 3, 9, 0, tzinfo=UTC) + timedelta(seconds=self.time - 1000)

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.time += seconds
        await asyncio.sleep(0)


class RefusalError(Exception):
    """Raised by a scripted method to answer with an error envelope."""

    def __init__(self, error, description="", status=400):
        self.envelope = {"error": error, "error_description": description}
        self.status = status


class ScriptedPortal:
    """A transport: answers with `methods` (name -> function of the parameters), or first with `script`.

    An entry of `script` is an Answer, an exception to raise, None for the ordinary answer, or a function of the
    request's method and calls that returns one of them. `requests` holds the method and the calls of each request,
    with every value of a batch as text, as on the portal.

    If `good` is set, access tokens outside it have expired. `tokens` holds the answers of the authorization server:
    each is an Answer, an exception to raise, or an awaitable of one of them. `token_requests` holds the addresses of
    the requests to it.
    """

    def __init__(self, methods=None, *, time=None):
        self.methods = methods or {}
        self.time = time or {"start": 1.5, "date_start": "2026-08-03T12:00:00+03:00"}
        self.inner_time = {}
        self.script = []
        self.requests = []
        self.hosts = []
        self.raw = []
        self.at_once = 0
        self.most_at_once = 0
        self.before_answer = None
        self.closed = False
        self.good = None
        self.tokens = []
        self.token_requests = []

    async def get(self, request):
        self.token_requests.append(request.reveal())
        scripted = self.tokens.pop(0)
        if asyncio.iscoroutine(scripted):
            scripted = await scripted
        await asyncio.sleep(0)
        if isinstance(scripted, BaseException):
            raise scripted
        return scripted

    async def post(self, credentials, method, body):
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            parameters = json.loads(credentials.signed(body))
            token = parameters.pop("auth", None)
            calls = [(method, parameters)]
            if method == "batch":
                calls = [self._command(command) for command in parameters["cmd"].values()]
            self.requests.append((method, calls))
            self.raw.append(parameters)
            self.hosts.append(credentials.host)
            if self.before_answer is not None:
                await self.before_answer()
            await asyncio.sleep(0)
            if self.good is not None and token not in self.good:
                return answer({"error": "expired_token", "error_description": "The access token has expired"}, 401)
            scripted = self.script.pop(0) if self.script else None
            if callable(scripted):
                scripted = scripted(method, calls)
            if isinstance(scripted, BaseException):
                raise scripted
            if scripted is not None:
                return scripted
            return self._batch(parameters["cmd"], calls) if method == "batch" else self._direct(*calls[0])
        finally:
            self.at_once -= 1

    async def close(self):
        self.closed = True

    @property
    def sizes(self):
        return [len(calls) for _, calls in self.requests]

    @property
    def called(self):
        return [method for _, calls in self.requests for method, _ in calls]

    def _direct(self, method, parameters):
        try:
            parts = self._parts(method, parameters)
        except RefusalError as refusal:
            return answer(refusal.envelope, status=refusal.status)
        return answer({**parts, "time": {**self.time, **self.inner_time.get(method, {})}})

    def _batch(self, keys, calls):
        parts = {name: {} for name in ("result", "result_error", "result_total", "result_next", "result_time")}
        for key, (method, parameters) in zip(keys, calls, strict=True):
            try:
                reply = self._parts(method, parameters)
            except RefusalError as refusal:
                parts["result_error"][key] = refusal.envelope
                continue
            parts["result"][key] = reply["result"]
            for name in ("total", "next"):
                if name in reply:
                    parts[f"result_{name}"][key] = reply[name]
            if method in self.inner_time:
                parts["result_time"][key] = self.inner_time[method]
        return answer({"result": {name: part or [] for name, part in parts.items()}, "time": self.time})

    def _parts(self, method, parameters):
        if method not in self.methods:
            raise RefusalError("ERROR_METHOD_NOT_FOUND", "Method not found!", 404)
        result = self.methods[method](parameters)
        return result if isinstance(result, dict) and "result" in result else {"result": result}

    @staticmethod
    def _command(command):
        method, _, query = command.partition("?")
        parameters = {}
        for name, value in parse_qsl(query, keep_blank_values=True):
            path = name.replace("]", "").split("[")
            place = parameters
            for part in path[:-1]:
                place = place.setdefault(part, {})
            place[path[-1]] = value
        return method, _listed(parameters)


def _listed(value):
    """Turn maps with the keys 0, 1, 2 ... into lists, as PHP does."""
    if not isinstance(value, dict):
        return value
    value = {key: _listed(part) for key, part in value.items()}
    if value and list(value) == [str(index) for index in range(len(value))]:
        return list(value.values())
    return value


def answer(content, status=200, location=""):
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Answer(status, body, location)


def items(rows, *, hidden=()):
    """Return `crm.calllist.items.get` over rows of (id, status); the pages omit the `hidden` ids."""

    def items_get(parameters):
        start = int(parameters.get("start", 0))
        current = rows() if callable(rows) else rows
        page = [
            {"ID": card_id, "STATUS": status, "ENTITY_TYPE": 3}
            for card_id, status in current[start : start + 50]
            if card_id not in hidden
        ]
        if not page:
            raise RefusalError("ACCESS_ERROR", "You do not have access to the participants of this call list", 403)
        return page

    return items_get


async def _with_client(portal, use, *, clock=None, credentials=None, **options):
    credentials = credentials or Webhook.parse(ADDRESS)
    async with Client(credentials, transport=portal, clock=clock or ScriptedClock(), **options) as client:
        return await use(client)


def _run(portal, use, **options):
    """Run `use(client)` on a client of the scripted portal, within 20 seconds."""

    unheard = []

    async def bounded():
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: unheard.append(context))
        return await asyncio.wait_for(_with_client(portal, use, **options), 20)

    result = asyncio.run(bounded())
    assert not unheard, "nobody listened to an error"
    return result


def _read(portal, use, *, urgency=Urgency.FOREGROUND, **options):
    """Run `use(reader)` on a reader of the scripted portal."""
    return _run(portal, lambda client: use(client.reader(urgency)), **options)


@pytest.fixture(scope="session")
def run():
    return _run


@pytest.fixture(scope="session")
def read():
    return _read


@pytest.fixture
def unheard():
    """Collect the unhandled errors of an event loop, and check that there are none."""
    errors = []
    yield errors
    assert not errors, "nobody listened to an error"


@pytest.fixture
def opened(unheard):
    """Open clients of scripted portals, in tests that are coroutines."""

    @asynccontextmanager
    async def opened_(portal, *, clock=None, credentials=None, **options):
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: unheard.append(context))
        credentials = credentials or Webhook.parse(ADDRESS)
        async with Client(credentials, transport=portal, clock=clock or ScriptedClock(), **options) as client:
            yield client

    return opened_


@pytest.fixture
def clock():
    return ScriptedClock()


@pytest.fixture
def client(opened, portal, clock):
    return opened(portal, clock=clock)


@pytest.fixture(scope="session")
def make_portal():
    return ScriptedPortal


@pytest.fixture(scope="session")
def make_clock():
    return ScriptedClock


@pytest.fixture(scope="session")
def refusal():
    return RefusalError


@pytest.fixture(scope="session", name="answer")
def make_answer():
    return answer


@pytest.fixture(scope="session", name="items")
def make_items():
    return items


@pytest.fixture(scope="session")
def secret():
    return SECRET


@pytest.fixture(scope="session")
def address():
    return ADDRESS
