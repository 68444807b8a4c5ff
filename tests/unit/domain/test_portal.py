"""The last known state: its record of activities and cards."""

from desktop.domain.call_list import CONTACT, Activity, CallList
from desktop.domain.card import Card
from desktop.domain.portal import Known


def activity(list_id, subject):
    return Activity(list_id + 900, list_id, subject, 29, completed=False)


def known(*list_ids):
    state = Known()
    state.call_lists = {list_id: CallList(list_id, CONTACT, None, 1, None) for list_id in list_ids}
    return state


def test_a_list_without_an_activity_keeps_the_subject_that_it_had_last():
    state = known(13, 41)
    state.set_activities({13: activity(13, "Первая"), 41: activity(41, "Вторая"), 99: activity(99, "Чужая")})
    assert state.last_subjects == {}
    state.set_activities({41: activity(41, "Вторая")})
    assert (set(state.activities), state.last_subjects) == ({41}, {13: "Первая"})
    state.set_activities({})
    assert state.last_subjects == {13: "Первая", 41: "Вторая"}
    state.set_activities({13: activity(13, "")})
    assert state.last_subjects == {41: "Вторая"}
    state.set_activities({})
    assert state.last_subjects == {41: "Вторая"}


def test_the_activity_of_one_list_is_put_in_its_place():
    state = known(13, 41)
    state.set_activities({13: activity(13, "Первая"), 41: activity(41, "Вторая")})
    state.put_activity(13, activity(13, "Новая"))
    assert {number: one.subject for number, one in state.activities.items()} == {13: "Новая", 41: "Вторая"}
    state.put_activity(13, None)
    assert (set(state.activities), state.last_subjects) == ({41}, {13: "Новая"})
    state.put_activity(13, None)
    assert (set(state.activities), state.last_subjects) == ({41}, {13: "Новая"})


def test_a_card_is_there_or_missing_as_it_was_read_last():
    anna, oleg = Card(CONTACT, 1, "Анна"), Card(CONTACT, 2, "Олег")
    state = known()
    state.put_cards([anna, oleg], [(CONTACT, 3)])
    assert (state.cards, state.missing_cards) == ({(CONTACT, 1): anna, (CONTACT, 2): oleg}, {(CONTACT, 3)})
    state.put_cards([Card(CONTACT, 3, "Лев")], [(CONTACT, 1), (CONTACT, 9)])
    assert set(state.cards) == {(CONTACT, 2), (CONTACT, 3)}
    assert state.missing_cards == {(CONTACT, 1), (CONTACT, 9)}
