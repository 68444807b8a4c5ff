"""The window with charts: which lists, what about them, which time, and the chart with its legend."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QStackedWidget, QToolButton, QWidget

from desktop.qtkit import icons
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.chips import Chip, ChipRow
from desktop.qtkit.icons import Glyph
from desktop.qtkit.language import on_language_change
from desktop.qtkit.legend import Legend
from desktop.qtkit.named import named, push_button
from desktop.qtkit.placeholder import Placeholder, State
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.small_screen import room_for
from desktop.qtkit.style_sheet import FLUSH as FLUSH_TEXT
from desktop.qtkit.style_sheet import OUTLINED, TEXTUAL
from desktop.qtkit.tick_list import TickList
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui.charts.found import Asked, Kind, Period
from desktop.ui.charts.pictures import Chart, kind_name, period_name

if TYPE_CHECKING:
    from desktop.qtkit.plot import Plot

translate = QCoreApplication.translate

SAVED_AS = ("png", "svg", "csv")
"""What a chart can be saved as."""
_SIZE, _LEAST = QSize(1080, 660), QSize(640, 340)
_LISTS = 268
"""Width of the lists at the left."""


class ChartsWindow(QWidget):
    """Made by its controller; a window of its own. Only shows, reads nothing.

    Emits `asked` when another chart is wanted, `dressed` when the language or the colours have changed, `save_wanted`
    with one of SAVED_AS, and `closed`.
    """

    asked = Signal()
    dressed = Signal()
    save_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chartsWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE.boundedTo(room_for(self)))
        self._in_progress: frozenset[int] = frozenset()
        self._kind, self._period = Kind.DONE, Period.TODAY
        self.search = named(SearchField(), "chartsSearch")
        self.lists = named(TickList(), "chartsLists")
        self.lists.setWordWrap(False)
        self._all, self._none = push_button("chartsAllInProgress"), push_button("chartsNoList")
        self.kinds, self.periods = ChipRow("chartsKind"), ChipRow("chartsPeriod")
        self.save = named(QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup), "chartsSave")
        self._title = named(set_step(PlainLabel(wordWrap=True), Step.TITLE), "chartsTitle")
        self._legend = named(Legend(), "chartsLegend")
        self._notes = named(set_step(PlainLabel(wordWrap=True), Step.SMALL), "chartsNotes")
        self._notes.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.sheet = named(QWidget(), "chartsSheet")
        self._pages = QStackedWidget()
        self._placeholder = Placeholder(self._pages)
        self._pages.addWidget(self._placeholder)
        self.plot: Plot | None = None
        self._save_as = [named(QAction(self), f"chartsSave{ending.capitalize()}") for ending in SAVED_AS]
        self._lay_out()
        self._join()
        on_language_change(self, self._retranslate)

    def set_lists(self, lists: Sequence[tuple[int, str]], in_progress: frozenset[int], chosen: Sequence[int]) -> None:
        """Offer these lists by number and name; `chosen` are ticked."""
        self._in_progress = in_progress
        self.lists.empty()
        for list_id, name in lists:
            self.lists.add(list_id, name, ticked=list_id in chosen)
        self.lists.narrow(self.search.text())
        self.asked.emit()

    def set_plot(self, plot: "Plot") -> None:
        """Take the chart's canvas, which is made when this window is first shown."""
        self.plot = named(plot, "chartsPlot")
        self._pages.addWidget(plot)
        self._order_keys()

    @property
    def wanted(self) -> Asked:
        """What is chosen now, the lists in their order from top to bottom."""
        ticked = set(self.lists.ticked)
        return Asked(self._kind, self._period, tuple(key for key in self.lists.keys if key in ticked))

    def show_chart(self, chart: Chart) -> None:
        """Show a chart."""
        assert self.plot is not None
        self._title.setText(chart.title)
        self._legend.show_entries(chart.legend)
        self._notes.setText("\n".join(chart.notes))
        self.plot.setAccessibleName(chart.title)
        self.plot.show_picture(chart.picture)
        self._show_page(self.plot, chart.notes)

    def show_state(self, state: State) -> None:
        """Say why there is no chart."""
        self._placeholder.show_state(state)
        self._show_page(self._placeholder)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the controller."""
        self.closed.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Have everything drawn again in other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.dressed.emit()

    def _show_page(self, page: QWidget, notes: Sequence[str] = ()) -> None:
        self._pages.setCurrentWidget(page)
        drawn = page is self.plot
        self._title.setVisible(drawn)
        self._legend.setVisible(drawn)
        self._notes.setVisible(drawn and bool(notes))
        self.save.setEnabled(drawn)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(_LISTS)
        self.lists.setFrameShape(QFrame.Shape.NoFrame)
        self.lists.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for button in (self._all, self._none):
            button.setProperty(TEXTUAL, FLUSH_TEXT)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        links = side_by_side(self._all, 16, self._none, None, spacing=0)
        column(self.search, 8, (self.lists, 1), 8, links, within=left, spacing=0, margins=(16, 16, 12, 16))
        line = QFrame()
        line.setFixedWidth(1)
        line.setAutoFillBackground(True)
        line.setBackgroundRole(QPalette.ColorRole.Mid)
        self.save.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.save.setProperty(OUTLINED, True)
        self.save.setIcon(icons.icon(Glyph.CHEVRON))
        self.save.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        menu.addActions(self._save_as)
        self.save.setMenu(menu)
        for chips in (self.kinds, self.periods):
            chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sheet.setAutoFillBackground(True)
        self.sheet.setBackgroundRole(QPalette.ColorRole.Base)
        parts = (self._title, 8, self._legend, 8, (self._pages, 1), 4, self._notes)
        column(*parts, within=self.sheet, spacing=0, margins=(20, 12, 20, 16))
        upper = side_by_side(self.kinds, None, self.save, margins=(20, 16, 20, 0))
        lower = side_by_side(self.periods, None, margins=(20, 8, 20, 0))
        right = column(upper, lower, (self.sheet, 1), spacing=0)
        across = side_by_side(left, line, (right, 1), spacing=0, margins=FLUSH)
        column(across, within=self, spacing=0, margins=FLUSH)

    def _join(self) -> None:
        self.search.textChanged.connect(self.lists.narrow)
        self.lists.ticked_changed.connect(self.asked)
        self._all.clicked.connect(lambda: self._tick(self._in_progress))
        self._none.clicked.connect(lambda: self._tick(frozenset()))
        self.kinds.chosen.connect(self._choose_kind)
        self.periods.chosen.connect(self._choose_period)
        for action, ending in zip(self._save_as, SAVED_AS, strict=True):
            action.triggered.connect(lambda _, ending=ending: self.save_wanted.emit(ending))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)

    def _tick(self, wanted: frozenset[int]) -> None:
        lists = [(key, self.lists.item(row).text()) for row, key in enumerate(self.lists.keys)]
        self.set_lists(lists, self._in_progress, sorted(wanted))

    def _choose_kind(self, chosen: frozenset[Kind]) -> None:
        self._kind = next(iter(chosen), Kind.DONE)
        self.asked.emit()

    def _choose_period(self, chosen: frozenset[Period]) -> None:
        self._period = next(iter(chosen), Period.TODAY)
        self.asked.emit()

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Charts", "Charts"))
        self.search.setPlaceholderText(translate("Charts", "Find a list…"))
        self.search.setAccessibleName(translate("Charts", "Find a list"))
        self.lists.setAccessibleName(translate("Charts", "Call lists"))
        self.kinds.setAccessibleName(translate("Charts", "What is shown"))
        self.periods.setAccessibleName(translate("Charts", "Period"))
        self._all.setText(translate("Charts", "All in progress"))
        self._none.setText(translate("Charts", "None"))
        self.save.setText(translate("Charts", "Save"))
        texts = (
            translate("Charts", "Picture (PNG)…"),
            translate("Charts", "Picture (SVG)…"),
            translate("Charts", "Values (CSV)…"),
        )
        for action, text in zip(self._save_as, texts, strict=True):
            action.setText(text)
        self.kinds.show_chips([Chip(kind, kind_name(kind)) for kind in Kind], frozenset({self._kind}))
        self.periods.show_chips([Chip(period, period_name(period)) for period in Period], frozenset({self._period}))
        self._order_keys()
        self.dressed.emit()

    def _order_keys(self) -> None:
        """Let the Tab key go through the lists, then through the rows above the chart, to the chart."""
        kinds, periods = (
            [*chips.findChildren(QPushButton), *chips.findChildren(QToolButton)]
            for chips in (self.kinds, self.periods)
        )
        order = [self.search, self.lists, self._all, self._none, *kinds, self.save, *periods]
        for before, after in pairwise([*order, self.plot] if self.plot is not None else order):
            self.setTabOrder(before, after)
