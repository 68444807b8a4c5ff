"""The only way to update what is known: everything learnt is kept in memory, announced, and there after a restart."""

import ast
import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import desktop
from desktop.domain.call_list import CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.card import Card, User
from desktop.domain.portal import Connection, Known
from desktop.domain.status import Status, Statuses
from desktop.services.learning import Change, Learning
from desktop.store.history import History
from desktop.store.last_known import LastKnown

AT = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
ANNA = User(29, "Anna")
LIST = CallList(13, CONTACT, AT, 29, 5)
ACTIVITY = Activity(900, 13, "Autumn", 29, completed=False)
STATUS = Status(7, "CALL_BACK", "Call back", 20, "#ff0000", system=False)
MEMBERS = Membership(13, (Participant(57, "CALL_BACK"),), complete=True, may_hide=False, settled=True, read_at=AT)
CONNECTION = Connection("acme.example", "https://acme.example", ANNA, True, ("crm",), timedelta(hours=3))


STATE, HISTORY = "acme.sqlite", "acme.history.sqlite"


@asynccontextmanager
async def learning(folder, tell):
    async with LastKnown(folder / STATE) as store, History(folder / HISTORY) as history:
        yield Learning(store, history, tell, lambda: AT)


async def lists(learn):
    await learn.all_lists([LIST], {13: ACTIVITY}, [STATUS], begun=AT)


async def learn_everything(learn):
    await learn.connection(CONNECTION)
    await lists(learn)
    await learn.members(MEMBERS)
    await learn.users([ANNA])
    await learn.forms({5: "Survey"})
    await learn.cards([Card(CONTACT, 57, "Boris")], [(CONTACT, 58)])
    await learn.all_read(AT)


def learned(tmp_path, *steps):
    """Return what is known after these steps, what is known after a restart, and what listeners were told."""

    async def story():
        told = []
        async with learning(tmp_path, lambda change: told.append((change, len(learn.known.memberships)))) as learn:
            for step in steps:
                await step(learn)
        async with learning(tmp_path, lambda change: None) as again:
            await again.load()
            await again.cards_known()
            return learn.known, again.known, told

    return asyncio.run(story())


def test_what_was_learnt_is_in_memory_and_there_after_the_next_start(tmp_path):
    known, saved, _ = learned(tmp_path, learn_everything)
    assert known == saved
    assert known == Known(
        connection=CONNECTION,
        statuses=Statuses([STATUS]),
        call_lists={13: LIST},
        activities={13: ACTIVITY},
        memberships={13: MEMBERS},
        cards={(CONTACT, 57): Card(CONTACT, 57, "Boris")},
        missing_cards={(CONTACT, 58)},
        users={29: ANNA},
        forms={5: "Survey"},
        read_at=AT,
    )


@pytest.mark.parametrize(
    ("step", "change"),
    [
        (lambda learn: learn.connection(CONNECTION), Change(connection=True)),
        (lists, Change(lists=True, statuses=True)),
        (lambda learn: learn.members(MEMBERS), Change(members=frozenset({13}))),
        (lambda learn: learn.members_if_all(MEMBERS), Change(members=frozenset({13}))),
        (lambda learn: learn.call_list(LIST, None, MEMBERS), Change(lists=True, members=frozenset({13}))),
        (lambda learn: learn.activity(13, None), Change(lists=True)),
        (lambda learn: learn.statuses([]), Change(statuses=True)),
        (lambda learn: learn.users([ANNA]), Change(users=True)),
        (lambda learn: learn.forms({5: "Survey"}), Change(forms=True)),
        (lambda learn: learn.cards([], [(CONTACT, 58)]), Change(cards=True)),
        (lambda learn: learn.all_read(AT), Change(lists=True)),
    ],
)
def test_listeners_are_told_what_changed_once_it_is_known(tmp_path, step, change):
    known, saved, [(told, memberships)] = learned(tmp_path, step)
    assert told == change
    assert memberships == len(known.memberships)
    assert known == saved or not known.call_lists  # participants of an unknown list are not kept


