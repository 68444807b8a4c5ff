"""The forecast's range holds the truth in about 80 of 100 cases, on simulated weeks of every kind."""

import pytest


@pytest.fixture
def calibration(script):
    return script("calibration")


def measured(calibration, seeds):
    """Return for each scenario the share of cases with a forecast, and the share of these that hold the truth."""
    shares, everything = {}, []
    for name in (*calibration.SCENARIOS, calibration.BY_DAY):
        found = list(calibration.cases(name, seeds))
        made = [case for case in found if case is not None]
        shares[name] = len(made) / len(found), calibration.coverage(made)
        everything += made
    return shares, calibration.coverage(everything)


def test_the_range_holds_the_truth_about_as_often_as_it_says(calibration):
    shares, overall = measured(calibration, range(1, 9))
    assert 0.7 <= overall <= 0.95
    assert all(held >= 0.5 for _, held in shares.values()), shares


@pytest.mark.long
def test_the_range_holds_the_truth_as_often_as_it_says(calibration):
    shares, overall = measured(calibration, range(20_000, 20_150))
    assert 0.75 <= overall <= 0.9
    assert all(0.7 <= held <= 0.96 for _, held in shares.values()), shares
    assert all(made >= 0.85 for made, _ in shares.values()), shares


def test_a_simulated_list_is_finished_when_the_last_one_is_done(calibration):
    for scenario in calibration.SCENARIOS.values():
        for simulated in scenario(calibration.Random(1)):
            came = sum(-change for _, change in simulated.changes if change < 0)
            done = sum(change for _, change in simulated.changes if change > 0)
            assert simulated.size + came == done
            assert simulated.end == simulated.changes[-1][0]


def test_what_is_seen_of_a_simulated_list_is_what_happened_up_to_the_last_reading(calibration):
    [simulated] = calibration.SCENARIOS["topped up"](calibration.Random(2))
    hours = [hour for hour, _ in simulated.changes]
    for by_day in (False, True):
        known = calibration.seen(simulated, hours[len(hours) // 2], by_day=by_day)
        assert known.hour == pytest.approx(calibration.hour_of(known.read_at), abs=1e-6)
        before = [change for hour, change in simulated.changes if hour < known.hour]
        assert known.left == simulated.size - sum(before)
        assert len(known.movements) == sum(map(abs, before))
        assert all(movement.not_before < movement.not_after <= known.read_at for movement in known.movements)
