"""Keeps secrets out of logs: masked by value, and by the shape of a webhook's path or an OAuth parameter."""

import json
import logging
import re
from urllib.parse import quote

MASK = "•••"
"""What replaces a secret."""

_SHORTEST = 6
"""Shorter secrets are masked by shape only: masking a value of a few letters would hit ordinary words."""

_SLASH = r"(?:\\{0,8}/|%(?:25)*2F)"
"""A slash as in paths, as escaped in JSON (also nested), and as encoded in URLs."""
_QUOTE = r"(?:\\{0,8}[\"']|&quot;|%(?:25)*22)?"
_SHAPES = (
    re.compile(rf"({_SLASH}rest{_SLASH}\d+{_SLASH})(?:(?!%(?:25)*2F)[^/\s\"'?#<>\\])+", re.IGNORECASE),
    re.compile(
        rf"((?:client_secret|(?:access|refresh)_token|(?:\b|(?<=%3F|%26|%22))auth){_QUOTE}\s*(?:=|:|%(?:25)*3[AD])\s*{_QUOTE})"
        r"""(?!\s|&quot;)[^&\s"'<>\\,{}\[\]]+""",
        re.IGNORECASE,
    ),
    re.compile(r"""((?:[?&;]|%(?:25)*(?:3F|26))code(?:=|%(?:25)*3D))[^&\s"'<>\\,{}]+""", re.IGNORECASE),
    re.compile(r"""(\bBearer\s+)[^\s"'<>\\,]+""", re.IGNORECASE),
)
_TALKATIVE = (
    "httpx",
    "httpcore",
    *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")),
)
"""The loggers that print complete addresses."""
_known: set[str] = set()
_longest_first: list[str] = []


def register(secret: str) -> None:
    """Mask a secret from now on wherever it appears: plain, URL-encoded or in JSON."""
    if len(secret) >= _SHORTEST and secret not in _known:
        in_json = json.dumps(secret)[1:-1]
        _known.update((secret, quote(secret, safe=""), in_json, in_json.replace("/", "\\/")))
        _longest_first[:] = sorted(_known, key=len, reverse=True)


def mask(text: str) -> str:
    """Return the text with every registered secret, and everything that looks like one, replaced by `•••`."""
    for secret in _longest_first:
        text = text.replace(secret, MASK)
    for shape in _SHAPES:
        text = shape.sub(rf"\g<1>{MASK}", text)
    return text


class SecretFilter(logging.Filter):
    """Masks an entire log record: message and arguments, exception, stack. Never drops a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the record in place; its arguments and its exception become text."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):
            message = f"{record.msg} {record.args}"
        record.msg = mask(message)
        record.args = None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_info = None
        if record.exc_text:
            record.exc_text = mask(record.exc_text)
        if record.stack_info:
            record.stack_info = mask(record.stack_info)
        return True


def install() -> None:
    """Add a `SecretFilter` to every handler of the root logger, and quieten the loggers that print URLs."""
    for handler in logging.getLogger().handlers:
        if not any(isinstance(present, SecretFilter) for present in handler.filters):
            handler.addFilter(SecretFilter())
    quieten()


def quieten() -> None:
    """Restrict the loggers that print addresses to masked warnings, whatever levels and handlers are set up."""
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logging.WARNING, logger.level))
        if not any(isinstance(present, _WarningsOnly) for present in logger.filters):
            logger.addFilter(_WarningsOnly())


class _WarningsOnly(SecretFilter):
    """Filters the loggers themselves, so that no later level and no handler bypasses it."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.WARNING and super().filter(record)
