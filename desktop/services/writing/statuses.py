"""Add, change and delete statuses of the CALL_LIST dictionary: `crm.status.*` (contract 5)."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from desktop.bitrix24.methods import statuses
from desktop.bitrix24.methods.update_watch import UpdateWatch
from desktop.domain.journal import NOTHING, Action, Nothing, Outcome, Result
from desktop.domain.journal_entries import (
    AdditionResult,
    DeletedStatus,
    StatusAdditionEntry,
    StatusBefore,
    StatusChangeEntry,
    StatusDeletionEntry,
    StatusUsed,
    StatusValues,
    WholeStatus,
)
from desktop.domain.status import Status, Statuses
from desktop.domain.status_plans import (
    NewStatus,
    StatusAdditionPlan,
    StatusChangePlan,
    StatusDeletionPlan,
    StatusWish,
    plan_addition,
    plan_change,
    plan_status_deletion,
    values_of,
)
from desktop.services.session import Session
from desktop.services.writing.write import Finding, Write


@dataclass(frozen=True, slots=True)
class AddStatus(Write[StatusAdditionPlan, StatusAdditionEntry, AdditionResult]):
    """A new entry; one made with the code of a deleted one gives its participants their status back."""

    action = Action.ADD_STATUS
    wish: NewStatus

    @property
    def key(self) -> Hashable:
        """The code of the entry."""
        return "status", self.wish.code

    @classmethod
    def again(cls, entry: StatusAdditionEntry) -> "AddStatus":
        """Return the write that an entry of the journal was, or was to be."""
        after = entry.after
        return cls(NewStatus(after.code, after.name, after.sort, after.colour or None))

    async def plan(
        self, session: Session, shown: StatusAdditionPlan | None = None, *, certain: bool = False
    ) -> StatusAdditionPlan:
        """Look whether the code is free, and who has it."""
        dictionary = await _read(session)
        usage = session.usage.of(session.known, self.wish.code)
        return plan_addition(self.wish, dictionary, usage, administrator=session.administrator)

    def covers(self, shown: StatusAdditionPlan, fresh: StatusAdditionPlan) -> bool:
        """Tell whether just that entry will be made: always, as it is all in the wish."""
        return shown.wish == fresh.wish

    def intent(self, plan: StatusAdditionPlan) -> tuple[StatusUsed, WholeStatus]:
        """Keep the entry that is made."""
        wish = plan.wish
        after = WholeStatus(code=wish.code, name=wish.name.strip(), sort=wish.sort, colour=wish.colour or "")
        return StatusUsed(used=plan.usage.participants), after

    async def send(self, session: Session, plan: StatusAdditionPlan, watching: UpdateWatch | None) -> AdditionResult:
        """Make the entry (crm.status.add)."""
        wish = plan.wish
        number = await statuses.add_status(session.client, wish.code, wish.name, wish.sort, wish.colour)
        return AdditionResult(status=number)

    @staticmethod
    async def found_out(
        session: Session, entry: StatusAdditionEntry, sent: AdditionResult | None, watching: UpdateWatch | None = None
    ) -> Finding[AdditionResult]:
        """Look for the code; without an answer an entry with other values may be somebody else's."""
        found = (await _read(session, keep=True)).get(entry.after.code)
        if found is None:
            return Finding(Outcome.NOT_DONE if sent is None else Outcome.UNKNOWN, sent or AdditionResult())
        if sent is not None:
            return Finding(Outcome.DONE if found.id == sent.status else Outcome.UNKNOWN, sent)
        as_wished = _whole(found) == entry.after
        return Finding(Outcome.DONE if as_wished else Outcome.UNKNOWN, AdditionResult(status=found.id))


