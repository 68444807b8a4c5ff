"""A portal that was connected before: what is remembered of it apart from its secret."""

from dataclasses import dataclass, replace
from enum import Enum


class AccessKind(Enum):
    """How the program authenticates itself."""

    WEBHOOK = "webhook"
    APPLICATION = "application"
    """OAuth 2.0 of a local application."""


@dataclass(frozen=True, slots=True)
class KnownPortal:
    """One portal and user; `id` names its files and its secret in the keyring.

    `host` is the portal's name, `base` the address of its web pages, `user_name` "" until it was read. `read_only`:
    this program never writes to it. `remembered`: its secret is in the keyring. `former` are the portal's host names
    before it was renamed.
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
        """Return the same portal under its present name."""
        names = dict.fromkeys((*self.former, self.host))
        return replace(self, host=host, base=base, former=tuple(name for name in names if name != host))
