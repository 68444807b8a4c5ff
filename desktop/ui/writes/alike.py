"""Several lists that an action changes alike, told in one sentence rather than in one for each."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal import Outcome
from desktop.domain.list_plans import ActivityPlan, ActivityWish
from desktop.domain.local_plans import DuePlan
from desktop.domain.objection import Objection
from desktop.domain.portal import Known
from desktop.services.writing.activities import ActivityEntry, ActivityValues
from desktop.services.writing.carrying_out import Report
from desktop.services.writing.local import DueEntry
from desktop.services.writing.operation import Step
from desktop.ui import formats, words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class AlikePlan:
    """The same change of several lists; nothing objects to any of them."""

    numbers: tuple[int, ...]
    plan: ActivityPlan | DuePlan
    objections: tuple[Objection, ...] = ()
    list_id: int = 0


def as_one(steps: Iterable[Step]) -> list[Step]:
    """Return steps, with what several of them change alike told once; their new subjects are told one by one."""
    steps = [part for step in steps for part in _parts(step)]
    groups: dict[Hashable, list[Step]] = {}
    for step in steps:
        if (change := _change_of(step)) is not None:
            groups.setdefault(change, []).append(step)
    joined = [together for together in groups.values() if len(together) > 1]
    told = [step for step in steps if not any(step in together for together in joined)]
    for first, *others in joined:
        numbers = tuple(step.plan.list_id for step in (first, *others))
        told.append(Step(first.write, AlikePlan(numbers, first.plan)))
    return told


def planned(alike: AlikePlan, known: Known) -> list[str]:
    """Return what will become of the lists."""
    lists = ", ".join(f"#{number}" for number in alike.numbers)
    if isinstance(alike.plan, DuePlan):
        return [due(alike.numbers, alike.plan)]
    texts, changes = [], alike.plan.changes
    if "responsible_id" in changes:
        text = translate("Plan", "{name} will be responsible for call lists {lists}.")
        texts.append(text.format(name=words.user(known, int(changes["responsible_id"])), lists=lists))
    if "completed" in changes:
        text = (
            translate("Plan", "Call lists {lists} will be finished.")
            if changes["completed"]
            else translate("Plan", "Call lists {lists} will be open again.")
        )
        texts.append(text.format(lists=lists))
    return texts


def due(numbers: Sequence[int], plan: DuePlan) -> str:
    """Return what the due date of some lists will be."""
    lists, day = ", ".join(f"#{number}" for number in numbers), plan.wish.day
    text = (
        translate("Plan", "No due date any more: {lists}.")
        if day is None
        else translate("Plan", "To be finished by {day}: {lists}.")
    )
    return text.format(lists=lists, day="" if day is None else formats.whole_day(day))


def told_apart(reports: Sequence[Report], known: Known) -> tuple[list[str], list[Report]]:
    """Return a sentence for each change that was made in several lists alike, and the other reports."""
    parts = [part for report in reports for part in _parts_made(report)]
    groups: dict[Hashable, list[Report]] = {}
    for report in parts:
        if (change := _change_made(report)) is not None:
            groups.setdefault(change, []).append(report)
    joined = [together for together in groups.values() if len(together) > 1]
    texts = [text for together in joined for text in _done(together, known)]
    return texts, [part for part in parts if not any(part in together for together in joined)]


def _done(reports: Sequence[Report], known: Known) -> list[str]:
    entries = [report.entry for report in reports if report.entry is not None]
    lists, first = ", ".join(f"#{entry.list_id}" for entry in entries), entries[0]
    texts = []
    if isinstance(first, DueEntry):
        day = first.after.day
        text = (
            translate("Changes", "No due date any more: call lists {lists}.")
            if day is None
            else translate("Changes", "To be finished by {day}: call lists {lists}.")
        )
        texts.append(text.format(lists=lists, day="" if day is None else formats.whole_day(day)))
    if isinstance(first, ActivityEntry) and first.after.responsible_id is not None:
        text = translate("Changes", "Responsible for call lists {lists} is {name} now.")
        texts.append(text.format(lists=lists, name=words.user(known, first.after.responsible_id)))
    if isinstance(first, ActivityEntry) and first.after.completed is not None:
        text = (
            translate("Changes", "Call lists {lists} are finished now.")
            if first.after.completed
            else translate("Changes", "Call lists {lists} are open again.")
        )
        texts.append(text.format(lists=lists))
    return texts


def _parts(step: Step) -> list[Step]:
    """Return a step as two, to be told apart: the new subject, and what may be the same in other lists."""
    plan = step.plan
    if (
        not isinstance(plan, ActivityPlan)
        or plan.objections
        or len(plan.changes) < 2
        or "subject" not in plan.changes
    ):
        return [step]
    wish = plan.wish
    subject = replace(plan, wish=ActivityWish(wish.list_id, subject=wish.subject))
    return [Step(step.write, subject), Step(step.write, replace(plan, wish=replace(wish, subject=None)))]


def _parts_made(report: Report) -> list[Report]:
    """Return a report likewise."""
    entry = report.entry
    if not isinstance(entry, ActivityEntry) or entry.outcome is not Outcome.DONE:
        return [report]
    after = entry.after
    if after.subject is None or len(after.given()) < 2:
        return [report]
    subject = replace(entry, after=ActivityValues(subject=after.subject))
    return [replace(report, entry=subject), replace(report, entry=replace(entry, after=replace(after, subject=None)))]


def _change_of(step: Step) -> Hashable:
    """Return what a step changes, None if that is to be told of each list; a subject differs from list to list."""
    plan = step.plan
    if isinstance(plan, ActivityPlan) and not plan.objections and "subject" not in plan.changes:
        return tuple(plan.changes.items())
    if isinstance(plan, DuePlan) and not plan.objections:
        return ("due", plan.wish.day)
    return None


def _change_made(report: Report) -> Hashable:
    entry = report.entry
    if entry is None or entry.outcome is not Outcome.DONE:
        return None
    if isinstance(entry, ActivityEntry) and entry.after.subject is None:
        return tuple(entry.after.given().items())
    return ("due", entry.after.day) if isinstance(entry, DueEntry) else None
