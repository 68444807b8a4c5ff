"""Boxes to tick statuses, each with how many people have it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.domain.call_list import Participant
from desktop.domain.portal import Known
from desktop.domain.status import tally
from desktop.qtkit.named import named
from desktop.qtkit.swatch import swatch
from desktop.ui import formats
from desktop.ui.colours import StatusColours

_COLUMNS = 2


class StatusBoxes(QWidget):
    """A box for each status that some people have; `name` is the prefix of their object names. Emits `changed`."""

    changed = Signal()

    def __init__(self, known: Known, name: str, ticked: Iterable[str]):
        super().__init__()
        self._known, self._name = known, name
        self._ticked = set(ticked)
        self._boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)

    @property
    def ticked(self) -> frozenset[str]:
        """The codes that are ticked."""
        return frozenset(self._ticked)

    def show_people(self, people: Iterable[Participant]) -> None:
        """Show the statuses of these people; existing boxes stay and get new counts."""
        statuses = self._known.statuses
        colours, counts = StatusColours(statuses), dict(tally(people, statuses).counts)
        for code, count in counts.items():
            if code not in self._boxes:
                box = self._boxes[code] = named(QCheckBox(), f"{self._name}{code}")
                box.setIcon(swatch(colours.of(code), self))
                box.setChecked(code in self._ticked)
                box.toggled.connect(lambda ticked, code=code: self._tick(code, ticked=ticked))
                place = len(self._boxes) - 1
                self._grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            self._boxes[code].setText(f"{statuses.name_of(code)} ({formats.number(count)})")
        for code, box in self._boxes.items():
            box.setVisible(code in counts)

    def _tick(self, code: str, *, ticked: bool) -> None:
        (self._ticked.add if ticked else self._ticked.discard)(code)
        self.changed.emit()
