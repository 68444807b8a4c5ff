"""Rows that somebody reads stay where they are while the table is fed."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QTableView

from desktop.qtkit.columns import Column
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_view import TableView


@dataclass(frozen=True)
class Person:
    id: int
    name: str = ""
    done: int = 0


@pytest.fixture
def view(qtbot, qapp):
    columns = [
        Column("name", lambda: "Name", lambda person: person.name),
        Column("done", lambda: "Done", lambda person: str(person.done), sort=lambda person: person.done),
    ]
    made = TableView(TableModel(columns, lambda person: person.id))
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    return made


@pytest.fixture
def model(view):
    view.sort_by("name")
    return view.model()


def people(numbers):
    return [Person(number, f"P{number:05}") for number in numbers]


def ids(view):
    return [person.id for person in view.model().shown]


def feed_done(view, *done):
    view.model().replace(Person(number, f"P{number:02}", share) for number, share in enumerate(done))


def test_rows_that_are_shown_keep_their_order_when_they_are_fed(view):
    view.sort_by("done", descending=True)
    feed_done(view, 30, 20, 10, 0)
    feed_done(view, 0, 10, 20, 30)
    assert ids(view) == [0, 1, 2, 3]
    view.model().upsert([Person(0, "", 99)])
    assert ids(view) == [0, 1, 2, 3]


def test_names_that_load_do_not_move_rows(view):
    view.sort_by("name")
    view.model().replace(Person(number) for number in (3, 1, 2))
    before = ids(view)
    for number, name in ((3, "Anna"), (1, "Boris"), (2, "Aaron")):
        view.model().upsert([Person(number, name)])
        assert ids(view) == before


def test_new_rows_come_where_they_belong(view):
    view.sort_by("done")
    feed_done(view, 0, 10, 20, 30)
    rows = {row.id: row for row in view.model().rows} | {3: Person(3, "", 5)}
    view.model().replace([*rows.values(), Person(7, "", 15), Person(8, "", -1), Person(9, "", 99)])
    assert ids(view).index(7) == ids(view).index(1) + 1
    assert ids(view)[0] == 8
    assert [number for number in ids(view) if number < 7] == [0, 1, 2, 3], "the others stay"


def test_who_leaves_is_gone_and_moves_nobody(view):
    view.sort_by("done")
    feed_done(view, 0, 10, 20, 30)
    view.model().replace(Person(number, "", 30 - number) for number in (0, 2, 3))
    assert ids(view) == [0, 2, 3]


def test_sorting_by_hand_sorts_anew(view):
    view.sort_by("done")
    feed_done(view, 0, 10, 20)
    feed_done(view, 20, 10, 0)
    view.sort_by("done")
    assert ids(view) == [2, 1, 0]


def test_a_search_sorts_anew(view):
    view.sort_by("done")
    feed_done(view, 0, 10, 20)
    feed_done(view, 20, 10, 0)
    view.model().set_search("P")
    assert ids(view) == [2, 1, 0]


def test_rows_are_in_order_when_the_table_is_shown_again(view):
    view.sort_by("done")
    feed_done(view, 0, 10, 20)
    view.hide()
    feed_done(view, 20, 10, 0)
    assert ids(view) == [0, 1, 2]
    view.show()
    assert ids(view) == [2, 1, 0]


def test_a_list_that_is_all_there_is_put_into_order(view):
    view.sort_by("name")
    view.model().replace(Person(number) for number in (3, 1, 2))
    view.model().upsert([Person(3, "C"), Person(1, "B"), Person(2, "A")])
    view.settle()
    assert ids(view) == [2, 1, 3]


@pytest.mark.parametrize("reading", ["selected", "scrolled"])
def test_it_is_not_while_somebody_reads_it(view, reading):
    view.sort_by("name")
    feed = [Person(number, f"P{number:03}") for number in range(100)]
    view.model().replace(feed)
    view.updateGeometries()
    if reading == "selected":
        view.choose([5])
    else:
        view.verticalScrollBar().setValue(20)
    view.model().replace(replace(person, name=f"P{100 - person.id:03}") for person in feed)
    view.settle()
    assert ids(view) == list(range(100))


def test_the_selection_stays_with_its_people_when_rows_are_sorted_anew(view):
    view.sort_by("done")
    feed_done(view, *range(50))
    view.choose([3, 4])
    feed_done(view, *range(50, 0, -1))
    assert {person.id for person in view.selected_rows()} == {3, 4}
    view.model().sort_again()
    assert {person.id for person in view.selected_rows()} == {3, 4}
    assert view.currentIndex().row() == ids(view).index(3)


def test_scrolling_by_pixels_keeps_rows_in_their_place_too(view):
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.sort_by("name")
    view.model().replace(Person(number, f"P{number:03}") for number in range(100, 300))
    view.updateGeometries()
    view.verticalScrollBar().setValue(50 * view.rowHeight(0) + 7)
    before = view.visualRect(view.model().index_of(153)).top()
    view.model().replace(Person(number, f"P{number:03}") for number in range(90, 300))
    assert view.visualRect(view.model().index_of(153)).top() == before


def scroll(view, place):
    view.updateGeometries()  # otherwise the view notices its new rows only when the loop is next free
    view.verticalScrollBar().setValue(place)


def first_in_view(view, model):
    return model.shown[view.rowAt(0)].id


def on_screen(view, model, person_id):
    return view.visualRect(model.index_of(person_id)).top()


@pytest.mark.parametrize(
    "after",
    [
        range(90, 300),  # new ones above
        range(120, 300),  # fewer above
        range(100, 400),  # more below
        [*range(110, 150), *range(152, 300)],  # fewer above, and the topmost two gone
        [*range(50, 150), *range(10_000, 10_010), *range(150, 300)],
    ],
)
def test_what_is_read_stays_in_its_place(view, model, after):
    model.replace(people(range(100, 300)))
    scroll(view, 50)
    assert first_in_view(view, model) == 150
    before = on_screen(view, model, 153)
    model.replace(people(after))
    assert on_screen(view, model, 153) == before


def test_one_row_that_leaps_away_takes_nobody_along(view, model):
    view.sort_by("done", descending=True)
    model.replace(Person(number, "", 100 - number) for number in range(100))
    scroll(view, 20)
    before = on_screen(view, model, 23)
    model.upsert([Person(20, "", 0)])
    assert on_screen(view, model, 23) == before


def test_at_the_top_new_rows_come_into_view(view, model):
    model.replace(people(range(100, 300)))
    model.replace(people(range(90, 300)))
    assert first_in_view(view, model) == 90


def test_searching_and_sorting_do_not_chase_a_row(view, model):
    model.replace(people(range(300)))
    scroll(view, 50)
    view.sort_by("name", descending=True)
    assert view.verticalScrollBar().value() == 50
