"""Words for findings in call lists: what is wrong, what is proposed, and what could not be looked at."""

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.findings import OF_PEOPLE, Finding, FindingKind, Gap
from desktop.domain.overview import list_row
from desktop.domain.phone_reading import readable
from desktop.domain.portal import Known
from desktop.domain.status import IN_WORK
from desktop.ui import formats, words
from desktop.ui.choices.forms import form_name
from desktop.ui.names import MOST, named, people, quoted

translate = QCoreApplication.translate
_ONE_MOMENT = timedelta(minutes=20)
"""A call that is known to lie in a shorter time has one moment."""


def kind_name(kind: FindingKind) -> str:
    """Return the name of a kind of findings."""
    match kind:
        case FindingKind.SAME_PHONE:
            return translate("CheckLists", "Same phone twice")
        case FindingKind.SEVERAL_LISTS:
            return translate("CheckLists", "In several lists")
        case FindingKind.ON_STOP_LIST:
            return translate("CheckLists", "On the stop list")
        case FindingKind.NO_PHONE:
            return translate("CheckLists", "Without a phone")
        case FindingKind.CARD_GONE:
            return translate("CheckLists", "Deleted from the CRM")
        case FindingKind.CALLED_ELSEWHERE:
            return translate("CheckLists", "Called elsewhere")
        case FindingKind.NOT_COMPLETED:
            return translate("CheckLists", "Done, but not finished")
        case FindingKind.NOT_DONE:
            return translate("CheckLists", "Finished, but not done")
        case FindingKind.DISMISSED:
            return translate("CheckLists", "Responsible dismissed")
    return translate("CheckLists", "CRM form gone")


def kind_explained(kind: FindingKind) -> str:
    """Return what is looked for, and what the repair does."""
    return {
        FindingKind.SAME_PHONE: translate(
            "CheckLists",
            "Two cards with one phone in a list, or in two lists in progress. One of them leaves; whoever has a "
            "result stays, otherwise the one in the older list.",
        ),
        FindingKind.SEVERAL_LISTS: translate(
            "CheckLists",
            "People who are still to be called in several lists in progress. They stay in the oldest one.",
        ),
        FindingKind.ON_STOP_LIST: translate(
            "CheckLists", "People on the stop list who are still to be called. They leave the list."
        ),
        FindingKind.NO_PHONE: translate(
            "CheckLists", "People without a phone who are still to be called. They leave the list."
        ),
        FindingKind.CARD_GONE: translate(
            "CheckLists",
            "Participants whose cards were deleted, or may not be read by you. The portal can't remove them from a "
            "list: a new list without them takes its place.",
        ),
        FindingKind.CALLED_ELSEWHERE: translate(
            "CheckLists",
            "People who are still to be called and got a result in another list lately. They leave this list. "
            "Results marked “call again” do not count.",
        ),
        FindingKind.NOT_COMPLETED: translate(
            "CheckLists",
            "Lists in which nobody is left to be called, and which operators still see. They are finished.",
        ),
        FindingKind.NOT_DONE: translate(
            "CheckLists", "Finished lists with people who are still to be called. They are opened again."
        ),
        FindingKind.DISMISSED: translate(
            "CheckLists", "Lists in progress whose responsible was dismissed. They get another one."
        ),
        FindingKind.FORM_GONE: translate(
            "CheckLists",
            "Lists in progress whose CRM form is not among the active ones. They get another one, or none.",
        ),
    }[kind]


def who(finding: Finding, known: Known) -> str:
    """Return the name of the person, or the subject of the list, that a finding is about."""
    if finding.kind not in OF_PEOPLE:
        return words.subject(list_row(known, finding.list_id, tallied=False))
    card = known.cards.get((finding.owner_type, finding.card_id))
    return card.name if card is not None and card.name else f"#{finding.card_id}"


def where(finding: Finding, known: Known) -> str:
    """Return the list that a finding is about, with its number."""
    return words.numbered_subject(list_row(known, finding.list_id, tallied=False))


def why(finding: Finding, known: Known, zone: tzinfo) -> str:
    """Return what is wrong, in a sentence."""
    return _of_person(finding, known, zone) if finding.kind in OF_PEOPLE else _of_list(finding, known)


def proposed(finding: Finding) -> str:
    """Return what the repair does, in a few words with the number of the list."""
    match finding.kind:
        case FindingKind.CARD_GONE:
            return translate("CheckLists", "New list without them")
        case FindingKind.DISMISSED:
            return translate("CheckLists", "Choose a responsible")
        case FindingKind.FORM_GONE:
            return translate("CheckLists", "Choose another form")
        case FindingKind.NOT_COMPLETED:
            text = translate("CheckLists", "Finish #{number}")
        case FindingKind.NOT_DONE:
            text = translate("CheckLists", "Open #{number} again")
        case _:
            text = translate("CheckLists", "Remove from #{number}")
    return text.format(number=finding.list_id)


