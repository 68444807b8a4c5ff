"""Change what only this program keeps, as part of an action: the due date of a list, the mark of a status.

Nothing is sent to the portal. The journal keeps it like any other write, so that the action is undone as a whole.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.bitrix24.methods.update_watch import UpdateWatch
from desktop.domain.journal import Entry, Outcome, Result
from desktop.domain.local_plans import DuePlan, DueWish, MarkPlan, MarkWish, plan_due, plan_mark
from desktop.domain.status_mark import Mark
from desktop.services.session import Session
from desktop.services.writing.write import Finding, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDue:
    """A due date, None for none."""

    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueEntry(Entry):
    """A change of the due date of a list."""

    action = "set-due"
    before: KeptDue = KeptDue()
    after: KeptDue = KeptDue()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkBefore:
    """The code of a status, the name by which it was `called`, and its previous mark, None for none."""

    code: str
    called: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAfter:
    """The mark of a status, None for none."""

    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkEntry(Entry):
    """A change of the mark of a status."""

    action = "mark-status"
    before: MarkBefore
    after: MarkAfter = MarkAfter()


@dataclass(frozen=True, slots=True)
class SetDue(Write[DuePlan, DueEntry, Result]):
    """Sets the day by which a list should be finished, or none."""

    entry = DueEntry
    wish: DueWish

    @property
    def key(self) -> Hashable:
        """The list whose due date it is."""
        return "due", self.wish.list_id

    @classmethod
    def again(cls, entry: DueEntry) -> "SetDue":
        """Return the change that an entry records."""
        return cls(DueWish(entry.list_id, entry.after.day))

    @classmethod
    def inverse(cls, entry: DueEntry) -> "Sequence[SetDue]":
        """Return the change that restores the previous date."""
        return [cls(DueWish(entry.list_id, entry.before.day))]

    async def plan(self, session: Session, shown: DuePlan | None = None, *, certain: bool = False) -> DuePlan:
        """Look up the present date."""
        return plan_due(self.wish, await session.history.due(self.wish.list_id))

    def intent(self, plan: DuePlan) -> tuple[KeptDue, KeptDue]:
        """Keep both dates."""
        return KeptDue(day=plan.before), KeptDue(day=plan.wish.day)

    async def send(self, session: Session, plan: DuePlan, watching: UpdateWatch | None) -> Result:
        """Set the date. Raises sqlite3.Error when the disk refuses."""
        await session.board.set_due(plan.list_id, plan.wish.day)
        return Result()

    @staticmethod
    async def found_out(
        session: Session, entry: DueEntry, sent: Result | None, watching: UpdateWatch | None = None
    ) -> Finding[Result]:
        """Look the date up again."""
        there = await session.history.due(entry.list_id)
        return Finding(Outcome.DONE if there == entry.after.day else Outcome.NOT_DONE, Result())


@dataclass(frozen=True, slots=True)
class MarkStatus(Write[MarkPlan, MarkEntry, Result]):
    """Marks a status, or removes its mark; the status may still have to be added."""

    entry = MarkEntry
    wish: MarkWish

    @property
    def key(self) -> Hashable:
        """The code of the status."""
        return "mark", self.wish.code

    @classmethod
    def again(cls, entry: MarkEntry) -> "MarkStatus":
        """Return the change that an entry records."""
        return cls(MarkWish(entry.before.code, entry.after.mark, entry.before.called))

    @classmethod
    def inverse(cls, entry: MarkEntry) -> "Sequence[MarkStatus]":
        """Return the change that restores the previous mark."""
        return [cls(MarkWish(entry.before.code, entry.before.mark, entry.before.called))]

    async def plan(self, session: Session, shown: MarkPlan | None = None, *, certain: bool = False) -> MarkPlan:
        """Look up the present mark."""
        return plan_mark(self.wish, session.marks.of(self.wish.code))

    def intent(self, plan: MarkPlan) -> tuple[MarkBefore, MarkAfter]:
        """Keep both marks."""
        wish = plan.wish
        return MarkBefore(code=wish.code, called=wish.called, mark=plan.before), MarkAfter(mark=wish.mark)

    async def send(self, session: Session, plan: MarkPlan, watching: UpdateWatch | None) -> Result:
        """Put the mark. Raises OSError when the disk refuses."""
        await session.marks.put(plan.wish.code, plan.wish.mark)
        return Result()

    @staticmethod
    async def found_out(
        session: Session, entry: MarkEntry, sent: Result | None, watching: UpdateWatch | None = None
    ) -> Finding[Result]:
        """Look the mark up again."""
        there = session.marks.of(entry.before.code)
        return Finding(Outcome.DONE if there is entry.after.mark else Outcome.NOT_DONE, Result())
