"""The board: the figures of all call lists now, worked out from what is known and what the history remembers."""

import asyncio
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

from desktop.domain.call_list import Visibility
from desktop.domain.counting import MEMORY
from desktop.domain.figures import Figures, Forecast, ListFigures, NotYet
from desktop.domain.history import Movement, Remembered, unseen_after
from desktop.domain.list_figures import Basis, Counted, Rules, figures_of, sums
from desktop.domain.overview import list_row
from desktop.domain.portal import Known
from desktop.domain.preferences import Preferences
from desktop.domain.working_hours import WorkingHours
from desktop.services.learning import Change
from desktop.store.history import History

_KEPT, _FORECAST_KEPT = 60, 600
"""Seconds for which figures are kept if nothing else changes, as they tell the time; forecasts, which take longer to
work out, change less with it."""
_AT_ONCE = 200
"""Lists that are looked through between two turns of the loop to find those without a forecast: 2 ms."""
_NOTHING = Remembered()
"""What is remembered of a list that was never read."""
_BREATH = 0.001
"""Seconds between two forecasts, in which the window draws: one takes some 6 ms with two weeks of history."""


class Board:
    """Owned by the session, which tells it what changed. Answers from memory, at once; never asks the portal.

    Forecasts take too long to answer at once: `look_ahead` works them out, and until then the last ones stay.
    `known` returns what is known, `now` the portal's time, `zone` the portal's zone, `preferences` the supervisor's
    choices, each as it is at the moment.
    """

    def __init__(
        self,
        history: History,
        *,
        known: Callable[[], Known],
        now: Callable[[], datetime],
        zone: Callable[[], tzinfo],
        preferences: Callable[[], Preferences],
    ) -> None:
        self._history = history
        self._known, self._now, self._zone, self._preferences = known, now, zone, preferences
        self._movements: dict[int, list[Movement]] = {}
        self._lists: dict[int, Remembered] = {}
        self._versions = Counter[int]()
        """How often the movements of a list have changed."""
        self._bases: dict[int, tuple[object, Basis]] = {}
        self._counted: dict[int, tuple[object, Counted]] = {}
        self._forecasts: dict[int, tuple[object, Forecast | NotYet]] = {}
        self.foreseen = False
        """Whether all forecasts have been worked out since the history was loaded."""
        self._kept_rules: tuple[object, Rules] | None = None
        self._listeners: list[Callable[[], None]] = []

    async def load(self) -> None:
        """Load what the history remembers, before anything else is read. Raises sqlite3.Error.

        That is before the portal's clock is heard: this computer's may be fast, so the last reading counts as well.
        """
        now = self._now()
        read_at = max((membership.read_at for membership in self._known().memberships.values()), default=now)
        recent = await self._history.recent(min(now, read_at) - MEMORY)
        self._movements = {list_id: list(found) for list_id, found in recent.movements.items()}
        self._lists = dict(recent.lists)
        self._versions.update(recent.movements.keys())
        self.foreseen = False
        self._tell()

    async def look_ahead(self) -> None:
        """Work out the forecasts that are out of date, one in each turn of the loop."""
        before, kept = self.foreseen, dict(self._forecasts)
        try:
            for place, list_id in enumerate(list(self._known().call_lists)):
                worked = list_id in self._known().call_lists and self._foresee(list_id)
                if worked or not place % _AT_ONCE:
                    await asyncio.sleep(_BREATH)
            self.foreseen = True
        finally:
            if before != self.foreseen or kept != self._forecasts:
                self._tell()

    def take(self, change: Change) -> None:
        """Take in what changed."""
        for list_id in change.members:
            before, membership = self._remembered(list_id), self._known().memberships.get(list_id)
            if before.since is None and membership is not None:
                self._lists[list_id] = replace(before, since=membership.begun)
        for movement in change.movements:
            self._movements.setdefault(movement.list_id, []).append(movement)
        self._versions.update(change.moved)
        for list_id in change.moved:
            before = self._remembered(list_id)
            moved = [movement for movement in change.movements if movement.list_id == list_id]
            self._lists[list_id] = replace(before, unseen=unseen_after(before.unseen, moved))
        if change.overview or change.members or change.movements:
            self._tell()

    @property
    def hours(self) -> WorkingHours:
        """When operators work, in the portal's zone, as the settings say now."""
        return self._rules().hours

    @property
    def now(self) -> datetime:
        """The present moment by the portal's clock."""
        return self._now()

    def of(self, list_id: int) -> ListFigures:
        """Return the figures of a list now; KeyError when the list is not known."""
        return self._count(list_id, self._rules(), self._now()).figures

    def of_all(self, list_ids: Iterable[int]) -> Figures:
        """Return the sums of these lists now; those that are not known are left out.

        It takes long if their figures were not asked for before: 0.1 s for 1 500 lists, otherwise 6 ms.
        """
        known, rules, now = self._known().call_lists, self._rules(), self._now()
        return sums((self._count(list_id, rules, now) for list_id in list_ids if list_id in known), now)

    def summing(self, list_ids: Iterable[int]) -> Generator[None, None, Figures]:
        """Work out the same, one list in each step."""
        known, rules, now, counted = self._known(), self._rules(), self._now(), list[Counted]()
        for list_id in list_ids:
            if list_id in known.call_lists:
                counted.append(self._count(list_id, rules, now))
            yield
        return sums(counted, now)

    def moved(self, list_id: int) -> frozenset[int]:
        """Return who of a list changed since the supervisor looked last, by card id."""
        return frozenset(self._remembered(list_id).unseen)

    def since(self, list_id: int) -> datetime | None:
        """Return when the first reading of a list began; None if it was never read."""
        return self._remembered(list_id).since

    def movements(self, list_ids: Iterable[int], since: datetime) -> list[Movement]:
        """Return what may have happened in these lists since a moment, in the order in which it was noticed."""
        found = [
            movement
            for list_id in list_ids
            for movement in self._movements.get(list_id, ())
            if movement.latest >= since
        ]
        return sorted(found, key=lambda movement: (movement.not_after, movement.latest))

    def explained(self, movements: Iterable[Movement]) -> None:
        """Take in movements whose exact moment is known by now."""
        for movement in movements:
            those = self._movements.get(movement.list_id, [])
            place = bisect_left(those, movement.not_after, key=lambda other: other.not_after)
            while place < len(those) and those[place].not_after == movement.not_after:
                if those[place].card_id == movement.card_id:
                    those[place] = movement
                    self._versions[movement.list_id] += 1
                place += 1
        self._tell()

    async def look_at(self, list_ids: Iterable[int]) -> None:
        """Note that the supervisor has seen what moved in these lists. Raises sqlite3.Error."""
        seen = list(list_ids)
        for list_id in seen:
            self._lists[list_id] = replace(self._remembered(list_id), unseen={})
        self._tell()
        await self._history.see(seen)

    async def set_due(self, list_id: int, day: date | None) -> None:
        """Set the day by which a list should be finished; None for no day. Raises sqlite3.Error."""
        self._lists[list_id] = replace(self._remembered(list_id), due=day)
        self._tell()
        await self._history.set_due(list_id, day)

    async def forget(self, list_id: int) -> None:
        """Forget what happened in a list and its due date; its next reading is its first. Raises sqlite3.Error."""
        await self._history.forget(list_id)
        for kept in (self._movements, self._lists, self._forecasts):
            kept.pop(list_id, None)
        self._versions[list_id] += 1
        self._tell()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when figures have changed; returns a function that ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self) -> None:
        for listener in list(self._listeners):
            listener()

    def _remembered(self, list_id: int) -> Remembered:
        return self._lists.get(list_id, _NOTHING)

    def _rules(self) -> Rules:
        made_of = self._preferences(), self._zone()
        if self._kept_rules is None or self._kept_rules[0] != made_of:
            chosen, zone = made_of
            self._kept_rules = made_of, Rules(chosen.working_hours(zone), timedelta(hours=chosen.stuck_hours))
        return self._kept_rules[1]

    def _basis(self, list_id: int) -> Basis:
        """Return what the figures of a list are made of, the same one as long as nothing of it changes."""
        row = list_row(self._known(), list_id, tallied=False)
        membership, remembered = row.membership, self._remembered(list_id)
        made_of = membership, row.visibility, remembered, self._versions[list_id]
        kept = self._bases.get(list_id)
        if kept is not None and kept[0] == made_of:
            return kept[1]
        basis = Basis(
            list_id,
            row.visibility,
            None if membership is None else membership.columns.counts,
            self._movements.get(list_id, []),
            begins=remembered.since,
            read_at=membership.read_at if membership else None,
            unseen=len(remembered.unseen),
            due=remembered.due,
        )
        self._bases[list_id] = made_of, basis
        self._counted.pop(list_id, None)
        return basis

    def _count(self, list_id: int, rules: Rules, now: datetime) -> Counted:
        """Return the figures of a list, worked out anew when something they are made of has changed."""
        basis = self._basis(list_id)
        expected = self._forecasts[list_id][1] if basis.left and list_id in self._forecasts else NotYet()
        made_of = expected, rules, (now.timestamp() + list_id) // _KEPT  # not all lists at the same moment
        kept = self._counted.get(list_id)
        if kept is not None and kept[0] == made_of:
            return kept[1]
        counted = figures_of(basis, expected, now, rules)
        self._counted[list_id] = made_of, counted
        return counted

    def _foresee(self, list_id: int) -> bool:
        """Work out the forecast of a list that somebody works on, unless the kept one is of the same things."""
        basis, rules = self._basis(list_id), self._rules()
        if basis.visibility is not Visibility.ACTIVE or basis.read_at is None or not basis.left:
            return False
        age = self._now().timestamp() // _FORECAST_KEPT
        made_of = rules, basis.left, basis.total, self._versions[list_id], age
        kept = self._forecasts.get(list_id)
        if kept is not None and kept[0] == made_of:
            return False
        from desktop.domain.forecast import forecast

        found = forecast(
            basis.movements, left=basis.left, total=basis.total, read_at=basis.read_at, hours=rules.hours
        )
        self._forecasts[list_id] = made_of, found
        return True
