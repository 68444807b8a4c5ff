"""Opens one call list and feeds the table of its participants."""

from PySide6.QtCore import QCoreApplication, Signal

from desktop.domain.call_list import Membership
from desktop.domain.overview import ListRow, ParticipantRow, list_row, participant_rows
from desktop.domain.status import Statuses
from desktop.qtkit.placeholder import NextStep, NextSteps
from desktop.services.learning import Change
from desktop.services.list_reading import open_list
from desktop.services.session import Session
from desktop.ui import formats, words
from desktop.ui.board import board_of
from desktop.ui.call_lists.model import done_text
from desktop.ui.colours import StatusColours
from desktop.ui.participants.last_calls import LastCallsReader
from desktop.ui.phase import Phase, placeholder
from desktop.ui.tab_controller import TabController
from desktop.ui.window.parts import WindowParts

translate = QCoreApplication.translate
_NOT_READ = frozenset({Phase.OFFLINE, Phase.FAILED, Phase.NO_RIGHT, Phase.STOPPED})
"""Why a list that is not being read may be unread."""


class ParticipantsController(TabController):
    """Reads a list from the portal when it is opened.

    Emits `counted` with the number of participants shown, None when no list is, `opened` with the
    `ParticipantRow` on Enter or double click, and `chosen` with the selected rows (list of `ParticipantRow`).
    """

    counted = Signal(object)
    opened = Signal(ParticipantRow)
    chosen = Signal(object)

    def __init__(self, parts: WindowParts):
        self._tab = tab = parts.window.participants
        super().__init__(tab.model, parts.window)
        self._scope, self._progress = parts.scope, parts.progress
        self._actions = parts.window.actions_
        self._list_id: int | None = None
        self._gone: int | None = None
        """The list that was shown last, if it is no longer listed."""
        self._rows: list[ParticipantRow] = []
        self._moved: frozenset[int] = frozenset()
        """Who changed since the supervisor looked last, by card id."""
        tab.search.textChanged.connect(lambda _: self._tell_state())
        tab.filter.changed.connect(self._filter)
        tab.table.opened.connect(self.opened)
        tab.table.chosen.connect(self.chosen)
        self.calls = LastCallsReader(tab, parts.scope, self.pending.ask, self)
        self._feed()

    @property
    def list_id(self) -> int | None:
        """The number of the list that is shown; None if none is, or if it is no longer listed."""
        listed = self._session is not None and self._list_id in self._session.known.call_lists
        return self._list_id if listed else None

    def attach(self, session: Session | None) -> None:
        """Show nothing of the old session, and the same list of the new one if it exists there."""
        self._session = session
        self._list_id, self._gone = self.list_id, None
        self.calls.attach(session)
        self._follow_board()
        self._feed()

    def open(self, list_id: int, *, again: bool = False) -> None:
        """Show a list: what is known of it at once, then what the portal returns."""
        if self._session is None:
            return
        if list_id != self._list_id:
            self._list_id, self._gone = list_id, None
            self._tab.filter.begin_anew()
            self._tab.model.set_predicate(None)
            self._tab.model.replace([])  # otherwise people in both lists would stay selected
            self._feed()
            self._tab.table.scrollToTop()
        self._scope.start(self._open(self._session, list_id, again=again), key=(self, "open"))
        self._tell_state()

    def choose(self, card_id: int) -> None:
        """Select a participant of the list that is shown."""
        self.pending.now()
        self._tab.table.choose([card_id])

    def show_again(self, list_id: int, status: object) -> None:
        """Show the last known state of a list, filtered by a status if it is one that the list has; read nothing."""
        self._list_id = list_id
        self._feed()
        if isinstance(status, str) and self._tab.status_filter.findData(status) > 0:
            self._tab.filter.choose(frozenset({status}))

    def take(self, change: Change) -> None:
        """Take note of a change in the last known state."""
        if change.overview or change.cards or self._list_id in change.members:
            self.pending.ask()
        self.calls.take(change)

    def stop(self) -> None:
        """Stop reading the list that is open."""
        if self._scope.running((self, "open")):
            self._scope.cancel((self, "open"))
            self._phase = Phase.STOPPED
            self._tell_state()

    async def _open(self, session: Session, list_id: int, *, again: bool) -> None:
        with self._progress() as progress:
            await open_list(session, list_id, progress, again=again)
        self.pending.now()
        self._tab.table.settle()

    def _feed(self) -> None:
        known = self._session.known if self._session else None
        if known is not None and self._list_id != self.list_id:
            self._list_id, self._gone = None, self._list_id
        calls = self._session.results.calls if self._session and self.calls.wanted else None
        self._rows = participant_rows(known, self._list_id, calls) if known and self._list_id is not None else []
        self._tab.model.set_statuses(known.statuses if known else Statuses())
        self._tab.model.set_users(known.users if known else {})
        self._tab.model.replace(self._rows)
        self._moved = self._who_moved()
        self._tab.model.set_moved(self._moved)
        self._fill_filter()
        if self._tab.filter.moved:
            self._filter()
        self._tell_state()
        self.counted.emit(len(self._rows) if self._list_id is not None else None)

    def _who_moved(self) -> frozenset[int]:
        """Return who of the list that is shown moved and is still in it."""
        board, list_id = board_of(self._session), self.list_id
        if board is None or list_id is None:
            return frozenset()
        return board.moved(list_id) & {row.card_id for row in self._rows}

    def _row(self) -> ListRow | None:
        list_id = self.list_id
        return list_row(self._session.known, list_id) if self._session is not None and list_id is not None else None

    def _fill_filter(self) -> None:
        known = self._session.known if self._session else None
        statuses = known.statuses if known else Statuses()
        row = self._row()
        counts = dict(row.tally.counts) if row and row.tally else {}
        self._tab.filter.show_counts(statuses, counts, StatusColours(statuses).of, len(self._moved))

    def _filter(self) -> None:
        codes, moved = self._tab.filter.codes, self._moved if self._tab.filter.moved else None
        self._tab.model.set_predicate(
            (lambda row: (not codes or row.code in codes) and (moved is None or row.card_id in moved))
            if codes or moved is not None
            else None
        )
        self._tell_state()

    def _tell_state(self) -> None:
        row = self._row()
        self._tab.heading.setText(_heading(row))
        caution = "\n".join(self._cautions(row)) if row else ""
        self._tab.caution.setText(caution)
        self._tab.caution.setVisible(bool(caution))
        shown = self._tab.model.rowCount()
        self._tab.table.set_placeholder(None if shown else placeholder(self._state(row), self._words(), self._next()))
        self._tab.summary.setText(self._sums(row, shown))

    def _state(self, row: ListRow | None) -> Phase:
        if self._session is None:
            return Phase.NOT_CONNECTED
        if row is None:
            return Phase.NOTHING_CHOSEN
        if self._rows:
            return Phase.NO_MATCH
        if row.membership is not None:
            return Phase.EMPTY
        if row.id in self._session.list_problems:
            return Phase.NO_RIGHT
        if self._scope.running((self, "open")) or self._phase not in _NOT_READ:
            return Phase.LOADING
        return self._phase

    def _words(self) -> dict[Phase, tuple[str, str]]:
        nothing = (
            translate("Participants", "No list chosen"),
            translate("Participants", "Open a call list to see its participants."),
        )
        if self._gone is not None:
            nothing = (
                translate("Participants", "Call list #{number} is no longer listed").format(number=self._gone),
                translate("Participants", "It was deleted, or you can't see it any more. Choose another list."),
            )
        return {
            Phase.NOTHING_CHOSEN: nothing,
            Phase.LOADING: (translate("Participants", "Loading participants…"), ""),
            Phase.EMPTY: (
                translate("Participants", "No participants to show"),
                translate("Participants", "The list is empty, or you may not read its participants."),
            ),
            Phase.NO_MATCH: (
                translate("Participants", "No participant matches"),
                translate("Participants", "Change the search or the status."),
            ),
        }

    def _next(self) -> dict[Phase, NextSteps]:
        to_lists = NextStep(translate("Participants", "To the call lists"), self._actions.tabs[0].trigger)
        reset = NextStep(translate("Participants", "Clear search and filter"), self._show_everybody)
        return {
            **self._steps,
            Phase.NOTHING_CHOSEN: (to_lists,),
            Phase.EMPTY: (self._actions.add_participants,),
            Phase.NO_MATCH: (reset,),
        }

    def _show_everybody(self) -> None:
        self._tab.search.clear()
        self._tab.filter.choose(frozenset())

    def _cautions(self, row: ListRow) -> list[str]:
        cautions = []
        if not row.call_list.changeable:
            cautions.append(translate("Participants", "A list of this kind is read-only here: no names are shown."))
        if row.in_the_way:
            cautions.append(words.state_explained(row.visibility))
        if row.membership is not None:
            cautions += _membership_cautions(row.membership)
        if missing := sum(participant.missing for participant in self._rows):
            cautions.append(
                translate("Participants", "%n participant(s) can't be shown (deleted or no right).", "", missing)
            )
        problem = self._session.list_problems.get(row.id) if self._session else None
        if problem is not None:
            cautions.append(words.explain(problem).text)
        return cautions

    def _sums(self, row: ListRow | None, shown: int) -> str:
        if row is None or row.tally is None:
            return ""
        total = len(self._rows)
        if shown != total:
            found = translate("Participants", "{shown} of {total} shown")
            return found.format(shown=formats.number(shown), total=formats.number(total))
        count = translate("Participants", "%n participant(s)", "", total)
        return f"{count} · {translate('Participants', 'done {done}').format(done=done_text(row))}"


def _heading(row: ListRow | None) -> str:
    if row is None:
        return translate("Participants", "No list chosen")
    subject, responsible = words.numbered_subject(row), words.person(row.responsible)
    parts = (subject, words.kind(row.call_list.kind), responsible, words.state(row.visibility))
    return " · ".join(filter(None, parts))


def _membership_cautions(membership: Membership) -> list[str]:
    cautions = []
    if membership.may_hide:
        cautions.append(
            translate("Participants", "Participants that you may not read are not shown; the list may be longer.")
        )
    elif not membership.complete:
        cautions.append(translate("Participants", "The end of the list was not reached; it may be longer."))
    if not membership.settled:
        cautions.append(
            translate("Participants", "The list kept moving while it was read; refresh to be sure that all are here.")
        )
    return cautions
