from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.domain.figures import Count, Forecast, LastResult, NotYet, Pace, Standing
from desktop.ui import figure_words
from tests.boards import ZONE, figures, hours

NOW = datetime(2026, 11, 30, 14, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def english(qapp):
    from desktop import app

    app.dress(qapp, language="en", theme_name="light")


def at(day, hour, minute=0, month=12, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def forecast(early, late):
    return Forecast(early, early, late)


@pytest.mark.parametrize(
    ("early", "late", "text"),
    [
        (at(30, 16, 43, 11), at(30, 17, 21, 11), "today 16:40–17:30"),
        (at(30, 16, 40, 11), at(30, 17, 30, 11), "today 16:40–17:30"),
        (at(30, 22, 5, 11), at(30, 23, 59, 11), "today 22:00–24:00"),
        (at(1, 11, 20), at(1, 14, 10), "tomorrow 11–15"),
        (at(1, 11), at(1, 14), "tomorrow 11–14"),
        (at(4, 9, 30), at(4, 17, 30), "4 Dec 9–18"),
        (at(30, 16, month=11), at(1, 10), "today–tomorrow"),
        (at(1, 16), at(4, 10), "tomorrow – 4 Dec"),
        (at(3, 16), at(5, 10), "3–5 Dec"),
        (at(30, 16), at(2, 10, month=1, year=2027), "30 Dec – 2 Jan 2027"),
        (at(3, 16), None, "not before 3 Dec"),
    ],
)
def test_the_end_is_a_range_in_short_words_that_never_claims_more_than_the_forecast(early, late, text):
    assert figure_words.finish_text(forecast(early, late), NOW, ZONE) == text


def test_moments_are_shown_in_the_portals_zone_whatever_they_are_in():
    now, early, late = at(30, 0, 30, 11), at(30, 9, 20, 11), at(30, 10, 10, 11)
    for zone in (UTC, ZONE, None):
        there = [moment.astimezone(zone) for moment in (now, early, late)]
        assert figure_words.finish_text(forecast(*there[1:]), there[0], ZONE) == "today 09:20–10:10"
    assert "9:20" in figure_words.finish_explained(forecast(early, late), ZONE)
    assert "today at 09:20" in figure_words.not_yet_explained(NotYet(early), now, ZONE)
    last = LastResult("SUCCESS", early, exact=True, operator_id=None)
    assert "9:20" in figure_words.last_explained(last, "Success", "", ZONE)
    [begin] = hours(7)
    assert figure_words.hours_spoken(figures(1, hours=[begin]), ZONE) == f"{begin.begin.astimezone(ZONE):%H:%M} – 7"


@pytest.mark.parametrize(
    ("count", "short", "spoken"),
    [
        (Count(214), "214", "214"),
        (Count(214, 12), "214–226", "214, up to 12 more unknown"),
        (Count(0, 1200), "0–1,200", "0, up to 1,200 more unknown"),
    ],
)
def test_what_is_not_known_exactly_is_a_range(count, short, spoken):
    assert (figure_words.count(count), figure_words.count_spoken(count)) == (short, spoken)


@pytest.mark.parametrize(("value", "text"), [(0.0, "0"), (4.5, "4.5"), (4.04, "4"), (9.96, "10"), (38.4, "38")])
def test_a_pace_below_ten_has_a_decimal(value, text):
    assert figure_words.per_hour(value) == text


def test_the_pace_that_counts_is_that_of_the_last_hour_even_if_it_is_none():
    assert figure_words.current(Pace(0.0, 12.0, 20.0)) == 0.0
    assert figure_words.current(Pace(None, 12.0, 20.0)) == 12.0
    assert figure_words.current(Pace(None, None, 20.0)) is None


@pytest.mark.parametrize(
    ("minutes", "exact", "text"),
    [(2, True, "2 min ago"), (2, False, "≥\N{NO-BREAK SPACE}2 min ago"), (0, False, "just now")],
)
def test_a_result_whose_moment_is_not_known_is_at_least_that_old(minutes, exact, text):
    last = LastResult("SUCCESS", NOW - timedelta(minutes=minutes), exact, None)
    assert figure_words.last_text(last, NOW) == text


@pytest.mark.parametrize(
    ("standing", "still", "text"),
    [
        (Standing.STUCK, timedelta(hours=3, minutes=50), "stuck 3 h"),
        (Standing.STUCK, timedelta(minutes=40), "stuck 40 min"),
        (Standing.STUCK, None, "stuck"),
        (Standing.LATE, timedelta(hours=3), "late"),
        (Standing.IN_PROGRESS, timedelta(hours=3), "in progress"),
        (Standing.FINISHED, None, "finished"),
        (Standing.OTHER, None, ""),
    ],
)
def test_how_a_list_stands(standing, still, text):
    assert figure_words.standing(standing, still) == text


def test_why_a_list_is_late_or_stuck_is_told():
    late = figures(1, Standing.LATE, due=date(2026, 12, 3))
    stuck = figures(1, Standing.STUCK, still=timedelta(hours=2, minutes=5))
    assert figure_words.standing_explained(late).startswith("Due ")
    assert "2 h 5 min" in figure_words.standing_explained(stuck)
    assert figure_words.standing_explained(figures(1)) == ""


def test_when_there_will_be_a_forecast_is_told_if_it_is_known():
    since = NotYet(at(1, 11, 5))
    assert "tomorrow at 11:05" in figure_words.not_yet_explained(since, NOW, ZONE)
    assert "as soon as somebody calls" in figure_words.not_yet_explained(NotYet(), NOW, ZONE)