@dataclass(frozen=True, slots=True)
class ChangeStatus(Write[StatusChangePlan, StatusChangeEntry, Result]):
    """Another name, place in the queue or colour for an entry; what the portal answers is worth nothing."""

    action = Action.CHANGE_STATUS
    wish: StatusWish

    @property
    def key(self) -> Hashable:
        """The code of the entry."""
        return "status", self.wish.code

    @classmethod
    def again(cls, entry: StatusChangeEntry) -> "ChangeStatus":
        """Return the write that an entry of the journal was, or was to be."""
        after = entry.after
        return cls(StatusWish(entry.before.code, after.name, after.sort, after.colour))

    async def plan(
        self, session: Session, shown: StatusChangePlan | None = None, *, certain: bool = False
    ) -> StatusChangePlan:
        """Read the entry."""
        return plan_change(self.wish, await _read(session), administrator=session.administrator)

    def covers(self, shown: StatusChangePlan, fresh: StatusChangePlan) -> bool:
        """Tell whether the same entry changes from and to the same values."""
        return shown.covers(fresh)

    def intent(self, plan: StatusChangePlan) -> tuple[StatusBefore, StatusValues]:
        """Keep what the changed values were."""
        status, changes = _certain(plan.status), dict[str, Any](plan.changes)
        values: dict[str, Any] = {name: value for name, value in values_of(status).items() if name in changes}
        before = StatusBefore(status=status.id, code=status.code, called=status.name, **values)
        return before, StatusValues(**changes)

    async def send(self, session: Session, plan: StatusChangePlan, watching: UpdateWatch | None) -> Result:
        """Change what is to be changed, and nothing else (crm.status.update)."""
        changes: dict[str, Any] = plan.changes
        await statuses.update_status(session.client, _certain(plan.status).id, **changes)
        return Result()

    @staticmethod
    async def found_out(
        session: Session, entry: StatusChangeEntry, sent: Result | None, watching: UpdateWatch | None = None
    ) -> Finding[Result]:
        """Read the entry back and compare: the portal says yes even when the write failed inside."""
        found = (await _read(session, keep=True)).get(entry.before.code)
        now, changes = values_of(found), entry.after.given()
        if found is not None and all(now[name] == value for name, value in changes.items()):
            return Finding(Outcome.DONE, Result())
        if found is not None and all(now[name] == getattr(entry.before, name) for name in changes):
            return Finding(Outcome.NOT_DONE, Result(passed_over=sent is not None))
        return Finding(Outcome.UNKNOWN, Result())


@dataclass(frozen=True, slots=True)
class DeleteStatus(Write[StatusDeletionPlan, StatusDeletionEntry, Result]):
    """An entry to be deleted; its participants keep the code."""

    action = Action.DELETE_STATUS
    code: str

    @property
    def key(self) -> Hashable:
        """The code of the entry."""
        return "status", self.code

    @classmethod
    def again(cls, entry: StatusDeletionEntry) -> "DeleteStatus":
        """Return the write that an entry of the journal was, or was to be."""
        return cls(entry.before.code)

    async def plan(
        self, session: Session, shown: StatusDeletionPlan | None = None, *, certain: bool = False
    ) -> StatusDeletionPlan:
        """Read the entry, and count who has it."""
        dictionary, usage = await _read(session), session.usage.of(session.known, self.code)
        return plan_status_deletion(self.code, dictionary, usage, administrator=session.administrator)

    def covers(self, shown: StatusDeletionPlan, fresh: StatusDeletionPlan) -> bool:
        """Tell whether it is the same entry, and everyone who uses it was shown."""
        return shown.covers(fresh)

    def intent(self, plan: StatusDeletionPlan) -> tuple[DeletedStatus, Nothing]:
        """Keep all that it takes to make the entry again."""
        status = _certain(plan.status)
        before = DeletedStatus(
            code=status.code,
            name=status.name,
            sort=status.sort,
            colour=status.colour or "",
            status=status.id,
            system=status.system is not False,
            used=plan.usage.participants,
        )
        return before, NOTHING

    async def send(self, session: Session, plan: StatusDeletionPlan, watching: UpdateWatch | None) -> Result:
        """Delete the entry (crm.status.delete); FORCED for a system entry, which was insisted on, and no other."""
        status = _certain(plan.status)
        await statuses.delete_status(session.client, status.id, forced=status.system is not False)
        return Result()

    @staticmethod
    async def found_out(
        session: Session, entry: StatusDeletionEntry, sent: Result | None, watching: UpdateWatch | None = None
    ) -> Finding[Result]:
        """Look whether the entry is gone; one with its code and another number is another."""
        dictionary = await _read(session, keep=True)
        there = any(status.id == entry.before.status for status in dictionary)
        return Finding(Outcome.NOT_DONE if there else Outcome.DONE, Result())


async def _read(session: Session, *, keep: bool = False) -> Statuses:
    dictionary = await statuses.dictionary(session.foreground, whole_only=True)
    if keep:
        await session.learn.statuses(dictionary)
    return dictionary


def _whole(status: Status) -> WholeStatus:
    return WholeStatus(code=status.code, name=status.name, sort=status.sort, colour=status.colour or "")


def _certain(status: Status | None) -> Status:
    if status is None:
        raise ValueError("a plan with an objection is not carried out")
    return status
