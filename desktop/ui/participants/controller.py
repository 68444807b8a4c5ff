"""Opens one call list and feeds the table of its participants."""

from PySide6.QtCore import QCoreApplication, Signal

from desktop.domain.call_list import Membership
from desktop.domain.overview import ListRow, ParticipantRow, ParticipantRows, list_row
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
from desktop.ui.participants.local_time_column import LOCAL_TIME
from desktop.ui.participants.times_there import TimesThere
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
        self._listed: ListRow | None = None
        """The list that is shown, as it was known when its state was told last."""
        self._to_choose: int | None = None
        """Who is to be selected when the table shows them."""
        self._missing = 0
        """How many participants have no card that can be shown."""
        self._moved: frozenset[int] = frozenset()
        """Who changed since the supervisor looked last, by card id."""
        self.times = TimesThere(parts.scope, lambda: parts.preferences.current, self)
        tab.model.times = self.times
        parts.window.panel.set_times(self.times)
        self.times.found.connect(self._take_in_zones)
        self.times.passed.connect(lambda: tab.model.tell_column_changed(LOCAL_TIME))
        self.times.changed.connect(self._follow_times)
        parts.preferences.subscribe(lambda _: self.times.look())
        tab.model.arranged.connect(self._follow_places)
        tab.model.fed.connect(self._follow_rows)
        tab.filter.changed.connect(self._filter)
        tab.table.opened.connect(self.opened)
        tab.table.chosen.connect(self.chosen)
        self.calls = LastCallsReader(tab, parts.scope, self.pending, self)
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
        self.times.attach(session.portal_clock.now if session is not None else None)
        self._feed()

    def open(self, list_id: int, *, again: bool = False) -> None:
        """Show a list: what is known of it at once, then what the portal returns."""
        if self._session is None:
            return
        if list_id != self._list_id:
            self._list_id, self._gone, self._to_choose = list_id, None, None
            self._tab.filter.begin_anew()
            self._tab.model.set_predicate(None)
            self._tab.model.replace([])  # otherwise people in both lists would stay selected
            self.times.show([])
            self._feed()
            self._tab.table.scrollToTop()
        self._scope.start(self._open(self._session, list_id, again=again), key=(self, "open"))
        self._tell_state()

    def choose(self, card_id: int) -> None:
        """Select a participant of the list that is shown."""
        self.pending.now()
        self._to_choose = card_id
        self._follow_places()

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
        model = self._tab.model
        model.set_statuses(known.statuses if known else Statuses())
        model.set_users(known.users if known else {})
        if known is not None and self._list_id is not None:
            model.feed(ParticipantRows(known, self._list_id, calls, model.row))
        else:
            model.replace([])

    def _follow_places(self) -> None:
        """Say how many are shown now, and select who was to be selected."""
        self._tell_shown()
        if self._to_choose is not None and not self._tab.model.busy:
            card_id, self._to_choose = self._to_choose, None
            self._tab.table.choose([card_id])

    def _follow_rows(self) -> None:
        """Show what follows from the rows that the table has by now."""
        rows = self._tab.model.all_rows
        self._missing = self._how_many_missing()
        self._moved = self._who_moved()
        self._tab.model.set_moved(self._moved)
        self.times.show(rows)
        self._fill_filter()
        if self._tab.filter.moved or self._tab.filter.may_call:
            self._filter()
        self._tell_state()
        self.counted.emit(self._count())

    def _count(self) -> int | None:
        if self._session is None or self._list_id is None:
            return None
        membership = self._session.known.memberships.get(self._list_id)
        return len(membership) if membership is not None else 0

    def _how_many_missing(self) -> int:
        if self._session is None:
            return 0
        rows = map(self._tab.model.row, (card_id for _, card_id in self._session.known.missing_cards))
        return sum(row is not None and row.missing for row in rows)

    def _who_moved(self) -> frozenset[int]:
        """Return who of the list that is shown moved and is still in it."""
        board, list_id = board_of(self._session), self.list_id
        if board is None or list_id is None:
            return frozenset()
        return frozenset(card_id for card_id in board.moved(list_id) if self._tab.model.row(card_id) is not None)

    def _row(self) -> ListRow | None:
        list_id = self.list_id
        return list_row(self._session.known, list_id) if self._session is not None and list_id is not None else None

    def _fill_filter(self) -> None:
        known = self._session.known if self._session else None
        statuses = known.statuses if known else Statuses()
        row = self._row()
        counts = dict(row.tally.counts) if row and row.tally else {}
        self._tab.filter.show_counts(statuses, counts, StatusColours(statuses).of, len(self._moved), self.times.count)

    def _follow_times(self) -> None:
        """Show who may be called now, as that has changed."""
        self._fill_filter()
        if self._tab.filter.may_call:
            self._filter()

    def _take_in_zones(self) -> None:
        self._tab.model.forget_order(LOCAL_TIME)
        if self._tab.model.sorted_by == LOCAL_TIME:
            self._tab.model.sort_again()
        self._tab.table.widths.measure()

    def _filter(self) -> None:
        codes, moved = self._tab.filter.codes, self._moved if self._tab.filter.moved else None
        may_call = self.times.may_call if self._tab.filter.may_call else None

        def matches(row: ParticipantRow) -> bool:
            chosen = (not codes or row.code in codes) and (moved is None or row.card_id in moved)
            return chosen and (may_call is None or may_call(row))

        filtered = codes or moved is not None or may_call is not None
        self._tab.model.set_predicate(matches if filtered else None)

    def _tell_state(self) -> None:
        self._listed = row = self._row()
        self._tab.heading.setText(_heading(row))
        caution = "\n".join(self._cautions(row)) if row else ""
        self._tab.caution.setText(caution)
        self._tab.caution.setVisible(bool(caution))
        self._tell_shown()

    def _tell_shown(self) -> None:
        """Say how many are shown, or why nobody is."""
        row, shown = self._listed, self._tab.model.rowCount()
        self._tab.table.set_placeholder(None if shown else placeholder(self._state(row), self._words(), self._next()))
        self._tab.summary.setText(self._sums(row, shown))

    def _state(self, row: ListRow | None) -> Phase:
        if self._session is None:
            return Phase.NOT_CONNECTED
        if row is None:
            return Phase.NOTHING_CHOSEN
        if self._tab.model.all_rows:
            return Phase.NO_MATCH
        if self._tab.model.busy:
            return Phase.LOADING
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
                translate(
                    "Participants", "Nobody who matches may be called now, as far as their local time is known."
                )
                if self._tab.filter.may_call
                else translate("Participants", "Change the search or the status."),
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
        if self._missing:
            cautions.append(
                translate(
                    "Participants", "%n participant(s) can't be shown (deleted or no right).", "", self._missing
                )
            )
        problem = self._session.list_problems.get(row.id) if self._session else None
        if problem is not None:
            cautions.append(words.explain(problem).text)
        return cautions

    def _sums(self, row: ListRow | None, shown: int) -> str:
        if row is None or row.tally is None:
            return ""
        total = len(self._tab.model.all_rows)
        if shown != total:
            found = translate("Participants", "{shown} of {total} shown")
            return found.format(shown=formats.number(shown), total=formats.number(total))
        count = translate("Participants", "%n participant(s)", "", total)
        return f"{count} · {translate('Participants', 'done {done}').format(done=done_text(row.tally))}"


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
