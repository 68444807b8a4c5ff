"""Every place where people come into a call list, each against the supervisor's own stop list of phones."""

import ast
import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import desktop
from desktop import services
from desktop.domain.journal import Outcome
from desktop.domain.list_plans import CreationPlan, NewList
from desktop.domain.phones import Phone
from desktop.domain.plans import Include, MemberPlan, Wish
from desktop.domain.splitting import Combination
from desktop.domain.status import IN_WORK
from desktop.domain.stop_list import StopEntry
from desktop.services.operations.arrange_statuses import AddInPlace, ArrangeStatuses
from desktop.services.operations.bring_statuses import BringStatuses
from desktop.services.operations.gather import GatherList
from desktop.services.operations.split import SplitList, SplitLists
from desktop.services.operations.take_off import TakeOff
from desktop.services.refreshing import refresh
from desktop.services.session import now
from desktop.services.writing.activities import ChangeActivity, DeleteList
from desktop.services.writing.cards import CreateCards
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.finishing import Finish, prepare_finish
from desktop.services.writing.local import MarkStatus, SetDue
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import Operation, Writes, prepare, work_out
from desktop.services.writing.statuses import AddStatus, ChangeStatus, DeleteStatus
from desktop.services.writing.undoing import TakeBack, prepare_redo, prepare_undo
from desktop.services.writing.write import Write

PHONE = "8 (903) 555-00-01 доб. 7"
NEW = NewList(3, (), None, "New", None)
REFUSAL = {"kind": "error", "status": 400, "code": "ENTITIES_ERROR"}


class Place:
    """People who come into a list; one of them, `stopped`, gets a phone of the stop list when `stop` is called."""

    def __init__(self, lists):
        self.lists, self.session = lists, lists.session
        self.source = lists.scene.list_id
        self.stopped = 0

    async def stop(self, who):
        """Give somebody a phone on the portal, and put that on the stop list in another spelling."""
        self.stopped = who
        await self.lists.call("set_card", id=who, phones=["+7 495 000-00-00", PHONE])
        await self.session.own_stop_list.add([StopEntry(Phone.read(PHONE).key, "89035550001", "", now())])

    async def strangers(self):
        """Return people in no list, whose cards were never read; the first is stopped."""
        people = await self.lists.scene.outsiders(4)
        await self.stop(people[0])
        return people

    async def added(self):
        wish = Wish(self.source, add=tuple(await self.strangers()))
        return await prepare(self.session, [ChangeMembers(wish)])

    async def made(self):
        wish = NewList(3, tuple(await self.strangers()), None, "New", None)
        return await prepare(self.session, [CreateList(wish)])

    async def recycled(self):
        await self.stop(list(await self.lists.of(self.source))[1])
        return await work_out(self.session, GatherList((self.source,), frozenset({IN_WORK}), NEW))

    async def combined(self):
        people = await self.strangers()
        [other] = await self.lists.call("add_lists", ids=people)
        await refresh(self.session, lambda _: None)
        both = GatherList((self.source, other), frozenset({IN_WORK}), NEW, Combination.UNION)
        return await work_out(self.session, both)

    async def split(self):
        operation, _, [moved] = await self.lists.split()
        await self.stop(moved[1])
        return await work_out(self.session, operation)

    async def several_split(self):
        operation, _, [moved] = await self.lists.split()
        await self.stop(moved[1])
        return await work_out(self.session, SplitLists((operation,)))

    async def split_finished(self):
        """The second of two new lists is refused; then somebody of it is stopped."""
        operation, _, others = await self.lists.split(3)
        await self.lists.call("fault", method="crm.calllist.add", after=1, **REFUSAL)
        done = await self.lists.do(operation)
        await self.lists.call("clear_faults")
        await self.stop(others[1][2])
        return await prepare_finish(self.session, done.group)

    async def removal_undone(self):
        people = list(await self.lists.of(self.source))[:3]
        await self.lists.scene.carry_out(await self.lists.scene.prepare(Wish(self.source, remove=tuple(people))))
        await self.stop(people[0])
        return await prepare_undo(self.session)

    async def deletion_undone(self):
        people = list(await self.lists.of(self.source))
        await carry_out(self.session, await prepare(self.session, [DeleteList(self.source)]))
        await self.stop(people[2])
        return await prepare_undo(self.session)

    async def addition_redone(self):
        people = await self.lists.scene.outsiders(3)
        await self.lists.scene.carry_out(await self.lists.scene.prepare(Wish(self.source, add=tuple(people))))
        await carry_out(self.session, await prepare_undo(self.session))
        await self.stop(people[0])
        return await prepare_redo(self.session)


@dataclass(frozen=True)
class Row:
    """How people come into a list: the method of `Place` that does it, and the operation and writes that are used."""

    name: str
    operation: type
    write: type

    def __str__(self) -> str:
        return self.name


