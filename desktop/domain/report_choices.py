"""What the supervisor has chosen once for the evening report."""

from dataclasses import dataclass, replace
from enum import Enum


class Lists(Enum):
    """Which call lists a report is about."""

    WORKED_ON = "worked-on"
    """Those in which somebody became done on its day."""
    ALL = "all"
    """All that people may work on, finished ones too."""
    CHOSEN = "chosen"


class Part(Enum):
    """A part of a report that can be left out."""

    LISTS = "lists"
    OPERATORS = "operators"
    PEOPLE = "people"
    """Everybody with a result, by name; in the workbook only."""


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """`chosen` are the numbers of the lists for `Lists.CHOSEN`, by the id of the portal.

    `folder` is where the workbook goes, "" for the documents. `name` is that of the file, with {day} and {portal} in
    it, "" for the usual one.
    """

    lists: Lists = Lists.WORKED_ON
    chosen: tuple[tuple[str, tuple[int, ...]], ...] = ()
    parts: frozenset[Part] = frozenset(Part)
    folder: str = ""
    name: str = ""

    def chosen_on(self, portal: str) -> tuple[int, ...]:
        """Return the lists that were chosen on a portal."""
        return dict(self.chosen).get(portal, ())

    def choose_on(self, portal: str, list_ids: tuple[int, ...]) -> "ReportChoices":
        """Return the choices with other lists chosen on a portal."""
        return replace(self, chosen=tuple((dict(self.chosen) | {portal: list_ids}).items()))


USUAL_REPORT = ReportChoices()
"""What applies until something is chosen."""
