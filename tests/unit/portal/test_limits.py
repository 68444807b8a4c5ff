from __future__ import annotations

from typing import Any

from desktop.portal.limits import LeakyBuckets, OperatingTime


def test_the_bucket_refuses_above_the_threshold_and_leaks() -> None:
    buckets = LeakyBuckets()
    burst = [buckets.admit("a", 100.0, 50, 2) for _ in range(60)]
    assert burst.count(True) == 51  # the 52nd finds the counter above 50
    assert not buckets.admit("a", 100.4, 50, 2)
    assert buckets.admit("a", 103.0, 50, 2)
    assert buckets.admit("b", 100.0, 50, 2)
    assert buckets.level("a", 1000.0, 2) == 0


def test_operating_time_slides_over_ten_one_minute_buckets() -> None:
    operating = OperatingTime()
    operating.count("w", "m", 0.05, 1000.0)
    assert operating.reset_at("w", "m", 1000.0) is None  # less than 0.1 s is not counted
    operating.count("w", "m", 3.0, 1000.0)
    operating.count("w", "m", 2.0, 1030.0)
    operating.count("w", "m", 4.0, 1200.0)
    operating.count("w", "other", 9.0, 1200.0)
    assert operating.total("w", "m", 1200.0) == 9.0
    assert operating.reset_at("w", "m", 1200.0) == 1600
    assert operating.total("w", "m", 1601.0) < 9.0
    assert operating.total("w", "m", 1801.0) == 0
    assert operating.reset_at("w", "m", 1801.0) is None


def test_a_full_bucket_is_503_and_the_request_isnt_executed(rest: Any) -> None:
    rest.control("limits", on=True)
    rest.control("switch", rate_threshold=3)
    outcomes = [rest.status("server.time") for _ in range(8)]
    assert outcomes[:4] == [200] * 4
    assert outcomes[-1] == 503
    assert rest.refusal("crm.status.delete", id=5)[:2] == (503, "QUERY_LIMIT_EXCEEDED")
    rest.control("reset_limits")
    assert rest.status("server.time") == 200


def test_who_is_refused_does_not_use_up_the_owners_bucket(rest: Any) -> None:
    rest.control("limits", on=True)
    for _ in range(120):
        for url in ("http://127.0.0.1/rest/1/wrong/profile", "http://127.0.0.1/rest/profile?auth=wrong"):
            assert rest.send("GET", url).status_code == 401
    assert rest.status("profile") == 200


def test_operating_time_blocks_one_method_and_names_the_reset(rest: Any) -> None:
    rest.control("limits", on=True)
    rest.control("switch", operating_cost={"crm.item.list": 300.0})
    first = rest("crm.item.list", entityTypeId=3)["time"]
    assert first["operating"] > 300
    reset = first["operating_reset_at"]
    assert rest("crm.item.list", entityTypeId=3)["time"]["operating_reset_at"] == reset
    assert rest.refusal("crm.item.list", entityTypeId=3)[:2] == (429, "OPERATION_TIME_LIMIT")
    assert rest.status("crm.calllist.list") == 200
    answer = rest.batch({"a": "crm.item.list?entityTypeId=3", "b": "crm.calllist.get?ID=1"})
    assert answer["result_error"]["a"]["error"] == "OPERATION_TIME_LIMIT"
    assert list(answer["result"]) == ["b"]


def test_a_batch_counts_as_one_request_and_its_inner_calls_count_their_time(rest: Any) -> None:
    rest.control("limits", on=True)
    rest.control("switch", rate_threshold=2, operating_cost={"crm.calllist.get": 5.0})
    answer = rest("batch", {"cmd": {f"c{n}": "crm.calllist.get?ID=1" for n in range(10)}})
    assert answer["time"]["operating"] == 0
    assert answer["result"]["result_time"]["c9"]["operating"] >= 50
