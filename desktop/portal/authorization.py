"""The caller of a method: an inbound webhook, or an application with an access token (contract 11)."""

from __future__ import annotations

from hmac import compare_digest
from typing import Any

import msgspec

from desktop.portal import applications
from desktop.portal.errors import RestError
from desktop.portal.state import WEBHOOK_USER, Portal, PortalUser


class RequestCredentials(msgspec.Struct, frozen=True):
    """The credentials in a request: the webhook's parts of the path, or an access token."""

    user_id: str = ""
    secret: str = ""
    access_token: str = ""


class Access(msgspec.Struct, frozen=True):
    """An authorized caller: user, scopes, and the name under which operating time is counted."""

    user: PortalUser
    scopes: frozenset[str]
    caller: str
    kind: str = "webhook"


def authorize(portal: Portal, credentials: RequestCredentials) -> Access:
    """Authorize a caller; raises the system error of a refusal (contract 1.5)."""
    if credentials.secret:
        return _webhook(portal, credentials)
    if credentials.access_token:
        return _application(portal, credentials.access_token)
    raise RestError("NO_AUTH_FOUND", "Wrong authorization data", 401)


def insufficient_scope(portal: Portal) -> RestError:
    """Return the error of a call for which the caller lacks the scope."""
    reason = "The request requires higher privileges than provided by the access token / webhook token"
    return RestError("insufficient_scope", reason, _status(portal))


def credentials_from(path: tuple[str, str] | None, params: dict[str, Any], bearer: str) -> RequestCredentials:
    """Collect the credentials of a request."""
    if path is not None:
        return RequestCredentials(user_id=path[0], secret=path[1])
    tokens = (token for name in ("auth", "access_token") if isinstance(token := params.get(name), str) and token)
    return RequestCredentials(access_token=next(tokens, bearer))


def _webhook(portal: Portal, credentials: RequestCredentials) -> Access:
    webhook = portal.webhook
    known = compare_digest(credentials.secret.encode(), webhook.token.encode()) and credentials.user_id == str(
        WEBHOOK_USER
    )
    if not known or webhook.state != "active":
        raise RestError("INVALID_CREDENTIALS", "Invalid request credentials", _status(portal))
    user = _user(portal, WEBHOOK_USER)
    return Access(user, frozenset(webhook.scopes), f"webhook:{webhook.token}")


def _application(portal: Portal, access_token: str) -> Access:
    bearer = applications.bearer(portal, access_token)
    application = applications.find(portal, bearer.client_id)
    if application is None or not application.installed:
        raise RestError("APPLICATION_NOT_FOUND", "Application not found", 401)
    user = _user(portal, bearer.user_id)
    return Access(user, frozenset(application.scopes), f"application:{application.client_id}", "application")


def _user(portal: Portal, user_id: int) -> PortalUser:
    user = portal.user(user_id)
    if user is None or not user.active:
        raise RestError("authorization_error", "Unable to authorize user", 401)
    return user


def _status(portal: Portal) -> int:
    return 403 if portal.switches.documented_statuses else 401
