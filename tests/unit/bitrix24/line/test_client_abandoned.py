"""Abandoned requests, on a portal that is silent and on one that is merely slow."""

import asyncio

import pytest

from desktop.bitrix24.line.client import Call, Urgency

UPDATE = Call("crm.calllist.update", {"LIST_ID": 3, "ENTITIES": [1], "ENTITY_TYPE": "CONTACT"})


@pytest.fixture
def portal(make_portal):
    return make_portal({"m": lambda parameters: int(parameters["n"]), UPDATE.method: lambda parameters: True})


class Silence:
    """Keeps the first request waiting until it is dropped or released."""

    def __init__(self, portal):
        self.begun, self.goes_on, self.dropped = asyncio.Event(), asyncio.Event(), asyncio.Event()
        portal.before_answer = self._wait
        self._first = True

    async def _wait(self):
        if not self._first:
            return
        self._first = False
        self.begun.set()
        try:
            await self.goes_on.wait()
        except asyncio.CancelledError:
            self.dropped.set()
            raise


async def test_the_next_request_does_not_wait_behind_one_that_nobody_waits_for(client, portal):
    silence = Silence(portal)
    given_up = [client.reader(Urgency.FOREGROUND).read(Call("m", {"n": number})) for number in range(3)]
    await silence.begun.wait()
    for future in given_up:
        future.cancel()
    reply = await client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 7}))
    assert (silence.dropped.is_set(), reply.result) == (True, 7)
    assert portal.most_at_once == 1


async def test_a_request_is_not_dropped_while_somebody_waits_for_a_part_of_it(client, portal, clock):
    silence = Silence(portal)
    futures = [client.reader(Urgency.FOREGROUND).read(Call("m", {"n": number})) for number in range(3)]
    await silence.begun.wait()
    for future in futures[:2]:
        future.cancel()
    clock.time += 60
    for _ in range(20):
        await asyncio.sleep(0)
    silence.goes_on.set()
    assert (silence.dropped.is_set(), (await futures[2]).result) == (False, 2)


async def test_a_write_is_never_dropped(client, portal, clock):
    silence = Silence(portal)
    writing = asyncio.ensure_future(client.write(UPDATE))
    await silence.begun.wait()
    writing.cancel()
    clock.time += 60
    reading = client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 7}))
    for _ in range(20):
        await asyncio.sleep(0)
    waits = not reading.done()
    silence.goes_on.set()
    assert (silence.dropped.is_set(), waits, (await reading).result) == (False, True, 7)
    assert portal.most_at_once == 1


async def test_an_answer_that_comes_soon_is_waited_for(client, portal, clock, monkeypatch):
    """Typing on in a search does not cost a connection per letter."""
    slept = asyncio.Event()

    async def sleep(seconds):
        await slept.wait()

    monkeypatch.setattr(clock, "sleep", sleep)
    silence = Silence(portal)
    given_up = client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 1}))
    await silence.begun.wait()
    given_up.cancel()
    reading = client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 2}))
    for _ in range(20):
        await asyncio.sleep(0)
    silence.goes_on.set()
    assert ((await reading).result, silence.dropped.is_set()) == (2, False)
