"""The portal as authorization server: applications, codes, tokens (contract 11.2)."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.portal import applications
from desktop.portal.clock import PortalClock
from desktop.portal.database import Database
from desktop.portal.state import Portal

HANDLER = "http://localhost:8722/return?kept=1"
SITE = "http://127.0.0.1:8000"


class Desk:
    """A registered application that sends requests as a program does."""

    def __init__(self, rest: Any, **options: Any) -> None:
        self.rest = rest
        self.application = rest.control("add_application", handler=HANDLER, **options)

    def authorize(self, **more: str) -> Any:
        parameters = {"client_id": self.application["client_id"], "state": "st+te"} | more
        return self.rest.send("GET", f"{SITE}/oauth/authorize/", params=parameters)

    def returned(self) -> dict[str, str]:
        response = self.authorize()
        assert response.status_code == 302
        return {name: value for name, [value] in parse_qs(urlsplit(response.headers["location"]).query).items()}

    def token(self, **parameters: str) -> Any:
        return self.rest.send("GET", f"{SITE}/oauth/token/", params=self.application | parameters)

    def redeem(self, code: str) -> Any:
        return self.token(grant_type="authorization_code", code=code)

    def refresh(self, refresh_token: str) -> Any:
        return self.token(grant_type="refresh_token", refresh_token=refresh_token)

    def grant(self) -> dict[str, Any]:
        response = self.redeem(self.returned()["code"])
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    def call(self, token: str, method: str = "profile") -> tuple[int, Any]:
        response = self.rest.send("POST", f"{SITE}/rest/{method}", json={"auth": token})
        return response.status_code, response.json().get("error")


@pytest.fixture
def desk(rest: Any) -> Desk:
    return Desk(rest)


def refused(response: Any) -> tuple[int, str]:
    body = response.json()
    assert "access_token" not in body
    return response.status_code, body["error"]


def test_the_browser_returns_to_the_applications_own_address(desk: Desk) -> None:
    location = urlsplit(desk.authorize(redirect_uri="http://localhost:1/").headers["location"])
    assert (location.scheme, location.netloc, location.path) == ("http", "localhost:8722", "/return")
    returned = desk.returned()
    assert returned.pop("code")
    assert len(returned.pop("member_id")) == 32
    assert returned == {
        "kept": "1",
        "state": "st+te",
        "domain": "127.0.0.1:8000",
        "server_domain": "127.0.0.1:8000",
        "scope": "crm,user,telephony",
    }


def test_a_refusal_is_a_page_without_return(desk: Desk, rest: Any) -> None:
    rest.control("switch", authorization_refused=True)
    response = desk.authorize()
    assert response.status_code == 200
    assert "location" not in response.headers
    assert response.headers["content-type"].startswith("text/html")
    rest.control("switch", authorization_refused=False)
    assert desk.authorize(client_id="nobody").status_code == 400
    rest.control("dismiss", user=1)
    assert "location" not in desk.authorize().headers


def test_a_code_becomes_a_grant(desk: Desk) -> None:
    grant = desk.grant()
    assert (grant["expires_in"], grant["user_id"], grant["status"], grant["scope"]) == (
        3600,
        1,
        "L",
        "crm,user,telephony",
    )
    assert grant["client_endpoint"] == grant["server_endpoint"] == f"{SITE}/rest/"
    assert 0 <= grant["expires"] - int(desk.rest.portal.clock.now()) <= 3600


def test_a_code_is_good_once_and_for_thirty_seconds(desk: Desk, rest: Any) -> None:
    code = desk.returned()["code"]
    assert desk.redeem(code).status_code == 200
    assert refused(desk.redeem(code)) == (400, "invalid_grant")
    code = desk.returned()["code"]
    rest.control("let_grants_age", seconds=29)
    assert desk.redeem(code).status_code == 200
    code = desk.returned()["code"]
    rest.control("let_grants_age", seconds=31)
    assert refused(desk.redeem(code)) == (400, "invalid_grant")


def test_a_code_is_for_the_application_that_asked(desk: Desk, rest: Any) -> None:
    assert refused(Desk(rest).redeem(desk.returned()["code"])) == (400, "invalid_grant")


def test_a_refresh_token_changes_with_each_refresh_and_the_old_one_dies(desk: Desk) -> None:
    first = desk.grant()
    second = desk.refresh(first["refresh_token"]).json()
    assert second["refresh_token"] != first["refresh_token"]
    assert second["access_token"] != first["access_token"]
    assert refused(desk.refresh(first["refresh_token"])) == (400, "invalid_grant")
    assert desk.refresh(second["refresh_token"]).status_code == 200
    assert desk.call(first["access_token"]) == (200, None)


def test_an_access_token_is_good_for_an_hour_and_a_refresh_token_for_180_days(desk: Desk, rest: Any) -> None:
    grant = desk.grant()
    rest.control("let_grants_age", seconds=3590)
    assert desk.call(grant["access_token"]) == (200, None)
    rest.control("let_grants_age", seconds=20)
    assert desk.call(grant["access_token"]) == (401, "expired_token")
    rest.control("let_grants_age", seconds=179 * 86400)
    grant = desk.refresh(grant["refresh_token"]).json()
    assert desk.call(grant["access_token"]) == (200, None)
    rest.control("let_grants_age", seconds=181 * 86400)
    assert refused(desk.refresh(grant["refresh_token"])) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"client_id": "nobody"}, (200, "wrong_client")),
        ({"client_secret": "wrong"}, (400, "invalid_client")),
        ({"client_secret": ""}, (400, "invalid_request")),
        ({"grant_type": "password"}, (400, "invalid_request")),
        ({"grant_type": ""}, (400, "invalid_request")),
        ({"refresh_token": ""}, (400, "invalid_request")),
        ({"refresh_token": "wrong"}, (400, "invalid_grant")),
        ({"scope": "crm,disk"}, (403, "invalid_scope")),
    ],
)
def test_what_the_token_address_refuses(desk: Desk, change: dict[str, str], answer: tuple[int, str]) -> None:
    good = {"grant_type": "refresh_token", "refresh_token": desk.grant()["refresh_token"]}
    assert refused(desk.token(**(good | change))) == answer
    assert desk.token(**good).status_code == 200


def test_faults_reach_the_token_address_and_its_requests_are_counted(desk: Desk, rest: Any) -> None:
    grant = desk.grant()
    rest.control("requests", reset=True)
    rest.control("fault", kind="error", method="oauth/token", code="PAYMENT_REQUIRED", status=402)
    assert refused(desk.refresh(grant["refresh_token"])) == (402, "PAYMENT_REQUIRED")
    assert desk.refresh(grant["refresh_token"]).status_code == 200
    log = rest.control("requests")["requests"]
    assert [(entry["verb"], entry["method"], entry["status"]) for entry in log] == [
        ("GET", "oauth/token", 402),
        ("GET", "oauth/token", 200),
    ]
    for value in (*grant.values(), *desk.application.values()):
        assert len(str(value)) < 20 or str(value) not in str(log)


@pytest.mark.parametrize("place", ["json", "form", "query", "access_token", "header"])
def test_a_token_is_taken_wherever_it_may_stand(desk: Desk, rest: Any, place: str) -> None:
    token = desk.grant()["access_token"]
    options: dict[str, Any] = {
        "json": {"json": {"auth": token}},
        "form": {"data": {"auth": token}},
        "query": {"params": {"auth": token}},
        "access_token": {"json": {"access_token": token}},
        "header": {"headers": {"Authorization": f"Bearer {token}"}},
    }[place]
    assert rest.send("POST", f"{SITE}/rest/profile", **options).json()["result"]["ID"] == "1"


def test_scopes_are_those_of_the_applications_settings(rest: Any) -> None:
    desk = Desk(rest, scopes=["user_brief"])
    token = desk.grant()["access_token"]
    assert desk.call(token, "user.get") == (200, None)
    assert desk.call(token, "crm.calllist.list") == (401, "insufficient_scope")
    response = rest.send("POST", f"{SITE}/rest/batch", json={"auth": token, "cmd": {"a": "scope", "b": "profile"}})
    assert response.json()["result"]["result"]["a"] == ["user_brief"]


def test_what_was_revoked_is_refused(desk: Desk, rest: Any) -> None:
    grant = desk.grant()
    assert rest.control("revoke_grants") == 1
    assert desk.call(grant["access_token"]) == (401, "invalid_token")
    assert refused(desk.refresh(grant["refresh_token"])) == (400, "invalid_grant")


def test_an_application_that_was_uninstalled_and_a_user_who_was_dismissed(desk: Desk, rest: Any) -> None:
    grant = desk.grant()
    rest.control("install_application", client_id=desk.application["client_id"], on=False)
    assert desk.call(grant["access_token"]) == (401, "APPLICATION_NOT_FOUND")
    assert refused(desk.refresh(grant["refresh_token"])) == (401, "NOT_INSTALLED")
    rest.control("install_application", client_id=desk.application["client_id"])
    assert desk.call(grant["access_token"]) == (200, None)
    rest.control("dismiss", user=1)
    assert desk.call(grant["access_token"]) == (401, "authorization_error")


def test_the_tokens_expire_on_demand_and_the_refresh_token_stays(desk: Desk, rest: Any) -> None:
    grant = desk.grant()
    assert rest.control("expire_access") == 1
    assert desk.call(grant["access_token"]) == (401, "expired_token")
    assert desk.refresh(grant["refresh_token"]).status_code == 200


@pytest.mark.parametrize("path", ["authorize", "token"])
def test_foreign_host_headers_are_refused(desk: Desk, rest: Any, path: str) -> None:
    response = rest.send("GET", f"{SITE}/oauth/{path}/", params=desk.application, headers={"Host": "portal.example"})
    assert response.status_code == 421


@pytest.mark.parametrize("handler", ["https://acme.ru/return", "http://127.0.0.1.evil.ru/", "ftp://localhost/", ""])
def test_a_handler_is_on_this_machine(rest: Any, handler: str) -> None:
    response = rest.send("POST", "http://127.0.0.1/control/control/add_application", json={"handler": handler})
    assert response.status_code == 400


def test_applications_and_grants_survive_in_a_file_of_before(tmp_path: Path) -> None:
    path = tmp_path / "portal.sqlite"
    database = Database(path)
    for table in ("application", "oauth_code", "oauth_grant", "access_token"):
        database.execute(f"DROP TABLE {table}")
    database.close()
    portal = Portal(Database(path), clock=PortalClock(180), language="en")
    made = applications.add(portal, HANDLER)
    tokens = applications.redeem_code(portal, made, applications.issue_code(portal, made, 1))
    number = applications.member_id(portal)
    portal.close()
    portal = Portal(Database(path), clock=PortalClock(180))
    assert applications.find(portal, made.client_id) == made
    assert applications.bearer(portal, tokens.access_token).user_id == 1
    assert applications.refresh(portal, made, tokens.refresh_token).user_id == 1
    assert applications.member_id(portal) == number
    portal.close()
