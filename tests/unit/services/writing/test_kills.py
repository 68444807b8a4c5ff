"""The program is killed at every step of every kind of write, and finds out the outcome on its next start.

The program is a real process that dies of SIGKILL; the portal survives. At a step where the program has to stop, it
reports that it is there; where the portal has to stop, it holds the request until others were answered. So the place
of the kill is certain.

To add a kind of write, add a `Kind` to `KINDS`: how it is prepared, and what each of its requests changes.
"""

import asyncio
import base64
import json
import os
import pickle
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import asynccontextmanager, closing, suppress
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from desktop.bitrix24.line.clock import Clock
from desktop.bitrix24.methods import activities, call_list_writing, statuses
from desktop.domain.call_list import CONTACT
from desktop.domain.journal import Outcome
from desktop.domain.list_plans import ActivityWish, NewList
from desktop.domain.local_plans import DueWish, MarkWish
from desktop.domain.plans import FormWish, Wish
from desktop.domain.status_mark import Mark
from desktop.domain.status_plans import NewStatus, StatusWish
from desktop.portal.process import PortalProcess
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.writing.activities import ChangeActivity, DeleteList
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.finishing import open_actions, prepare_finish
from desktop.services.writing.local import MarkStatus, SetDue
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import prepare
from desktop.services.writing.resolving import resolve_unfinished
from desktop.services.writing.statuses import AddStatus, ChangeStatus, DeleteStatus
from desktop.services.writing.undoing import prepare_redo, prepare_undo
from tests.forms import one_in

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each start of the program is a fork")

PROGRAM = """
import asyncio, base64, json, os, pickle, sys
from pathlib import Path
import httpx
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.writing.operation import prepare
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.undoing import prepare_undo

def stop():
    print("here", flush=True)
    os.read(0, 1)  # nothing comes; the end of the tests does
    os._exit(1)

def stop_at(part, call, when, number):
    real, calls = getattr(part, call), 0
    async def stopping(*arguments, **named):
        nonlocal calls
        calls += 1
        mine = calls == number
        if mine and when == "before":
            stop()
        result = await real(*arguments, **named)
        if mine and when == "after":
            stop()
        return result
    setattr(part, call, stopping)

async def act(told):
    session = await Portals(Path(told["folder"])).open(told["webhook"])
    await refresh(session, lambda _: None)
    writes = pickle.loads(base64.b64decode(told["writes"]))
    prepared = await (prepare(session, writes, apart=told["apart"]) if writes else prepare_undo(session))
    if told["stop"]:
        part, *where = told["stop"]
        stop_at(getattr(session, part), *where)
    await carry_out(session, prepared)

for line in sys.stdin:
    if not os.fork():
        print(os.getpid(), flush=True)
        try:
            asyncio.run(act(json.loads(line)))
        finally:
            os._exit(0)
    print("ended", os.wait()[1], flush=True)
"""
"""Carries out an action, or undoes the last one, and stops for good at the requested place.

Each action runs in a forked process with everything imported; importing would take most of the time of a case.
"""

FORM, OTHER_FORM = 1, 2
REQUESTS = 40
"""Other requests after which the portal releases a held one: more than a start and its look back at unfinished
writes need, so that the test releases it."""
LONGEST = 60
"""Seconds after which a story that waits in vain is given up."""
TURN = 0.02
"""Seconds between polls of the portal; in between, the program needs the processor."""
STATUSES = "statuses"
NEW = "new"
"""Stands for the number of a new list."""
UPDATE, ADD = "crm.calllist.update", "crm.calllist.add"
UPDATE_ACTIVITY, DELETE_ACTIVITY = "crm.activity.update", "crm.activity.delete"


# -- what is written --

Lists = dict[Any, dict[str, Any]]
"""All call lists of the portal by number: people {id: status}, form, and their activity; and the STATUSES by code."""


@dataclass(frozen=True)
class Scene:
    """The three lists of a case with five people each, some people who are in no list, and the code of a status."""

    lists: tuple[int, int, int]
    people: Mapping[int, tuple[int, ...]]
    others: tuple[int, ...]
    status: str


