"""Words for values of the domain: causes of failure, capabilities, kinds, states. One term everywhere."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY, CONTACT, Visibility
from desktop.domain.card import User
from desktop.domain.overview import ListRow
from desktop.domain.portal import Capability, Known
from desktop.domain.problem import Cause, Problem
from desktop.services.session import Session

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Explanation:
    """An error in words: what happened, and what to do next."""

    what: str
    next_step: str

    @property
    def text(self) -> str:
        """Both as one text."""
        return f"{self.what} {self.next_step}".strip()


def explain(problem: Problem) -> Explanation:
    """Return the cause of a failure and the next step, in the language of the window, as plain text."""
    by_code = _by_code().get((problem.cause, problem.code.upper()))
    what, next_step = by_code or _explanations()[problem.cause]
    values = {
        "host": problem.host or translate("Problem", "the portal"),
        "method": problem.method,
        "detail": problem.detail or problem.code,
    }
    return Explanation(what.format(**values).strip(), next_step.format(**values))


def details(problem: Problem) -> str:
    """Return the technical details of a failure, to fold out and copy; they are masked already."""
    parts = (problem.cause.value, problem.host, problem.method, problem.code, problem.detail)
    return " · ".join(part for part in parts if part)


def kind(owner_type: int) -> str:
    """Return the kind of a list's participants in the plural."""
    names = {
        0: translate("Kind", "draft"),
        1: translate("Kind", "leads"),
        2: translate("Kind", "deals"),
        CONTACT: translate("Kind", "contacts"),
        COMPANY: translate("Kind", "companies"),
        5: translate("Kind", "invoices"),
        7: translate("Kind", "quotes"),
    }
    return names.get(owner_type) or translate("Kind", "kind {number}").format(number=owner_type)


def state(visibility: Visibility) -> str:
    """Return the state of a call list."""
    return {
        Visibility.ACTIVE: translate("State", "in progress"),
        Visibility.FINISHED: translate("State", "finished"),
        Visibility.DELETED: translate("State", "deleted (no activity)"),
        Visibility.NOT_VISIBLE: translate("State", "not visible to you"),
        Visibility.DRAFT: translate("State", "draft"),
    }[visibility]


def state_explained(visibility: Visibility) -> str:
    """Return what the state of a call list means."""
    return {
        Visibility.ACTIVE: translate("State", "Its activity is open: operators see the list."),
        Visibility.FINISHED: translate("State", "Its activity is completed."),
        Visibility.DELETED: translate(
            "State", "Its activity was deleted: operators do not see the list any more, REST still reads it."
        ),
        Visibility.NOT_VISIBLE: translate(
            "State", "You see no activity of this list: it was deleted or belongs to somebody else."
        ),
        Visibility.DRAFT: translate("State", "It was begun on the portal and never finished."),
    }[visibility]


def subject(row: ListRow) -> str:
    """Return the last known subject of a call list, or a name for one whose activity was never seen."""
    if row.subject:
        return row.subject
    return translate("CallLists", "Call list #{number}").format(number=row.id)


def numbered_subject(row: ListRow) -> str:
    """Return the subject of a call list with its number, unless the subject holds the number already."""
    number, text = f"#{row.id}", subject(row)
    return text if number in text.split() else f"{number} {text}"


def portal_name(session: Session) -> str:
    """Return what the window calls a portal: its host, but for the demo's."""
    if session.demo:
        return translate("Portal", "Demo")
    return (session.known.connection or session.credentials).host


def person(user: User | None) -> str:
    """Return a user's name, or "#29" if the portal does not give it; "" for None."""
    if user is None:
        return ""
    return user.name or f"#{user.id}"


def user(known: Known, user_id: int) -> str:
    """Return the name of a user by number, or "#29" if it is unknown."""
    return person(known.users.get(user_id) or User(user_id, ""))


def lack(capability: Capability) -> tuple[str, str]:
    """Return what is missing, and the consequence."""
    return {
        Capability.CALL_LISTS: (
            translate("Lack", "No access to call lists (permission crm)."),
            translate("Lack", "The program can't work without it."),
        ),
        Capability.STATUSES: (
            translate("Lack", "The dictionary of statuses can't be read."),
            translate("Lack", "Statuses are shown without their colours and can't be edited."),
        ),
        Capability.ACTIVITIES: (
            translate("Lack", "Activities can't be read (permission crm)."),
            translate("Lack", "Subjects, responsibles and deleted lists can't be told."),
        ),
        Capability.USERS: (
            translate("Lack", "Users can't be read (permission user_brief or user)."),
            translate("Lack", "Creators and responsibles are shown by number."),
        ),
        Capability.TELEPHONY: (
            translate("Lack", "Call statistics can't be read (permission telephony)."),
            translate("Lack", "There will be no figures of calls and talk time."),
        ),
        Capability.ADMINISTRATOR: (
            translate("Lack", "The webhook's owner is no administrator."),
            translate(
                "Lack", "Lists of others can't be told from deleted ones, and participants may be hidden from you."
            ),
        ),
    }[capability]


