"""Reads under way side by side: how many, what they do to each other, and that a write has the line to itself."""

import asyncio
from collections import Counter

import pytest

from desktop.bitrix24.line.client import Call, Urgency
from desktop.bitrix24.line.limits import LEAK, RESERVE, THRESHOLD
from desktop.bitrix24.line.retry import Unsent
from desktop.domain.problem import Cause, Problem


@pytest.fixture
def portal(make_portal):
    return make_portal({"m": lambda parameters: parameters, "w": lambda parameters: parameters})


def calls(number, begin=0):
    return [Call("m", {"n": index}) for index in range(begin, begin + number)]


async def turns(number=30):
    """Take as long as others need to be sent too."""
    for _ in range(number):
        await asyncio.sleep(0)


async def gather(client, several, urgency=Urgency.FOREGROUND):
    reader = client.reader(urgency)
    return await asyncio.gather(*(reader.read(call) for call in several), return_exceptions=True)


def test_several_requests_are_under_way_at_once_but_never_more_than_ten(portal, run):
    portal.before_answer = turns
    found = run(portal, lambda client: gather(client, calls(1_000)))
    assert [reply.result["n"] for reply in found] == [str(index) for index in range(1_000)]
    assert portal.sizes == [50] * 20
    assert 4 < portal.most_at_once <= 10


def test_the_setting_holds_it_at_one(portal, run):
    portal.before_answer = turns
    run(portal, lambda client: gather(client, calls(400)), most_at_once=lambda: 1)
    assert portal.most_at_once == 1


def test_a_write_has_the_line_to_itself(portal, run):
    beside = []

    async def look():
        under_way = [method for method, _ in portal.requests[-portal.at_once :]]
        beside.append((portal.at_once, "w" in under_way))
        await turns()

    async def use(client):
        await gather(client, calls(50))
        reading = asyncio.ensure_future(gather(client, calls(500)))
        await turns(8)
        await client.write(Call("w", {"x": 1}))
        await reading

    portal.before_answer = look
    run(portal, use)
    assert max(count for count, _ in beside) > 1
    assert [count for count, writing in beside if writing] == [1]


def test_a_write_does_not_wait_for_the_rest_of_a_refresh(portal, run):
    async def use(client):
        await gather(client, calls(50))
        reading = asyncio.ensure_future(gather(client, calls(2_000), Urgency.BACKGROUND))
        await turns(8)
        await client.write(Call("w", {"x": 1}))
        sent = len(portal.requests)
        await reading
        return sent

    portal.before_answer = turns
    assert run(portal, use) < 12


def test_few_reads_wait_for_those_that_follow_from_the_replies_under_way(portal, run):
    async def two_steps(reader, index):
        await reader.read(Call("m", {"n": index}))
        return await reader.read(Call("m", {"n": -index}))

    async def use(client):
        await gather(client, calls(50))
        portal.requests.clear()
        reader = client.reader(Urgency.BACKGROUND)
        await asyncio.gather(*(two_steps(reader, index) for index in range(220)))

    portal.before_answer = turns
    run(portal, use)
    assert sum(portal.sizes) == 440
    assert len(portal.requests) == 9


@pytest.mark.parametrize("urgency", Urgency)
def test_all_that_waits_leaves_in_one_round_once_the_portal_is_known_to_be_quick(portal, run, urgency):
    beside = []

    async def look():
        beside.append(portal.at_once)
        await turns()

    async def use(client):
        await gather(client, calls(1_000))
        portal.requests.clear()
        portal.before_answer = look
        await gather(client, calls(443), urgency)

    run(portal, use)
    assert portal.sizes == [50] * 8 + [43]
    assert beside == list(range(1, 10))


@pytest.mark.parametrize(("urgency", "at_once"), [(Urgency.FOREGROUND, 3), (Urgency.BACKGROUND, 2)])
def test_the_rest_of_what_the_supervisor_asked_for_waits_for_nothing(portal, run, urgency, at_once):
    async def use(client):
        await gather(client, calls(1_000))
        portal.most_at_once = 0
        portal.before_answer = turns
        await gather(client, calls(110), urgency)

    run(portal, use)
    assert portal.most_at_once == at_once


def test_a_portal_that_is_not_yet_known_to_be_quick_gets_no_small_requests(portal, run):
    async def use(client):
        await gather(client, calls(50))
        portal.most_at_once = 0
        portal.before_answer = turns
        await gather(client, calls(110))

    run(portal, use)
    assert portal.most_at_once == 2


def test_guesses_ride_along_and_never_cause_a_request(portal, run):
    async def use(client):
        await gather(client, calls(1_000))
        portal.requests.clear()
        portal.before_answer = turns
        reader = client.reader(Urgency.FOREGROUND)
        guesses = [reader.read(call, rank=1) for call in calls(200, 1_000)]
        await gather(client, calls(130))
        await turns(60)
        for guess in guesses:
            guess.cancel()

    run(portal, use)
    assert portal.sizes == [50, 50, 50]


