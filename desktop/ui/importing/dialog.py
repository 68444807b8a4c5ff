"""The dialog of an import: how each file is read, how its rows were matched, what can be done with them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QStackedWidget, QWidget

from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.dialog import Dialog, is_field
from desktop.qtkit.named import named, push_button
from desktop.qtkit.notices import NoticeBanner, Notices
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.progress import LINE_AFTER, ThinProgress
from desktop.qtkit.small_screen import STAYS_IN_SIGHT
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.services.file_import import Look, RowsKind
from desktop.ui import formats
from desktop.ui.importing.blank import Answer, Blank
from desktop.ui.importing.file_list import FileList
from desktop.ui.importing.filters import Filters
from desktop.ui.importing.flow import Flow
from desktop.ui.importing.head import FileHead
from desktop.ui.importing.menu_box import fill
from desktop.ui.importing.oddity import Wanted
from desktop.ui.importing.panel import Panel, Strip, dimmed
from desktop.ui.importing.preview import Preview
from desktop.ui.importing.reading_choice import ReadingChoice
from desktop.ui.importing.verdicts import VerdictsModel
from desktop.ui.importing.verdicts_table import VerdictsTable

translate = QCoreApplication.translate
_SHARE = 0.8
"""Most of the screen's height that the dialog takes at first, where that is enough for all of it."""
_ENOUGH = 700
_DRAWER, _NARROW = 296, 276
"""Widths of the drawer in pixels, in a dialog at least as wide as `_ROOMY` and in a narrower one."""
_ROOMY = 1_000