@dataclass(frozen=True)
class Write:
    """One request of an action: its method, and a function that applies its effect to the lists in place."""

    method: str
    change: Callable[[Scene, Lists], None]


@dataclass(frozen=True)
class Kind:
    """One action: how it is prepared ([] undoes the action `first`), and its requests in order.

    It is killed during the requests in `killed_at`, counted from 1.
    """

    prepare: Callable[[Scene], list[Any]]
    writes: tuple[Write, ...]
    apart: bool = False
    killed_at: tuple[int, ...] = (1,)
    first: Callable[[Scene], list[Any]] | None = None


def removal(place, count=2):
    """Return the write that removes the first people of one of the lists."""

    def change(scene, lists):
        number = scene.lists[place]
        for who in scene.people[number][:count]:
            del lists[number]["people"][who]

    return Write(UPDATE, change)


def swap(scene, lists):
    removal(0).change(scene, lists)
    lists[scene.lists[0]]["people"] |= dict.fromkeys(scene.others[:2], "IN_WORK")


def swap_back(scene, lists):
    number = scene.lists[0]
    lists[number]["people"] |= dict.fromkeys(scene.people[number][:2], "IN_WORK")
    for who in scene.others[:2]:
        del lists[number]["people"][who]


def other_form(scene, lists):
    lists[scene.lists[0]]["form"] = OTHER_FORM


def swap_and_form(scene, lists):
    swap(scene, lists)
    other_form(scene, lists)


def making(ids):
    def change(scene, lists):
        activity = {"subject": "Обзвон #", "responsible": 1, "completed": "N"}
        lists[NEW] = {"people": dict.fromkeys(ids(scene), "IN_WORK"), "form": FORM, "activity": activity}

    return Write(ADD, change)


def naming(number):
    def change(scene, lists):
        lists[number(scene)]["activity"] |= {"subject": "Вторая волна", "responsible": 2}

    return Write(UPDATE_ACTIVITY, change)


def completing(scene, lists):
    lists[scene.lists[0]]["activity"] = {"subject": "Другое имя", "responsible": 2, "completed": "Y"}


def handing_over(place):
    def change(scene, lists):
        lists[scene.lists[place]]["activity"] |= {"responsible": 2, "completed": "Y"}

    return Write(UPDATE_ACTIVITY, change)


def deletion(place):
    def change(scene, lists):
        lists[scene.lists[place]]["activity"] = None

    return Write(DELETE_ACTIVITY, change)


def new_status(scene):
    return NewStatus(f"{scene.status}_NEW", "Позже", 25, "#AABBCC")


def adding_status(scene, lists):
    wish = new_status(scene)
    lists[STATUSES][wish.code] = {"name": wish.name, "sort": wish.sort, "color": wish.colour}


def changing_status(scene, lists):
    lists[STATUSES][scene.status] |= {"name": "Иначе", "sort": 45}


def deleting_status(scene, lists):
    del lists[STATUSES][scene.status]


def change_members(scene):
    return [ChangeMembers(Wish(scene.lists[0], scene.others[:2], scene.people[scene.lists[0]][:2]))]


def change_members_and_form(scene):
    wish = Wish(scene.lists[0], scene.others[:2], scene.people[scene.lists[0]][:2], FormWish(OTHER_FORM))
    return [ChangeMembers(wish)]


def leaving(scene):
    return scene.people[scene.lists[0]][:2]


def split(scene):
    """Move two people into a list of their own, with a name and another responsible user."""
    made = CreateList(NewList(CONTACT, leaving(scene), FORM, "Вторая волна", 2))
    return [made, ChangeMembers(Wish(scene.lists[0], remove=leaving(scene)))]


