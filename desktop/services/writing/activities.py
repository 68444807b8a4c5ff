"""Change the activity of a call list, or delete it, which deletes the list: `crm.activity.*` (contract 4.8, 6.2)."""

from collections.abc import Awaitable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.bitrix24.line.reader import together
from desktop.bitrix24.methods import activities, call_lists
from desktop.bitrix24.methods.update_watch import UpdateWatch
from desktop.domain.call_list import Activity, FoundActivity
from desktop.domain.journal import NOTHING, Entry, Nothing, Outcome, Result
from desktop.domain.journal_entries import DeletionBefore, DeletionEntry, DeletionResult, Given
from desktop.domain.list_plans import (
    ActivityPlan,
    ActivityWish,
    DeletionPlan,
    likely_subjects,
    plan_activity,
    plan_deletion,
)
from desktop.services.participants import participants
from desktop.services.session import Session
from desktop.services.writing.write import Finding, Write, required

_WORDS = ("Обзвон", "Call list")
"""How Russian and English portals name a list; the words of other languages are learnt from activities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityValues(Given):
    """Values of an activity that change."""

    subject: str | None = None
    responsible_id: int | None = None
    completed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityBefore(ActivityValues):
    """Number of the activity (0 for a step planned before the activity exists), and its previous values."""

    activity: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEntry(Entry):
    """A change of the activity of a list."""

    action = "change-activity"
    before: ActivityBefore = ActivityBefore()
    after: ActivityValues


@dataclass(frozen=True, slots=True)
class ChangeActivity(Write[ActivityPlan, ActivityEntry, Result]):
    """A new subject or responsible user for a list, or its activity completed or reopened."""

    entry = ActivityEntry
    wish: ActivityWish

    @property
    def key(self) -> Hashable:
        """The list whose activity it is."""
        return "activity", self.wish.list_id

    @classmethod
    def again(cls, entry: ActivityEntry) -> "ChangeActivity":
        """Return the change that an entry records."""
        after = entry.after
        return cls(ActivityWish(entry.list_id, after.subject, after.responsible_id, after.completed))

    @classmethod
    def inverse(cls, entry: ActivityEntry) -> "Sequence[ChangeActivity]":
        """Return the change that restores the known previous values."""
        old = entry.before
        wish = ActivityWish(entry.list_id, old.subject, old.responsible_id, old.completed)
        return [cls(wish)] if wish != ActivityWish(entry.list_id) else []

    def wanted(self) -> ActivityValues:
        """Return the values wished for."""
        wish = self.wish
        return ActivityValues(subject=wish.subject, responsible_id=wish.responsible_id, completed=wish.completed)

    async def plan(
        self, session: Session, shown: ActivityPlan | None = None, *, certain: bool = False
    ) -> ActivityPlan:
        """Find the one activity of the list."""
        found = await activities.of_list(session.foreground, [self.wish.list_id])
        return plan_activity(self.wish, found, administrator=session.administrator)

    def intent(self, plan: ActivityPlan) -> tuple[ActivityBefore, ActivityValues]:
        """Keep the previous values of what changes."""
        changes: dict[str, Any] = plan.changes
        before = {name: getattr(plan.activity, name) for name in changes}
        return ActivityBefore(activity=required(plan.activity).id, **before), ActivityValues(**changes)

    async def send(self, session: Session, plan: ActivityPlan, watching: UpdateWatch | None) -> Result:
        """Change only the values that differ (crm.activity.update)."""
        changes: dict[str, Any] = plan.changes
        await activities.update(session.client, required(plan.activity).id, **changes)
        return Result()

    @staticmethod
    async def found_out(
        session: Session, entry: ActivityEntry, sent: Result | None, watching: UpdateWatch | None = None
    ) -> Finding[Result]:
        """Read the activity back and compare."""
        found = await _left(session, entry.before.activity)
        if found is None:
            return Finding(Outcome.UNKNOWN, Result())
        await session.learn.activity(entry.list_id, _plain(found, entry.list_id))
        as_wished = [getattr(found, name) == value for name, value in entry.after.given().items()]
        if all(as_wished):
            return Finding(Outcome.DONE, Result())
        if any(as_wished):
            return Finding(Outcome.UNKNOWN, Result())
        return Finding(Outcome.NOT_DONE, Result(passed_over=sent is not None))


@dataclass(frozen=True, slots=True)
class DeleteList(Write[DeletionPlan, DeletionEntry, DeletionResult]):
    """Deletes a list by deleting its activity: there is no other way, and REST continues to show the list."""

    entry = DeletionEntry
    list_id: int
    made_with: tuple[int, ...] | None = None
    """The people whom the list was made with, when its deletion undoes that."""

    @property
    def key(self) -> Hashable:
        """The list: no other write of the action changes its participants."""
        return "list", self.list_id

    @classmethod
    def again(cls, entry: DeletionEntry) -> "DeleteList":
        """Return the deletion that an entry records."""
        return cls(entry.list_id)

    async def plan(
        self, session: Session, shown: DeletionPlan | None = None, *, certain: bool = False
    ) -> DeletionPlan:
        """Read the list, which the journal keeps, and find its activity both by number and by subject."""
        reader = session.foreground
        subjects = likely_subjects(self.list_id, session.known.activities, _WORDS)
        parts: list[Awaitable[Any]] = [
            call_lists.call_list(reader, self.list_id),
            participants(session, self.list_id, twice=certain),
            activities.of_list(reader, [self.list_id]),
            *(activities.by_subject(reader, subject) for subject in subjects),
        ]
        call_list, membership, associated, *by_subject = await together(parts)
        named: dict[int, FoundActivity] = {found.id: found for part in by_subject for found in part}
        await session.learn.members_if_all(membership)
        return plan_deletion(
            call_list,
            membership,
            associated,
            named.values(),
            administrator=session.administrator,
            made_with=self.made_with,
        )

    def covers(self, shown: DeletionPlan, fresh: DeletionPlan) -> bool:
        """Return whether the activity is unchanged and nobody has since come to the list or got a result."""
        return shown.covers(fresh) and _traits(required(shown.activity)) == _traits(required(fresh.activity))

    def intent(self, plan: DeletionPlan) -> tuple[DeletionBefore, Nothing]:
        """Keep everything needed to make the list again."""
        activity = required(plan.activity)
        before = DeletionBefore(
            activity=activity.id,
            subject=activity.subject,
            responsible=activity.responsible_id,
            kind=plan.call_list.kind,
            form=plan.call_list.form_id,
            members=tuple((participant.card_id, participant.status) for participant in plan.membership.participants),
        )
        return before, NOTHING

    async def send(self, session: Session, plan: DeletionPlan, watching: UpdateWatch | None) -> DeletionResult:
        """Delete the activity (crm.activity.delete)."""
        await activities.delete(session.client, required(plan.activity).id)
        return DeletionResult()

    @staticmethod
    async def found_out(
        session: Session, entry: DeletionEntry, sent: DeletionResult | None, watching: UpdateWatch | None = None
    ) -> Finding[DeletionResult]:
        """Check whether the activity is gone.

        To a non-administrator, an activity reassigned to another user looks deleted as well. So without the portal's
        answer the outcome stays unknown, and the result is `unseen`.
        """
        if await _left(session, entry.before.activity) is not None:
            return Finding(Outcome.NOT_DONE, DeletionResult(passed_over=sent is not None))
        await session.learn.activity(entry.list_id, None)
        if sent is None and not session.administrator:
            return Finding(Outcome.UNKNOWN, DeletionResult(unseen=True))
        return Finding(Outcome.DONE, DeletionResult())


def _traits(activity: Activity) -> tuple[object, ...]:
    return activity.id, activity.subject, activity.responsible_id, activity.completed


async def _left(session: Session, number: int) -> FoundActivity | None:
    """Return the activity of a write, None when it is gone."""
    gone_code = session.facts.facts.gone_code
    return await activities.get(session.foreground, number, gone_code=gone_code)


def _plain(found: FoundActivity, list_id: int) -> Activity:
    return Activity(found.id, list_id, found.subject, found.responsible_id, found.completed)
