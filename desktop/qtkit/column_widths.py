"""How wide the columns of a table are: by what they hold, and nothing is cut while another column is blank."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a column asks for, in pixels.

    `least` is its title's width, `content` that of its title and its widest cell, `most` what it takes while others
    are cut, `weight` its part of what room is left over. One that was set by hand has all three of the same value.
    """

    least: int
    content: int
    most: int
    weight: int = 0


def shared(wanted: Sequence[Wanted], room: int) -> list[int]:
    """Return the width of each column, together as wide as the room; wider only if the least widths are."""
    widths = [max(column.least, min(column.content, column.most)) for column in wanted]
    spare = room - sum(widths)
    if spare < 0:
        return _shrunk(wanted, widths, -spare)
    lacks = [column.content - width for column, width in zip(wanted, widths, strict=True)]
    _grow(widths, lacks, spare)
    spare = room - sum(widths)
    if spare > 0 and all(width >= column.content for column, width in zip(wanted, widths, strict=True)):
        for place, part in enumerate(_parts([column.weight for column in wanted], spare)):
            widths[place] += part
    return widths


def _grow(widths: list[int], lacks: Sequence[int], spare: int) -> None:
    """Give cut columns what they lack, the ones that lack least first, while there is room."""
    for place in sorted(range(len(widths)), key=lambda place: lacks[place]):
        part = max(0, min(lacks[place], spare))
        widths[place] += part
        spare -= part


def _shrunk(wanted: Sequence[Wanted], widths: list[int], over: int) -> list[int]:
    """Take what is too much from all columns, in proportion to what each can give."""
    gives = [width - column.least for column, width in zip(wanted, widths, strict=True)]
    taken = _parts(gives, min(over, sum(gives)))
    return [width - part for width, part in zip(widths, taken, strict=True)]


def _parts(weights: Sequence[int], whole: int) -> list[int]:
    """Part a whole number of pixels by weight; none is lost."""
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    ends = [0]
    for weight in weights:
        ends.append(ends[-1] + weight)
    return [whole * end // total - whole * begin // total for begin, end in pairwise(ends)]
