"""The table of participants with 10 000, 50 000 and 200 000 rows: how long each action takes, and what it holds.

    python3 packaging/dev.py bench rows

The window on an embedded portal, with a list that was never read from it: its people are made here. Milliseconds from
the key or click until the table shows the result; the work of the window's thread in that time, and the longest turn
of its loop until all that follows was done, both in milliseconds of the processor (`tests/holds.py`). What was done
in turns of more than 16 ms goes to the standard error output. Asserts nothing.
"""

from __future__ import annotations

import asyncio
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.domain.call_list import CONTACT, CallList, Membership, Participant
from desktop.domain.card import Card, User
from desktop.portal.process import PortalProcess
from desktop.qtkit.loop import breathe
from desktop.qtkit.table_slices import Lane
from desktop.services.learning import Change
from tests.benchmarks.measuring.actions import app
from tests.benchmarks.measuring.sizes import Options, options
from tests.benchmarks.measuring.tables import count, machine, print_table, progress
from tests.holds import watching_holds

SIZES = 10_000, 50_000, 200_000
LIST, FIRST = 900_001, 10_000_000
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"


def people(number: int) -> tuple[list[Card], list[Card]]:
    """Return cards as on a portal: names of three words, one phone or two, an e-mail, some companies."""
    chance = random.Random(number)

    def words(several: int, length: int) -> list[str]:
        return ["".join(chance.choices(_LETTERS, k=length)).capitalize() for _ in range(several)]

    surnames, names, fathers = words(4_000, 8), words(300, 6), words(300, 9)
    cards = []
    for place in range(number):
        name = f"{chance.choice(surnames)} {chance.choice(names)} {chance.choice(fathers)}"
        phones = tuple(f"+7 9{chance.randrange(10**9):09}" for _ in range(chance.choice((1, 1, 2))))
        mail = f"{chance.randrange(36**6):x}@mail.example"
        company = FIRST + chance.randrange(2_000) if place % 3 == 0 else None
        cards.append(Card(CONTACT, FIRST + place, name, phones, (mail,), company, 1 + place % 12))
    companies = [Card(4, FIRST + place, f"ООО {word}") for place, word in enumerate(words(2_000, 9))]
    return cards, companies


