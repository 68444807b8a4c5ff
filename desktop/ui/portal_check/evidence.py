"""Words for what the check observed at a point, and for its verdict."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.portal_report import Point, PointFinding, PointVerdict, Why
from desktop.domain.problem import Problem
from desktop.qtkit.theme import Tone
from desktop.ui import words

translate = QCoreApplication.translate

SIGNS = {
    PointVerdict.AS_EXPECTED: "✓",
    PointVerdict.OTHERWISE: "≠",
    PointVerdict.NOT_SEEN: "–",
    PointVerdict.NOT_ASKED: "!",
}
"""The sign of each verdict, shown before its words."""
TONES = {
    PointVerdict.AS_EXPECTED: Tone.OK,
    PointVerdict.OTHERWISE: Tone.AMBER,
    PointVerdict.NOT_SEEN: Tone.DIM,
    PointVerdict.NOT_ASKED: Tone.ERROR,
}


def verdict(which: PointVerdict) -> str:
    """Return the sign and words of a verdict."""
    names = {
        PointVerdict.AS_EXPECTED: translate("PortalCheck", "as expected"),
        PointVerdict.OTHERWISE: translate("PortalCheck", "different"),
        PointVerdict.NOT_SEEN: translate("PortalCheck", "could not be seen"),
        PointVerdict.NOT_ASKED: translate("PortalCheck", "could not be asked"),
    }
    return f"{SIGNS[which]} {names[which]}"


def seen(finding: PointFinding) -> str:
    """Return what was observed, or why nothing was."""
    if finding.problem is not None:
        return refusal(finding.problem)
    if finding.why is not None:
        return _whys()[finding.why]
    sentences = _expected() if finding.verdict is PointVerdict.AS_EXPECTED else _otherwise()
    values = {name: value if value != "" else "–" for name, value in finding.values.items()}
    return sentences[finding.point].format(**values)


def refusal(problem: Problem) -> str:
    """Return why a point could not be asked, with the portal's code; never its address."""
    what = words.explain(problem).what
    what = what[:1].upper() + what[1:]  # it begins with the substitute for the address
    return f"{what} ({problem.code})" if problem.code and problem.code not in what else what


def _whys() -> dict[Why, str]:
    return {
        Why.WRITES: translate("PortalCheck", "Only a change on the portal would show it; the check changes nothing."),
        Why.LOAD: translate("PortalCheck", "Only using up the limit would show it."),
        Why.APPLICATION: translate("PortalCheck", "Only an application shows it."),
        Why.BROWSER: translate("PortalCheck", "Only a look in the browser shows it."),
        Why.TIME: translate("PortalCheck", "Only time shows it."),
        Why.NO_EXAMPLE: translate("PortalCheck", "Nothing on this portal shows it at present."),
        Why.NO_ADMINISTRATOR: translate("PortalCheck", "Only an administrator's webhook would show it."),
    }


def _expected() -> dict[Point, str]:
    return {
        Point.ADDRESS: translate("PortalCheck", "It answers where you connected."),
        Point.ADMINISTRATOR: translate("PortalCheck", "An administrator, who sees every participant and activity."),
        Point.PERMISSIONS: translate("PortalCheck", "Nothing is missing: {scopes}."),
        Point.USER_NAMES: translate("PortalCheck", "Readable."),
        Point.TELEPHONY: translate("PortalCheck", "Readable, as far as you may see."),
        Point.PLAN: translate("PortalCheck", "It is called {licence}."),
        Point.CALL_LIST_FEATURE: translate("PortalCheck", "Included."),
        Point.LANGUAGE: translate("PortalCheck", "Russian or English ({language})."),
        Point.ZONE: translate("PortalCheck", "UTC{offset}."),
        Point.AUTHORIZATION_STATUS: translate("PortalCheck", "With HTTP status {status}, as servers do."),
        Point.METHOD_NAMES: translate("PortalCheck", "Works, in lower case only."),
        Point.NEW_METHODS: translate("PortalCheck", "None."),
        Point.OPERATING: translate("PortalCheck", "Reported with every answer."),
        Point.WHOLE_START: translate("PortalCheck", "With fractions of a second."),
        Point.LISTS_WHOLE: translate("PortalCheck", "All {count} were returned at once."),
        Point.LIST_ORDER: translate("PortalCheck", "Obeyed."),
        Point.UNORDERED: translate("PortalCheck", "Unordered."),
        Point.LIST_FIELD: translate("PortalCheck", "Refused with the code {code}."),
        Point.OTHER_KINDS: translate("PortalCheck", "Leads and other kinds: {others}, drafts: {drafts}."),
        Point.DELETED_LISTS: translate("PortalCheck", "Still listed: {count} of the newest have no activity."),
        Point.DELETED_READABLE: translate("PortalCheck", "Readable."),
        Point.SUBJECT_WORD: translate("PortalCheck", "“{word}”."),
        Point.ACTIVITY_FILTER: translate("PortalCheck", "Obeyed: {count} found, each of a list that was asked for."),
        Point.ACTIVITY_KEY: translate("PortalCheck", "Ignored: everything is returned."),
        Point.ACTIVITY_PAST_END: translate("PortalCheck", "The first page is returned again."),
        Point.ACTIVITY_GONE: translate("PortalCheck", "Refused without a code of its own."),
        Point.COMPLETION: translate("PortalCheck", "Lists with nobody in progress: {count}, all completed."),
        Point.PAGE_SIZE: translate("PortalCheck", "{rows} rows."),
        Point.UNCOUNTED: translate("PortalCheck", "Not reported by the portal."),
        Point.END: translate("PortalCheck", "Refused: {status} {code}."),
        Point.STATUS_FILTER: translate("PortalCheck", "Obeyed."),
        Point.LOWER_CASE_FILTER: translate("PortalCheck", "Ignored: everybody is returned."),
        Point.STEADY: translate("PortalCheck", "Pages read twice: {count}, all the same."),
        Point.HIDDEN: translate("PortalCheck", "None: {count} pages with a following one were full."),
        Point.MISSING_CARDS: translate("PortalCheck", "{count} of {of} on one page: deleted, or not to be read."),
        Point.UNKNOWN_STATUS: translate("PortalCheck", "None among {of} participants."),
        Point.CARD_FIELD: translate("PortalCheck", "Refused with the code {code}."),
        Point.CARD_PHONES: translate("PortalCheck", "They are returned with all fields."),
        Point.CARD_PAST_END: translate("PortalCheck", "Nothing is returned."),
        Point.USER_KEY: translate("PortalCheck", "Ignored: everybody is returned."),
        Point.EMPTY_MAP: translate("PortalCheck", "An empty list stands for an empty map."),
        Point.FORM_LIST: translate("PortalCheck", "There, with {count} active forms."),
        Point.INPUT_VARS: translate("PortalCheck", "Cut off: the last of {count} values was ignored."),
    }