def gap(which: Gap, count: int) -> str:
    """Return what could not be looked at, and what is therefore not known."""
    return {
        Gap.ACTIVITIES: translate(
            "CheckLists", "Activities can't be read: which lists are in progress, and whose, is not known."
        ),
        Gap.LISTS_UNREAD: translate("CheckLists", "%n list(s) could not be read to the end.", "", count),
        Gap.HIDDEN: translate("CheckLists", "%n list(s) may have participants whom you do not see.", "", count),
        Gap.NOT_VISIBLE: translate(
            "CheckLists", "%n list(s) of others, or deleted, can't be seen by you and are not checked.", "", count
        ),
        Gap.OTHER_KINDS: translate(
            "CheckLists", "%n list(s) of leads and the like: their participants are not checked.", "", count
        ),
        Gap.CARDS_UNREAD: translate(
            "CheckLists",
            "%n card(s) not read yet: same phones, missing phones and deleted cards are not known there.",
            "",
            count,
        ),
        Gap.HISTORY_SHORT: translate(
            "CheckLists", "%n list(s) have no history for all of these days: earlier calls are not known.", "", count
        ),
        Gap.USERS_UNKNOWN: translate(
            "CheckLists", "%n responsible(s) not named by the portal, perhaps dismissed.", "", count
        ),
        Gap.FORMS_UNKNOWN: translate(
            "CheckLists", "%n CRM form(s) in use: the portal has not said which forms are active.", "", count
        ),
    }[which]


def _of_person(finding: Finding, known: Known, zone: tzinfo) -> str:
    there, status = _list(finding.other_list, known), quoted(known.statuses.name_of(finding.other_status))
    match finding.kind:
        case FindingKind.SAME_PHONE:
            return _same_phone(finding, known)
        case FindingKind.SEVERAL_LISTS:
            text = translate("CheckLists", "Is to be called in {list} as well, and stays there.")
            return text.format(list=there)
        case FindingKind.CALLED_ELSEWHERE:
            return _called(finding, status, there, zone)
        case FindingKind.NO_PHONE if finding.phone:
            text = translate("CheckLists", "There is no number in the card, but {text}.")
            return text.format(text=quoted(finding.phone))
        case FindingKind.NO_PHONE:
            return translate("CheckLists", "The card has no phone.")
    if finding.other_list:
        return translate("CheckLists", "Has {status} in {list}.").format(status=status, list=there)
    return translate("CheckLists", "Is on the stop list.")


def _of_list(finding: Finding, known: Known) -> str:
    match finding.kind:
        case FindingKind.CARD_GONE:
            return _cards_gone(finding, known)
        case FindingKind.NOT_COMPLETED:
            return translate("CheckLists", "Nobody is left to be called, and operators still see the list.")
        case FindingKind.NOT_DONE:
            return translate("CheckLists", "%n participant(s) still to be called.", "", len(finding.card_ids))
        case FindingKind.DISMISSED:
            text = translate("CheckLists", "{name} is responsible and was dismissed.")
            return text.format(name=words.user(known, finding.about))
    text = translate("CheckLists", "Form {form} is not among the active ones: deleted or switched off.")
    return text.format(form=form_name(known, finding.about))


def _list(list_id: int, known: Known) -> str:
    if list_id not in known.call_lists:
        return quoted(f"#{list_id}")
    return quoted(words.numbered_subject(list_row(known, list_id, tallied=False)))


def _same_phone(finding: Finding, known: Known) -> str:
    kind = known.call_lists[finding.other_list].kind if finding.other_list in known.call_lists else 0
    values = {
        "phone": readable(finding.phone),
        "name": named(known, kind, finding.other_card),
        "status": quoted(known.statuses.name_of(finding.other_status)),
        "list": _list(finding.other_list, known),
    }
    done = finding.other_status != IN_WORK
    if finding.other_list == finding.list_id:
        text = (
            translate("CheckLists", "{phone} is also that of {name}, who is in this list with {status} and stays.")
            if done
            else translate("CheckLists", "{phone} is also that of {name}, who is in this list and stays.")
        )
    else:
        text = (
            translate("CheckLists", "{phone} is also that of {name}, who is in {list} with {status} and stays there.")
            if done
            else translate("CheckLists", "{phone} is also that of {name}, who is in {list} and stays there.")
        )
    return text.format(**values)


def _cards_gone(finding: Finding, known: Known) -> str:
    ids = people(known, finding.owner_type, finding.card_ids, most=MOST)
    if known.connection is not None and known.connection.administrator:
        text = translate("CheckLists", "%n participant(s) deleted from the CRM: {people}.", "", len(finding.card_ids))
    else:
        text = translate(
            "CheckLists",
            "%n participant(s) deleted from the CRM, or not readable for you: {people}.",
            "",
            len(finding.card_ids),
        )
    return text.format(people=ids)


def _called(finding: Finding, status: str, there: str, zone: tzinfo) -> str:
    if finding.earliest is None or finding.latest is None:
        return ""
    earliest, latest = finding.earliest.astimezone(zone), finding.latest.astimezone(zone)
    values = {"status": status, "list": there, "moment": formats.stamp(latest), "from": formats.stamp(earliest)}
    if latest - earliest <= _ONE_MOMENT:
        text = translate("CheckLists", "Got {status} in {list} on {moment}.")
    else:
        text = translate("CheckLists", "Got {status} in {list} between {from} and {moment}.")
    return text.format(**values)


def as_known(moment: datetime | None) -> str:
    """Return as of when the lists were checked; "" if they never were read."""
    if moment is None:
        return ""
    return translate("CheckLists", "As known at {moment}").format(moment=formats.stamp(moment.astimezone()))
