"""What the portal's error codes mean (contract 1.5, 11.2); the HTTP status where the code says nothing."""

import html
import re

from desktop.bitrix24.credentials.masking import mask
from desktop.domain.problem import Cause, Problem

_DETAIL_LENGTH = 500

_CODES: dict[Cause, tuple[str, ...]] = {
    Cause.RATE_LIMIT: ("QUERY_LIMIT_EXCEEDED",),
    Cause.OPERATING_LIMIT: ("OPERATION_TIME_LIMIT",),
    Cause.OVERLOAD: ("OVERLOAD_LIMIT",),
    Cause.PORTAL_FAULT: ("INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER", "CONNECTION_ERROR", "WRONG_ENCODING"),
    Cause.METHOD_MISSING: ("ERROR_METHOD_NOT_FOUND", "ERROR_MANIFEST_IS_NOT_AVAILABLE"),
    Cause.CREDENTIALS: ("NO_AUTH_FOUND", "INVALID_CREDENTIALS", "AUTHORIZATION_ERROR"),
    Cause.SIGN_IN_AGAIN: ("EXPIRED_TOKEN", "INVALID_TOKEN", "INVALID_GRANT"),
    Cause.APPLICATION: ("APPLICATION_NOT_FOUND", "ERROR_OAUTH", "NOT_INSTALLED", "INVALID_CLIENT", "WRONG_CLIENT"),
    Cause.SCOPE_MISSING: ("INSUFFICIENT_SCOPE", "INVALID_SCOPE"),
    Cause.PLAN: ("PAYMENT_REQUIRED", "WRONG_LICENSE"),
    Cause.ACCESS_DENIED: (
        "ACCESS_DENIED",
        "ACCESS_ERROR",
        "USER_ACCESS_ERROR",
        "WRONG_AUTH_TYPE",
        "METHOD_CONFIRM_WAITING",
        "METHOD_CONFIRM_DENIED",
        "ALLOWED_ONLY_INTRANET_USER",
    ),
    Cause.PORTAL_GONE: ("PORTAL_DELETED",),
}
_CAUSES = {code: cause for cause, codes in _CODES.items() for code in codes}
_NAMELESS = {"", "0"}
"""Codes that name nothing: legacy methods answer `"error": ""` (contract 1.4)."""


def problem_of(code: str, description: str, *, status: int, method: str, host: str) -> Problem:
    """Return the Problem for an error that the portal named.

    `code` in any case, `description` as the portal wrote it; `status` is 0 for a command of a batch, which has none.
    """
    cause = _CAUSES.get(code.upper())
    if cause is Cause.ACCESS_DENIED and code.upper() == "ACCESS_DENIED" and method in ("batch", "profile"):
        cause = Cause.PLAN  # these two need no right, so REST itself is closed
    if cause is None and method == "batch" and status == 404:
        cause = Cause.NOT_A_PORTAL  # every portal has it, so this JSON is not from a portal
    if cause is None:
        cause = by_status(status, named=code not in _NAMELESS)
    return Problem(cause, method=method, code=mask(code), detail=plain(description), host=host)


def by_status(status: int, *, named: bool) -> Cause:
    """Return the cause for a status when the code gives none; `named`: the code is one of the method's own."""
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
    """Return a text of the portal for quotation: without markup, on one line, masked, not too long."""
    unmarked = re.sub(r"<[^<>]*>", " ", html.unescape(text))  # in this order: what is unescaped may be markup
    return mask(" ".join(unmarked.split()))[:_DETAIL_LENGTH]
