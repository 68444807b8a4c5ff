"""The notice that says what is wrong with the portal just now."""

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
"""Key of the notice about the portal: a newer one replaces it."""


class PortalNotice(QObject):
    """Owned by the main window's controller. Emits what the notice's button asks for."""

    connect_wanted = Signal()
    try_again = Signal()

    def __init__(self, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self._problem: Problem | None = None
        """What the notice says, for as long as it is so."""

    def begin(self) -> None:
        """Another try, which somebody asked for: whatever it meets is told, though it was told before."""
        self._problem = None

    def was_told(self, problem: Problem) -> bool:
        """Tell whether just this was said already: the notice stands, or was read and closed."""
        return self._problem is not None and problem.cause is self._problem.cause

    def tell(self, problem: Problem) -> None:
        """Say what went wrong, and what to do next."""
        self._problem = problem
        if problem.cause in _CONNECT_AGAIN:
            action = (translate("Window", "Connect…"), self.connect_wanted.emit)
        else:
            action = (translate("Window", "Try again"), self.try_again.emit)
        kind = NoticeKind.WARNING if problem.cause in OFFLINE else NoticeKind.ERROR
        text = words.explain(problem).text
        self._notices.tell(Notice(text, words.details(problem), kind, action, _PORTAL))

    def over(self) -> None:
        """All is well again."""
        self._problem = None
        self._notices.withdraw(_PORTAL)

    def retranslate(self) -> None:
        """Say it again, in the language chosen meanwhile, if it can be seen."""
        if self._problem is not None and any(notice.key == _PORTAL for notice in self._notices.current):
            self.tell(self._problem)
