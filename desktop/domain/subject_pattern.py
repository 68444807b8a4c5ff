"""Subjects of several call lists by one pattern: "{subject}, week 49" becomes "Autumn, week 49", and so on."""

import re
from collections.abc import Container, Mapping

_PLACE = re.compile(r"\{([^{}]*)\}")


def unknown_places(pattern: str, known: Container[str]) -> list[str]:
    """Return the names between braces that mean nothing, in their order; case doesn't matter."""
    return [name for name in dict.fromkeys(_PLACE.findall(pattern)) if _folded(name) not in known]


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """Return the subject that a pattern makes of values by name, in one line; KeyError for an unknown name.

    A value is taken as it is, whatever braces it has.
    """
    return " ".join(_PLACE.sub(lambda match: values[_folded(match[1])], pattern).split())


def _folded(name: str) -> str:
    return name.strip().casefold()
