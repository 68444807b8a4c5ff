"""What the actions of the main window are about just now."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.overview import ListRow, ParticipantRow
from desktop.ui.write_hold import WriteHold


@dataclass(frozen=True, slots=True)
class Selection:
    """The lists and people that are selected, on which tab, and what keeps from writing; `lists` has the open one on
    the tab of participants."""

    lists: Sequence[ListRow] = ()
    people: Sequence[ParticipantRow] = ()
    on_lists: bool = False
    on_people: bool = False
    connected: bool = False
    hold: WriteHold | None = None

    @property
    def changeable(self) -> bool:
        """Whether lists are selected and all of them can be changed by this program."""
        return bool(self.lists) and all(row.call_list.changeable for row in self.lists)

    @property
    def one(self) -> bool:
        """Whether just one list is selected."""
        return len(self.lists) == 1

    @property
    def one_changeable(self) -> bool:
        """Whether just one list is selected, which can be changed."""
        return self.one and self.changeable

    @property
    def of_one_kind(self) -> bool:
        """Whether the lists hold contacts all, or companies all."""
        return len({row.call_list.kind for row in self.lists}) == 1
