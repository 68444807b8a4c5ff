"""A plan in words: what will happen, what stays, what is lost, what prevents it."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.list_plans import CreationPlan, DeletionPlan
from desktop.domain.objection import INSISTABLE, Objection, refused
from desktop.domain.plans import MemberPlan
from desktop.domain.portal import Known
from desktop.domain.status_plans import StatusDeletionPlan
from desktop.services.writing.operation import Prepared
from desktop.ui import formats
from desktop.ui.plan import differences, objections
from desktop.ui.writes import alike, cards, status_order, status_sets
from desktop.ui.writes.kinds import WORDS, what_about
from desktop.ui.writes.words import Line, PlanWords

translate = QCoreApplication.translate
_MOST_STEPS = 8
_ASKED_ABOVE = 100
"""Lists with more participants are deleted only after their number was typed."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The content of a plan dialog. `possible` is False if the plan can't be carried out.

    `title` names the act, `acts` say what is done. `deletes` means that something is deleted on the portal.
    `number` is the number to type first, 0 for none. `option` is something that can be done in addition, `offer`
    something that can be done instead, both in words; "" for none. `takes_back` means that an action is undone,
    redone or finished. `stopped` and `phoneless` are the numbers of people on the stop list and without a phone,
    whether they are left out or included. `news` is what has changed since the plan was last shown.
    """

    title: str
    acts: tuple[Line, ...]
    verb: str
    details: tuple[Line, ...]
    warnings: tuple[str, ...]
    possible: bool
    must_insist: bool
    deletes: bool = False
    number: int = 0
    option: str = ""
    offer: str = ""
    takes_back: bool = False
    stopped: int = 0
    phoneless: int = 0
    news: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """What is done, one sentence a line."""
        return "\n".join(act.text for act in self.acts)


def of(
    prepared: Prepared, known: Known, *, verb: str = "", title: str = "", shown: Prepared | None = None
) -> Sentences:
    """Return an action in words; `verb` and `title` are given for one that undoes, redoes or finishes another.

    `shown` is the accepted plan that this one replaces, if it is shown because something changed.
    """
    steps = alike.as_one(status_order.as_one(status_sets.as_one(cards.as_one(prepared.steps))))
    taking_back = bool(prepared.operation.undoes)
    plans = [step.plan for step in steps]
    parts = [WORDS[type(step.write)].plan(step.plan, known, taking_back) for step in steps]
    in_the_way = prepared.refused(insisted=True)
    alone = len(parts) == 1
    details, warnings = list[Line](), list[str]()
    for plan, part in zip(plans, parts, strict=True):
        prefix = "" if alone or not plan.list_id else f"#{plan.list_id}: "
        stopped = refused(plan.objections, insisted=True)
        warnings += [prefix + objections.in_words(objection) for objection in stopped]
        if not stopped or alone:
            lines = (*part.details, *(map(Line, part.footnotes) if alone else ()))
            details += [replace(line, text=prefix + line.text) for line in lines]
            warnings += [prefix + text for text in part.warnings]
    warnings += [
        translate("Plan", "Left as it is, since its outcome is unknown: {what}.").format(what=what_about(entry))
        for entry in prepared.unreached
    ]
    if known.read_at is not None and any(isinstance(p, MemberPlan | CreationPlan) and p.added for p in plans):
        text = translate("Plan", "The stop list and other lists as they were at {time}.")
        details.append(Line(text.format(time=formats.time_of_day(known.read_at.astimezone()))))
    insisted = {objection for plan in plans for objection in plan.objections if objection in INSISTABLE}
    warnings += [objections.in_words(objection) for objection in insisted]
    verbs = {part.verb for part in parts}
    return Sentences(
        title=title or _title(parts, plans),
        acts=_acts(parts),
        verb=verb or (verbs.pop() if len(verbs) == 1 else translate("Plan", "Change")),
        details=tuple(details),
        warnings=tuple(dict.fromkeys(warnings)),
        possible=not in_the_way,
        must_insist=not in_the_way and bool(insisted),
        deletes=not verb and any(isinstance(plan, DeletionPlan | StatusDeletionPlan) for plan in plans),
        number=0 if in_the_way else _number(plans),
        option=translate("Plan", "Open the finished list again, so that operators see the new ones")
        if reopenable(prepared) and not in_the_way
        else "",
        offer=translate("Plan", "New list without them…") if with_dead(prepared) else "",
        takes_back=bool(verb),
        stopped=len(_people(plans, "stopped", "on_stop_list")),
        phoneless=len(_people(plans, "phoneless", "without_phone")),
        news=differences.between(shown, prepared, known) if shown else (),
    )


def reopenable(prepared: Prepared) -> list[int]:
    """Return the finished lists to which people are added."""
    plans = [step.plan for step in prepared.steps]
    return [plan.list_id for plan in plans if isinstance(plan, MemberPlan) and plan.finished and plan.added]


def with_dead(prepared: Prepared) -> list[int]:
    """Return the lists with participants whose cards were deleted, which REST can't remove."""
    plans = [step.plan for step in prepared.steps]
    return [plan.list_id for plan in plans if isinstance(plan, MemberPlan) and plan.dead]


def _people(plans: list[Any], *groups: str) -> set[int]:
    """Return the people in these groups of all plans that add people to a list."""
    coming = (plan for plan in plans if isinstance(plan, MemberPlan | CreationPlan))
    return {card_id for plan in coming for group in groups for card_id in getattr(plan, group)}


def _title(parts: list[PlanWords], plans: list[Any]) -> str:
    if len(plans) > 1 and all(isinstance(plan, DeletionPlan) for plan in plans):
        numbers = ", ".join(f"#{plan.list_id}" for plan in plans)
        return translate("Plan", "Deletion of call lists {numbers}").format(numbers=numbers)
    return parts[0].title if parts else translate("Plan", "Planned changes")


def _acts(parts: list[PlanWords]) -> tuple[Line, ...]:
    if not parts:
        return (Line(objections.in_words(Objection.NOTHING_TO_DO)),)
    lines = [act for part in parts[:_MOST_STEPS] for act in part.acts]
    if (more := len(parts) - _MOST_STEPS) > 0:
        lines.append(Line(translate("Plan", "and %n more", "", more)))
    return tuple(lines)


def _number(plans: list[Any]) -> int:
    people = sum(len(plan.membership) for plan in plans if isinstance(plan, DeletionPlan))
    return people if people > _ASKED_ABOVE else 0
