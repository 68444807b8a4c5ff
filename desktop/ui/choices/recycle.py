"""Which participants of a list become a new one: by their statuses."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from desktop.domain.call_list import Participant
from desktop.domain.overview import ListRow
from desktop.domain.status import tally
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.swatch import swatch
from desktop.services.writing.new_lists import CreateList
from desktop.ui import formats, words
from desktop.ui.choices.choices import Choices, Chosen
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.new_list import ListFields
from desktop.ui.colours import StatusColours

translate = QCoreApplication.translate
_COLUMNS = 2


class RecycleChoices(Choices):
    """A new list of those with the ticked statuses; the list that they come from stays as it is.

    `ticked` are codes that are chosen from the start. The list is read anew while the dialog opens.
    """

    def __init__(
        self, lookups: Lookups, row: ListRow, ticked: frozenset[str] = frozenset(), parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._known, self._row = lookups.known, row
        self._participants = row.membership.participants if row.membership else ()
        self._boxes: dict[str, QCheckBox] = {}
        self._ticked = set(ticked)
        self._grid = QGridLayout()
        self._fields = ListFields(
            lookups,
            form_id=row.call_list.form_id,
            responsible_id=row.activity.responsible_id if row.activity else None,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        text = translate("Choices", "Who of «{subject}» is called again, by status:")
        layout.addWidget(PlainLabel(text.format(subject=words.subject(row)), wordWrap=True))
        self._fill()  # before the fields below: the Tab key goes in the order in which things come in
        layout.addLayout(self._grid)
        layout.addWidget(self._fields)
        self._fields.changed.connect(self.changed)
        lookups.participants(row.id, self._take)

    def title(self) -> str:
        """Return what the dialog is called."""
        return translate("Choices", "New list from participants of #{number}").format(number=self._row.id)

    def chosen(self) -> Chosen | str:
        """Return the list to be made of those with the ticked statuses."""
        card_ids = tuple(person.card_id for person in self._participants if person.status in self._ticked)
        if not card_ids:
            return translate("Choices", "Tick at least one status.")
        wish = self._fields.wish(self._row.call_list.kind, card_ids)
        return wish if isinstance(wish, str) else Chosen((CreateList(wish),))

    def _take(self, participants: tuple[Participant, ...]) -> None:
        if participants != self._participants:
            self._participants = participants
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        """Show a box for every status that somebody has; those that are there stay, with the new count."""
        names = {status.code: status.name for status in self._known.statuses}
        colours = StatusColours(self._known.statuses)
        counts = dict(tally(self._participants, self._known.statuses).counts)
        for code, count in counts.items():
            if code not in self._boxes:
                box = self._boxes[code] = QCheckBox()
                box.setObjectName(f"recycle{code}")
                box.setIcon(swatch(colours.of(code), self))
                box.setChecked(code in self._ticked)
                box.toggled.connect(lambda ticked, code=code: self._tick(code, ticked=ticked))
                place = len(self._boxes) - 1
                self._grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            self._boxes[code].setText(f"{names.get(code, code)} ({formats.number(count)})")
        for code, box in self._boxes.items():
            box.setVisible(code in counts)

    def _tick(self, code: str, *, ticked: bool) -> None:
        (self._ticked.add if ticked else self._ticked.discard)(code)
        self.changed.emit()
