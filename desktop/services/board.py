"""The board: the figures of all call lists now, worked out from what is known and what the history remembers."""

from collections.abc import Callable, Iterable
from datetime import datetime

from desktop.domain.figures import Figures, ListFigures
from desktop.domain.history import Movement
from desktop.domain.working_hours import WorkingHours


class Board:
    """Owned by the session. Answers from memory, at once; never asks the portal."""

    @property
    def hours(self) -> WorkingHours:
        """When operators work, in the portal's zone, as the settings say now."""
        raise NotImplementedError

    @property
    def now(self) -> datetime:
        """The present moment by the portal's clock."""
        raise NotImplementedError

    def of(self, list_id: int) -> ListFigures:
        """Return the figures of a list now; KeyError when the list is not known."""
        raise NotImplementedError

    def of_all(self, list_ids: Iterable[int]) -> Figures:
        """Return the sums of these lists now."""
        raise NotImplementedError

    def moved(self, list_id: int) -> frozenset[int]:
        """Return who of a list changed since the supervisor looked last, by card id."""
        raise NotImplementedError

    def movements(self, list_ids: Iterable[int], since: datetime) -> list[Movement]:
        """Return what happened in these lists since a moment, the earliest first."""
        raise NotImplementedError

    async def look_at(self, list_ids: Iterable[int]) -> None:
        """Note that the supervisor has seen what moved in these lists."""
        raise NotImplementedError

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when figures have changed; returns a function that ends the subscription."""
        raise NotImplementedError
