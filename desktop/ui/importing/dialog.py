"""The dialog of an import: how each file is read, how its rows were matched, what can be done with them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.matching import Verdict
from desktop.qtkit.dialog import Dialog, is_field
from desktop.qtkit.named import named, push_button
from desktop.qtkit.notices import NoticeBanner, Notices
from desktop.qtkit.plain import PlainLabel, labelling, set_tooltip
from desktop.qtkit.progress import ThinProgress
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.small_screen import STAYS_IN_SIGHT
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.services.file_import import DELIMITERS, ENCODINGS, Look, RowsKind
from desktop.ui import formats
from desktop.ui.copying import copy_current_cell
from desktop.ui.importing import words
from desktop.ui.importing.oddity import Oddity, Wanted
from desktop.ui.importing.preview import Preview
from desktop.ui.importing.reading_choice import ReadingChoice
from desktop.ui.importing.verdicts import VerdictsModel
from desktop.ui.importing.verdicts_table import VerdictsTable

translate = QCoreApplication.translate
_MOST_HEADERS = 30
_WANTED: Sequence[Wanted] = (None, *Verdict, *Oddity)
"""Which rows each of the chips above the table shows."""


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
        super().__init__("importDialog", parent, size=(1000, 600))
        self.banner = named(NoticeBanner(notices, only_new=True), "importNotices")
        self.setWindowTitle(translate("Import", "Import of contacts"))
        self._filling = False
        self.files = named(QListWidget(), "importFiles")
        copy_current_cell(self.files)
        self.files.setAccessibleName(translate("Import", "Files"))
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long names are elided
        self.files.setMaximumHeight(self.fontMetrics().lineSpacing() * 4 + 6)
        self.encoding = named(QComboBox(), "importEncoding")
        self.delimiter = named(QComboBox(), "importDelimiter")
        self.sheet = named(QComboBox(), "importSheet")
        self.header_row = named(QSpinBox(minimum=0, maximum=_MOST_HEADERS), "importHeaderRow")
        self.header_row.setSpecialValueText(translate("Import", "none"))
        self._kinds = QButtonGroup(self)
        self.preview = Preview()
        self.choice = ReadingChoice()
        self.problem = named(ToneLabel("", Tone.ERROR), "importProblem")
        self.again = push_button("importAgain", translate("Import", "Try aga&in"))
        self.again.hide()
        self.counts = named(PlainLabel(wordWrap=True), "importCounts")
        self.progress = ThinProgress()
        self.verdicts = VerdictsModel(self)
        self.table = named(VerdictsTable(self.verdicts), "importVerdicts")
        self.table.setAccessibleName(translate("Import", "Rows of the file"))
        self.search = named(SearchField(), "importSearch")
        self.search.setPlaceholderText(translate("Import", "Search the rows…"))
        self.search.setAccessibleName(translate("Import", "Search the rows"))
        self._filters = QButtonGroup(self)
        self.save_unmatched = push_button("importSaveUnmatched", translate("Import", "&Save what is not found…"))
        self.create_cards = push_button("importCreateCards", translate("Import", "Create them in the CR&M…"))
        self.target = named(QComboBox(), "importTarget")
        self.target.setAccessibleName(translate("Import", "Call list to add to or remove from"))
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(14)
        self.target.setPlaceholderText(translate("Import", "Choose a call list"))
        self.amiss = named(ToneLabel("", Tone.AMBER), "importAmiss")
        self.amiss.hide()
        self.add_to_list = push_button("importAddToList", translate("Import", "&Add to it…"))
        self.remove_from_list = push_button("importRemoveFromList", translate("Import", "&Remove from it…"))
        self.create_list = push_button("importCreateList", translate("Import", "&Create list…"))
        self.close_button = push_button("importClose", translate("Import", "Close"))
        self.close_button.clicked.connect(self.reject)
        self.decide = QWidget()
        """Holds the candidates of an ambiguous row side by side; filled by the controller."""
        self._lay_out()
        self._connect()

    def confirming(self, focused: QWidget) -> QPushButton | None:
        """Return the button that creates the list; None for fields, which set how a file is read."""
        return None if is_field(focused) else super().confirming(focused)

    @property
    def wanted(self) -> Wanted:
        """The rows to be shown."""
        return _WANTED[max(0, self._filters.checkedId())]

    def reading(self, what: str) -> Any:
        """Return what is chosen of "encoding", "delimiter", "sheet" or "header_row"."""
        if what == "header_row":
            return self.header_row.value()
        return {"encoding": self.encoding, "delimiter": self.delimiter, "sheet": self.sheet}[what].currentData()

    def show_files(self, names: Sequence[tuple[str, str]], chosen: int, wanted: Sequence[bool]) -> None:
        """Show each file's name and progress; if there are several, each can be left out."""
        self._filling = True
        while self.files.count() < len(names):
            QListWidgetItem(self.files)
        for place, (name, state) in enumerate(names):
            item = self.files.item(place)
            item.setText(f"{name} – {state}" if state else name)
            told = [item.text()]
            if len(names) > 1:
                told.append(translate("Import", "Untick it to leave the file out."))
                item.setCheckState(Qt.CheckState.Checked if wanted[place] else Qt.CheckState.Unchecked)
            set_tooltip(item, "\n".join(told))
        if names:
            self.files.setCurrentRow(chosen)
        self._filling = False

    def show_look(self, look: Look | None, *, refused: bool = False) -> None:
        """Show how the chosen file is read; a `refused` file can be read in another way."""
        self._filling = True
        inspection = look.inspection if look else None
        _fill(self.encoding, [(words.encoding(name), name) for name in ENCODINGS], inspection and inspection.encoding)
        delimiters = [(words.delimiter(sign), sign) for sign in DELIMITERS]
        _fill(self.delimiter, delimiters, inspection and inspection.delimiter)
        sheets = [(sheet.name, sheet.name) for sheet in inspection.sheets] if inspection else []
        _fill(self.sheet, sheets, inspection and inspection.sheet)
        text = refused and not sheets
        self.encoding.setEnabled(text or bool(inspection and inspection.encoding))
        self.delimiter.setEnabled(text or bool(inspection and inspection.delimiter))
        self.sheet.setEnabled(len(sheets) > 1)
        self.header_row.setEnabled(refused or inspection is not None)
        self.header_row.setValue(min(inspection.header_row, _MOST_HEADERS) if inspection else 0)
        kind = look.mapping.kind if look else RowsKind.UNSURE
        self._kinds.setExclusive(False)
        for place, which in enumerate((RowsKind.CONTACTS, RowsKind.COMPANIES)):
            self._kinds.button(place).setChecked(kind is which)
            self._kinds.button(place).setEnabled(look is not None)
        self._kinds.setExclusive(True)
        self.preview.show_look(look)
        self.choice.show_inspection(inspection)
        self._filling = False

    def show_problem(self, text: str, *, again: bool = False) -> None:
        """Show what is wrong with the chosen file, or which answer it needs; "" for nothing.

        `again` offers to continue with the file as it is.
        """
        self.problem.say(text, Tone.ERROR)
        self.problem.setVisible(bool(text))
        self.again.setVisible(again)

    def show_counts(self, text: str, counts: Mapping[Wanted, int], total: int) -> None:
        """Show how many rows have each verdict, are flagged, or matched a card with another name."""
        self.counts.setText(text)
        self.counts.setAccessibleName(text)
        for wanted, chip in zip(_WANTED, self._filters.buttons(), strict=True):
            count = total if wanted is None else counts.get(wanted, 0)
            chip.setText(f"{_capital(words.wanted(wanted))} {formats.number(count)}")
            chip.setVisible(not isinstance(wanted, Oddity) or count > 0 or chip.isChecked())

    def show_targets(self, lists: Sequence[tuple[str, int]], chosen: int, amiss: str) -> None:
        """Offer the call lists of the rows' kind; `chosen` is 0 for none, `amiss` is the reason or ""."""
        self._filling = True
        _fill(self.target, list(lists), chosen)
        self._filling = False
        self.amiss.setText(amiss)
        self.amiss.setVisible(bool(amiss))

    def _lay_out(self) -> None:
        how = QGridLayout()
        how.setColumnStretch(1, 1)
        how.setColumnStretch(3, 1)
        fields = (
            (translate("Import", "&Encoding"), self.encoding),
            (translate("Import", "&Delimiter"), self.delimiter),
            (translate("Import", "S&heet"), self.sheet),
            (translate("Import", "Header ro&w"), self.header_row),
        )
        for place, (text, field) in enumerate(fields):
            how.addWidget(labelling(text, field), place // 2, place % 2 * 2)
            how.addWidget(field, place // 2, place % 2 * 2 + 1)
        kinds = QHBoxLayout()
        kinds.addWidget(PlainLabel(translate("Import", "The rows are")))
        names = (translate("Import", "contac&ts"), translate("Import", "com&panies"))
        for place, text in enumerate(names):
            button = named(QRadioButton(text), ("importContacts", "importCompanies")[place])
            self._kinds.addButton(button, place)
            kinds.addWidget(button)
        kinds.addStretch(1)
        how.addLayout(kinds, 2, 0, 1, 4)
        top = QHBoxLayout()
        top.addWidget(self.files, 2)
        top.addLayout(how, 3)
        self.preview.setMaximumHeight(self.fontMetrics().lineSpacing() * 8)
        narrow = QHBoxLayout()
        for number in range(len(_WANTED)):
            chip = named(QToolButton(autoRaise=True), f"importFilter{number}")
            chip.setCheckable(True)
            self._filters.addButton(chip, number)
            narrow.addWidget(chip)
        self._filters.button(0).setChecked(True)
        narrow.addWidget(self.search, 1)
        counted = QHBoxLayout()
        counted.addWidget(self.counts, 1)
        counted.addWidget(self.save_unmatched)
        counted.addWidget(self.create_cards)
        lower = QWidget()
        lower.setProperty(STAYS_IN_SIGHT, True)
        below = QHBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.target)
        below.addWidget(self.add_to_list)
        below.addWidget(self.remove_from_list)
        below.addStretch(1)
        below.addWidget(self.create_list)
        below.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(6)
        layout.addWidget(self.banner)
        layout.addLayout(top)
        layout.addWidget(self.preview)
        layout.addWidget(self.choice)
        said = QHBoxLayout()
        said.addWidget(self.problem, 1)
        said.addWidget(self.again)
        layout.addLayout(said)
        layout.addWidget(self.progress)
        layout.addLayout(counted)
        layout.addLayout(narrow)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.decide)
        working = QHBoxLayout()
        working.addWidget(self.progress.words, 1)
        working.addWidget(self.progress.stop)
        layout.addLayout(working)
        layout.addWidget(self.amiss)
        layout.addWidget(lower)
        self.create_list.setDefault(True)
        self._order()

    def _order(self) -> None:
        """Make the Tab key follow the reading order."""
        order = [self.files, self.encoding, self.delimiter, self.sheet, self.header_row, *self._kinds.buttons()]
        order += [
            self.preview,
            self.choice.joined,
            self.choice.hidden_rows,
            self.again,
            self.save_unmatched,
            self.create_cards,
            *self._filters.buttons(),
        ]
        order += [self.search, self.table, self.decide, self.progress.stop, self.target, self.add_to_list]
        for before, after in pairwise([*order, self.remove_from_list, self.create_list, self.close_button]):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        for what, box in (("encoding", self.encoding), ("delimiter", self.delimiter), ("sheet", self.sheet)):
            box.currentIndexChanged.connect(lambda _, what=what: self._tell_reading(what))
        self.header_row.valueChanged.connect(lambda _: self._tell_reading("header_row"))
        self.files.currentRowChanged.connect(lambda row: None if self._filling else self.file_chosen.emit(row))
        self.files.itemChanged.connect(self._ticked)
        self._kinds.idClicked.connect(
            lambda number: self.kind_chosen.emit((RowsKind.CONTACTS, RowsKind.COMPANIES)[number])
        )
        self._filters.idClicked.connect(lambda _: self.filtered.emit())
        self.search.textChanged.connect(lambda _: self.filtered.emit())

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self.left_out.emit(self.files.row(item), item.checkState() is Qt.CheckState.Unchecked)

    def _tell_reading(self, what: str) -> None:
        if not self._filling:
            self.reading_changed.emit(what)


def _fill(box: QComboBox, items: Sequence[tuple[str, object]], chosen: object) -> None:
    if [box.itemData(place) for place in range(box.count())] != [data for _, data in items]:
        box.clear()
        for text, data in items:
            box.addItem(text, data)
    box.setCurrentIndex(box.findData(chosen))
    set_tooltip(box, box.currentText())  # the text may be cut on a small screen


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
