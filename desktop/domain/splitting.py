"""Dividing and combining lists: who goes where, with nobody lost or doubled."""

from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from enum import Enum
from heapq import heapify, heapreplace
from itertools import pairwise
from typing import TypeVar

from desktop.domain.call_list import Participant

T = TypeVar("T", bound=Hashable)


def dealt(card_ids: Sequence[T], parts: int) -> list[tuple[T, ...]]:
    """Divide people into a number of parts, in their order, so that sizes differ by at most one.

    The first part is the front of the operators' queue: people who are called next stay where they are, and nobody is
    at the front of two queues while a list is being split. Raises ValueError for less than one part. Some parts are
    empty when there are fewer people than parts.
    """
    if parts < 1:
        raise ValueError("at least one part")
    size, longer = divmod(len(card_ids), parts)
    edges = [part * size + min(part, longer) for part in range(parts + 1)]
    return [tuple(card_ids[start:end]) for start, end in pairwise(edges)]


def shared_out(
    lists: Sequence[Sequence[T]], users: Sequence[int], staying: Set[T] = frozenset()
) -> list[list[tuple[int, tuple[T, ...]]]]:
    """Share several lists out among users, so that all get about as many people: the parts of each, with their user.

    The first part of a list stays in it, so that a list with nobody to be called has one part as well; the people
    `staying` are in first parts only. The others are in their order: the first part has the front of the queue. No
    part but the first is empty. Raises ValueError without users.
    """
    if not users:
        raise ValueError("at least one user")
    loads = dict.fromkeys(users, 0)
    shared: list[list[tuple[int, tuple[T, ...]]]] = []
    for people in lists:
        order = sorted(loads, key=lambda user: loads[user])
        moving = [one for one in people if one not in staying]
        loads[order[0]] += len(people) - len(moving)
        counts = _levelled([loads[user] for user in order], len(moving))
        edges = [sum(counts[:place]) for place in range(len(counts) + 1)]
        parts = [tuple(moving[start:end]) for start, end in pairwise(edges)]
        gone = {one for part in parts[1:] for one in part}
        parts[0] = tuple(one for one in people if one not in gone)
        first, *others = zip(order, parts, strict=True)
        shared.append([first, *((user, part) for user, part in others if part)])
        for user, count in zip(order, counts, strict=True):
            loads[user] += count
    return shared


def _levelled(loads: Sequence[int], more: int) -> list[int]:
    """Return how many more each gets, so that the loads come as near to each other as they can."""
    heap = [(load, place) for place, load in enumerate(loads)]
    heapify(heap)
    counts = [0] * len(loads)
    for _ in range(more):
        load, place = heap[0]
        heapreplace(heap, (load + 1, place))
        counts[place] += 1
    return counts


def grouped(card_ids: Iterable[int], group_of: Mapping[int, T], without: T) -> dict[T, tuple[int, ...]]:
    """Group people, largest group first, equal ones in order of appearance; `without` is the group of the others."""
    groups: dict[T, list[int]] = {}
    for card_id in card_ids:
        groups.setdefault(group_of.get(card_id, without), []).append(card_id)
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    return {group: tuple(members) for group, members in ordered}


class Combination(Enum):
    """How lists are combined into a new one."""

    UNION = "union"
    """People in any of them."""
    INTERSECTION = "intersection"
    """People in all of them."""
    DIFFERENCE = "difference"
    """People in the first and in none of the others."""


def chosen_people(how: Combination, lists: Sequence[Sequence[Participant]], codes: Set[str]) -> tuple[int, ...]:
    """Return the people with one of these statuses who are in the new list, each once.

    Anyone with another status in any of the lists is left out: they are done, or being called there.
    """
    out = {person.card_id for people in lists for person in people if person.status not in codes}
    everybody = combined(how, [[person.card_id for person in people] for people in lists])
    return tuple(card_id for card_id in everybody if card_id not in out)


def combined(how: Combination, lists: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return who is in the new list, each once, in order of first appearance."""
    if not lists:
        return ()
    first, *others = [dict.fromkeys(card_ids) for card_ids in lists]
    match how:
        case Combination.UNION:
            return tuple(dict.fromkeys(card_id for card_ids in lists for card_id in card_ids))
        case Combination.INTERSECTION:
            return tuple(card_id for card_id in first if all(card_id in other for other in others))
        case Combination.DIFFERENCE:
            return tuple(card_id for card_id in first if not any(card_id in other for other in others))
