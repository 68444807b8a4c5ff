"""The supervisor's choices for the program as a whole, as plain values."""

from dataclasses import dataclass
from datetime import date, time, tzinfo
from enum import Enum

from desktop.domain.report_choices import USUAL_REPORT, ReportChoices
from desktop.domain.working_hours import USUAL, USUAL_CALLING_HOURS, CallingHours, WorkingHours

MOST_CALLED_DAYS = 90
"""Most days of which the check of all lists looks through the history, each time that something changes."""


class Proxy(Enum):
    """How the portal is reached."""

    SYSTEM = "system"
    """By the system's settings, or the usual environment variables."""
    NONE = "none"
    """Directly."""
    ADDRESS = "address"
    """Through the proxy that is named."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of the settings dialog and of the corresponding menus.

    `language` is "ru", "en" or "" for the system's; `theme` is "system", "light" or "dark"; `refresh_minutes` is 0
    without automatic refreshing; `proxy_address` applies to Proxy.ADDRESS only and contains no password.

    `working_week` and `days_off` are as in `WorkingHours`, in the portal's zone. A list is stuck after `stuck_hours`
    of work in which nobody moved. `notify`: what happens in the lists is told outside the window, also that an
    operator has called nobody for `idle_minutes` of work. `keep_in_tray`: the program goes on when its window is
    closed. `call_requests_per_hour` may be spent on the exact moments of calls, 0 for never. The check of all lists
    reports people who were called in another one in the last `called_days`. Clients may be called within
    `calling_hours` of their own time. `report` is what was chosen for the evening report. `requests_at_once`: how
    many readings may be under way side by side, as far as the portal bears it. `look_for_updates`: the feed of
    releases at `feed_address`, an address by https or "", is asked once a day for a newer version.
    """

    language: str = ""
    theme: str = "system"
    refresh_minutes: int = 3
    proxy: Proxy = Proxy.SYSTEM
    proxy_address: str = ""
    working_week: tuple[tuple[time, time] | None, ...] = USUAL
    days_off: frozenset[date] = frozenset()
    stuck_hours: int = 2
    notify: bool = False
    idle_minutes: int = 30
    keep_in_tray: bool = False
    call_requests_per_hour: int = 60
    called_days: int = 7
    calling_hours: CallingHours = USUAL_CALLING_HOURS
    report: ReportChoices = USUAL_REPORT
    requests_at_once: int = 10
    look_for_updates: bool = False
    feed_address: str = ""

    def working_hours(self, zone: tzinfo) -> WorkingHours:
        """Return when operators work, in the portal's zone."""
        return WorkingHours(zone, self.working_week, self.days_off)
