"""Invisible characters: writing directions, soft hyphens, byte order marks, control characters."""

UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063"
             "\u2064\u2066\u2067\u2068\u2069\ufeff")
)  # fmt: skip
"""For str.translate: characters that can be removed without a trace."""

_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)])
_ALL = UNSEEN | _CONTROLS


def without_unseen(text: str) -> str:
    """Return a text without invisible characters, including those of a terminal or an old system."""
    return text if text.isprintable() and text.isascii() else text.translate(_ALL)
