"""Words for the points of a check: the title of each, and what the program does about it."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.portal_report import Point

translate = QCoreApplication.translate


def title(point: Point) -> str:
    """Return the title of a point."""
    return {
        Point.ADDRESS: translate("PortalCheck", "Address of the portal"),
        Point.ADMINISTRATOR: translate("PortalCheck", "Rights of the webhook's owner"),
        Point.PERMISSIONS: translate("PortalCheck", "Permissions"),
        Point.USER_NAMES: translate("PortalCheck", "Names of users"),
        Point.TELEPHONY: translate("PortalCheck", "Call statistics"),
        Point.PLAN: translate("PortalCheck", "Plan of the portal"),
        Point.CALL_LIST_FEATURE: translate("PortalCheck", "Call lists in the plan"),
        Point.LANGUAGE: translate("PortalCheck", "Language of the portal"),
        Point.ZONE: translate("PortalCheck", "Time zone of the server"),
        Point.AUTHORIZATION_STATUS: translate("PortalCheck", "How a missing permission is refused"),
        Point.METHOD_NAMES: translate("PortalCheck", "Looking up methods"),
        Point.NEW_METHODS: translate("PortalCheck", "New methods for call lists"),
        Point.OPERATING: translate("PortalCheck", "Execution time"),
        Point.WHOLE_START: translate("PortalCheck", "Time stamps"),
        Point.LISTS_WHOLE: translate("PortalCheck", "All call lists in one answer"),
        Point.LIST_ORDER: translate("PortalCheck", "Order of call lists"),
        Point.UNORDERED: translate("PortalCheck", "Call lists without an order"),
        Point.LIST_FIELD: translate("PortalCheck", "Unknown field of call lists"),
        Point.OTHER_KINDS: translate("PortalCheck", "Other kinds of call lists"),
        Point.DELETED_LISTS: translate("PortalCheck", "Deleted call lists"),
        Point.DELETED_READABLE: translate("PortalCheck", "Participants of deleted call lists"),
        Point.SUBJECT_WORD: translate("PortalCheck", "Word in the subjects of call lists"),
        Point.ACTIVITY_FILTER: translate("PortalCheck", "Search of activities by call list"),
        Point.ACTIVITY_KEY: translate("PortalCheck", "Mistyped filter of activities"),
        Point.ACTIVITY_PAST_END: translate("PortalCheck", "Activities past the last page"),
        Point.ACTIVITY_GONE: translate("PortalCheck", "An activity that does not exist"),
        Point.COMPLETION: translate("PortalCheck", "Activities completed automatically"),
        Point.PAGE_SIZE: translate("PortalCheck", "Page of participants"),
        Point.UNCOUNTED: translate("PortalCheck", "Number of participants"),
        Point.END: translate("PortalCheck", "End of a call list"),
        Point.STATUS_FILTER: translate("PortalCheck", "Filter of participants by status"),
        Point.LOWER_CASE_FILTER: translate("PortalCheck", "Mistyped filter of participants"),
        Point.STEADY: translate("PortalCheck", "Order of participants"),
        Point.HIDDEN: translate("PortalCheck", "Hidden participants"),
        Point.MISSING_CARDS: translate("PortalCheck", "Participants without a card"),
        Point.UNKNOWN_STATUS: translate("PortalCheck", "Statuses that are not in the dictionary"),
        Point.CARD_FIELD: translate("PortalCheck", "Unknown field of contacts"),
        Point.CARD_PHONES: translate("PortalCheck", "All phones of a contact"),
        Point.CARD_PAST_END: translate("PortalCheck", "Contacts past the last page"),
        Point.USER_KEY: translate("PortalCheck", "Unknown filter of users"),
        Point.EMPTY_MAP: translate("PortalCheck", "Empty results"),
        Point.FORM_LIST: translate("PortalCheck", "List of CRM forms"),
        Point.OPERATING_LIMIT: translate("PortalCheck", "Limit of execution time"),
        Point.INPUT_VARS: translate("PortalCheck", "Very long commands"),
        Point.DELETING_BY_OTHERS: translate("PortalCheck", "Deleting without being an administrator"),
        Point.RESTORED_NUMBER: translate("PortalCheck", "Number of a restored activity"),
        Point.FORM_DETACHED: translate("PortalCheck", "CRM form after a change of participants"),
        Point.STATUS_ROLLBACK: translate("PortalCheck", "Statuses set during a change"),
        Point.HIDDEN_SURVIVE: translate("PortalCheck", "Hidden participants after a change"),
        Point.WEBHOOK_EXPIRY: translate("PortalCheck", "End of the webhook"),
        Point.RETURN_ADDRESS: translate("PortalCheck", "Return address of applications"),
        Point.PAGE_PATHS: translate("PortalCheck", "Addresses of the web pages"),
    }[point]


def consequence(point: Point) -> str:
    """Return what the program does about a point, whatever the portal answers."""
    by_number = translate("PortalCheck", "They are read by number, not by page.")
    compared = translate("PortalCheck", "Every row is compared with what was asked for.")
    known_only = translate("PortalCheck", "Only known fields are sent.")
    both = translate("PortalCheck", "Both are understood.")
    here = translate("PortalCheck", "The program filters them itself.")
    gaps = translate(
        "PortalCheck",
        "Where pages have gaps, only refused pages prove the end of a list, and plans warn of hidden participants.",
    )
    return {
        Point.ADDRESS: translate("PortalCheck", "A move is followed and shown in the window."),
        Point.ADMINISTRATOR: translate(
            "PortalCheck",
            "Only for an administrator a page that is not full ends a list, and deleted lists can be told apart.",
        ),
        Point.PERMISSIONS: translate("PortalCheck", "What lacks a permission is left out, with the reason."),
        Point.USER_NAMES: translate("PortalCheck", "Without names, creators and responsibles are shown by number."),
        Point.TELEPHONY: translate("PortalCheck", "Without them there are no figures of calls."),
        Point.PLAN: translate("PortalCheck", "Nothing depends on it: the limits of the smallest plan are kept."),
        Point.CALL_LIST_FEATURE: translate("PortalCheck", "Nothing is switched off: REST works without it."),
        Point.LANGUAGE: translate("PortalCheck", "Nothing is compared with the portal's words."),
        Point.ZONE: translate("PortalCheck", "Times of call lists have no zone and are read in this one."),
        Point.AUTHORIZATION_STATUS: translate("PortalCheck", "The code of the error decides, not the status."),
        Point.METHOD_NAMES: translate("PortalCheck", "Names are always asked for in lower case."),
        Point.NEW_METHODS: translate("PortalCheck", "New ones are not used yet: please send us this report."),
        Point.OPERATING: translate(
            "PortalCheck", "Where it is reported, a method is slowed down before it is blocked."
        ),
        Point.WHOLE_START: both,
        Point.LISTS_WHOLE: translate("PortalCheck", "Where only a page is returned, the others are read after it."),
        Point.LIST_ORDER: translate("PortalCheck", "The program puts them in order again."),
        Point.UNORDERED: translate("PortalCheck", "The program always asks for an order."),
        Point.LIST_FIELD: known_only,
        Point.OTHER_KINDS: translate("PortalCheck", "They are shown, read-only."),
        Point.DELETED_LISTS: translate(
            "PortalCheck", "Show deleted shows them where the portal lists them, and otherwise says why not."
        ),
        Point.DELETED_READABLE: translate("PortalCheck", "Before a deletion, the journal keeps the whole list."),
        Point.SUBJECT_WORD: translate("PortalCheck", "The word is learnt from the subjects that are there."),
        Point.ACTIVITY_FILTER: translate("PortalCheck", "Every activity is checked before it is changed or deleted."),
        Point.ACTIVITY_KEY: compared,
        Point.ACTIVITY_PAST_END: by_number,
        Point.ACTIVITY_GONE: translate(
            "PortalCheck", "This proves a deletion; a code that means “not found” is remembered."
        ),
        Point.COMPLETION: translate("PortalCheck", "The program never waits for it; F2 finishes a list."),
        Point.PAGE_SIZE: gaps,
        Point.UNCOUNTED: translate("PortalCheck", "Lists are read to their proven end."),
        Point.END: translate("PortalCheck", "A refusal and an empty page both count as the end."),
        Point.STATUS_FILTER: here,
        Point.LOWER_CASE_FILTER: here,
        Point.STEADY: translate("PortalCheck", "Before a change, lists are read until two readings agree."),
        Point.HIDDEN: gaps,
        Point.MISSING_CARDS: translate("PortalCheck", "They are left out of changes and reported by number."),
        Point.UNKNOWN_STATUS: translate("PortalCheck", "They are shown by their code, as a group of their own."),
        Point.CARD_FIELD: known_only,
        Point.CARD_PHONES: translate("PortalCheck", "Where they are not returned, the first phones are shown."),
        Point.CARD_PAST_END: by_number,
        Point.USER_KEY: compared,
        Point.EMPTY_MAP: both,
        Point.FORM_LIST: translate(
            "PortalCheck",
            "Where it is there, forms have names. Where not, it is asked for again after 30 days; a number will do.",
        ),
        Point.OPERATING_LIMIT: translate("PortalCheck", "Methods are slowed down below every limit that is known."),
        Point.INPUT_VARS: translate(
            "PortalCheck",
            "Commands hold up to 100 values; longer lists go as JSON, for which there is no such limit.",
        ),
        Point.DELETING_BY_OTHERS: translate("PortalCheck", "It is tried when you ask for it; a refusal is reported."),
        Point.RESTORED_NUMBER: translate("PortalCheck", "Activities are found by their call list."),
        Point.FORM_DETACHED: translate("PortalCheck", "The form is sent again with every change."),
        Point.STATUS_ROLLBACK: translate(
            "PortalCheck", "Lists of up to 500 are read during a change, and statuses that fell back are reported."
        ),
        Point.HIDDEN_SURVIVE: translate("PortalCheck", "Plans warn of it, and you have to insist."),
        Point.WEBHOOK_EXPIRY: translate("PortalCheck", "When it ends, the window says so and what to do."),
        Point.RETURN_ADDRESS: translate("PortalCheck", "The code can be pasted by hand too."),
        Point.PAGE_PATHS: translate("PortalCheck", "The usual addresses are opened; nothing else depends on them."),
    }[point]
