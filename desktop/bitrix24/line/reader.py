"""The interface through which the method modules read; made by `client.Client`, or by tests."""

import asyncio
from collections.abc import Awaitable, Callable, Container, Iterable, Sized
from enum import IntEnum
from typing import Any, Protocol, TypeVar

from desktop.bitrix24.line.protocol import Call, Reply
from desktop.domain.problem import NO_RIGHT, Cause, Problem

T = TypeVar("T")
D = TypeVar("D")
P = TypeVar("P", bound=Sized)


class Urgency(IntEnum):
    """The priority of a read: what the supervisor waits for goes ahead of the refresh."""

    FOREGROUND = 0
    BACKGROUND = 1


class Reader(Protocol):
    """Reads with one urgency."""

    def read(self, call: Call, *, rank: int = 0) -> Awaitable[Reply]:
        """Ask for the reply to a read, which may be sent together with others that are asked for at the same time.

        `rank` orders reads of the same urgency, lowest first. Below 0 it completes something already begun. Above 0
        it marks a guess, which is sent only in a place that would stay free; the caller cancels it when it is no
        longer wanted. A read that takes a parameter from another one (`TakenFrom`) is a guess, asked for after that;
        it fails unless there is a place for it in the same request. Raises Problem when awaited.
        """


async def outcomes(awaitables: Iterable[Awaitable[T]]) -> list[T | Problem]:
    """Await all and return the result or Problem of each, in order. Raises any other error."""
    found = await asyncio.gather(*awaitables, return_exceptions=True)
    for outcome in found:
        if isinstance(outcome, BaseException) and not isinstance(outcome, Problem):
            raise outcome
    return [outcome for outcome in found if isinstance(outcome, Problem) or not isinstance(outcome, BaseException)]


async def if_allowed(work: Awaitable[T], otherwise: D, refusals: Container[Cause] = NO_RIGHT) -> T | D:
    """Return the result of work, or `otherwise` if this user has no right to it."""
    try:
        return await work
    except Problem as problem:
        if problem.cause not in refusals:
            raise
        return otherwise


async def in_parts(parts: Iterable[P], work: Callable[[P], Awaitable[T]], progress: Callable[[int], None]) -> list[T]:
    """Do the work on all parts concurrently; `progress` gets the number of items done."""
    done = 0

    async def on(part: P) -> T:
        nonlocal done
        found = await work(part)
        done += len(part)
        progress(done)
        return found

    return await together(map(on, parts))


async def together(awaitables: Iterable[Awaitable[T]]) -> list[T]:
    """Await all and return their results in order; when one fails, cancel the others and raise its error."""
    futures = [asyncio.ensure_future(awaitable) for awaitable in awaitables]
    try:
        return await asyncio.gather(*futures)
    finally:
        await given_up(futures)


async def given_up(futures: Iterable[asyncio.Future[Any]]) -> None:
    """Cancel those that are not done, and return when they have ended; what any of them raised has been heard."""
    unfinished = []
    for future in futures:
        future.cancel()
        if not future.done():
            unfinished.append(future)
        elif not future.cancelled():
            future.exception()
    if unfinished:
        await asyncio.gather(*unfinished, return_exceptions=True)
