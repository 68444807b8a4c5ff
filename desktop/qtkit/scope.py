"""Ownership of asyncio tasks."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, TypeVar

from PySide6.QtCore import QObject

T = TypeVar("T")


class TaskScope:
    """Owner of the tasks of one tab, dialog or window; closed when the `owner` is destroyed.

    Calls `on_error` with every error of a task (never with a cancellation) and `busy_changed` when the first task
    starts and the last one ends. It never swallows an error and never lets a task outlive it. A newer task with the
    same key cancels the older, which may still unwind while the newer begins.
    """

    def __init__(
        self,
        on_error: Callable[[BaseException], None],
        *,
        owner: QObject | None = None,
        busy_changed: Callable[[bool], None] | None = None,
    ) -> None:
        self.busy_changed = busy_changed
        self._on_error = on_error
        self._tasks: set[asyncio.Task[Any]] = set()
        self._by_key: dict[Hashable, asyncio.Task[Any]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False
        if owner is not None:
            owner.destroyed.connect(lambda: self._shut())

    @property
    def busy(self) -> bool:
        """Whether any task is under way."""
        return bool(self._tasks)

    @property
    def closed(self) -> bool:
        """Whether the scope takes no more tasks."""
        return self._closed

    def running(self, key: Hashable) -> bool:
        """Return whether the task with this key is under way."""
        return key in self._by_key

    def start(self, coroutine: Coroutine[Any, Any, T], *, key: Hashable | None = None) -> asyncio.Task[T]:
        """Start a task. An older task with the same key is cancelled.

        In a closed scope the coroutine never begins and the task is cancelled at once.
        """
        loop = self._running_loop(coroutine)
        task = loop.create_task(coroutine)
        if self._closed:
            task.cancel()
            return task
        if key is not None:
            self.cancel(key)
            self._by_key[key] = task
        was_busy = self.busy
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._done(done, key))
        if not was_busy:
            self._tell_busy(True)
        return task

    def cancel(self, key: Hashable) -> None:
        """Cancel the task with this key, if there is one."""
        task = self._by_key.pop(key, None)
        if task is not None:
            task.cancel()

    def cancel_all(self) -> None:
        """Cancel every task."""
        self._by_key.clear()
        for task in tuple(self._tasks):
            task.cancel()

    async def idle(self) -> None:
        """Return when no task is under way any more, except for the calling one."""
        while others := self._tasks - {asyncio.current_task()}:
            await asyncio.wait(others)

    async def close(self) -> None:
        """Cancel all tasks and wait until they have ended; take no more."""
        self._shut()
        await self.idle()

    def _shut(self) -> None:
        self._closed = True
        self.cancel_all()

    def _running_loop(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.AbstractEventLoop:
        """Return the loop to start on: the running one, or the one used before.

        Qt delivers its last events when the loop has just stopped; tasks started then are cancelled by the runner.
        """
        try:
            self._loop = asyncio.get_running_loop()
        except RuntimeError:
            if self._loop is None or self._loop.is_closed():
                coroutine.close()
                raise
        return self._loop

    def _done(self, task: asyncio.Task[Any], key: Hashable | None) -> None:
        self._tasks.discard(task)
        if key is not None and self._by_key.get(key) is task:
            del self._by_key[key]
        try:
            if not task.cancelled() and (error := task.exception()) is not None:
                self._on_error(error)
        finally:
            if not self._tasks:
                self._tell_busy(False)

    def _tell_busy(self, busy: bool) -> None:
        if self.busy_changed is not None:
            self.busy_changed(busy)
