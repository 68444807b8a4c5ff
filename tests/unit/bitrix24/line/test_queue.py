import asyncio

import pytest

from desktop.bitrix24.line.client import Call, Urgency
from desktop.bitrix24.line.limits import Operating
from desktop.bitrix24.line.protocol import Reply, TakenFrom
from desktop.bitrix24.line.queue import Queue, QueuedCall, Suspects
from desktop.domain.problem import Cause, Problem


def take(queue, now, operating):
    entries = queue.next(now, operating)
    queue.remove(entries)
    return entries


@pytest.fixture
def loop():
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture
def entry(loop):
    def entry(name, urgency=Urgency.BACKGROUND, **fields):
        return QueuedCall(Call(name, {"n": 1}), urgency, loop.create_future(), **fields)

    return entry


def queue_of(*entries):
    queue = Queue()
    for one in entries:
        queue.put(one)
    return queue


def names(entries):
    return [one.call.method for one in entries]


def test_urgency_then_rank_then_first_come(entry):
    queue = queue_of(
        entry("guess", rank=2),
        entry("better guess", rank=1),
        entry("first"),
        entry("second"),
        entry("begun", rank=-1),
        entry("foreground guess", Urgency.FOREGROUND, rank=1),
        entry("foreground", Urgency.FOREGROUND),
    )
    assert queue.waiting == 4
    assert names(take(queue, 0, Operating())) == [
        "foreground",
        "foreground guess",
        "begun",
        "first",
        "second",
        "better guess",
        "guess",
    ]
    assert take(queue, 0, Operating()) == []


def test_writes_go_alone_and_in_their_turn(entry):
    queue = queue_of(entry("a"), entry("w", Urgency.FOREGROUND, write=True), entry("b"))
    assert [names(take(queue, 0, Operating())) for _ in range(2)] == [["w"], ["a", "b"]]


def test_suspects_keep_to_themselves(entry):
    group = Suspects()
    queue = queue_of(
        entry("a", suspects=group), entry("b"), entry("c", suspects=group), entry("d", suspects=Suspects())
    )
    assert [names(take(queue, 0, Operating())) for _ in range(3)] == [["a", "c"], ["b"], ["d"]]


def test_what_may_not_go_yet_stays(entry):
    operating = Operating()
    operating.refused("slow", 100)
    queue = queue_of(entry("slow"), entry("late", not_before=130.0), entry("now"))
    assert names(take(queue, 100, operating)) == ["now"]
    assert queue.next_time(100, operating) == (130.0, "")
    assert names(take(queue, 130, operating)) == ["late"]
    assert queue.next_time(130, operating) == (160.0, "slow")
    assert names(take(queue, 160, operating)) == ["slow"]


def test_what_nobody_waits_for_is_forgotten(entry):
    gone = entry("gone")
    queue = queue_of(gone, entry("a"))
    gone.future.cancel()
    assert queue.tidy() == 1
    assert names(queue.drain()) == ["a"]
    assert queue.tidy() == 0


def test_fifty_reads_make_one_request(entry):
    queue = queue_of(*(entry(f"m{number}") for number in range(51)))
    assert [len(take(queue, 0, Operating())) for _ in range(3)] == [50, 1, 0]


def needing(loop, first, name, rank=1):
    call = Call(name, {"LIST_ID": TakenFrom(first.call, "[0][ID]")})
    return QueuedCall(call, first.urgency, loop.create_future(), rank=rank)


def test_what_takes_a_value_from_another_goes_with_it_or_not_at_all(loop, entry):
    others = [entry(f"m{number}") for number in range(48)]
    first = entry("first")
    guesses = [needing(loop, first, f"guess {number}") for number in range(3)]
    queue = queue_of(*others, first, *guesses)
    assert names(take(queue, 0, Operating()))[48:] == ["first", "guess 0"]
    assert [guess.future.done() for guess in guesses] == [False, True, True]
    assert all(guess.future.exception().cause is Cause.UNREADABLE for guess in guesses[1:])
    assert queue.tidy() == 0


def test_what_takes_a_value_waits_while_the_other_does(loop, entry):
    first = entry("first", not_before=130.0)
    guess = needing(loop, first, "guess")
    queue = queue_of(first, guess, entry("other"))
    assert [names(take(queue, now, Operating())) for now in (100, 100, 130)] == [["other"], [], ["first", "guess"]]
    assert not guess.future.done()


def test_what_a_batch_cannot_carry_goes_alone(loop, entry):
    first = entry("a")
    bare = QueuedCall(Call("form", {"WEBFORM_ID": None}), Urgency.BACKGROUND, loop.create_future())
    queue = queue_of(first, bare, entry("b"))
    assert [names(take(queue, 0, Operating())) for _ in range(2)] == [["a", "b"], ["form"]]


def test_the_method_that_makes_the_line_wait_is_named(entry):
    operating = Operating()
    operating.refused("slow", 100)
    assert queue_of(entry("slow")).next_time(100, operating) == (160.0, "slow")
    assert queue_of(entry("slow", not_before=150.0)).next_time(100, operating) == (160.0, "slow")
    assert queue_of(entry("slow", not_before=160.0)).next_time(100, operating) == (160.0, "slow")
    assert queue_of(entry("slow", not_before=161.0)).next_time(100, operating) == (161.0, "")
    assert queue_of(entry("slow")).next_time(160, operating) == (160.0, "")


def test_a_reply_reaches_who_still_waits(entry):
    waiting, gone, reply = entry("a"), entry("b"), Reply([1])
    gone.future.cancel()
    waiting.resolve(reply)
    gone.resolve(reply)
    gone.reject(Problem(Cause.TIMED_OUT))
    assert waiting.future.result() is reply
    waiting.reject(Problem(Cause.TIMED_OUT))
    assert waiting.future.result() is reply


def test_a_failure_reaches_each_call_as_one_of_its_own(entry):
    problem = Problem(Cause.REFUSED, method="batch", code="ERROR", detail="No", host="acme")
    first, second = entry("a"), entry("b")
    for one in (first, second):
        one.reject(problem)
    own = [one.future.exception() for one in (first, second)]
    assert [(one.cause, one.method, one.code, one.detail, one.host) for one in own] == [
        (Cause.REFUSED, method, "ERROR", "No", "acme") for method in ("a", "b")
    ]
    assert own[0] is not own[1]
    assert problem not in own


def test_guesses_make_no_request_of_their_own(entry):
    guesses = [entry(f"guess {rank}", Urgency.FOREGROUND, rank=rank) for rank in range(1, 60)]
    queue = queue_of(*guesses)
    assert queue.next(0, Operating()) == []
    assert (queue.waiting, queue.tidy()) == (0, 0)
    queue.put(entry("needed"))
    assert names(queue.next(0, Operating())) == ["needed"]
