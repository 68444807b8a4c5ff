"""Due dates of lists and marks of statuses, which only this program keeps, in words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.domain.local_plans import DuePlan, MarkPlan
from desktop.domain.portal import Known
from desktop.domain.status_mark import Mark as StatusMark
from desktop.qtkit.icons import Glyph
from desktop.services.writing.local import DueEntry, MarkEntry
from desktop.ui import formats
from desktop.ui.writes import alike
from desktop.ui.writes.alike import AlikePlan
from desktop.ui.writes.status_sets import MarksPlan
from desktop.ui.writes.words import Line, PlanWords, WriteWords

translate = QCoreApplication.translate


def mark_name(mark: StatusMark | None) -> str:
    """Return what a mark says of a status; None for no mark."""
    if mark is None:
        return translate("Plan", "no mark")
    return {
        StatusMark.FINAL: translate("Plan", "final"),
        StatusMark.CALL_AGAIN: translate("Plan", "to be called again"),
    }[mark]


def _due(plan: DuePlan | AlikePlan, known: Known, taking_back: bool) -> PlanWords:
    verb = translate("Plan", "Change")
    if isinstance(plan, AlikePlan):
        return PlanWords(translate("Plan", "Due date"), tuple(map(Line, alike.planned(plan, known))), verb)
    title = translate("Plan", "Due date of call list #{number}").format(number=plan.list_id)
    return PlanWords(title, (Line(alike.due([plan.list_id], plan)),), verb)


def _due_day(day: date | None) -> list[str]:
    none = translate("Journal", "none")
    return [translate("Journal", "due date: {day}").format(day=none if day is None else formats.whole_day(day))]


def _due_set(entry: DueEntry, known: Known) -> Sequence[str]:
    day = entry.after.day
    if day is None:
        text = translate("Changes", "Call list #{number} has no due date any more.")
        return [text.format(number=entry.list_id)]
    text = translate("Changes", "Call list #{number} is to be finished by {day}.")
    return [text.format(number=entry.list_id, day=formats.whole_day(day))]


def _mark(plan: MarkPlan | MarksPlan, known: Known, taking_back: bool) -> PlanWords:
    if isinstance(plan, MarksPlan):
        parts = [_mark(one, known, taking_back) for one in plan.plans]
        lines = tuple(line for part in parts for line in part.acts)
        return PlanWords(translate("Plan", "Marks of statuses"), lines, parts[0].verb)
    title = translate("Plan", "Mark of the status “{name}”")
    text = translate("Plan", "Mark of “{name}” in this program: {before} → {after}.")
    before, after = mark_name(plan.before), mark_name(plan.wish.mark)
    name = plan.wish.called or known.statuses.name_of(plan.wish.code)
    act = Line(text.format(name=name, before=before, after=after))
    return PlanWords(title.format(name=name), (act,), translate("Plan", "Change"))


def _marked(entry: MarkEntry, known: Known) -> Sequence[str]:
    text = translate("Changes", "The mark of the status “{name}” is now: {mark}.")
    return [text.format(name=_called(entry), mark=mark_name(entry.after.mark))]


def _called(entry: MarkEntry) -> str:
    return entry.before.called or entry.before.code


DUE = WriteWords[DuePlan, DueEntry](
    plan=_due,
    glyph=Glyph.EDIT,
    name=lambda entry: translate("Changes", "Due date of call list #{number}").format(number=entry.list_id),
    line=lambda entry, known: ", ".join(_due_day(entry.after.day)),
    before=lambda entry, known, most: _due_day(entry.before.day),
    after=lambda entry, known, most: _due_day(entry.after.day),
    done=_due_set,
)
MARK = WriteWords[MarkPlan, MarkEntry](
    plan=_mark,
    glyph=Glyph.TAG,
    name=lambda entry: translate("Changes", "Mark of the status “{name}”").format(name=_called(entry)),
    line=lambda entry, known: translate("Journal", "status “{name}”: {what}").format(
        name=_called(entry), what=mark_name(entry.after.mark)
    ),
    before=lambda entry, known, most: [mark_name(entry.before.mark)],
    after=lambda entry, known, most: [mark_name(entry.after.mark)],
    done=_marked,
)
