import asyncio
import gc

import pytest
from PySide6.QtCore import QObject

from desktop.qtkit.scope import TaskScope


@pytest.fixture
def errors():
    return []


async def test_an_error_reaches_its_owner_and_a_cancellation_does_not(run, errors):
    scope = TaskScope(errors.append)

    async def fail():
        raise ValueError("no")

    scope.start(fail())
    forever = scope.start(asyncio.Event().wait())
    await asyncio.sleep(0)
    scope.cancel_all()
    await scope.idle()
    assert forever.cancelled()
    assert not scope.busy
    assert [str(error) for error in errors] == ["no"]


async def test_a_newer_task_takes_the_place_of_the_older(run, errors):
    scope = TaskScope(errors.append)
    done = []

    async def work(number):
        await asyncio.sleep(0)
        done.append(number)

    older, other, newer = (scope.start(work(n), key=key) for n, key in ((1, "read"), (2, "write"), (3, "read")))
    assert scope.running("read")
    await scope.idle()
    assert (older.cancelled(), other.cancelled(), newer.cancelled()) == (True, False, False)
    assert sorted(done) == [2, 3]
    assert not scope.running("read")


async def test_the_end_of_an_older_task_does_not_unname_the_newer(run, errors):
    scope = TaskScope(errors.append)
    unwound = asyncio.Event()

    async def slow_to_go():
        try:
            await asyncio.Event().wait()
        finally:
            await unwound.wait()

    older = scope.start(slow_to_go(), key="read")
    await asyncio.sleep(0)
    newer = scope.start(asyncio.Event().wait(), key="read")
    unwound.set()
    await asyncio.wait([older])
    assert scope.running("read")
    scope.cancel("read")
    await scope.idle()
    assert newer.cancelled()


async def test_idle_waits_for_tasks_that_tasks_start(run, errors):
    scope = TaskScope(errors.append)
    done = []

    async def chain(left):
        await asyncio.sleep(0)
        done.append(left)
        if left:
            scope.start(chain(left - 1))

    scope.start(chain(3))
    await scope.idle()
    assert done == [3, 2, 1, 0]


async def test_busy_is_told_once_for_all(run, errors):
    told = []
    scope = TaskScope(errors.append, busy_changed=told.append)
    for _ in range(3):
        scope.start(asyncio.sleep(0))
    await scope.idle()
    assert told == [True, False]


async def test_a_closed_scope_begins_nothing(run, errors):
    begun = []
    scope = TaskScope(errors.append)
    running = scope.start(asyncio.Event().wait())

    async def late():
        begun.append("late")

    await scope.close()
    assert running.cancelled()
    refused = scope.start(late())
    await asyncio.wait([refused])
    assert refused.cancelled()
    assert scope.closed
    assert begun == []
    assert errors == []


def test_without_a_loop_a_coroutine_is_refused_and_closed(errors):
    async def never():
        raise AssertionError

    coroutine = never()
    with pytest.raises(RuntimeError):
        TaskScope(errors.append).start(coroutine)
    assert coroutine.cr_frame is None


async def test_a_scope_goes_with_the_object_it_is_bound_to(run, errors):
    owner = QObject()
    scope = TaskScope(errors.append, owner=owner)
    task = scope.start(asyncio.Event().wait())
    owner.deleteLater()
    await asyncio.wait([task])
    assert task.cancelled()
    assert scope.closed


async def test_an_error_while_telling_an_error_is_not_lost(run, caplog):
    def broken(error):
        raise RuntimeError("nobody listens") from error

    told = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context["exception"]))
    busy = []
    scope = TaskScope(broken, busy_changed=busy.append)

    async def fail():
        raise ValueError

    scope.start(fail())
    await scope.idle()
    await asyncio.sleep(0)
    assert [str(error) for error in told] == ["nobody listens"]
    assert busy == [True, False]


async def forever():
    await asyncio.get_running_loop().create_future()


async def test_tasks_without_a_key_run_side_by_side(run, errors):
    scope = TaskScope(errors.append)
    tasks = [scope.start(forever()) for _ in range(3)]
    await asyncio.sleep(0)
    assert not any(task.done() for task in tasks)
    scope.cancel_all()
    await scope.idle()
    assert all(task.cancelled() for task in tasks)


async def test_an_error_while_unwinding_is_told_too(run, errors):
    scope = TaskScope(errors.append)

    async def breaks_at_the_end():
        try:
            await forever()
        finally:
            raise OSError("disk")

    scope.start(breaks_at_the_end())
    await asyncio.sleep(0)
    await scope.close()
    assert [str(error) for error in errors] == ["disk"]


async def test_the_result_is_the_tasks_own(run, errors):
    async def answer():
        return 42

    assert (await TaskScope(errors.append).start(answer())) == 42


async def test_a_task_may_wait_for_the_others(run, errors):
    scope, ended = TaskScope(errors.append), []

    async def last():
        await scope.idle()
        ended.append("last")

    async def first():
        await asyncio.sleep(0)
        ended.append("first")

    task = scope.start(last())
    scope.start(first())
    await task
    assert ended == ["first", "last"]


async def test_a_task_cancelled_before_its_first_step_warns_of_nothing(run, errors):
    scope = TaskScope(errors.append)
    scope.start(forever(), key="k")
    scope.start(forever(), key="k")
    scope.cancel_all()
    await scope.idle()
    gc.collect()
    assert errors == []


async def test_close_waits_for_tasks_that_take_their_time_to_end(run, errors):
    scope, ended = TaskScope(errors.append), []

    async def tidy():
        try:
            await forever()
        finally:
            await asyncio.sleep(0)
            ended.append("tidied")

    scope.start(tidy())
    await asyncio.sleep(0)
    await scope.close()
    assert ended == ["tidied"]
