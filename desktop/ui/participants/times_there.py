"""What time it is where the participants of the open list are, minute by minute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain import numbering
from desktop.domain.overview import ParticipantRow
from desktop.domain.preferences import Preferences
from desktop.domain.working_hours import CallingHours
from desktop.qtkit.loop import breathe, in_thread
from desktop.qtkit.scope import TaskScope
from desktop.services.session import now

if TYPE_CHECKING:
    from desktop.domain.local_time import LocalTime, LocalTimes, Zones

_AT_ONCE = 2_000
"""Rows that are looked through in one turn of the loop, which takes a millisecond."""
_MINUTE = 60

Phones = tuple[str, ...]


class TimesThere(QObject):
    """Owned by the controller of participants, whose `scope` runs the work.

    Zones are found from phones in a thread, once for each person; a minute that passes costs as much as there are
    different zones, however many people there are. Emits `passed` each minute, `changed` when other people may be
    called than before, and `found` when zones have become known.
    """

    passed = Signal()
    found = Signal()
    changed = Signal()

    def __init__(self, scope: TaskScope, preferences: Callable[[], Preferences], parent: QObject) -> None:
        super().__init__(parent)
        self._scope, self._preferences = scope, preferences
        self._now: Callable[[], datetime] = now
        self._zones: dict[Phones, Zones] = {}
        self._people: Counter[Zones] = Counter()
        """How many participants are in each set of zones."""
        self._times: LocalTimes | None = None
        """The times now; None until a zone is known, as their rules are loaded with the first one."""
        self._open: frozenset[Zones] = frozenset()
        """The zones in which people may be called now."""
        self.timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(lambda: self.look())

    @property
    def hours(self) -> CallingHours:
        """From when until when clients may be called, by their own time."""
        return self._preferences().calling_hours

    @property
    def count(self) -> int | None:
        """How many of the participants may be called now; None until their zones are known."""
        return sum(self._people[zones] for zones in self._open) if self._people else None

    def attach(self, clock: Callable[[], datetime] | None) -> None:
        """Follow the clock of another portal, or of none; everybody is unknown again."""
        self._scope.cancel(self)
        self._now = clock or now
        self._zones.clear()
        self._people.clear()
        self.timer.stop()
        self._open = frozenset()

    def show(self, rows: Sequence[ParticipantRow]) -> None:
        """Find out the zones of those of whom they are unknown, who may be called is told after that."""
        if rows:
            self._scope.start(self._find(rows), key=self)
        else:
            self._scope.cancel(self)
            self._people.clear()
            self.timer.stop()

    def look(self, *, anew: bool = False) -> None:
        """Look at the clock and at the hours that are chosen; `anew`: `changed` is emitted in any case."""
        if not self._people:
            return
        from desktop.domain.local_time import LocalTimes

        moment = self._now()
        self._times = times = LocalTimes(moment, self.hours)
        is_open = frozenset(zones for zones in self._people if times.may_call(zones))
        was_open, self._open = self._open, is_open
        self.timer.start(round((_MINUTE - moment.second - moment.microsecond / 1e6) * 1000) + 1)
        self.passed.emit()
        if anew or is_open != was_open:
            self.changed.emit()

    def of(self, row: ParticipantRow) -> LocalTime | None:
        """Return the time where a participant is; None if that is not known, or not yet."""
        zones = self._zones.get(row.card.phones) if row.card is not None else None
        return None if zones is None or self._times is None else self._times.at(zones)

    def is_unknown(self, row: ParticipantRow) -> bool:
        """Return whether the phones of a participant are known not to show where they are."""
        if row.card is None or not row.card.phones:
            return False
        return row.card.phones in self._zones and self.of(row) is None

    def may_call(self, row: ParticipantRow) -> bool:
        """Return whether a participant may surely be called now."""
        return row.card is not None and self._zones.get(row.card.phones) in self._open

    async def _find(self, rows: Sequence[ParticipantRow]) -> None:
        people: Counter[Zones] = Counter()
        found_some = False
        for start in range(0, len(rows), _AT_ONCE):
            portion = [row.card.phones for row in rows[start : start + _AT_ONCE] if row.card is not None]
            if unknown := {phones for phones in portion if phones not in self._zones}:
                self._zones |= await in_thread(_zones_of_all, unknown)
                found_some = True
            people.update(map(self._zones.__getitem__, portion))
            await breathe()
        known, self._people = self._people, people
        self.look(anew=found_some or known != people)
        if found_some:
            self.found.emit()


def _zones_of_all(people: set[Phones]) -> dict[Phones, Zones]:
    from desktop.domain.local_time import zones_of_phones

    numbering.load()
    return {phones: zones_of_phones(phones) for phones in people}
