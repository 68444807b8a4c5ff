"""What adding a status to the dictionary, changing it or deleting it will do (contract 5, traps 29 to 33)."""

from dataclasses import dataclass

from desktop.domain.objection import Objection
from desktop.domain.plans import Plan
from desktop.domain.status import Status, Statuses
from desktop.domain.status_code import can_be_name, can_be_stored, same_code
from desktop.domain.status_usage import Usage


@dataclass(frozen=True, slots=True)
class NewStatus:
    """An entry that is wished for. `colour` is "#RRGGBB", None for none.

    `was_system`: it was a system entry before it was deleted, which it can't become again.
    """

    code: str
    name: str
    sort: int
    colour: str | None = None
    was_system: bool = False


@dataclass(frozen=True, slots=True)
class StatusAdditionPlan(Plan):
    """An entry that will be made; `usage` tells who has its code already: they get their status back."""

    wish: NewStatus
    usage: Usage
    objections: tuple[Objection, ...]

    def covers(self, fresh: "StatusAdditionPlan") -> bool:
        """Tell whether just that entry will be made: always, as it is all in the wish."""
        return self.wish == fresh.wish


def plan_addition(wish: NewStatus, dictionary: Statuses, usage: Usage, *, administrator: bool) -> StatusAdditionPlan:
    """Work out a new entry."""
    objections = [] if administrator else [Objection.NO_RIGHT]
    if not can_be_stored(wish.code):
        objections.append(Objection.CODE_UNUSABLE)
    elif any(same_code(wish.code, code) for code in dictionary.codes):
        objections.append(Objection.CODE_EXISTS)
    if not can_be_name(wish.name):
        objections.append(Objection.NAME_UNUSABLE)
    return StatusAdditionPlan(wish, usage, tuple(objections))


@dataclass(frozen=True, slots=True)
class StatusWish:
    """What an entry is to become; what is None stays. `colour` is "#RRGGBB", "" for none.

    It is named by its code, which no entry ever changes: one that was deleted and made again has another number.
    """

    code: str
    name: str | None = None
    sort: int | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class StatusChangePlan(Plan):
    """A change of one entry as it is now; `status` is None when it is gone."""

    wish: StatusWish
    status: Status | None
    objections: tuple[Objection, ...]

    @property
    def changes(self) -> dict[str, str | int]:
        """What will be another value than before, by the names of `StatusWish`; the colour "" for none."""
        before = values_of(self.status)
        wish = self.wish
        wanted: dict[str, str | int | None] = {
            "name": None if wish.name is None else wish.name.strip(),
            "sort": wish.sort,
            "colour": None if wish.colour is None else wish.colour.upper(),
        }
        return {name: value for name, value in wanted.items() if value is not None and value != before.get(name)}

    def covers(self, fresh: "StatusChangePlan") -> bool:
        """Tell whether a fresh plan is about the same entry and changes nothing else, from nothing else."""
        if self.status is None or fresh.status is None or self.status.id != fresh.status.id:
            return False
        before, now, changes = values_of(self.status), values_of(fresh.status), self.changes
        return all(changes.get(name) == value and before[name] == now[name] for name, value in fresh.changes.items())


def values_of(status: Status | None) -> dict[str, str | int]:
    """Return what can be changed of an entry, by the names of `StatusWish`; the colour "" for none."""
    return {} if status is None else {"name": status.name, "sort": status.sort, "colour": status.colour or ""}


def plan_change(wish: StatusWish, dictionary: Statuses, *, administrator: bool) -> StatusChangePlan:
    """Work out a change of an entry."""
    status = dictionary.get(wish.code)
    objections = [] if administrator else [Objection.NO_RIGHT]
    if status is None:
        objections.append(Objection.STATUS_GONE)
    if wish.name is not None and not can_be_name(wish.name):
        objections.append(Objection.NAME_UNUSABLE)
    plan = StatusChangePlan(wish, status, tuple(objections))
    if not objections and not plan.changes:
        return StatusChangePlan(wish, status, (Objection.NOTHING_TO_DO,))
    return plan


@dataclass(frozen=True, slots=True)
class StatusDeletionPlan(Plan):
    """An entry that will be deleted; its participants keep a code that nothing names any more.

    `status` is None when it is gone already. `usage` tells who has it.
    """

    code: str
    status: Status | None
    usage: Usage
    objections: tuple[Objection, ...]

    def covers(self, fresh: "StatusDeletionPlan") -> bool:
        """Tell whether a fresh plan is about the same entry, and one that was not in use is not in use still."""
        if self.status is None or fresh.status is None or self.status.id != fresh.status.id:
            return False
        return bool(self.usage.in_sight) or not fresh.usage.in_sight


def plan_status_deletion(code: str, dictionary: Statuses, usage: Usage, *, administrator: bool) -> StatusDeletionPlan:
    """Work out the deletion of an entry; that of a system entry, or one not known to be none, must be insisted on."""
    status = dictionary.get(code)
    objections = [] if administrator else [Objection.NO_RIGHT]
    if status is None:
        objections.append(Objection.STATUS_GONE)
    elif status.system is not False:
        objections.append(Objection.SYSTEM_STATUS)
    return StatusDeletionPlan(code, status, usage, tuple(objections))
