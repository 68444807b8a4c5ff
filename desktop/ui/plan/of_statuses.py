"""Adding, changing and deleting statuses in words."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.portal import Known
from desktop.domain.status import IN_WORK
from desktop.domain.status_plans import StatusAdditionPlan, StatusChangePlan, StatusDeletionPlan
from desktop.domain.status_usage import Usage
from desktop.ui import formats
from desktop.ui.plan.write_words import WriteWords

translate = QCoreApplication.translate
_MOST_LISTS = 8


def addition(plan: StatusAdditionPlan, known: Known, taking_back: bool) -> WriteWords:
    """Put a new status into words."""
    wish = plan.wish
    text = (
        translate("Plan", "Add the status «{name}» with the code {code} again.")
        if taking_back
        else translate("Plan", "Add the status «{name}» with the code {code}.")
    )
    details = [translate("Plan", "Order: {number}").format(number=wish.sort)]
    if wish.colour:
        details.append(translate("Plan", "Colour: {colour}").format(colour=wish.colour))
    if used := plan.usage.participants:
        back = translate("Plan", "%n participant(s) with this code get the status back:", "", used)
        details.append(back + lists(plan.usage))
    warnings = []
    if wish.was_system:
        warnings.append(translate("Plan", "It comes back as one of your own: a system status it can't become again."))
    footnotes = (translate("Plan", "The code stays for good; name, order and colour can be changed."),)
    return WriteWords(
        text.format(name=wish.name, code=wish.code),
        translate("Plan", "Add"),
        tuple(details),
        footnotes,
        tuple(warnings),
    )


def change(plan: StatusChangePlan, known: Known, taking_back: bool) -> WriteWords:
    """Put a change of a status into words."""
    changes, texts, warnings = plan.changes, [], []
    name = plan.status.name if plan.status else plan.wish.code
    if "name" in changes:
        texts.append(translate("Plan", "Rename «{before}» to «{after}».").format(before=name, after=changes["name"]))
    if "sort" in changes and plan.status:
        text = translate("Plan", "«{name}»: order {before} → {after}.")
        texts.append(text.format(name=name, before=plan.status.sort, after=changes["sort"]))
        warnings.append(queue_warning())
    if "colour" in changes and plan.status:
        none = translate("Plan", "none")
        text = translate("Plan", "«{name}»: colour {before} → {after}.")
        before, after = plan.status.colour or none, changes["colour"] or none
        texts.append(text.format(name=name, before=before, after=after))
    nothing = translate("Plan", "Status «{name}»: nothing to change.").format(name=name)
    verb = translate("Plan", "Rename") if set(changes) == {"name"} else translate("Plan", "Change")
    return WriteWords(" ".join(texts) or nothing, verb, warnings=tuple(warnings))


def queue_warning() -> str:
    """Return what a change of the order means."""
    return translate(
        "Plan",
        "The order of the dictionary is the order of the operators' queue: from now on they get their participants "
        "in the new order.",
    )


def deletion(plan: StatusDeletionPlan, known: Known, taking_back: bool) -> WriteWords:
    """Put the deletion of a status into words: who has it, what becomes of them."""
    name = plan.status.name if plan.status else plan.code
    summary = translate("Plan", "Delete the status «{name}» ({code}).").format(name=name, code=plan.code)
    usage, details, warnings = plan.usage, list[str](), list[str]()
    if usage.participants:
        text = translate("Plan", "%n participant(s) have it, as last known:", "", usage.participants)
        details.append(text + lists(usage))
        warnings.append(
            translate(
                "Plan",
                "They keep the code {code}, which nothing names any more: the portal can't show or filter by it. A "
                "status made again with this code mends that.",
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
                "This is the status of everybody who is still to be called, and every new participant gets its code "
                "whether it exists or not. Without it operators see no name for those in work, on the whole portal. "
                "Do not delete it unless you know very well why.",
            )
        )
    return WriteWords(summary, translate("Plan", "Delete"), tuple(details), (), tuple(warnings))


def lists(usage: Usage) -> str:
    """Return " #41: 12, #40: 3 …": who has a status, by list, to follow a colon."""
    shown = ", ".join(f"#{list_id}: {formats.number(count)}" for list_id, count in usage.in_sight[:_MOST_LISTS])
    return f" {shown}{' …' if len(usage.in_sight) > _MOST_LISTS else ''}"
