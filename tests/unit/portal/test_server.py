from __future__ import annotations

from typing import Any

import pytest

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "url",
    ["crm.calllist.get", "CRM.CALLLIST.GET", "crm.calllist.get.json", "Crm.CallList.Get.JSON"],
)
def test_method_names_are_case_insensitive_and_may_end_in_json(rest: Any, url: str) -> None:
    assert rest.result(url, ID=1)["ID"] == "1"


def test_xml_is_not_answered_with_json_data(rest: Any) -> None:
    assert rest.status("profile.xml") == 400


def test_get_and_post_are_merged_and_the_body_wins(rest: Any) -> None:
    body = rest.send("POST", "crm.calllist.items.get?LIST_ID=1&start=100", json={"start": 0}).json()
    assert len(body["result"]) == 50
    assert len(rest.send("GET", "crm.calllist.items.get?LIST_ID=1&start=100").json()["result"]) == 20


@pytest.mark.parametrize(
    ("verb", "headers", "content"),
    [
        ("POST", {"Content-Type": "text/plain"}, b'{"ID": 1}'),
        ("POST", {"Content-Type": "application/x-www-form-urlencoded"}, b'{"ID": 1}'),
        ("POST", JSON, b'{"ID": 1'),
        ("GET", JSON, b'{"ID": 1}'),
        ("POST", JSON, b""),
    ],
)
def test_json_that_isnt_read_runs_the_method_without_parameters(
    rest: Any, verb: str, headers: dict[str, str], content: bytes
) -> None:
    body = rest.send(verb, "crm.calllist.get", headers=headers, content=content).json()
    assert body["error"] == "ERROR_ARGUMENT"
    assert body["error_description"] == "ID is not found"


def test_form_and_multipart_bodies_are_read(rest: Any) -> None:
    url = "crm.item.list"
    form = {"entityTypeId": "3", "filter[@id][0]": "7", "filter[@id][1]": "8", "select[]": "id", "order[id]": "ASC"}
    assert [item["id"] for item in rest.send("POST", url, data=form).json()["result"]["items"]] == [7, 8]
    parts = [(name, (None, value)) for name, value in form.items()]
    assert [item["id"] for item in rest.send("POST", url, files=parts).json()["result"]["items"]] == [7, 8]


@pytest.mark.parametrize("name", ["auth", "access_token", "aplogin", "ap", "token", "state"])
def test_reserved_names_never_reach_a_method(rest: Any, name: str) -> None:
    rest.result("profile", {name: "x"})


@pytest.mark.parametrize(
    ("url", "status", "code"),
    [
        ("http://127.0.0.1/rest/1/wrong/profile", 401, "INVALID_CREDENTIALS"),
        ("http://127.0.0.1/rest/2/t0ken/profile", 401, "INVALID_CREDENTIALS"),
        ("http://127.0.0.1/rest/1/wrong/no.such.method", 404, "ERROR_METHOD_NOT_FOUND"),
        ("http://127.0.0.1/rest/profile", 401, "NO_AUTH_FOUND"),
        ("http://127.0.0.1/rest/profile?auth=abc", 401, "invalid_token"),
        ("crm.nothing", 404, "ERROR_METHOD_NOT_FOUND"),
        ("crm.calllist.delete", 404, "ERROR_METHOD_NOT_FOUND"),
    ],
)
def test_system_errors(rest: Any, url: str, status: int, code: str) -> None:
    response = rest.send("POST", url)
    assert (response.status_code, response.json()["error"]) == (status, code)


def test_dead_webhooks_and_missing_scopes(rest: Any) -> None:
    rest.control("webhook", scopes=["telephony"])
    assert rest.refusal("crm.calllist.list")[:2] == (401, "insufficient_scope")
    assert rest.result("profile")["ADMIN"] is True
    assert rest.result("scope") == ["telephony"]
    rest.control("webhook", state="expired")
    assert rest.refusal("profile")[:2] == (401, "INVALID_CREDENTIALS")
    rest.control("switch", documented_statuses=True)
    assert rest.refusal("profile")[:2] == (403, "INVALID_CREDENTIALS")
    rest.control("restore_webhook")
    rest.control("dismiss", user=1)
    assert rest.refusal("profile")[:2] == (401, "authorization_error")


@pytest.mark.parametrize("host", ["portal.example", "127.0.0.1.example:80", "8.8.8.8", ""])
def test_foreign_host_headers_are_refused(rest: Any, host: str) -> None:
    assert rest.send("POST", "profile", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:99", "127.9.9.9"])
def test_loopback_host_headers_are_accepted(rest: Any, host: str) -> None:
    assert rest.send("POST", "profile", headers={"Host": host}).status_code == 200


def test_the_envelope_carries_time_with_the_portals_offset(rest: Any) -> None:
    response = rest.send("POST", "profile")
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert float(response.headers["x-bitrix-rest-time"]) >= 0
    time = response.json()["time"]
    assert time["date_start"].endswith("+03:00")
    assert "operating" not in time  # the limiter is off
    rest.control("limits", on=True)
    time = rest("profile")["time"]
    assert time["operating"] == 0
    assert "operating_reset_at" not in time  # no call was counted


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("crm.calllist.list", {"FILTER": "ID"}),
        ("crm.calllist.list", {"SELECT": "ID"}),
        ("crm.calllist.add", {"ENTITY_TYPE": ["CONTACT"], "ENTITIES": [1]}),
        ("crm.calllist.add", {"ENTITY_TYPE": "contact", "ENTITIES": [1]}),
        ("crm.calllist.add", {"ENTITY_TYPE": "C", "ENTITIES": [1]}),
        ("crm.calllist.add", {"ENTITY_TYPE": "CONTACT", "ENTITIES": [[1]]}),
        ("crm.calllist.add", {"ENTITY_TYPE": "CONTACT", "ENTITIES": [1], "WEBFORM_ID": "x"}),
        ("crm.calllist.update", {"LIST_ID": 1, "ENTITY_TYPE": "contact", "ENTITIES": [1]}),
    ],
)
@pytest.mark.parametrize("html", [True, False])
def test_php_type_errors_are_500_without_an_envelope(
    rest: Any, method: str, params: dict[str, Any], html: bool
) -> None:
    rest.control("switch", html_crash=html)
    response = rest.send("POST", method, json=params)
    assert response.status_code == 500
    assert response.headers["content-type"].startswith("text/html")
    assert bool(response.content) is html


def test_another_site_path_is_html_404(rest: Any) -> None:
    response = rest.send("POST", "http://127.0.0.1/somewhere")
    assert response.status_code == 404
    assert "html" in response.headers["content-type"]
