from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest

from desktop.portal.clock import PortalClock
from desktop.portal.seed.dictionaries import OPERATORS
from desktop.portal.working_days import LUNCHES, WorkingDays
from tests.unit.portal.conftest import Rest, make_portal

ZONE = timezone(timedelta(hours=3))
MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZONE)
HOUR = 3_600
CALLS = (
    "SELECT a.*, s.call_failed_code AS code FROM activity a JOIN call_statistic s ON s.crm_activity_id = a.id"
    " WHERE type_id = 2 AND start_time >= ? ORDER BY start_time, a.id"
)
NO_ANSWER = ("304", "486", "480", "603-S")
Changes = list[dict[str, Any]]
Start = Callable[..., Rest]


@pytest.fixture(scope="module")
def start() -> Iterator[Start]:
    """Start portals on working days, a Monday at nine where nothing else is said."""
    made = []

    def start_(begin: datetime = MONDAY, *, lists: int = 4, each: int = 100, **options: Any) -> Rest:
        sizes = {"contacts": lists * each, "companies": 2, "call_lists": lists, "participants": each}
        portal = make_portal(clock=PortalClock(180, start=begin.timestamp(), speed=0), **sizes | options)
        made.append(portal)
        rest = Rest(portal)
        portal.workers = WorkingDays(portal)
        return rest

    yield start_
    for portal in made:
        portal.close()


@pytest.fixture(scope="module")
def week(start: Start) -> Rest:
    """A portal on the evening of a Sunday, after a week in which there were always people to call."""
    rest = start(lists=100, each=90)
    rest.control("advance", seconds=6 * 24 * HOUR + 11 * HOUR)
    return rest


def changes(rest: Rest) -> Changes:
    """Return what operators and the supervisor changed, that is without the seed."""
    return [row for row in rest.control("status_log") if row["operator"] is not None]


def calls(rest: Rest) -> Changes:
    found: Changes = rest.control("query", sql=CALLS, parameters=(MONDAY.timestamp(),))
    return found


def local(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, UTC).astimezone(ZONE)


def by_operator_and_day(rest: Rest) -> dict[tuple[int, Any], Changes]:
    result = defaultdict(list)
    for call in calls(rest):
        result[call["responsible_id"], local(call["start_time"]).date()].append(call)
    return result


def test_nobody_works_at_night_or_at_the_weekend(week: Rest) -> None:
    moments = [local(moment) for call in calls(week) for moment in (call["start_time"], call["end_time"])]
    moments += [local(row["moment"]) for row in changes(week)]
    assert {moment.hour for moment in moments} == set(range(9, 18))
    assert {moment.weekday() for moment in moments} == set(range(5))


def test_everybody_has_an_hour_of_lunch_in_turns(week: Rest) -> None:
    turns = defaultdict(set)
    for (operator, day), made in by_operator_and_day(week).items():
        for lunch in LUNCHES:
            begin = datetime.combine(day, lunch, ZONE).timestamp()
            if not any(call["start_time"] < begin + HOUR and call["end_time"] > begin for call in made):
                turns[operator].add(lunch)
    assert all(len(lunches) == 1 for lunches in turns.values())
    assert set().union(*turns.values()) == set(LUNCHES)
    assert len(turns) == len(OPERATORS)


def test_one_is_ill_for_a_day(week: Rest) -> None:
    worked = Counter(operator for operator, _ in by_operator_and_day(week))
    assert sorted(worked.values()) == [4, 5, 5, 5, 5, 5, 5, 5]


def test_paces_differ_and_are_kept(week: Rest) -> None:
    paces, hours = {}, Counter[tuple[int, str]]()
    days = by_operator_and_day(week)
    for operator in OPERATORS:
        made = [len(of_day) for (who, _), of_day in days.items() if who == operator]
        paces[operator] = sum(made) / len(made) / 8
    for call in calls(week):
        hours[call["responsible_id"], f"{local(call['start_time']):%d %H}"] += 1
    assert all(7 < pace < 19 for pace in paces.values()), paces
    assert max(paces.values()) - min(paces.values()) > 3
    assert max(hours.values()) < 30
    assert len(hours) == (5 * len(OPERATORS) - 1) * 8


def test_nobody_makes_two_calls_at_once_or_is_called_twice_at_once(week: Rest) -> None:
    for party in ("responsible_id", "owner_id"):
        parties = defaultdict(list)
        for call in calls(week):
            parties[call[party]].append(call)
        for made in parties.values():
            assert all(one["end_time"] < other["start_time"] for one, other in pairwise(made))


def test_a_result_is_set_within_a_minute_of_the_end_of_its_call(week: Rest) -> None:
    made = {(call["owner_id"], call["responsible_id"], call["end_time"]) for call in calls(week)}
    results = [row for row in changes(week) if row["operator"] in OPERATORS]
    assert len(results) > 2000
    for row in results:
        ends = (row["moment"] - seconds for seconds in range(1, 61))
        assert any((row["entity_id"], row["operator"], end) in made for end in ends), row
        assert row["from_status"] == "IN_WORK"


