"""Adding, changing and deleting statuses in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.portal import Known
from desktop.domain.status import IN_WORK
from desktop.domain.status_plans import StatusAdditionPlan, StatusChangePlan, StatusDeletionPlan
from desktop.domain.status_usage import Usage
from desktop.qtkit.icons import Glyph
from desktop.services.writing.statuses import (
    StatusAdditionEntry,
    StatusChangeEntry,
    StatusDeletionEntry,
    StatusValues,
    WholeStatus,
)
from desktop.ui import formats
from desktop.ui.writes import status_order, status_sets
from desktop.ui.writes.status_order import OrderPlan
from desktop.ui.writes.status_sets import AdditionsPlan
from desktop.ui.writes.words import Line, Mark, PlanWords, WriteWords

translate = QCoreApplication.translate
_MOST_LISTS = 8


def _addition(plan: StatusAdditionPlan | AdditionsPlan, known: Known, taking_back: bool) -> PlanWords:
    if isinstance(plan, AdditionsPlan):
        return PlanWords(translate("Plan", "New statuses"), status_sets.additions(plan), translate("Plan", "Add"))
    wish = plan.wish
    text = (
        translate("Plan", "Add the status “{name}” with the code {code} again.")
        if taking_back
        else translate("Plan", "Add the status “{name}” with the code {code}.")
    )
    details = [status_order.place_of(plan)]
    if wish.colour:
        details.append(translate("Plan", "Colour: {colour}").format(colour=wish.colour))
    if used := plan.usage.participants:
        back = translate("Plan", "%n participant(s) with this code get the status back:", "", used)
        details.append(back + _lists(plan.usage))
    warnings = []
    if wish.was_system:
        warnings.append(translate("Plan", "It comes back as one of your own: a system status it can't become again."))
    return PlanWords(
        translate("Plan", "New status “{name}”").format(name=wish.name),
        (Line(text.format(name=wish.name, code=wish.code), Mark.COMES),),
        translate("Plan", "Add"),
        tuple(map(Line, details)),
        (translate("Plan", "The code stays for good; name, order and colour can be changed."),),
        tuple(warnings),
    )


def _change(plan: StatusChangePlan | OrderPlan, known: Known, taking_back: bool) -> PlanWords:
    if isinstance(plan, OrderPlan):
        return _order(plan)
    changes, acts, warnings = plan.changes, list[Line](), list[str]()
    name = plan.status.name if plan.status else plan.wish.code
    if "name" in changes:
        text = translate("Plan", "Rename “{before}” to “{after}”.")
        acts.append(Line(text.format(before=name, after=changes["name"])))
    if "sort" in changes and plan.status:
        order = _order(OrderPlan((plan,)))
        acts += order.acts
        warnings += order.warnings
    if "colour" in changes and plan.status:
        none = translate("Plan", "none")
        text = translate("Plan", "“{name}”: colour {before} → {after}.")
        before, after = plan.status.colour or none, changes["colour"] or none
        acts.append(Line(text.format(name=name, before=before, after=after)))
    nothing = translate("Plan", "Status “{name}”: nothing to change.").format(name=name)
    verb = translate("Plan", "Rename") if set(changes) == {"name"} else translate("Plan", "Change")
    if set(changes) == {"sort"}:
        title = translate("Plan", "Order of the statuses")
    else:
        title = translate("Plan", "Change of the status “{name}”").format(name=name)
    return PlanWords(title, tuple(acts or [Line(nothing)]), verb, warnings=tuple(warnings))


def _order(plan: OrderPlan) -> PlanWords:
    summary, another = status_order.planned(plan)
    warning = translate(
        "Plan",
        "The order of the dictionary is the order of the operators' queue: from now on they get their "
        "participants in the new order.",
    )
    title, verb = translate("Plan", "Order of the statuses"), translate("Plan", "Change")
    return PlanWords(title, (Line(summary),), verb, warnings=(warning,) if another else ())


def _line(entry: StatusChangeEntry, known: Known) -> str:
    text = translate("Journal", "status “{name}”: {what}")
    return text.format(name=entry.before.called, what=", ".join(_values(entry.after)))


def _changed(entry: StatusChangeEntry, known: Known) -> Sequence[str]:
    before, after, parts = entry.before, entry.after, list[str]()
    if after.name is not None:
        text = translate("Changes", "The status “{before}” is called “{after}” now.")
        parts.append(text.format(before=before.name, after=after.name))
    if after.sort is not None:
        parts.append(status_order.done([entry], known))
    if after.colour is not None:
        text = translate("Changes", "The status “{name}” has another colour now.")
        parts.append(text.format(name=before.called))
    return parts


def _deletion(plan: StatusDeletionPlan, known: Known, taking_back: bool) -> PlanWords:
    name = plan.status.name if plan.status else plan.code
    summary = translate("Plan", "Delete the status “{name}” ({code}).").format(name=name, code=plan.code)
    usage, details, warnings = plan.usage, list[str](), list[str]()
    if usage.participants:
        text = translate("Plan", "%n participant(s) have it, as last known:", "", usage.participants)
        details.append(text + _lists(usage))
        warnings.append(
            translate(
                "Plan",
                "They keep the code {code}, which nothing names any more: the portal can't show or filter by it. "
                "A status made again with this code mends that.",
            ).format(code=plan.code)
        )
    else:
        details.append(translate("Plan", "No participant has it, as last known."))
    if usage.hidden_participants:
        text = translate("Plan", "%n more in deleted lists and drafts.", "", usage.hidden_participants)
        details.append(text)
    if usage.unread:
        details.append(translate("Plan", "%n list(s) were never read: there may be more.", "", usage.unread))
    if plan.code == IN_WORK:
        warnings.append(
            translate(
                "Plan",
                "This is the status of everybody who is still to be called, and every new participant gets its "
                "code whether it exists or not. Without it operators see no name for those in progress, on the "
                "whole portal. Do not delete it unless you know very well why.",
            )
        )
    title, verb = translate("Plan", "Deletion of the status “{name}”").format(name=name), translate("Plan", "Delete")
    return PlanWords(title, (Line(summary, Mark.GOES),), verb, tuple(map(Line, details)), (), tuple(warnings))


def _lists(usage: Usage) -> str:
    """Return " #41: 12, #40: 3 …", the participants with a status by list, to follow a colon."""
    shown = ", ".join(f"#{list_id}: {formats.number(count)}" for list_id, count in usage.in_sight[:_MOST_LISTS])
    return f" {shown}{'…' if len(usage.in_sight) > _MOST_LISTS else ''}"


def _values(values: StatusValues | WholeStatus) -> list[str]:
    parts = []
    if values.name is not None:
        parts.append(translate("Journal", "name: {name}").format(name=values.name))
    if values.sort is not None:
        parts.append(translate("Journal", "order: {number}").format(number=values.sort))
    if values.colour is not None:
        none = translate("Journal", "none")
        parts.append(translate("Journal", "colour: {colour}").format(colour=values.colour or none))
    return parts


ADDITION = WriteWords[StatusAdditionPlan, StatusAdditionEntry](
    plan=_addition,
    glyph=Glyph.TAG,
    name=lambda entry: translate("Changes", "New status “{name}”").format(name=entry.after.name),
    line=lambda entry, known: translate("Journal", "status “{name}” ({code}) added").format(
        name=entry.after.name, code=entry.after.code
    ),
    after=lambda entry, known, most: _values(entry.after),
    done=lambda entry, known: [translate("Changes", "The status “{name}” was added.").format(name=entry.after.name)],
)
CHANGE = WriteWords[StatusChangePlan, StatusChangeEntry](
    plan=_change,
    glyph=Glyph.TAG,
    name=lambda entry: translate("Changes", "Change of the status “{name}”").format(name=entry.before.called),
    line=_line,
    before=lambda entry, known, most: _values(entry.before),
    after=lambda entry, known, most: _values(entry.after),
    done=_changed,
)
DELETION = WriteWords[StatusDeletionPlan, StatusDeletionEntry](
    plan=_deletion,
    glyph=Glyph.TAG,
    name=lambda entry: translate("Changes", "Deletion of the status “{name}”").format(name=entry.before.name),
    line=lambda entry, known: translate("Journal", "status “{name}” ({code}) deleted").format(
        name=entry.before.name, code=entry.before.code
    ),
    before=lambda entry, known, most: _values(entry.before),
    done=lambda entry, known: [
        translate("Changes", "The status “{name}” was deleted.").format(name=entry.before.name)
    ],
)
