"""What a check of a portal found out for good: facts in which portals differ."""

from dataclasses import dataclass
from datetime import datetime, timedelta

_ABSENCE_LASTS = timedelta(days=30)
"""After this time a missing method is asked for again, as portals are updated."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the program has learnt from a check, for one portal and user; the defaults are the contract's.

    `form_list`: crm.form.list exists, None while unknown. `short_pages`: even for an administrator, a page of
    participants that is not full may be followed by others, so it proves no end. `deleted_hidden`: lists without an
    activity are not listed. `gone_code`: crm.activity.get's code for a missing activity, "" for those of the
    contract.
    """

    at: datetime | None = None
    form_list: bool | None = None
    short_pages: bool = False
    deleted_hidden: bool = False
    gone_code: str = ""

    def lists_forms(self, now: datetime) -> bool | None:
        """Return whether the portal lists its CRM forms; None when it must be asked."""
        if self.form_list is False and (self.at is None or now - self.at > _ABSENCE_LASTS):
            return None
        return self.form_list