@pytest.mark.parametrize(
    "step",
    [
        lambda learn: learn.users([ANNA]),
        lambda learn: learn.users([]),
        lambda learn: learn.forms({}),
        lambda learn: learn.members_if_all(Membership(13, (), False, True, True, AT)),
        lambda learn: learn.members_if_all(Membership(13, (), True, True, False, AT)),
    ],
)
def test_what_changes_nothing_is_not_told(tmp_path, step):
    _, _, told = learned(tmp_path, learn_everything)
    _, _, told_after = learned(tmp_path, learn_everything, step)
    assert len(told_after) == len(told)


def test_a_list_whose_activity_is_gone_keeps_its_name(tmp_path):
    known, saved, _ = learned(tmp_path, lists, lambda learn: learn.activity(13, None))
    assert known.last_subjects == saved.last_subjects == {13: "Autumn"}


async def test_whoever_cancels_the_saving_leaves_a_window_that_shows_what_is_known(tmp_path):
    told = []
    async with learning(tmp_path, told.append) as learn:
        task = asyncio.ensure_future(learn.members(MEMBERS))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()
    assert learn.known.memberships == {13: MEMBERS}
    assert told == [Change(members=frozenset({13}))]


async def test_lists_that_come_together_are_told_and_saved_together(tmp_path, monkeypatch):
    told, saved, save = [], [], LastKnown.save_memberships

    def saving(store, memberships):
        saved.append([membership.list_id for membership in memberships])
        return save(store, memberships)

    monkeypatch.setattr(LastKnown, "save_memberships", saving)
    async with learning(tmp_path, told.append) as learn:
        await asyncio.gather(*(learn.members(replace(MEMBERS, list_id=number)) for number in (13, 14)))
        assert told == [Change(members=frozenset({13, 14}))]
        people = (Participant(57, "A"),)
        both = [
            asyncio.ensure_future(learn.members(replace(MEMBERS, list_id=n, participants=people))) for n in (13, 14)
        ]
        while len(saved) < 2:  # noqa: ASYNC110 - a turn of the loop
            await asyncio.sleep(0)
        await learn.members(replace(MEMBERS, list_id=15))  # comes while the others are being saved
        await asyncio.gather(*both)
    assert saved == [[13, 14], [13, 14], [15]]
    assert [change.members for change in told if change.members] == [{13, 14}, {13, 14}, {15}]
    assert [change.moved for change in told if change.movements] == [{13, 14}]


async def test_whoever_cancels_the_recording_leaves_listeners_that_know_what_was_recorded(tmp_path, monkeypatch):
    told, begun, record = [], asyncio.Event(), History.record_all

    def recording(*reading, **how):
        begun.set()
        return record(*reading, **how)

    async with learning(tmp_path, told.append) as learn:
        await learn.members(replace(MEMBERS, participants=(Participant(57, "A"),)))
        monkeypatch.setattr(History, "record_all", recording)
        task = asyncio.ensure_future(learn.members(MEMBERS))
        await begun.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()
    assert [(m.card_id, m.before, m.after) for m in told[-1].movements] == [(57, "A", "CALL_BACK")]


async def test_a_reading_that_may_have_missed_somebody_removes_nobody_from_the_history(tmp_path):
    told = []
    both = replace(MEMBERS, participants=(Participant(57, "A"), Participant(58, "A")))
    async with learning(tmp_path, told.append) as learn:
        await learn.members(both)
        for flaw in ({"complete": False}, {"settled": False}, {"may_hide": True}):
            await learn.members(replace(MEMBERS, **flaw))
        assert [change.moved for change in told if change.movements] == [frozenset({13})]  # who changed, and no more
        await learn.members(MEMBERS)
    assert [(m.card_id, m.before, m.after) for change in told for m in change.movements] == [
        (57, "A", "CALL_BACK"),
        (58, "A", None),
    ]


