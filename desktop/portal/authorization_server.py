"""`/oauth/…`: the page where a user agrees, and what exchanges codes and refresh tokens (contract 11.2)."""

from __future__ import annotations

from hmac import compare_digest
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from desktop.portal import applications, envelope
from desktop.portal.applications import RegisteredApplication, Tokens
from desktop.portal.errors import RestError
from desktop.portal.observed import observed
from desktop.portal.request_log import RequestEntry
from desktop.portal.state import WEBHOOK_USER, Portal


class AuthorizationServer:
    """Owned by the application. Anyone who opens the page counts as the webhook's owner, signed in, and agrees."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @property
    def routes(self) -> list[Route]:
        """Return its routes, with and without a slash at the end."""
        found = {"/oauth/authorize": self._authorize, "/oauth/token": self._token}
        return [Route(path + end, endpoint, methods=["GET"]) for path, endpoint in found.items() for end in ("", "/")]

    async def _authorize(self, request: Request) -> Response:
        async def respond(entry: RequestEntry) -> Response:
            try:
                return self._agreed(request)
            except RestError as error:
                entry.error = error.code
                return HTMLResponse(envelope.html_page(error.description), error.status)

        return await observed(self._portal, request, "oauth/authorize", respond)

    def _agreed(self, request: Request) -> Response:
        """Redirect the browser with a code; a refusal is a page without a redirect."""
        portal = self._portal
        application = applications.find(portal, request.query_params.get("client_id", ""))
        if application is None:
            raise RestError("invalid_client", "There is no such application", 400)
        user = portal.user(WEBHOOK_USER)
        if portal.switches.authorization_refused or not application.installed or user is None or not user.active:
            raise RestError("access_denied", "Access denied", 200)
        returned = {
            "code": applications.issue_code(portal, application, user.id),
            "state": request.query_params.get("state", ""),
            "domain": request.url.netloc,
            "member_id": applications.member_id(portal),
            "scope": ",".join(application.scopes),
            "server_domain": request.url.netloc,
        }
        join = "&" if "?" in application.handler else "?"
        return RedirectResponse(f"{application.handler}{join}{urlencode(returned)}", 302)

    async def _token(self, request: Request) -> Response:
        async def respond(entry: RequestEntry) -> Response:
            try:
                return envelope.json_response(self._exchanged(request))
            except RestError as error:
                entry.error = error.code
                return envelope.json_response(error.envelope(), error.status)

        return await observed(self._portal, request, "oauth/token", respond)

    def _exchanged(self, request: Request) -> dict[str, Any]:
        given = request.query_params
        exchange, name = {
            "authorization_code": (applications.redeem_code, "code"),
            "refresh_token": (applications.refresh, "refresh_token"),
        }.get(given.get("grant_type", ""), (None, ""))
        if exchange is None or not all(given.get(needed) for needed in ("client_id", "client_secret", name)):
            raise RestError("invalid_request", "A required parameter is missing or wrong", 400)
        application = self._client(given["client_id"], given["client_secret"])
        wanted = {scope for scope in given.get("scope", "").split(",") if scope}
        if not wanted.issubset(application.scopes):
            raise RestError("invalid_scope", "The application's settings do not have this scope", 403)
        return self._answer(request, application, exchange(self._portal, application, given[name]))

    def _client(self, client_id: str, client_secret: str) -> RegisteredApplication:
        application = applications.find(self._portal, client_id)
        if application is None:
            raise RestError("wrong_client", "Wrong client", 200)
        if not compare_digest(client_secret.encode(), application.client_secret.encode()):
            raise RestError("invalid_client", "The client credentials are invalid", 400)
        if not application.installed:
            raise RestError("NOT_INSTALLED", "Application is not installed", 401)
        return application

    def _answer(self, request: Request, application: RegisteredApplication, tokens: Tokens) -> dict[str, Any]:
        endpoint = f"{request.url.scheme}://{request.url.netloc}/rest/"
        return msgspec.structs.asdict(tokens) | {
            "expires_in": applications.ACCESS_SECONDS,
            "scope": ",".join(application.scopes),
            "domain": request.url.netloc,
            "server_endpoint": endpoint,
            "status": "L",
            "client_endpoint": endpoint,
            "member_id": applications.member_id(self._portal),
        }
