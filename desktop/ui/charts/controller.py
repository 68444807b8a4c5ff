"""Opens the charts, works out what they show, and saves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.call_list import Visibility
from desktop.domain.overview import list_rows
from desktop.domain.portal import Known
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.loop import in_thread
from desktop.qtkit.placeholder import Picture, State
from desktop.services.board import Board
from desktop.ui import formats, words
from desktop.ui.board import board_of
from desktop.ui.window.controller import WindowController

if TYPE_CHECKING:
    from desktop.ui.charts.found import Asked, Found
    from desktop.ui.charts.window import ChartsWindow

translate = QCoreApplication.translate

_DRAWN_AFTER = 400
"""Milliseconds in which changes of the figures are gathered before they are drawn."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where charts come from: the board of a portal, and what is known of it."""

    board: Board
    known: Known


class Charts(QObject):
    """Made by the program beside the window. Reads the board of the portal that is open, changes nothing."""

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller)
        self._main, self._portals = controller, controller.parts.portals
        self._scope, self._notices = controller.parts.dialogs, controller.parts.notices
        self._source: Source | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._found: Found | None = None
        self.window: ChartsWindow | None = None
        """The window, while it is open."""
        self.pending = Debounce(self._ask, _DRAWN_AFTER, self)
        main = controller.parts.window
        main.closing.connect(self.close)
        main.actions_.charts.triggered.connect(lambda: self.open([row.id for row in controller.commands.lists]))
        main.panel.charts_wanted.connect(lambda list_id: self.open([list_id]))
        controller.standing.changed.connect(lambda _: self._look())

    def open(self, list_ids: Sequence[int]) -> None:
        """Show charts of these lists, or of those in progress without any; an open window comes to the front."""
        session = self._portals.session
        board = board_of(session)
        if session is not None and board is not None:
            self._open(Source(board, session.known), list_ids)

    def _look(self) -> None:
        """Close the window when its portal is no longer open."""
        if self._source is not None and self._source.board is not board_of(self._portals.session):
            self.close()

    def _open(self, source: Source, list_ids: Sequence[int]) -> None:
        from desktop.ui.charts.window import ChartsWindow

        if self._source is None or source.board is not self._source.board:
            self.close()
            self._source = source
            self._unsubscribe = source.board.subscribe(self.pending.ask)
        if self.window is None:
            self.window = ChartsWindow()
            self.window.show_state(State(Picture.LOADING, translate("Charts", "Preparing…")))
            self.window.asked.connect(self._ask)
            self.window.dressed.connect(self._show)
            self.window.save_wanted.connect(self._choose_file)
            self.window.closed.connect(self._forget)
            self._main.remembering.keep_place(self.window)
        self._offer(self.window, source.known, list_ids)
        self.window.show()
        self.window.activateWindow()

    def close(self) -> None:
        """Close the window, if it is open."""
        if self.window is not None:
            self.window.close()

    def _forget(self) -> None:
        self._scope.cancel(self)
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._source = self._unsubscribe = self._found = self.window = None

    def _offer(self, window: ChartsWindow, known: Known, chosen: Sequence[int]) -> None:
        rows = [row for row in list_rows(known, tallied=False) if not row.in_the_way or row.id in chosen]
        in_progress = frozenset(row.id for row in rows if row.visibility is Visibility.ACTIVE)
        names = [(row.id, words.numbered_subject(row)) for row in rows]
        window.set_lists(names, in_progress, chosen or sorted(in_progress))

    def _ask(self) -> None:
        if self.window is not None and self._source is not None:
            self._scope.start(self._draw(self.window, self._source), key=self)

    async def _draw(self, window: ChartsWindow, source: Source) -> None:
        from desktop.ui.charts.found import EVER, facts, find

        asked = window.wanted
        if window.plot is None:
            await in_thread(import_module, "pyqtgraph")  # a third of a second
            from desktop.qtkit.plot import Plot

            window.set_plot(Plot())
        hours = source.board.hours
        today = hours.day_of(source.board.now)
        movements = source.board.movements(asked.list_ids, EVER) if asked.list_ids else []
        known_now = facts(source.known, asked.list_ids)
        self._found = await in_thread(find, asked, movements, known_now, hours, today)
        self._show()

    def _show(self) -> None:
        """Show what was found, in the present language and colours."""
        window, source, found = self.window, self._source, self._found
        if window is None or source is None or found is None:
            return
        if found.enough:
            from desktop.ui.charts.pictures import chart

            window.show_chart(chart(found, source.known))
        else:
            window.show_state(self._why_not(source, found.asked))

    def _why_not(self, source: Source, asked: Asked) -> State:
        from desktop.ui.charts.found import EVER

        if not asked.list_ids:
            title = translate("Charts", "No call list is chosen")
            return State(Picture.NOTHING_CHOSEN, title, translate("Charts", "Tick lists at the left."))
        since = next(
            (moved.not_before for moved in source.board.movements(list(source.known.call_lists), EVER)), None
        )
        text = translate("Charts", "No change has been recorded yet.")
        if since is not None:
            text = translate("Charts", "Nothing has changed in these lists since recording began: {moment}.")
            text = text.format(moment=formats.moment(since.astimezone(source.board.hours.zone)))
        return State(Picture.EMPTY, translate("Charts", "Not enough data yet"), text)

    def _choose_file(self, ending: str) -> None:
        window, source, found = self.window, self._source, self._found
        if window is None or source is None or found is None:
            return
        from desktop.qtkit.file_dialogs import ask_where_to_save
        from desktop.ui.charts.pictures import chart

        shown = chart(found, source.known)
        title = translate("Charts", "Save the values") if ending == "csv" else translate("Charts", "Save the picture")
        proposed = f"{shown.title} {found.until:%Y-%m-%d}.{ending}"
        filters = [f"{ending.upper()} (*.{ending})"]
        ask_where_to_save(window, title, partial(self.save, ending), filters=filters, proposed=proposed)

    def save(self, ending: str, path: Path) -> None:
        """Save what is shown as a picture ("png", "svg") or its values ("csv"), and report that."""
        from desktop.ui.charts import file
        from desktop.ui.charts.pictures import chart
        from desktop.ui.saving import save_and_tell

        window, source, found = self.window, self._source, self._found
        if window is None or window.plot is None or source is None or found is None:
            return
        shown = chart(found, source.known)
        if ending == "csv":
            content = partial(file.table, shown.titles, shown.rows())
        elif ending == "svg":
            with window.plot.exported(1):
                content = partial(bytes, file.svg(window.sheet, shown.title))
        else:
            with window.plot.exported(file.SHARP):
                content = partial(file.png, file.image_of(window.sheet))
        saving = in_thread(file.write, path, content)
        saved = translate("Charts", "The chart was saved as {file}.")
        failed = translate("Charts", "The chart could not be saved as {file}: {reason}.")
        self._scope.start(save_and_tell(saving, path, self._notices, saved, failed), key=(self, "save"))
