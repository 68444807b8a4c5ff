"""`batch` (contract 3): many reads in one request, with an outcome for each of them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from desktop.bitrix24 import protocol
from desktop.bitrix24.protocol import Answer, Call, Reply
from desktop.domain.problem import Cause, Problem

METHOD = "batch"
SIZE = 50
"""Most commands in one batch; each further one fails with ERROR_BATCH_LENGTH_EXCEEDED."""

_LONGEST_ARRAY = 100
"""Longer arrays go by direct call: PHP may cut them in a command (contract 1.2, 3.4)."""
_REFERENCE = re.compile(r"\$(?:result|total|next|time|error)\[", re.IGNORECASE)
"""What the portal would replace by an earlier command's result (contract 3.3)."""
_PARTS = ("result", "result_error", "result_total", "result_next", "result_time")


def carries(call: Call) -> bool:
    """Tell whether a command can express the call: no nulls, no empty or long arrays, no `$result[`."""
    return all(_expressible(value) for value in call.params.values())


def command(call: Call) -> str:
    """Return the call as a command, `method?query`, with every value URL-encoded once."""
    query = "&".join(f"{quote(name, safe='[]')}={quote(text, safe='')}" for name, text in _flat("", call.params))
    return f"{call.method}?{query}" if query else call.method


def body(calls: Sequence[Call]) -> bytes:
    """Return the JSON body of a batch; keys begin with a letter, so that parts come back as objects."""
    commands = {key(index): command(call) for index, call in enumerate(calls)}
    return msgspec.json.encode({"halt": 0, "cmd": commands})


def key(index: int) -> str:
    """Return the key of the command at this place."""
    return f"c{index}"


def outcomes(answer: Answer, calls: Sequence[Call], *, host: str) -> Iterator[Reply | Problem]:
    """Yield what became of each command, in order; decoding goes on as the outcomes are fetched.

    Raises the Problem of the batch as a whole at once. A command without any outcome yields PORTAL_FAULT.
    """
    parts = protocol.envelope(answer, method=METHOD, host=host)
    results = _mapping(parts["result"], host=host)
    by_part = {name: _mapping(results[name], host=host) if name in results else {} for name in _PARTS}
    whole = protocol.server_time(parts.get("time"))
    return (_outcome(key(index), call, by_part, whole, host=host) for index, call in enumerate(calls))


def _outcome(
    at: str, call: Call, by_part: dict[str, dict[str, msgspec.Raw]], whole: protocol.ServerTime, *, host: str
) -> Reply | Problem:
    result, error, total, following, time = (by_part[name].get(at) for name in _PARTS)
    try:
        if error is not None:
            return protocol.named_problem(_mapping(error, host=host), status=0, method=call.method, host=host)
        if result is None:
            return Problem(Cause.PORTAL_FAULT, method=call.method, host=host, detail="no outcome in the batch")
        return Reply(
            protocol.value(result, method=call.method, host=host),
            total=protocol.count(total),
            next=protocol.cursor(following, method=call.method, host=host),
            time=protocol.server_time(time, whole),
        )
    except Problem as problem:
        return problem


def _mapping(raw: msgspec.Raw, *, host: str) -> dict[str, msgspec.Raw]:
    """Read a part that is an object, `[]` when empty, or a list when the portal took the keys for numbers."""
    try:
        decoded = msgspec.json.decode(raw, type=dict[str, msgspec.Raw] | list[msgspec.Raw] | None)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        pass
    else:
        if isinstance(decoded, list):
            return {key(index): entry for index, entry in enumerate(decoded)}
        return decoded or {}
    raise Problem(Cause.UNREADABLE, method=METHOD, host=host)


def _expressible(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(_expressible(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return 0 < len(value) <= _LONGEST_ARRAY and all(_expressible(part) for part in value)
    return value is not None and not (isinstance(value, str) and _REFERENCE.search(value))


def _flat(prefix: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _flat(f"{prefix}[{name}]" if prefix else str(name), part)
    elif isinstance(value, (list, tuple)):
        for index, part in enumerate(value):
            yield from _flat(f"{prefix}[{index}]", part)
    else:
        yield prefix, str(int(value)) if isinstance(value, bool) else str(value)
