"""Long tables are arranged in slices: what they show meanwhile, and in the end."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.qtkit import table_arranging, table_model, table_order
from desktop.qtkit.columns import Column
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_slices import Lane
from desktop.qtkit.table_view import TableView

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
MANY = 2 * table_arranging.LONG


@dataclass(frozen=True)
class Person:
    id: int
    name: str = ""
    size: int | None = None


COLUMNS = [
    Column("name", lambda: "Name", lambda person: person.name),
    Column("size", lambda: "Size", lambda person: str(person.size), sort=lambda person: person.size),
]


def new_model(parent=None):
    return TableModel(COLUMNS, lambda person: person.id, parent)


def people(numbers):
    return [Person(number, f"P{number:05}", number % 7) for number in numbers]


def ids(model):
    return [person.id for person in model.shown_rows]


@pytest.fixture
def view(qtbot, qapp):
    made = TableView(new_model())
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.sort_by("name")
    made.show()
    return made


@pytest.fixture
def model(view):
    model = view.model()
    model.feed(people(range(MANY)))
    model.finish()
    return model


@pytest.fixture
def short_is_long(monkeypatch):
    """Let tables of three rows be long ones, and sort two values at a time."""
    for module in (table_arranging, table_model):
        monkeypatch.setattr(module, "LONG", 2)
    monkeypatch.setattr(table_order, "PIECE", 2)


def work(model, steps):
    """Do so many steps of what is to be done."""
    for _ in range(steps):
        if lanes := model._slices._work:
            model._slices._step(min(lanes))


some = st.lists(
    st.builds(
        Person,
        id=st.integers(1, 12),
        name=st.sampled_from(["", "ab", "b", "abc"]),
        size=st.none() | st.integers(0, 3),
    ),
    max_size=12,
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("feed"), some),
        st.tuples(st.just("replace"), some),
        st.tuples(st.just("upsert"), some),
        st.tuples(st.just("remove"), st.lists(st.integers(1, 12), max_size=4)),
        st.tuples(st.just("search"), st.sampled_from(["", "a", "ab", "b c", "c"])),
        st.tuples(st.just("filter"), st.sampled_from([None, 0, 1])),
        st.tuples(st.just("sort"), st.tuples(st.integers(-1, 1), st.sampled_from([ASCENDING, DESCENDING]))),
        st.tuples(st.just("work"), st.integers(1, 40)),
    ),
    max_size=14,
)


@given(steps)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_shows_in_the_end_what_a_plain_list_would(qapp, short_is_long, sequence):
    model = new_model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    rows, words, parity, order, held = {}, [], None, (-1, ASCENDING), []
    for name, value in sequence:
        held += [(QPersistentModelIndex(model.index(place, 0)), key) for place, key in enumerate(ids(model))]
        if name in ("feed", "replace"):
            rows = {person.id: person for person in value}
            getattr(model, name)(value)
        elif name == "upsert":
            rows |= {person.id: person for person in value}
            model.upsert(value)
        elif name == "remove":
            rows = {key: person for key, person in rows.items() if key not in value}
            model.remove(value)
        elif name == "search":
            words = value.split()
            model.set_search(value)
        elif name == "filter":
            parity = value
            model.set_predicate(None if value is None else lambda person, wanted=value: person.id % 2 == wanted)
        elif name == "sort":
            order = value
            model.sort(*value)
        else:
            work(model, value)
        assert all(model.row_at(index.row()).id == key for index, key in held if index.isValid())
    model.finish()
    wanted = [
        person
        for person in rows.values()
        if (parity is None or person.id % 2 == parity)
        and all(word in f"{person.name}\n{person.size}" for word in words)
    ]
    assert sorted(ids(model)) == sorted(person.id for person in wanted)
    assert all(rows[person.id] == person for person in model.shown)
    model.sort_again()
    model.finish()
    number, direction = order
    if number >= 0:
        keys = [person.size if number else person.name or None for person in model.shown]
        having = [key for key in keys if key is not None]
        assert keys[: len(having)] == having
        assert having == sorted(having, reverse=direction is DESCENDING)
    else:
        assert ids(model) == [person.id for person in wanted]


def test_the_same_is_shown_until_the_result_is_complete(view, model):
    before, told = ids(model), []
    model.arranged.connect(lambda: told.append(model.rowCount()))
    model.set_search("P0001")
    while model.busy:
        assert ids(model) == before
        assert told == []
        work(model, 1)
        if told:
            break
    assert told == [10]
    assert ids(model) == list(range(10, 20))


def test_a_newer_letter_takes_the_place_of_the_one_before(view, model):
    told = []
    model.arranged.connect(lambda: told.append(model.rowCount()))
    for text in ("P", "P0", "P01", "P012"):
        model.set_search(text)
        work(model, 2)
    model.finish()
    assert told == [100]


def test_a_search_does_not_wait_for_rows_that_are_being_taken_in(view, model):
    model.feed(people(range(MANY + 10)))
    work(model, 3)
    model.set_search("P00001")
    while not model._slices.busy(Lane.TAKING) or model._slices.busy(Lane.ARRANGING):
        work(model, 1)
    assert ids(model) == [1]
    assert model.busy
    model.set_search("")
    model.finish()
    assert model.rowCount() == MANY + 10


def test_of_many_feeds_the_first_and_the_last_are_shown(view, model):
    told = []
    model.fed.connect(lambda: told.append(len(model.all_rows)))
    for more in range(1, 6):
        model.feed(people(range(MANY + more)))
        work(model, 3)
    model.finish()
    assert told == [MANY + 1, MANY + 5]


def test_what_is_replaced_at_once_is_not_overtaken_by_what_is_being_taken_in(view, model):
    model.feed(people(range(MANY + 1)))
    work(model, 3)
    model.replace([])
    assert ids(model) == []
    model.finish()
    assert ids(model) == []
    model.replace([Person(3, "c"), Person(2, "b")])
    assert ids(model) == [2, 3]


def test_rows_that_are_fed_stay_where_they_are_and_new_ones_come_where_they_belong(view, model):
    view.sort_by("size")
    model.finish()
    before = ids(model)
    model.feed([*people(range(MANY)), Person(-1, "new", 3)])
    model.upsert([Person(0, "P00000", 6)])
    model.finish()
    after = ids(model)
    assert [number for number in after if number >= 0] == before
    assert model.row_at(after.index(-1) - 1).size == 3
    assert model.row_at(after.index(-1) + 1).size == 4
    model.sort_again()
    model.finish()
    assert ids(model)[-1] == 0


@pytest.mark.parametrize("count", [150, 1_000, MANY])
def test_a_selection_stays_with_its_rows_however_many_they_are(view, model, count):
    chosen = list(range(5, 5 + count))[:MANY]
    view.choose(chosen)
    chosen = [number for number in chosen if number < MANY]
    current = view.currentIndex().row()
    assert model.row_at(current).id == 5
    view.sort_by("size", descending=True)
    model.finish()
    assert sorted(person.id for person in view.selected_rows()) == chosen
    assert model.row_at(view.currentIndex().row()).id == 5
    model.feed(people(range(MANY + 40)))
    model.finish()
    assert sorted(person.id for person in view.selected_rows()) == chosen
    heard = []
    view.chosen.connect(lambda rows: heard.append(len(rows)))
    model.set_predicate(lambda person: person.id % 2 == 0)
    model.finish()
    left = [number for number in chosen if number % 2 == 0]
    assert sorted(person.id for person in view.selected_rows()) == left
    assert heard[-1:] == [len(left)]


def test_new_values_of_one_of_many_selected_rows_are_told(view, model):
    view.selectAll()
    heard = []
    view.chosen.connect(heard.append)
    model.upsert([Person(7, "P00007", 99)])
    model.finish()
    assert [person.size for rows in heard for person in rows if person.id == 7] == [99]


def test_what_was_chosen_is_a_value(view, model):
    view.choose([3, 4])
    rows = view.selected_rows()
    model.upsert([Person(3, "other")])
    model.finish()
    model.replace([])
    assert rows == people([3, 4])


def test_many_rows_are_copied_step_by_step(view, model):
    lines = []

    def copy(rows):
        for line in rows:
            lines.append(line)
            yield

    view._copy = copy
    view.selectAll()
    view.copy_rows()
    assert len(lines) < MANY
    view._slices.finish(Lane.ARRANGING)
    assert lines == [["Name", "Size"], *([f"P{number:05}", str(number % 7)] for number in range(MANY))]


def test_slots_of_rows_that_are_gone_are_given_up(qtbot, view, model):
    model.replace(people(range(MANY - 3, MANY + 3)))
    model.finish()
    assert ids(model) == list(range(MANY - 3, MANY + 3))
    qtbot.waitUntil(lambda: len(model._shelf.ids) == 6 and not model._orders.forgotten)
    assert ids(model) == list(range(MANY - 3, MANY + 3))
    model.set_search("P04002")
    assert ids(model) == [MANY + 2]


def test_a_table_that_was_emptied_begins_anew(view, model):
    model.replace([])
    model.replace(people(range(3)))
    assert ids(model) == [0, 1, 2]
    assert len(model._shelf.ids) == 3


def test_what_is_prepared_when_the_language_changes_is_made_anew(view, model):
    work(model, 8)
    assert model._slices.busy(Lane.PREPARING)
    model.retranslate()
    model._slices.finish(Lane.PREPARING)
    model.set_search("P039")
    model.finish()
    assert ids(model) == list(range(3900, 4000))


def test_slots_are_used_again_however_late_others_come(view, model):
    for numbers in (range(MANY), range(20, MANY), range(20, MANY), range(20, MANY + 20)):
        model.replace(people(numbers))
        model.finish()
    assert sorted(ids(model)) == list(range(20, MANY + 20))
    assert len(model._shelf.ids) == MANY


def test_another_filter_is_looked_at_anew(view, model):
    for rest in (0, 1):
        model.set_predicate(lambda person, rest=rest: person.id % 2 == rest)
        model.finish()
        assert {number % 2 for number in ids(model)} == {rest}


def test_who_sorts_while_rows_are_taken_in_gets_them_sorted(view, model):
    view.sort_by("size")
    model.finish()
    model.feed([Person(number, "", -(number % 7)) for number in range(MANY)])
    work(model, 3)
    model.sort_again()
    model.finish()
    sizes = [person.size for person in model.shown]
    assert sizes[0] == -6
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("order", [ASCENDING, DESCENDING])
def test_a_row_that_comes_later_is_the_last_of_its_equals_in_an_order_that_was_prepared(view, model, order):
    model._slices.finish(Lane.PREPARING)
    model.upsert([Person(-1, "new", 3), Person(-2, "none"), Person(5, "moved", 0)])
    model.remove([4])
    model.sort(1, order)
    model.finish()
    sizes = [person.size for person in model.shown if person.size is not None]
    assert sizes == sorted(sizes, reverse=order is DESCENDING)
    shown = ids(model)
    assert len(shown) == MANY + 1
    assert shown[-1] == -2
    threes = [person.id for person in model.shown if person.size == 3]
    assert threes == [*range(3, MANY, 7), -1]
