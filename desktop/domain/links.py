"""Addresses of the portal's web pages (contract 13). Built from the host that answered, never from data."""

from desktop.domain.call_list import COMPANY, CONTACT, Activity

_FOLDERS = {1: "lead", 2: "deal", CONTACT: "contact", COMPANY: "company"}


def card(base: str, kind: int, card_id: int) -> str:
    """Page of a contact, company, lead or deal; other kinds are smart items."""
    folder = _FOLDERS.get(kind) or f"type/{kind}"
    return f"{base}/crm/{folder}/details/{card_id}/"


def activity(base: str, found: Activity) -> str:
    """Page that opens the activity of a call list, which has no page of its own."""
    return activity_of(base, found.id)


def activity_of(base: str, activity_id: int) -> str:
    """Page that opens any activity by its number: a call with its recording, a filled form."""
    return f"{base}/crm/activity/?ID={activity_id}&open_view={activity_id}"


def activities(base: str) -> str:
    """Page with all activities."""
    return f"{base}/crm/activity/"


def form(base: str, form_id: int) -> str:
    """Page of a CRM form."""
    return f"{base}/crm/webform/edit/{form_id}/"


def webhooks(base: str) -> str:
    """Page where webhooks are made."""
    return f"{base}/devops/"


def recycle_bin(base: str) -> str:
    """Page of the CRM's recycle bin, from which an administrator restores deleted activities."""
    return f"{base}/crm/recyclebin/"
