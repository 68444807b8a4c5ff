"""`batch`: up to 50 commands one after another, with references to earlier results (contract 3)."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from desktop.portal import dispatch, envelope, php, registry
from desktop.portal import params as parameters
from desktop.portal.errors import RestError
from desktop.portal.registry import RestAnswer, RestCall, method

MAX_LENGTH = 50
NOT_ALLOWED = frozenset({"batch", "upload", "download"})
PARTS = ("result", "error", "total", "next", "time")

_REFERENCE = re.compile(r"\$(result|total|next|time|error)(\[\S*)", re.IGNORECASE)


@method("batch")
async def batch(call: RestCall) -> RestAnswer:
    """Answer `batch`: no transaction, HTTP 200 although commands fail."""
    direct = call.direct()
    halt = _true(direct.get("HALT"))
    parts: dict[str, dict[str, Any]] = {part: {} for part in PARTS}
    for number, (key, command) in enumerate(php.entries(direct.get("CMD"))):
        if number < MAX_LENGTH and not isinstance(command, str):
            continue  # skipped without a trace
        try:
            if number >= MAX_LENGTH:
                raise RestError("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded")
            await _run_command(call, key, command, parts)
        except RestError as error:
            parts["error"][key] = error.envelope()
            if halt:
                break
        await asyncio.sleep(0)  # other requests may come between two commands
    names = {"result": "result"} | {part: f"result_{part}" for part in PARTS[1:]}
    return RestAnswer({name: php.shaped(parts[part]) for part, name in names.items()})


async def _run_command(call: RestCall, key: str, command: str, parts: dict[str, dict[str, Any]]) -> None:
    path, _, query = command.partition("#")[0].partition("?")
    name = path.strip()
    if name.lower() in NOT_ALLOWED:
        raise RestError("ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage", 405)
    most = call.portal.switches.max_input_vars  # PHP's parse_str cuts commands as it cuts forms
    params = {name: _resolved(value, parts) for name, value in parameters.from_query(query, most).items()}
    answer, time = await dispatch.run(call.portal, call.access, registry.find(call.portal, name), params)
    for part, value in envelope.success(answer, time).items():
        parts[part][key] = value


def _true(value: Any) -> bool:
    return value not in (None, False, 0, 0.0, "", "0", [])


def _resolved(value: Any, parts: dict[str, dict[str, Any]]) -> Any:
    """Replace `$result[key][field]` in a value, at every depth; a path reaches to the next white space."""
    if isinstance(value, dict):
        return {key: _resolved(item, parts) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolved(item, parts) for item in value]
    if not isinstance(value, str):
        return value
    whole = _REFERENCE.fullmatch(value)
    if whole is not None:
        return _looked_up(whole, parts)
    return _REFERENCE.sub(lambda match: php.to_text(_looked_up(match, parts)), value)


def _looked_up(match: re.Match[str], parts: dict[str, dict[str, Any]]) -> Any:
    """Follow a path as far as it goes: a missing key gives the last part that could be resolved."""
    found: Any = php.shaped(parts[match.group(1).lower()])
    for step in match.group(2).strip("[]").split("]["):
        known = dict(php.entries(found))
        if step not in known:
            break
        found = known[step]
    return found
