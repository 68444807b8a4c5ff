"""`batch` (contract 3): many reads in one request, each with an outcome of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from desktop.bitrix24.line import protocol
from desktop.bitrix24.line.protocol import Answer, Call, Reply, TakenFrom
from desktop.domain.problem import Cause, Problem

METHOD = "batch"
SIZE = 50
"""Most commands in one batch; any beyond fail with ERROR_BATCH_LENGTH_EXCEEDED."""

_LONGEST_ARRAY = 100
"""Longer arrays need a direct call: PHP may cut them in a command (contract 1.2, 3.4)."""
_REFERENCE = re.compile(r"\$(?:result|total|next|time|error)\[", re.IGNORECASE)
"""What the portal would replace with the result of an earlier command (contract 3.3)."""


def carries(call: Call) -> bool:
    """Return whether a command can express the call: no nulls, no empty or long arrays, no `$result[`."""
    return all(_expressible(value) for value in call.params.values())


def needs(call: Call) -> Call | None:
    """Return the call that must come before this one in the same batch, if it takes a value from one."""
    return next((value.call for value in call.params.values() if isinstance(value, TakenFrom)), None)


def command(call: Call) -> str:
    """Return the call as a command, `method?query`, with every value URL-encoded once."""
    query = "&".join(_encoded("", call.params))
    return f"{call.method}?{query}" if query else call.method


def body(calls: Sequence[Call]) -> bytes:
    """Return the JSON body of a batch; keys begin with a letter, so that results come back as objects."""
    keys = {id(call): key(index) for index, call in enumerate(calls)}
    commands = {key(index): command(_with_references(call, keys)) for index, call in enumerate(calls)}
    return msgspec.json.encode({"halt": 0, "cmd": commands})


def key(index: int) -> str:
    """Return the key of the command at this index."""
    return f"c{index}"


def outcomes(answer: Answer, calls: Sequence[Call], *, host: str) -> Iterator[Reply | Problem]:
    """Yield the outcome of each command, in order, decoded when it is fetched.

    Raises a Problem of the batch as a whole at once. A command without an outcome yields PORTAL_FAULT.
    """
    parts = _parts(answer, host=host)
    whole = protocol.server_time(parts.time, protocol.header_time(answer))
    results, errors, totals, nexts, times = map(_by_key, msgspec.structs.astuple(parts.result))

    def outcome(at: str, call: Call) -> Reply | Problem:
        try:
            if at in errors:
                error = protocol.decoded(errors[at], dict[str, msgspec.Raw], {})  # a failure, whatever its content
                return protocol.named_problem(error, status=0, method=call.method, host=host)
            if at not in results:
                return Problem(Cause.PORTAL_FAULT, method=call.method, host=host, detail="no outcome in the batch")
            return Reply(
                protocol.value(results[at], method=call.method, host=host),
                total=protocol.count(totals.get(at)),
                next=protocol.cursor(nexts.get(at), method=call.method, host=host),
                time=protocol.server_time(times.get(at), whole),
            )
        except Problem as problem:
            return problem

    return (outcome(key(index), call) for index, call in enumerate(calls))


_Part = dict[str, msgspec.Raw] | list[msgspec.Raw] | None
"""An object, `[]` when empty, or a list when the portal took the keys to be numbers."""


class _Results(msgspec.Struct):
    result: _Part = None
    result_error: _Part = None
    result_total: _Part = None
    result_next: _Part = None
    result_time: _Part = None


class _Whole(msgspec.Struct):
    """Decoded in one pass that leaves the results undecoded: an answer may have many megabytes."""

    result: _Results
    time: msgspec.Raw = msgspec.Raw(b"{}")
    error: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


def _parts(answer: Answer, *, host: str) -> _Whole:
    parts: _Whole | None = protocol.decoded(protocol.trimmed(answer.body), _Whole)
    if parts is not None and parts.error is msgspec.UNSET and answer.status < 300:
        return parts
    protocol.envelope(answer, method=METHOD, host=host)  # raises the Problem of any other answer
    raise Problem(Cause.UNREADABLE, method=METHOD, host=host)


def _by_key(part: _Part) -> dict[str, msgspec.Raw]:
    if isinstance(part, list):
        return {key(index): entry for index, entry in enumerate(part)}
    return part or {}


def _with_references(call: Call, keys: Mapping[int, str]) -> Call:
    if needs(call) is None:
        return call
    taken = {
        name: f"$result[{keys[id(value.call)]}]{value.path}" if isinstance(value, TakenFrom) else value
        for name, value in call.params.items()
    }
    return Call(call.method, taken)


def _expressible(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(_expressible(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return 0 < len(value) <= _LONGEST_ARRAY and all(_expressible(part) for part in value)
    return value is not None and not (isinstance(value, str) and _REFERENCE.search(value))


def _encoded(prefix: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            encoded = quote(name, safe="")
            yield from _encoded(f"{prefix}[{encoded}]" if prefix else encoded, part)
    elif isinstance(value, (list, tuple)):
        for index, part in enumerate(value):
            yield from _encoded(f"{prefix}[{index}]", part)
    elif isinstance(value, int):
        yield f"{prefix}={int(value)}"
    else:
        yield f"{prefix}={quote(str(value), safe='')}"


def described(calls: Sequence[Call]) -> str:
    """Return a description of a request's calls for the log: methods only."""
    if len(calls) == 1:
        return calls[0].method
    return f"batch of {len(calls)}: {', '.join(sorted({call.method for call in calls}))}"
