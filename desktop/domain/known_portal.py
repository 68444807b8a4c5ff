"""A portal that was connected before: what is remembered of it besides its secret."""

from dataclasses import dataclass, replace
from enum import Enum


class AccessKind(Enum):
    """How the program proves who it is."""

    WEBHOOK = "webhook"
    APPLICATION = "application"
    """OAuth 2.0 of a local application."""


@dataclass(frozen=True, slots=True)
class KnownPortal:
    """One portal and user; `id` names its files and its secret in the keyring.

    `host` is the portal's name, `base` the address of its web pages, `user_name` "" until it was read. `read_only`:
    nothing is ever written to it by this program. `remembered`: its secret was put into the keyring. `former` are the
    names that the portal had before it was renamed.
    """

    id: str
    host: str
    base: str
    user_id: int
    user_name: str = ""
    kind: AccessKind = AccessKind.WEBHOOK
    read_only: bool = False
    remembered: bool = False
    former: tuple[str, ...] = ()

    def moved(self, host: str, base: str) -> "KnownPortal":
        """Return the same portal under its name of now."""
        names = dict.fromkeys((*self.former, self.host))
        return replace(self, host=host, base=base, former=tuple(name for name in names if name != host))
