"""What can go wrong with a portal, by cause: the one error type that the services raise."""

from enum import Enum


class Cause(Enum):
    """Why the portal could not be used. The window has words and a next step for each."""

    ADDRESS_UNREADABLE = "address-unreadable"
    """The pasted text is no webhook address."""
    PLAIN_HTTP = "plain-http"
    """http:// to something else than this computer."""
    HOST_UNKNOWN = "host-unknown"
    """The name of the host could not be resolved."""
    UNREACHABLE = "unreachable"
    """No connection: the portal is down, or this computer is offline."""
    TIMED_OUT = "timed-out"
    """No answer in time."""
    CERTIFICATE = "certificate"
    """The TLS certificate is of an issuer that this computer does not trust, or otherwise not valid."""
    CERTIFICATE_DATE = "certificate-date"
    """The TLS certificate has expired, or is not valid yet."""
    CERTIFICATE_NAME = "certificate-name"
    """The TLS certificate is another host's."""
    NO_TLS = "no-tls"
    """What answered speaks no TLS, or none that is safe."""
    NOT_A_PORTAL = "not-a-portal"
    """Something answered, but not a Bitrix24 REST service (HTML, a login page, a proxy)."""
    CREDENTIALS = "credentials"
    """INVALID_CREDENTIALS, NO_AUTH_FOUND, authorization_error: wrong, revoked or expired webhook."""
    SIGN_IN_AGAIN = "sign-in-again"
    """invalid_grant, invalid_token, expired_token: the application's access was revoked, has ended or got lost."""
    APPLICATION = "application"
    """invalid_client, wrong_client, NOT_INSTALLED: the portal has no such application, or its secret is another."""
    GRANT_NOT_KEPT = "grant-not-kept"
    """A renewed access could not be stored on this computer; the stored one is of no use any more."""
    CODE_LATE = "code-late"
    """invalid_grant for a code: older than 30 s, or used already."""
    CODE_UNREADABLE = "code-unreadable"
    """There is no code in the pasted text."""
    ANOTHER_SIGN_IN = "another-sign-in"
    """The `state` of a returned address is not the one that was sent."""
    NOBODY_SIGNED_IN = "nobody-signed-in"
    """No code came in time."""
    PORT_BUSY = "port-busy"
    """The port that the application returns to can't be listened on; `detail` is the port."""
    PORTAL_UNREADABLE = "portal-unreadable"
    """The typed text is no address of a portal."""
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
    """QUERY_LIMIT_EXCEEDED again and again: other programs use up the portal's limit."""
    OPERATING_LIMIT = "operating-limit"
    """OPERATION_TIME_LIMIT: the method is blocked for a while."""
    OVERLOAD = "overload"
    """OVERLOAD_LIMIT: REST is blocked by hand."""
    PORTAL_FAULT = "portal-fault"
    """A fault inside the portal (5xx, INTERNAL_SERVER_ERROR)."""
    REFUSED = "refused"
    """The portal refused the request with a reason of its own (ERROR_CORE among them); `detail` quotes it."""
    UNREADABLE = "unreadable"
    """The answer was JSON but not of the shape that the contract names."""
    MOVED = "moved"
    """The portal answered with a redirect that may not be followed."""
    OUTCOME_UNKNOWN = "outcome-unknown"
    """A write was sent and its answer lost: it may have happened."""
    LOCKED = "locked"
    """The secret of a known portal is not at hand: the keyring has none, or does not let us in (`detail`)."""
    NO_KEYRING = "no-keyring"
    """The system has no keyring that lets us in; `detail` is what it says."""
    READ_ONLY = "read-only"
    """The supervisor has chosen that nothing is written to this portal."""
    JOURNAL_UNREADABLE = "journal-unreadable"
    """The journal of writes on this computer can't be read; `detail` names its file."""
    CANCELLED_BY_CLOSE = "closed"
    """The client was closed while the call waited."""


NO_RIGHT = frozenset({Cause.ACCESS_DENIED, Cause.SCOPE_MISSING, Cause.METHOD_MISSING, Cause.PLAN, Cause.REFUSED})
"""Causes that concern what was asked for, and not the portal as a whole: other things can still be read."""


class Problem(Exception):
    """A failure whose cause is known.

    `cause` decides words and next step. `method` is the REST method or "". `code` is the portal's own error code or
    "", `detail` its text for a quotation, both already masked: no secret ever stands in them. `host` is the portal's
    host name or "".
    """

    def __init__(self, cause: Cause, *, method: str = "", code: str = "", detail: str = "", host: str = "") -> None:
        super().__init__(" ".join(part for part in (cause.value, method, code, detail) if part))
        self.cause = cause
        self.method = method
        self.code = code
        self.detail = detail
        self.host = host
