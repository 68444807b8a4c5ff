"""The dialog in which contacts or companies are searched for and chosen."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QWidget

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.status import Statuses
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.dialog import MARGIN, SECTION, ButtonRole, Dialog, heading
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.fit_height import keep_room
from desktop.qtkit.keys import keys_of
from desktop.qtkit.named import named, push_button
from desktop.qtkit.notices import NoticeBanner, Notices
from desktop.qtkit.plain import PlainLabel, set_tooltip
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.style_sheet import FLAT
from desktop.qtkit.table_view import TableView
from desktop.ui import formats
from desktop.ui.copying import put_on_clipboard
from desktop.ui.picker.filters import Filters
from desktop.ui.picker.model import PickerModel, PickRow

translate = QCoreApplication.translate
_LONGEST_TEXT = 1_000_000
"""Characters: a pasted list of many thousand phones."""
_NEAR = 10
"""The end of the table is near when at most so many rows follow below those in view."""


class PickerDialog(Dialog):
    """Made by the picker. Accepted means: what the people were chosen for is done. It never searches itself.

    Emits `go_on_wanted` when the choice is complete, `sought` when the search or a filter changes, `entered` on Enter
    in the search, `kind_switched`, `add_wanted` with the selected results, `take_out_wanted` with the rows selected
    among the chosen, `scrolled` when more results may be in view, `copy_wanted` to copy what was not found.
    """

    go_on_wanted = Signal()
    sought = Signal()
    entered = Signal()
    kind_switched = Signal()
    add_wanted = Signal(list)
    take_out_wanted = Signal(list)
    scrolled = Signal()
    copy_wanted = Signal()

    def __init__(
        self, verb: Callable[[int], str], kind: int | None, statuses: Statuses, notices: Notices, parent: QWidget
    ):
        super().__init__("pickerDialog", parent, size=(1040, 620))
        self.banner = named(NoticeBanner(notices, only_new=True), "pickerNotices")
        for offer in self.banner.findChildren(QPushButton):
            offer.setAutoDefault(False)
        self._verb = verb
        self._fixed = kind is not None
        self._contacts = named(QRadioButton(translate("Picker", "&Contacts")), "pickerContacts")
        self._companies = named(QRadioButton(translate("Picker", "C&ompanies")), "pickerCompanies")
        kinds = QButtonGroup(self)
        for button in (self._contacts, self._companies):
            kinds.addButton(button)
            button.setVisible(not self._fixed)
        (self._companies if kind == COMPANY else self._contacts).setChecked(True)
        self._companies.toggled.connect(self._switch)
        self.search = _Search()
        self.filters = Filters()
        self.note = named(ElidedLabel(), "pickerNote")
        self.copy_missing = push_button("pickerCopyMissing", translate("Picker", "Copy what was not found"))
        self.found_model = PickerModel(statuses, self)
        self.results = _table(self.found_model, "pickerResults")
        self.add = push_button("pickerAdd")
        self.heading = named(PlainLabel(), "pickerCount")
        self.take_out = push_button("pickerTakeOut", translate("Picker", "&Take out"))
        self.chosen_model = PickerModel(statuses, self)
        self.chosen = _table(self.chosen_model, "pickerChosen")
        self.cancel_button = self._closing_button(cancels=True)
        self.accept_button = self._button("pickerAccept", "", self.go_on_wanted, ButtonRole.AcceptRole)
        self.accept_button.setToolTip(translate("Picker", "Ctrl+Enter"))
        self._title = heading()
        self._arrange()
        self._join()
        self._name()
        self.show_chosen(0)
        self.search.setFocus()

    @property
    def kind(self) -> int:
        """The kind that is searched for: contacts (3) or companies (4)."""
        return COMPANY if self._companies.isChecked() else CONTACT

    @property
    def near_end(self) -> bool:
        """Whether the end of the results is in view, or almost."""
        last = self.results.rowAt(self.results.viewport().height() - 1)
        return last < 0 or last + _NEAR >= self.found_model.rowCount()

    def confirming(self, focused: QWidget) -> QPushButton | None:
        """Return None: Enter searches and adds, and only Ctrl+Enter goes on with those chosen."""
        return None

    def show_chosen(self, count: int) -> None:
        """Show the number of chosen people; while there are any, the kind can't be switched."""
        contacts = translate("Picker", "Chosen: %n contact(s)", "", count)
        companies = translate("Picker", "Chosen: %n company(ies)", "", count)
        self.heading.setText(companies if self.kind == COMPANY else contacts)
        self.accept_button.setText(self._verb(count))
        self.accept_button.setEnabled(count > 0)
        why = translate("Picker", "A call list has either contacts or companies: take out the chosen ones first.")
        for button in (self._contacts, self._companies):
            button.setEnabled(not count)
            set_tooltip(button, why if count else "")

    def show_note(self, text: str, whole: str = "", *, missing: bool = False) -> None:
        """Show a note about the results, with `whole` as its tooltip; `missing` offers to copy what was not found."""
        self.note.setText(text)
        self.note.setAccessibleName(text)
        self.note.set_tooltip(whole)
        self.copy_missing.setVisible(missing)

    def _arrange(self) -> None:
        keep_room(self.copy_missing)
        self.copy_missing.hide()
        upper = column(
            self._title,
            4,
            side_by_side(self._contacts, self._companies, (self.search, 1), spacing=12),
            self.filters,
            side_by_side((self.note, 1), self.copy_missing),
            spacing=8,
            margins=(MARGIN, SECTION, MARGIN, 8),
        )
        buttons = self.take_out, self.add
        middle = side_by_side(self.heading, None, *buttons, spacing=8, margins=(MARGIN, 8, MARGIN, 8))
        lower = column(self.buttons, margins=(MARGIN, SECTION, MARGIN, SECTION))
        tables = (self.results, 5), middle, (self.chosen, 3)
        column(self.banner, upper, *tables, lower, within=self, spacing=0, margins=FLUSH)

    def _join(self) -> None:
        self.search.textChanged.connect(lambda _: self.sought.emit())
        self.search.returnPressed.connect(self.entered)
        self.search.left_down.connect(self.go_to_results)
        self.filters.changed.connect(self.sought)
        self.copy_missing.clicked.connect(self.copy_wanted)
        self.results.opened.connect(lambda row: self.add_wanted.emit(self._with(self.results, row)))
        self.results.chosen.connect(self._show_selected)
        self.results.verticalScrollBar().valueChanged.connect(lambda _: self.scrolled.emit())
        self.results.verticalScrollBar().rangeChanged.connect(lambda *_: self.scrolled.emit())
        self.add.clicked.connect(lambda: self.add_wanted.emit(self.results.selected_rows()))
        self.chosen.chosen.connect(lambda rows: self.take_out.setEnabled(bool(rows)))
        take_out = QAction(translate("Picker", "Take out"), self.chosen)
        take_out.setShortcuts(keys_of(QKeySequence.StandardKey.Delete))
        take_out.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        take_out.triggered.connect(lambda: self.take_out_wanted.emit(self.chosen.selected_rows()))
        self.chosen.addAction(take_out)
        self.chosen.set_menu(lambda menu, rows: menu.addActions([take_out] if rows else []))
        self.take_out.clicked.connect(take_out.trigger)
        self.take_out.setEnabled(False)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept_button.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._go_to_search)
        order: list[QWidget] = [self._contacts, self._companies, self.search]
        order += [self.filters.owner, self.filters.has_phone, self.filters.created]
        order += [self.filters.first, self.filters.last, self.copy_missing, self.results, self.take_out, self.add]
        order += [self.chosen, self.cancel_button, self.accept_button]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def go_to_results(self) -> None:
        """Move the focus to the results, and to the first one if none is selected."""
        if self.found_model.rowCount():
            if not self.results.selected_rows():
                self.results.selectRow(0)
            self.results.setFocus()

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _with(self, table: TableView, row: PickRow) -> list[PickRow]:
        """Return the selected rows if the row that was opened is among them, otherwise that row alone."""
        selected: list[PickRow] = table.selected_rows()
        return selected if row in selected else [row]

    def _switch(self) -> None:
        self._name()
        self.show_chosen(0)
        self.kind_switched.emit()

    def _show_selected(self, rows: list[PickRow]) -> None:
        count = sum(row.can_be_added for row in rows)
        self.add.setEnabled(count > 0)
        add = translate("Picker", "&Add selected")
        self.add.setText(f"{add} ({formats.number(count)})" if count else add)

    def _name(self) -> None:
        companies = self.kind == COMPANY
        title = {
            (True, False): translate("Picker", "Choose contacts"),
            (True, True): translate("Picker", "Choose companies"),
        }.get((self._fixed, companies), translate("Picker", "Choose contacts or companies"))
        self.setWindowTitle(title)
        self._title.setText(title)
        for table in (self.results, self.chosen):
            table.withhold("company", withheld=companies)
        self.results.setAccessibleName(translate("Picker", "Found"))
        self.chosen.setAccessibleName(translate("Picker", "Chosen"))
        self.search.setPlaceholderText(
            translate("Picker", "Company, phone, e-mail, ID; or paste a list of IDs or phones")
            if companies
            else translate("Picker", "Name, phone, e-mail, company, ID; or paste a list of IDs or phones")
        )
        self.search.setAccessibleName(translate("Picker", "Search"))
        self._show_selected([])


def _table(model: PickerModel, name: str) -> TableView:
    table = named(TableView(model, copy=put_on_clipboard), name)
    table.setProperty(FLAT, True)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # in the order in which they were found, or chosen
    return table


class _Search(SearchField):
    """Keeps line breaks of pasted text. Emits `left_down` on the down key."""

    left_down = Signal()

    def __init__(self) -> None:
        super().__init__(max_length=_LONGEST_TEXT)
        self.setObjectName("pickerSearch")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the results on the down key; Enter is handled by the search."""
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
