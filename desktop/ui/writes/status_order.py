"""Changes of the operators' queue in words: where a status goes, rather than numbers of order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal import Outcome
from desktop.domain.objection import Objection
from desktop.domain.portal import Known
from desktop.domain.status import Statuses
from desktop.domain.status_plans import (
    StatusAdditionPlan,
    StatusChangePlan,
    StatusDeletionPlan,
    StatusWish,
    changed,
)
from desktop.services.writing.carrying_out import Report
from desktop.services.writing.operation import Step
from desktop.services.writing.statuses import StatusAdditionEntry, StatusChangeEntry

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class OrderPlan:
    """The changes of order within one action, to be told as one; `gone` are the codes that it deletes."""

    plans: tuple[StatusChangePlan, ...]
    gone: frozenset[str] = frozenset()
    list_id: int = 0

    @property
    def objections(self) -> tuple[Objection, ...]:
        """Those to any of the changes."""
        return tuple(dict.fromkeys(chain.from_iterable(plan.objections for plan in self.plans)))

    @property
    def before(self) -> Statuses:
        """The dictionary as it was read, without what is deleted."""
        return Statuses(status for status in self.plans[0].dictionary if status.code not in self.gone)

    @property
    def after(self) -> Statuses:
        """The dictionary as it will be."""
        wishes = (StatusWish(plan.wish.code, sort=plan.wish.sort) for plan in self.plans)
        return changed(self.before, wishes)


def as_one(steps: Iterable[Step]) -> list[Step]:
    """Return steps, with all those that change nothing but the order joined into the first one."""
    steps = list(steps)
    ordering = [step for step in steps if isinstance(step.plan, StatusChangePlan) and _moves(step.plan)]
    if not ordering or len(steps) == 1:
        return steps
    gone = frozenset(step.plan.code for step in steps if isinstance(step.plan, StatusDeletionPlan))
    order = OrderPlan(tuple(step.plan for step in ordering), gone)
    told = []
    for step in steps:
        if step is ordering[0]:
            told.append(Step(step.write, order))
        elif isinstance(step.plan, StatusAdditionPlan):
            told.append(Step(step.write, replace(step.plan, dictionary=order.after)))
        elif step not in ordering:
            told.append(step)
    return told


def _moves(plan: StatusChangePlan) -> bool:
    return plan.status is not None and plan.changes.keys() == {"sort"}


def planned(order: OrderPlan) -> tuple[str, bool]:
    """Return what will become of the queue, and whether it will be another one."""
    before, after = order.before, order.after
    if before.codes == after.codes:
        text = translate("Plan", "Numbers of order change: {names}. The queue stays as it is.")
        return text.format(names=_names(after, [plan.wish.code for plan in order.plans])), False
    moved = _moved(before, after, [plan.wish.code for plan in order.plans])
    if moved is None:
        text = translate("Plan", "The queue will be: {names}.")
        return text.format(names=_names(after, after.codes)), True
    name, above = after.name_of(moved), _above(after, moved)
    if not above:
        return translate("Plan", "“{name}” will come first in the queue.").format(name=name), True
    return translate("Plan", "“{name}” will come after “{other}”.").format(name=name, other=above), True


def place_of(plan: StatusAdditionPlan) -> str:
    """Return where a new status will stand."""
    others = [status for status in plan.dictionary if status.sort <= plan.wish.sort]
    if not others:
        return translate("Plan", "It will come first in the queue.")
    return translate("Plan", "It will come after “{other}”.").format(other=others[-1].name)


def done(entries: Sequence[StatusChangeEntry], known: Known, added: frozenset[str] = frozenset()) -> str:
    """Return what has become of the queue; `added` are the codes that were added in the same action."""
    after = Statuses(status for status in known.statuses if status.code not in added)
    codes = [entry.before.code for entry in entries]
    before = changed(after, (StatusWish(entry.before.code, sort=entry.before.sort) for entry in entries))
    if before.codes == after.codes:
        text = translate("Changes", "Numbers of order changed: {names}. The queue stays as it was.")
        return text.format(names=_names(after, codes))
    moved = _moved(before, after, codes)
    if moved is None:
        return translate("Changes", "The queue is now: {names}.").format(names=_names(after, after.codes))
    name, above = after.name_of(moved), _above(after, moved)
    if not above:
        return translate("Changes", "“{name}” comes first in the queue now.").format(name=name)
    return translate("Changes", "“{name}” comes after “{other}” now.").format(name=name, other=above)


def told_apart(reports: Sequence[Report], known: Known) -> tuple[str, Sequence[Report]]:
    """Return what became of the queue in an action of several steps, and the reports on its other steps."""
    ordering = [report for report in reports if isinstance(report.entry, StatusChangeEntry) and _moved_by(report)]
    if not ordering or len(reports) == 1:
        return "", reports
    added = frozenset(r.entry.after.code for r in reports if isinstance(r.entry, StatusAdditionEntry))
    text = done([r.entry for r in ordering if isinstance(r.entry, StatusChangeEntry)], known, added)
    return text, [report for report in reports if report not in ordering]


def _moved_by(report: Report) -> bool:
    entry = report.entry
    assert isinstance(entry, StatusChangeEntry)
    return entry.outcome is Outcome.DONE and entry.after.given().keys() == {"sort"}


def _moved(before: Statuses, after: Statuses, written: Sequence[str]) -> str | None:
    """Return the one status whose move makes the new order, preferably one that was `written`; None without one."""
    for code in (*written, *after.codes):
        if [c for c in before.codes if c != code] == [c for c in after.codes if c != code]:
            return code
    return None


def _above(order: Statuses, code: str) -> str:
    place = order.codes.index(code)
    return order[place - 1].name if place else ""


def _names(order: Statuses, codes: Iterable[str]) -> str:
    wanted = set(codes)
    quoted = translate("Plan", "“{name}”")
    return ", ".join(quoted.format(name=status.name) for status in order if status.code in wanted)
