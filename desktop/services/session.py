"""A connected portal: its client, its local store, its last known state, and the listeners for changes."""

import asyncio
import contextlib
import enum
import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Self

from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.line.client import Client, QueueState, Reader, Urgency
from desktop.bitrix24.line.clock import Clock
from desktop.bitrix24.line.renewal import Renewal
from desktop.bitrix24.line.transport import HttpTransport
from desktop.bitrix24.methods.memberships import Beginning
from desktop.domain.known_portal import KnownPortal
from desktop.domain.portal import Known
from desktop.domain.preferences import Preferences
from desktop.domain.problem import Cause, Problem
from desktop.domain.status import STOP_CALLING
from desktop.domain.status_mark import Mark
from desktop.domain.status_usage import StatusUsage
from desktop.domain.stop_list import StopRule
from desktop.domain.whereabouts import stop_list
from desktop.services.board import Board
from desktop.services.known_results import KnownResults
from desktop.services.learning import Change, Learning
from desktop.services.own_stop_list import OwnStopList
from desktop.services.portal_names import earlier_id, is_at, portal_id, same_name
from desktop.store import portal_files
from desktop.store.history import History
from desktop.store.ignored_findings import IgnoredFindings
from desktop.store.import_decisions import ImportDecisions
from desktop.store.journal import Journal, JournalUnreadableError
from desktop.store.last_known import LastKnown
from desktop.store.marks import Marks
from desktop.store.portal_facts import PortalFacts
from desktop.store.stop_list import StopListFile

log = logging.getLogger(__name__)


class Subject(enum.Enum):
    """What a step of progress counts."""

    LISTS = enum.auto()
    PARTICIPANTS = enum.auto()
    CARDS = enum.auto()
    ROWS = enum.auto()
    """Rows of a file."""


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """Progress of long work: `done` of `total`, which is None while unknown."""

    subject: Subject
    done: int
    total: int | None = None


Progress = Callable[[ProgressStep], None]


