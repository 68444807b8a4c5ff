"""Control actions for applications and what was granted to them; see `control_actions`."""

from __future__ import annotations

from typing import Any

from desktop.portal import applications
from desktop.portal.control_actions import action
from desktop.portal.state import DEFAULT_SCOPES, Portal


@action
def add_application(
    portal: Portal, *, handler: str, scopes: Any = DEFAULT_SCOPES, client_id: str = "", client_secret: str = ""
) -> dict[str, str]:
    """Register a local application, with any number and secret where none are given; returns both."""
    made = applications.add(portal, handler, scopes=tuple(scopes), client_id=client_id, client_secret=client_secret)
    return {"client_id": made.client_id, "client_secret": made.client_secret}


@action
def install_application(portal: Portal, *, client_id: str, on: bool = True) -> None:
    """Install an application, or uninstall it: its tokens are refused from then on."""
    portal.database.execute("UPDATE application SET installed = ? WHERE client_id = ?", (int(on), client_id))


@action
def let_grants_age(portal: Portal, *, seconds: float) -> None:
    """Let so much of the lifetime of all codes, access tokens and refresh tokens pass."""
    for table, column in (("oauth_code", "until"), ("access_token", "until"), ("oauth_grant", "refresh_until")):
        portal.database.execute(f"UPDATE {table} SET {column} = {column} - ?", (seconds,))  # noqa: S608


@action
def expire_access(portal: Portal) -> int:
    """Let all access tokens expire; returns how many were good. Refresh tokens stay as they are."""
    now = portal.clock.now()
    return portal.database.execute("UPDATE access_token SET until = ? WHERE until > ?", (now, now))


@action
def revoke_grants(portal: Portal) -> int:
    """Revoke all that was granted: no token works any more; returns how many grants there were."""
    portal.database.execute("DELETE FROM access_token")
    return portal.database.execute("DELETE FROM oauth_grant")
