"""Keeps secrets out of logs: masked by value, and by the shape of a webhook's path or an OAuth parameter."""

import logging
import re
from urllib.parse import quote

MASK = "•••"
"""What stands where a secret stood."""

_SHORTEST = 6
"""Shorter secrets are masked by shape only: a value of a few letters would black out ordinary words."""

_SHAPE = re.compile(r"((?:/|%2F)rest(?:/|%2F)\d+(?:/|%2F))(?:(?!%2F)[^/\s\"'?#<>\\])+", re.IGNORECASE)
_PARAMETER = re.compile(
    r"""((?:client_secret|(?:access|refresh)_token)["']?(?:=|%3D|\s*:\s*["']?))[^&\s"'<>\\,}]+""", re.IGNORECASE
)
_known: set[str] = set()
_longest_first: list[str] = []


def register(secret: str) -> None:
    """Have a secret masked from now on, wherever it stands, plain or URL-encoded."""
    if len(secret) >= _SHORTEST and secret not in _known:
        _known.update((secret, quote(secret, safe="")))
        _longest_first[:] = sorted(_known, key=len, reverse=True)


def mask(text: str) -> str:
    """Return the text with every registered secret, and whatever looks like one, replaced by `•••`."""
    for secret in _longest_first:
        text = text.replace(secret, MASK)
    return _PARAMETER.sub(rf"\g<1>{MASK}", _SHAPE.sub(rf"\g<1>{MASK}", text))


class SecretFilter(logging.Filter):
    """Masks a log record wholly: message and arguments, exception, stack. Never drops a record."""

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
    """Put a `SecretFilter` on every handler of the root logger, and quieten the loggers that print whole URLs."""
    for handler in logging.getLogger().handlers:
        if not any(isinstance(present, SecretFilter) for present in handler.filters):
            handler.addFilter(SecretFilter())
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
