"""The filter of participants by status: chips, several at once, and a box where there is no room for all of them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox

from desktop.domain.status import Statuses
from desktop.qtkit.chips import Chip, ChipRow
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.swatch import swatch
from desktop.ui import formats

translate = QCoreApplication.translate


class StatusFilter(QObject):
    """Owned by the tab of participants; the window places the `chips`, among which is the `box`.

    Emits `changed` when other codes are chosen, by a person or because the dictionary lost one.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.codes: frozenset[str] = frozenset()
        """The chosen codes; none is no filter."""
        self.box = named(QComboBox(), "participantsStatusFilter")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.chips = ChipRow("participantsStatusChips", several=True, rest=self.box)
        self.chips.chosen.connect(self.choose)
        self.box.currentIndexChanged.connect(lambda _: self._chosen_in_box())
        self._shown: tuple[Statuses, Mapping[str, int]] = (Statuses(), {})
        self._colour_of: Callable[[str], QColor] = lambda _: QColor()
        on_language_change(self.box, self._retranslate)

    def show_counts(self, statuses: Statuses, counts: Mapping[str, int], colour_of: Callable[[str], QColor]) -> None:
        """Offer all statuses of the dictionary, and those that participants have, with their counts."""
        self._shown, self._colour_of = (statuses, counts), colour_of
        there = self.codes & set(statuses.codes_with(counts))
        gone, self.codes = there != self.codes, there
        self._show()
        if gone:
            self.changed.emit()

    def choose(self, codes: frozenset[str]) -> None:
        """Show only participants with these codes; all of them if there are none."""
        if codes != self.codes:
            self.codes = codes
            self._show()
            self.changed.emit()

    def begin_anew(self) -> None:
        """Choose no status, for another list; nothing is emitted."""
        self.codes = frozenset()

    def _chosen_in_box(self) -> None:
        code = self.box.currentData()
        if code is None and self.box.currentIndex() > 0:  # it stands for the several that are chosen
            return
        self.choose(frozenset() if code is None else frozenset({code}))

    def _show(self) -> None:
        statuses, counts = self._shown
        codes = list(statuses.codes_with(counts))
        everybody = translate("Participants", "All statuses")
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(everybody, None)
            for code in codes:
                label = f"{statuses.name_of(code)} ({formats.number(counts.get(code, 0))})"
                self.box.addItem(swatch(self._colour_of(code), self.box), label, code)
            if len(self.codes) > 1:
                self.box.addItem(translate("Participants", "%n status(es)", "", len(self.codes)), None)
                self.box.setCurrentIndex(self.box.count() - 1)
            else:
                self.box.setCurrentIndex(max(self.box.findData(next(iter(self.codes), None)), 0))
        whole = Chip(None, translate("Participants", "All"), formats.number(sum(counts.values())))
        self.chips.show_chips(
            [
                whole,
                *(
                    Chip(code, statuses.name_of(code), formats.number(counts.get(code, 0)), self._colour_of(code))
                    for code in codes
                    if counts.get(code) or code in self.codes
                ),
            ],
            self.codes,
        )

    def _retranslate(self) -> None:
        name = translate("Participants", "Filter by status")
        self.box.setAccessibleName(name)
        self.chips.setAccessibleName(name)
        self._show()