WRITERS = {"update", "pop", "clear", "setdefault", "popitem", "set_activities", "put_activity", "put_cards"}


def writes_what_is_known(path):
    """Return the lines that write a `known`: by assignment, or by a method that changes it."""

    def of_known(node):
        while isinstance(node, ast.Attribute | ast.Subscript):
            if isinstance(node, ast.Attribute) and node.attr == "known":
                return True
            node = node.value
        return isinstance(node, ast.Name) and node.id == "known"

    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        targets = []
        if isinstance(node, ast.Assign | ast.Delete):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITERS:
            targets = [node.func.value] if isinstance(node.func.value, ast.Attribute | ast.Name) else []
            if targets and of_known(targets[0]):
                yield node.lineno
            continue
        if any(isinstance(target, ast.Attribute | ast.Subscript) and of_known(target.value) for target in targets):
            yield node.lineno


def test_nobody_else_writes_what_is_known():
    house = Path(desktop.__file__).parent
    rooms = [house / room for room in ("services", "ui")]
    written = {path.name for room in rooms for path in room.rglob("*.py") if list(writes_what_is_known(path))}
    assert written == {"learning.py"}


async def test_cards_are_loaded_when_they_are_asked_for_and_what_was_read_meanwhile_is_newer(tmp_path):
    saved = [Card(CONTACT, number, f"Before {number}") for number in range(1, 1001)]
    async with learning(tmp_path, lambda change: None) as learn:
        await learn.cards(saved, [(CONTACT, 2000), (CONTACT, 2001)])
    changes = []
    async with learning(tmp_path, changes.append) as learn:
        await learn.load()
        assert not learn.known.cards
        known, asked = learn.known, [asyncio.create_task(learn.cards_known()) for _ in range(2)]
        learn.known.put_cards([Card(CONTACT, 7, "Now"), Card(CONTACT, 2001, "Back")], [(CONTACT, 8)])
        await asyncio.gather(*asked)
        await learn.cards_known()
    assert len(known.cards) == 1000
    assert (known.cards[CONTACT, 7].name, known.cards[CONTACT, 9].name) == ("Now", "Before 9")
    assert known.missing_cards == {(CONTACT, 8), (CONTACT, 2000)}
    assert changes == [Change(cards=True)]


async def test_a_list_is_outdated_from_a_change_of_its_facts_to_its_next_reading(tmp_path):
    async with learning(tmp_path, lambda change: None) as learn:
        await lists(learn)
        assert learn.outdated == {13}
        await learn.members(MEMBERS)
        await lists(learn)
        assert learn.outdated == set()
        await learn.activity(13, replace(ACTIVITY, completed=True))
        assert learn.outdated == set()  # it was read at this very moment
        learn.known.memberships[13] = replace(MEMBERS, read_at=AT - timedelta(minutes=1))
        await learn.all_lists([replace(LIST, form_id=None)], {13: ACTIVITY}, [STATUS], begun=AT)
        assert learn.outdated == {13}
        await learn.all_lists([], {}, [STATUS], begun=AT)
        assert learn.outdated == set()


async def test_what_is_read_again_without_a_change_stays_the_same_object(tmp_path):
    told = []
    async with learning(tmp_path, told.append) as learn:
        await learn.connection(CONNECTION)
        await lists(learn)
        known = learn.known
        before = (known.connection, known.statuses, known.call_lists[13], known.activities[13])
        await learn.connection(replace(CONNECTION))
        await learn.all_lists([replace(LIST)], {13: replace(ACTIVITY)}, [replace(STATUS)], begun=AT)
        after = (known.connection, known.statuses, known.call_lists[13], known.activities[13])
        assert all(one is other for one, other in zip(before, after, strict=True))
        assert told[-1] == Change(lists=True)
        await learn.all_lists([replace(LIST, form_id=None)], {}, [], begun=AT)
        assert (known.call_lists[13].form_id, known.activities, tuple(known.statuses)) == (None, {}, ())
        assert told[-1] == Change(lists=True, statuses=True)
