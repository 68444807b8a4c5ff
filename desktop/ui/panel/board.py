"""A list's work today: its curve beside the usual day, when it will be finished, what is due, and who calls."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from desktop.domain.figures import Standing
from desktop.domain.portal import Known
from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.legend import Entry, Legend, Look
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.style_sheet import FLUSH as FLUSH_TEXT
from desktop.qtkit.style_sheet import TEXTUAL
from desktop.qtkit.theme import Tone
from desktop.qtkit.tokens import Token
from desktop.qtkit.tone_label import ToneLabel
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui import figure_words, formats, words
from desktop.ui.panel.due_date import DueDateDialog
from desktop.ui.panel.due_words import day_name, finish, plan_and_fact
from desktop.ui.panel.lines import clear, grid, heading, secondary
from desktop.ui.panel.list_board import ListBoard
from desktop.ui.panel.today import TodayCurve

translate = QCoreApplication.translate

_MOST_CALLERS = 8


class BoardSection(QWidget):
    """Owned by the side panel. Emits `charts_wanted` with the number of the list, and `due_wanted` with that number
    and the due date that was chosen, None for none.
    """

    charts_wanted = Signal(int)
    due_wanted = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._found: ListBoard | None = None
        self._heading = heading()
        self._done = named(set_step(PlainLabel(), Step.NAME), "panelDoneToday")
        self._curve = named(TodayCurve(), "panelToday")
        self._legend = named(Legend(), "panelTodayLegend")
        self._charts = _link("panelCharts")
        self._finish = named(PlainLabel(wordWrap=True), "panelFinish")
        self._due_name = secondary(PlainLabel())
        self._due = _link("panelDue")
        self._plan = named(ToneLabel(), "panelPlan")
        self._calling = heading()
        self._calling.setWordWrap(True)
        self._who = QWidget()
        self._grid = grid(self._who)
        self._grid.setColumnStretch(0, 1)
        self._shown: tuple[object, ...] = ()
        self._charts.clicked.connect(self._want_charts)
        self._due.clicked.connect(self._choose_due)
        today = side_by_side(self._heading, 8, self._done, None, self._charts, spacing=0)
        due = side_by_side(self._due_name, 8, self._due, None, spacing=0)
        day = (today, 6, self._curve, 4, self._legend)
        plan = (12, self._finish, 4, due, self._plan)
        column(*day, *plan, 12, self._calling, 4, self._who, within=self, spacing=0, margins=(0, 16, 0, 0))

    @property
    def buttons(self) -> list[QAbstractButton]:
        """The buttons from top to bottom."""
        return [self._charts, self._due]

    def show_board(self, found: ListBoard, known: Known) -> None:
        """Show a list's day."""
        self._found = found
        figures = found.figures
        self._heading.setText(translate("SidePanel", "Done today"))
        self._done.setText(figure_words.count(figures.done_today))
        self._charts.setText(translate("SidePanel", "Charts"))
        self._curve.show_day(found)
        self._show_legend(found)
        self._finish.setText(finish(figures.forecast, found.until, found.zone))
        self._finish.setVisible(figures.standing is not Standing.FINISHED)
        self._due_name.setText(translate("SidePanel", "Due"))
        self._due.setText(day_name(figures.due) if figures.due else translate("SidePanel", "Set a date…"))
        self._due.setAccessibleName(f"{self._due_name.text()}: {self._due.text()}")
        text, short = plan_and_fact(found.needed, figures.left, figures.pace) if figures.due else ("", False)
        self._plan.say(text, Tone.AMBER if short else Tone.DIM)
        self._plan.setVisible(bool(text))
        self._show_callers(found, known)

    def _show_legend(self, found: ListBoard) -> None:
        entries = [Entry(translate("SidePanel", "Today"), Token.LINK)]
        if found.usual:
            entries.append(Entry(translate("Charts", "Usual day"), Token.SECONDARY, Look.DASHED))
        if self._curve.hatched:
            entries.append(Entry(translate("Charts", "Not known when"), Token.FAINT, Look.HATCHED))
        self._legend.show_entries(entries)
        self._curve.setAccessibleName(
            f"{self._heading.text()}: {figure_words.count_spoken(found.figures.done_today)}"
        )

    def _show_callers(self, found: ListBoard, known: Known) -> None:
        callers = found.callers[:_MOST_CALLERS]
        lines = tuple(
            (
                words.user(known, caller.operator_id),
                formats.time_of_day(caller.last.astimezone(found.zone)) if caller.last else "–",
                formats.number(caller.done),
            )
            for caller in callers
        )
        self._calling.setText(translate("SidePanel", "Called today, last at"))
        self._calling.setVisible(bool(lines))
        self._who.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._grid)
        for row, (name, last, done) in enumerate(lines):
            self._grid.addWidget(ElidedLabel(name), row, 0)
            self._grid.addWidget(secondary(PlainLabel(last)), row, 1)
            self._grid.addWidget(set_step(PlainLabel(done), Step.NAME), row, 2)
        more = len(found.callers) - len(callers)
        if more > 0:
            text = translate("SidePanel", "and %n more", "", more)
            self._grid.addWidget(secondary(PlainLabel(text)), len(lines), 0, 1, 3)

    def _want_charts(self) -> None:
        if self._found is not None:
            self.charts_wanted.emit(self._found.figures.list_id)

    def _choose_due(self) -> None:
        if self._found is not None:
            figures = self._found.figures
            dialog = DueDateDialog(figures.due, self._found.until.date(), self.window())
            dialog.chosen.connect(partial(self.due_wanted.emit, figures.list_id))
            dialog.open()


def _link(name: str) -> QPushButton:
    button = push_button(name)
    button.setProperty(TEXTUAL, FLUSH_TEXT)
    return button
