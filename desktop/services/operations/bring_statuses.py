"""Bring a set of statuses to the portal: what is missing is added, what differs is changed, nothing is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.plans import Include
from desktop.domain.status_set import StatusSet, bring
from desktop.services.operations.arrange_statuses import present_dictionary
from desktop.services.session import Session
from desktop.services.writing.local import MarkStatus
from desktop.services.writing.operation import Operation
from desktop.services.writing.statuses import AddStatus, ChangeStatus
from desktop.services.writing.write import AnyWrite


@dataclass(frozen=True, slots=True)
class BringStatuses(Operation):
    """Brings a set; one status that the portal refuses does not keep the others from it."""

    wished: StatusSet
    apart = True

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the additions, then the changes, then the marks, which are kept here."""
        found = bring(self.wished, await present_dictionary(session, anew=anew), session.marks.of)
        return [
            *map(AddStatus, found.additions),
            *map(ChangeStatus, found.changes),
            *map(MarkStatus, found.marks),
        ]

    def including(self, include: Include) -> "BringStatuses":
        """Return the operation as it is: it adds nobody to a list."""
        return self
