"""The picker's search for typed or pasted text, page by page, and the choice among its results."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import replace
from datetime import UTC, timezone
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card, User
from desktop.domain.card_query import CardPage, CardQuery
from desktop.domain.pasted import Pasted
from desktop.domain.problem import Problem
from desktop.domain.stop_list import Stop
from desktop.domain.whereabouts import Whereabouts
from desktop.qtkit.loop import in_thread
from desktop.qtkit.scope import TaskScope
from desktop.qtkit.table_slices import done
from desktop.services import picking
from desktop.services.list_reading import read_names
from desktop.services.session import Session
from desktop.ui import words
from desktop.ui.copying import put_on_clipboard
from desktop.ui.picker import sentences
from desktop.ui.picker.dialog import PickerDialog
from desktop.ui.picker.model import PickRow

_DEBOUNCE = 250
"""Milliseconds after the last key before the portal is asked."""
_MOST_EMPTY = 5
"""Consecutive pages without results after which the search waits for Enter."""
_SLICE = 200
"""Rows that are made before the window gets its turn."""


class PickerSearch(QObject):
    """Owned by the dialog, which it feeds until that is closed. A newer search cancels the older one."""

    def __init__(self, session: Session, dialog: PickerDialog, scope: TaskScope, list_id: int | None):
        super().__init__(dialog)
        self._session = session
        self._dialog = dialog
        self._scope = scope
        self._list_id = list_id or 0
        membership = session.known.memberships.get(self._list_id)
        self._present = frozenset(membership.card_ids if membership else ())
        self._whereabouts = Whereabouts(session.known, session.stop_rule)
        self._over = False
        self._query = CardQuery()
        self._page = CardPage((), None)
        """The last page read."""
        self._pasted: sentences.LookedUpList | None = None
        self._rows: dict[int, PickRow] = {}
        self._asked = False
        """Whether anything was searched for."""
        self._awaited = False
        """Whether the results shown are from an older search than the one under way."""
        self._progress: tuple[int, int] | None = None
        self._problem: Problem | None = None
        self.pending = QTimer(self, singleShot=True, interval=_DEBOUNCE)
        self.pending.timeout.connect(self._seek)
        dialog.sought.connect(self.pending.start)
        dialog.entered.connect(self._entered)
        dialog.kind_switched.connect(self._seek)
        dialog.add_wanted.connect(self._add)
        dialog.take_out_wanted.connect(self._take_out)
        dialog.scrolled.connect(self._scrolled)
        dialog.copy_wanted.connect(self._copy_missing)
        dialog.finished.connect(lambda _: self._end())
        dialog.filters.fill_owners(session.known.users.values())
        self._tell()

    def _entered(self) -> None:
        """Search at once if that is pending or failed; otherwise add what is selected, or go to the results."""
        if self.pending.isActive() or self._problem is not None:
            self._seek()
        elif rows := [row for row in self._dialog.results.selected_rows() if row.can_be_added]:
            self._add(rows)
        elif self._rows:
            self._dialog.go_to_results()
        else:
            self._read_on()

    def _scrolled(self) -> None:
        if self._rows and self._dialog.near_end:
            self._read_on()

    def _seek(self) -> None:
        self.pending.stop()
        text = self._dialog.search.text().strip()
        if self._dialog.filters.narrow or len(text) > 1 or text.isdecimal():
            self._awaited = True
            self._start(lambda: self._search(text, self._dialog.kind))
        else:  # a single letter would find half of the portal
            self._scope.cancel(self)
            self._problem = None
            self._show_nobody()
            self._tell()

    def _read_on(self) -> None:
        if self._page.next is not None and not self._scope.running(self) and not self.pending.isActive():
            self._start(lambda: self._pages(self._dialog.kind))

    def _start(self, work: Callable[[], Awaitable[None]]) -> None:
        self._problem = self._progress = None
        self._scope.start(self._caught(work), key=self).add_done_callback(self._done)
        self._tell()

    async def _caught(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Problem as problem:
            self._problem = problem

    def _done(self, task: asyncio.Task[None]) -> None:
        if not self._over and not task.cancelled():
            self._tell()

    def _end(self) -> None:
        self._over = True
        self.pending.stop()
        self._scope.cancel(self)

    async def _search(self, text: str, kind: int) -> None:
        pasted = await in_thread(Pasted.read, text)
        try:
            if pasted.is_list:
                await self._look_up(pasted, kind)
            else:
                await self._find(text, kind)
        except Problem:
            self._show_nobody()
            raise
        await self._name([row.card for row in self._rows.values()])
        await self._pages(kind)

    async def _find(self, text: str, kind: int) -> None:
        connection = self._session.known.connection
        zone = timezone(connection.clock_offset) if connection else UTC
        query = self._dialog.filters.narrowed(CardQuery(text), zone)
        page = await picking.find(self._session, kind, query)
        self._query, self._page, self._pasted = query, page, None
        self._show(map(self._row, page.cards), anew=True)

    async def _look_up(self, pasted: Pasted, kind: int) -> None:
        def deal(done: int) -> None:
            self._progress = (done, len(pasted))
            self._tell()

        found = await picking.look_up(self._session, kind, pasted, deal)
        rivals = {card.id: (hit.value, len(hit.cards)) for hit in found.ambiguous for card in hit.cards}
        rows: list[PickRow] = []
        for card in found.cards:
            rows.append(self._row(card, rivals.get(card.id)))
            if not len(rows) % _SLICE:
                await asyncio.sleep(0)
        self._progress = None
        self._page, self._pasted = CardPage((), None), sentences.LookedUpList(pasted, found)
        self._show(rows, anew=True)
        sure = found.sure
        self._dialog.results.choose(
            card_id for card_id, row in self._rows.items() if card_id in sure and row.can_be_added
        )

    async def _pages(self, kind: int) -> None:
        """Read on until there are enough results below those in view."""
        empty = 0
        while self._page.next is not None and empty < _MOST_EMPTY and self._dialog.near_end:
            self._page = await picking.find(self._session, kind, self._query, self._page.next)
            empty = 0 if self._page.cards else empty + 1
            self._show(map(self._row, self._page.cards))
            await self._name(self._page.cards)

    async def _name(self, cards: Collection[Card]) -> None:
        """Read and show the names of companies and owners, as far as the user may."""
        try:
            await read_names(self._session, cards)
        except Problem as problem:
            if problem.cause not in sentences.NO_RIGHT:
                raise
        news: dict[int, dict[str, Any]] = {
            card.id: {"company": self._company(card), "owner": self._owner(card)} for card in cards
        }
        self._update(news)
        chosen = [row for row in self._dialog.chosen_model.rows if row.card.id in news]
        self._dialog.chosen_model.upsert(replace(row, **news[row.card.id]) for row in chosen)
        self._dialog.filters.fill_owners(self._session.known.users.values())

    def _show_nobody(self) -> None:
        self._page, self._pasted = CardPage((), None), None
        self._show((), anew=True)
        self._asked = False

    def _show(self, rows: Iterable[PickRow], *, anew: bool = False) -> None:
        """Add rows to those that are shown, or start `anew` with them and with none selected."""
        results = self._dialog.results
        if anew:
            self._rows, self._asked, self._awaited = {}, True, False
            results.clearSelection()
        self._rows |= {row.card.id: row for row in rows}
        self._dialog.found_model.replace(self._rows.values())
        if anew:
            results.scrollToTop()
        self._tell()

    def _update(self, news: dict[int, dict[str, Any]]) -> None:
        """Change values of results that are shown, by card."""
        self._rows |= {
            card_id: replace(self._rows[card_id], **new) for card_id, new in news.items() if card_id in self._rows
        }
        self._dialog.found_model.replace(self._rows.values())

    def _row(self, card: Card, rivals: tuple[str, int] | None = None) -> PickRow:
        return PickRow(
            card=card,
            company=self._company(card),
            owner=self._owner(card),
            already_in=card.id in self._present,
            chosen=self._dialog.chosen_model.row(card.id) is not None,
            places=self._whereabouts.places(card.kind, card.id, besides=self._list_id),
            stop=self._whereabouts.stopped(card.kind, card.id) or self._stopped_since(card),
            rivals=rivals,
        )

    def _stopped_since(self, card: Card) -> Stop | None:
        """Return whether a card that was read since the picker was opened has a phone of the own stop list."""
        return Stop.PHONE if (card.kind, card.id) in self._session.own_stop_list.people else None

    def _company(self, card: Card) -> Card | None:
        return self._session.known.cards.get((COMPANY, card.company_id)) if card.company_id else None

    def _owner(self, card: Card) -> User | None:
        owner_id = card.owner_id
        return (self._session.known.users.get(owner_id) or User(owner_id, "")) if owner_id else None

    def _add(self, rows: list[PickRow]) -> None:
        wanted = [row for row in rows if row.can_be_added]
        self._dialog.chosen_model.upsert(wanted)
        self._mark(wanted, chosen=True)

    def _take_out(self, rows: list[PickRow]) -> None:
        self._dialog.chosen_model.remove(row.card.id for row in rows)
        self._mark(rows, chosen=False)

    def _mark(self, rows: list[PickRow], *, chosen: bool) -> None:
        self._update({row.card.id: {"chosen": chosen} for row in rows})
        self._dialog.show_chosen(len(self._dialog.chosen_model.rows))

    def _copy_missing(self) -> None:
        if self._pasted is not None:
            done(put_on_clipboard([[text] for text in self._pasted.missing]))

    def _tell(self) -> None:
        """Show the progress of the search, or why there are no results."""
        dialog, running = self._dialog, self._scope.running(self)
        dialog.filters.setEnabled(self._pasted is None)
        state = sentences.placeholder_of(
            dialog.kind,
            running=running,
            asked=self._asked,
            problem=self._problem,
            more=self._page.next is not None,
        )
        dialog.results.set_placeholder(None if self._rows else state)
        missing = self._pasted.missing if self._pasted and not running else ()
        dialog.show_note(self._note(running=running), "\n".join(missing), missing=bool(missing))

    def _note(self, *, running: bool) -> str:
        if self._progress is not None and running:
            return sentences.looking_up(*self._progress)
        if self._problem is not None:
            return words.explain(self._problem).text if self._rows else ""
        if self._awaited and running:
            return sentences.searching() if self._rows else ""
        if not self._asked:
            return ""
        if self._pasted is not None:
            return sentences.of_list(self._pasted)
        return sentences.of_page(len(self._rows), more=self._page.next is not None, by_parts=self._page.by_parts)
