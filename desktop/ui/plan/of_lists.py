"""Making, changing and deleting call lists in words."""

from PySide6.QtCore import QCoreApplication

from desktop.domain import links
from desktop.domain.call_list import COMPANY
from desktop.domain.list_plans import ActivityPlan, CreationPlan, DeletionPlan
from desktop.domain.portal import Known
from desktop.domain.status import tally
from desktop.ui import formats, words
from desktop.ui.names import people
from desktop.ui.plan.write_words import WriteWords, numbers, of_new_ones

translate = QCoreApplication.translate


def creation(plan: CreationPlan, known: Known, taking_back: bool) -> WriteWords:
    """Put a new list into words."""
    wish, count = plan.wish, len(plan.added)
    summary = (
        translate("Plan", "New call list with %n company(ies)", "", count)
        if wish.kind == COMPANY
        else translate("Plan", "New call list with %n contact(s)", "", count)
    )
    marks = [f"«{wish.subject}»"] if wish.subject else []
    if wish.responsible_id is not None:
        marks.append(translate("Plan", "responsible: {name}").format(name=_name(known, wish.responsible_id)))
    if marks:
        summary = f"{summary} ({', '.join(marks)})"
    details = []
    if wish.form_id is not None:
        details.append(translate("Plan", "CRM form #{form}").format(form=wish.form_id))
    if plan.missing:
        text = translate("Plan", "%n without a card that you may read:", "", len(plan.missing))
        details.append(text + numbers(plan.missing))
    details += of_new_ones(known, plan, wish.sources)
    warnings = []
    if taking_back:
        warnings.append(translate("Plan", "The list gets a new number; statuses and calls do not come back with it."))
        warnings.append(_restorable(known))
    return WriteWords(summary, translate("Plan", "Create"), tuple(details), (), tuple(warnings))


def activity(plan: ActivityPlan, known: Known, taking_back: bool) -> WriteWords:
    """Put a change of a list's activity into words."""
    texts = []
    changes = plan.changes
    if "subject" in changes:
        texts.append(translate("Plan", "subject: {subject}").format(subject=changes["subject"]))
    if "responsible_id" in changes:
        name = _name(known, int(changes["responsible_id"]))
        texts.append(translate("Plan", "responsible: {name}").format(name=name))
    if "completed" in changes:
        texts.append(
            translate("Plan", "its activity is completed")
            if changes["completed"]
            else translate("Plan", "its activity is opened again")
        )
    what = ", ".join(texts) or translate("Plan", "Nothing to change.")
    summary = translate("Plan", "Call list #{number}: {what}").format(number=plan.list_id, what=what)
    return WriteWords(summary, translate("Plan", "Change"))


def deletion(plan: DeletionPlan, known: Known, taking_back: bool) -> WriteWords:
    """Put the deletion of a list into words: what was found, what stays, how it can come back."""
    subject = f" «{plan.activity.subject}»" if plan.activity is not None else ""
    summary = translate("Plan", "Delete call list #{number}{subject}.").format(number=plan.list_id, subject=subject)
    counts = tally(plan.membership.participants, known.statuses)
    details = []
    if plan.activity is not None:
        text = translate("Plan", "Its activity #{number} goes; responsible: {name}.")
        name = _name(known, plan.activity.responsible_id) if plan.activity.responsible_id else "–"
        details.append(text.format(number=plan.activity.id, name=name))
    text = translate("Plan", "%n participant(s), done {done} ({share}).", "", counts.total)
    details.append(text.format(done=formats.number(counts.done), share=formats.percent(counts.done_share)))
    if plan.strangers:
        text = translate("Plan", "%n added to it by somebody else:", "", len(plan.strangers))
        details.append(f"{text} {people(known, plan.kind, plan.strangers)}")
    for other in plan.others:
        text = translate("Plan", "Activity #{number} is named alike but does not carry this list: it is left alone.")
        details.append(text.format(number=other.id))
    footnotes = (
        translate("Plan", "Operators do not see the list any more. Nothing else is erased: contacts and calls stay."),
        translate("Plan", "The list is kept in the journal: undo makes it again, with a new number and no statuses."),
        _restorable(known),
    )
    return WriteWords(summary, translate("Plan", "Delete"), tuple(details), footnotes)


def _restorable(known: Known) -> str:
    text = translate(
        "Plan", "An administrator can restore it with its number and statuses from the CRM's recycle bin{link}."
    )
    return text.format(link=f": {links.recycle_bin(known.connection.base)}" if known.connection else "")


def _name(known: Known, user_id: int) -> str:
    return words.user(known, user_id)