def test_calls_and_statistics_agree(week: Rest) -> None:
    statistics = week.control("query", sql="SELECT * FROM call_statistic")
    found = {row["crm_activity_id"]: row for row in statistics}
    for call in calls(week):
        row = found[call["id"]]
        assert (row["portal_user_id"], row["crm_entity_id"]) == (call["responsible_id"], call["owner_id"])
        assert row["call_start_date"] == call["start_time"]
        assert max(row["call_duration"], 1) == call["end_time"] - call["start_time"]
        assert call["created"] == call["end_time"]


def test_nothing_is_written_before_it_happens(start: Start) -> None:
    rest = start()
    tables = {"timeline_comment": "created", "deal": "date_create", "invoice": "date_create"}
    columns = tables | {"activity": "MAX(created, end_time)", "call_statistic": "call_start_date + call_duration"}
    for _ in range(180):
        rest.control("advance", seconds=60)
        now = rest.portal.clock.now()
        for table, moment in columns.items():
            late = f"SELECT COUNT(*) FROM {table} WHERE {moment} > ?"
            assert rest.portal.database.value(late, [now]) == rest.portal.database.value(late, [now + 400]), table


def test_who_does_not_answer_comes_again_behind_the_others(start: Start) -> None:
    rest = start(lists=0)
    [fresh] = rest.control("add_lists", participants_each=200)
    rest.control("advance", seconds=HOUR)
    missed = [call["owner_id"] for call in calls(rest) if call["code"] in NO_ANSWER]
    order = {row["id"]: row for row in rest.control("participants_of", list=fresh)}
    assert len(missed) > 3
    assert {order[card]["status"] for card in missed} == {"IN_WORK"}
    others = [row["rank"] for card, row in order.items() if row["status"] == "IN_WORK" and card not in missed]
    assert min(order[card]["rank"] for card in missed) > max(others)
    rest.control("advance", seconds=7 * HOUR)
    ends = {call["owner_id"]: call["end_time"] for call in reversed(calls(rest))}
    begins = defaultdict(list)
    for call in calls(rest):
        begins[call["owner_id"]].append(call["start_time"])
    assert all(begins[card][1] - ends[card] >= HOUR for card in missed)


def test_operators_keep_to_a_list_for_a_while(week: Rest) -> None:
    switches = Counter[int]()
    worked: dict[int, list[int]] = defaultdict(list)
    for row in changes(week):
        if row["operator"] in OPERATORS:
            worked[row["operator"]].append(row["list_id"])
    for operator, lists in worked.items():
        switches[operator] = sum(one != other for one, other in pairwise(lists))
    assert all(5 <= count <= 40 for count in switches.values()), switches  # of some 400 people in 40 hours


def test_the_supervisor_tops_lists_up(week: Rest) -> None:
    added = [row for row in changes(week) if row["from_status"] is None]
    assert added
    assert {row["operator"] for row in added} == {6}
    assert len({row["moment"] for row in changes(week) if row["operator"] == 6}) <= 10


def test_finished_lists_leave_operators_idle(start: Start) -> None:
    rest = start(lists=1, each=30)
    rest.control("advance", seconds=9 * HOUR)
    assert set(rest.participants(1).values()) & {"IN_WORK"} == set()
    before = len(calls(rest))
    rest.control("advance", seconds=16 * HOUR)
    assert len(calls(rest)) == before
    rest.control("add_lists", count=1, participants_each=30)
    rest.control("advance", seconds=HOUR)
    assert len(calls(rest)) > before


def test_the_same_seed_has_the_same_week_in_whatever_steps(start: Start) -> None:
    def day(seed: int, step: int) -> Changes:
        rest = start(seed=seed)
        for _ in range(9 * HOUR // step):
            rest.control("advance", seconds=step)
        return changes(rest)

    first = day(1, 9 * HOUR)
    assert first == day(1, 180)
    assert first != day(2, 9 * HOUR)


def test_who_looks_sees_what_has_happened_until_then(start: Start) -> None:
    rest = start()
    rest.portal.clock.advance(HOUR)  # as a running clock does between two ticks
    told = rest("crm.calllist.items.get", LIST_ID=1)["time"]["finish"]
    assert told == MONDAY.timestamp() + HOUR
    assert rest.portal.database.value("SELECT MAX(moment) FROM status_log") > told - 600
    rest.portal.clock.advance(HOUR)
    assert changes(rest)[-1]["moment"] > told + HOUR - 600


def test_a_day_can_begin_in_the_middle(start: Start) -> None:
    rest = start(MONDAY.replace(hour=15, minute=30))
    assert changes(rest) == []
    rest.control("advance", seconds=HOUR)
    assert min(row["moment"] for row in changes(rest)) > MONDAY.timestamp() + 6.5 * HOUR
    evening = start(MONDAY.replace(hour=23))
    evening.control("advance", seconds=9 * HOUR)
    assert changes(evening) == []


def test_summer_time_moves_the_hours_of_work(start: Start) -> None:
    rest = start(lists=0)
    rest.control("add_lists", count=12, participants_each=100)
    rest.control("advance", seconds=12 * HOUR)
    rest.control("clock", utc_offset=240)
    before = len(changes(rest))
    rest.control("advance", seconds=12 * HOUR)
    first = changes(rest)[before]["moment"]
    assert MONDAY.timestamp() + 23 * HOUR < first < MONDAY.timestamp() + 23.5 * HOUR
