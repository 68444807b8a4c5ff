import asyncio
import dataclasses
import json

import pytest

from desktop.domain.preferences import Preferences, Proxy
from desktop.services.preferences import PreferencesKeeper

ALL_CHANGED = Preferences("ru", "dark", 5, Proxy.ADDRESS, "http://proxy.acme.ru:3128", 0)


def test_what_is_chosen_holds_at_once_and_at_the_next_start(tmp_path):
    keeper, told = PreferencesKeeper(tmp_path / "new"), []
    assert keeper.current == Preferences()
    keeper.subscribe(told.append)
    keeper.change(**dataclasses.asdict(ALL_CHANGED))
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
        {"call_requests_per_hour": -1},
        {"call_requests_per_hour": "60"},
        {"call_requests_per_hour": 1_000_000},
        {"unheard_of": 1},
    ],
)
def test_a_value_that_means_nothing_is_passed_over_and_the_others_hold(tmp_path, wrong):
    (tmp_path / "preferences.json").write_text(json.dumps({"theme": "dark", "language": "ru"} | wrong), "utf-8")
    current = PreferencesKeeper(tmp_path).current
    assert (current.refresh_minutes, current.proxy, current.proxy_address) == (0, Proxy.SYSTEM, "")
    assert current.call_requests_per_hour == 60
    assert (current.theme, current.language) == (
        "system" if "theme" in wrong else "dark",
        "" if "language" in wrong else "ru",
    )


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
