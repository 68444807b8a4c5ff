"""The table of participants with 10 000, 50 000 and 200 000 rows: how long each action takes, and what it holds.

    python3 packaging/dev.py bench rows        or: python -m tests.benchmarks.rows [ROWS...] [--stacks]

The window on an embedded portal, with a list that was never read from it: its people are made here. Each line is one
action: milliseconds from the key or click until the table shows the result, the work of the window's thread in that
time, and the longest turn of its loop until all that follows was done, both in milliseconds of the processor
(`tests/holds.py`). Asserts nothing.
"""

import argparse
import asyncio
import gc
import os
import random
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop import app
from desktop.domain.call_list import CONTACT, CallList, Membership, Participant
from desktop.domain.card import Card, User
from desktop.portal.process import PortalProcess
from desktop.qtkit.loop import breathe
from desktop.services.learning import Change
from tests.holds import watching_holds

SIZES = 10_000, 50_000, 200_000
LIST, FIRST = 900_001, 10_000_000
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"


def people(count):
    """Return cards as on a portal: names of three words, one phone or two, an e-mail, some companies."""
    chance = random.Random(count)

    def words(number, length):
        return ["".join(chance.choices(_LETTERS, k=length)).capitalize() for _ in range(number)]

    surnames, names, fathers = words(4_000, 8), words(300, 6), words(300, 9)
    cards = []
    for place in range(count):
        name = f"{chance.choice(surnames)} {chance.choice(names)} {chance.choice(fathers)}"
        phones = tuple(f"+7 9{chance.randrange(10**9):09}" for _ in range(chance.choice((1, 1, 2))))
        mail = f"{chance.randrange(36**6):x}@mail.example"
        company = FIRST + chance.randrange(2_000) if place % 3 == 0 else None
        cards.append(Card(CONTACT, FIRST + place, name, phones, (mail,), company, 1 + place % 12))
    companies = [Card(4, FIRST + number, f"ООО {word}") for number, word in enumerate(words(2_000, 9))]
    return cards, companies


class Bench:
    def __init__(self, desk, count, stacks):
        self.desk, self.count, self.stacks = desk, count, stacks
        self.tab = desk.window.participants
        self.session = desk.services.session
        self.chance = random.Random(1)

    async def run(self):
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

    def fill(self):
        cards, companies = people(self.count + 20)
        known = self.session.known
        known.cards.update({(card.kind, card.id): card for card in (*cards, *companies)})
        known.users.update({number: User(number, f"Оператор {number}") for number in range(1, 13)})
        known.call_lists[LIST] = CallList(LIST, CONTACT, datetime.now(UTC), 1, None)
        codes = self.chance.choices([status.code for status in known.statuses], k=self.count)
        self.members([Participant(card.id, code) for card, code in zip(cards, codes, strict=False)])
        gc.collect()
        gc.freeze()

    def members(self, participants):
        known = self.session.known
        known.memberships[LIST] = Membership(LIST, tuple(participants), True, False, True, datetime.now(UTC))

    def told(self):
        self.session.tell(Change(members=frozenset({LIST})))

    def nothing_new(self):
        self.members(self.session.known.memberships[LIST].participants)

    def some_moved(self):
        """Let 20 people have another status, and another place for it."""
        people = list(self.session.known.memberships[LIST].participants)
        moved = {people[place] for place in self.chance.sample(range(len(people)), 20)}
        others = [one for one in people if one not in moved]
        self.members([*others, *(replace(one, status="SUCCESS") for one in moved)])

    def some_came(self):
        """Let 20 people be gone, and 20 others be there."""
        people = list(self.session.known.memberships[LIST].participants)[20:]
        last = max(one.card_id for one in people)
        self.members([*people, *(Participant(last + place, "IN_WORK") for place in range(1, 21))])

    async def measured(self, name, act, *, prepared=False):
        from desktop.qtkit.table_slices import Lane

        with watching_holds() as holds:
            began = time.perf_counter()
            QTimer.singleShot(0, act)
            await asyncio.sleep(0.001)
            await self.settled()
            while prepared and self.tab.model._slices.busy(Lane.PREPARING):
                await breathe()
            seconds, worked = time.perf_counter() - began, holds.whole
            await asyncio.sleep(0.15)  # what follows: the panel, the widths of columns
        figures = f"{seconds * 1000:8.0f}{worked * 1000:8.0f}{holds.longest * 1000:8.1f}"
        print(f"{self.count:>8} {name:<34}{figures}{self.tab.model.rowCount():>9}", flush=True)
        for hold in holds.worst(2) if self.stacks else ():
            print(hold)

    async def settled(self):
        participants = self.desk.controller.participants
        while True:
            await breathe()
            copying = getattr(self.tab.table, "_slices", None)
            if not (participants.pending._timer.isActive() or self.tab.model.busy or (copying and copying._work)):
                return


async def measure(sizes, stacks):
    print(f"{'rows':>8} {'action':<34}{'ms':>8}{'work':>8}{'hold':>8}{'shown':>9}")
    app.dress(app.loop.application(), language="en", theme_name="light")
    async with PortalProcess(call_lists=2, participants=20, contacts=60, plain=True, language="en") as portal:
        for count in sizes:
            with tempfile.TemporaryDirectory() as folder:
                async with app.Desk(portal.webhook, Path(folder)) as desk:
                    await desk.idle()
                    await Bench(desk, count, stacks).run()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sizes", nargs="*", type=int, metavar="ROWS")
    arguments.add_argument("--stacks", action="store_true", help="show what was done in the longest holds")
    chosen = arguments.parse_args()
    app.run(measure(chosen.sizes or SIZES, chosen.stacks))
    QGuiApplication.clipboard().clear()  # its content, made in Python, would be destroyed after Python


if __name__ == "__main__":
    main()
