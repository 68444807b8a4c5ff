"""The board works out figures when something they are made of has changed, and otherwise keeps them."""

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.domain.call_list import CONTACT, CallList, Membership, Participant
from desktop.domain.figures import Forecast, NotYet, Standing
from desktop.domain.history import Movement
from desktop.domain.portal import Known
from desktop.domain.preferences import Preferences
from desktop.domain.status import IN_WORK, SUCCESS
from desktop.services import board as board_module
from desktop.services.board import Board
from desktop.services.learning import Change
from desktop.store.history import History

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NINE = datetime(2026, 8, 3, 9, tzinfo=UTC)
NOON = NINE + 3 * HOUR
PEOPLE = 40


class World:
    """What a board is made of, and how often it works out figures and forecasts."""

    def __init__(self, history):
        self.history = history
        self.known, self.now, self.preferences = Known(), NOON, Preferences()
        self.told = self.figures = self.forecasts = 0
        for list_id in (13, 14):
            self.known.call_lists[list_id] = CallList(list_id, CONTACT, NINE, 29, None)
        self.board = Board(
            history,
            known=lambda: self.known,
            now=lambda: self.now,
            zone=lambda: UTC,
            preferences=lambda: self.preferences,
        )
        self.board.subscribe(self.tell)

    def tell(self):
        self.told += 1

    def read(self, done=0, *, at=NOON, list_id=13):
        """Let the board hear of a reading in which the first participants have a result."""
        statuses = [SUCCESS] * done + [IN_WORK] * (PEOPLE - done)
        people = tuple(Participant(card_id, status) for card_id, status in enumerate(statuses))
        self.known.memberships[list_id] = Membership(list_id, people, True, False, True, at, at - MINUTE)
        self.board.take(Change(members=frozenset({list_id})))

    def move(self, *movements):
        self.board.take(Change(movements=movements))


def moved(card_id, minute=0, *, list_id=13, before=IN_WORK, after=SUCCESS):
    """Return a movement that was noticed so many minutes after nine."""
    at = NINE + minute * MINUTE
    return Movement(list_id, card_id, before, after, at - 3 * MINUTE, at)


def morning(count=20):
    return [moved(card_id, 8 * card_id) for card_id in range(1, count + 1)]


@pytest.fixture
def world(tmp_path, monkeypatch):
    """Return a context with a board whose list 13 was read at nine and at noon."""

    @asynccontextmanager
    async def opened():
        async with History(tmp_path / "acme.history.sqlite") as history:
            made = World(history)

            def figures_of(*values):
                made.figures += 1
                return figures(*values)

            def counted_forecast(*values, **more):
                made.forecasts += 1
                return forecast(*values, **more)

            monkeypatch.setattr(board_module, "figures_of", figures_of)
            monkeypatch.setattr("desktop.domain.forecast.forecast", counted_forecast)
            made.read(at=NINE)
            made.read()
            made.told = 0
            yield made

    figures = board_module.figures_of
    from desktop.domain.forecast import forecast

    return opened()


async def test_figures_are_kept_while_nothing_changes(world):
    first = world.board.of(13)
    world.now += 30 * timedelta(seconds=1)
    world.board.of_all([13])
    assert world.board.of(13) is first
    assert world.figures == 1


async def read_again(world):
    world.read(1)


async def somebody_moves(world):
    world.move(moved(1))


async def a_call_explains(world):
    world.board.explained([replace(world.board.movements([13], NINE - HOUR)[0], happened=NINE)])


async def a_rule_changes(world):
    world.preferences = replace(world.preferences, stuck_hours=world.preferences.stuck_hours + 1)


async def somebody_looks(world):
    await world.board.look_at([13])


async def a_due_date_is_set(world):
    await world.board.set_due(13, NOON.date())


async def a_minute_passes(world):
    world.now += MINUTE


async def the_list_is_a_draft(world):
    world.known.call_lists[13] = replace(world.known.call_lists[13], kind=0)


async def a_forecast_comes(world):
    await world.board.look_ahead()


@pytest.mark.parametrize(
    "change",
    [
        read_again,
        somebody_moves,
        a_call_explains,
        a_rule_changes,
        somebody_looks,
        a_due_date_is_set,
        a_minute_passes,
        the_list_is_a_draft,
        a_forecast_comes,
    ],
)
async def test_figures_are_worked_out_anew_when_something_changes(world, change):
    world.move(*morning())
    world.board.of(13)
    await change(world)
    world.board.of(13)
    assert world.figures == 2


async def test_other_lists_keep_their_figures(world):
    world.read(list_id=14)
    other = world.board.of(14)
    world.move(moved(1))
    await world.board.look_at([13])
    world.board.explained([replace(moved(1), happened=NINE)])
    assert world.board.of(14) is other


