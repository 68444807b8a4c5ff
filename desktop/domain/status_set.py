"""The dictionary's own statuses as a set, to be kept and brought to this or another portal.

Codes and numbers of order are a portal's own: what is brought is found again by its code, or by a name that only one
status has on either side; its order is told by its neighbours. Nothing is deleted, and system statuses stay.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.local_plans import MarkWish
from desktop.domain.status import Status, Statuses
from desktop.domain.status_code import same_code
from desktop.domain.status_mark import Mark
from desktop.domain.status_order import new_sorts, put
from desktop.domain.status_plans import NewStatus, StatusWish


@dataclass(frozen=True, slots=True)
class SetEntry:
    """A status of a set: `colour` is "#RRGGBB", "" for none; `mark` is the supervisor's, None for none."""

    code: str
    name: str
    colour: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class StatusSet:
    """Statuses in the order of the operators' queue; `queue` has the codes of the whole dictionary they stood in.

    `portal` is where they come from, `saved` when they were read there.
    """

    entries: tuple[SetEntry, ...]
    queue: tuple[str, ...] = ()
    portal: str = ""
    saved: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bringing:
    """What bringing a set to a dictionary changes: statuses that are added, changed, marked.

    `same` are the statuses there that stay as they are, `others` the portal's own that are not in the set,
    `passed_over` the entries whose code is a system status there; all by code there.
    """

    additions: tuple[NewStatus, ...]
    changes: tuple[StatusWish, ...]
    marks: tuple[MarkWish, ...]
    same: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


def set_of(
    dictionary: Statuses, mark_of: Callable[[str], Mark | None], *, portal: str = "", saved: datetime | None = None
) -> StatusSet:
    """Return the own statuses of a dictionary; one that may be a system status is left out."""
    own = (status for status in dictionary if status.system is False)
    entries = (SetEntry(one.code, one.name, one.colour or "", mark_of(one.code)) for one in own)
    return StatusSet(tuple(entries), dictionary.codes, portal, saved)


def counterparts(wished: StatusSet, dictionary: Statuses) -> dict[str, Status | None]:
    """Return the status that each entry already has in a dictionary, by the entry's code; None for a new one.

    That is the one with its code; otherwise the own one with its name, if no other on either side has that name.
    """
    found = {entry.code: _with_code(entry.code, dictionary) for entry in wished.entries}
    taken = {status.code for status in found.values() if status is not None}
    free = [status for status in dictionary if status.code not in taken and status.system is False]
    missing = [entry for entry in wished.entries if found[entry.code] is None]
    there, here = Counter(_folded(one.name) for one in free), Counter(_folded(one.name) for one in missing)
    by_name = {_folded(status.name): status for status in free}
    for entry in missing:
        name = _folded(entry.name)
        if there[name] == 1 == here[name]:
            found[entry.code] = by_name[name]
    return found


def bring(wished: StatusSet, dictionary: Statuses, mark_of: Callable[[str], Mark | None]) -> Bringing:
    """Work out what has to change in a dictionary; a mark is set, never removed."""
    there = counterparts(wished, dictionary)
    passed_over = tuple(status.code for status in there.values() if status is not None and status.system is not False)
    entries = [entry for entry in wished.entries if (found := there[entry.code]) is None or found.system is False]
    codes = {entry.code: found.code if (found := there[entry.code]) else entry.code for entry in entries}
    sorts = _sorts(dictionary, codes, wished.queue)
    additions = tuple(
        NewStatus(entry.code, entry.name, sorts[entry.code], entry.colour or None)
        for entry in entries
        if there[entry.code] is None
    )
    wishes = [
        _wish(entry, status, sorts.get(status.code)) for entry in entries if (status := there[entry.code]) is not None
    ]
    mine = set(codes.values())
    changes = [wish for wish in wishes if wish != StatusWish(wish.code)]
    changes += [StatusWish(code, sort=sort) for code, sort in sorts.items() if code not in mine]
    marks = [
        MarkWish(codes[entry.code], entry.mark, entry.name)
        for entry in entries
        if entry.mark is not None and mark_of(codes[entry.code]) is not entry.mark
    ]
    return Bringing(
        additions,
        tuple(changes),
        tuple(marks),
        same=tuple(wish.code for wish in wishes if wish == StatusWish(wish.code)),
        others=tuple(one.code for one in dictionary if one.system is False and one.code not in mine),
        passed_over=passed_over,
    )


def _wish(entry: SetEntry, status: Status, sort: int | None) -> StatusWish:
    name = None if entry.name.strip() == status.name.strip() else entry.name
    colour = None if entry.colour.upper() == (status.colour or "").upper() else entry.colour
    return StatusWish(status.code, name, sort, colour)


def _sorts(dictionary: Statuses, codes: Mapping[str, str], queue: Sequence[str]) -> dict[str, int]:
    """Return the SORT of the new statuses and of those that have to move, by code.

    `codes` has the code here of each entry; one that is not in the queue comes last. What stands in the wished order
    relative to the others stays.
    """
    own, placed = set(codes.values()), [codes.get(code, code) for code in queue]
    wished = [code for code in dict.fromkeys((*placed, *codes.values())) if code in own or dictionary.get(code)]
    kept = _kept([status.code for status in dictionary if status.code in set(wished)], wished, own)
    order, moving = list(dictionary), [code for code in wished if code in own and code not in kept]
    for code in moving:
        status = dictionary.get(code) or Status(0, code, "", 0)
        order = put(order, status, wished[: wished.index(code)] if code in placed else [one.code for one in order])
    if not moving:
        return {}
    return new_sorts(order, moving[0] if len(moving) == 1 else "")


def _kept(present: Sequence[str], wished: Sequence[str], own: Set[str]) -> set[str]:
    """Return the codes of the largest part of the present order that agrees with the wished one.

    No system status is left out of it for own ones: those are what moves.
    """
    place = {code: number for number, code in enumerate(wished)}
    best: dict[str, tuple[int, tuple[str, ...]]] = {}
    for code in present:
        before = [best[other] for other in best if place[other] < place[code]]
        weight, run = max(before, default=(0, ()))
        best[code] = (weight + (1 if code in own else len(present)), (*run, code))
    return set(max(best.values(), default=(0, ()))[1])


def _with_code(code: str, dictionary: Statuses) -> Status | None:
    return next((status for status in dictionary if same_code(status.code, code)), None)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
