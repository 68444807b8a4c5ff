"""Whatever is sent, the portal answers with an envelope or like a PHP crash, never with an error of its own."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.portal.registry import REGISTRY

NAMES = [
    "ID", "id", "LIST_ID", "ENTITIES", "ENTITY_TYPE", "WEBFORM_ID", "FILTER", "filter", "select", "SELECT", "order",
    "ORDER", "start", "fields", "params", "type", "values", "entity_type", "entityTypeId", "data", "name", "CODE",
    "SORT", "activityId", "entityId", "cmd", "halt", "FULL", "ACCESS",
]  # fmt: skip
KEYS = [
    "ID", "id", "=ID", "@id", "><id", ">DATE_CREATE", "STATUS", "BINDINGS", "SUBJECT", "%name", "!%lastName", "phone",
    "contactIds", "logic", "0", "n0", "NAME", "name", "fm", "PHONE", "ENTITY_ID", "ENTITY_TYPE", "STATUS_ID", "SORT",
    "COLOR", "birthdate", "createdTime", "companyId", "opportunity", "OWNER_ID", "OWNER_TYPE_ID", "VALUE", "CREATED",
    ">=CALL_START_DATE", "CALL_DURATION", "FIND", "ACTIVE", "FORCED", "START_TIME", "RESPONSIBLE_ID",
]  # fmt: skip
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 300),
    st.sampled_from([10**30, -(10**18), "99999999999999999999", 1e300]),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.sampled_from(
        ["", "1", "abc", "CONTACT", "COMPANY", "ASC", "CALL_LIST", "2025-01-02T03:04:05+03:00", "%", "Y"]
    ),
)
ARRAYS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)),
    max_leaves=6,
)
PARAMS = st.dictionaries(st.sampled_from(NAMES), ARRAYS, max_size=4)


@pytest.mark.parametrize("admin", [True, False])
def test_every_method_survives(make_rest: Any, admin: bool) -> None:
    rest = make_rest(contacts=40, companies=5, participants=20, admin=admin)
    names = sorted(name for name in REGISTRY if name != "batch")

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(PARAMS, st.data())
    def survives(params: dict[str, Any], data: st.DataObject) -> None:
        for name in data.draw(st.lists(st.sampled_from(names), min_size=5, max_size=5)):
            params.setdefault("entityTypeId", 3)
            response = rest.send("POST", name, json=params)
            if response.status_code == 500:
                assert "Internal Server Error" in response.text
            else:
                assert {"result", "error"} & set(response.json())

    survives()
