"""Telephone calls of operators to clients, as the portal keeps them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Call:
    """An operator's call to a contact or company.

    `kind` and `card_id` are the client's (3 contacts, 4 companies), `operator_id` is None if the portal names nobody.
    Moments are aware, by the server's clock. `ended` is not before `began`, and the same if nobody talked; `answered`
    says whether somebody did.
    """

    kind: int
    card_id: int
    operator_id: int | None
    began: datetime
    ended: datetime
    answered: bool

    @property
    def client(self) -> tuple[int, int]:
        """The kind and the card id of the client."""
        return self.kind, self.card_id
