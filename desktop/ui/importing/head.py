"""The head of the import's page: the file, what its rows are, and how it is read, as small menus."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, labelling
from desktop.qtkit.type_scale import Step, set_step
from desktop.services.file_import import DELIMITERS, ENCODINGS, Look, RowsKind
from desktop.ui.importing import words
from desktop.ui.importing.menu_box import MenuBox, MenuNumber, fill
from desktop.ui.importing.panel import dimmed

translate = QCoreApplication.translate
_MOST_HEADERS = 30
_KINDS = (RowsKind.CONTACTS, RowsKind.COMPANIES)


class FileHead(QWidget):
    """Owned by the import dialog. Shows only what can be chosen for a file of this kind.

    Emits `reading_changed` with the setting that was changed ("encoding", "delimiter", "sheet" or "header_row"), and
    `kind_chosen` with the kind of the rows.
    """

    reading_changed = Signal(str)
    kind_chosen = Signal(RowsKind)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._filling = False
        self.title = named(ElidedLabel(), "importTitle")
        self.state = named(ElidedLabel(), "importState")
        set_step(self.title, Step.TITLE)
        for label in (self.title, self.state):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.encoding = named(MenuBox(), "importEncoding")
        self.delimiter = named(MenuBox(), "importDelimiter")
        self.sheet = named(MenuBox(), "importSheet")
        self.header_row = named(MenuNumber(minimum=0, maximum=_MOST_HEADERS), "importHeaderRow")
        self.header_row.setSpecialValueText(translate("Import", "none"))
        self.kinds = QButtonGroup(self)
        for place, (name, text) in enumerate(
            (
                ("importContacts", translate("Import", "contac&ts")),
                ("importCompanies", translate("Import", "com&panies")),
            )
        ):
            self.kinds.addButton(named(QRadioButton(text), name), place)
        self._menus: dict[QWidget, QWidget] = {}
        self._lay_out()
        for what, box in (("encoding", self.encoding), ("delimiter", self.delimiter), ("sheet", self.sheet)):
            box.currentIndexChanged.connect(lambda _, what=what: self._tell_reading(what))
        self.header_row.valueChanged.connect(lambda _: self._tell_reading("header_row"))
        self.kinds.idClicked.connect(lambda number: self.kind_chosen.emit(_KINDS[number]))

    @property
    def fields(self) -> Sequence[QWidget]:
        """All that can be chosen, in the order of reading."""
        return (*self.kinds.buttons(), self.encoding, self.delimiter, self.sheet, self.header_row)

    def reading(self, what: str) -> Any:
        """Return what is chosen of "encoding", "delimiter", "sheet" or "header_row"."""
        if what == "header_row":
            return self.header_row.value()
        return {"encoding": self.encoding, "delimiter": self.delimiter, "sheet": self.sheet}[what].currentData()

    def show_file(self, name: str, state: str) -> None:
        """Show which file the page is about, and its progress."""
        self.title.setText(name)
        self.state.setText(state)

    def show_look(self, look: Look | None, *, refused: bool = False) -> None:
        """Show how the file is read; a `refused` file can be read in another way."""
        self._filling = True
        inspection = look.inspection if look else None
        fill(self.encoding, [(words.encoding(name), name) for name in ENCODINGS], inspection and inspection.encoding)
        delimiters = [(words.delimiter(sign), sign) for sign in DELIMITERS]
        fill(self.delimiter, delimiters, inspection and inspection.delimiter)
        sheets = [(sheet.name, sheet.name) for sheet in inspection.sheets] if inspection else []
        fill(self.sheet, sheets, inspection and inspection.sheet)
        text = refused and not sheets
        self._offer(self.encoding, text or bool(inspection and inspection.encoding))
        self._offer(self.delimiter, text or bool(inspection and inspection.delimiter))
        self._offer(self.sheet, len(sheets) > 1, shown=bool(sheets))
        self._offer(self.header_row, refused or inspection is not None)
        self.header_row.setValue(min(inspection.header_row, _MOST_HEADERS) if inspection else 0)
        kind = look.mapping.kind if look else RowsKind.UNSURE
        self.kinds.setExclusive(False)
        for button, which in zip(self.kinds.buttons(), _KINDS, strict=True):
            button.setChecked(kind is which)
            button.setEnabled(look is not None)
        self.kinds.setExclusive(True)
        self._filling = False

    def _offer(self, field: QWidget, enabled: bool, *, shown: bool | None = None) -> None:
        field.setEnabled(enabled)
        self._menus[field].setVisible(enabled if shown is None else shown)

    def _lay_out(self) -> None:
        for text, field in (
            (translate("Import", "&Encoding"), self.encoding),
            (translate("Import", "&Delimiter"), self.delimiter),
            (translate("Import", "S&heet"), self.sheet),
            (translate("Import", "Header ro&w"), self.header_row),
        ):
            menu = self._menus[field] = QWidget()
            field.setFont(set_step(label := dimmed(labelling(text, field)), Step.SMALL).font())
            layout = side_by_side(label, field, margins=(0, 0, 12, 0))
            layout.setSpacing(2)
            menu.setLayout(layout)
        kinds = side_by_side(dimmed(PlainLabel(translate("Import", "The rows are"))), *self.kinds.buttons())
        kinds.setSpacing(12)
        dimmed(self.state)
        menus = side_by_side(*self._menus.values(), None)
        menus.setSpacing(0)
        column(side_by_side(self.title, 4, self.state, 12, None, kinds), menus, within=self, spacing=2, margins=FLUSH)

    def _tell_reading(self, what: str) -> None:
        if not self._filling:
            self.reading_changed.emit(what)
