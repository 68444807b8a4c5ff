from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.domain.call_list import (
    COMPANY,
    CONTACT,
    Activity,
    CallList,
    FoundActivity,
    Membership,
    Participant,
)
from desktop.domain.list_plans import (
    ActivityWish,
    NewList,
    likely_subjects,
    plan_activity,
    plan_creation,
    plan_deletion,
)
from desktop.domain.objection import Objection
from desktop.domain.plans import Include

LIST = CallList(41, CONTACT, None, 29, 7)
PEOPLE = Membership(41, (Participant(1, "SUCCESS"),), True, False, True, datetime(2026, 11, 20, tzinfo=UTC))
MINE = Activity(900, 41, "Вторая волна", 29, completed=False)


def creation(*card_ids, kind=CONTACT, readable=(1, 2, 3)):
    return plan_creation(NewList(kind, card_ids, 7, "Новый", 30), dict.fromkeys(readable, True), 99)


def test_a_list_is_made_of_those_with_a_card_in_the_order_wished_and_nobody_twice():
    made = creation(3, 8, 1, 3, 8)
    assert (made.added, made.missing, made.objections) == ((3, 1), (8,), ())
    assert made.wish == NewList(CONTACT, (3, 8, 1, 3, 8), 7, "Новый", 30)
    assert (made.newest, made.list_id) == (99, 0)


def test_whoever_is_on_the_stop_list_or_has_no_phone_comes_only_when_included():
    readable = {1: True, 2: False, 3: False, 4: True}
    wish = NewList(CONTACT, (1, 2, 3, 4, 8))
    made = plan_creation(wish, readable, 0, stop_list={3, 4})
    assert (made.added, made.stopped, made.phoneless) == ((1,), (3, 4), (2,))
    made = plan_creation(replace(wish, include=Include(stopped=True, phoneless=True)), readable, 0, stop_list={3, 4})
    assert (made.added, made.on_stop_list, made.without_phone) == ((1, 2, 3, 4), (3, 4), (2, 3))


@pytest.mark.parametrize(
    ("card_ids", "kind", "objections"),
    [
        ((1,), COMPANY, ()),
        ((1,), 1, (Objection.READ_ONLY,)),
        ((8, 9), CONTACT, (Objection.NOBODY,)),
        ((), CONTACT, (Objection.NOBODY,)),
        ((8,), 1, (Objection.READ_ONLY, Objection.NOBODY)),
    ],
)
def test_what_stands_in_the_way_of_a_new_list(card_ids, kind, objections):
    assert creation(*card_ids, kind=kind).objections == objections


def test_nobody_on_the_stop_list_and_nobody_without_a_phone_comes_into_a_new_list_unless_included():
    readable = {1: True, 2: True, 3: False, 4: True}
    wish = NewList(CONTACT, (1, 2, 3, 4), stopped=(4,))
    made = plan_creation(wish, readable, 0, stop_list={2})
    assert (made.added, made.stopped, made.phoneless, made.on_stop_list) == ((1,), (2, 4), (3,), ())
    made = plan_creation(replace(wish, include=Include(stopped=True)), readable, 0, stop_list={2})
    assert (made.added, made.stopped, made.phoneless, made.on_stop_list) == ((1, 2, 4), (), (3,), (2, 4))
    made = plan_creation(replace(wish, include=Include(phoneless=True)), readable, 0, stop_list={2, 3})
    assert (made.added, made.stopped, made.phoneless, made.on_stop_list) == ((1,), (2, 3, 4), (), ())


def test_nobody_comes_into_a_new_list_who_was_not_shown():
    wish = NewList(CONTACT, (1, 2, 3))
    shown = plan_creation(wish, {1: True, 2: True}, 0)
    fresh = plan_creation(wish, {1: True, 3: True}, 0, shown=shown)
    assert (fresh.added, fresh.missing) == ((1,), (2,))


