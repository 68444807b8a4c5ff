"""The filter of participants by status: chips, several at once, and a box where there is no room for all of them.

One more chip shows who moved since the supervisor looked last, and another who may be called now by their own time.
"""

from collections.abc import Callable, Hashable, Mapping

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
_MOVED, _MAY_CALL = object(), object()
"""The values of the chips for who moved, and for who may be called now."""


class StatusFilter(QObject):
    """Owned by the tab of participants; the window places the `chips`, among which is the `box`.

    Emits `changed` when other codes are chosen, by a person or because the dictionary lost one.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.codes: frozenset[str] = frozenset()
        """The chosen codes; none is no filter."""
        self.moved = False
        """Whether only those who moved are shown."""
        self.may_call = False
        """Whether only those who may be called now are shown."""
        self._moved_count = 0
        self._may_call_count: int | None = None
        self.box = named(QComboBox(), "participantsStatusFilter")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.chips = ChipRow("participantsStatusChips", several=True, rest=self.box)
        self.chips.chosen.connect(self._chosen_in_chips)
        self.box.currentIndexChanged.connect(lambda _: self._chosen_in_box())
        self._shown: tuple[Statuses, Mapping[str, int]] = (Statuses(), {})
        self._colour_of: Callable[[str], QColor] = lambda _: QColor()
        on_language_change(self.box, self._retranslate)

    def show_counts(
        self,
        statuses: Statuses,
        counts: Mapping[str, int],
        colour_of: Callable[[str], QColor],
        moved: int = 0,
        may_call: int | None = None,
    ) -> None:
        """Offer all statuses of the dictionary, and those that participants have, with their counts.

        `moved` is how many moved since the supervisor looked last, `may_call` how many may be called now,
        None until that is known.
        """
        self._shown, self._colour_of = (statuses, counts), colour_of
        self._moved_count, self._may_call_count = moved, may_call
        there = self.codes & set(statuses.codes_with(counts))
        gone, self.codes = there != self.codes, there
        self._show()
        if gone:
            self.changed.emit()

    def choose(self, codes: frozenset[str]) -> None:
        """Show only participants with these codes; all of them if there are none."""
        self._choose(codes, moved=self.moved and bool(codes), may_call=self.may_call and bool(codes))

    def begin_anew(self) -> None:
        """Choose no status, for another list; nothing is emitted."""
        self.codes, self.moved, self.may_call = frozenset(), False, False

    def _chosen_in_chips(self, values: frozenset[Hashable]) -> None:
        codes = frozenset(code for code in values if isinstance(code, str))
        self._choose(codes, moved=_MOVED in values, may_call=_MAY_CALL in values)

    def _choose(self, codes: frozenset[str], *, moved: bool, may_call: bool) -> None:
        if (codes, moved, may_call) != (self.codes, self.moved, self.may_call):
            self.codes, self.moved, self.may_call = codes, moved, may_call
            self._show()
            self.changed.emit()

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
        number = formats.number(self._moved_count) if self._moved_count else ""
        moved = Chip(_MOVED, translate("Participants", "Moved"), number, name="participantsMoved")
        may_call = Chip(
            _MAY_CALL,
            translate("Participants", "May be called now"),
            "" if self._may_call_count is None else formats.number(self._may_call_count),
            name="participantsCallable",
        )
        chosen = {_MOVED: self.moved, _MAY_CALL: self.may_call}
        self.chips.show_chips(
            [
                whole,
                *([moved] if number or self.moved else []),
                *([may_call] if counts or self.may_call else []),
                *(
                    Chip(code, statuses.name_of(code), formats.number(counts.get(code, 0)), self._colour_of(code))
                    for code in codes
                    if counts.get(code) or code in self.codes
                ),
            ],
            self.codes | {value for value, is_on in chosen.items() if is_on},
        )

    def _retranslate(self) -> None:
        name = translate("Participants", "Filter by status")
        self.box.setAccessibleName(name)
        self.chips.setAccessibleName(name)
        self._show()
