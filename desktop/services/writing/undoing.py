"""Take back what was done, or do it again: each kind of write with what reverses it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop.domain.journal import STAYING, Action, Entry, Outcome
from desktop.domain.list_plans import ActivityWish, NewList
from desktop.domain.plans import FormWish, Wish
from desktop.domain.status_plans import NewStatus, StatusWish
from desktop.services.session import Session
from desktop.services.writing.activities import ChangeActivity, DeleteList
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.path import Prepared, Write, prepare
from desktop.services.writing.statuses import AddStatus, ChangeStatus, DeleteStatus

AnyWrite = Write[Any]


async def prepare_undo(session: Session) -> Prepared | None:
    """Work out how to take back the last action; None when there is none. Raises Problem."""
    return await _taking_back(session, await session.journal.undoable())


async def prepare_redo(session: Session) -> Prepared | None:
    """Work out how to do again what was undone last; None when nothing was, or when something else was done since."""
    return await _taking_back(session, await session.journal.redoable())


async def _taking_back(session: Session, group: int | None) -> Prepared | None:
    if group is None:
        return None
    entries = [entry for entry in await session.journal.group(group) if entry.outcome is Outcome.DONE]
    made = {int(entry.result["list"]) for entry in entries if entry.action is Action.CREATE_LIST}
    writes = [
        write
        for entry in reversed(entries)
        if entry.list_id not in made  # what was done to a list that goes needs no taking back
        for write in _INVERSES[entry.action](entry)
    ]
    return await prepare(session, writes, apart=True, undoes=group) if writes else None


def _change_members(entry: Entry) -> Sequence[AnyWrite]:
    """Add who was removed, without status and call, which no REST method gives back; and the other way round."""
    form = FormWish(entry.before["form"]) if entry.new_form else None
    removed = tuple(int(card_id) for card_id, _ in entry.before["removed"])
    return [ChangeMembers(Wish(entry.list_id, add=removed, remove=tuple(entry.after["added"]), form=form))]


def _delete_made(entry: Entry) -> Sequence[AnyWrite]:
    return [DeleteList(int(entry.result["list"]))]


def _make_again(entry: Entry) -> Sequence[AnyWrite]:
    """Make a deleted list again: a new number, everybody to be called."""
    before = entry.before
    card_ids = tuple(int(card_id) for card_id, _ in before["members"])
    return [CreateList(NewList(before["kind"], card_ids, before["form"], before["subject"], before["responsible"]))]


def _change_activity(entry: Entry) -> Sequence[AnyWrite]:
    before = {name: value for name, value in entry.before.items() if name != "activity" and value is not None}
    return [ChangeActivity(ActivityWish(entry.list_id, **before))] if before else []


def _delete_added(entry: Entry) -> Sequence[AnyWrite]:
    return [DeleteStatus(entry.after["code"])]


def _add_again(entry: Entry) -> Sequence[AnyWrite]:
    """Make a deleted status again with its old code, which gives its participants their status back."""
    before = entry.before
    values = before["code"], before["name"], before["sort"], before["colour"] or None
    return [AddStatus(NewStatus(*values, was_system=before["system"]))]


def _change_back(entry: Entry) -> Sequence[AnyWrite]:
    return [ChangeStatus(StatusWish(entry.before["code"], **{name: entry.before[name] for name in entry.after}))]


_INVERSES: Mapping[Action, Callable[[Entry], Sequence[AnyWrite]]] = {
    Action.CHANGE_PARTICIPANTS: _change_members,
    Action.CREATE_LIST: _delete_made,
    Action.DELETE_LIST: _make_again,
    Action.CHANGE_ACTIVITY: _change_activity,
    Action.ADD_STATUS: _delete_added,
    Action.CHANGE_STATUS: _change_back,
    Action.DELETE_STATUS: _add_again,
    **dict.fromkeys(STAYING, lambda entry: ()),
}
