"""The supervisor's choices for the program as a whole, as plain values."""

from dataclasses import dataclass
from enum import Enum


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
    `call_requests_per_hour` is how many requests an hour may be spent on reading calls, which tell when exactly
    something happened while the program was off; 0 for none.
    """

    language: str = ""
    theme: str = "system"
    refresh_minutes: int = 0
    proxy: Proxy = Proxy.SYSTEM
    proxy_address: str = ""
    call_requests_per_hour: int = 60
