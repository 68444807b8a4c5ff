"""What is said about the operators' queue: of one move, of several, of room made for a new status."""

from datetime import UTC, datetime

import pytest

from desktop.domain.portal import Known
from desktop.domain.status import Status, Statuses
from desktop.domain.status_order import moved, new_sorts, put
from desktop.domain.status_plans import NewStatus, StatusWish, plan_addition, plan_change
from desktop.domain.status_usage import Usage
from desktop.services.operations.arrange_statuses import ArrangeStatuses, Placing
from desktop.services.writing.operation import Prepared, Step, Writes
from desktop.services.writing.statuses import AddStatus, ChangeStatus, StatusBefore, StatusChangeEntry, StatusValues
from desktop.ui.plan import sentences
from desktop.ui.writes import status_order

WARNING = "The order of the dictionary is the order of the operators' queue"


def dictionary(*sorts):
    return Statuses(
        Status(number, "ABCDEF"[number - 1], f"Name {number}", sort) for number, sort in enumerate(sorts, 1)
    )


def change(entries, code, sort):
    wish = StatusWish(code, sort=sort)
    return Step(ChangeStatus(wish), plan_change(wish, entries, administrator=True))


def said(entries, *steps):
    return sentences.of(Prepared(steps, Writes(())), Known(statuses=entries))


@pytest.mark.parametrize(
    ("sorts", "summary", "another"),
    [
        ({"C": 15}, "“Name 3” will come after “Name 1”.", True),
        ({"C": 5}, "“Name 3” will come first in the queue.", True),
        ({"A": 12}, "Numbers of order change: “Name 1”. The queue stays as it is.", False),
        ({"A": 5, "B": 7, "C": 6}, "“Name 2” will come after “Name 3”.", True),
        ({"A": 40, "C": 5}, "The queue will be: “Name 3”, “Name 2”, “Name 1”.", True),
        ({"A": 11, "B": 21}, "Numbers of order change: “Name 1”, “Name 2”. The queue stays as it is.", False),
    ],
)
def test_a_plan_says_where_a_status_goes_or_the_whole_order(sorts, summary, another):
    entries = dictionary(10, 20, 30)
    found = said(entries, *(change(entries, code, sort) for code, sort in sorts.items()))
    assert found.summary == summary
    assert any(WARNING in text for text in found.warnings) is another


def test_room_for_a_new_status_is_no_move_of_the_others():
    entries = dictionary(1, 2)
    sorts = new_sorts(put(entries, Status(0, "N", "", 0), "A"))
    new = NewStatus("N", "New", sorts.pop("N"))
    addition = Step(AddStatus(new), plan_addition(new, entries, Usage(), administrator=True))
    found = said(entries, addition, *(change(entries, code, sort) for code, sort in sorts.items()))
    assert found.summary == (
        "Add the status “New” with the code N.\nNumbers of order change: “Name 2”. The queue stays as it is."
    )
    assert "It will come after “Name 1”." in [line.text for line in found.details]
    assert not any(WARNING in text for text in found.warnings)


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        ((10, 20, 15), {"C": 30}, "“Name 3” comes after “Name 1” now."),
        ((10, 20, 5), {"C": 30}, "“Name 3” comes first in the queue now."),
        ((40, 20, 5), {"A": 10, "C": 30}, "The queue is now: “Name 3”, “Name 2”, “Name 1”."),
        ((11, 20, 30), {"A": 10}, "Numbers of order changed: “Name 1”. The queue stays as it was."),
    ],
)
def test_a_report_says_what_became_of_the_queue(now, before, text):
    entries = dictionary(*now)
    written = [
        StatusChangeEntry(
            at=datetime.now(UTC),
            user_id=1,
            host="acme.bitrix24.ru",
            before=StatusBefore(status=1, code=code, called=code, sort=sort),
            after=StatusValues(sort=entries.get(code).sort),
        )
        for code, sort in before.items()
    ]
    assert status_order.done(written, Known(statuses=entries)) == text


def test_moves_one_after_another_are_one_order_and_one_of_a_status_that_is_gone_is_told():
    entries = dictionary(10, 20, 30)
    order = [status.code for status in moved(entries, "A", 2)]
    wishes = ArrangeStatuses(places=(Placing("B", ()), Placing("A", tuple(order[:-1])), Placing("GONE", ("A",))))
    assert wishes.wishes(entries) == [StatusWish("GONE"), StatusWish("A", sort=40)]
