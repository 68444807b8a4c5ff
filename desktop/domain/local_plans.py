"""What changing something that only this program keeps will do: the due date of a list, the mark of a status."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.objection import Objection
from desktop.domain.plans import Plan
from desktop.domain.status_mark import Mark


@dataclass(frozen=True, slots=True)
class DueWish:
    """The due date wished for a list; None for none."""

    list_id: int
    day: date | None


@dataclass(frozen=True, slots=True)
class DuePlan(Plan):
    """The due date of a list will be the wished one instead of `before`, which is None for none."""

    wish: DueWish
    before: date | None
    objections: tuple[Objection, ...] = ()

    @property
    def list_id(self) -> int:
        """Number of the call list."""
        return self.wish.list_id

    def covers(self, fresh: "DuePlan") -> bool:
        """Return whether a fresh plan changes the same date into the same one."""
        return self == fresh


def plan_due(wish: DueWish, before: date | None) -> DuePlan:
    """Work out a change of a due date."""
    return DuePlan(wish, before, (Objection.NOTHING_TO_DO,) if wish.day == before else ())


@dataclass(frozen=True, slots=True)
class MarkWish:
    """The mark wished for the status with this code, which is `called` so, "" if that is unknown; None for none."""

    code: str
    mark: Mark | None
    called: str = ""


@dataclass(frozen=True, slots=True)
class MarkPlan(Plan):
    """The mark of a status will be the wished one instead of `before`, which is None for none."""

    wish: MarkWish
    before: Mark | None
    objections: tuple[Objection, ...] = ()

    def covers(self, fresh: "MarkPlan") -> bool:
        """Return whether a fresh plan changes the same mark into the same one."""
        return self == fresh


def plan_mark(wish: MarkWish, before: Mark | None) -> MarkPlan:
    """Work out a change of a mark."""
    return MarkPlan(wish, before, (Objection.NOTHING_TO_DO,) if wish.mark is before else ())
