"""Success envelopes and their `time` (contract 1.3)."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.portal.registry import RestAnswer
from desktop.portal.state import Portal

JSON = "application/json; charset=utf-8"


class Timing(msgspec.Struct):
    """When a call began and ended, and what it did to the operating time; `counted` is False for `batch` itself."""

    started: float
    finished: float
    caller: str = ""
    method: str = ""
    counted: bool = True

    def envelope(self, portal: Portal) -> dict[str, Any]:
        """Return `time`."""
        duration = self.finished - self.started
        time: dict[str, Any] = {
            "start": int(self.started) if portal.switches.integer_start else self.started,
            "finish": self.finished,
            "duration": duration,
            "processing": duration,
            "date_start": portal.clock.iso(self.started),
            "date_finish": portal.clock.iso(self.finished),
        }
        if portal.limits and portal.switches.operating_shown:
            reset = portal.operating.reset_at(self.caller, self.method, self.finished) if self.counted else None
            if reset is not None:
                time["operating_reset_at"] = reset
            total = portal.operating.total(self.caller, self.method, self.finished) if self.counted else 0.0
            time["operating"] = total or 0
        return time


def success(answer: RestAnswer, time: dict[str, Any]) -> dict[str, Any]:
    """Return the success envelope: `result`, `next`, `total`, `time`."""
    body: dict[str, Any] = {"result": answer.result}
    if answer.next is not None:
        body["next"] = answer.next
    if answer.total is not None:
        body["total"] = answer.total
    body["time"] = time
    return body


def encoded(body: Any) -> bytes:
    """Encode an envelope."""
    return msgspec.json.encode(body)


CRASH_PAGE = (
    "<!DOCTYPE html><html><head><title>500 Internal Server Error</title></head>"
    "<body><h1>Internal Server Error</h1></body></html>"
)