def test_requests_that_leave_together_do_not_overfill_the_bucket(portal, run, clock):
    levels, last = [0.0], [clock.time]

    async def look():
        levels.append(max(0.0, levels[-1] - (clock.time - last.pop()) * LEAK) + 1)
        last.append(clock.time)
        await turns()

    async def use(client):
        await gather(client, calls(200))  # all lanes are open
        client._bucket._level = levels[-1] = THRESHOLD - RESERVE - 3
        await gather(client, calls(900))

    portal.before_answer = look
    run(portal, use, clock=clock)
    assert len(portal.requests) == 22
    assert max(levels) == THRESHOLD - RESERVE


def test_what_the_window_loses_is_no_slowness_of_the_portal(portal, run, clock, monkeypatch):
    async def slow():
        await turns()
        clock.time += 2.0

    async def use(client):
        monkeypatch.setattr(client._lag, "seconds", lambda: clock.time)
        await gather(client, calls(1_000))
        portal.most_at_once, portal.before_answer = 0, slow
        await gather(client, calls(1_000))
        portal.most_at_once = 0
        await gather(client, calls(450))

    run(portal, use, clock=clock)
    assert portal.most_at_once > 4


def test_what_the_supervisor_waits_for_goes_out_beside_a_refresh(portal, run):
    async def use(client):
        await gather(client, calls(50))
        portal.requests.clear()
        refreshing = asyncio.ensure_future(gather(client, calls(100), Urgency.BACKGROUND))
        await turns(20)
        under_way = portal.at_once
        await client.reader(Urgency.FOREGROUND).read(Call("m", {"n": "now"}))
        await refreshing
        return under_way

    portal.before_answer = lambda: turns(60)
    assert run(portal, use) == 2
    assert portal.sizes == [50, 50, 1]


def test_a_portal_that_bears_two_at_once_refuses_no_read_more_than_three_times(portal, run, answer, clock):
    refused = Counter()

    def crowd(method, asked):
        if at_once[-1] <= 2:
            return None
        refused.update(parameters["n"] for _, parameters in asked)
        return answer({"error": "QUERY_LIMIT_EXCEEDED"}, 503)

    at_once = []

    async def look():
        at_once.append(portal.at_once)
        await turns()

    portal.before_answer, portal.script = look, [crowd] * 1_000
    found = run(portal, lambda client: gather(client, calls(1_000)), clock=clock)
    assert {type(reply).__name__ for reply in found} == {"Reply"}
    assert refused
    assert max(refused.values()) <= 3
    assert sum(clock.slept) < 5  # nothing was waited out: the bucket was not full


def test_a_portal_that_slows_down_is_asked_less_at_once(portal, run, clock):
    crowds = []

    async def slow():
        crowds.append(portal.at_once)
        await turns()
        clock.time += 0.2 if crowds[-1] <= 2 else 2.0

    portal.before_answer = slow
    run(portal, lambda client: gather(client, calls(1_500)), clock=clock)
    assert max(crowds[:6]) == 4
    assert Counter(crowds[8:]).most_common(1)[0][0] <= 2


@pytest.mark.parametrize("failure", [Unsent(Cause.UNREACHABLE), Problem(Cause.TIMED_OUT)])
def test_a_line_that_breaks_under_several_is_one_failure(portal, run, failure):
    async def use(client):
        await gather(client, calls(50))
        portal.script = [failure] * 4
        return await gather(client, calls(600))

    portal.before_answer = turns
    found = run(portal, use)
    assert {type(reply).__name__ for reply in found} == {"Reply"}


def test_a_portal_that_is_gone_fails_everything_that_waits_and_is_under_way(portal, run, clock):
    async def use(client):
        await gather(client, calls(50))
        portal.script = [Unsent(Cause.UNREACHABLE)] * 1_000
        return await gather(client, calls(600))

    portal.before_answer = turns
    found = run(portal, use, clock=clock)
    assert {problem.cause for problem in found} == {Cause.UNREACHABLE}
    assert sum(clock.slept) < 20


def test_closing_ends_what_is_under_way(portal, opened):
    async def close():
        async with opened(portal) as client:
            await gather(client, calls(50))
            portal.before_answer = lambda: asyncio.sleep(3_600)
            reading = asyncio.ensure_future(gather(client, calls(400)))
            await turns(60)
            assert portal.at_once > 1
        return await reading

    found = asyncio.run(asyncio.wait_for(close(), 20))
    assert {problem.cause for problem in found} == {Cause.CANCELLED_BY_CLOSE}
