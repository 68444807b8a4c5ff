"""The notice about a problem with the portal."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.domain.problem import Cause, Problem
from desktop.qtkit.notices import Notice, NoticeKind, Notices
from desktop.ui import words
from desktop.ui.portal_state import OFFLINE

translate = QCoreApplication.translate

_CONNECT_AGAIN = frozenset(
    {
        Cause.CREDENTIALS,
        Cause.SIGN_IN_AGAIN,
        Cause.APPLICATION,
        Cause.PORTAL_GONE,
        Cause.SCOPE_MISSING,
        Cause.ADDRESS_UNREADABLE,
        Cause.LOCKED,
    }
)
_PORTAL = "portal"
"""The key of the notice: a newer one replaces it."""


class PortalNotice(QObject):
    """Owned by the main window's controller. Emits `connect_wanted` or `try_again` when its button is pressed."""

    connect_wanted = Signal()
    try_again = Signal()

    def __init__(self, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self._problem: Problem | None = None
        """The current problem, which the notice reported."""

    def begin(self) -> None:
        """Begin an attempt that was asked for: any problem is reported, even if it was reported before."""
        self._problem = None

    def was_told(self, problem: Problem) -> bool:
        """Return whether this problem was reported already, whether or not its notice was closed since."""
        return self._problem is not None and problem.cause is self._problem.cause

    def tell(self, problem: Problem) -> None:
        """Show what went wrong, and what to do next."""
        self._problem = problem
        if problem.cause in _CONNECT_AGAIN:
            action = (translate("Window", "Connect…"), self.connect_wanted.emit)
        else:
            action = (translate("Window", "Try again"), self.try_again.emit)
        kind = NoticeKind.WARNING if problem.cause in OFFLINE else NoticeKind.ERROR
        text = words.explain(problem).text
        self._notices.tell(Notice(text, words.details(problem), kind, action, _PORTAL))

    def over(self) -> None:
        """Withdraw the notice: the problem is over."""
        self._problem = None
        self._notices.withdraw(_PORTAL)

    def retranslate(self) -> None:
        """Show the notice in the current language, if it is visible."""
        if self._problem is not None and any(notice.key == _PORTAL for notice in self._notices.current):
            self.tell(self._problem)
