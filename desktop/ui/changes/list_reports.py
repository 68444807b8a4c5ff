"""What is said of one call list that was made or changed: the people, the form, the activity, and what others did."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal_entries import NOT_KEPT, ActivityEntry, CreationEntry, MembersEntry, MembersResult
from desktop.domain.portal import Known
from desktop.ui import words
from desktop.ui.names import people

translate = QCoreApplication.translate
ListEntry = CreationEntry | MembersEntry


def is_odd(entry: ListEntry) -> bool:
    """Tell whether a change of a list that was done did not do all that was wished, or something else besides."""
    told = entry.result if isinstance(entry, MembersEntry) else MembersResult()
    odd = (told.still_in, told.dead_gone, told.other_status, told.rolled_back, told.overwritten)
    return any((entry.result.absent, *odd)) or _unseen(entry) or _form_is_odd(entry)


def made(entry: CreationEntry, known: Known) -> list[str]:
    """Say that a list was made, and how."""
    added, absent = entry.after.added, set(entry.result.absent)
    parts = [
        translate("Changes", "Call list #{number} was made.").format(number=entry.result.list),
        translate("Changes", "%n participant(s).", "", sum(card_id not in absent for card_id in added)),
    ]
    if _form_is_odd(entry):
        parts.append(_odd_form(entry))
    if _unseen(entry):
        parts.append(translate("Changes", "No activity shows it: operators may not see it."))
    return [*parts, *_people(entry, known)]


def changed(entry: MembersEntry, known: Known) -> list[str]:
    """Say what was changed of a list's participants and form, and what others did to it meanwhile."""
    parts = [translate("Changes", "Call list #{number} was changed.").format(number=entry.list_id)]
    absent, still_in = set(entry.result.absent), set(entry.result.still_in)
    if added := entry.after.added:
        parts.append(translate("Changes", "%n added.", "", sum(card_id not in absent for card_id in added)))
    if removed := [card_id for card_id, _ in entry.before.removed]:
        parts.append(translate("Changes", "%n removed.", "", sum(card_id not in still_in for card_id in removed)))
    parts += _form(entry)
    if _unseen(entry):
        parts.append(_nobody_sees_them(known))
    return [*parts, *_people(entry, known), *_others(entry, known), *_statuses(entry, known)]


def activity_changed(entry: ActivityEntry, known: Known) -> list[str]:
    """Say what was changed of a list's activity."""
    number, after, parts = entry.list_id, entry.after, []
    if after.subject is not None:
        text = translate("Changes", "Call list #{number} is called «{subject}» now.")
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


def oddities(entry: ListEntry, known: Known) -> list[str]:
    """Say what of a list that was made or changed is not as was wished, and what others did to it meanwhile."""
    parts = [*([_odd_form(entry)] if _form_is_odd(entry) else []), *_people(entry, known)]
    return parts if isinstance(entry, CreationEntry) else [*parts, *_others(entry, known), *_statuses(entry, known)]


def _unseen(entry: ListEntry) -> bool:
    """Tell whether somebody was added to a list that no activity shows to operators."""
    return bool(entry.after.added) and not entry.result.activity


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


def _people(entry: ListEntry, known: Known) -> list[str]:
    """Name those who are not where they were to be, and those with whom the update undid what others had done."""
    parts, added = [], set(entry.after.added)
    odd = [card_id for card_id in entry.result.absent if card_id in added]
    told = entry.result if isinstance(entry, MembersEntry) else MembersResult()
    if odd := [*odd, *told.still_in]:
        parts.append(_named(translate("Changes", "%n not changed as planned:", "", len(odd)), entry, known, odd))
    if gone := told.dead_gone:
        text = translate(
            "Changes", "%n whose card was deleted gone from the list, with status and call:", "", len(gone)
        )
        parts.append(_named(text, entry, known, gone))
    if lost := told.overwritten:
        text = translate(
            "Changes", "%n added by somebody else just then, removed by the portal; add again:", "", len(lost)
        )
        parts.append(_named(text, entry, known, lost))
    return parts


def _others(entry: MembersEntry, known: Known) -> list[str]:
    """Say what others did to the list since its plan was shown."""
    parts, added, meanwhile = [], set(entry.after.added), entry.before.meanwhile
    came = [*meanwhile.came, *entry.result.came]
    went = [*meanwhile.went, *(one for one in entry.result.absent if one not in added)]
    if came:
        text = translate("Changes", "%n added by somebody else meanwhile:", "", len(came))
        parts.append(_named(text, entry, known, came))
    if went:
        text = translate("Changes", "%n removed by somebody else meanwhile:", "", len(went))
        parts.append(_named(text, entry, known, went))
    if meanwhile.form and not entry.new_form:
        [form] = meanwhile.form
        text = (
            translate("Changes", "Somebody else has detached the CRM form meanwhile.")
            if form is None
            else translate("Changes", "Somebody else has attached CRM form #{form} meanwhile.")
        )
        parts.append(text.format(form=form))
    return parts


def _form(entry: MembersEntry) -> list[str]:
    if _form_is_odd(entry):
        return [_odd_form(entry)]
    if not entry.new_form:
        return []
    [form] = entry.new_form
    if form is None:
        return [translate("Changes", "It has no CRM form now.")]
    return [translate("Changes", "It has CRM form #{form} now.").format(form=form)]


def _form_is_odd(entry: ListEntry) -> bool:
    wanted, there = entry.after.form, entry.result.form
    return NOT_KEPT not in (wanted, there) and wanted != there


def _odd_form(entry: ListEntry) -> str:
    """Say which form a list has that is not the one it was to have."""
    wanted, there = entry.after.form, entry.result.form
    if wanted is None:
        text = translate("Changes", "The list was to have no CRM form, but it has form #{there}.")
    elif there is None:
        text = translate("Changes", "The list was to have CRM form #{form}, but it has none: attach it again.")
    else:
        text = translate("Changes", "The list was to have CRM form #{form}, but it has form #{there}.")
    return text.format(form=wanted, there=there)


def _statuses(entry: MembersEntry, known: Known) -> list[str]:
    name_of = known.statuses.name_of
    parts = []
    if back := entry.result.rolled_back:
        text = translate(
            "Changes", "%n status(es) set meanwhile were overwritten by the portal, set them again:", "", len(back)
        )
        parts.append(_with_statuses(text, entry, known, {card_id: name_of(lost) for card_id, lost in back}))
    if other := entry.result.other_status:
        text = translate("Changes", "%n status(es) changed meanwhile, look at them:", "", len(other))
        parts.append(_with_statuses(text, entry, known, {card_id: name_of(new) for card_id, _, new in other}))
    return parts


def _named(text: str, entry: ListEntry, known: Known, card_ids: Sequence[int]) -> str:
    return f"{text} {people(known, entry.kind, card_ids)}."


def _with_statuses(text: str, entry: ListEntry, known: Known, statuses: dict[int, str]) -> str:
    return f"{text} {people(known, entry.kind, statuses, statuses)}."
