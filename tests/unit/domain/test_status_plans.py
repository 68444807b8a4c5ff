from dataclasses import replace

import pytest

from desktop.domain.objection import Objection, refused
from desktop.domain.status import Status, Statuses
from desktop.domain.status_plans import (
    NewStatus,
    StatusWish,
    changed,
    plan_addition,
    plan_change,
    plan_status_deletion,
)
from desktop.domain.status_usage import Usage

DICTIONARY = Statuses(
    (
        Status(61, "IN_WORK", "В работе", 10, None, True),
        Status(70, "LATER", "Позже", 20, "#AABBCC", False),
        Status(71, "PLAIN", "Plain", 30),
    )
)
USED = Usage(((41, 12),))


def change(**wish):
    return plan_change(StatusWish("LATER", **wish), DICTIONARY, administrator=True)


def deletion(code, usage=USED, **options):
    return plan_status_deletion(code, DICTIONARY, usage, **{"administrator": True, **options})


@pytest.mark.parametrize(
    ("wish", "changes"),
    [
        ({"name": " Потом "}, {"name": "Потом"}),
        ({"name": "Позже", "sort": 25}, {"sort": 25}),
        ({"colour": "#aabbcc"}, {}),
        ({"colour": ""}, {"colour": ""}),
        ({"colour": "#000000", "sort": 20}, {"colour": "#000000"}),
    ],
)
def test_only_what_differs_is_changed(wish, changes):
    plan = change(**wish)
    assert plan.changes == changes
    assert plan.objections == (() if changes else (Objection.NOTHING_TO_DO,))


@pytest.mark.parametrize(
    ("wish", "administrator", "objections"),
    [
        (StatusWish("LATER", name="Потом"), False, (Objection.NO_RIGHT,)),
        (StatusWish("LATER", name=" "), True, (Objection.NAME_UNUSABLE,)),
        (StatusWish("GONE", name="Потом"), True, (Objection.STATUS_GONE,)),
        (StatusWish("GONE", name=""), False, (Objection.NO_RIGHT, Objection.STATUS_GONE, Objection.NAME_UNUSABLE)),
    ],
)
def test_what_stands_in_the_way_of_a_change(wish, administrator, objections):
    plan = plan_change(wish, DICTIONARY, administrator=administrator)
    assert plan.objections == objections
    assert plan.wish == wish
    assert plan.list_id == 0


def test_a_status_that_is_gone_has_no_values_to_keep():
    gone = plan_change(StatusWish("GONE", sort=25), DICTIONARY, administrator=True)
    assert (gone.status, gone.changes) == (None, {"sort": 25})
    shown = change(name="Потом")
    assert not shown.covers(plan_change(shown.wish, Statuses(), administrator=True))
    assert not plan_change(shown.wish, Statuses(), administrator=True).covers(shown)


def test_a_colour_that_is_not_there_needs_no_taking_away():
    plan = plan_change(StatusWish("IN_WORK", colour=""), DICTIONARY, administrator=True)
    assert plan.objections == (Objection.NOTHING_TO_DO,)


@pytest.mark.parametrize(
    ("now", "covered"),
    [
        ({}, True),
        ({"sort": 99}, True),
        ({"name": "Other"}, False),
        ({"id": 99}, False),
    ],
)
def test_a_change_is_shown_again_when_it_would_change_something_else(now, covered):
    shown = change(name="Потом")
    dictionary = Statuses([replace(DICTIONARY[1], **now)])
    assert shown.covers(plan_change(shown.wish, dictionary, administrator=True)) is covered


@pytest.mark.parametrize(
    ("code", "options", "objections"),
    [
        ("LATER", {}, ()),
        ("IN_WORK", {}, (Objection.SYSTEM_STATUS,)),
        ("PLAIN", {}, (Objection.SYSTEM_STATUS,)),
        ("GONE", {}, (Objection.STATUS_GONE,)),
        ("LATER", {"administrator": False}, (Objection.NO_RIGHT,)),
    ],
)
def test_what_stands_in_the_way_of_a_deletion(code, options, objections):
    assert deletion(code, **options).objections == objections


def test_a_system_status_can_be_insisted_on_and_nothing_else():
    assert refused(deletion("IN_WORK").objections, insisted=True) == ()
    no_right = deletion("IN_WORK", administrator=False)
    assert refused(no_right.objections, insisted=True) == (Objection.NO_RIGHT,)


def test_a_deletion_is_shown_again_when_the_status_came_into_use():
    assert deletion("LATER").covers(deletion("LATER", Usage(((41, 15),))))
    assert not deletion("LATER", Usage()).covers(deletion("LATER"))


def test_a_deletion_is_shown_again_when_the_status_is_gone_or_another_one():
    shown, gone = deletion("LATER"), plan_status_deletion("LATER", Statuses(), USED, administrator=True)
    assert not shown.covers(gone)
    assert not gone.covers(shown)
    another = Statuses([replace(DICTIONARY[1], id=99)])
    assert not shown.covers(plan_status_deletion("LATER", another, USED, administrator=True))


def test_a_deletion_names_the_status_and_who_has_it():
    plan = deletion("LATER")
    assert (plan.code, plan.status, plan.usage, plan.list_id) == ("LATER", DICTIONARY[1], USED, 0)


@pytest.mark.parametrize(
    ("wish", "objections"),
    [
        (NewStatus("NEW", "New", 40), ()),
        (NewStatus("later", "New", 40), (Objection.CODE_EXISTS,)),
        (NewStatus("A:B", "", 40), (Objection.CODE_UNUSABLE, Objection.NAME_UNUSABLE)),
    ],
)
def test_what_stands_in_the_way_of_a_new_entry(wish, objections):
    plan = plan_addition(wish, DICTIONARY, USED, administrator=True)
    assert plan.objections == objections
    assert (plan.wish, plan.usage, plan.list_id) == (wish, USED, 0)
    without_right = plan_addition(wish, DICTIONARY, USED, administrator=False)
    assert without_right.objections == (Objection.NO_RIGHT, *objections)


def test_the_dictionary_once_wishes_are_fulfilled():
    wishes = [StatusWish("LATER", name=" Потом ", sort=5), StatusWish("PLAIN", colour="#aabbcc"), StatusWish("GONE")]
    found = changed(DICTIONARY, [*wishes, StatusWish("LATER", colour="")])
    assert found == (
        Status(70, "LATER", "Потом", 5, None, False),
        Status(61, "IN_WORK", "В работе", 10, None, True),
        Status(71, "PLAIN", "Plain", 30, "#AABBCC"),
    )