class ListReading:
    """The participants of a list are being read: others wait until that has `ended`, and are told who was `seen`."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()
        self._listeners: list[Callable[[Collection[int]], None]] = []

    def seen(self, card_ids: Collection[int]) -> None:
        """Tell the card ids of all that were read so far."""
        for listener in self._listeners:
            listener(card_ids)

    @contextlib.contextmanager
    def heard_by(self, listener: Callable[[Collection[int]], None]) -> Iterator[None]:
        """Tell a listener during a block."""
        self._listeners.append(listener)
        try:
            yield
        finally:
            self._listeners.remove(listener)


class Session:
    """An async context manager made for one portal and user; owned by `Portals`.

    `known` is the last known state: first from the store, then from the portal's answers, which `learn` takes in.
    Listeners are called on the event loop's thread after each change. Writes to the portal go through `journal`
    first.
    """

    def __init__(
        self,
        credentials: Credentials,
        data_dir: Path,
        *,
        portal: KnownPortal | None = None,
        renewal: Renewal | None = None,
        transport: HttpTransport | None = None,
        demo: bool = False,
        preferences: Callable[[], Preferences] = Preferences,
    ) -> None:
        self.id = portal.id if portal else portal_id(credentials.site, credentials.user_id)
        """Names this portal and user's files, and the secret in the keyring."""
        self.opened_at = credentials.host
        """The host name under which the portal was first asked."""
        self._names = {same_name(host) for host in (credentials.host, *(portal.former if portal else ()))}
        self.demo = demo
        """Whether this is the demo's portal, whose address says nothing to people."""
        self.queue = QueueState(0, 0, None, "")
        self.moved_to: str | None = None
        self.checked = False
        """Whether the check on connecting was made since the program started."""
        self.list_problems: dict[int, Problem] = {}
        """Why the participants of a list could not be read, the last time."""
        self.being_read: dict[int, ListReading] = {}
        self.newest: asyncio.Future[Beginning | None] | None = None
        """The beginning of the newest list, while a portal is read for the first time."""
        """Lists whose participants are being read now; set when done."""
        self.users_read: set[int] = set()
        """Users asked for since the program started, found or not: names do change, though seldom."""
        self.listed_forms: frozenset[int] | None = None
        """The active CRM forms; None until the portal has listed all of them since the program started."""
        self.usage = StatusUsage()
        self.clock = Clock()
        self.client = Client(
            credentials,
            on_queue=self._queue_changed,
            on_moved=self._moved,
            renewal=renewal,
            transport=transport,
            most_at_once=lambda: preferences().requests_at_once,
        )
        self._folder = data_dir / "portals"
        self.store = LastKnown(self._folder / f"{self.id}{portal_files.STATE}")
        self.history = History(self._folder / f"{self.id}{portal_files.HISTORY}")
        """What happened in the call lists; `learn` alone adds what was read."""
        self.portal_clock = self.client.server_clock
        """The time on the portal's server, and the offset of its zone."""
        self.own_stop_list = OwnStopList(
            StopListFile(self._folder / f"{self.id}{portal_files.STOP_LIST}"),
            known=lambda: self.learn.known,
            tell=lambda: self.tell(Change(stop_list=True)),
            cards_known=lambda: self.learn.cards_known(),
        )
        """The phones that the supervisor put on a stop list; kept on this computer."""
        self.learn = Learning(
            self.store, self.history, self.tell, self.portal_clock.now, cards_read=self.own_stop_list.take
        )
        self.board = Board(
            self.history,
            known=lambda: self.learn.known,
            now=self.portal_clock.now,
            zone=lambda: self.zone,
            preferences=preferences,
        )
        self.journal = Journal(
            self._folder / f"{self.id}{portal_files.JOURNAL}",
            self._is_ours,
            know_kinds=partial(import_module, "desktop.services.writing.kinds"),  # not before there is an entry
        )
        self.marks = Marks(self._folder / f"{self.id}{portal_files.MARKS}")
        """The supervisor's marks of statuses, by code; kept on this computer."""
        self.facts = PortalFacts(self._folder / f"{self.id}{portal_files.FACTS}")
        """What the check of the portal found out."""
        self.decisions = ImportDecisions(self._folder / f"{self.id}{portal_files.DECISIONS}")
        """How ambiguous rows of files were resolved."""
        self.ignored = IgnoredFindings(self._folder / f"{self.id}{portal_files.IGNORED}")
        """What the supervisor knows to be fine in the lists; kept on this computer."""
        self._parts = contextlib.AsyncExitStack()
        self.results = KnownResults(self.clock.monotonic)
        """What came of the calls to participants, as far as it was looked at."""
        self._listeners: list[Callable[[Change], None]] = [self.board.take, self._expire_results]

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(self._take_over_earlier_files)
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(self.store)
            await stack.enter_async_context(self.history)
            try:
                await stack.enter_async_context(self.journal)
            except JournalUnreadableError as error:
                raise Problem(Cause.JOURNAL_UNREADABLE, detail=error.path.name) from None
            await stack.enter_async_context(self.client)
            await self.learn.load()
            await self.marks.load()
            await self.facts.load()
            await self.own_stop_list.load()
            self._parts = stack.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.learn.settle()
        await self.own_stop_list.close()
        await self._parts.aclose()

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` on every change; returns a function that ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, change: Change) -> None:
        """Report a change to all listeners."""
        for listener in list(self._listeners):
            listener(change)

    @property
    def known(self) -> Known:
        """The last known state, for reading only."""
        return self.learn.known

    @property
    def credentials(self) -> Credentials:
        """The user as whom the portal is asked, and where it is now."""
        return self.client.credentials

    @property
    def read_only(self) -> bool:
        """Whether writes to this portal are refused."""
        return self.client.read_only

    @property
    def user_id(self) -> int:
        """The user as whom the portal acts."""
        return self.known.connection.user.id if self.known.connection else self.credentials.user_id

    @property
    def administrator(self) -> bool:
        """Whether this user is known to be an administrator, who sees every participant and activity."""
        return self.known.connection is not None and self.known.connection.administrator

    @property
    def sees_all(self) -> bool:
        """Whether a page that is not full is the last: the user sees every participant, as far as is known."""
        return self.administrator and not self.facts.facts.short_pages

    def stop_list(self, kind: int) -> frozenset[int]:
        """Return the contacts (3) or companies (4) who must not be called, as last known.

        Cards that were just read count once `own_stop_list.settled()` has returned.
        """
        return self.stopped_by_status(kind) | self.stop_rule.of_kind(kind)

    def stopped_by_status(self, kind: int) -> frozenset[int]:
        """Return those of them who have a status that says so in some list."""
        return stop_list(self.known, kind, self.final_codes)

    @property
    def stop_rule(self) -> StopRule:
        """What puts people on the stop list: their statuses, and the supervisor's own list."""
        return StopRule(self.final_codes, self.own_stop_list.people)

    @property
    def final_codes(self) -> frozenset[str]:
        """The statuses that put people on the stop list: those marked as final, and STOP_CALLING."""
        return self.marked(Mark.FINAL) | {STOP_CALLING}

    def marked(self, mark: Mark) -> frozenset[str]:
        """Return the statuses of the dictionary with this mark."""
        return frozenset(code for code in self.known.statuses.codes if self.marks.of(code) is mark)

    @property
    def foreground(self) -> Reader:
        """Reads that the supervisor waits for."""
        return self.client.reader(Urgency.FOREGROUND)

    @property
    def background(self) -> Reader:
        """Reads that give way to those that the supervisor waits for."""
        return self.client.reader(Urgency.BACKGROUND)

    @property
    def zone(self) -> tzinfo:
        """The portal's zone, as its last answer showed it, or else as it was when it was connected last."""
        connection, offset = self.known.connection, self.portal_clock.offset
        if offset is None:
            offset = connection.clock_offset if connection else timedelta()
        return timezone(offset)

    def _expire_results(self, change: Change) -> None:
        """Have those read again whose status moved."""
        lists = self.known.call_lists
        moved = {
            (lists[movement.list_id].kind, movement.card_id)
            for movement in change.movements
            if movement.list_id in lists
        }
        if moved:
            self.results.expire(moved)

    def _queue_changed(self, queue: QueueState) -> None:
        self.queue = queue
        self.tell(Change(queue=True))

    def _moved(self, host: str) -> None:
        self.moved_to = host
        self._names.add(same_name(host))
        self.tell(Change(connection=True))

    def _is_ours(self, host: str) -> bool:
        """Return whether a host is this portal, by its present or a former name."""
        return same_name(host) in self._names

    def _take_over_earlier_files(self) -> None:
        site = self.credentials.site
        earlier = earlier_id(site, self.credentials.user_id)
        if earlier != self.id == portal_id(site, self.credentials.user_id):
            portal_files.rename(
                self._folder,
                earlier,
                self.id,
                is_our_base=lambda base: is_at(base, site),
                is_our_host=self._is_ours,
            )


def now() -> datetime:
    """Return the present time, aware, in UTC."""
    return datetime.now(UTC)