async def test_who_moved_is_told_until_the_supervisor_looks(world):
    world.move(moved(1), moved(2), moved(3, before=None, after=IN_WORK))
    assert world.board.moved(13) == {1, 2, 3}
    world.move(moved(2, 3, before=SUCCESS, after=IN_WORK))
    assert world.board.moved(13) == {1, 3}
    assert world.board.of(13).moved == 2
    told = world.told
    await world.board.look_at([13])
    assert (world.board.moved(13), world.board.of(13).moved) == (frozenset(), 0)
    assert world.told == told + 1


async def test_movements_come_in_the_order_in_which_they_were_noticed(world):
    world.move(moved(1, 10), moved(5, 30))
    world.move(moved(2, 20, list_id=14))
    found = world.board.movements([13, 14], NINE + 15 * MINUTE)
    assert [movement.card_id for movement in found] == [2, 5]
    assert world.board.movements([14], NINE + 25 * MINUTE) == []


async def test_explained_movements_replace_the_others(world):
    world.move(moved(1, 10), moved(2, 10), moved(1, 20))
    exact = replace(moved(1, 10), happened=NINE + 8 * MINUTE, operator_id=7)
    world.board.explained([exact, replace(moved(9, 10), happened=NINE)])
    assert world.board.movements([13], NINE) == [exact, moved(2, 10), moved(1, 20)]
    assert world.board.of(13).operators == ((7, 1),)


async def test_a_due_date_stays_after_a_restart(world):
    await world.board.set_due(13, date(2026, 8, 20))
    assert world.board.of(13).due == date(2026, 8, 20)
    again = World(world.history)
    await again.board.load()
    assert again.board.of(13).due == date(2026, 8, 20)
    await again.board.set_due(13, None)
    assert again.board.of(13).due is None


async def test_what_the_history_remembers_is_loaded(world):
    statuses = dict.fromkeys(range(PEOPLE), IN_WORK)
    await world.history.record(13, statuses, NINE - MINUTE, NINE)
    [movement] = await world.history.record(13, statuses | {1: SUCCESS}, NOON - HOUR, NOON)
    again = World(world.history)
    again.known = world.known
    await again.board.load()
    assert again.board.movements([13], NINE) == [movement]
    assert again.board.moved(13) == {1}
    assert again.board.of(13).done_today.sure == 1
    assert again.told == 1


async def test_a_list_that_is_not_known_has_no_figures(world):
    with pytest.raises(KeyError):
        world.board.of(99)
    assert world.board.of_all([99, 13]).lists == 1
    summing = world.board.summing([99, 13])
    assert [next(summing), next(summing)] == [None, None]
    with pytest.raises(StopIteration) as end:
        next(summing)
    assert end.value.value == world.board.of_all([99, 13])
    assert world.board.moved(99) == frozenset()


async def test_forecasts_come_when_they_are_worked_out_and_are_told(world):
    world.move(*morning())
    world.read(20)
    assert world.board.of(13).forecast == NotYet()
    assert (world.forecasts, world.board.foreseen) == (0, False)
    told = world.told
    await world.board.look_ahead()
    first = world.board.of(13).forecast
    assert isinstance(first, Forecast)
    assert (world.forecasts, world.board.foreseen, world.told) == (1, True, told + 1)
    await world.board.look_ahead()
    assert (world.forecasts, world.told) == (1, told + 1)
    world.move(moved(21, 170))
    world.read(21)
    assert world.board.of(13).forecast is first, "the last one stays until there is another"
    await world.board.look_ahead()
    assert world.forecasts == 2


async def test_a_forecast_is_worked_out_anew_with_the_rules_and_with_time(world):
    world.move(*morning())
    await world.board.look_ahead()
    world.now += MINUTE
    await world.board.look_ahead()
    assert world.forecasts == 1
    world.now += 10 * MINUTE
    await world.board.look_ahead()
    world.preferences = replace(world.preferences, stuck_hours=5)
    await world.board.look_ahead()
    assert world.forecasts == 3


async def test_no_time_is_spent_on_lists_that_nobody_works_on(world):
    world.move(*morning())
    world.read(PEOPLE)
    await world.board.look_ahead()
    await the_list_is_a_draft(world)
    world.read(20)
    await world.board.look_ahead()
    assert world.forecasts == 0
    assert world.board.of(13).standing is Standing.OTHER


async def test_a_list_that_is_finished_has_no_forecast_any_more(world):
    world.move(*morning())
    await world.board.look_ahead()
    world.read(PEOPLE)
    assert world.board.of(13).forecast == NotYet()


async def test_loading_makes_all_forecasts_out_of_date(world):
    await world.board.look_ahead()
    await world.board.load()
    assert not world.board.foreseen


async def test_who_no_longer_listens_is_told_nothing(world):
    heard = []
    end = world.board.subscribe(lambda: heard.append(1))
    world.read(1)
    end()
    world.read(2)
    assert heard == [1]
