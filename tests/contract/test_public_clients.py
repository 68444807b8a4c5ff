"""Two public clients work on the embedded portal, which is evidence that it answers as Bitrix24 does."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from b24pysdk import BitrixWebhook, Client
from b24pysdk.errors import BitrixAPIError
from fast_bitrix24 import BitrixAsync
from fast_bitrix24.server_response import ErrorInServerResponseException

from desktop.portal.process import PortalProcess

# -- fast_bitrix24 --


def fast(portal: PortalProcess) -> BitrixAsync:
    return BitrixAsync(portal.webhook, verbose=False)


async def test_fast_bitrix24_reads(portal: PortalProcess) -> None:
    client = fast(portal)
    lists = await client.get_all("crm.calllist.list")
    assert [row["ID"] for row in lists] == ["1", "2"]
    contacts = await client.get_all("crm.contact.list", {"select": ["ID", "NAME", "PHONE"]})
    assert len({row["ID"] for row in contacts}) == 180
    activities = await client.get_all("crm.activity.list", {"filter": {"PROVIDER_ID": "CALL_LIST"}})
    assert {row["ASSOCIATED_ENTITY_ID"] for row in activities} == {"1", "2"}
    statuses = await client.get_all("crm.status.list", {"filter": {"ENTITY_ID": "CALL_LIST"}})
    assert {row["STATUS_ID"] for row in statuses} >= {"IN_WORK", "SUCCESS"}
    assert len(await client.get_all("user.get")) == 12
    # Trap 1: without totals, a generic reader takes the first page for the whole result.
    assert len(await client.get_all("crm.calllist.items.get", {"LIST_ID": 1})) == 50


async def test_fast_bitrix24_gets_by_id_in_a_batch(portal: PortalProcess) -> None:
    client = fast(portal)
    lists = await client.get_by_ID("crm.calllist.get", [1, 2])
    assert {key: row["ENTITY_TYPE"] for key, row in lists.items()} == {"1": "CONTACT", "2": "CONTACT"}
    companies = await client.get_by_ID("crm.item.get", [2, 3], ID_field_name="id", params={"entityTypeId": 4})
    assert {item["item"]["id"] for item in companies.values()} == {2, 3}


async def test_fast_bitrix24_writes(portal: PortalProcess) -> None:
    client = fast(portal)
    number = (await client.call("crm.calllist.add", {"ENTITY_TYPE": "CONTACT", "ENTITIES": [1, 2, 3]}, raw=True))[
        "result"
    ]
    changed = await client.call(
        "crm.calllist.update", {"LIST_ID": number, "ENTITY_TYPE": "CONTACT", "ENTITIES": [3, 4]}, raw=True
    )
    assert changed["result"] is True
    rows = await client.call("crm.calllist.items.get", {"LIST_ID": number})
    assert [row["ID"] for row in (rows if isinstance(rows, list) else [rows])]
    status = await client.call(
        "crm.status.add", {"fields": {"ENTITY_ID": "CALL_LIST", "STATUS_ID": "LATER", "NAME": "Позже"}}
    )
    await client.call("crm.status.update", {"id": status, "fields": {"NAME": "Потом"}})
    names = {
        row["STATUS_ID"]: row["NAME"] for row in (await client.call("crm.calllist.statuslist", raw=True))["result"]
    }
    assert names["LATER"] == "Потом"
    await client.call("crm.status.delete", {"id": status})
    batch = await client.call_batch(
        {"halt": 0, "cmd": {"a": "crm.calllist.get?ID=1", "b": "crm.calllist.items.get?LIST_ID=$result[a][ID]"}}
    )
    assert len(batch["b"]) == 50
    with pytest.raises(ErrorInServerResponseException, match="ERROR_METHOD_NOT_FOUND"):
        await client.call("crm.calllist.delete", {"ID": number})


# -- b24pysdk --


@pytest.fixture
def sdk(tls_portal: PortalProcess, authority: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority[0]))
    address = urlsplit(tls_portal.webhook)
    assert address.scheme == "https"
    token = address.path.removeprefix("/rest/").strip("/")
    return Client(BitrixWebhook(domain=address.netloc, webhook_token=token), prefer_version=2)


def test_b24pysdk_reads(sdk: Any) -> None:
    assert [row["ID"] for row in sdk.crm.calllist.list(order={"ID": "ASC"}).result] == ["1", "2"]
    assert sdk.crm.calllist.get(1).result["ENTITY_TYPE"] == "CONTACT"
    assert len(sdk.crm.calllist.items.get(1).result) == 50
    assert sdk.crm.calllist.statuslist().result[0]["STATUS_ID"] == "IN_WORK"
    statuses = sdk.crm.status.list(filter={"ENTITY_ID": "CALL_LIST"}).result
    assert {row["ENTITY_ID"] for row in statuses} == {"CALL_LIST"}
    assert len(sdk.crm.contact.list(select=["ID", "NAME"]).as_list().result) == 180
    assert len(list(sdk.crm.contact.list(select=["ID"]).as_list_fast().result)) == 180
    assert len(sdk.crm.item.list(entity_type_id=3, order={"id": "ASC"}).as_list().result) == 180
    assert len(list(sdk.crm.item.list(entity_type_id=3).as_list_fast().result)) == 180
    some = sdk.crm.item.list(entity_type_id=3, filter={"%name": "а"})
    assert len(list(some.as_list_fast(descending=True).result)) == some.response.total > 50
    activities = sdk.crm.activity.list(filter={"=PROVIDER_ID": "CALL_LIST"}).result
    assert len(activities) == 2
    assert sdk.profile().result["ADMIN"] is True
    assert sdk.user.get().result[0]["ID"] == "1"


def test_b24pysdk_writes(sdk: Any) -> None:
    number = sdk.crm.calllist.add("CONTACT", [1, 2, 3], webform_id=1).result
    assert sdk.crm.calllist.update(number, "CONTACT", [2, 3, 4]).result is True
    assert {row["ID"] for row in sdk.crm.calllist.items.get(number).result} == {2, 3, 4}
    assert sdk.crm.calllist.get(number).result["WEBFORM_ID"] is None
    fields = {"ENTITY_ID": "CALL_LIST", "STATUS_ID": "LATER", "NAME": "Позже", "SORT": 50}
    status = sdk.crm.status.add(fields=fields).result
    assert sdk.crm.status.update(bitrix_id=status, fields={"NAME": "Потом"}).result is True
    assert sdk.crm.status.get(bitrix_id=status).result["NAME"] == "Потом"
    assert sdk.crm.status.delete(bitrix_id=status).result is True
    activity = sdk.crm.activity.list(filter={"=ASSOCIATED_ENTITY_ID": number, "=TYPE_ID": 6}).result[0]
    assert sdk.crm.activity.delete(bitrix_id=int(activity["ID"])).result is True
    with pytest.raises(BitrixAPIError) as refused:
        sdk.crm.calllist.get(999).response  # noqa: B018 (reading the answer sends the request)
    assert refused.value.json_response["error"] == "LIST_ID_ERROR"


def test_b24pysdk_batches(sdk: Any) -> None:
    requests = {
        "one": sdk.crm.calllist.get(1),
        "people": sdk.crm.calllist.items.get(1),
        "missing": sdk.crm.calllist.get(999),
    }
    answer = sdk.call_batch(requests).result
    assert answer.result["one"]["ID"] == "1"
    assert len(answer.result["people"]) == 50
    assert answer.result_error["missing"]["error"] == "LIST_ID_ERROR"
    many = [sdk.crm.calllist.get(1 + number % 2) for number in range(120)]
    assert len(sdk.call_batches(many).result.result) == 120