KINDS = {
    "members": Kind(change_members, (Write(UPDATE, swap),)),
    "form": Kind(
        lambda scene: [ChangeMembers(Wish(scene.lists[0], form=FormWish(OTHER_FORM)))], (Write(UPDATE, other_form),)
    ),
    "members and form": Kind(change_members_and_form, (Write(UPDATE, swap_and_form),)),
    "create": Kind(
        lambda scene: [CreateList(NewList(CONTACT, scene.others[:3], FORM))],
        (making(lambda scene: scene.others[:3]),),
    ),
    "activity": Kind(
        lambda scene: [ChangeActivity(ActivityWish(scene.lists[0], "Другое имя", 2, completed=True))],
        (Write(UPDATE_ACTIVITY, completing),),
    ),
    "activities of three lists": Kind(
        lambda scene: [
            ChangeActivity(ActivityWish(number, responsible_id=2, completed=True)) for number in scene.lists
        ],
        (handing_over(0), handing_over(1), handing_over(2)),
        apart=True,
        killed_at=(2,),
    ),
    "a set of statuses": Kind(
        lambda scene: [AddStatus(new_status(scene)), ChangeStatus(StatusWish(scene.status, "Иначе", 45))],
        (Write("crm.status.add", adding_status), Write("crm.status.update", changing_status)),
        apart=True,
        killed_at=(2,),
    ),
    "delete": Kind(lambda scene: [DeleteList(scene.lists[1])], (deletion(1),)),
    "add a status": Kind(lambda scene: [AddStatus(new_status(scene))], (Write("crm.status.add", adding_status),)),
    "change a status": Kind(
        lambda scene: [ChangeStatus(StatusWish(scene.status, "Иначе", 45))],
        (Write("crm.status.update", changing_status),),
    ),
    "delete a status": Kind(
        lambda scene: [DeleteStatus(scene.status)], (Write("crm.status.delete", deleting_status),)
    ),
    "undo": Kind(lambda _: [], (Write(UPDATE, swap_back),), first=change_members),
    "split": Kind(split, (making(leaving), removal(0), naming(lambda _: NEW)), killed_at=(2, 3)),
    "remove from three lists": Kind(
        lambda scene: [
            ChangeMembers(Wish(number, remove=(*scene.people[number][:2], *scene.others[:1])))
            for number in scene.lists
        ],
        (removal(0), removal(1), removal(2)),
        apart=True,
        killed_at=(2,),
    ),
}


# -- where it is killed --


@dataclass(frozen=True)
class Step:
    """A place in the course of one request.

    Either the program stops there by itself (`stop`: part of the session, call, and "before" or "after" it), or the
    portal holds the request (`hold`: before, during or after its work). Once the program is dead, the portal goes on
    with the request, or dies as well. `kept`: the outcome in the journal when the program restarts, None without an
    entry.
    """

    happened: bool
    stop: tuple[str, str, str] | None = None
    hold: str = ""
    portal_dies: bool = False
    kept: Outcome | None = Outcome.INTENDED


STEPS = {
    "before the intent is kept": Step(False, ("journal", "intend", "before"), kept=None),
    "the intent is kept": Step(False, ("journal", "intend", "after")),
    "the request is on its way and gets lost": Step(False, hold="before", portal_dies=True),
    "the request is on its way and arrives": Step(True, hold="before"),
    "the portal is at it": Step(True, hold="during"),
    "the portal has done it": Step(True, hold="after"),
    "the answer is there": Step(True, ("client", "write", "after")),
    "it is read back": Step(True, ("journal", "conclude", "before")),
    "the outcome is kept": Step(True, ("journal", "conclude", "after"), kept=Outcome.DONE),
}
CASES = [
    pytest.param(kind, number, step, id=f"{kind} {number}: {step}")
    for kind, action in KINDS.items()
    for number in action.killed_at
    for step, place in STEPS.items()
    # Only an update can be interrupted in the middle: the other methods do a single thing.
    if place.hold != "during" or action.writes[number - 1].method == UPDATE
]


# -- the portal and the program --


