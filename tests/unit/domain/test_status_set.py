"""A set of statuses brought to a dictionary: what is added, changed, moved and marked, and what stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.local_plans import MarkWish
from desktop.domain.status import Status, Statuses
from desktop.domain.status_mark import Mark
from desktop.domain.status_plans import NewStatus, StatusWish, changed
from desktop.domain.status_set import Bringing, SetEntry, StatusSet, bring, set_of

SYSTEM = (
    Status(1, "IN_WORK", "In progress", 10, None, True),
    Status(2, "SUCCESS", "Success", 20, "#00FF00", True),
    Status(3, "STOP_CALLING", "Stop", 40, None, True),
)
LATER = Status(4, "LATER", "Later", 30, "#AABBCC", False)
BUSY = Status(5, "BUSY", "Busy", 50, None, False)


def no_mark(code):
    return None


def own(*statuses):
    return Statuses([*SYSTEM, *statuses])


def after(dictionary, bringing):
    """Return the dictionary once everything was brought."""
    added = [Status(100 + n, a.code, a.name, a.sort, a.colour, False) for n, a in enumerate(bringing.additions)]
    return changed(Statuses([*dictionary, *added]), bringing.changes)


def test_own_statuses_are_kept_with_colour_mark_and_queue():
    kept = set_of(own(LATER, BUSY), {"LATER": Mark.FINAL}.get, portal="acme")
    assert kept.entries == (SetEntry("LATER", "Later", "#AABBCC", Mark.FINAL), SetEntry("BUSY", "Busy"))
    assert kept.queue == ("IN_WORK", "SUCCESS", "LATER", "STOP_CALLING", "BUSY")


def test_one_that_may_be_a_system_status_is_not_kept():
    assert set_of(Statuses([Status(4, "LATER", "Later", 30)]), no_mark).entries == ()


def test_what_is_there_already_needs_nothing():
    dictionary = own(LATER, BUSY)
    found = bring(set_of(dictionary, no_mark), dictionary, no_mark)
    assert found == Bringing((), (), (), same=("LATER", "BUSY"))


def test_what_is_missing_is_added_between_its_neighbours_and_nothing_is_deleted():
    other = Status(7, "MINE", "Mine", 25, None, False)
    found = bring(set_of(own(LATER, BUSY), no_mark), own(other), no_mark)
    assert [(a.code, a.name, a.colour) for a in found.additions] == [
        ("LATER", "Later", "#AABBCC"),
        ("BUSY", "Busy", None),
    ]
    assert found.changes == ()
    assert found.others == ("MINE",)
    assert after(own(other), found).codes == ("IN_WORK", "SUCCESS", "LATER", "MINE", "STOP_CALLING", "BUSY")


def test_name_colour_and_order_become_those_of_the_set():
    there = own(Status(8, "LATER", "Wait", 60, None, False), BUSY)
    found = bring(set_of(own(LATER, BUSY), no_mark), there, no_mark)
    [wish] = found.changes
    assert (wish.code, wish.name, wish.colour) == ("LATER", "Later", "#AABBCC")
    assert after(there, found).codes == own(LATER, BUSY).codes
    assert found.same == ("BUSY",)


def test_a_colour_that_the_set_does_not_have_goes():
    found = bring(set_of(own(BUSY), no_mark), own(Status(5, "BUSY", "Busy", 50, "#112233", False)), no_mark)
    assert found.changes == (StatusWish("BUSY", colour=""),)


def test_codes_are_compared_as_the_portal_does():
    there = own(Status(9, "later", "Later", 30, "#aabbcc", False))
    found = bring(set_of(own(LATER), no_mark), there, no_mark)
    assert (found.additions, found.changes, found.same) == ((), (), ("later",))


def test_the_only_one_of_a_name_is_the_same_under_another_code():
    there = own(Status(9, "UC_7", "later ", 30, None, False))
    found = bring(set_of(own(LATER), {"LATER": Mark.CALL_AGAIN}.get), there, no_mark)
    assert found.additions == ()
    assert found.changes == (StatusWish("UC_7", "Later", None, "#AABBCC"),)
    assert found.marks == (MarkWish("UC_7", Mark.CALL_AGAIN, "Later"),)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ([LATER], [Status(9, "A", "Later", 30, None, False), Status(10, "B", "Later", 31, None, False)]),
        ([LATER, Status(6, "LATER2", "Later", 31, None, False)], [Status(9, "A", "Later", 30, None, False)]),
    ],
)
def test_equal_names_are_no_proof_where_there_are_several(mine, theirs):
    found = bring(set_of(own(*mine), no_mark), own(*theirs), no_mark)
    assert [addition.code for addition in found.additions] == [status.code for status in mine]
    assert found.others == tuple(status.code for status in theirs)


def test_a_system_status_there_is_passed_over():
    wished = StatusSet((SetEntry("SUCCESS", "Won", "#000000", Mark.FINAL),), ("SUCCESS",))
    found = bring(wished, own(), no_mark)
    assert found == Bringing((), (), (), passed_over=("SUCCESS",))


def test_marks_are_set_and_never_removed():
    dictionary = own(LATER, BUSY)
    marks = {"LATER": Mark.FINAL}
    found = bring(set_of(dictionary, {"BUSY": Mark.FINAL}.get), dictionary, marks.get)
    assert found.marks == (MarkWish("BUSY", Mark.FINAL, "Busy"),)


def test_one_that_its_set_has_no_place_for_comes_last():
    found = bring(StatusSet((SetEntry("NEW", "New"),)), own(LATER), no_mark)
    [addition] = found.additions
    assert isinstance(addition, NewStatus)
    assert after(own(LATER), found).codes[-1] == "NEW"


CODES = [f"S{number}" for number in range(6)]
DICTIONARIES = st.permutations(
    [*SYSTEM, *(Status(10 + n, code, code, 0, None, False) for n, code in enumerate(CODES))]
)


@given(DICTIONARIES, DICTIONARIES, st.sets(st.sampled_from(CODES)), st.sets(st.sampled_from(CODES)))
def test_the_order_of_the_set_comes_about_and_bringing_again_changes_nothing(first, second, here, there):
    def made(order, codes):
        there_are = [one for one in order if one.system or one.code in codes]
        return Statuses(Status(s.id, s.code, s.name, 10 * n, None, s.system) for n, s in enumerate(there_are, 1))

    systems = iter([status for status in second if status.system])  # they stay in the order that they have there
    source, target = made([next(systems) if one.system else one for one in first], here), made(second, there)
    wished = set_of(source, no_mark)
    result = after(target, bring(wished, target, no_mark))
    assert set(result.codes) == set(source.codes) | set(target.codes)
    assert [code for code in result.codes if code in source.codes] == list(source.codes)
    again = bring(wished, result, no_mark)
    assert (again.additions, again.changes) == ((), ())
