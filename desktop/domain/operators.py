"""What operators did in a time: how often they called, how long they talked, how many people became done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.domain.figures import Count
from desktop.domain.results import ClientCall


@dataclass(frozen=True, slots=True)
class CallsOfTime:
    """The outgoing calls of a time that this user may see, oldest first.

    `hidden`: calls of others are missing, as this user may see only some. `at` is the portal's clock when it
    answered.
    """

    calls: tuple[ClientCall, ...]
    hidden: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class HourOfCalls:
    """The calls that an operator began in the hour from `begin` (aware), and how many of them were answered."""

    begin: datetime
    calls: int
    answered: int


@dataclass(frozen=True, slots=True)
class OperatorWork:
    """What one operator did in a time.

    `done` are the people who became done by this operator's call, as far as the history knows. `last` is the end of
    the last call, None without any. `hours` are those in which there were calls.
    """

    operator_id: int
    calls: int
    answered: int
    talked: timedelta
    done: Count
    last: datetime | None
    hours: tuple[HourOfCalls, ...] = ()

    @property
    def share_answered(self) -> float | None:
        """The share of calls that were answered, 0.0 to 1.0; None without calls."""
        return self.answered / self.calls if self.calls else None
