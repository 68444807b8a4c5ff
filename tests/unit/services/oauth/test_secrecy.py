"""No token, secret or code leaks: every failure is provoked, then logs, exceptions and files are searched."""

import asyncio
import json
import logging
import traceback

import pytest

from desktop import log
from desktop.bitrix24.credentials import masking
from desktop.bitrix24.line.client import Call, Client, Urgency
from desktop.bitrix24.line.renewal import Renewal
from desktop.domain.problem import Problem
from desktop.services.authorizing import Authorizing, ReturnPages

AWAY = "https://elsewhere.invalid"
FAULTS = {
    "nothing wrong": None,
    "a login page": {"kind": "html"},
    "a proxy's refusal": {"kind": "status", "status": 403, "body": "<html>no</html>"},
    "a fault inside": {"kind": "error", "status": 500},
    "half an answer": {"kind": "half_json"},
    "a broken connection": {"kind": "cut"},
    "a dropped connection": {"kind": "drop_before"},
    "a lost answer": {"kind": "drop_after"},
    "a redirect elsewhere": {"kind": "redirect", "status": 302, "location": AWAY},
    "too many requests": {"kind": "query_limit"},
    "revoked": {"kind": "error", "status": 400, "code": "invalid_grant"},
    "no such application": {"kind": "error", "status": 200, "code": "wrong_client"},
}
PLACES = ["oauth/token", "profile"]


@pytest.fixture
def records():
    """Collect records of every level from the program's own logging set-up, masked by nothing else."""
    found, root = [], logging.getLogger()
    before = root.level, [*root.handlers]
    log.set_up("debug")
    handler = logging.Handler()
    handler.emit = lambda record: found.append(logging.Formatter().format(record))
    root.addHandler(handler)
    masking.install()
    yield found
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    for other in root.handlers:
        other.filters[:] = [one for one in other.filters if not isinstance(one, masking.SecretFilter)]


def everything_of(error):
    """Return all texts of an exception and of the exceptions chained to it."""
    texts = []
    while error is not None:
        texts += [str(error), repr(error), repr(vars(error)), *traceback.format_exception(error)]
        error = error.__cause__ or error.__context__
    return "\n".join(texts)


class Secrets:
    """Collects the values that must stay secret, and the errors that might reveal them."""

    def __init__(self):
        self.values, self.errors = set(), []

    def add(self, revealing):
        values = json.loads(revealing.reveal())
        self.values.update(values[name] for name in values if name.endswith(("token", "secret")))

    async def trying(self, awaitable):
        try:
            return await awaitable
        except Problem as problem:
            self.errors.append(problem)

    def told_in(self, text):
        return [value for value in self.values if value in text]


@pytest.mark.expects_log
@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("name", FAULTS)
async def test_no_failure_tells_a_secret(world, browse, records, hasty, name, where):
    secrets = Secrets()

    async def keep(grant):
        secrets.add(grant)
        if name == "revoked" and where == "profile":
            raise OSError(grant.reveal())

    control = world.portal.control
    application, grant = await world.sign_in()
    secrets.add(application)
    secrets.add(grant)
    signing_in, address, other = await world.authorizing()
    secrets.add(other)
    async with signing_in, Client(grant.credentials, renewal=Renewal(application, grant, keep)) as client:
        await control.call("expire_access")
        if FAULTS[name]:
            await control.call("fault", method=where, times=20, **FAULTS[name])
        back = (await browse(address, follow=False)).headers["location"]
        secrets.values.add(back.partition("code=")[2].partition("&")[0])
        await browse(back.replace("state=", "state=x"))
        page = await browse(back)
        await secrets.trying(signing_in.signed_in())
        await secrets.trying(client.write(Call("profile")))
        await asyncio.gather(*map(secrets.trying, [client.reader(Urgency.FOREGROUND).read(Call("profile"))]))
        assert not secrets.told_in(repr([client.credentials, grant, application, signing_in, vars(signing_in)]))
        assert not secrets.told_in(page.text)
        assert not secrets.told_in(json.dumps(await control.call("requests")))
    assert len(secrets.values) >= 5
    assert all(len(value) > 10 for value in secrets.values)
    assert bool(secrets.errors) == (name != "nothing wrong")
    for error in secrets.errors:
        assert not secrets.told_in(everything_of(error))
    assert any("desktop" in text or "renewed" in text or "came back" in text for text in records)
    assert not [text for text in records if secrets.told_in(text)]


async def test_an_address_is_asked_for_without_the_secret(world):
    application = world.application("http://localhost:1/")
    async with Authorizing(world.site, application, port=0, pages=ReturnPages("", "")) as signing_in:
        assert json.loads(application.reveal())["client_secret"] not in (await signing_in.begin())
