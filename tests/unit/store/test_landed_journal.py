"""Journals of earlier versions are read: missing values get their defaults, unknown ones are ignored."""

import asyncio
import json
from dataclasses import MISSING, fields

import msgspec
import pytest

from desktop.domain.journal import ENTRY_TYPES, Outcome
from desktop.domain.journal_entries import NOT_KEPT, CreationEntry, DeletionEntry, MembersEntry
from desktop.domain.moves import Move, moves_of
from desktop.domain.plans import INCLUDE_NOBODY, Include
from desktop.services.writing.activities import ActivityEntry, ActivityValues
from desktop.services.writing.cards import CardsEntry
from desktop.services.writing.local import DueEntry, MarkEntry
from desktop.services.writing.statuses import StatusAdditionEntry, StatusChangeEntry, StatusDeletionEntry
from desktop.store.journal import Journal
from desktop.store.journal_rows import in_json
from tests.landed import ROWS, put

KEPT = ("before", "after", "result")
SINCE = {DueEntry, MarkEntry}
"""Kinds of entries that came later."""


def entries_of(path, rows):
    async def story():
        async with Journal(path) as journal:
            put(path, rows)
            return (await journal.newest(100))[::-1]

    return asyncio.run(story())


@pytest.fixture
def landed(tmp_path):
    return entries_of(tmp_path / "j.sqlite", ROWS)


def test_nothing_that_was_kept_is_lost(landed):
    assert {type(entry) for entry in landed} == {*ENTRY_TYPES.values()} - SINCE
    assert {entry.outcome for entry in landed} == {*Outcome} - {Outcome.INTENDED}
    for row, entry in zip(ROWS, landed, strict=True):
        for name in KEPT:
            there = json.loads(msgspec.json.encode(getattr(entry, name)))
            for key, value in json.loads(row[name]).items():
                if key == "include":
                    assert value.items() <= there[key].items()
                elif key != "settled":  # which is only queried in the file
                    assert there[key] == value, (row["id"], name, key)


def test_what_was_kept_is_written_again_so_that_the_version_before_can_read_it(landed):
    """The version before requires each of these keys, and treats all others as optional."""
    taken_for_granted = {
        MembersEntry: {"kind", "form", "kept", "removed", "added", "sent"},
        CreationEntry: {"newest", "kind", "added", "form", "subject", "responsible"},
        DeletionEntry: {"activity", "subject", "responsible", "form", "members"},
        StatusAdditionEntry: {"code", "name", "sort", "colour"},
        StatusChangeEntry: {"status", "code", "called"},
        StatusDeletionEntry: {"name", "sort", "colour", "status", "code", "system"},
        CardsEntry: {"newest", "kind", "cards"},
    }
    for row, entry in zip(ROWS, landed, strict=True):
        before, after = json.loads(in_json(entry.before)), json.loads(in_json(entry.after))
        assert taken_for_granted.get(type(entry), set()) <= before.keys() | after.keys()
        assert before.keys() <= json.loads(row["before"]).keys()
        assert after.keys() <= json.loads(row["after"]).keys()


def test_what_an_earlier_version_did_not_keep_has_its_default_and_what_is_not_known_is_passed_over(tmp_path, landed):
    def of_another_version(row, entry):
        kept = {"of_a_newer_version": [1]}
        for name in KEPT:
            needed = {field.name for field in fields(getattr(entry, name)) if field.default is MISSING}
            values = json.loads(row[name])
            yield name, json.dumps({key: values[key] for key in needed} | kept)

    rows = [row | dict(of_another_version(row, entry)) for row, entry in zip(ROWS, landed, strict=True)]
    first, *others = entries_of(tmp_path / "older.sqlite", rows)
    assert len(others) == len(ROWS) - 1
    assert (first.before.form, first.after.form, first.new_form) == (NOT_KEPT, NOT_KEPT, None)
    assert (first.after.include, first.before.dead, first.before.moving) == (INCLUDE_NOBODY, (), None)
    assert first.before.removed == landed[0].before.removed


def test_what_stopped_in_the_middle_is_what_it_was(landed):
    members, undone, drawn = landed[0], landed[1], landed[2]
    assert isinstance(members, MembersEntry)
    assert (members.new_form, undone.new_form, members.after.include) == ((1,), (None,), Include(phoneless=True))
    assert isinstance(drawn, CreationEntry)
    [recycled] = moves_of([drawn])
    assert recycled == Move(4, 3, {661: "SUCCESS", 662: "IN_WORK"}, (5,), stays=True)
    open_ = [entry for entry in landed if entry.group == 23]
    [move] = moves_of(open_)
    assert move == Move(4, 3, {665: "IN_WORK"}, (8,))
    [renamed] = [entry for entry in open_ if isinstance(entry, ActivityEntry)]
    assert renamed.after == ActivityValues(subject="part 4", responsible_id=2)
