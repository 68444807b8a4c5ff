"""A change of participants or of the CRM form in words."""

from collections import Counter

from PySide6.QtCore import QCoreApplication

from desktop.domain.plans import MemberPlan
from desktop.domain.portal import Known
from desktop.domain.status import IN_WORK
from desktop.ui.names import people
from desktop.ui.plan.write_words import WriteWords, numbers, of_new_ones

translate = QCoreApplication.translate


def part(plan: MemberPlan, known: Known, taking_back: bool) -> WriteWords:
    """Put a change of participants into words."""
    warnings = []
    if taking_back and plan.added:
        warnings.append(translate("Plan", "Statuses and calls of those who return do not come back."))
    if plan.finished and plan.added:
        warnings.append(
            translate("Plan", "The list is finished: operators see the new ones once its activity is open again.")
        )
    if not plan.carried and plan.added:
        warnings.append(
            translate(
                "Plan",
                "You see no activity of this list: if it was deleted, operators do not see the new ones. Restore it "
                "from the CRM's recycle bin first, or make a new list.",
            )
        )
    return WriteWords(
        _summary(plan), _verb(plan), tuple(_details(plan, known)), tuple(_footnotes(plan)), tuple(warnings)
    )


def _summary(plan: MemberPlan) -> str:
    parts = []
    if plan.added:
        parts.append(translate("Plan", "Add %n participant(s).", "", len(plan.added)))
    if plan.removed:
        parts.append(translate("Plan", "Remove %n participant(s).", "", len(plan.removed)))
    if plan.form_id != plan.call_list.form_id:
        parts.append(
            translate("Plan", "Detach the CRM form.")
            if plan.form_id is None
            else translate("Plan", "Attach CRM form #{form}.").format(form=plan.form_id)
        )
    if not parts:
        parts.append(translate("Plan", "Nothing to change."))
    return translate("Plan", "Call list #{number}: {what}").format(number=plan.list_id, what=" ".join(parts))


def _verb(plan: MemberPlan) -> str:
    if plan.added and not plan.removed:
        return translate("Plan", "Add")
    if plan.removed and not plan.added:
        return translate("Plan", "Remove")
    return translate("Plan", "Change")


def _details(plan: MemberPlan, known: Known) -> list[str]:
    lines = []
    if plan.already_in:
        lines.append(translate("Plan", "%n in already.", "", len(plan.already_in)))
    if plan.missing:
        text = translate("Plan", "%n without a card that you may read:", "", len(plan.missing))
        lines.append(text + numbers(plan.missing))
    lines += of_new_ones(known, plan, ())
    if plan.not_in:
        lines.append(translate("Plan", "%n not in the list any more.", "", len(plan.not_in)))
    if plan.spared:
        text = translate("Plan", "%n will stay because of a result set meanwhile:", "", len(plan.spared))
        lines.append(f"{text} {people(known, plan.kind, (person.card_id for person in plan.spared))}")
    lost = Counter(participant.status for participant in plan.removed if participant.status != IN_WORK)
    if lost:
        counts = ", ".join(f"{known.statuses.name_of(code)} {count}" for code, count in lost.most_common())
        lines.append(translate("Plan", "Those removed lose status and call: {counts}.").format(counts=counts))
    if plan.dead:
        text = translate("Plan", "%n can't be touched, the card was deleted:", "", len(plan.dead))
        lines.append(text + numbers(participant.card_id for participant in plan.dead))
    if plan.unread and plan.call_list.changeable:
        text = translate(
            "Plan", "%n whose card the portal does not show you; they stay in the list:", "", len(plan.unread)
        )
        lines.append(text + numbers(plan.unread))
    if plan.sent:
        lines.append(translate("Plan", "%n stay(s) with status and call.", "", len(plan.kept)))
    return lines


def _footnotes(plan: MemberPlan) -> list[str]:
    if plan.call_list.form_id is not None and plan.form_id == plan.call_list.form_id:
        return [translate("Plan", "The CRM form stays.")]
    return []
