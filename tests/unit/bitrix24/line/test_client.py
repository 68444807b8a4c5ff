import asyncio

import pytest

from desktop.bitrix24.line.client import Call, QueueState, Urgency
from desktop.bitrix24.line.retry import Unsent
from desktop.domain.problem import Cause, Problem


def echo(parameters):
    return parameters


async def gather(reader, calls):
    return await asyncio.gather(*(reader.read(call) for call in calls), return_exceptions=True)


def calls(number, method="m"):
    return [Call(method, {"n": index}) for index in range(number)]


@pytest.fixture
def portal(make_portal):
    return make_portal({"m": echo, "slow": echo, "other": echo, "w": echo})


def test_reads_at_the_same_time_travel_in_one_batch(portal, read):
    replies = read(portal, lambda reader: gather(reader, calls(7)))
    assert [reply.result for reply in replies] == [{"n": str(index)} for index in range(7)]
    assert [method for method, _ in portal.requests] == ["batch"]


def test_a_batch_has_fifty_commands_at_most(portal, read):
    read(portal, lambda reader: gather(reader, calls(120)))
    assert portal.sizes == [50, 50, 20]


def test_a_single_read_goes_directly(portal, read):
    reply = read(portal, lambda reader: reader_read(reader, Call("m", {"n": 5})))
    assert reply.result == {"n": 5}
    assert [method for method, _ in portal.requests] == ["m"]


async def reader_read(reader, call):
    return await reader.read(call)


def test_reads_that_follow_from_replies_travel_together(portal, read):
    async def two_steps(reader, index):
        await reader.read(Call("m", {"n": index}))
        await asyncio.sleep(0)
        return await reader.read(Call("other", {"n": index}))

    read(portal, lambda reader: asyncio.gather(*(two_steps(reader, index) for index in range(20))))
    assert portal.sizes == [20, 20]


def test_reads_that_a_batch_cannot_carry_go_alone(portal, read):
    wild = [Call("m", {"NAME": "$result[c0]"}), Call("m", {"x": None}), *calls(3)]
    replies = read(portal, lambda reader: gather(reader, wild))
    assert replies[0].result == {"NAME": "$result[c0]"}
    assert replies[1].result == {"x": None}
    assert sorted(portal.sizes) == [1, 1, 3]


async def test_one_request_at_a_time(client, portal):
    await asyncio.gather(
        gather(client.reader(Urgency.FOREGROUND), calls(80)),
        gather(client.reader(Urgency.BACKGROUND), calls(80)),
        client.write(Call("w", {"n": 1})),
    )
    assert client.requests_sent == len(portal.requests) == 5
    assert portal.most_at_once == 1


async def test_foreground_goes_first_and_is_filled_up_with_background(client, portal):
    background = asyncio.gather(*(client.reader(Urgency.BACKGROUND).read(call) for call in calls(70, "slow")))
    await gather(client.reader(Urgency.FOREGROUND), calls(10))
    await background
    assert [method for method, _ in portal.requests[0][1]] == ["m"] * 10 + ["slow"] * 40
    assert portal.sizes == [50, 30]


async def test_guesses_take_free_places_only(client, portal):
    reader = client.reader(Urgency.BACKGROUND)
    guesses = [reader.read(Call("slow", {"n": index}), rank=index + 1) for index in range(60)]
    await gather(reader, calls(45))
    done = [index for index, guess in enumerate(guesses) if guess.done()]
    for guess in guesses:
        guess.cancel()
    assert done == [0, 1, 2, 3, 4]
    assert portal.sizes == [50]


async def test_a_cancelled_read_is_not_sent(client, portal):
    async def cancel(futures):
        for future in futures:
            future.cancel()

    reader = client.reader(Urgency.BACKGROUND)
    started = asyncio.gather(*(reader.read(call) for call in calls(50)))
    waiting = [asyncio.ensure_future(reader.read(Call("other", {"n": index}))) for index in range(10)]
    portal.before_answer = lambda: cancel(waiting[:9])
    await started
    await waiting[9]
    assert portal.called.count("other") == 1


async def test_a_caller_cancelled_in_flight_does_not_disturb_the_others(client, portal):
    reader = client.reader(Urgency.FOREGROUND)
    futures = [reader.read(call) for call in calls(3)]

    async def cancel():
        futures[1].cancel()

    portal.before_answer = cancel
    found = await asyncio.gather(*futures, return_exceptions=True)
    assert [type(one).__name__ for one in found] == ["Reply", "CancelledError", "Reply"]


def test_an_error_of_one_command_is_its_own(portal, read, refusal):
    def refuse(parameters):
        raise refusal("LIST_ID_ERROR", "Incorrect list id")

    portal.methods["other"] = refuse
    found = read(portal, lambda reader: gather(reader, [*calls(2), Call("other", {})]))
    assert [type(one).__name__ for one in found] == ["Reply", "Reply", "Problem"]
    assert (found[2].cause, found[2].code, found[2].method) == (Cause.REFUSED, "LIST_ID_ERROR", "other")
    assert len(portal.requests) == 1


