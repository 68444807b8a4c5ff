"""Decode a request's parameters as PHP does (contract 1.2)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote_plus

import msgspec

from desktop.portal import php

RESERVED = frozenset({"auth", "access_token", "aplogin", "ap", "token", "state"})
"""Parameter names that never reach a method."""

_DEEPEST = 64
"""Levels of a name, itself included (`max_input_nesting_level`); deeper ones are left out."""
_DEEPEST_JSON = 512
"""Levels of JSON that PHP decodes (`json_decode`)."""
_LONGEST_NUMBER = 19
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
    tree = _Array()
    for name, value in pairs:
        _put(tree, name, value)
    return {key: _settled(value) for key, value in tree.items()}


def from_json(body: bytes) -> dict[str, Any]:
    """Decode a JSON body; malformed JSON and anything but an array is swallowed: no parameters at all."""
    try:
        decoded = msgspec.json.decode(body)
        if _is_deep(decoded):
            return {}
        return dict(php.entries(php.normalized(decoded)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def _is_deep(decoded: Any) -> bool:
    """Return whether a value is nested deeper than PHP decodes; how deep Python can depends on its version."""
    level = [decoded] if isinstance(decoded, dict | list) else []
    for _ in range(_DEEPEST_JSON):
        inner = (value.values() if isinstance(value, dict) else value for value in level)
        level = [value for values in inner for value in values if isinstance(value, dict | list)]
        if not level:
            return False
    return True


def without_reserved(params: dict[str, Any]) -> dict[str, Any]:
    """Leave out the names that never reach a method."""
    return {key: value for key, value in params.items() if key not in RESERVED}


def start_of(params: dict[str, Any]) -> int | None:
    """Return `start`, written in lower case, as an integer; None when it is absent."""
    return php.to_int(params["start"]) if "start" in params else None


class _Array(dict[str, Any]):
    """An array being filled. It keeps the next number: searching for it at each `[]` would take hours."""

    following = 0

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        if key.isascii() and key.isdecimal() and len(key) < _LONGEST_NUMBER:
            self.following = max(self.following, int(key) + 1)


def _put(tree: _Array, name: str, value: str) -> None:
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
    if len(path) > _DEEPEST:
        return
    node = tree
    for step in path[:-1]:
        key = step or str(node.following)
        child = node.get(key)
        if not isinstance(child, _Array):
            child = node[key] = _Array()
        node = child
    node[path[-1] or str(node.following)] = value


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        return php.shaped({key: _settled(item) for key, item in value.items()})
    return value
