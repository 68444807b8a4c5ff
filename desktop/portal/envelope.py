"""The contents of HTTP answers: success envelopes with their `time` (contract 1.3), JSON and HTML."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.responses import Response

from desktop.portal.registry import RestAnswer
from desktop.portal.state import Portal

JSON = "application/json; charset=utf-8"


def time_of(
    portal: Portal, moments: tuple[float, float], duration: float, counted: tuple[str, str] | None = None
) -> dict[str, Any]:
    """Return `time` of a call: its two moments by the portal's clock, and how many seconds it took in truth.

    `counted` is the caller and the method whose operating time it shows, if any. Operating time and its reset are
    real time, however fast the clock runs.
    """
    started, finished = moments
    result: dict[str, Any] = {
        "start": int(started) if portal.switches.integer_start else started,
        "finish": finished,
        "duration": duration,
        "processing": duration,
        "date_start": portal.clock.iso(started),
        "date_finish": portal.clock.iso(finished),
    }
    if portal.limits and portal.switches.operating_shown:
        now = time.time()
        reset = portal.operating.reset_at(*counted, now) if counted else None
        if reset is not None:
            result["operating_reset_at"] = reset + round(portal.clock.now() - now)
        result["operating"] = (portal.operating.total(*counted, now) if counted else 0) or 0
    return result


def success(answer: RestAnswer, spent: dict[str, Any]) -> dict[str, Any]:
    """Return the success envelope: `result`, `next`, `total`, `time`."""
    counts = {"next": answer.next, "total": answer.total}
    return {"result": answer.result, **{name: n for name, n in counts.items() if n is not None}, "time": spent}


def json_response(body: dict[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a response with a JSON body."""
    return Response(msgspec.json.encode(body), status, {"Content-Type": JSON, **(headers or {})})


def html_page(heading: str) -> str:
    """Return a page with a heading and nothing else."""
    return f"<!DOCTYPE html><html><head><title>{heading}</title></head><body><h1>{heading}</h1></body></html>"


CRASH_PAGE = html_page("500 Internal Server Error")
