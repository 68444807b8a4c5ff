"""What the actions of the main window apply to."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.overview import ListRow, ParticipantRow
from desktop.ui.write_hold import WriteHold


@dataclass(frozen=True, slots=True)
class Selection:
    """The selected lists and people, the current tab, and what prevents writing.

    On the tab of participants `lists` has the open list.
    """

    lists: Sequence[ListRow] = ()
    people: Sequence[ParticipantRow] = ()
    on_lists: bool = False
    on_people: bool = False
    connected: bool = False
    hold: WriteHold | None = None

    @property
    def changeable(self) -> bool:
        """Whether lists are selected, all of which this program can change."""
        return bool(self.lists) and all(row.call_list.changeable for row in self.lists)

    @property
    def one(self) -> bool:
        """Whether exactly one list is selected."""
        return len(self.lists) == 1

    @property
    def one_changeable(self) -> bool:
        """Whether exactly one list is selected, and can be changed."""
        return self.one and self.changeable

    @property
    def of_one_kind(self) -> bool:
        """Whether all lists are of the same kind."""
        return len({row.call_list.kind for row in self.lists}) == 1
