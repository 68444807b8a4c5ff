"""Opens pages of the portal in the browser: cards, activities."""

from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.domain import links
from desktop.domain.overview import ListRow, ParticipantRow
from desktop.services.portals import Portals

_MOST_PAGES = 10
"""Pages that are opened at once: a whole list selected by mistake should not flood the browser."""


class Pages:
    """Owned by the main window's controller; opens nothing before the portal said where its pages are."""

    def __init__(self, portals: Portals) -> None:
        self._portals = portals

    def open_cards(self, people: Sequence[ParticipantRow]) -> None:
        """Open the cards of participants."""
        if base := self._base():
            for person in people[:_MOST_PAGES]:
                QDesktopServices.openUrl(QUrl(links.card(base, person.kind, person.card_id)))

    def open_lists(self, rows: Sequence[ListRow]) -> None:
        """Open the activities of call lists, or all activities for a list without one."""
        if base := self._base():
            for row in rows[:_MOST_PAGES]:
                page = links.activity(base, row.activity) if row.activity else links.activities(base)
                QDesktopServices.openUrl(QUrl(page))

    def _base(self) -> str | None:
        session = self._portals.session
        return session.known.connection.base if session and session.known.connection else None
