"""What is known of the results of the person who is selected, and whether it is being read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from desktop.domain.card import User
from desktop.domain.problem import Problem
from desktop.domain.results import ClientResults


class Reading(Enum):
    """How far the reading of results has come."""

    LOADING = auto()
    DONE = auto()
    OFFLINE = auto()
    """The portal can't be reached; it is asked again when it answers."""
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class ShownResults:
    """What the side panel shows of the results of one person: `results` are None until they were read once.

    `since` is when the list was created. `users` and `forms` are names by number, `problem` says why reading failed.
    """

    reading: Reading
    results: ClientResults | None = None
    since: datetime | None = None
    users: Mapping[int, User] = field(default_factory=dict)
    forms: Mapping[int, str] = field(default_factory=dict)
    problem: Problem | None = None
