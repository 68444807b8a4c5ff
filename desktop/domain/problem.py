"""What can go wrong with a portal, by cause: the only error type that the services raise."""

from enum import Enum


class Cause(Enum):
    """Why the portal could not be used. The window has words and a next step for each."""

    ADDRESS_UNREADABLE = "address-unreadable"
    """The pasted text is no webhook address."""
    PLAIN_HTTP = "plain-http"
    """http:// to another computer."""
    HOST_UNKNOWN = "host-unknown"
    """The name of the host could not be resolved."""
    UNREACHABLE = "unreachable"
    """No connection: the portal is down, or this computer is offline."""
    TIMED_OUT = "timed-out"
    """No answer in time."""
    CERTIFICATE = "certificate"
    """The TLS certificate is from an issuer that this computer does not trust, or otherwise invalid."""
    CERTIFICATE_DATE = "certificate-date"
    """The TLS certificate has expired, or is not valid yet."""
    CERTIFICATE_NAME = "certificate-name"
    """The TLS certificate is for another host."""
    NO_TLS = "no-tls"
    """The server does not use TLS, or no safe version of it."""
    NOT_A_PORTAL = "not-a-portal"
    """Something answered, but not a Bitrix24 REST service (HTML, a login page, a proxy)."""
    CREDENTIALS = "credentials"
    """INVALID_CREDENTIALS, NO_AUTH_FOUND, authorization_error: wrong, revoked or expired webhook."""
    SIGN_IN_AGAIN = "sign-in-again"
    """invalid_grant, invalid_token, expired_token: the application's access was revoked, has expired or was lost."""
    APPLICATION = "application"
    """invalid_client, wrong_client, NOT_INSTALLED: the portal has no such application, or its secret differs."""
    GRANT_NOT_KEPT = "grant-not-kept"
    """Renewed access could not be stored on this computer; the stored access no longer works."""
    CODE_LATE = "code-late"
    """invalid_grant for a code: older than 30 s, or already used."""
    CODE_UNREADABLE = "code-unreadable"
    """There is no code in the pasted text."""
    ANOTHER_SIGN_IN = "another-sign-in"
    """The `state` of a returned address is not the one that was sent."""
    NOBODY_SIGNED_IN = "nobody-signed-in"
    """No code came in time."""
    PORT_BUSY = "port-busy"
    """The port that the application returns to can't be listened on; `detail` is the port."""
    PORTAL_UNREADABLE = "portal-unreadable"
    """The typed text is not the address of a portal."""
    SCOPE_MISSING = "scope-missing"
    """insufficient_scope: the webhook or application was made without this permission."""
    ACCESS_DENIED = "access-denied"
    """The user may not do or read this."""
    PLAN = "plan"
    """PAYMENT_REQUIRED, WRONG_LICENSE, ACCESS_DENIED by subscription: the portal's plan has no REST."""
    PORTAL_GONE = "portal-gone"
    """PORTAL_DELETED."""
    METHOD_MISSING = "method-missing"
    """ERROR_METHOD_NOT_FOUND: the portal's version lacks it."""
    RATE_LIMIT = "rate-limit"
    """QUERY_LIMIT_EXCEEDED repeatedly: other programs use up the portal's limit."""
    OPERATING_LIMIT = "operating-limit"
    """OPERATION_TIME_LIMIT: the method is blocked for a while."""
    OVERLOAD = "overload"
    """OVERLOAD_LIMIT: REST was blocked manually."""
    PORTAL_FAULT = "portal-fault"
    """A fault inside the portal (5xx, INTERNAL_SERVER_ERROR)."""
    REFUSED = "refused"
    """The portal refused the request for a reason of its own (ERROR_CORE, for example); `detail` quotes it."""
    UNREADABLE = "unreadable"
    """The answer was JSON, but not of the shape in the contract."""
    MOVED = "moved"
    """The portal answered with a redirect that must not be followed."""
    OUTCOME_UNKNOWN = "outcome-unknown"
    """A write was sent and its answer was lost: it may have happened."""
    LOCKED = "locked"
    """The secret of a known portal is unavailable: the keyring has none, or denies access (`detail`)."""
    NO_KEYRING = "no-keyring"
    """The system has no accessible keyring; `detail` is its message."""
    READ_ONLY = "read-only"
    """The supervisor has forbidden writes to this portal."""
    JOURNAL_UNREADABLE = "journal-unreadable"
    """The journal of writes on this computer can't be read; `detail` names its file."""
    CANCELLED_BY_CLOSE = "closed"
    """The client was closed while the call waited."""


NO_RIGHT = frozenset({Cause.ACCESS_DENIED, Cause.SCOPE_MISSING, Cause.METHOD_MISSING, Cause.PLAN, Cause.REFUSED})
"""Causes that concern only what was asked for, not the portal as a whole: other things can still be read."""


class Problem(Exception):
    """A failure whose cause is known.

    `cause` determines the words and the next step. `method` is the REST method or "". `code` is the portal's own
    error code or "", `detail` its text to quote; both are already masked and never contain a secret. `host` is the
    portal's host name or "".
    """

    def __init__(self, cause: Cause, *, method: str = "", code: str = "", detail: str = "", host: str = "") -> None:
        super().__init__(" ".join(part for part in (cause.value, method, code, detail) if part))
        self.cause = cause
        self.method = method
        self.code = code
        self.detail = detail
        self.host = host
