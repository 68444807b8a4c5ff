"""Faults on demand: what the next requests get instead of, or besides, an answer."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Kind = Literal[
    "status",
    "html",
    "empty",
    "error",
    "drop_before",
    "drop_after",
    "cut",
    "half_json",
    "delay",
    "redirect",
    "content_type",
    "query_limit",
    "operation_time_limit",
    "crash_after",
    "late",
]


class Fault(msgspec.Struct, forbid_unknown_fields=True):
    """One fault for the next `times` HTTP requests, optionally only for a method (or batches that contain it).

    - `status`: `status` with `body` and `content_type`; `html`: an HTML page; `empty`: no body
    - `error`: an error envelope of `code`, `description`, `status`
    - `drop_before`, `drop_after`: the connection is cut before, or after, the request took effect
    - `cut`: the answer breaks off in the middle; `half_json`: half the JSON comes as if it were complete
    - `delay`: `seconds` before the request is worked on
    - `redirect`: `status` (302) to `location` + the same path, or to `location` alone without `same_tail`
    - `content_type`: the right answer labelled as `content_type`
    - `query_limit`: 503; `operation_time_limit`: 429 with the reset `seconds` from now
    - `crash_after`: the request takes effect, the answer is 500 with HTML
    - `late`: the connection is cut at once, the request takes effect `seconds` later
    """

    kind: Kind
    times: int = 1
    method: str = ""
    after: int = 0
    status: int = 0
    body: str = ""
    content_type: str = "text/html; charset=utf-8"
    code: str = "INTERNAL_SERVER_ERROR"
    description: str = ""
    seconds: float = 0.0
    location: str = ""
    same_tail: bool = True
    extra: dict[str, Any] = msgspec.field(default_factory=dict)


class Faults:
    """Owned by the portal; the control interface adds, the server takes."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def take(self, method: str, commands: dict[str, int]) -> Fault | None:
        """Return the fault for a request, if one is due; a fault lets its first `after` matches pass."""
        for fault in self.waiting:
            wanted = fault.method.lower()
            if wanted and wanted != method and wanted not in commands:
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None
