import asyncio
import dataclasses
import json
from datetime import date, time

import pytest

from desktop.domain.preferences import Preferences, Proxy
from desktop.domain.report_choices import Lists, Part, ReportChoices
from desktop.services.preferences import PreferencesKeeper

ALL_CHANGED = Preferences(
    "ru",
    "dark",
    5,
    Proxy.ADDRESS,
    "http://proxy.acme.ru:3128",
    working_week=(*[(time(8, 30), time(20))] * 4, None, (time(10), time(15)), None),
    days_off=frozenset({date(2027, 1, 7), date(2026, 12, 31)}),
    stuck_hours=3,
    notify=True,
    idle_minutes=45,
    keep_in_tray=True,
    call_requests_per_hour=0,
    called_days=30,
    report=ReportChoices(
        Lists.CHOSEN, (("acme", (3, 7)), ("beta", ())), frozenset({Part.LISTS}), "/tmp", "{portal} {day}.xlsx"
    ),
)


def test_what_is_chosen_holds_at_once_and_at_the_next_start(tmp_path):
    keeper, told = PreferencesKeeper(tmp_path / "new"), []
    assert keeper.current == Preferences()
    keeper.subscribe(told.append)
    keeper.change(**{field.name: getattr(ALL_CHANGED, field.name) for field in dataclasses.fields(ALL_CHANGED)})
    assert keeper.current == ALL_CHANGED
    asyncio.run(keeper.save())
    assert PreferencesKeeper(tmp_path / "new").current == ALL_CHANGED
    keeper.change(theme="dark")
    assert told == [ALL_CHANGED]


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "de"},
        {"theme": ["dark"]},
        {"refresh_minutes": -5},
        {"refresh_minutes": True},
        {"refresh_minutes": 2.0},
        {"proxy": "somewhere"},
        {"proxy": None},
        {"proxy_address": 7},
        {"working_week": None},
        {"working_week": 9},
        {"working_week": [["09:00", "18:00"]] * 6},
        {"working_week": [["18:00", "09:00"]] * 7},
        {"working_week": [["09:00"]] * 7},
        {"working_week": [["nine", "18:00"]] * 7},
        {"working_week": [["09:00+03:00", "18:00+03:00"]] * 7},
        {"working_week": [[9, 18]] * 7},
        {"days_off": ["yesterday"]},
        {"days_off": [7]},
        {"stuck_hours": 0},
        {"stuck_hours": True},
        {"idle_minutes": -1},
        {"notify": 1},
        {"keep_in_tray": "yes"},
        {"call_requests_per_hour": -1},
        {"called_days": 0},
        {"called_days": 91},
        {"report": {"lists": "some"}},
        {"report": {"parts": ["all"]}},
        {"report": {"chosen": [1, 2]}},
        {"report": 5},
        {"unheard_of": 1},
    ],
)
def test_a_value_that_means_nothing_is_passed_over_and_the_others_hold(tmp_path, wrong):
    (tmp_path / "preferences.json").write_text(json.dumps({"theme": "dark", "language": "ru"} | wrong), "utf-8")
    current = PreferencesKeeper(tmp_path).current
    expected = {"theme": "dark", "language": "ru"}
    assert current == Preferences(**{name: value for name, value in expected.items() if name not in wrong})


def test_layouts_are_kept_as_they_were_given(tmp_path):
    keeper = PreferencesKeeper(tmp_path)
    keeper.layouts["callLists"] = {"columns": [{"key": "Тема", "width": 7.5}]}
    asyncio.run(keeper.save_layouts())
    assert PreferencesKeeper(tmp_path).layouts == keeper.layouts


@pytest.mark.expects_log
def test_files_that_cannot_be_read_do_not_hinder_the_start(tmp_path):
    (tmp_path / "preferences.json").mkdir()
    (tmp_path / "layouts.json").write_text("{", "utf-8")
    keeper = PreferencesKeeper(tmp_path)
    assert (keeper.current, keeper.layouts) == (Preferences(), {})
    assert (tmp_path / "layouts.json.unreadable-1").exists()
    keeper.change(theme="dark")
    with pytest.raises(OSError, match="preferences"):
        asyncio.run(keeper.save())
    assert keeper.current.theme == "dark"
