"""Creating a call list in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY
from desktop.domain.journal_entries import CreationEntry
from desktop.domain.list_plans import CreationPlan
from desktop.domain.moves import list_of
from desktop.domain.portal import Known
from desktop.qtkit.icons import Glyph
from desktop.ui import words
from desktop.ui.names import people, quoted
from desktop.ui.writes import lists
from desktop.ui.writes.activities import carried, restorable
from desktop.ui.writes.words import Line, Mark, PlanWords, WriteWords

translate = QCoreApplication.translate


def _plan(plan: CreationPlan, known: Known, taking_back: bool) -> PlanWords:
    wish, count = plan.wish, len(plan.added)
    summary = (
        translate("Plan", "New call list with %n company(ies)", "", count)
        if wish.kind == COMPANY
        else translate("Plan", "New call list with %n contact(s)", "", count)
    )
    marks = [quoted(wish.subject)] if wish.subject else []
    if wish.responsible_id is not None:
        name = words.user(known, wish.responsible_id)
        marks.append(translate("Plan", "responsible: {name}").format(name=name))
    if marks:
        summary = f"{summary} ({', '.join(marks)})"
    details, warnings = list[Line](), list[str]()
    if wish.form_id is not None:
        details.append(Line(translate("Plan", "CRM form #{form}").format(form=wish.form_id)))
    details += lists.of_new_ones(known, plan, wish.sources)
    if taking_back:
        text = translate("Plan", "The list gets a new number; statuses and calls do not come back with it.")
        warnings += [text, restorable(known)]
    title, act = (
        translate("Plan", "New call list"),
        Line(summary, Mark.COMES, lists.everyone(known, wish.kind, plan.added)),
    )
    return PlanWords(title, (act,), translate("Plan", "Create"), tuple(details), (), tuple(warnings))


def _name(entry: CreationEntry) -> str:
    if number := list_of(entry):
        return translate("Changes", "New call list #{number}").format(number=number)
    return translate("Changes", "New call list")


def _done(entry: CreationEntry, known: Known) -> Sequence[str]:
    added, absent = entry.after.added, set(entry.result.absent)
    parts = [
        translate("Changes", "Call list #{number} created.").format(number=entry.result.list),
        translate("Changes", "%n participant(s).", "", sum(card_id not in absent for card_id in added)),
        *lists.odd_form(entry),
    ]
    if lists.is_unseen(entry):
        parts.append(translate("Changes", "No activity shows it: operators may not see it."))
    return [*parts, *lists.misplaced(entry, known)]


CREATION = WriteWords[CreationPlan, CreationEntry](
    plan=_plan,
    glyph=Glyph.ADD,
    name=_name,
    line=lambda entry, known: translate("Journal", "list created, %n participant(s)", "", len(entry.after.added)),
    after=lambda entry, known, most: [
        *carried(entry.after, known),
        people(known, entry.kind, entry.after.added, most=most),
    ],
    done=_done,
    odd=lists.is_odd,
    oddities=lambda entry, known: [*lists.odd_form(entry), *lists.misplaced(entry, known)],
    users=lambda entry: (entry.after.responsible,),
)
