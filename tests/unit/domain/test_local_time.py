from datetime import UTC, datetime, time, timedelta

import pytest

from desktop.domain import local_time
from desktop.domain.local_time import NOWHERE, LocalTimes, zones_of_phones

KALININGRAD, MOSCOW, NOVOSIBIRSK, VLADIVOSTOK, NEW_YORK = (
    "+7 401 212-34-56",
    "8 (495) 123-45-67",
    "83832123456",
    "423 212-34-56",
    "+1 212 555 0123",
)
MOBILE = "+7 914 222-33-44"
HOURS = (time(9), time(21))


def at(text):
    """Return a moment given in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def there(moment, *phones, hours=HOURS):
    """Return the local time of someone with these phones at a moment in UTC."""
    return LocalTimes(at(moment), hours).at(zones_of_phones(phones))


def shown(moment, *phones):
    """Return the time of day as text: two times if several are possible."""
    found = there(moment, *phones)
    return f"{found.least:%H:%M}" if found.is_certain else f"{found.least:%H:%M}-{found.most:%H:%M}"


@pytest.mark.parametrize(
    ("phone", "zones"),
    [
        (KALININGRAD, {"Europe/Kaliningrad"}),
        (MOSCOW, {"Europe/Moscow"}),
        (NOVOSIBIRSK, {"Asia/Novosibirsk"}),
        (VLADIVOSTOK, {"Asia/Vladivostok"}),
        ("+7 845 212-34-56 доб. 7", {"Europe/Saratov"}),
        ("+7 717 212-34-56", {"Asia/Almaty"}),
        ("+7 701 234-56-78", {"Asia/Almaty", "Asia/Aqtobe"}),
        (NEW_YORK, {"America/New_York"}),
        ("+213 21 23 45 67", {"Africa/Algiers"}),
        ("+870 773 111 632", set()),
        ("2-34-56", set()),
        ("", set()),
    ],
)
def test_a_phone_tells_its_zones_by_its_region(phone, zones):
    assert zones_of_phones([phone]) == zones


@pytest.mark.parametrize("phone", [MOBILE, "8 800 123-45-67", "9031112233"])
def test_a_number_of_no_region_may_be_anywhere_in_russia(phone):
    assert shown("2026-06-01T10:00", phone) == "12:00-22:00"


def test_a_landline_tells_where_someone_with_a_mobile_phone_is():
    assert zones_of_phones([MOBILE, VLADIVOSTOK]) == {"Asia/Vladivostok"}
    assert zones_of_phones([MOBILE, "+7 391 212-34-56"]) == {"Asia/Krasnoyarsk"}


def test_every_region_of_russia_is_one_that_a_mobile_phone_may_be_from():
    mobile = zones_of_phones([MOBILE])
    codes = (*range(300, 500), *range(800, 900))
    regions = {zone for code in codes for zone in zones_of_phones([f"+7{code}2123456"])}
    assert regions == mobile


def test_phones_of_two_regions_leave_both_open():
    assert shown("2026-06-01T10:00", MOSCOW, VLADIVOSTOK) == "13:00-20:00"
    assert not there("2026-06-01T12:30", MOSCOW, VLADIVOSTOK).may_call


def test_of_somebody_without_a_known_zone_nothing_is_said():
    times = LocalTimes(at("2026-06-01T10:00"))
    assert times.at(NOWHERE) is None
    assert not times.may_call(NOWHERE)
    assert times.offset(NOWHERE) is None


@pytest.mark.parametrize(
    ("moment", "may_call"),
    [
        ("2026-03-01T22:59", False),  # 8:59 on Monday in Vladivostok, still Sunday in Moscow
        ("2026-03-01T23:00", True),
        ("2026-03-02T10:59", True),
        ("2026-03-02T11:00", False),  # 21:00 in Vladivostok
        ("2026-03-02T14:00", False),  # midnight
    ],
)
def test_people_are_called_from_the_first_moment_of_the_hours_to_before_the_last(moment, may_call):
    assert there(moment, VLADIVOSTOK).may_call is may_call


@pytest.mark.parametrize(
    ("moment", "may_call"),
    [
        ("2026-03-02T06:59", False),  # not yet nine in Kaliningrad
        ("2026-03-02T07:00", True),
        ("2026-03-02T08:59", True),
        ("2026-03-02T09:00", False),  # nine in the evening on Kamchatka
    ],
)
def test_where_several_zones_fit_people_are_called_only_if_all_allow_it(moment, may_call):
    assert there(moment, MOBILE).may_call is may_call


def test_the_hours_are_those_that_are_chosen():
    assert not there("2026-03-02T06:30", MOSCOW, hours=(time(10), time(20))).may_call
    assert there("2026-03-02T17:30", MOSCOW, hours=(time(10), time(23, 59))).may_call


def test_daylight_saving_abroad_is_heeded_and_kaliningrad_has_none():
    before, after = "2026-03-08T06:59", "2026-03-08T07:01"  # two in the morning in New York
    assert (shown(before, NEW_YORK), shown(after, NEW_YORK)) == ("01:59", "03:01")
    assert not there("2026-03-07T13:30", NEW_YORK).may_call
    assert there("2026-03-08T13:30", NEW_YORK).may_call
    assert shown("2026-03-02T10:00", KALININGRAD) == shown("2026-07-02T10:00", KALININGRAD) == "12:00"


def test_an_offset_is_certain_only_if_all_zones_have_it():
    times = LocalTimes(at("2026-06-01T10:00"))
    offsets = [times.offset(zones_of_phones([phone])) for phone in (VLADIVOSTOK, "+7 701 234-56-78", MOBILE)]
    assert offsets == [timedelta(hours=10), timedelta(hours=5), None]


def test_a_zone_whose_rules_this_computer_lacks_is_unknown(monkeypatch):
    rules = local_time._rules
    monkeypatch.setattr(local_time, "_rules", lambda zone: None if zone == "Asia/Kamchatka" else rules(zone))
    times = LocalTimes(at("2026-03-02T08:00"))
    assert times.at(zones_of_phones([MOBILE])) is None
    assert not times.may_call(zones_of_phones([MOBILE]))
    assert times.may_call(zones_of_phones([MOSCOW]))
