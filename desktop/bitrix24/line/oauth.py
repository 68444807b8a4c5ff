"""OAuth 2.0 of a local application as values, without I/O (contract 11.2): requests, and the meaning of answers."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import msgspec

from desktop.bitrix24.credentials import masking
from desktop.bitrix24.credentials.access_token import AccessToken
from desktop.bitrix24.credentials.masked_value import MaskedValue
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.line import protocol
from desktop.bitrix24.line.protocol import Answer
from desktop.domain.problem import Cause, Problem

METHOD = "oauth/token"
"""The method named in Problems of the authorization server."""

_SERVER, _SERVER_ELSEWHERE = "oauth.bitrix24.tech", "oauth.bitrix.info"
_REGIONS = {"ru", "am", "az", "by", "ge", "kg", "kz", "uz"}
_SECRETS = ("access_token", "refresh_token")
_KEPT = ("client_endpoint", "server_endpoint", "user_id")
"""What a grant keeps beside its tokens. With every permission, `scope` alone would nearly fill Windows' keyring."""


class Application(MaskedValue):
    """A local application, registered on the portal by an administrator."""

    __slots__ = ("_secret", "client_id")

    client_id: str
    _secret: str

    def __init__(self, client_id: str, client_secret: str) -> None:
        masking.register(client_secret)
        self._set(client_id=client_id, _secret=client_secret)

    @classmethod
    def restored(cls, text: str) -> "Application":
        """Return what `reveal` gave to the keyring. Raises ValueError, without the text in it."""
        values = _values(text)
        return cls(values.get("client_id", ""), values.get("client_secret", ""))

    def masked(self) -> str:
        """Return it fit to be shown: `local.5f2c, •••`."""
        return f"{self.client_id}, {masking.MASK}"

    def reveal(self) -> str:
        """Return it as JSON, for the keyring only."""
        return _json(self.parameters())

    def parameters(self) -> dict[str, str]:
        """Return the parameters that authenticate the application to the authorization server."""
        return {"client_id": self.client_id, "client_secret": self._secret}


class Grant(MaskedValue):
    """What a user granted to the application: an access token for an hour, a refresh token for 180 days.

    `credentials` is what a client takes, `server` the authorization server. The client does not watch when the token
    expires: it is renewed when the portal refuses it.
    """

    __slots__ = ("_values", "credentials", "server", "user_id")

    credentials: AccessToken
    server: Site
    user_id: int
    _values: Mapping[str, str]

    def __init__(self, values: Mapping[str, str], *, asked: Site) -> None:
        """Take the answer's values as text; `asked` is the authorization server if the answer names none.

        Raises Problem UNREADABLE.
        """
        for name in _SECRETS:
            if not values.get(name):
                raise _unreadable(name)
            masking.register(values[name])
        server = _server_of(values.get("server_endpoint", ""), asked)
        user_id = _number(values.get("user_id", ""))
        if not user_id:
            raise _unreadable("user_id")
        self._set(
            credentials=AccessToken.at_endpoint(values.get("client_endpoint", ""), user_id, values["access_token"]),
            server=server,
            user_id=user_id,
            _values={name: values.get(name, "") for name in (*_SECRETS, *_KEPT)} | {"server_endpoint": server.base},
        )

    @classmethod
    def restored(cls, text: str) -> "Grant":
        """Return what `reveal` gave to the keyring. Raises ValueError, without the text in it."""
        values = _values(text)
        try:
            return cls(values, asked=Site.parse(values.get("server_endpoint", "")))
        except Problem:
            pass
        raise ValueError("this is no grant")

    def masked(self) -> str:
        """Return it fit to be shown."""
        return self.credentials.masked()

    def reveal(self) -> str:
        """Return it as JSON, for the keyring only."""
        return _json(self._values)

    def at(self, site: Site) -> "Grant":
        """Return the same grant for a portal that is now at another address."""
        return Grant({**self._values, "client_endpoint": f"{site.base}/rest/"}, asked=self.server)

    def refresh_token(self) -> str:
        """Return the refresh token in the clear, for the request that uses it up."""
        return self._values["refresh_token"]


