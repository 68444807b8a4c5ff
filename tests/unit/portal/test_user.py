from __future__ import annotations

from typing import Any

import pytest


def test_users(rest: Any) -> None:
    answer = rest("user.get", sort="ID", order="ASC")
    assert answer["total"] == 12
    users = {row["ID"]: row for row in answer["result"]}
    assert users["1"]["ACTIVE"] is True
    assert users["18"]["ACTIVE"] is False  # dismissed users are included
    assert users["1"]["TIMESTAMP_X"] == {}
    assert users["7"]["UF_DEPARTMENT"] == [5]
    assert len(rest.result("user.get", FILTER={"ID": [1, 7, 29, 500]})) == 3
    assert len(rest.result("user.get", ID=7)) == 1
    assert len(rest.result("user.get", FILTER={"ACTIVE": True})) == 10
    assert len(rest.result("user.get", FILTER={"nonsense": 1})) == 12
    nobody = rest("user.get", FILTER={"ID": 500})
    assert nobody["result"] == []
    assert "total" not in nobody
    assert rest("user.get", start=-1)["total"] == 0
    assert len(rest.result("user.get", start=5)) == 7  # a true offset, not rounded to a page
    assert [row["ID"] for row in rest.result("user.search", FILTER={"FIND": "кузн"})] == ["29"]
    assert rest.result("user.current")["ID"] == "1"
    assert rest.result("user.admin") is True


@pytest.mark.parametrize(("scope", "email"), [("user", True), ("user_basic", True), ("user_brief", False)])
def test_smaller_scopes_see_fewer_fields(rest: Any, scope: str, email: bool) -> None:
    rest.control("webhook", scopes=["crm", scope])
    row = rest.result("user.current")
    assert ("EMAIL" in row) is email
    assert row["NAME"]


def test_profile_tells_the_administrator(rest: Any) -> None:
    assert rest.result("profile")["ADMIN"] is True
    rest.control("admin", on=False)
    assert rest.result("profile")["ADMIN"] is False
    assert rest.result("user.admin") is False
