from hypothesis import given
from hypothesis import strategies as st

from desktop.qtkit.column_widths import Wanted, shared


@st.composite
def wishes(draw):
    """Return what a column asks for; some were set by hand."""
    least = draw(st.integers(40, 160))
    content = least + draw(st.integers(0, 400))
    most = least + draw(st.integers(0, 300))
    if draw(st.booleans()) and draw(st.booleans()):
        return Wanted(least, least, least)
    return Wanted(least, content, most, draw(st.integers(0, 3)))


def by_hand(column):
    return column.least == column.content == column.most and not column.weight


columns = st.lists(wishes(), min_size=1, max_size=9)
rooms = st.integers(0, 3000)


@given(columns, rooms)
def test_no_column_is_narrower_than_its_title(wanted, room):
    made = shared(wanted, room)
    assert len(made) == len(wanted)
    assert all(width >= column.least for column, width in zip(wanted, made, strict=True))


@given(columns, rooms)
def test_the_room_is_filled_exactly_when_it_can_be(wanted, room):
    made = sum(shared(wanted, room))
    least, content = sum(column.least for column in wanted), sum(column.content for column in wanted)
    if room < least:
        assert made == least, "the table scrolls"
    elif room <= content or any(column.weight for column in wanted):
        assert made == room
    else:
        assert made == content, "nobody asks for more"


@given(columns, rooms)
def test_nothing_is_cut_while_another_column_is_wider_than_its_content(wanted, room):
    made = shared(wanted, room)
    cut = any(width < column.content for column, width in zip(wanted, made, strict=True))
    blank = any(width > column.content for column, width in zip(wanted, made, strict=True))
    assert not (cut and blank)


@given(columns, rooms)
def test_widths_set_by_hand_stay(wanted, room):
    for column, width in zip(wanted, shared(wanted, room), strict=True):
        if by_hand(column):
            assert width == column.least


@given(columns, rooms, st.integers(0, 500))
def test_more_room_makes_no_column_narrower_than_what_it_holds(wanted, room, more):
    for column, before, after in zip(wanted, shared(wanted, room), shared(wanted, room + more), strict=True):
        assert after >= min(before, column.content, column.most)


def test_what_is_left_is_shared_by_weight():
    wanted = [Wanted(50, 100, 300, 3), Wanted(50, 100, 300), Wanted(50, 100, 300, 1)]
    assert shared(wanted, 700) == [400, 100, 200]


def test_long_texts_give_way_before_short_ones_are_cut():
    long, short = Wanted(60, 900, 300), Wanted(60, 120, 300)
    assert shared([long, short], 500) == [380, 120]


def test_what_lacks_least_is_made_whole_first():
    much, little = Wanted(60, 400, 300), Wanted(60, 320, 300)
    assert shared([much, little], 630) == [310, 320]
    assert shared([little, much], 630) == [320, 310]


def test_no_columns_no_widths():
    assert shared([], 500) == []