class World:
    """The actual state of the portal, and the program's folder."""

    def __init__(self, portal, programs, folder):
        self.portal, self.folder, self.control = portal, folder, portal.control
        self.programs = programs
        self.before: Lists = {}

    @asynccontextmanager
    async def session(self):
        """Restart the program, in this process."""
        portals = Portals(self.folder)
        try:
            session = await portals.open(self.portal.webhook)
            await refresh(session, lambda _: None)
            yield session
        finally:
            await portals.close()

    async def scene(self, kind):
        """Make three lists with a form, two people of the first one already called, and do what is to be undone."""
        await self.control.call("clear_faults")
        people = await self.control.call("add_cards", kind=CONTACT, count=19)
        parts = [tuple(people[first : first + 5]) for first in (0, 5, 10)]
        async with self.session() as session:
            for row in await self.rows("SELECT id FROM activity WHERE provider_id = 'CALL_LIST'"):
                await activities.delete(session.client, row["id"])  # lists of other cases are not read any more
            numbers = tuple([await call_list_writing.add(session.client, CONTACT, part, FORM) for part in parts])
            status = f"S{numbers[0]}"
            await statuses.add_status(session.client, status, "Перезвонить", 35, "#112233")
            scene = Scene(numbers, dict(zip(numbers, parts, strict=True)), tuple(people[15:]), status)
            for who, status in zip(parts[0][-2:], ("SUCCESS", "STOP_CALLING"), strict=True):
                await self.control.call("operator_status", list=numbers[0], participant=who, status=status)
            if kind.first:
                await carry_out(session, await prepare(session, kind.first(scene)))
        await self.control.call("requests", reset=True)
        self.before = await self.lists()
        return scene

    async def lists(self):
        """Return all call lists; a list that is not in `before` is NEW, and numbers in subjects are ignored."""
        # The lists are read last: one made in between has nobody in it yet.
        people = await self.rows("SELECT * FROM participant")
        carrying = await self.rows("SELECT * FROM activity WHERE provider_id = 'CALL_LIST'")
        found: Lists = {}
        for row in await self.rows("SELECT * FROM call_list"):
            number = NEW if self.before and row["id"] not in self.before else row["id"]
            assert number not in found, "a second list was made"
            found[number] = {"people": {}, "form": row["webform_id"], "activity": None, "id": row["id"]}
        numbers = {one.pop("id"): one for one in found.values()}
        found[STATUSES] = {}
        for row in people:
            numbers[row["list_id"]]["people"][row["entity_id"]] = row["status_id"]
        for row in carrying:
            numbers[row["associated_entity_id"]]["activity"] = {
                "subject": re.sub(r"#\d+$", "#", row["subject"]),
                "responsible": row["responsible_id"],
                "completed": row["completed"],
            }
        for row in await self.rows("SELECT * FROM dictionary_entry WHERE entity_id = 'CALL_LIST'"):
            found[STATUSES][row["status_id"]] = {name: row[name] for name in ("name", "sort", "color")}
        return found

    async def rows(self, sql):
        return await self.control.call("query", sql=sql)

    async def hold(self, write, number, when, *instead):
        """Make the portal hold a request; `instead` are the actions that follow, and replace its work."""
        place = {"method": write.method, "number": number, "when": when}
        await self.control.call(
            "moment", **place, action="hold", arguments={"requests": REQUESTS, "most_seconds": 60}
        )
        for action, arguments in instead:
            await self.control.call("moment", **place, action=action, arguments=arguments)

    async def came(self, method):
        """Return, for each request of a method in order, whether the portal is still processing it."""
        entries = (await self.control.call("requests"))["requests"]
        return [entry["finished"] is None for entry in entries if entry["method"] == method]

    async def let_go(self, method):
        """Send other requests until the portal has finished the request that it holds."""
        while any(await self.came(method)):
            await asyncio.to_thread(self._ask, REQUESTS // 4)

    def _ask(self, times):
        address = urlsplit(self.portal.webhook)
        with closing(HTTPConnection(address.netloc)) as connection:
            for _ in range(times):
                connection.request("GET", f"{address.path}server.time")
                connection.getresponse().read()


class Programs:
    """Starts one program after another, each to be killed."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._number = 0

    async def start(self, world, kind, scene, stop=None):
        """Start a program that carries out an action; `stop` is where it stops."""
        told = {
            "folder": str(world.folder),
            "webhook": world.portal.webhook,
            "writes": base64.b64encode(pickle.dumps(kind.prepare(scene))).decode(),
            "apart": kind.apart,
            "stop": stop,
        }
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()
        self._number = int(await self._line())

    async def here(self):
        """Wait until the program stops at the requested place."""
        assert await self._line() == "here\n"

    async def kill(self):
        """Kill the program, and check that nothing else has ended it."""
        os.kill(self._number, signal.SIGKILL)
        assert await self._line() == f"ended {signal.SIGKILL:d}\n"

    def clear(self):
        """Kill a program left behind by a failed test."""
        if self._number:
            with suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)
            while self._number:
                self._read()

    def end(self):
        self._process.communicate()

    async def _line(self):
        return await asyncio.to_thread(self._read)

    def _read(self):
        line = self._process.stdout.readline()
        if not line or line.startswith("ended"):
            self._number = 0
        return line


@pytest.fixture(scope="module")
def portal():
    with PortalProcess(contacts=20, companies=5, call_lists=1, participants=5, plain=True, limits="off") as running:
        yield running


@pytest.fixture(scope="module")
def programs():
    started = Programs()
    yield started
    started.end()


@pytest.fixture
def play(portal, programs, tmp_path, hasty):
    """Run a story with a portal whose lists are known, and a program that was never started."""

    def play_(story):
        async def whole():
            async with asyncio.timeout(LONGEST):
                await story(World(portal, programs, tmp_path))

        try:
            asyncio.run(whole())
        finally:
            programs.clear()

    return play_


def course(kind, scene, before):
    """Return the state of the lists before the first request and after each one."""
    stages = [before]
    for write in kind.writes:
        stages.append(deepcopy(stages[-1]))
        write.change(scene, stages[-1])
    return stages


def living(lists):
    """Return the lists and statuses that operators see, regardless of their numbers."""
    own = [one for number, one in lists.items() if number != STATUSES and one["activity"]]
    people = [(sorted(one["people"].items()), one["form"], sorted(one["activity"].items())) for one in own]
    return sorted(people, key=repr), lists[STATUSES]


async def until(there):
    """Poll until a condition on the portal holds."""
    while True:
        if await there():
            return
        await asyncio.sleep(TURN)


def ordinal(kind, number):
    """Return the position of a request among those with the same method, counted from 1."""
    return [write.method for write in kind.writes[:number]].count(kind.writes[number - 1].method)


async def kill(world, kind, scene, number, step, stages):
    """Start the program, and kill it during one request."""
    write = kind.writes[number - 1]
    if step.hold:
        await world.hold(write, ordinal(kind, number), step.hold, *([("drop", {})] if step.portal_dies else []))
    await world.programs.start(world, kind, scene, _place(kind, step, number))

    async def there():
        done = step.hold != "after" or await world.lists() == stages[number]
        return done and len(await world.came(write.method)) == ordinal(kind, number)

    await (world.programs.here() if step.stop else until(there))
    await world.programs.kill()


def _place(kind, step, number):
    """Return where the program stops; the intents of several requests are kept as planned before the first."""
    if step.stop is None:
        return None
    part, call, when = step.stop
    return part, "begin" if call == "intend" and len(kind.writes) > 1 else call, when, number


# -- the tests --


@pytest.mark.parametrize(("kind", "number", "step"), one_in(5, CASES))
def test_after_a_kill_the_journal_and_the_portal_agree(play, long_after, kind, number, step):
    kind, step = KINDS[kind], STEPS[step]

    async def story(world):
        scene = await world.scene(kind)
        stages = course(kind, scene, world.before)
        await kill(world, kind, scene, number, step, stages)
        await world.let_go(kind.writes[number - 1].method)
        done = number if step.happened else number - 1
        async with world.session() as session:
            open_ = await session.journal.unfinished()
            assert len(open_) == (step.kept is Outcome.INTENDED)
            resolved = await resolve_unfinished(session)
            assert [entry.id for entry in resolved] == [entry.id for entry in open_]
            assert await session.journal.unfinished() == []
            assert await world.lists() == stages[done]
            entries = await ours(session, kind)
            last = [] if step.kept is None else [Outcome.DONE if step.happened else Outcome.NOT_DONE]
            assert [entry.outcome for entry in entries] == [Outcome.DONE] * (number - 1) + last
            await taken_back(world, session, kind, stages, done)

    play(story)


@pytest.mark.parametrize(
    ("kind", "number", "step"), one_in(5, [case for case in CASES if len(KINDS[case.values[0]].writes) > 1])
)
def test_after_a_kill_in_the_middle_all_is_finished_and_taken_back_as_one(play, long_after, kind, number, step):
    kind, step = KINDS[kind], STEPS[step]

    async def story(world):
        scene = await world.scene(kind)
        stages = course(kind, scene, world.before)
        await kill(world, kind, scene, number, step, stages)
        await world.let_go(kind.writes[number - 1].method)
        async with world.session() as session:
            await resolve_unfinished(session)
            for found in await open_actions(session):
                assert not found.unknown
                done = await carry_out(session, await prepare_finish(session, found.group))
                assert (done.outcome, done.open, done.group) == (Outcome.DONE, False, found.group)
            assert await open_actions(session) == []
            assert living(await world.lists()) == living(stages[-1])
            await taken_back(world, session, kind, stages, len(kind.writes))

    play(story)


async def ours(session, kind):
    """Return the entries of the interrupted action in order, without the steps that it did not reach."""
    entries = (await session.journal.newest(100))[::-1]
    sent = [entry for entry in entries if entry.outcome is not Outcome.PLANNED]
    return [entry for entry in sent if bool(entry.undoes) is bool(kind.first)]


async def taken_back(world, session, kind, stages, done):
    """Revert what was done, by undo or by redo: operators have what they had before."""
    if kind.first:
        prepared = await (prepare_redo(session) if done else prepare_undo(session))
        expected = stages[0] if done else stages[-1]
    else:
        prepared, expected = await prepare_undo(session), stages[0]
    if not done and not kind.first:
        assert prepared is None
        return
    assert prepared is not None
    assert (await carry_out(session, prepared)).outcome is Outcome.DONE
    world.before = {}
    assert living(await world.lists()) == living(expected)


DAY = date(2026, 12, 9)
LOCAL = {
    "due date": (
        lambda scene: SetDue(DueWish(scene.lists[0], DAY)),
        ("history", "set_due"),
        lambda session, scene: session.history.due(scene.lists[0]),
        DAY,
    ),
    "mark": (
        lambda scene: MarkStatus(MarkWish(scene.status, Mark.FINAL, "Later")),
        ("marks", "put"),
        lambda session, scene: asyncio.sleep(0, session.marks.of(scene.status)),
        Mark.FINAL,
    ),
}
"""What is kept here only: the write, where it is kept, how it is looked up, and what is there once it is done."""


@pytest.mark.parametrize("name", LOCAL)
@pytest.mark.parametrize(
    ("place", "happened"),
    [
        ("the intent is kept", False),
        ("before it is done", False),
        ("after it is done", True),
        ("it is read back", True),
    ],
)
def test_what_is_kept_here_only_is_found_out_after_a_kill_and_taken_back(play, long_after, name, place, happened):
    write, where, looked_up, wished = LOCAL[name]
    kind = Kind(lambda scene: [write(scene)], ())
    stops = {
        "the intent is kept": STEPS["the intent is kept"].stop,
        "before it is done": (*where, "before"),
        "after it is done": (*where, "after"),
        "it is read back": STEPS["it is read back"].stop,
    }

    async def story(world):
        scene = await world.scene(kind)
        await world.programs.start(world, kind, scene, (*stops[place], 1))
        await world.programs.here()
        await world.programs.kill()
        async with world.session() as session:
            [entry] = await resolve_unfinished(session)
            assert entry.outcome is (Outcome.DONE if happened else Outcome.NOT_DONE)
            assert await looked_up(session, scene) == (wished if happened else None)
            prepared = await prepare_undo(session)
            assert (prepared is not None) is happened
            if prepared is not None:
                assert (await carry_out(session, prepared)).outcome is Outcome.DONE
            assert await looked_up(session, scene) is None

    play(story)


HALVES = {
    "new ones are in, old ones are not out": (
        "members",
        "during",
        lambda scene: ("add_participants", {"list": scene.lists[0], "ids": scene.others[:2]}),
        lambda result, scene: result.still_in == tuple(leaving(scene)),
    ),
    "one of two is out": (
        "members",
        "during",
        lambda scene: ("remove_participants", {"list": scene.lists[0], "ids": leaving(scene)[:1]}),
        lambda result, scene: result.absent == tuple(scene.others[:2]),
    ),
    "the form is set, nobody is in or out": ("members and form", "during", None, lambda result, _: result.absent),
    "a list of a part of them is made": (
        "create",
        "before",
        lambda scene: ("add_lists", {"ids": scene.others[:2], "user": 1}),
        lambda result, _: len(result.lists) == 1,
    ),
}
"""Places where the portal dies with the program, half-way: only there the outcome of a write cannot be known."""


@pytest.mark.parametrize("half", HALVES)
def test_a_write_that_the_portal_left_half_done_is_unknown_and_says_what_to_look_at(play, half):
    name, when, meanwhile, says = HALVES[half]
    kind = KINDS[name]

    async def story(world):
        scene = await world.scene(kind)
        write = kind.writes[0]
        happening = [meanwhile(scene)] if meanwhile else []
        await world.hold(write, 1, when, *happening, ("drop", {}))
        await world.programs.start(world, kind, scene)
        await until(lambda: world.came(write.method))
        await world.programs.kill()
        await world.let_go(write.method)
        left = await world.lists()
        assert left not in course(kind, scene, world.before)
        async with world.session() as session:
            [entry] = await resolve_unfinished(session)
            assert entry.outcome is Outcome.UNKNOWN
            assert says(entry.result, scene)
            assert await session.journal.unfinished() == []
            assert await prepare_undo(session) is None
            assert await world.lists() == left

    play(story)


class Meanwhile(Clock):
    """A clock that lets the portal continue with a request while the program waits."""

    def __init__(self, get_on):
        self._get_on = get_on

    async def sleep(self, seconds):
        await self._get_on()


@pytest.mark.parametrize("name", ["members", "create", "activity", "delete", "add a status"])
def test_a_portal_that_is_at_it_still_on_the_next_start_is_not_taken_for_one_that_did_nothing(play, name):
    kind = KINDS[name]

    async def story(world):
        scene = await world.scene(kind)
        stages, method = course(kind, scene, world.before), kind.writes[0].method
        await kill(world, kind, scene, 1, STEPS["the request is on its way and arrives"], stages)
        async with world.session() as session:
            session.clock = Meanwhile(lambda: world.let_go(method))
            await resolve_unfinished(session)
            assert any(await world.came(method)) or await world.lists() == stages[1]
            await world.let_go(method)
            assert await world.lists() == stages[1]
            [entry] = await ours(session, kind)
            assert entry.outcome is not Outcome.NOT_DONE

    play(story)


def test_a_program_that_is_started_while_another_one_writes_leaves_its_entry_alone(play):
    kind = KINDS["activity"]  # during an update the program sends reads, which would release the held request

    async def story(world):
        scene = await world.scene(kind)
        stages, method = course(kind, scene, world.before), kind.writes[0].method
        await world.hold(kind.writes[0], 1, "before")
        async with world.session() as first:
            writing = asyncio.create_task(carry_out(first, await prepare(first, kind.prepare(scene))))
            await until(lambda: world.came(method))
            async with world.session() as second:
                await resolve_unfinished(second)
            await world.let_go(method)
            assert (await writing).outcome is Outcome.DONE
            assert await world.lists() == stages[1]
            [entry] = await ours(first, kind)
            assert entry.outcome is Outcome.DONE

    play(story)
