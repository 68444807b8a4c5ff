"""What choices look up on the portal while they are open: users, CRM forms, current participants."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from desktop.domain.call_list import Participant
from desktop.domain.card import User
from desktop.domain.portal import Known
from desktop.domain.problem import Problem
from desktop.qtkit.scope import TaskScope
from desktop.services.list_reading import find_users, read_forms
from desktop.services.refreshing import read_membership
from desktop.services.session import Session

T = TypeVar("T")


class Lookups:
    """Made for one dialog and closed with it. Names that can't be looked up are left out: numbers will do."""

    def __init__(self, session: Session, scope: TaskScope):
        self.session = session
        self._scope = scope
        self._keys: set[tuple[object, str]] = set()

    @property
    def known(self) -> Known:
        """The last known state of the portal."""
        return self.session.known

    def users(self, text: str, heard: Callable[[list[User]], None]) -> None:
        """Find active users by name; an empty text finds the first ones."""
        self.run("users", lambda: find_users(self.session, text), heard)

    def forms(self, heard: Callable[[dict[int, str]], None]) -> None:
        """Read the names of CRM forms."""
        self.run("forms", lambda: read_forms(self.session), heard)

    def participants(self, list_id: int, heard: Callable[[Sequence[Participant]], None]) -> None:
        """Read the participants of a list again."""
        self.run(f"list {list_id}", lambda: self._participants(list_id), heard)

    def run(
        self,
        name: str,
        work: Callable[[], Awaitable[T]],
        heard: Callable[[T], None],
        failed: Callable[[Problem], None] = lambda problem: None,
    ) -> None:
        """Look something up; a newer lookup with the same name replaces the older."""

        async def look() -> None:
            try:
                found = await work()
            except Problem as problem:
                failed(problem)
            else:
                heard(found)

        key = (self, name)
        self._keys.add(key)
        self._scope.start(look(), key=key)

    def close(self) -> None:
        """Cancel all lookups: nobody listens any more."""
        for key in self._keys:
            self._scope.cancel(key)

    async def _participants(self, list_id: int) -> Sequence[Participant]:
        await read_membership(self.session, self.session.foreground, list_id)
        membership = self.known.memberships.get(list_id)
        return membership.participants if membership else ()
