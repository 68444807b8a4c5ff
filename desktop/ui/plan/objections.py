"""Words for objections to a write."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.objection import Objection

translate = QCoreApplication.translate


def in_words(objection: Objection) -> str:
    """Return why a write can't be done, or only if the supervisor insists."""
    return {
        Objection.READ_ONLY: translate("Plan", "A list of this kind can't be changed here."),
        Objection.NOTHING_TO_DO: translate("Plan", "Nothing to change: it is so already."),
        Objection.NOBODY: translate(
            "Plan", "Nobody is left for the list: a list needs at least one participant whose card you may read."
        ),
        Objection.WOULD_BE_EMPTY: translate("Plan", "A list can't be emptied. Delete the list instead."),
        Objection.INCOMPLETE: translate(
            "Plan", "The list could not be read for certain, so nothing is changed. Refresh and try again."
        ),
        Objection.MAY_HIDE: translate(
            "Plan",
            "The list may have participants whom you do not see. The portal should keep them, but does not promise "
            "it.",
        ),
        Objection.NO_ACTIVITY: translate("Plan", "No activity carries this list any more: it is deleted already."),
        Objection.ACTIVITY_NOT_VISIBLE: translate(
            "Plan",
            "You see no activity of this list: it is somebody else's, or the list is deleted already. Ask an "
            "administrator.",
        ),
        Objection.SEVERAL_ACTIVITIES: translate(
            "Plan", "Several activities carry this list, so it is not clear which one is meant. Look on the portal."
        ),
        Objection.OTHER_ACTIVITY: translate(
            "Plan", "An activity has this name but does not carry this list, so it is left alone."
        ),
        Objection.OTHERS_IN_IT: translate(
            "Plan", "Somebody else has added people to this list since it was created. They would be left in no list."
        ),
        Objection.NO_RIGHT: translate("Plan", "Only an administrator of the portal can change statuses."),
        Objection.CODE_EXISTS: translate("Plan", "The dictionary has a status with this code already."),
        Objection.CODE_UNUSABLE: translate("Plan", "The portal would not take this code as it is."),
        Objection.NAME_UNUSABLE: translate("Plan", "The name must have 1 to 100 characters."),
        Objection.STATUS_GONE: translate("Plan", "The dictionary has no such status any more."),
        Objection.SYSTEM_STATUS: translate(
            "Plan",
            "It is a system status. The portal deletes it only by force, for good: made again, it is one of your "
            "own, not the portal's any more.",
        ),
        Objection.NO_CARD: translate("Plan", "There is nobody to add."),
        Objection.CARDS_CLOSED: translate(
            "Plan",
            "You may not read these cards of the CRM, so it can't be looked whether the clients are there already, "
            "and none is added.",
        ),
    }[objection]
