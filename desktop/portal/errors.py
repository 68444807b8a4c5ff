"""How a request fails: an error envelope, a crash of PHP, or a lost connection."""

from __future__ import annotations

from typing import Any


class RestError(Exception):
    """A failure with an error envelope.

    Raised by methods and by the checks before them; turned into the envelope by the server, or into an entry of
    `result_error` by `batch`.
    """

    def __init__(self, code: str, description: str, status: int = 400, **extra: Any) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description
        self.status = status
        self.extra = extra

    def envelope(self) -> dict[str, Any]:
        """Return the error envelope (contract 1.4)."""
        return {"error": self.code, "error_description": self.description} | self.extra


class PhpCrash(Exception):
    """An uncaught PHP type error: HTTP 500 without an envelope; a batch dies with it (contract 1.2, 3.4)."""


class ConnectionDropped(Exception):
    """The connection is to be cut without an answer."""


def legacy_error(description: str) -> RestError:
    """Return a failure of the legacy family: 400 with an empty code (contract 1.4)."""
    return RestError("", description)


def access_denied() -> RestError:
    """Return the legacy "Access denied."."""
    return legacy_error("Access denied.")
