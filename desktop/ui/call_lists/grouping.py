"""How the supervisor groups the lists: what by, and which groups are folded."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Self

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup

from desktop.domain.card import User
from desktop.domain.list_groups import NOBODY, GroupBy, ListGroup, keys_of, list_group
from desktop.domain.overview import ListRow
from desktop.qtkit.grouped_model import Groups
from desktop.services.session import Session
from desktop.ui.board import board_of
from desktop.ui.call_lists.tab import CallListsTab


@dataclass(frozen=True, slots=True)
class Grouping:
    """What lists are grouped by, None for not at all, and the folded groups by the numbers of their people."""

    by: GroupBy | None = None
    folded: frozenset[int] = frozenset()

    @classmethod
    def of(cls, value: Any) -> Self:
        """Return a grouping from the plain value that is remembered; none if that means nothing."""
        values = value if isinstance(value, dict) else {}
        by = next((each for each in GroupBy if each.value == values.get("by")), None)
        folded = values.get("folded")
        numbers = folded if by is not None and isinstance(folded, list) else []
        return cls(by, frozenset(number for number in numbers if isinstance(number, int)))

    @property
    def plain(self) -> dict[str, Any]:
        """The grouping as a plain value that can be remembered."""
        return {"by": self.by.value if self.by is not None else None, "folded": sorted(self.folded)}


class GroupingController(QObject):
    """Owned by the controller of the call lists. Groups their table by the action that is chosen in `choices`.

    Emits `changed` when the lists were grouped otherwise, or a group was folded or unfolded.
    """

    changed = Signal()

    def __init__(self, tab: CallListsTab, choices: QActionGroup, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._table = tab.model, tab.table
        self._session: Session | None = None
        self._by: GroupBy | None = None
        self._actions = {_by(action.data()): action for action in choices.actions()}
        choices.triggered.connect(lambda action: self.show(Grouping(_by(action.data()))))
        tab.model.folding_changed.connect(self.changed)

    @property
    def now(self) -> Grouping:
        """How the lists are grouped now."""
        folded = frozenset(key for key in self._model.folded if isinstance(key, int))
        return Grouping(self._by, folded)

    def attach(self, session: Session | None) -> None:
        """Take sums and names from another session."""
        self._session = session

    def show(self, grouping: Grouping) -> None:
        """Group the lists like this."""
        if grouping == self.now:
            return
        self._by = by = grouping.by
        self._actions[by].setChecked(True)
        if by is None:
            self._model.group(None)
        else:
            from desktop.ui.call_lists.headings import heading_columns

            groups = Groups(partial(keys_of, by), partial(self._group, by), heading_columns(self._model))
            self._model.group(groups, grouping.folded)
        self._table.widths.forget()  # headings need other widths
        self.changed.emit()

    def _group(self, by: GroupBy, key: int, rows: list[ListRow]) -> ListGroup:
        board = board_of(self._session)
        sums = board.of_all([row.id for row in rows if row.figures is not None]) if board is not None else None
        users = self._session.known.users if self._session is not None else {}
        person = None if key == NOBODY else users.get(key) or User(key, "")
        return list_group(by, person, rows, sums)


def _by(value: str) -> GroupBy | None:
    return next((each for each in GroupBy if each.value == value), None)
