"""Control actions planned to run before, during or after the Nth call of a method."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec


class Moment(msgspec.Struct):
    """One planned action: `action` with `arguments` runs `before` or after the `number`th call of `method`."""

    method: str
    action: str
    arguments: dict[str, Any] = msgspec.field(default_factory=dict)
    number: int = 1
    when: str = "before"
    repeat: bool = False
    seen: int = 0
    done: int = 0


class Moments:
    """Owned by the portal; the control interface plans moments, the dispatcher runs them."""

    def __init__(self) -> None:
        self.planned: list[Moment] = []
        self.perform: Callable[[str, dict[str, Any]], Awaitable[Any]] | None = None

    async def come(self, method: str, when: str) -> None:
        """Run what is planned for this call of a method; `when` is "before", "during" or "after"."""
        for moment in list(self.planned):
            if moment.method not in ("*", method) or moment.when != when:
                continue
            moment.seen += 1
            due = moment.seen % moment.number == 0 if moment.repeat else moment.seen == moment.number
            if due and self.perform is not None:
                moment.done += 1
                await self.perform(moment.action, moment.arguments)
