"""Lists cut into parts, and put together: who goes where, nobody lost or doubled."""

from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from enum import Enum
from itertools import pairwise
from typing import TypeVar

from desktop.domain.call_list import Participant

T = TypeVar("T", bound=Hashable)


def dealt(card_ids: Sequence[int], parts: int) -> list[tuple[int, ...]]:
    """Cut people into a number of parts, in their order, so that sizes differ by one at most.

    The first part is the front of the operators' queue: those who are called next stay together where they are, and
    nobody is at the front of two queues while a list is being split. ValueError for less than one part. Some parts
    are empty when there are fewer people than parts.
    """
    if parts < 1:
        raise ValueError("at least one part")
    size, longer = divmod(len(card_ids), parts)
    edges = [part * size + min(part, longer) for part in range(parts + 1)]
    return [tuple(card_ids[start:end]) for start, end in pairwise(edges)]


def grouped(card_ids: Iterable[int], group_of: Mapping[int, T], without: T) -> dict[T, tuple[int, ...]]:
    """Group people, the biggest group first, equal ones as met; who has no group goes to `without`."""
    groups: dict[T, list[int]] = {}
    for card_id in card_ids:
        groups.setdefault(group_of.get(card_id, without), []).append(card_id)
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    return {group: tuple(members) for group, members in ordered}


class Combination(Enum):
    """How lists are put together into a new one."""

    UNION = "union"
    """Who is in any of them."""
    INTERSECTION = "intersection"
    """Who is in all of them."""
    DIFFERENCE = "difference"
    """Who is in the first and in none of the others."""


def chosen_people(how: Combination, lists: Sequence[Sequence[Participant]], codes: Set[str]) -> tuple[int, ...]:
    """Return who is in the new list of those with one of these statuses; nobody twice.

    Anyone with another status in any of the lists is left out: they are done with, or called there already.
    """
    out = {person.card_id for people in lists for person in people if person.status not in codes}
    everybody = combined(how, [[person.card_id for person in people] for people in lists])
    return tuple(card_id for card_id in everybody if card_id not in out)


def combined(how: Combination, lists: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return who is in the new list, in the order of the first lists; nobody twice."""
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
