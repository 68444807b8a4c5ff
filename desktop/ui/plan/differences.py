"""The differences between an accepted plan and the one that replaces it, in words."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.list_plans import CreationPlan, DeletionPlan
from desktop.domain.plans import MemberPlan
from desktop.domain.portal import Known
from desktop.services.writing.operation import Prepared, Step
from desktop.ui.names import people

translate = QCoreApplication.translate


def between(shown: Prepared, fresh: Prepared, known: Known) -> tuple[str, ...]:
    """Return a sentence for each difference; a general one if none can be named."""
    before = {step.write.key: step for step in shown.steps}
    after = {step.write.key: step for step in fresh.steps}
    lines = []
    for key, step in after.items():
        lines += _of_step(before[key].plan, step.plan, known) if key in before else _of_new_step(step)
    lines += [_no_more(step) for key, step in before.items() if key not in after]
    return tuple(line for line in lines if line) or (translate("Plan", "The portal has changed meanwhile."),)


def _of_step(before: Any, after: Any, known: Known) -> list[str]:
    if type(before) is not type(after) or not isinstance(after, MemberPlan | CreationPlan | DeletionPlan):
        return []
    old, new, kind = _coming(before), _coming(after), after.kind
    was, goes = _leaving(before), _leaving(after)
    more = {card_id for card_id in goes if card_id not in was}
    results = {card_id for card_id, status in goes.items() if was.get(card_id, status) != status}
    fewer = was.keys() - goes.keys()
    return [
        _line(translate("Plan", "%n more will be added:", "", len(new - old)), known, kind, new - old),
        _line(translate("Plan", "%n will no longer be added:", "", len(old - new)), known, kind, old - new),
        _line(translate("Plan", "%n more will be removed:", "", len(more)), known, kind, more),
        _line(translate("Plan", "%n will no longer be removed:", "", len(fewer)), known, kind, fewer),
        _line(translate("Plan", "%n got another status meanwhile:", "", len(results)), known, kind, results),
    ]


def _of_new_step(step: Step) -> list[str]:
    if not getattr(step.plan, "list_id", 0):
        return []
    return [translate("Plan", "Call list #{number} is now affected too.").format(number=step.plan.list_id)]


def _no_more(step: Step) -> str:
    number = getattr(step.plan, "list_id", 0)
    text = translate("Plan", "Call list #{number} is no longer affected.")
    return text.format(number=number) if number else ""


def _line(text: str, known: Known, kind: int, card_ids: Iterable[int]) -> str:
    ids = sorted(card_ids)
    return f"{text} {people(known, kind, ids)}" if ids else ""


def _coming(plan: Any) -> set[int]:
    return set() if isinstance(plan, DeletionPlan) else set(plan.added)


def _leaving(plan: Any) -> dict[int, str]:
    if isinstance(plan, DeletionPlan):
        return {participant.card_id: participant.status for participant in plan.membership.participants}
    return {p.card_id: p.status for p in plan.removed} if isinstance(plan, MemberPlan) else {}
