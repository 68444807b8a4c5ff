"""Run several reads at once: all succeed, or the others are cancelled and the first failure is raised."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from desktop.domain.problem import Problem


async def together(*work: Coroutine[Any, Any, Any]) -> list[Any]:
    """Return the results in the order given; raises the first `Problem` itself, not a group of them."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(part) for part in work]
    except BaseExceptionGroup as failures:
        problems, others = failures.split(Problem)
        if others is not None or problems is None:
            raise
        raise _first(problems) from None
    return [task.result() for task in tasks]


def _first(failures: BaseExceptionGroup[Problem]) -> Problem:
    first = failures.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
