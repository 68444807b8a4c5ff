"""A change of the participants or the CRM form of a call list in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal_entries import MembersEntry
from desktop.domain.plans import MemberPlan
from desktop.domain.portal import Known
from desktop.domain.status import IN_WORK
from desktop.qtkit.icons import Glyph
from desktop.ui.names import people, quoted
from desktop.ui.writes import lists
from desktop.ui.writes.words import Line, Mark, PlanWords, WriteWords

translate = QCoreApplication.translate


def _plan(plan: MemberPlan, known: Known, taking_back: bool) -> PlanWords:
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
                "You see no activity of this list: if it was deleted, operators do not see the new ones. Restore "
                "it from the CRM's recycle bin first, or make a new list.",
            )
        )
    keeps_form = plan.call_list.form_id is not None and plan.form_id == plan.call_list.form_id
    footnotes = (translate("Plan", "The CRM form stays."),) if keeps_form else ()
    details = tuple(_details(plan, known))
    return PlanWords(_title(plan), _acts(plan, known), _verb(plan), details, footnotes, tuple(warnings))


def _title(plan: MemberPlan) -> str:
    if plan.added and not plan.removed:
        text = translate("Plan", "Adding participants to #{number}")
    elif plan.removed and not plan.added:
        text = translate("Plan", "Removing participants from #{number}")
    else:
        text = translate("Plan", "Change of call list #{number}")
    return text.format(number=plan.list_id)


def _acts(plan: MemberPlan, known: Known) -> tuple[Line, ...]:
    lines = []
    if plan.added:
        text = translate("Plan", "Add %n participant(s) to call list #{number}.", "", len(plan.added))
        lines.append(Line(text, Mark.COMES, lists.everyone(known, plan.kind, plan.added)))
    if plan.removed:
        text = translate("Plan", "Remove %n participant(s) from call list #{number}.", "", len(plan.removed))
        leaving = (person.card_id for person in plan.removed)
        lines.append(Line(text, Mark.GOES, lists.everyone(known, plan.kind, leaving)))
    if plan.form_id is None and plan.call_list.form_id is not None:
        lines.append(Line(translate("Plan", "Detach the CRM form from call list #{number}."), Mark.GOES))
    elif plan.form_id != plan.call_list.form_id:
        lines.append(Line(translate("Plan", "Attach CRM form #{form} to call list #{number}."), Mark.COMES))
    if not lines:
        lines.append(Line(translate("Plan", "Call list #{number}: nothing to change.")))
    return tuple(replace(line, text=line.text.format(number=plan.list_id, form=plan.form_id)) for line in lines)


def _verb(plan: MemberPlan) -> str:
    if plan.added and not plan.removed:
        return translate("Plan", "Add")
    if plan.removed and not plan.added:
        return translate("Plan", "Remove")
    return translate("Plan", "Change")


def _details(plan: MemberPlan, known: Known) -> list[Line]:
    lines, kind = list[Line](), plan.kind
    if plan.already_in:
        text = translate("Plan", "%n in already.", "", len(plan.already_in))
        lines.append(Line(text, names=lists.everyone(known, kind, plan.already_in)))
    lines += lists.of_new_ones(known, plan)
    if plan.not_in:
        text = translate("Plan", "%n not in the list any more.", "", len(plan.not_in))
        lines.append(Line(text, names=lists.everyone(known, kind, plan.not_in)))
    if plan.spared:
        text = translate("Plan", "%n will stay because of a result set meanwhile:", "", len(plan.spared))
        lines.append(lists.counted(text, known, kind, (person.card_id for person in plan.spared)))
    lost = Counter(participant.status for participant in plan.removed if participant.status != IN_WORK)
    if lost:
        counts = ", ".join(
            f"{quoted(known.statuses.name_of(code))}\N{NO-BREAK SPACE}—\N{NO-BREAK SPACE}{count}"
            for code, count in lost.most_common()
        )
        text = translate("Plan", "Removed people lose their status and call: {counts}.").format(counts=counts)
        lines.append(Line(text, Mark.GOES))
    if plan.dead:
        text = translate("Plan", "%n can't be touched, the card was deleted:", "", len(plan.dead))
        lines.append(lists.counted(text, known, kind, (participant.card_id for participant in plan.dead)))
    if plan.unread and plan.call_list.changeable:
        text = translate(
            "Plan", "%n whose card the portal does not show you; they stay in the list:", "", len(plan.unread)
        )
        lines.append(lists.counted(text, known, kind, plan.unread))
    if plan.sent and plan.kept:
        lines.append(Line(translate("Plan", "The other %n keep(s) status and call.", "", len(plan.kept))))
    return lines


def _new_form(entry: MembersEntry) -> list[str]:
    return [
        translate("Changes", "It has no CRM form now.")
        if form is None
        else translate("Changes", "It has CRM form #{form} now.").format(form=form)
        for form in entry.new_form or ()
    ]


def _nobody_sees_them(known: Known) -> str:
    if known.connection is not None and known.connection.administrator:
        return translate(
            "Changes",
            "But the list was deleted meanwhile: operators do not see those added. Restore it from the CRM's recycle "
            "bin, or make a new list of its participants.",
        )
    return translate(
        "Changes",
        "But you see no activity of the list: if it was deleted, operators do not see those added. Ask an "
        "administrator, or make a new list of its participants.",
    )


def _as_it_came(entry: MembersEntry, known: Known) -> list[str]:
    """Name people who are not where, or as, they were meant to be, and report what others did meanwhile."""
    told, added, meanwhile = entry.result, set(entry.after.added), entry.before.meanwhile
    gone, lost, back, other = told.dead_gone, told.overwritten, told.rolled_back, told.other_status
    came = [*meanwhile.came, *told.came]
    went = [*meanwhile.went, *(card_id for card_id in told.absent if card_id not in added)]
    parts = lists.misplaced(entry, known, told.still_in)
    text = translate("Changes", "%n whose card was deleted gone from the list, with status and call:", "", len(gone))
    parts += lists.named(text, entry, known, gone)
    text = translate(
        "Changes", "%n added by somebody else just then, removed by the portal; add again:", "", len(lost)
    )
    parts += lists.named(text, entry, known, lost)
    text = translate("Changes", "%n added by somebody else meanwhile:", "", len(came))
    parts += lists.named(text, entry, known, came)
    text = translate("Changes", "%n removed by somebody else meanwhile:", "", len(went))
    parts += lists.named(text, entry, known, went)
    for form in () if entry.new_form else meanwhile.form:
        text = (
            translate("Changes", "Somebody else has detached the CRM form meanwhile.")
            if form is None
            else translate("Changes", "Somebody else has attached CRM form #{form} meanwhile.")
        )
        parts.append(text.format(form=form))
    name_of = known.statuses.name_of
    text = translate(
        "Changes", "%n status(es) set meanwhile were overwritten by the portal, set them again:", "", len(back)
    )
    notes = {card_id: name_of(code) for card_id, code in back}
    parts += lists.named(text, entry, known, list(notes), notes)
    text = translate("Changes", "%n status(es) changed meanwhile, look at them:", "", len(other))
    notes = {card_id: name_of(code) for card_id, _, code in other}
    return parts + lists.named(text, entry, known, list(notes), notes)


def _line(entry: MembersEntry, known: Known) -> str:
    parts = []
    if added := len(entry.after.added):
        parts.append(translate("Journal", "%n participant(s) added", "", added))
    if removed := len(entry.before.removed):
        parts.append(translate("Journal", "%n participant(s) removed", "", removed))
    parts += [
        translate("Journal", "CRM form detached")
        if form is None
        else translate("Journal", "CRM form #{form} attached").format(form=form)
        for form in entry.new_form or ()
    ]
    return ", ".join(parts)


def _before(entry: MembersEntry, known: Known, most: int) -> Sequence[str]:
    form = [lists.form(entry.before.form)] if entry.new_form else []
    return [lists.with_statuses(entry, known, entry.before.removed, most), *form]


def _done(entry: MembersEntry, known: Known) -> Sequence[str]:
    parts = [translate("Changes", "Call list #{number} changed.").format(number=entry.list_id)]
    absent, still_in = set(entry.result.absent), set(entry.result.still_in)
    if added := entry.after.added:
        parts.append(translate("Changes", "%n added.", "", sum(card_id not in absent for card_id in added)))
    if removed := [card_id for card_id, _ in entry.before.removed]:
        parts.append(translate("Changes", "%n removed.", "", sum(card_id not in still_in for card_id in removed)))
    parts += lists.odd_form(entry) or _new_form(entry)
    if lists.is_unseen(entry):
        parts.append(_nobody_sees_them(known))
    return [*parts, *_as_it_came(entry, known)]


def _is_odd(entry: MembersEntry) -> bool:
    told = entry.result
    odd = (told.still_in, told.dead_gone, told.other_status, told.rolled_back, told.overwritten)
    return lists.is_odd(entry) or any(odd)


CHANGE = WriteWords[MemberPlan, MembersEntry](
    plan=_plan,
    glyph=Glyph.PEOPLE,
    name=lambda entry: translate("Changes", "Change of call list #{number}").format(number=entry.list_id),
    line=_line,
    before=_before,
    after=lambda entry, known, most: [
        people(known, entry.kind, entry.after.added, most=most),
        *map(lists.form, entry.new_form or ()),
    ],
    done=_done,
    odd=_is_odd,
    oddities=lambda entry, known: [*lists.odd_form(entry), *_as_it_came(entry, known)],
)