class ImportDialog(Dialog):
    """Made by its controller. Emits what the supervisor chooses; reads and writes nothing itself.

    Emits `left_out` with the index of one of several files and whether it is left out, `file_chosen` with the index
    of the file to show, `reading_changed` with the setting that was changed ("encoding", "delimiter", "sheet" or
    "header_row"), `kind_chosen` with the kind of the rows, and `filtered` after a change of verdict or search. The
    buttons are public for the controller.
    """

    reading_changed = Signal(str)
    kind_chosen = Signal(RowsKind)
    file_chosen = Signal(int)
    left_out = Signal(int, bool)
    filtered = Signal()

    def __init__(self, notices: Notices, parent: QWidget | None = None):
        super().__init__("importDialog", parent, size=(1120, 720))
        self.resize(self.width(), min(self.height(), max(_ENOUGH, int(self.screen().size().height() * _SHARE))))
        self.setWindowTitle(translate("Import", "Import of contacts"))
        self.banner = named(NoticeBanner(notices, only_new=True), "importNotices")
        self.files = FileList()
        self.head = FileHead()
        self.encoding, self.delimiter = self.head.encoding, self.head.delimiter
        self.sheet, self.header_row = self.head.sheet, self.head.header_row
        self.progress = ThinProgress()
        self.preview = Preview()
        self.choice = ReadingChoice()
        self.filters = Filters()
        self.search = self.filters.search
        self.verdicts = VerdictsModel(self)
        self.table = named(VerdictsTable(self.verdicts), "importVerdicts")
        self.table.setAccessibleName(translate("Import", "Rows of the file"))
        self.blank = Blank()
        self.problem, self.again = self.blank.problem, self.blank.again
        self.decide = named(Panel(Qt.Edge.LeftEdge), "importDecide")
        """Holds the candidates of an ambiguous row; filled by the controller."""
        self.amiss = named(ToneLabel("", Tone.AMBER), "importAmiss")
        self._amiss = Strip(self.amiss)
        self.target = named(QComboBox(), "importTarget")
        self.target.setAccessibleName(translate("Import", "Call list to add to or remove from"))
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(10)
        self.target.setPlaceholderText(translate("Import", "Choose a call list"))
        self.add_to_list = push_button("importAddToList", translate("Import", "&Add to it…"))
        self.remove_from_list = push_button("importRemoveFromList", translate("Import", "&Remove from it…"))
        self.save_unmatched = push_button("importSaveUnmatched", translate("Import", "&Save what is not found…"))
        self.create_cards = push_button("importCreateCards", translate("Import", "Create them in the CR&M…"))
        self.counts = named(dimmed(PlainLabel(wordWrap=True)), "importCounts")
        self.close_button = push_button("importClose", translate("Import", "Close"))
        self.close_button.clicked.connect(self.reject)
        self.create_list = push_button("importCreateList")
        self._middle = QStackedWidget()
        self._reading_soon = QTimer(self, singleShot=True, interval=LINE_AFTER)
        self._lay_out()
        self._order()
        self._connect()
        self.show_people(0)

    def confirming(self, focused: QWidget) -> QPushButton | None:
        """Return the button that creates the list; None for fields, which set how a file is read."""
        return None if is_field(focused) else super().confirming(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the drawer narrower where there is little room."""
        super().resizeEvent(event)
        self.decide.setFixedWidth(_DRAWER if self.width() >= _ROOMY else _NARROW)

    @property
    def wanted(self) -> Wanted:
        """The rows to be shown."""
        return self.filters.wanted

    def reading(self, what: str) -> Any:
        """Return what is chosen of "encoding", "delimiter", "sheet" or "header_row"."""
        return self.head.reading(what)

    def show_files(self, names: Sequence[tuple[str, str]], chosen: int, wanted: Sequence[bool]) -> None:
        """Show each file's name and progress; if there are several, each can be left out."""
        self.files.show_files(names, chosen, wanted)
        if names:
            self.head.show_file(*names[chosen])

    def show_look(self, look: Look | None, *, refused: bool = False) -> None:
        """Show how the chosen file is read; a `refused` file can be read in another way."""
        self.head.show_look(look, refused=refused)
        self.preview.show_look(look)
        self.choice.show_inspection(look.inspection if look else None)

    def show_problem(self, title: str, text: str, *, answer: Answer) -> None:
        """Show what is wrong with the chosen file instead of its rows, and offer the answer that it needs."""
        self._reading_soon.stop()
        self.blank.show_problem(title[:1].upper() + title[1:], text, answer)
        self._middle.setCurrentWidget(self.blank)

    def show_rows(self, *, reading: bool) -> None:
        """Show the rows; while they are being read, say so, but not for a moment only."""
        if not reading:
            self._reading_soon.stop()
            self._middle.setCurrentIndex(0)
            self.problem.say("")
        elif self._middle.currentIndex() == 0:
            self._reading_soon.start()
        else:
            self.blank.show_reading()

    def show_counts(self, text: str, counts: Mapping[Wanted, int], total: int) -> None:
        """Show how many rows have each verdict, are flagged, or matched a card with another name."""
        self.counts.setText(text)
        self.counts.setAccessibleName(text)
        self.filters.show_counts(counts, total)

    def show_people(self, count: int) -> None:
        """Show how many people a new call list would have."""
        text = translate("Import", "&Create list…")
        if count:
            text = translate("Import", "&Create list of {count}…").format(count=formats.number(count))
        self.create_list.setText(text)

    def show_targets(self, lists: Sequence[tuple[str, int]], chosen: int, amiss: str) -> None:
        """Offer the call lists of the rows' kind; `chosen` is 0 for none, `amiss` is the reason or ""."""
        fill(self.target, list(lists), chosen)
        self.amiss.setText(amiss)
        self._amiss.setVisible(bool(amiss))

    def _lay_out(self) -> None:
        rows = QWidget()
        filters = column(self.filters, margins=(20, 10, 20, 8))
        column(filters, (self.table, 1), within=rows, spacing=0, margins=FLUSH)
        self._middle.addWidget(rows)
        self._middle.addWidget(self.blank)
        page = column(self.preview, self.choice, (self._middle, 1), spacing=0)
        middle = side_by_side((page, 1), self.decide)
        middle.setSpacing(0)
        lower = Panel(Qt.Edge.TopEdge)
        lower.setProperty(STAYS_IN_SIGHT, True)
        to_list, not_found = QWidget(), QWidget()
        to_list.setLayout(side_by_side(self.target, self.add_to_list, self.remove_from_list, margins=FLUSH))
        not_found.setLayout(side_by_side(self.save_unmatched, self.create_cards, margins=FLUSH))
        uses = Flow(to_list, not_found, spacing=8, apart=True)
        working = (self.progress.words, self.progress.stop)
        end = side_by_side((self.counts, 1), *working, self.close_button, self.create_list)
        column(self._amiss, column(uses, end, spacing=8, margins=(20, 10, 20, 10)), within=lower, margins=FLUSH)
        column(
            self.banner,
            column(self.files, self.head, spacing=2, margins=(20, 10, 20, 6)),
            self.progress,
            (middle, 1),
            lower,
            within=self,
            spacing=0,
            margins=FLUSH,
        )
        self._amiss.hide()
        self.create_list.setDefault(True)

    def _order(self) -> None:
        """Make the Tab key follow the reading order."""
        order = [self.files, *self.head.fields, self.preview, self.choice.joined, self.choice.hidden_rows, self.again]
        order += self.blank.kinds
        order += [*self.filters.fields, self.table, self.decide]
        order += [self.target, self.add_to_list, self.remove_from_list, self.save_unmatched, self.create_cards]
        for before, after in pairwise([*order, self.progress.stop, self.close_button, self.create_list]):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.files.file_chosen.connect(self.file_chosen)
        self.files.left_out.connect(self.left_out)
        self.head.reading_changed.connect(self.reading_changed)
        self.head.kind_chosen.connect(self.kind_chosen)
        for answer, button in zip(self.blank.kinds, self.head.kinds.buttons(), strict=True):
            answer.clicked.connect(button.click)
        self.filters.changed.connect(self.filtered)
        self._reading_soon.timeout.connect(self._show_reading)

    def _show_reading(self) -> None:
        self.blank.show_reading()
        self._middle.setCurrentWidget(self.blank)
