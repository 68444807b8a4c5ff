"""Opens the window of operators, reads who called, and works out what it shows."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.history import Movement
from desktop.domain.overview import list_rows
from desktop.domain.problem import Problem
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.loop import in_thread
from desktop.qtkit.placeholder import NextStep, State
from desktop.qtkit.theme import Tone
from desktop.services.session import Session
from desktop.ui import words
from desktop.ui.phase import Phase, placeholder
from desktop.ui.portal_state import PortalState
from desktop.ui.window.controller import WindowController

if TYPE_CHECKING:
    from desktop.domain.operators import CallsOfTime, DayWork
    from desktop.ui.operators.window import Asked, OperatorsWindow

translate = QCoreApplication.translate

_DAYS = 14
"""Days that can be looked at, today's included: as many as the board remembers."""
_SOON = 400
"""Milliseconds in which changes of the figures are gathered."""
_FRESH = timedelta(minutes=2)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the window shows: of which day and list, the calls that were read, and what was made of them."""

    asked: "Asked"
    calls: "CallsOfTime"
    day: "DayWork"
    problem: Problem | None = None
    """Why the calls could not be read again."""


class Operators(QObject):
    """Made by the program beside the window. Reads calls of the portal that is open, changes nothing."""

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller)
        self._main, self._portals = controller, controller.parts.portals
        self._scope = controller.parts.dialogs
        self._session: Session | None = None
        self._read: dict[date, CallsOfTime] = {}
        """Calls by day."""
        self.shown: Shown | Problem | None = None
        """What the window shows, or why it shows nothing; None while that is read."""
        self._unsubscribe: Callable[[], None] | None = None
        self.read_again_after = _FRESH
        """For how long today's calls are not read again when figures change."""
        self.window: OperatorsWindow | None = None
        """The window, while it is open."""
        self.pending = Debounce(self._ask, _SOON, self)
        main = controller.parts.window
        main.closing.connect(self.close)
        main.actions_.operators.triggered.connect(lambda: self.open([row.id for row in controller.commands.lists]))
        controller.standing.changed.connect(lambda _: self._look())

    def open(self, list_ids: Sequence[int]) -> None:
        """Show who called today; the participants of one list only if one is given. An open window comes forward."""
        session = self._portals.session
        if session is None:
            return
        if session is not self._session:
            self.close()
            self._session = session
            self._unsubscribe = session.board.subscribe(self.pending.ask)
        window = self.window or self._made(session)
        rows = [row for row in list_rows(session.known, tallied=False) if not row.in_the_way or row.id in list_ids]
        window.set_lists(
            [(row.id, words.numbered_subject(row)) for row in rows], list_ids[0] if len(list_ids) == 1 else None
        )
        window.show()
        window.activateWindow()
        self._ask()

    def close(self) -> None:
        """Close the window, if it is open."""
        if self.window is not None:
            self.window.close()

    def _made(self, session: Session) -> "OperatorsWindow":
        from desktop.ui.operators.window import OperatorsWindow

        self.window = window = OperatorsWindow(*_days(session))
        window.asked.connect(self._ask)
        window.refresh_wanted.connect(self._again)
        window.dressed.connect(self.show_again)
        window.closed.connect(self._forget)
        self._main.remembering.keep_place(window)
        return window

    def _look(self) -> None:
        """Close the window when its portal is no longer open."""
        if self._session is not None and self._session is not self._portals.session:
            self.close()

    def _forget(self) -> None:
        self._scope.cancel(self)
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = self._session = self.shown = self.window = None
        self._read.clear()

    def _again(self) -> None:
        if self.window is not None:
            self._read.pop(self.window.wanted.day, None)
            self._ask()

    def _ask(self) -> None:
        if self.window is not None and self._session is not None:
            self.window.set_days(*_days(self._session))
            if not (isinstance(self.shown, Shown) and self.shown.asked == self.window.wanted):
                self.shown = None
                self.show_again()
            self._scope.start(self._answer(self.window, self._session), key=self)

    async def _answer(self, window: "OperatorsWindow", session: Session) -> None:
        asked = window.wanted
        before, problem = self._read.get(asked.day), None
        hours = session.board.hours
        begin, end = hours.begin_of(asked.day), hours.begin_of(asked.day + _DAY)
        if before is None or before.at < min(end, session.board.now - self.read_again_after):
            try:
                self._read[asked.day] = await self._calls(session, begin, end)
            except Problem as failure:
                problem = failure
        calls = self._read.get(asked.day)
        if calls is None:
            self.shown = problem
        else:
            day = await self._work(session, asked, calls, begin, end)
            self.shown = Shown(asked, calls, day, problem)
        self.show_again()

    async def _calls(self, session: Session, begin: datetime, end: datetime) -> "CallsOfTime":
        """Read the calls of a day, and the names of who made them. Raises Problem."""
        from desktop.services.operators import calls_of_time
        from desktop.services.refreshing import read_users

        found = await calls_of_time(session, begin, end)
        operators = {call.operator_id for call in found.calls if call.operator_id is not None}
        await read_users(session, session.foreground, operators - session.known.users.keys())
        return found

    async def _work(
        self, session: Session, asked: "Asked", calls: "CallsOfTime", begin: datetime, end: datetime
    ) -> "DayWork":
        from desktop.ui.operators.found import work_of

        known, board = session.known, session.board
        kinds = {list_id: call_list.kind for list_id, call_list in known.call_lists.items()}
        movements = list[Movement]()
        for list_id in kinds if asked.list_id is None else [asked.list_id]:
            if found := board.movements([list_id], begin):
                movements += found
                await asyncio.sleep(0)  # two weeks of all lists take longer than a frame
        people = None
        if asked.list_id is not None:
            membership = known.memberships.get(asked.list_id)
            people = kinds.get(asked.list_id, 0), membership.card_ids if membership is not None else ()
        return await in_thread(work_of, calls, movements, people, (begin, end), board.hours, kinds)

    def show_again(self) -> None:
        """Show what was found, in the present language."""
        window, session, shown = self.window, self._session, self.shown
        if window is None or session is None:
            return
        past = window.wanted.day < session.board.hours.day_of(session.board.now)
        if isinstance(shown, Shown):
            self._show_work(window, session, shown, past=past)
            return
        window.say("", None)
        phase = Phase.LOADING if shown is None else PortalState(problem=shown, host=session.credentials.host).phase
        window.show_state(self._why(phase, shown, of_list=False, past=past))

    def _show_work(self, window: "OperatorsWindow", session: Session, shown: Shown, *, past: bool) -> None:
        from desktop.ui.operators.found import rows_of
        from desktop.ui.operators.words import figures, missing

        calls, board = shown.calls, session.board
        said = [missing(calls.gap, hidden=calls.hidden)]
        if shown.problem is not None:
            said.insert(0, words.explain(shown.problem).text)
        warned = calls.hidden or shown.problem is not None
        window.say("\n".join(filter(None, said)), Tone.AMBER if warned else None)
        if not shown.day.works:
            of_list = shown.asked.list_id is not None
            window.show_state(self._why(Phase.EMPTY, None, of_list=of_list, past=past))
            return
        rows = rows_of(shown.day, session.known, board.hours, board.now, today=not past)
        window.show_work(rows, figures(shown.day))

    def _why(self, phase: Phase, problem: Problem | None, *, of_list: bool, past: bool) -> State:
        from desktop.ui.operators.words import empty

        again = (NextStep(translate("Operators", "Try again"), self._again),)
        steps = dict.fromkeys((Phase.OFFLINE, Phase.FAILED, Phase.NO_RIGHT), again)
        return placeholder(phase, empty(problem, of_list=of_list, past=past), steps)


def _days(session: Session) -> tuple[date, date]:
    """Return the first day that can be looked at, and today, in the portal's zone."""
    today = session.board.hours.day_of(session.board.now)
    return today - (_DAYS - 1) * _DAY, today