def test_a_full_bucket_is_waited_out(portal, read, answer, make_clock):
    clock = make_clock()
    portal.script = [answer({"error": "QUERY_LIMIT_EXCEEDED"}, 503)] * 3
    found = read(portal, lambda reader: gather(reader, calls(5)), clock=clock)
    assert all(reply.result for reply in found)
    assert portal.sizes == [5] * 4
    assert sum(clock.slept) >= 3 * 5


def test_a_bucket_that_stays_full_is_a_problem_of_all_that_wait(portal, read, answer):
    portal.script = [answer({"error": "query_limit_exceeded"}, 503)] * 50
    found = read(portal, lambda reader: gather(reader, calls(70)))
    assert {one.cause for one in found} == {Cause.RATE_LIMIT}
    assert {one.method for one in found} == {"m"}
    assert len(portal.requests) == 7


def test_long_series_are_paced(portal, run, make_clock):
    clock, states = make_clock(), []

    async def use(client):
        reader = client.reader(Urgency.FOREGROUND)
        for call in calls(60):
            await reader.read(call)

    run(portal, use, clock=clock, on_queue=states.append)
    assert clock.time - 1000 == pytest.approx(10, abs=0.5)
    assert any(state.blocked_until is not None and state.blocked_method == "" for state in states)


def test_a_method_out_of_operating_time_waits_while_others_go_on(portal, read, refusal, make_clock):
    clock, states, refused = make_clock(), [], []

    def slow(parameters):
        if len(refused) < 2:
            refused.append(clock.time)
            raise refusal("OPERATION_TIME_LIMIT", "Method is blocked", 429)
        return parameters

    portal.methods["slow"] = slow
    order = []

    async def use(reader):
        async def one(call):
            await reader.read(call)
            order.append((call.method, clock.time))

        await asyncio.gather(*(one(call) for call in [*calls(3, "slow"), *calls(3)]))

    read(portal, use, clock=clock, on_queue=states.append)
    assert {when for method, when in order if method == "m"} == {1000.0}
    assert max(when for _, when in order) >= 1060
    blocked = [state for state in states if state.blocked_until]
    assert {state.blocked_method for state in blocked} == {"slow"}
    assert blocked[0].blocked_until.tzinfo is not None


def test_operating_time_near_the_limit_slows_the_method_down(portal, read, make_clock):
    clock = make_clock()
    portal.inner_time["slow"] = {"operating": 360, "operating_reset_at": 1600, "start": 1500}

    async def use(reader):
        await reader.read(Call("slow", {"n": 1}))
        await reader.read(Call("m", {"n": 1}))
        between = clock.time
        await reader.read(Call("slow", {"n": 2}))
        return between

    assert read(portal, use, clock=clock) == 1000
    assert clock.time == pytest.approx(1050, abs=1)


def test_a_poisoned_command_does_not_take_the_others_with_it(portal, read, answer):
    def crash_on_13(method, sent):
        return answer(b"<html>Fatal</html>", 500) if any(call[1].get("n") in ("13", 13) for call in sent) else None

    portal.script = [crash_on_13] * 100
    found = read(portal, lambda reader: gather(reader, calls(50)))
    failed = [index for index, one in enumerate(found) if isinstance(one, Problem)]
    assert failed == [13]
    assert found[13].cause is Cause.PORTAL_FAULT
    assert len(portal.requests) < 17


def test_a_fault_that_passes_costs_one_request_more(portal, read, answer):
    portal.script = [answer(b"", 500)]
    found = read(portal, lambda reader: gather(reader, calls(50)))
    assert all(reply.result for reply in found)
    assert portal.sizes == [50, 50]


def test_a_batch_too_slow_is_split_at_once(portal, read):
    def slow(method, sent):
        return Problem(Cause.TIMED_OUT) if len(sent) > 30 else None

    portal.script = [slow] * 100
    found = read(portal, lambda reader: gather(reader, calls(50)))
    assert all(reply.result for reply in found)
    assert portal.sizes == [50, 25, 25]


def test_a_portal_at_fault_is_given_up_for_all(portal, read, answer):
    portal.script = [answer(b"<html>Maintenance</html>", 503)] * 500
    found = read(portal, lambda reader: gather(reader, calls(400)))
    assert {one.cause for one in found} == {Cause.PORTAL_FAULT}
    assert len(portal.requests) <= 6


@pytest.mark.parametrize(
    ("failure", "cause", "requests"),
    [
        (Unsent(Cause.UNREACHABLE), Cause.UNREACHABLE, 3),
        (Unsent(Cause.TIMED_OUT), Cause.TIMED_OUT, 3),
        (Unsent(Cause.HOST_UNKNOWN), Cause.HOST_UNKNOWN, 1),
        (Unsent(Cause.CERTIFICATE), Cause.CERTIFICATE, 1),
        (Problem(Cause.UNREACHABLE), Cause.UNREACHABLE, 4),
        (Problem(Cause.TIMED_OUT), Cause.TIMED_OUT, 2),
    ],
)
def test_no_connection_is_told_to_all_that_wait(portal, read, failure, cause, requests):
    portal.script = [failure] * 500
    found = read(portal, lambda reader: gather(reader, calls(200)))
    assert {one.cause for one in found} == {cause}
    assert len(portal.requests) == requests


