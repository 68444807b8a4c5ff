from datetime import UTC, datetime

import pytest

from desktop.domain.call_list import CallList, Visibility
from desktop.domain.card import User
from desktop.domain.figures import Count as Number
from desktop.domain.figures import ListFigures, NotYet, Pace, Standing
from desktop.domain.list_groups import NOBODY, GroupBy, keys_of, list_group
from desktop.domain.overview import ListRow
from desktop.domain.status import Tally

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
ANNA, IGOR = User(1, "Anna"), User(2, "Igor")


def figures(number, standing=Standing.IN_PROGRESS, *, moved=0, operators=()):
    return ListFigures(
        number,
        standing,
        done_today=Number(),
        moved=moved,
        pace=Pace(),
        left=0,
        success=None,
        still=None,
        forecast=NotYet(),
        due=None,
        last=None,
        at=NOW,
        operators=operators,
    )


def row(number, counts=None, *, creator=ANNA, responsible=IGOR, found=None):
    tally = Tally(tuple(counts.items())) if counts is not None else None
    call_list = CallList(number, 3, NOW, 1, None)
    return ListRow(call_list, None, Visibility.ACTIVE, creator, responsible, tally, None, figures=found)


@pytest.mark.parametrize(
    ("by", "one", "keys"),
    [
        (GroupBy.CREATOR, row(1), (1,)),
        (GroupBy.RESPONSIBLE, row(1), (2,)),
        (GroupBy.CREATOR, row(1, creator=None), (NOBODY,)),
        (GroupBy.RESPONSIBLE, row(1, responsible=None), (NOBODY,)),
        (GroupBy.OPERATOR, row(1, found=figures(1, operators=((7, 12), (4, 3)))), (7, 4)),
        (GroupBy.OPERATOR, row(1, found=figures(1)), (NOBODY,)),
        (GroupBy.OPERATOR, row(1), (NOBODY,)),
    ],
)
def test_a_list_stands_with_its_person_and_with_each_operator_of_today(by, one, keys):
    assert keys_of(by, one) == keys


def test_a_group_says_the_sums_of_its_lists():
    rows = [
        row(5, {"IN_WORK": 10, "SUCCESS": 5}, found=figures(5, Standing.LATE, moved=2, operators=((1, 4), (2, 1)))),
        row(9, {"IN_WORK": 1, "LATER": 3}, found=figures(9, Standing.STUCK, moved=1, operators=((1, 2),))),
        row(2, found=figures(2, Standing.STUCK)),
        row(3, {"SUCCESS": 1}),
    ]
    group = list_group(GroupBy.RESPONSIBLE, ANNA, rows, None)
    assert group.tally == Tally((("IN_WORK", 11), ("SUCCESS", 6), ("LATER", 3)))
    assert (group.lists, group.moved, group.late, group.stuck, group.newest) == (4, 3, 1, 2, 9)
    assert group.own_today is None
    assert list_group(GroupBy.OPERATOR, ANNA, rows, None).own_today == 6
    assert list_group(GroupBy.OPERATOR, None, rows, None).own_today is None


def test_nothing_is_said_of_participants_who_were_never_read():
    assert list_group(GroupBy.CREATOR, ANNA, [row(1), row(2)], None).tally is None