class Table:
    """A window with one long list; `figures` has milliseconds by action: until it is shown, work, longest turn."""

    def __init__(self, desk: app.Desk, number: int) -> None:
        assert desk.services.session is not None
        self.desk, self.count = desk, number
        self.figures: dict[str, tuple[float, float, float]] = {}
        self.tab = desk.window.participants
        self.session = desk.services.session
        self.chance = random.Random(1)

    async def run(self) -> None:
        self.fill()
        desk, tab = self.desk, self.tab
        desk.window.tabs.setCurrentWidget(tab)
        await desk.idle()
        search = tab.search
        await self.measured("open", lambda: self.desk.controller.participants.show_again(LIST, None))
        await self.measured("what is prepared behind it", lambda: None, prepared=True)
        for letter in "ива":
            await self.measured(f"letter {search.text() + letter}", lambda letter=letter: search.insert(letter))
        await self.measured("letters away", search.clear)
        await self.measured("digits 903", lambda: search.setText("903"))
        await self.measured("digits away", search.clear)
        code = "IN_WORK"
        await self.measured("filter by a status", lambda: tab.filter.choose(frozenset({code})))
        await self.measured("filter away", lambda: tab.filter.choose(frozenset()))
        for key in ("status", "company", "phones", "emails", "owner", "local_time", "name"):
            for downwards in (False, True):
                sort = partial(tab.table.sort_by, key, descending=downwards)
                await self.measured(f"sort by {key}, {'down' if downwards else 'up'}", sort)
        await self.measured("who may be called", lambda: tab.filter._choose(frozenset(), moved=False, may_call=True))
        await self.measured("everybody again", lambda: tab.filter._choose(frozenset(), moved=False, may_call=False))
        await self.measured("select all", tab.table.selectAll)
        await self.measured("sort with all selected", lambda: tab.table.sort_by("owner"))
        await self.measured("copy all", tab.table.copy_rows)
        self.nothing_new()
        await self.measured("F5, nothing new", self.told)
        await self.measured("deselect", tab.table.clearSelection)
        self.some_moved()
        await self.measured("F5, 20 have moved", self.told)
        self.some_came()
        await self.measured("F5, 20 more and 20 gone", self.told)
        await self.measured("prepared behind it", lambda: None, prepared=True)
        bar = tab.table.verticalScrollBar()
        await self.measured("to the end", lambda: bar.setValue(bar.maximum()))
        await self.measured("a page", lambda: QTest.keyClick(tab.table, Qt.Key.Key_PageUp))
        await self.measured("another list", lambda: self.desk.controller.participants.open(1))
        await asyncio.sleep(1)

    def fill(self) -> None:
        cards, companies = people(self.count + 20)
        known = self.session.known
        known.cards.update({(card.kind, card.id): card for card in (*cards, *companies)})
        known.users.update({number: User(number, f"Оператор {number}") for number in range(1, 13)})
        known.call_lists[LIST] = CallList(LIST, CONTACT, datetime.now(UTC), 1, None)
        codes = self.chance.choices([status.code for status in known.statuses], k=self.count)
        self.members([Participant(card.id, code) for card, code in zip(cards, codes, strict=False)])
        gc.collect()
        gc.freeze()

    def members(self, participants: Iterable[Participant]) -> None:
        known = self.session.known
        known.memberships[LIST] = Membership(LIST, tuple(participants), True, False, True, datetime.now(UTC))

    def told(self) -> None:
        self.session.tell(Change(members=frozenset({LIST})))

    def nothing_new(self) -> None:
        self.members(self.session.known.memberships[LIST].participants)

    def some_moved(self) -> None:
        """Let 20 people have another status, and another place for it."""
        people = list(self.session.known.memberships[LIST].participants)
        moved = {people[place] for place in self.chance.sample(range(len(people)), 20)}
        others = [one for one in people if one not in moved]
        self.members([*others, *(replace(one, status="SUCCESS") for one in moved)])

    def some_came(self) -> None:
        """Let 20 people be gone, and 20 others be there."""
        people = list(self.session.known.memberships[LIST].participants)[20:]
        last = max(one.card_id for one in people)
        self.members([*people, *(Participant(last + place, "IN_WORK") for place in range(1, 21))])

    async def measured(self, name: str, act: Callable[[], object], *, prepared: bool = False) -> None:
        with watching_holds() as holds:
            began = time.perf_counter()
            QTimer.singleShot(0, act)
            await asyncio.sleep(0.001)
            await self.settled()
            while prepared and self.tab.model._slices.busy(Lane.PREPARING):
                await breathe()
            seconds, worked = time.perf_counter() - began, holds.whole
            await asyncio.sleep(0.15)  # what follows: the panel, the widths of columns
        self.figures[name] = figures = (seconds * 1000, worked * 1000, holds.longest * 1000)
        progress(f"{self.count:>8} {name:<34}" + "".join(f"{figure:9.1f}" for figure in figures))
        for hold in holds.worst(2):
            progress(str(hold))

    async def settled(self) -> None:
        participants, table = self.desk.controller.participants, self.tab.table
        while True:
            await breathe()
            if not (participants.pending._timer.isActive() or self.tab.model.busy or table._slices._work):
                return


async def measure(sizes: Iterable[int], times: int) -> None:
    """Print a table of each size."""
    app.dress(app.loop.application(), language="en", theme_name="light")
    async with PortalProcess(call_lists=2, participants=20, contacts=60, plain=True, language="en") as portal:
        for number in sizes:
            runs = []
            for _ in range(times):
                with tempfile.TemporaryDirectory() as folder:
                    async with app.Desk(portal.webhook, Path(folder)) as desk:
                        await desk.idle()
                        table = Table(desk, number)
                        await table.run()
                        runs.append(table.figures)
            rows = [
                [name, *(f"{statistics.median(each):.0f}" for each in zip(*(run[name] for run in runs), strict=True))]
                for name in runs[0]
            ]
            columns = ["", "shown after, ms", "work of the window's thread, ms", "its longest turn, ms"]
            print_table(f"{count(number)} participants", columns, rows, machine())


def main(wanted: Options) -> None:
    app.run(measure([300] if wanted.tiny else SIZES, wanted.times))
    QGuiApplication.clipboard().clear()  # its content, made in Python, would be destroyed after Python


if __name__ == "__main__":
    main(options(__doc__))