PLACES = [
    Row("added", Writes, ChangeMembers),
    Row("made", Writes, CreateList),
    Row("recycled", GatherList, CreateList),
    Row("combined", GatherList, CreateList),
    Row("split", SplitList, CreateList),
    Row("several_split", SplitLists, CreateList),
    Row("split_finished", Finish, CreateList),
    Row("removal_undone", TakeBack, ChangeMembers),
    Row("deletion_undone", TakeBack, CreateList),
    Row("addition_redone", TakeBack, ChangeMembers),
]
"""A new way into a call list belongs here; the tests at the end find those that are missing."""
ADD_NOBODY = {TakeOff, ArrangeStatuses, AddInPlace, BringStatuses}
NO_MEMBERS = {ChangeActivity, DeleteList, CreateCards, AddStatus, ChangeStatus, DeleteStatus, SetDue, MarkStatus}
WAYS_IN = {
    "services.operations.gather",
    "services.operations.split",
    "services.writing.undoing",
    "ui.choices.add_to_list",
    "ui.choices.new_list",
    "ui.importing.handover",
    "ui.window.commands",
}
"""Modules that make a write by which people come into a list: in the table, or in the story of the stop list."""
ONLY_REMOVE = {
    "services.checking",
    "services.operations.take_off",
    "services.writing.carrying_out",
    "services.writing.finishing",
    "services.writing.operation",
    "services.writing.settling",
    "ui.choices.form",
}
"""Modules that make one by which people leave, or nobody does either."""


@pytest.mark.parametrize("row", PLACES, ids=str)
async def test_nobody_with_a_phone_of_the_stop_list_comes_in_unless_ticked(lists, row):
    place = Place(lists)
    prepared = await getattr(place, row.name)()
    before, plans = await members(lists), coming(prepared)
    ticked = await work_out(lists.session, prepared.operation.including(Include(stopped=True, phoneless=True)))
    done = await carry_out(lists.session, prepared)
    after = await members(lists)
    came = {(number, who) for number, there in after.items() for who in there - before.get(number, set())}
    await lists.call("set_card", id=place.stopped, phones=["+7 495 000-00-02"])
    assert isinstance(prepared.operation, row.operation)
    assert {type(step.write) for step in prepared.steps if step.plan in plans} >= {row.write}
    assert [plan.stopped for plan in plans if plan.stopped] == [(place.stopped,)]
    assert [plan.by_phone for plan in plans if plan.by_phone] == [{place.stopped}]
    assert done.outcome is Outcome.DONE
    assert came
    assert place.stopped not in {who for _, who in came}
    assert [plan.on_stop_list for plan in coming(ticked) if plan.on_stop_list] == [(place.stopped,)]
    assert any(place.stopped in plan.added for plan in coming(ticked))


@pytest.mark.parametrize("row", [PLACES[0], PLACES[1], PLACES[2]], ids=str)
async def test_a_phone_that_comes_on_the_list_after_the_plan_was_shown_counts(lists, row):
    place = Place(lists)
    prepared = await getattr(place, row.name)()
    shown = await work_out(lists.session, prepared.operation.including(Include()))
    [plan] = coming(shown)
    later = plan.added[0]
    before = await members(lists)
    await place.stop(later)
    done = await carry_out(lists.session, shown)
    after = await members(lists)
    came = {who for number, there in after.items() for who in there - before.get(number, set())}
    assert (done.outcome, done.fell_out) == (Outcome.DONE, ((3, later),))
    assert came == {*plan.added} - {later}


def test_every_operation_and_every_write_is_in_the_table_or_adds_nobody():
    for module in pkgutil.walk_packages(services.__path__, "desktop.services."):
        importlib.import_module(module.name)
    assert names_of(subclasses(Operation)) == names_of({row.operation for row in PLACES} | ADD_NOBODY)
    assert names_of(subclasses(Write)) == names_of({row.write for row in PLACES} | NO_MEMBERS)


def test_no_other_module_makes_a_write_by_which_people_come_into_a_list():
    assert {*modules_that_call({"ChangeMembers", "CreateList", "NewListChoices"})} == WAYS_IN | ONLY_REMOVE


def test_only_the_two_writes_send_participants_to_the_portal():
    found = {*modules_that_call({"call_list_writing.add", "call_list_writing.update"})}
    assert found == {"services.writing.members", "services.writing.new_lists"}


async def members(lists):
    """Return who is in each list that is carried by an activity."""
    return {number: set(await lists.of(number)) for number in await lists.living()}


def coming(prepared):
    """Return the plans of an action by which people come into a list."""
    plans = [step.plan for step in prepared.steps]
    return [plan for plan in plans if isinstance(plan, MemberPlan | CreationPlan) and (plan.added or plan.stopped)]


def subclasses(of):
    for one in of.__subclasses__():
        yield one
        yield from subclasses(one)


def names_of(classes):
    """Return the names of classes: a dataclass with slots leaves another one of its name behind."""
    return {f"{one.__module__}.{one.__name__}" for one in classes}


def modules_that_call(names):
    """Yield the modules that call one of these, or hand it over to be called."""
    house = Path(desktop.__file__).parent
    for path in sorted(house.rglob("*.py")):
        inside = path.relative_to(house).with_suffix("").parts
        if inside[0].startswith("picture"):
            continue
        text = path.read_text(encoding="utf-8")
        if not any(name in text for name in names):
            continue
        nodes = [*ast.walk(ast.parse(text))]
        called = [node.func for node in nodes if isinstance(node, ast.Call)]
        given = [argument for node in nodes if isinstance(node, ast.Call) for argument in node.args]
        if names & {name_of(node) for node in (*called, *given)}:
            yield ".".join(inside)


def name_of(node: Any) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
