"""How calls, and what came of them, are told: in the side panel and in the table of participants."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.problem import Cause
from desktop.domain.results import CallResult, ClientCall, Part
from desktop.ui import formats

translate = QCoreApplication.translate


def when(moment: datetime) -> str:
    """Return the day and the time of day in short form, in the zone of the moment."""
    return f"{formats.day(moment)}, {formats.time_of_day(moment)}"


def outcome(call: ClientCall) -> str:
    """Return how a call ended, with its length if somebody talked: "talked 2:14", "no answer"."""
    text = {
        CallResult.ANSWERED: translate("Calls", "answered"),
        CallResult.NO_ANSWER: translate("Calls", "no answer"),
        CallResult.BUSY: translate("Calls", "busy"),
        CallResult.WRONG_NUMBER: translate("Calls", "wrong number"),
        CallResult.FAILED: translate("Calls", "call failed"),
        CallResult.UNKNOWN: translate("Calls", "outcome unknown"),
    }[call.result]
    if call.result is CallResult.ANSWERED and call.talked is not None:
        text = translate("Calls", "talked {length}").format(length=length(call.talked))
    return translate("Calls", "incoming, {outcome}").format(outcome=text) if call.incoming else text


def length(talked: timedelta) -> str:
    """Return how long people talked: "2:14", "1:02:14"."""
    minutes, seconds = divmod(int(talked.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def money(total: float | None, currency: str) -> str:
    """Return a sum with its currency, as the locale writes it; "" if there is none."""
    if total is None:
        return ""
    number = formats.number(int(total)) if total == int(total) else QLocale().toString(total, "f", 2)
    return f"{number} {currency}".strip()


def why_missing(part: Part, cause: Cause) -> str:
    """Return that a part of the results can't be shown, and what would bring it."""
    what = {
        Part.CALLS: translate("Calls", "Calls can't be read."),
        Part.TELEPHONY: translate("Calls", "Recordings, and how calls ended in detail, can't be read."),
        Part.COMMENTS: translate("Calls", "Comments can't be read."),
        Part.FORMS: translate("Calls", "Filled forms can't be read."),
        Part.DEALS: translate("Calls", "Deals can't be read."),
        Part.INVOICES: translate("Calls", "Invoices can't be read."),
    }[part]
    return f"{what} {_what_would_help(part, cause)}"


def _what_would_help(part: Part, cause: Cause) -> str:
    if cause is Cause.SCOPE_MISSING:
        scope = "telephony" if part is Part.TELEPHONY else "crm"
        return translate("Calls", "Add the permission {scope} to the webhook or application.").format(scope=scope)
    if cause in (Cause.ACCESS_DENIED, Cause.REFUSED):
        return {
            Part.TELEPHONY: translate(
                "Calls", "The portal's administrator can give you the right to call statistics."
            ),
            Part.DEALS: translate("Calls", "The portal's administrator can give you the right to read deals."),
            Part.INVOICES: translate("Calls", "The portal's administrator can give you the right to read invoices."),
        }.get(part) or translate("Calls", "The portal's administrator can give you the right to read activities.")
    if cause is Cause.METHOD_MISSING:
        return translate("Calls", "The portal's version may be too old.")
    if cause is Cause.PLAN:
        return translate("Calls", "The portal's plan does not include it.")
    return translate("Calls", "Press F5 to try again.")
