from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.history import Movement
from desktop.domain.list_state import ListState

NINE = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


def at(minute):
    return NINE + timedelta(minutes=minute)


def seen(minute, statuses, *, whole=True):
    """Return a reading of list 13 that took half a minute."""
    return ListState.read(13, statuses, at(minute), at(minute + 0.5), whole=whole)


def moved(*readings):
    """Return the last state and all movements: card id, before, after, and the minutes between which it happened."""
    state, movements = readings[0], []
    for reading in readings[1:]:
        state, more = state.then(reading)
        movements += more
    minutes = [
        ((m.not_before - NINE) / timedelta(minutes=1), (m.not_after - NINE) / timedelta(minutes=1)) for m in movements
    ]
    return state, [(m.card_id, m.before, m.after, *minute) for m, minute in zip(movements, minutes, strict=True)]


def test_who_moved_did_so_after_the_earlier_reading_began_and_before_the_later_had_ended():
    state, movements = moved(seen(0, {1: "A", 2: "A", 3: "A"}), seen(3, {2: "B", 3: "A", 4: "A"}))
    assert movements == [(1, "A", None, 0, 3.5), (2, "A", "B", 0, 3.5), (4, None, "A", 0, 3.5)]
    assert state == seen(3, {2: "B", 3: "A", 4: "A"})


def test_a_reading_that_may_have_missed_somebody_removes_nobody():
    state, movements = moved(seen(0, {1: "A", 2: "A"}), seen(3, {2: "B"}, whole=False))
    assert movements == [(2, "A", "B", 0, 3.5)]
    assert state.statuses == {1: "A", 2: "B"}


def test_whoever_was_missed_meanwhile_moved_after_the_reading_that_saw_them_last():
    partly = (seen(minute, {2: "A"}, whole=False) for minute in (3, 6))
    _, movements = moved(seen(0, {1: "A", 2: "A"}), *partly, seen(9, {1: "B", 2: "B"}, whole=False))
    assert movements == [(1, "A", "B", 0, 9.5), (2, "A", "B", 6, 9.5)]
    partly = (seen(minute, {2: "A"}, whole=False) for minute in (3, 6))
    _, movements = moved(seen(0, {1: "A", 2: "A"}), *partly, seen(9, {2: "A"}))
    assert movements == [(1, "A", None, 0, 9.5)]


def test_whoever_is_seen_again_is_no_longer_missed():
    readings = (seen(0, {1: "A"}), seen(3, {}, whole=False), seen(6, {1: "A"}, whole=False), seen(9, {1: "B"}))
    assert moved(*readings)[1] == [(1, "A", "B", 6, 9.5)]


def test_nobody_was_added_who_may_have_been_hidden_before():
    state, movements = moved(seen(0, {1: "A"}, whole=False), seen(3, {1: "A", 2: "A"}, whole=False))
    assert (movements, state.statuses) == ([], {1: "A", 2: "A"})
    assert moved(seen(0, {1: "A"}, whole=False), seen(3, {1: "A", 2: "A"}))[1] == []


def test_whoever_was_not_there_when_everybody_was_seen_was_added_since():
    _, movements = moved(seen(0, {1: "A"}), seen(3, {1: "A"}, whole=False), seen(6, {1: "A", 2: "A"}, whole=False))
    assert movements == [(2, None, "A", 0, 6.5)]


def test_a_moment_is_never_after_the_end():
    overtaken = ListState.read(13, {1: "B"}, at(5), at(2), whole=True)
    assert (overtaken.begun, overtaken.ended) == (at(5), at(5))
    state, movements = seen(4, {1: "A"}).then(ListState.read(13, {1: "B"}, at(2), at(3), whole=True))
    assert movements == [Movement(13, 1, "A", "B", at(3), at(3))]
    assert state.statuses == {1: "B"}


STATUSES = st.dictionaries(st.integers(1, 8), st.sampled_from("ABC"))


def replayed(statuses, movements):
    """Return the statuses after these movements."""
    now = dict(statuses)
    for movement in movements:
        assert now.get(movement.card_id) == movement.before
        now.pop(movement.card_id, None)
        if movement.after is not None:
            now[movement.card_id] = movement.after
    return now


@given(st.lists(STATUSES, min_size=1, max_size=8))
def test_movements_lead_from_the_first_reading_to_the_last(read):
    state, movements = seen(0, read[0]), []
    for minute, statuses in enumerate(read[1:], start=1):
        state, more = state.then(seen(minute, statuses))
        movements += more
    assert replayed(read[0], movements) == dict(state.statuses) == read[-1]


@given(STATUSES, st.lists(st.tuples(STATUSES, st.sets(st.integers(1, 8))), max_size=8))
def test_whatever_a_reading_misses_nothing_is_claimed_that_did_not_happen(first, later):
    """Whoever it says was removed, or added, was: and each status was there within the time that it names."""
    truth = [(at(0), first)]
    state = seen(0, first)
    for minute, (statuses, missed) in enumerate(later, start=1):
        truth.append((at(minute), statuses))
        shown = {card_id: status for card_id, status in statuses.items() if card_id not in missed}
        state, movements = state.then(seen(minute, shown, whole=not missed))
        for m in movements:
            within = [held.get(m.card_id) for moment, held in truth if m.not_before <= moment <= m.not_after]
            assert (within[0], within[-1]) == (m.before, m.after)
    assert all(state.statuses[card_id] == status for card_id, status in shown.items()) if later else True