def test_people_can_be_left_out_of_a_new_list():
    made = creation(1, 2, 3)
    assert (made.without({2, 9}).added, made.without({2}).objections) == ((1, 3), ())
    assert made.without({8}) is made
    assert made.without({1, 2, 3}).objections == (Objection.NOBODY,)
    leads = creation(1, kind=1).without({1})
    assert (leads.added, leads.objections) == ((), (Objection.READ_ONLY, Objection.NOBODY))
    assert (leads.wish, leads.kind, leads.list_id) == (NewList(1, (1,), 7, "Новый", 30), 1, 0)


def change(found=(MINE,), administrator=True, **wish):
    return plan_activity(ActivityWish(41, **wish), found, administrator=administrator)


@pytest.mark.parametrize(
    ("wish", "changes"),
    [
        ({"subject": "Третья"}, {"subject": "Третья"}),
        ({"subject": ""}, {"subject": ""}),
        ({"subject": "Вторая волна", "responsible_id": 30}, {"responsible_id": 30}),
        ({"completed": True, "responsible_id": 29}, {"completed": True}),
    ],
)
def test_of_an_activity_only_what_differs_is_changed(wish, changes):
    made = change(**wish)
    assert (made.changes, made.objections) == (changes, ())
    assert (made.activity, made.list_id, made.wish) == (MINE, 41, ActivityWish(41, **wish))


@pytest.mark.parametrize("wish", [{}, {"subject": "Вторая волна"}, {"responsible_id": 29, "completed": False}])
def test_an_activity_that_is_so_already_is_left(wish):
    made = change(**wish)
    assert (made.objections, made.activity, made.wish) == ((Objection.NOTHING_TO_DO,), MINE, ActivityWish(41, **wish))


@pytest.mark.parametrize(
    ("found", "administrator", "objection"),
    [
        ((), True, Objection.NO_ACTIVITY),
        ((), False, Objection.ACTIVITY_NOT_VISIBLE),
        ((MINE, Activity(901, 41, "", 29, completed=True)), True, Objection.SEVERAL_ACTIVITIES),
    ],
)
def test_an_activity_that_is_not_the_one_and_only_is_not_changed(found, administrator, objection):
    made = change(found, administrator, subject="Третья")
    assert (made.objections, made.activity) == ((objection,), None)
    assert made.changes == {"subject": "Третья"}


def named(number, list_id, subject="Обзвон #41"):
    return FoundActivity(number, list_id, subject, 29, completed=False, type_id=6, provider_id="CALL_LIST")


def deletion(associated=(), found=(), administrator=True):
    return plan_deletion(LIST, PEOPLE, associated, iter(found), administrator=administrator)


def test_the_one_activity_of_a_list_is_deleted_and_its_namesakes_are_left_alone():
    decoys = (named(910, 0), named(911, 13))
    made = deletion((MINE,), (named(900, 41), *decoys))
    assert (made.activity, made.others, made.objections) == (MINE, decoys, ())
    assert (made.list_id, made.call_list, made.membership) == (41, LIST, PEOPLE)


def test_an_activity_is_found_by_its_name_when_it_carries_this_very_list():
    made = deletion((), (named(910, 0), named(905, 41)))
    assert (made.activity, made.others, made.objections) == (named(905, 41), (named(910, 0),), ())


@pytest.mark.parametrize(
    ("associated", "found", "administrator", "objections"),
    [
        ((), (), True, (Objection.NO_ACTIVITY,)),
        ((), (), False, (Objection.ACTIVITY_NOT_VISIBLE,)),
        ((), (named(910, 0),), True, (Objection.OTHER_ACTIVITY, Objection.NO_ACTIVITY)),
        ((), (named(911, 13),), False, (Objection.OTHER_ACTIVITY, Objection.ACTIVITY_NOT_VISIBLE)),
        ((MINE,), (named(905, 41), named(910, 0)), True, (Objection.SEVERAL_ACTIVITIES,)),
        ((MINE, Activity(901, 41, "", 29, completed=True)), (), True, (Objection.SEVERAL_ACTIVITIES,)),
    ],
)
def test_nothing_is_deleted_unless_it_is_the_one_and_only(associated, found, administrator, objections):
    made = deletion(associated, found, administrator)
    assert (made.objections, made.activity) == (objections, None)