def _by_code() -> dict[tuple[Cause, str], tuple[str, str]]:
    """Return explanations by error code: the portal's for refused writes (contract 4.2, 4.3), the program's own."""
    gone = (
        translate("Problem", "A contact or company was deleted just now."),
        translate("Problem", "Try again: those who are gone will be left out."),
    )
    return {
        (Cause.REFUSED, "WEBFORM_ERROR"): (
            translate("Problem", "There is no such CRM form."),
            translate("Problem", "Choose another form, or none."),
        ),
        (Cause.REFUSED, "ENTITY_ERROR"): gone,
        (Cause.REFUSED, "ENTITIES_ERROR"): gone,
        (Cause.REFUSED, "LIST_ID_ERROR"): (
            translate("Problem", "The call list is gone, or you may not read it."),
            translate("Problem", "Refresh and look."),
        ),
        (Cause.UNREADABLE, "PARTICIPANTS_MOVING"): (
            translate("Problem", "The call list keeps changing: operators are at work."),
            translate("Problem", "Try again in a moment."),
        ),
    }


def _explanations() -> dict[Cause, tuple[str, str]]:
    reconnect = translate("Problem", "Make a new webhook on the portal and connect with it.")
    later = translate("Problem", "Try again in a few minutes. What was read before stays on the screen.")
    return {
        Cause.ADDRESS_UNREADABLE: (
            translate("Problem", "This is not the address of a webhook."),
            translate("Problem", "It looks like https://company.bitrix24.com/rest/1/secret/ - copy it whole."),
        ),
        Cause.PLAIN_HTTP: (
            translate(
                "Problem", "The address begins with http://, which would show the secret to everybody on the way."
            ),
            translate("Problem", "Use the address that begins with https://."),
        ),
        Cause.HOST_UNKNOWN: (
            translate("Problem", "There is no such address: {host}."),
            translate("Problem", "Check the spelling and the internet connection."),
        ),
        Cause.UNREACHABLE: (
            translate("Problem", "{host} can't be reached."),
            translate("Problem", "Check the internet connection; the program tries again by itself."),
        ),
        Cause.TIMED_OUT: (
            translate("Problem", "{host} did not answer in time."),
            translate("Problem", "It may be busy; the program tries again by itself."),
        ),
        Cause.CERTIFICATE: (
            translate("Problem", "This computer does not trust the certificate of {host}, so nothing was sent."),
            translate("Problem", "A proxy or a virus scanner may be in between: ask your administrator."),
        ),
        Cause.CERTIFICATE_DATE: (
            translate("Problem", "The certificate of {host} is not valid today, so nothing was sent."),
            translate("Problem", "Check the date of this computer, or ask the portal's administrator."),
        ),
        Cause.CERTIFICATE_NAME: (
            translate("Problem", "The certificate that {host} shows is another site's, so nothing was sent."),
            translate("Problem", "Check the address, or ask the portal's administrator."),
        ),
        Cause.NO_TLS: (
            translate("Problem", "No secure connection to {host} could be made, so nothing was sent."),
            translate("Problem", "A proxy may be in between, or the portal's server too old: ask its administrator."),
        ),
        Cause.NOT_A_PORTAL: (
            translate("Problem", "{host} did not answer as a Bitrix24 REST service."),
            translate("Problem", "Check the address; a proxy or a login page may be in between."),
        ),
        Cause.CREDENTIALS: (
            translate("Problem", "{host} does not accept this webhook: it is wrong, expired or was revoked."),
            reconnect,
        ),
        Cause.LOCKED: (
            translate("Problem", "The saved key for {host} is unavailable. {detail}"),
            translate("Problem", "Connect once more."),
        ),
        Cause.NO_KEYRING: (
            translate("Problem", "The program has no access to this computer's keyring. {detail}"),
            translate("Problem", "Nothing was written to a file: the secret is asked for at the next start."),
        ),
        Cause.READ_ONLY: (
            translate("Problem", "Read-only was chosen for {host}, so nothing was sent."),
            translate("Problem", "Switch it off in the menu File to change anything."),
        ),
        Cause.SIGN_IN_AGAIN: (
            translate("Problem", "Access to {host} has ended: it was revoked or has expired."),
            translate("Problem", "Connect again; with a local application, approve access on the portal's page."),
        ),
        Cause.APPLICATION: (
            translate("Problem", "{host} does not know this application, or its secret key is another one."),
            translate("Problem", "Compare both with the page of the local application on the portal."),
        ),
        Cause.GRANT_NOT_KEPT: (
            translate(
                "Problem",
                "The renewed access to {host} could not be stored on this computer ({detail}), so nothing was sent.",
            ),
            translate(
                "Problem", "Unlock the keyring and try again before you close the program; after that, connect again."
            ),
        ),
        Cause.CODE_LATE: (
            translate("Problem", "The portal did not take the code: it is good once and for 30 seconds."),
            translate("Problem", "Begin again, and paste the new code at once."),
        ),
        Cause.CODE_UNREADABLE: (
            translate("Problem", "There is no code in this text."),
            translate("Problem", "Copy the whole address that the browser shows after you approved access."),
        ),
        Cause.ANOTHER_SIGN_IN: (
            translate("Problem", "This address belongs to another attempt to sign in."),
            translate("Problem", "Use the page that was opened last, or begin again."),
        ),
        Cause.NOBODY_SIGNED_IN: (
            translate("Problem", "Access was not approved on {host}."),
            translate("Problem", "Begin again."),
        ),
        Cause.PORT_BUSY: (
            translate("Problem", "Another program uses the port {detail}, so the browser can't hand over the code."),
            translate("Problem", "Copy the address from the browser and paste it here."),
        ),
        Cause.PORTAL_UNREADABLE: (
            translate("Problem", "This is not the address of a portal."),
            translate("Problem", "It looks like company.bitrix24.com."),
        ),
        Cause.SCOPE_MISSING: (
            translate("Problem", "The webhook or application lacks a permission for {method}."),
            translate("Problem", "Add the permissions crm and user_brief to it on the portal."),
        ),
        Cause.ACCESS_DENIED: (
            translate("Problem", "The portal does not let you do this. {detail}"),
            translate("Problem", "Ask the portal's administrator for the right."),
        ),
        Cause.PLAN: (
            translate("Problem", "The plan of {host} does not include REST. {detail}"),
            translate("Problem", "The portal's owner can change the plan."),
        ),
        Cause.PORTAL_GONE: (translate("Problem", "The portal {host} was deleted."), reconnect),
        Cause.METHOD_MISSING: (
            translate("Problem", "The portal does not know {method}."),
            translate("Problem", "Its version may be too old."),
        ),
        Cause.RATE_LIMIT: (
            translate("Problem", "{host} gets too many requests, also from other programs of your office."),
            later,
        ),
        Cause.OPERATING_LIMIT: (
            translate("Problem", "{host} has blocked {method} for some minutes: it was used too much."),
            later,
        ),
        Cause.OVERLOAD: (
            translate("Problem", "REST was blocked on {host} because of overload."),
            translate("Problem", "Only Bitrix24 support can lift this."),
        ),
        Cause.PORTAL_FAULT: (translate("Problem", "A fault inside the portal. {detail}"), later),
        Cause.REFUSED: (
            translate("Problem", "The portal refused the request: {detail}"),
            translate("Problem", "Refresh and try again."),
        ),
        Cause.UNREADABLE: (
            translate("Problem", "The portal's answer could not be understood ({method})."),
            translate("Problem", "Copy the details and send them to us."),
        ),
        Cause.MOVED: (
            translate("Problem", "{host} sends us to another address that can't be trusted."),
            translate("Problem", "If the portal was renamed, connect with its new address."),
        ),
        Cause.OUTCOME_UNKNOWN: (
            translate("Problem", "The answer of {host} was lost; the change may have happened."),
            translate("Problem", "Refresh and look before you try again."),
        ),
        Cause.JOURNAL_UNREADABLE: (
            translate("Problem", "The journal of changes can't be read: {detail}."),
            translate("Problem", "It was left as it is. Move the file to another folder, then connect again."),
        ),
        Cause.CANCELLED_BY_CLOSE: (translate("Problem", "The connection was closed."), ""),
    }
