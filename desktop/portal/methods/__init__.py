"""The REST methods, one module a subject. Importing this package registers them all."""

from __future__ import annotations

from desktop.portal import batch  # noqa: F401
from desktop.portal.methods import (  # noqa: F401
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
