from __future__ import annotations

from typing import Any

import pytest


def statistics(rest: Any, **params: Any) -> Any:
    return rest("voximplant.statistic.get", params)


def test_statistics_page_sort_and_filter(rest: Any) -> None:
    answer = statistics(rest, SORT="ID", ORDER="DESC")
    total = answer["total"]
    assert total > 50
    assert answer["next"] == 50
    assert int(answer["result"][0]["ID"]) == total
    assert statistics(rest, SORT="ID", ORDER="desc")["result"][0]["ID"] == "1"  # sorting is ignored
    assert statistics(rest, SORT="ID")["result"][0]["ID"] == "1"
    assert len(statistics(rest, start=total - 3)["result"]) == 3
    assert statistics(rest, start=-1)["total"] == 0
    assert statistics(rest, FILTER={">ID": total - 2})["total"] == 2
    assert statistics(rest, FILTER={"@ID": [1, 2]})["total"] == total  # `@` is not supported
    assert statistics(rest, FILTER={"ID": [1, 2]})["total"] == 2
    assert statistics(rest, FILTER={"><ID": [1, 3]})["total"] == 3
    assert statistics(rest, FILTER={"nonsense": 1})["total"] == total
    row = answer["result"][0]
    assert isinstance(row["CALL_DURATION"], str)
    assert row["RECORD_FILE_ID"] is None or isinstance(row["RECORD_FILE_ID"], int)
    call = rest.result("crm.activity.get", id=row["CRM_ACTIVITY_ID"])
    assert call["ORIGIN_ID"] == f"VI_{row['CALL_ID']}"
    operator = row["PORTAL_USER_ID"]
    mine = statistics(rest, FILTER={"PORTAL_USER_ID": [operator], ">=CALL_START_DATE": row["CALL_START_DATE"]})
    assert {found["PORTAL_USER_ID"] for found in mine["result"]} == {operator}


def test_statistics_are_cut_by_rights(rest: Any) -> None:
    rest.control("switch", telephony_right="self")
    assert statistics(rest)["result"] == []
    rest.control("switch", telephony_right="none")
    assert rest.refusal("voximplant.statistic.get") == (403, "ACCESS_DENIED", "Access denied!")


@pytest.mark.parametrize("method", ["telephony.externalCall.register", "telephony.externalcall.finish"])
def test_methods_for_applications_refuse_webhooks(rest: Any, method: str) -> None:
    status, _, description = rest.refusal(method)
    assert (status, description) == (403, "Application context required")