def leaving(people, activity=MINE, **options):
    participants = tuple(Participant(card_id, status) for card_id, status in people.items())
    read = Membership(41, participants, True, False, True, PEOPLE.read_at)
    associated = [activity] if activity else []
    return plan_deletion(LIST, read, associated, (), administrator=True, **options)


@pytest.mark.parametrize(
    ("now", "covered"),
    [
        ({1: "IN_WORK", 2: "SUCCESS"}, True),
        ({2: "SUCCESS"}, True),
        ({1: "IN_WORK", 2: "IN_WORK"}, True),
        ({1: "SUCCESS", 2: "SUCCESS"}, False),  # got a result meanwhile
        ({1: "IN_WORK", 2: "STOP_CALLING"}, False),
        ({1: "IN_WORK", 2: "SUCCESS", 3: "IN_WORK"}, False),  # was added meanwhile
    ],
)
def test_a_deletion_that_would_lose_more_than_was_shown_is_shown_again(now, covered):
    shown = leaving({1: "IN_WORK", 2: "SUCCESS"})
    assert shown.covers(leaving(now)) is covered
    assert shown.covers_leaving(leaving(now).membership.participants) is covered


def test_a_deletion_is_of_the_activity_that_was_shown_and_of_no_other():
    shown, another = leaving({1: "IN_WORK"}), replace(MINE, id=905)
    assert shown.covers(leaving({1: "IN_WORK"}, replace(MINE, subject="Новая")))
    assert not shown.covers(leaving({1: "IN_WORK"}, another))
    assert not shown.covers(leaving({1: "IN_WORK"}, None))
    assert not leaving({1: "IN_WORK"}, None).covers(shown)
    assert not leaving({1: "IN_WORK"}, None).covers(leaving({1: "IN_WORK"}, None))


@pytest.mark.parametrize(("made_with", "strangers"), [(None, ()), ((1, 2, 3), ()), ({1}, (3, 2)), ((), (1, 3, 2))])
def test_a_list_that_others_have_come_to_is_not_unmade(made_with, strangers):
    made = leaving({1: "IN_WORK", 3: "IN_WORK", 2: "IN_WORK"}, made_with=made_with)
    assert made.strangers == strangers
    assert made.objections == ((Objection.OTHERS_IN_IT,) if strangers else ())
    gone = leaving({1: "IN_WORK"}, None, made_with=())
    assert gone.objections == (Objection.NO_ACTIVITY, Objection.OTHERS_IN_IT)


def carried(**subjects):
    return {int(key[1:]): Activity(900, int(key[1:]), subject, 29, False) for key, subject in subjects.items()}


@pytest.mark.parametrize(
    ("activities", "words", "subjects"),
    [
        ({}, (), ()),
        ({}, ("Обзвон", "Call list"), ("Call list #41", "Обзвон #41")),
        (carried(l41="Вторая волна"), ("Обзвон",), ("Вторая волна", "Обзвон #41")),
        (carried(l41="Обзвон #41"), ("Обзвон",), ("Обзвон #41",)),
        (carried(l41="  "), (), ()),
        (carried(l13="Дзвінки #13", l14="Дзвінки #14"), ("Обзвон",), ("Дзвінки #41", "Обзвон #41")),
        # Neither another list's number nor a custom name reveals the default subject.
        (carried(l13="Дзвінки #113", l14="Вторая волна", l15="#15", l16="B#16"), (), ()),
    ],
)
def test_what_the_activity_of_a_list_may_be_called(activities, words, subjects):
    assert likely_subjects(41, activities, words) == subjects
