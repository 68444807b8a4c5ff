"""What the portal's error codes mean (contract 1.5, 11.2): code first, HTTP status where the code tells nothing."""

import html
import re

from desktop.bitrix24.credentials.masking import mask
from desktop.domain.problem import Cause, Problem

_DETAIL_LENGTH = 500

_CAUSES = {
    "QUERY_LIMIT_EXCEEDED": Cause.RATE_LIMIT,
    "OPERATION_TIME_LIMIT": Cause.OPERATING_LIMIT,
    "OVERLOAD_LIMIT": Cause.OVERLOAD,
    "INTERNAL_SERVER_ERROR": Cause.PORTAL_FAULT,
    "ERROR_UNEXPECTED_ANSWER": Cause.PORTAL_FAULT,
    "CONNECTION_ERROR": Cause.PORTAL_FAULT,
    "WRONG_ENCODING": Cause.PORTAL_FAULT,
    "ERROR_METHOD_NOT_FOUND": Cause.METHOD_MISSING,
    "ERROR_MANIFEST_IS_NOT_AVAILABLE": Cause.METHOD_MISSING,
    "NO_AUTH_FOUND": Cause.CREDENTIALS,
    "INVALID_CREDENTIALS": Cause.CREDENTIALS,
    "AUTHORIZATION_ERROR": Cause.CREDENTIALS,
    "EXPIRED_TOKEN": Cause.SIGN_IN_AGAIN,
    "INVALID_TOKEN": Cause.SIGN_IN_AGAIN,
    "INVALID_GRANT": Cause.SIGN_IN_AGAIN,
    "APPLICATION_NOT_FOUND": Cause.APPLICATION,
    "ERROR_OAUTH": Cause.APPLICATION,
    "NOT_INSTALLED": Cause.APPLICATION,
    "INVALID_CLIENT": Cause.APPLICATION,
    "WRONG_CLIENT": Cause.APPLICATION,
    "INSUFFICIENT_SCOPE": Cause.SCOPE_MISSING,
    "INVALID_SCOPE": Cause.SCOPE_MISSING,
    "PAYMENT_REQUIRED": Cause.PLAN,
    "WRONG_LICENSE": Cause.PLAN,
    "ACCESS_DENIED": Cause.ACCESS_DENIED,
    "ACCESS_ERROR": Cause.ACCESS_DENIED,
    "USER_ACCESS_ERROR": Cause.ACCESS_DENIED,
    "WRONG_AUTH_TYPE": Cause.ACCESS_DENIED,
    "METHOD_CONFIRM_WAITING": Cause.ACCESS_DENIED,
    "METHOD_CONFIRM_DENIED": Cause.ACCESS_DENIED,
    "ALLOWED_ONLY_INTRANET_USER": Cause.ACCESS_DENIED,
    "PORTAL_DELETED": Cause.PORTAL_GONE,
}
_NAMELESS = {"", "0"}
"""Codes that name nothing: legacy methods answer `"error": ""` (contract 1.4)."""


def problem_of(code: str, description: str, *, status: int, method: str, host: str) -> Problem:
    """Return the Problem for an error that the portal named.

    `code` in any case, `description` as the portal wrote it; `status` is 0 for a command of a batch, whose inner
    status is not given.
    """
    cause = _CAUSES.get(code.upper())
    if cause is Cause.ACCESS_DENIED and code.upper() == "ACCESS_DENIED" and method in ("batch", "profile"):
        cause = Cause.PLAN  # nobody needs a right for these two, so REST itself is closed
    if cause is None and method == "batch" and status == 404:
        cause = Cause.NOT_A_PORTAL  # every portal has it, so this is somebody else's JSON
    if cause is None:
        cause = by_status(status, named=code not in _NAMELESS)
    return Problem(cause, method=method, code=mask(code), detail=plain(description), host=host)


def by_status(status: int, *, named: bool) -> Cause:
    """Return the cause that a status tells of when the code does not; `named` for a code of the method's own."""
    if status >= 500:
        return Cause.PORTAL_FAULT
    if named:
        return Cause.ACCESS_DENIED if status in (401, 403) else Cause.REFUSED
    return {
        401: Cause.CREDENTIALS,
        402: Cause.PLAN,
        403: Cause.ACCESS_DENIED,
        410: Cause.PORTAL_GONE,
        429: Cause.OPERATING_LIMIT,
    }.get(status, Cause.REFUSED)


def plain(text: str) -> str:
    """Return a text of the portal fit to be quoted: without markup, on one line, masked, not too long."""
    unmarked = re.sub(r"<[^<>]*>", " ", html.unescape(text))  # in this order: what is unescaped may be markup
    return mask(" ".join(unmarked.split()))[:_DETAIL_LENGTH]
