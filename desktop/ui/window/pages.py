"""Opens pages of the portal in the browser: cards, activities."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from desktop.domain import links
from desktop.domain.overview import ListRow, ParticipantRow
from desktop.qtkit.browser import open_page
from desktop.qtkit.notices import Notice, NoticeKind, Notices
from desktop.services.portals import Portals

translate = QCoreApplication.translate
_MOST_PAGES = 10
"""Maximum number of pages opened at once, so that a list selected by mistake can't flood the browser."""
_NO_BROWSER = "browser"
"""The key of the notice that no browser could be opened."""


class PortalPages:
    """Owned by the main window's controller. Opens nothing before the address of the portal's pages is known.

    If no browser can be opened, a notice shows the addresses to copy.
    """

    def __init__(self, portals: Portals, notices: Notices) -> None:
        self._portals, self._notices = portals, notices

    def open_cards(self, people: Sequence[ParticipantRow]) -> None:
        """Open the cards of participants."""
        if base := self._base():
            self._open([links.card(base, person.kind, person.card_id) for person in people])

    def open_card(self, kind: int, card_id: int) -> None:
        """Open the card of a client, or a deal or an invoice."""
        if base := self._base():
            self._open([links.card(base, kind, card_id)])

    def open_activity(self, activity_id: int) -> None:
        """Open a call or a filled form; recordings are heard there."""
        if base := self._base():
            self._open([links.activity_of(base, activity_id)])

    def open_lists(self, rows: Sequence[ListRow]) -> None:
        """Open the activities of call lists, or all activities for a list without one."""
        if base := self._base():
            activities = links.activities(base)
            self._open([links.activity(base, row.activity) if row.activity else activities for row in rows])

    def _open(self, addresses: Sequence[str]) -> None:
        closed = [address for address in addresses[:_MOST_PAGES] if not open_page(address)]
        if not closed:
            self._notices.withdraw(_NO_BROWSER)
            return
        text = translate("Pages", "No browser could be opened. The address: {address}")
        copy = (translate("Pages", "Copy"), lambda: QGuiApplication.clipboard().setText("\n".join(closed)))
        self._notices.tell(Notice(text.format(address="\n".join(closed)), "", NoticeKind.WARNING, copy, _NO_BROWSER))

    def _base(self) -> str | None:
        session = self._portals.session
        return session.known.connection.base if session and session.known.connection else None
