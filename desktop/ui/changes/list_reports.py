"""What is said of one call list that was made or changed: the people, the form, the activity, and what others did."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal import Entry
from desktop.domain.portal import Known
from desktop.ui import words
from desktop.ui.names import kind_of, people

translate = QCoreApplication.translate
_ODD = ("absent", "still_in", "dead_gone", "other_status", "rolled_back", "overwritten")


def is_odd(entry: Entry) -> bool:
    """Tell whether a change of a list that was done did not do all that was wished, or something else besides."""
    return any(entry.result.get(name) for name in _ODD) or _unseen(entry) or _form_is_odd(entry)


def made(entry: Entry, known: Known) -> list[str]:
    """Say that a list was made, and how."""
    added, absent = entry.after["added"], set(entry.result["absent"])
    parts = [
        translate("Changes", "Call list #{number} was made.").format(number=entry.result["list"]),
        translate("Changes", "%n participant(s).", "", sum(card_id not in absent for card_id in added)),
    ]
    if _form_is_odd(entry):
        parts.append(_odd_form(entry, entry.after["form"]))
    if _unseen(entry):
        parts.append(translate("Changes", "No activity shows it: operators may not see it."))
    return [*parts, *_people(entry, known)]


def changed(entry: Entry, known: Known) -> list[str]:
    """Say what was changed of a list's participants and form, and what others did to it meanwhile."""
    parts = [translate("Changes", "Call list #{number} was changed.").format(number=entry.list_id)]
    absent, still_in = set(entry.result["absent"]), set(entry.result["still_in"])
    if added := entry.after["added"]:
        parts.append(translate("Changes", "%n added.", "", sum(card_id not in absent for card_id in added)))
    if removed := [card_id for card_id, _ in entry.before["removed"]]:
        parts.append(translate("Changes", "%n removed.", "", sum(card_id not in still_in for card_id in removed)))
    parts += _form(entry)
    if _unseen(entry):
        parts.append(_nobody_sees_them(known))
    return [*parts, *_people(entry, known), *_others(entry, known), *_statuses(entry, known)]


def activity_changed(entry: Entry, known: Known) -> list[str]:
    """Say what was changed of a list's activity."""
    number, after, parts = entry.list_id, entry.after, []
    if "subject" in after:
        text = translate("Changes", "Call list #{number} is called «{subject}» now.")
        parts.append(text.format(number=number, subject=after["subject"]))
    if "responsible_id" in after:
        text = translate("Changes", "Responsible for call list #{number} is {name} now.")
        parts.append(text.format(number=number, name=words.user(known, after["responsible_id"])))
    if "completed" in after:
        text = (
            translate("Changes", "Call list #{number} is finished now.")
            if after["completed"]
            else translate("Changes", "Call list #{number} is open again.")
        )
        parts.append(text.format(number=number))
    return parts


def oddities(entry: Entry, known: Known) -> list[str]:
    """Say what of a list that was made or changed is not as was wished, and what others did to it meanwhile."""
    form = [_odd_form(entry, entry.after["form"])] if _form_is_odd(entry) else []
    return [*form, *_people(entry, known), *_others(entry, known), *_statuses(entry, known)]


def _unseen(entry: Entry) -> bool:
    """Tell whether somebody was added to a list that no activity shows to operators."""
    return bool(entry.after["added"]) and not entry.result.get("activity", 1)


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


def _people(entry: Entry, known: Known) -> list[str]:
    """Name those who are not where they were to be, and those with whom the update undid what others had done."""
    parts, added = [], set(entry.after["added"])
    odd = [card_id for card_id in entry.result.get("absent", ()) if card_id in added]
    if odd := [*odd, *entry.result.get("still_in", ())]:
        parts.append(_named(translate("Changes", "%n not changed as planned:", "", len(odd)), entry, known, odd))
    if gone := entry.result.get("dead_gone"):
        text = translate(
            "Changes", "%n whose card was deleted gone from the list, with status and call:", "", len(gone)
        )
        parts.append(_named(text, entry, known, gone))
    if lost := entry.result.get("overwritten"):
        text = translate(
            "Changes", "%n added by somebody else just then, removed by the portal; add again:", "", len(lost)
        )
        parts.append(_named(text, entry, known, lost))
    return parts


def _others(entry: Entry, known: Known) -> list[str]:
    """Say what others did to the list since its plan was shown."""
    parts, added, meanwhile = [], set(entry.after["added"]), entry.before.get("meanwhile", {})
    came = [*meanwhile.get("came", ()), *entry.result.get("came", ())]
    went = [*meanwhile.get("went", ()), *(one for one in entry.result.get("absent", ()) if one not in added)]
    if came:
        text = translate("Changes", "%n added by somebody else meanwhile:", "", len(came))
        parts.append(_named(text, entry, known, came))
    if went:
        text = translate("Changes", "%n removed by somebody else meanwhile:", "", len(went))
        parts.append(_named(text, entry, known, went))
    if meanwhile.get("form") and not entry.new_form:
        [form] = meanwhile["form"]
        text = (
            translate("Changes", "Somebody else has detached the CRM form meanwhile.")
            if form is None
            else translate("Changes", "Somebody else has attached CRM form #{form} meanwhile.")
        )
        parts.append(text.format(form=form))
    return parts


def _form(entry: Entry) -> list[str]:
    if _form_is_odd(entry):
        return [_odd_form(entry, entry.after["form"])]
    if not entry.new_form:
        return []
    [form] = entry.new_form
    if form is None:
        return [translate("Changes", "It has no CRM form now.")]
    return [translate("Changes", "It has CRM form #{form} now.").format(form=form)]


def _form_is_odd(entry: Entry) -> bool:
    return "form" in entry.after and entry.result.get("form", entry.after["form"]) != entry.after["form"]


def _odd_form(entry: Entry, wanted: int | None) -> str:
    """Say which form a list has that is not the one it was to have."""
    there = entry.result["form"]
    if wanted is None:
        text = translate("Changes", "The list was to have no CRM form, but it has form #{there}.")
    elif there is None:
        text = translate("Changes", "The list was to have CRM form #{form}, but it has none: attach it again.")
    else:
        text = translate("Changes", "The list was to have CRM form #{form}, but it has form #{there}.")
    return text.format(form=wanted, there=there)


def _statuses(entry: Entry, known: Known) -> list[str]:
    names = {status.code: status.name for status in known.statuses}
    parts = []
    if back := entry.result.get("rolled_back"):
        text = translate(
            "Changes", "%n status(es) set meanwhile were overwritten by the portal, set them again:", "", len(back)
        )
        parts.append(_with_statuses(text, entry, known, {card_id: names.get(lost, lost) for card_id, lost in back}))
    if other := entry.result.get("other_status"):
        text = translate("Changes", "%n status(es) changed meanwhile, look at them:", "", len(other))
        parts.append(_with_statuses(text, entry, known, {card_id: names.get(new, new) for card_id, _, new in other}))
    return parts


def _named(text: str, entry: Entry, known: Known, card_ids: Sequence[int]) -> str:
    return f"{text} {people(known, kind_of(entry), card_ids)}."


def _with_statuses(text: str, entry: Entry, known: Known, statuses: dict[int, str]) -> str:
    return f"{text} {people(known, kind_of(entry), statuses, statuses)}."