def _otherwise() -> dict[Point, str]:
    return {
        Point.ADDRESS: translate("PortalCheck", "It has moved to another address."),
        Point.ADMINISTRATOR: translate("PortalCheck", "No administrator: participants and activities may be hidden."),
        Point.PERMISSIONS: translate("PortalCheck", "Missing: {lacking}. There are: {scopes}."),
        Point.USER_NAMES: translate("PortalCheck", "Not readable."),
        Point.TELEPHONY: translate("PortalCheck", "Not readable."),
        Point.PLAN: translate("PortalCheck", "Not reported to this webhook."),
        Point.CALL_LIST_FEATURE: translate("PortalCheck", "Not included: operators may not get at call lists."),
        Point.LANGUAGE: translate("PortalCheck", "Neither Russian nor English."),
        Point.ZONE: translate("PortalCheck", "Not reported."),
        Point.AUTHORIZATION_STATUS: translate("PortalCheck", "With HTTP status {status}."),
        Point.METHOD_NAMES: translate("PortalCheck", "Works in another way than described."),
        Point.NEW_METHODS: translate("PortalCheck", "There are some: {methods}."),
        Point.OPERATING: translate("PortalCheck", "Not reported."),
        Point.WHOLE_START: translate("PortalCheck", "In whole seconds."),
        Point.LISTS_WHOLE: translate("PortalCheck", "Only {count} were returned."),
        Point.LIST_ORDER: translate("PortalCheck", "Not obeyed."),
        Point.UNORDERED: translate("PortalCheck", "They are returned by number."),
        Point.LIST_FIELD: translate("PortalCheck", "Ignored: everything is returned."),
        Point.DELETED_LISTS: translate(
            "PortalCheck", "Not listed, it seems: no list lacks an activity, but {count} numbers are missing."
        ),
        Point.DELETED_READABLE: translate("PortalCheck", "Not readable."),
        Point.SUBJECT_WORD: translate("PortalCheck", "Other words in {count} subjects; the usual one: {word}."),
        Point.ACTIVITY_FILTER: translate(
            "PortalCheck", "Not obeyed: activities were returned that were not asked for."
        ),
        Point.ACTIVITY_KEY: translate("PortalCheck", "Not ignored."),
        Point.ACTIVITY_PAST_END: translate("PortalCheck", "Nothing is returned."),
        Point.ACTIVITY_GONE: translate("PortalCheck", "Answered in another way, with the code {code}."),
        Point.COMPLETION: translate("PortalCheck", "Lists with nobody in progress: {count}, still open: {open}."),
        Point.PAGE_SIZE: translate("PortalCheck", "{rows} rows instead of 50."),
        Point.UNCOUNTED: translate("PortalCheck", "Reported by the portal."),
        Point.END: translate("PortalCheck", "Answered: {status} {code}."),
        Point.STATUS_FILTER: translate("PortalCheck", "Not obeyed."),
        Point.LOWER_CASE_FILTER: translate("PortalCheck", "Not ignored."),
        Point.STEADY: translate("PortalCheck", "Pages read twice: {count}, changed between the readings: {moved}."),
        Point.HIDDEN: translate("PortalCheck", "Very likely: {count} pages had gaps."),
        Point.UNKNOWN_STATUS: translate("PortalCheck", "{count} of {of} participants have one."),
        Point.CARD_FIELD: translate("PortalCheck", "Ignored: everything is returned."),
        Point.CARD_PHONES: translate("PortalCheck", "They were not returned."),
        Point.CARD_PAST_END: translate("PortalCheck", "Something is returned."),
        Point.USER_KEY: translate("PortalCheck", "Not ignored."),
        Point.EMPTY_MAP: translate("PortalCheck", "An empty map."),
        Point.FORM_LIST: translate("PortalCheck", "Not there."),
        Point.INPUT_VARS: translate("PortalCheck", "Read whole: {count} values."),
    }
