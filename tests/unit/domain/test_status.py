from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.call_list import Participant
from desktop.domain.status import Status, Statuses, is_done, tally

STATUSES = Statuses(
    (
        Status(2, "SUCCESS", "Успешно", 20),
        Status(1, "IN_WORK", "В работе", 10),
        Status(9, "LATER", "Позже", 20),
    )
)


def people(*codes):
    return [Participant(number, code) for number, code in enumerate(codes, 1)]


def test_counts_stand_in_the_order_of_the_queue_and_strangers_last():
    found = tally(people("GONE", "LATER", "SUCCESS", "IN_WORK", "IN_WORK", "ALSO_GONE"), STATUSES)
    assert found.counts == (("IN_WORK", 2), ("SUCCESS", 1), ("LATER", 1), ("ALSO_GONE", 1), ("GONE", 1))
    assert (found.total, found.done) == (6, 4)


def test_every_status_but_in_work_is_done_also_an_unknown_one():
    assert not is_done("IN_WORK")
    assert is_done("SUCCESS")
    assert is_done("GONE")


def test_an_empty_list_is_not_done():
    assert tally([], STATUSES).done_share == 0.0


def test_the_share_of_those_who_are_done():
    assert tally(people("IN_WORK", "SUCCESS", "GONE", "IN_WORK"), STATUSES).done_share == 0.5
    assert tally(people("SUCCESS"), STATUSES).done_share == 1.0


def test_equal_places_in_the_queue_are_told_apart_by_id():
    assert [status.id for status in STATUSES] == [1, 2, 9]


def test_a_status_is_looked_up_by_its_code():
    assert STATUSES.codes == ("IN_WORK", "SUCCESS", "LATER")
    assert STATUSES.get("LATER") == Status(9, "LATER", "Позже", 20)
    assert STATUSES.get("GONE") is None
    assert STATUSES.name_of("LATER") == "Позже"
    assert STATUSES.name_of("GONE") == "GONE"


def test_codes_that_the_dictionary_does_not_have_stand_last():
    assert STATUSES.codes_with(["Z", "SUCCESS", "A", "Z"]) == ("IN_WORK", "SUCCESS", "LATER", "A", "Z")
    assert Statuses().codes_with([]) == ()


@given(st.lists(st.sampled_from(["IN_WORK", "SUCCESS", "LATER", "GONE", "in_work", ""])))
def test_nobody_is_left_out(codes):
    found = tally(people(*codes), STATUSES)
    assert found.total == len(codes)
    assert found.done == sum(code != "IN_WORK" for code in codes)
