"""The REST methods, one module a subject. Importing this package registers them all."""

from __future__ import annotations

from desktop.portal import batch
from desktop.portal.methods import (
    activity,
    calllist,
    calllist_update,
    duplicate,
    item,
    item_write,
    legacy_cards,
    status,
    system,
    telephony,
    timeline,
    user,
)

__all__ = [
    "activity",
    "batch",
    "calllist",
    "calllist_update",
    "duplicate",
    "item",
    "item_write",
    "legacy_cards",
    "status",
    "system",
    "telephony",
    "timeline",
    "user",
]
