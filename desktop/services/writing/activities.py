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
from desktop.services.writing.write import Finding, Write

_WORDS = ("Обзвон", "Call list")
"""What portals in Russian and English call a list; the words of others are learnt from its activities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityValues(Given):
    """Values of an activity that change."""

    subject: str | None = None
    responsible_id: int | None = None
    completed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityBefore(ActivityValues):
    """Number of the activity (0 for a step that is planned before there is one), and what the values were."""

    activity: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEntry(Entry):
    """A change of the activity of a list."""

    action = "change-activity"
    before: ActivityBefore = ActivityBefore()
    after: ActivityValues


@dataclass(frozen=True, slots=True)
class ChangeActivity(Write[ActivityPlan, ActivityEntry, Result]):
    """Another subject or responsible for a list, or its activity completed or opened again."""

    entry = ActivityEntry
    wish: ActivityWish

    @property
    def key(self) -> Hashable:
        """The list whose activity it is."""
        return "activity", self.wish.list_id

    @classmethod
    def again(cls, entry: ActivityEntry) -> "ChangeActivity":
        """Return the change that an entry was, or was to be."""
        after = entry.after
        return cls(ActivityWish(entry.list_id, after.subject, after.responsible_id, after.completed))

    @classmethod
    def inverse(cls, entry: ActivityEntry) -> "Sequence[ChangeActivity]":
        """Return what gives the activity the values that it had, as far as they are known."""
        old = entry.before
        wish = ActivityWish(entry.list_id, old.subject, old.responsible_id, old.completed)
        return [cls(wish)] if wish != ActivityWish(entry.list_id) else []

    def wanted(self) -> ActivityValues:
        """Return what is to become of the activity."""
        wish = self.wish
        return ActivityValues(subject=wish.subject, responsible_id=wish.responsible_id, completed=wish.completed)

    async def plan(
        self, session: Session, shown: ActivityPlan | None = None, *, certain: bool = False
    ) -> ActivityPlan:
        """Find the one activity of the list."""
        found = await activities.of_list(session.foreground, [self.wish.list_id])
        return plan_activity(self.wish, found, administrator=session.administrator)

    def intent(self, plan: ActivityPlan) -> tuple[ActivityBefore, ActivityValues]:
        """Keep what the changed values were."""
        changes: dict[str, Any] = plan.changes
        before = {name: getattr(plan.activity, name) for name in changes}
        return ActivityBefore(activity=_certain(plan.activity).id, **before), ActivityValues(**changes)

    async def send(self, session: Session, plan: ActivityPlan, watching: UpdateWatch | None) -> Result:
        """Change what is to be changed, and nothing else (crm.activity.update)."""
        changes: dict[str, Any] = plan.changes
        await activities.update(session.client, _certain(plan.activity).id, **changes)
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
    """A list to be deleted by deleting its activity: there is no other way, and REST goes on reading the list."""

    entry = DeletionEntry
    list_id: int
    made_with: tuple[int, ...] | None = None
    """The people that the list was made with, when its deletion takes that back."""

    @property
    def key(self) -> Hashable:
        """The list: nothing else changes its participants in the same action."""
        return "list", self.list_id

    @classmethod
    def again(cls, entry: DeletionEntry) -> "DeleteList":
        """Return the deletion that an entry was, or was to be."""
        return cls(entry.list_id)

    async def plan(
        self, session: Session, shown: DeletionPlan | None = None, *, certain: bool = False
    ) -> DeletionPlan:
        """Read the list, to be kept, and resolve its one activity in both ways."""
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
        """Tell whether it is the same activity with the same values, and nobody came, or got a result, since."""
        return shown.covers(fresh) and _traits(_certain(shown.activity)) == _traits(_certain(fresh.activity))

    def intent(self, plan: DeletionPlan) -> tuple[DeletionBefore, Nothing]:
        """Keep all that it takes to make the list again."""
        activity = _certain(plan.activity)
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
        await activities.delete(session.client, _certain(plan.activity).id)
        return DeletionResult()

    @staticmethod
    async def found_out(
        session: Session, entry: DeletionEntry, sent: DeletionResult | None, watching: UpdateWatch | None = None
    ) -> Finding[DeletionResult]:
        """Look whether the activity is gone.

        To somebody who is no administrator one that was given to another user looks just the same: without the
        portal's answer it is not known to be deleted, and `unseen` tells so.
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
    """Return the activity that a write was about, None when it is gone."""
    gone_code = session.facts.facts.gone_code
    return await activities.get(session.foreground, number, gone_code=gone_code)


def _certain(activity: Activity | None) -> Activity:
    if activity is None:
        raise ValueError("a plan with an objection is not carried out")
    return activity


def _plain(found: FoundActivity, list_id: int) -> Activity:
    return Activity(found.id, list_id, found.subject, found.responsible_id, found.completed)
