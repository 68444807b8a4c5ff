"""Several statuses that an action adds or marks, told in one sentence rather than in one for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal import Outcome
from desktop.domain.local_plans import MarkPlan
from desktop.domain.objection import Objection
from desktop.domain.status import Status, Statuses
from desktop.domain.status_plans import StatusAdditionPlan, StatusChangePlan, changed
from desktop.services.writing.carrying_out import Report
from desktop.services.writing.local import MarkEntry
from desktop.services.writing.operation import Step
from desktop.services.writing.statuses import StatusAdditionEntry
from desktop.ui import names
from desktop.ui.writes.words import Line, Mark

translate = QCoreApplication.translate
_NEW = 1 << 40
"""Numbers of entries that are yet to be made are higher than all others: among equal SORTs they come last."""


@dataclass(frozen=True, slots=True)
class AdditionsPlan:
    """Several statuses that are added; nothing objects to any of them. `after` is the dictionary with all of them."""

    plans: tuple[StatusAdditionPlan, ...]
    after: Statuses
    objections: tuple[Objection, ...] = ()
    list_id: int = 0


@dataclass(frozen=True, slots=True)
class MarksPlan:
    """Several statuses that are marked."""

    plans: tuple[MarkPlan, ...]
    objections: tuple[Objection, ...] = ()
    list_id: int = 0


def as_one(steps: Iterable[Step]) -> list[Step]:
    """Return steps, with several additions joined into the first of them, and several marks likewise."""
    steps = list(steps)
    added = [step for step in steps if isinstance(step.plan, StatusAdditionPlan) and not step.plan.objections]
    marked = [step for step in steps if isinstance(step.plan, MarkPlan) and not step.plan.objections]
    if len(added) > 1:
        additions = AdditionsPlan(tuple(step.plan for step in added), _after(steps, added))
        steps = [Step(s.write, additions) if s is added[0] else s for s in steps if s is added[0] or s not in added]
    if len(marked) > 1:
        marks = MarksPlan(tuple(step.plan for step in marked))
        steps = [Step(s.write, marks) if s is marked[0] else s for s in steps if s is marked[0] or s not in marked]
    return steps


def additions(plan: AdditionsPlan) -> tuple[Line, ...]:
    """Return which statuses are added, and what the queue will be."""
    wishes = [one.wish for one in plan.plans]
    told = names.some([names.quoted(wish.name) for wish in wishes])
    text = translate("Plan", "Add %n status(es): {names}.", "", len(wishes))
    queue = translate("Plan", "The queue will be: {names}.")
    every = [f"{names.quoted(wish.name)}: {' '.join(filter(None, (wish.code, wish.colour)))}" for wish in wishes]
    return (
        Line(text.format(names=told), Mark.COMES, lambda: every),
        Line(queue.format(names=", ".join(names.quoted(status.name) for status in plan.after))),
    )


def told_apart(reports: Sequence[Report]) -> tuple[list[str], list[Report]]:
    """Return a sentence about several statuses that were added, one about those marked, and the other reports."""
    done = [report for report in reports if report.entry is not None and report.entry.outcome is Outcome.DONE]
    added = [report for report in done if isinstance(report.entry, StatusAdditionEntry)]
    marked = [report for report in done if isinstance(report.entry, MarkEntry)]
    texts, gone = list[str](), list[Report]()
    if len(added) > 1:
        entries = [report.entry for report in added if isinstance(report.entry, StatusAdditionEntry)]
        text = translate("Changes", "%n status(es) added: {names}.", "", len(entries))
        texts.append(text.format(names=names.some([names.quoted(entry.after.name) for entry in entries])))
        gone += added
    if len(marked) > 1:
        called = [report.entry.before.called for report in marked if isinstance(report.entry, MarkEntry)]
        text = translate("Changes", "%n status(es) marked: {names}.", "", len(called))
        texts.append(text.format(names=names.some([names.quoted(name) for name in called])))
        gone += marked
    return texts, [report for report in reports if report not in gone]


def _after(steps: Iterable[Step], added: Sequence[Step]) -> Statuses:
    wishes = [step.plan.wish for step in added]
    new = [Status(_NEW + place, wish.code, wish.name, wish.sort) for place, wish in enumerate(wishes)]
    changes = [step.plan.wish for step in steps if isinstance(step.plan, StatusChangePlan)]
    return changed(Statuses([*added[0].plan.dictionary, *new]), changes)
