"""Changes of subject, responsible and state of a call list, and its deletion, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain import links
from desktop.domain.call_list import Visibility
from desktop.domain.journal_entries import CreationAfter, DeletionBefore, DeletionEntry
from desktop.domain.list_plans import ActivityPlan, DeletionPlan
from desktop.domain.portal import Known
from desktop.domain.status import tally
from desktop.qtkit.icons import Glyph
from desktop.services.writing.activities import ActivityEntry, ActivityValues
from desktop.ui import formats, words
from desktop.ui.names import quoted
from desktop.ui.writes import alike, lists
from desktop.ui.writes.alike import AlikePlan
from desktop.ui.writes.words import Line, Mark, PlanWords, WriteWords

translate = QCoreApplication.translate


def _change(plan: ActivityPlan | AlikePlan, known: Known, taking_back: bool) -> PlanWords:
    if isinstance(plan, AlikePlan):
        lines = tuple(map(Line, alike.planned(plan, known)))
        return PlanWords(translate("Plan", "Properties of call lists"), lines, translate("Plan", "Change"))
    texts, changes = [], plan.changes
    if "subject" in changes:
        text = translate("Plan", "Call list #{number} will be called “{subject}”.")
        texts.append(text.format(number=plan.list_id, subject=changes["subject"]))
    if "responsible_id" in changes:
        text = translate("Plan", "{name} will be responsible for call list #{number}.")
        name = words.user(known, int(changes["responsible_id"]))
        texts.append(text.format(number=plan.list_id, name=name))
    if "completed" in changes:
        text = (
            translate("Plan", "Call list #{number} will be finished.")
            if changes["completed"]
            else translate("Plan", "Call list #{number} will be open again.")
        )
        texts.append(text.format(number=plan.list_id))
    nothing = translate("Plan", "Call list #{number}: nothing to change.").format(number=plan.list_id)
    title = translate("Plan", "Properties of call list #{number}").format(number=plan.list_id)
    return PlanWords(title, tuple(map(Line, texts or [nothing])), translate("Plan", "Change"))


def _changed(entry: ActivityEntry, known: Known) -> Sequence[str]:
    number, after, parts = entry.list_id, entry.after, []
    if after.subject is not None:
        text = translate("Changes", "Call list #{number} is called “{subject}” now.")
        parts.append(text.format(number=number, subject=after.subject))
    if after.responsible_id is not None:
        text = translate("Changes", "Responsible for call list #{number} is {name} now.")
        parts.append(text.format(number=number, name=words.user(known, after.responsible_id)))
    if after.completed is not None:
        text = (
            translate("Changes", "Call list #{number} is finished now.")
            if after.completed
            else translate("Changes", "Call list #{number} is open again.")
        )
        parts.append(text.format(number=number))
    return parts


def _line(entry: ActivityEntry, known: Known) -> str:
    what = ", ".join(_values(entry.after, known))
    return translate("Journal", "list changed: {what}").format(what=what)


def _deletion(plan: DeletionPlan, known: Known, taking_back: bool) -> PlanWords:
    subject = f" {quoted(plan.activity.subject)}" if plan.activity is not None else ""
    text = translate("Plan", "Delete call list #{number}{subject}.")
    act = Line(text.format(number=plan.list_id, subject=subject), Mark.GOES)
    members = plan.membership.participants
    counts, details = tally(members, known.statuses), list[Line]()
    if plan.activity is not None:
        text = translate("Plan", "Its activity #{number} will be deleted (responsible: {name}).")
        name = words.user(known, plan.activity.responsible_id) if plan.activity.responsible_id else "–"
        details.append(Line(text.format(number=plan.activity.id, name=name), Mark.GOES))
    text = translate("Plan", "%n participant(s), done {done} ({share}).", "", counts.total)
    text = text.format(done=formats.number(counts.done), share=formats.percent(counts.done_share))
    details.append(Line(text, names=lists.everyone(known, plan.kind, (member.card_id for member in members))))
    if plan.strangers:
        text = translate("Plan", "%n added to it by somebody else:", "", len(plan.strangers))
        details.append(lists.counted(text, known, plan.kind, plan.strangers))
    for other in plan.others:
        text = translate("Plan", "Activity #{number} is named alike but does not carry this list: it is left alone.")
        details.append(Line(text.format(number=other.id)))
    footnotes = (
        translate("Plan", "Operators will no longer see the list. Nothing else is deleted: contacts and calls stay."),
        translate("Plan", "The list is kept in the journal: undo makes it again, with a new number and no statuses."),
        restorable(known),
    )
    title = translate("Plan", "Deletion of call list #{number}").format(number=plan.list_id)
    return PlanWords(title, (act,), translate("Plan", "Delete"), tuple(details), footnotes)


def _deleted(entry: DeletionEntry, known: Known) -> str:
    text = translate("Journal", "list deleted (activity #{number} “{subject}”)")
    return text.format(number=entry.before.activity, subject=entry.before.subject)


def _doubt(entry: DeletionEntry) -> str:
    if not entry.result.unseen:
        return ""
    return translate(
        "Changes",
        "{what}: you do not see it any more: it was deleted, or given to somebody else. Ask an administrator.",
    )


def carried(values: CreationAfter | DeletionBefore, known: Known) -> list[str]:
    """Return the subject, responsible and form of a list that was created or deleted, as far as it had them."""
    wished = ActivityValues(subject=values.subject, responsible_id=values.responsible)
    return [*_values(wished, known), *([] if values.form is None else [lists.form(values.form)])]


def restorable(known: Known) -> str:
    """Return how a deleted list can be restored as it was."""
    text = translate(
        "Plan", "An administrator can restore it with its number and statuses from the CRM's recycle bin{link}."
    )
    return text.format(link=f": {links.recycle_bin(known.connection.base)}" if known.connection else "")


def _values(values: ActivityValues, known: Known) -> list[str]:
    parts = []
    if values.subject:
        parts.append(quoted(values.subject))
    if values.responsible_id is not None:
        name = words.user(known, values.responsible_id)
        parts.append(translate("Journal", "responsible: {name}").format(name=name))
    if values.completed is not None:
        parts.append(words.state(Visibility.FINISHED if values.completed else Visibility.ACTIVE))
    return parts


CHANGE = WriteWords[ActivityPlan, ActivityEntry](
    plan=_change,
    glyph=Glyph.EDIT,
    name=lambda entry: translate("Changes", "Change of the activity of call list #{number}").format(
        number=entry.list_id
    ),
    line=_line,
    before=lambda entry, known, most: _values(entry.before, known),
    after=lambda entry, known, most: _values(entry.after, known),
    done=_changed,
    users=lambda entry: (entry.before.responsible_id, entry.after.responsible_id),
)
DELETION = WriteWords[DeletionPlan, DeletionEntry](
    plan=_deletion,
    glyph=Glyph.DELETE,
    name=lambda entry: translate("Changes", "Deletion of call list #{number}").format(number=entry.list_id),
    line=_deleted,
    before=lambda entry, known, most: [
        *carried(entry.before, known),
        lists.with_statuses(entry, known, entry.before.members, most),
    ],
    done=lambda entry, known: [translate("Changes", "Call list #{number} deleted.").format(number=entry.list_id)],
    doubt=_doubt,
    users=lambda entry: (entry.before.responsible,),
)
