"""What adding a status to the dictionary, changing it, or deleting it will do (contract 5, traps 29 to 33)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from desktop.domain.objection import Objection
from desktop.domain.plans import Plan
from desktop.domain.status import Status, Statuses
from desktop.domain.status_code import can_be_name, can_be_stored, same_code
from desktop.domain.status_usage import Usage


@dataclass(frozen=True, slots=True)
class NewStatus:
    """An entry wished for. `colour` is "#RRGGBB", None for none.

    `was_system`: it was a system entry before its deletion and can't become one again.
    """

    code: str
    name: str
    sort: int
    colour: str | None = None
    was_system: bool = False


@dataclass(frozen=True, slots=True)
class StatusAdditionPlan(Plan):
    """An entry that will be made in this `dictionary`; those who have its code (`usage`) get their status back."""

    wish: NewStatus
    usage: Usage
    objections: tuple[Objection, ...]
    dictionary: Statuses = field(default=Statuses(), compare=False)

    def covers(self, fresh: "StatusAdditionPlan") -> bool:
        """Return whether the same entry will be made."""
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
    return StatusAdditionPlan(wish, usage, tuple(objections), dictionary)


@dataclass(frozen=True, slots=True)
class StatusWish:
    """The wished values of an entry; None leaves a value unchanged. `colour` is "#RRGGBB", "" for none.

    An entry is identified by its code, which never changes; its number does when it is deleted and made again.
    """

    code: str
    name: str | None = None
    sort: int | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class StatusChangePlan(Plan):
    """A change of an entry of this `dictionary`, whose present state is `status`, None when it is gone."""

    wish: StatusWish
    status: Status | None
    objections: tuple[Objection, ...]
    dictionary: Statuses = field(default=Statuses(), compare=False)

    @property
    def changes(self) -> dict[str, str | int]:
        """The values that will change, by the names of `StatusWish`; the colour "" for none."""
        before = values_of(self.status)
        wish = self.wish
        wanted: dict[str, str | int | None] = {
            "name": None if wish.name is None else wish.name.strip(),
            "sort": wish.sort,
            "colour": None if wish.colour is None else wish.colour.upper(),
        }
        return {name: value for name, value in wanted.items() if value is not None and value != before.get(name)}

    def covers(self, fresh: "StatusChangePlan") -> bool:
        """Return whether a fresh plan makes no other changes of the same entry, from the same values."""
        if self.status is None or fresh.status is None or self.status.id != fresh.status.id:
            return False
        before, now, changes = values_of(self.status), values_of(fresh.status), self.changes
        return all(changes.get(name) == value and before[name] == now[name] for name, value in fresh.changes.items())


def values_of(status: Status | None) -> dict[str, str | int]:
    """Return the changeable values of an entry, by the names of `StatusWish`; the colour "" for none."""
    return {} if status is None else {"name": status.name, "sort": status.sort, "colour": status.colour or ""}


def changed(dictionary: Statuses, wishes: Iterable[StatusWish]) -> Statuses:
    """Return the dictionary as it will be once these wishes are fulfilled; those for entries it lacks are ignored."""
    entries = {status.code: status for status in dictionary}
    for wish in wishes:
        if wish.code in entries:
            status = entries[wish.code]
            entries[wish.code] = replace(
                status,
                name=status.name if wish.name is None else wish.name.strip(),
                sort=status.sort if wish.sort is None else wish.sort,
                colour=status.colour if wish.colour is None else wish.colour.upper() or None,
            )
    return Statuses(entries.values())


def plan_change(wish: StatusWish, dictionary: Statuses, *, administrator: bool) -> StatusChangePlan:
    """Work out a change of an entry."""
    status = dictionary.get(wish.code)
    objections = [] if administrator else [Objection.NO_RIGHT]
    if status is None:
        objections.append(Objection.STATUS_GONE)
    if wish.name is not None and not can_be_name(wish.name):
        objections.append(Objection.NAME_UNUSABLE)
    plan = StatusChangePlan(wish, status, tuple(objections), dictionary)
    if not objections and not plan.changes:
        return replace(plan, objections=(Objection.NOTHING_TO_DO,))
    return plan


@dataclass(frozen=True, slots=True)
class StatusDeletionPlan(Plan):
    """An entry that will be deleted; its participants keep a code that no longer has a name.

    `status` is None when it is already gone. `usage` counts its participants.
    """

    code: str
    status: Status | None
    usage: Usage
    objections: tuple[Objection, ...]

    def covers(self, fresh: "StatusDeletionPlan") -> bool:
        """Return whether a fresh plan deletes the same entry, and an unused one is still unused."""
        if self.status is None or fresh.status is None or self.status.id != fresh.status.id:
            return False
        return bool(self.usage.in_sight) or not fresh.usage.in_sight


def plan_status_deletion(code: str, dictionary: Statuses, usage: Usage, *, administrator: bool) -> StatusDeletionPlan:
    """Work out the deletion of an entry; the supervisor must insist if it is, or may be, a system entry."""
    status = dictionary.get(code)
    objections = [] if administrator else [Objection.NO_RIGHT]
    if status is None:
        objections.append(Objection.STATUS_GONE)
    elif status.system is not False:
        objections.append(Objection.SYSTEM_STATUS)
    return StatusDeletionPlan(code, status, usage, tuple(objections))
