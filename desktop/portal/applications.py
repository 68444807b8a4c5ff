"""Local applications, and what a user grants to them: codes, access tokens, refresh tokens (contract 11.2)."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

import msgspec

from desktop.portal.clock import DAY
from desktop.portal.errors import RestError
from desktop.portal.loopback import is_loopback
from desktop.portal.state import DEFAULT_SCOPES, Portal

CODE_SECONDS = 30
ACCESS_SECONDS = 3600
REFRESH_SECONDS = 180 * DAY


class RegisteredApplication(msgspec.Struct, frozen=True):
    """A local application as an administrator registered it; `handler` is where the browser returns to."""

    client_id: str
    client_secret: str
    handler: str
    scopes: tuple[str, ...]
    installed: bool = True


class Tokens(msgspec.Struct, frozen=True):
    """What a code or a refresh token was exchanged for; `expires` is the end of the access token, Unix seconds."""

    access_token: str
    refresh_token: str
    user_id: int
    expires: int


class Bearer(msgspec.Struct, frozen=True):
    """The application and the user of an access token."""

    client_id: str
    user_id: int


def add(
    portal: Portal,
    handler: str,
    *,
    scopes: tuple[str, ...] = DEFAULT_SCOPES,
    client_id: str = "",
    client_secret: str = "",
) -> RegisteredApplication:
    """Register an application, or change it; raises `ValueError` for a handler that isn't on this machine."""
    address = urlsplit(handler)
    if address.scheme not in ("http", "https") or not is_loopback(address.hostname or ""):
        raise ValueError(f"{handler} is no address on this machine")
    made = RegisteredApplication(
        client_id or f"local.{secrets.token_hex(7)}.{secrets.randbelow(10**8):08}",
        client_secret or secrets.token_urlsafe(36),
        handler,
        scopes,
    )
    portal.database.execute(
        "INSERT OR REPLACE INTO application (client_id, client_secret, handler, scopes) VALUES (?, ?, ?, ?)",
        (made.client_id, made.client_secret, made.handler, ",".join(made.scopes)),
    )
    return made


def find(portal: Portal, client_id: str) -> RegisteredApplication | None:
    """Return an application."""
    row = portal.database.row("SELECT * FROM application WHERE client_id = ?", (client_id,))
    if row is None:
        return None
    scopes = tuple(scope for scope in row["scopes"].split(",") if scope)
    return RegisteredApplication(client_id, row["client_secret"], row["handler"], scopes, bool(row["installed"]))


def issue_code(portal: Portal, application: RegisteredApplication, user_id: int) -> str:
    """Return a code for a user who agreed: valid once, for 30 seconds."""
    code = secrets.token_hex(20)
    row = {"code": code, "client_id": application.client_id, "user_id": user_id}
    portal.database.insert("oauth_code", row | {"until": portal.clock.now() + CODE_SECONDS})
    return code


def redeem_code(portal: Portal, application: RegisteredApplication, code: str) -> Tokens:
    """Exchange a code for tokens; raises `RestError` invalid_grant."""
    database = portal.database
    with database.transaction():
        row = database.row("SELECT * FROM oauth_code WHERE code = ? AND client_id = ?", (code, application.client_id))
        database.execute("DELETE FROM oauth_code WHERE code = ?", (code,))
        if row is not None and row["until"] > portal.clock.now():
            user_id = row["user_id"]
            grant = database.insert(
                "oauth_grant", {"client_id": application.client_id, "user_id": user_id, "refresh_token": ""}
            )
            return _new_tokens(portal, grant, user_id)
    raise _invalid_grant()


def refresh(portal: Portal, application: RegisteredApplication, refresh_token: str) -> Tokens:
    """Exchange a refresh token for new tokens, which makes it invalid; raises `RestError` invalid_grant.

    Earlier access tokens stay valid until they expire.
    """
    with portal.database.transaction():
        row = portal.database.row(
            "SELECT * FROM oauth_grant WHERE refresh_token = ? AND client_id = ?",
            (refresh_token, application.client_id),
        )
        if row is not None and row["refresh_until"] > portal.clock.now():
            return _new_tokens(portal, row["id"], row["user_id"])
    raise _invalid_grant()


def bearer(portal: Portal, access_token: str) -> Bearer:
    """Return the application and user of an access token; raises the `RestError` of a refused one (contract 1.5)."""
    row = portal.database.row(
        "SELECT client_id, user_id, until FROM access_token JOIN oauth_grant ON oauth_grant.id = grant_id "
        "WHERE token = ?",
        (access_token,),
    )
    if row is None:
        raise RestError("invalid_token", "Unable to get application by token", 401)
    if row["until"] <= portal.clock.now():
        raise RestError("expired_token", "The access token provided has expired.", 401)
    return Bearer(row["client_id"], row["user_id"])


def member_id(portal: Portal) -> str:
    """Return the portal's permanent id at the authorization server."""
    known = portal.database.setting("member_id")
    if not known:
        known = secrets.token_hex(16)
        portal.database.set_setting("member_id", known)
    return known


def _new_tokens(portal: Portal, grant: int, user_id: int) -> Tokens:
    now = portal.clock.now()
    tokens = Tokens(secrets.token_hex(35), secrets.token_hex(35), user_id, int(now) + ACCESS_SECONDS)
    database = portal.database
    database.execute(
        "UPDATE oauth_grant SET refresh_token = ?, refresh_until = ? WHERE id = ?",
        (tokens.refresh_token, now + REFRESH_SECONDS, grant),
    )
    database.insert("access_token", {"token": tokens.access_token, "grant_id": grant, "until": tokens.expires})
    return tokens


def _invalid_grant() -> RestError:
    return RestError("invalid_grant", "Wrong, expired or used authorization code or refresh token", 400)
