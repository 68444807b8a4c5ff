"""A plan in words: what will happen, what stays, what is lost, what stands in the way."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.plans import INSISTABLE, MemberPlan, Objection
from desktop.domain.status import IN_WORK, Status

translate = QCoreApplication.translate
_MOST_NUMBERS = 10


@dataclass(frozen=True, slots=True)
class Sentences:
    """What a plan dialog says. `possible` is False when nothing can be done but close it."""

    summary: str
    verb: str
    details: tuple[str, ...]
    warnings: tuple[str, ...]
    possible: bool
    must_insist: bool


def of_members(plan: MemberPlan, statuses: tuple[Status, ...], *, verb: str = "") -> Sentences:
    """Put a change of participants into words; `verb` for one that takes something back."""
    in_the_way = [objection for objection in plan.objections if objection not in INSISTABLE]
    warnings = [_objection(objection) for objection in plan.objections]
    if verb and plan.added:
        warnings.append(translate("Plan", "Statuses and calls of those who return do not come back."))
    return Sentences(
        summary=_summary(plan),
        verb=verb or _verb(plan),
        details=() if in_the_way else tuple(_details(plan, {status.code: status.name for status in statuses})),
        warnings=tuple(warnings),
        possible=not in_the_way,
        must_insist=not in_the_way and bool(plan.objections),
    )


def _summary(plan: MemberPlan) -> str:
    parts = []
    if plan.added:
        parts.append(translate("Plan", "Add %n participant(s).", "", len(plan.added)))
    if plan.removed:
        parts.append(translate("Plan", "Remove %n participant(s).", "", len(plan.removed)))
    if not parts:
        parts.append(translate("Plan", "Nothing to change."))
    return translate("Plan", "Call list #{number}: {what}").format(number=plan.list_id, what=" ".join(parts))


def _verb(plan: MemberPlan) -> str:
    if plan.added and plan.removed:
        return translate("Plan", "Change")
    return translate("Plan", "Add") if plan.added else translate("Plan", "Remove")


def _details(plan: MemberPlan, names: dict[str, str]) -> list[str]:
    lines = []
    if plan.already_in:
        lines.append(translate("Plan", "%n in already.", "", len(plan.already_in)))
    if plan.missing:
        numbers = _numbers(plan.missing)
        lines.append(translate("Plan", "%n without a card that you may read:", "", len(plan.missing)) + numbers)
    if plan.not_in:
        lines.append(translate("Plan", "%n not in the list any more.", "", len(plan.not_in)))
    lost = Counter(participant.status for participant in plan.removed if participant.status != IN_WORK)
    if lost:
        counts = ", ".join(f"{names.get(code, code)} {count}" for code, count in lost.most_common())
        lines.append(translate("Plan", "Those removed lose status and call: {counts}.").format(counts=counts))
    if plan.dead:
        numbers = _numbers(participant.card_id for participant in plan.dead)
        text = translate("Plan", "%n can't be touched, the card was deleted:", "", len(plan.dead))
        lines.append(text + numbers)
    lines.append(translate("Plan", "%n stay(s) with status and call.", "", len(plan.kept)))
    if plan.call_list.form_id is not None:
        lines.append(translate("Plan", "The CRM form stays."))
    if plan.finished and plan.added:
        lines.append(
            translate("Plan", "The list is finished: operators see the new ones once its activity is reopened.")
        )
    return lines


def _objection(objection: Objection) -> str:
    return {
        Objection.READ_ONLY: translate("Plan", "A list of this kind can't be changed here."),
        Objection.NOTHING_TO_DO: translate("Plan", "There is nothing to do: it is so already."),
        Objection.WOULD_BE_EMPTY: translate(
            "Plan", "A list can't be emptied. Delete its activity on the portal instead."
        ),
        Objection.INCOMPLETE: translate(
            "Plan", "The list could not be read for certain, so nothing is changed. Refresh and try again."
        ),
        Objection.MAY_HIDE: translate(
            "Plan",
            "You are no administrator: the list may have participants whom you do not see. The portal should keep "
            "them, but does not promise it.",
        ),
    }[objection]


def _numbers(card_ids) -> str:
    ids = list(card_ids)
    shown = ", ".join(f"#{card_id}" for card_id in ids[:_MOST_NUMBERS])
    return f" {shown}{' …' if len(ids) > _MOST_NUMBERS else ''}"