class TokenRequest(MaskedValue):
    """A GET of an authorization server's `/oauth/token/`; its address contains secrets."""

    __slots__ = ("_query", "site")

    site: Site
    _query: str

    def __init__(self, site: Site, parameters: Mapping[str, str]) -> None:
        self._set(site=site, _query=urlencode(parameters))

    def masked(self) -> str:
        """Return it fit to be shown: `https://oauth.bitrix24.tech/oauth/token/?•••`."""
        return f"{self.site.base}/oauth/token/?{masking.MASK}"

    def reveal(self) -> str:
        """Return the whole address, for the transport only."""
        return f"{self.site.base}/oauth/token/?{self._query}"


def authorize_address(site: Site, application: Application, state: str) -> str:
    """Return the page where the user approves access; it returns to the address in the application's settings."""
    query = urlencode({"client_id": application.client_id, "state": state})
    return f"{site.base}/oauth/authorize/?{query}"


def authorization_server(site: Site, named: str = "") -> Site:
    """Return the authorization server of a portal: by region; a portal on this computer is its own.

    `named` is the `server_domain` that came with a code; it is used only if it is one of Bitrix24's, because the
    application's secret is sent there.
    """
    if site.local:
        return site
    if named not in (_SERVER, _SERVER_ELSEWHERE):
        named = _SERVER if site.host.partition(":")[0].rpartition(".")[2] in _REGIONS else _SERVER_ELSEWHERE
    return Site("https", named)


def code_request(server: Site, application: Application, code: str) -> TokenRequest:
    """Return the request that exchanges a code for a grant."""
    masking.register(code)
    return TokenRequest(server, {"grant_type": "authorization_code", **application.parameters(), "code": code})


def refresh_request(application: Application, grant: Grant) -> TokenRequest:
    """Return the request that exchanges a grant for the next one; it uses the grant's refresh token up."""
    parameters = {"grant_type": "refresh_token", **application.parameters(), "refresh_token": grant.refresh_token()}
    return TokenRequest(grant.server, parameters)


def decipher(answer: Answer, *, server: Site) -> Grant:
    """Return the grant in an authorization server's answer, or raise the Problem that it names.

    The presence of `error` decides, whatever the status: `wrong_client` comes with HTTP 200.
    """
    body = protocol.trimmed(answer.body)
    parts = protocol.decoded(body, dict[str, msgspec.Raw], {})
    if "error" in parts:
        raise protocol.named_problem(parts, status=answer.status, method=METHOD, host=server.host)
    if answer.status >= 300 or not parts:
        raise protocol.unread(answer, body, method=METHOD, host=server.host)
    try:
        return Grant(_values(body), asked=server)
    except Problem as problem:
        detail = problem.detail
    except ValueError:
        detail = ""
    raise Problem(Cause.UNREADABLE, method=METHOD, detail=detail, host=server.host)


def _server_of(endpoint: str, asked: Site) -> Site:
    """Return the authorization server of a `server_endpoint`, `https://oauth.bitrix.info/rest/`."""
    if not endpoint:
        return asked
    try:
        return replace(Site.parse(endpoint), folder="")
    except Problem:
        pass
    raise _unreadable("server_endpoint")


def _unreadable(name: str) -> Problem:
    return Problem(Cause.UNREADABLE, method=METHOD, detail=name)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 18 else 0


def _values(body: bytes | str) -> dict[str, str]:
    """Return the plain values of a JSON object as texts. Raises ValueError."""
    found: Any = None
    with suppress(msgspec.DecodeError, UnicodeError):
        found = msgspec.json.decode(body)
    if not isinstance(found, dict):
        raise ValueError("this is no JSON object")
    return {
        name: str(value)
        for name, value in found.items()
        if isinstance(value, (str, int)) and not isinstance(value, bool)
    }


def _json(values: Mapping[str, str]) -> str:
    return msgspec.json.encode(values).decode()
