"""What the supervisor has chosen for the program as a whole; plain values."""

from dataclasses import dataclass
from enum import Enum


class Proxy(Enum):
    """How the portal is reached."""

    SYSTEM = "system"
    """As the system says: its settings, or the usual environment variables."""
    NONE = "none"
    """Directly."""
    ADDRESS = "address"
    """Through the proxy that is named."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of the settings dialog and of the menus that stand for them.

    `language` is "ru", "en" or "" for the system's; `theme` is "system", "light" or "dark"; `refresh_minutes` is 0
    where nothing is refreshed by itself; `proxy_address` counts with Proxy.ADDRESS only and holds no password.
    """

    language: str = ""
    theme: str = "system"
    refresh_minutes: int = 0
    proxy: Proxy = Proxy.SYSTEM
    proxy_address: str = ""