@pytest.mark.parametrize(
    ("code", "status", "cause"),
    [
        ("INVALID_CREDENTIALS", 401, Cause.CREDENTIALS),
        ("PORTAL_DELETED", 403, Cause.PORTAL_GONE),
        ("OVERLOAD_LIMIT", 503, Cause.OVERLOAD),
        ("PAYMENT_REQUIRED", 402, Cause.PLAN),
        ("ACCESS_DENIED", 401, Cause.PLAN),
    ],
)
def test_a_refusal_of_the_whole_portal_is_final_for_all(portal, read, answer, code, status, cause):
    portal.script = [answer({"error": code}, status)] * 500
    found = read(portal, lambda reader: gather(reader, calls(120)))
    assert {one.cause for one in found} == {cause}
    assert len(portal.requests) == 1


def test_each_caller_has_an_exception_of_its_own(portal, read, answer):
    portal.script = [answer({"error": "INVALID_CREDENTIALS"}, 401)]
    found = read(portal, lambda reader: gather(reader, calls(3)))
    assert len({id(one) for one in found}) == 3


def test_truncated_answers_are_read_again(portal, read, answer):
    portal.script = [answer(b'{"result": {"result": {"c0": 1'), answer(b'{"result": {"result": {"c0": 1')]
    found = read(portal, lambda reader: gather(reader, calls(4)))
    assert all(reply.result for reply in found)


def test_html_is_not_asked_for_twice(portal, read, answer):
    portal.script = [answer(b"<html>Login</html>", 200)]
    found = read(portal, lambda reader: gather(reader, calls(4)))
    assert {one.cause for one in found} == {Cause.NOT_A_PORTAL}
    assert len(portal.requests) == 1


def test_what_a_plan_lacks_is_no_matter_of_the_other_methods(portal, read, refusal):
    def lacking(parameters):
        raise refusal("WRONG_LICENSE", "", 403)

    portal.methods["other"] = lacking
    found = read(portal, lambda reader: gather(reader, [Call("other", {"x": None}), *calls(3)]))
    assert [type(one).__name__ for one in found] == ["Problem", "Reply", "Reply", "Reply"]
    assert found[0].cause is Cause.PLAN


@pytest.mark.parametrize(
    ("failure", "requests"), [(Problem(Cause.TIMED_OUT), 2), (Problem(Cause.UNREACHABLE), 2), (None, 3)]
)
def test_a_single_read_is_tried_again_but_not_for_ever(portal, read, answer, failure, requests):
    portal.script = [failure or answer(b"<html>Fatal</html>", 500)] * 10
    found = read(portal, lambda reader: gather(reader, calls(1)))
    assert isinstance(found[0], Problem)
    assert len(portal.requests) == requests


@pytest.mark.expects_log
def test_a_transport_that_breaks_does_not_break_the_line(portal, read, caplog):
    portal.script = [RuntimeError("bug")]

    async def use(reader):
        first = await gather(reader, calls(2))
        return first, await gather(reader, calls(2))

    first, second = read(portal, use)
    assert {one.cause for one in first} == {Cause.UNREADABLE}
    assert all(reply.result for reply in second)
    assert "could not be made" in caplog.text


@pytest.mark.expects_log
def test_a_listener_that_breaks_does_not_break_the_line(portal, read, caplog):
    def broken(state):
        raise RuntimeError("listener")

    assert all(read(portal, lambda reader: gather(reader, calls(2)), on_queue=broken))
    assert "listener" in caplog.text


def test_the_queue_is_told(portal, read):
    states = []

    async def use(reader):
        await gather(reader, calls(60))
        await asyncio.sleep(0.01)

    read(portal, use, on_queue=states.append)
    assert states == [
        QueueState(10, 50),
        QueueState(0, 10),
        QueueState(0, 0),
    ]


async def test_closing_ends_what_waits(client, portal):
    stuck = asyncio.Event()
    portal.before_answer = stuck.wait
    reads = [client.reader(Urgency.FOREGROUND).read(call) for call in calls(60)]
    await asyncio.sleep(0.01)
    await client.__aexit__(None, None, None)
    late = client.reader(Urgency.FOREGROUND).read(Call("m", {}))
    assert {one.cause for one in (await asyncio.gather(*reads, late, return_exceptions=True))} == {
        Cause.CANCELLED_BY_CLOSE
    }
    assert portal.closed


def test_the_log_has_methods_and_times_and_nothing_else(portal, read, caplog):
    caplog.set_level("DEBUG", "desktop.bitrix24")
    read(portal, lambda reader: gather(reader, [Call("m", {"NAME": "Иванов"}), Call("other", {"PHONE": "+7495"})]))
    told = [record.getMessage() for record in caplog.records if record.name == "desktop.bitrix24"]
    assert told == ["batch of 2: m, other: 0 ms, ok"]
