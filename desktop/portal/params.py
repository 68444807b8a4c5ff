"""Decode a request's parameters as PHP does (contract 1.2)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote_plus

import msgspec

from desktop.portal import php

RESERVED = frozenset({"auth", "access_token", "aplogin", "ap", "token", "state"})
"""Parameter names that never reach a method."""

_BRACKETS = re.compile(r"\[([^\]]*)\]")


def from_query(text: str, max_input_vars: int = 0) -> dict[str, Any]:
    """Decode `a[b][]=1&…` with PHP's brackets; a limit above 0 cuts the rest silently (`max_input_vars`)."""
    pairs = [pair for pair in text.split("&") if pair]
    if max_input_vars:
        pairs = pairs[:max_input_vars]
    decoded = []
    for pair in pairs:
        name, _, value = pair.partition("=")
        decoded.append((unquote_plus(name), unquote_plus(value)))
    return from_pairs(decoded)


def from_pairs(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Decode names with PHP's brackets and their values."""
    tree: dict[str, Any] = {}
    for name, value in pairs:
        _put(tree, name, value)
    return {key: _settled(value) for key, value in tree.items()}


def from_json(body: bytes) -> dict[str, Any]:
    """Decode a JSON body; malformed JSON and anything but an array is swallowed: no parameters at all."""
    try:
        decoded = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}
    if isinstance(decoded, list):
        return {str(index): php.normalized(value) for index, value in enumerate(decoded)}
    if not isinstance(decoded, dict):
        return {}
    return {key: php.normalized(value) for key, value in decoded.items()}


def without_reserved(params: dict[str, Any]) -> dict[str, Any]:
    """Leave out the names that never reach a method."""
    return {key: value for key, value in params.items() if key not in RESERVED}


def start_of(params: dict[str, Any]) -> int | None:
    """Return `start`, written in lower case, as an integer; None when it is absent."""
    return php.to_int(params["start"]) if "start" in params else None


def _put(tree: dict[str, Any], name: str, value: str) -> None:
    name = name.lstrip(" ")
    base, bracket, _ = name.partition("[")
    if not base:
        return
    path = [base.replace(".", "_").replace(" ", "_")]
    rest = name[len(base) :]
    if bracket:
        position = 0
        while (match := _BRACKETS.match(rest, position)) is not None:
            path.append(match.group(1))
            position = match.end()
        if position == 0:  # an opening bracket that is never closed
            path[0] = path[0] + rest.replace("[", "_")
    node = tree
    for step in path[:-1]:
        key = step if step or node is tree else _next_index(node)
        child = node.get(key)
        if not isinstance(child, dict):
            child = node[key] = {}
        node = child
    last = path[-1]
    node[last if last or len(path) == 1 else _next_index(node)] = value


def _next_index(node: dict[str, Any]) -> str:
    taken = [int(key) for key in node if key.isdecimal()]
    return str(max(taken) + 1) if taken else "0"


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        return php.shaped({key: _settled(item) for key, item in value.items()})
    return value
