"""Add, change and delete statuses of the CALL_LIST dictionary: `crm.status.*` (contract 5)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.bitrix24.methods import statuses
from desktop.bitrix24.methods.update_watch import UpdateWatch
from desktop.domain.journal import NOTHING, Entry, Nothing, Outcome, Result
from desktop.domain.journal_entries import Given
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
from desktop.services.writing.write import Finding, Write, required


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusUsed:
    """How many participants have the status."""

    used: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeStatus:
    """An entry of the dictionary; `colour` is "" for none."""

    code: str
    name: str
    sort: int
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionResult(Result):
    """Number of the entry of the dictionary."""

    status: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAdditionEntry(Entry):
    """A new status."""

    action = "add-status"
    before: StatusUsed = StatusUsed()
    after: WholeStatus
    result: AdditionResult = AdditionResult()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusValues(Given):
    """Values of a status that change; `colour` is "" for none."""

    name: str | None = None
    sort: int | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusBefore(StatusValues):
    """The previous values, the number and code of the status, and the name by which it was `called`."""

    status: int
    code: str
    called: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChangeEntry(Entry):
    """A change of a status."""

    action = "change-status"
    before: StatusBefore
    after: StatusValues


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedStatus(WholeStatus):
    """A status as it was, and how many have it. `system`: it is, or may be, a system entry."""

    status: int
    system: bool
    used: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusDeletionEntry(Entry):
    """The deletion of a status."""

    action = "delete-status"
    before: DeletedStatus
    after: Nothing = NOTHING


@dataclass(frozen=True, slots=True)
class AddStatus(Write[StatusAdditionPlan, StatusAdditionEntry, AdditionResult]):
    """Adds an entry; one with the code of a deleted entry gives its participants their status back."""

    entry = StatusAdditionEntry
    wish: NewStatus

    @property
    def key(self) -> Hashable:
        """The code of the entry."""
        return "status", self.wish.code

    @classmethod
    def again(cls, entry: StatusAdditionEntry) -> "AddStatus":
        """Return the write that an entry records."""
        after = entry.after
        return cls(NewStatus(after.code, after.name, after.sort, after.colour or None))

    @classmethod
    def inverse(cls, entry: StatusAdditionEntry) -> "Sequence[DeleteStatus]":
        """Return the deletion of the entry."""
        return [DeleteStatus(entry.after.code)]

    async def plan(
        self, session: Session, shown: StatusAdditionPlan | None = None, *, certain: bool = False
    ) -> StatusAdditionPlan:
        """Find out whether the code is free, and who has it."""
        dictionary = await _read(session)
        usage = session.usage.of(session.known, self.wish.code)
        return plan_addition(self.wish, dictionary, usage, administrator=session.administrator)

    def intent(self, plan: StatusAdditionPlan) -> tuple[StatusUsed, WholeStatus]:
        """Keep the new entry."""
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
        """Look for the code; without an answer, an entry with other values may be someone else's."""
        found = (await _read(session, keep=True)).get(entry.after.code)
        if found is None:
            return Finding(Outcome.NOT_DONE if sent is None else Outcome.UNKNOWN, sent or AdditionResult())
        if sent is not None:
            return Finding(Outcome.DONE if found.id == sent.status else Outcome.UNKNOWN, sent)
        as_wished = _whole(found) == entry.after
        return Finding(Outcome.DONE if as_wished else Outcome.UNKNOWN, AdditionResult(status=found.id))


@dataclass(frozen=True, slots=True)
class ChangeStatus(Write[StatusChangePlan, StatusChangeEntry, Result]):
    """Changes the name, place in the queue or colour of an entry; the portal's answer proves nothing."""

    entry = StatusChangeEntry
    wish: StatusWish

    @property
    def key(self) -> Hashable:
        """The code of the entry."""
        return "status", self.wish.code

    @classmethod
    def again(cls, entry: StatusChangeEntry) -> "ChangeStatus":
        """Return the write that an entry records."""
        after = entry.after
        return cls(StatusWish(entry.before.code, after.name, after.sort, after.colour))

    @classmethod
    def inverse(cls, entry: StatusChangeEntry) -> "Sequence[ChangeStatus]":
        """Return the change that restores the previous values."""
        old = entry.before
        return [cls(StatusWish(old.code, old.name, old.sort, old.colour))]

    async def plan(
        self, session: Session, shown: StatusChangePlan | None = None, *, certain: bool = False
    ) -> StatusChangePlan:
        """Read the entry."""
        return plan_change(self.wish, await _read(session), administrator=session.administrator)

    def intent(self, plan: StatusChangePlan) -> tuple[StatusBefore, StatusValues]:
        """Keep the previous values of what changes."""
        status, changes = required(plan.status), dict[str, Any](plan.changes)
        values: dict[str, Any] = {name: value for name, value in values_of(status).items() if name in changes}
        before = StatusBefore(status=status.id, code=status.code, called=status.name, **values)
        return before, StatusValues(**changes)

    async def send(self, session: Session, plan: StatusChangePlan, watching: UpdateWatch | None) -> Result:
        """Change only the values that differ (crm.status.update)."""
        changes: dict[str, Any] = plan.changes
        await statuses.update_status(session.client, required(plan.status).id, **changes)
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
    """Deletes an entry; its participants keep the code."""

    entry = StatusDeletionEntry
    code: str

    @property
    def key(self) -> Hashable:
        """The code of the entry."""
        return "status", self.code

    @classmethod
    def again(cls, entry: StatusDeletionEntry) -> "DeleteStatus":
        """Return the write that an entry records."""
        return cls(entry.before.code)

    @classmethod
    def inverse(cls, entry: StatusDeletionEntry) -> Sequence[AddStatus]:
        """Return the write that makes the entry again: with its old code, its participants get their status back."""
        gone = entry.before
        return [AddStatus(NewStatus(gone.code, gone.name, gone.sort, gone.colour or None, was_system=gone.system))]

    async def plan(
        self, session: Session, shown: StatusDeletionPlan | None = None, *, certain: bool = False
    ) -> StatusDeletionPlan:
        """Read the entry, and count who has it."""
        dictionary, usage = await _read(session), session.usage.of(session.known, self.code)
        return plan_status_deletion(self.code, dictionary, usage, administrator=session.administrator)

    def intent(self, plan: StatusDeletionPlan) -> tuple[DeletedStatus, Nothing]:
        """Keep everything needed to make the entry again."""
        status, used = required(plan.status), plan.usage.participants
        values: dict[str, Any] = values_of(status)
        system = status.system is not False
        return DeletedStatus(code=status.code, status=status.id, system=system, used=used, **values), NOTHING

    async def send(self, session: Session, plan: StatusDeletionPlan, watching: UpdateWatch | None) -> Result:
        """Delete the entry (crm.status.delete); FORCED only for a system entry, which was insisted on."""
        status = required(plan.status)
        await statuses.delete_status(session.client, status.id, forced=status.system is not False)
        return Result()

    @staticmethod
    async def found_out(
        session: Session, entry: StatusDeletionEntry, sent: Result | None, watching: UpdateWatch | None = None
    ) -> Finding[Result]:
        """Check whether the entry is gone; one with the same code but another number is a different entry."""
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
