from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.qtkit.columns import Column
from desktop.qtkit.grouped_model import GroupedModel, Groups, Heading
from desktop.qtkit.table_arranging import LONG

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Task:
    id: int
    size: int = 0
    teams: tuple[str, ...] = ("a",)


COLUMNS = [
    Column("id", lambda: "Id", lambda task: str(task.id), sort=lambda task: task.id),
    Column("size", lambda: "Size", lambda task: str(task.size), sort=lambda task: task.size),
]
HEADINGS = [
    Column("id", lambda: "", lambda row: row.key, sort=lambda row: row.key),
    Column("size", lambda: "", lambda row: str(row.group), sort=lambda row: row.group),
]
BY_TEAM = Groups(lambda task: task.teams, lambda key, tasks: sum(task.size for task in tasks), HEADINGS)
BY_PARITY = Groups(lambda task: [str(task.id % 2)], lambda key, tasks: len(tasks), HEADINGS)


def new_model(parent=None):
    model = GroupedModel(COLUMNS, lambda task: task.id, parent)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def model(qapp):
    return new_model()


def lines(model):
    """Return what is shown: headings as "key sum", rows as their numbers."""
    return [f"{row.key} {row.group}" if isinstance(row, Heading) else row.id for row in model.shown]


def parts(model):
    """Return the rows that are shown below each heading, in order, by its key."""
    found = {}
    for row in model.shown:
        if isinstance(row, Heading):
            found[row.key] = []
        else:
            found[list(found)[-1]].append(row)
    return found


def test_rows_stand_below_the_headings_of_their_groups_with_sums(model):
    model.replace([Task(1, 5), Task(2, 7, ("b",)), Task(3, 1)])
    model.group(BY_TEAM)
    assert lines(model) == ["a 6", 1, 3, "b 7", 2]
    model.group(None)
    assert lines(model) == [1, 2, 3]


def test_a_row_of_two_groups_stands_in_both_and_counts_once(model):
    model.replace([Task(1, 5, ("a", "b")), Task(2, 7, ("b",))])
    model.group(BY_TEAM)
    assert lines(model) == ["a 5", 1, "b 12", 1, 2]
    assert [task.id for task in model.found] == [1, 2]
    assert [task.id for task in model.rows_of(model.shown)] == [1, 2]
    model.upsert([Task(1, 6, ("a", "b"))])
    assert [row.size for row in model.shown if not isinstance(row, Heading)] == [6, 6, 7]
    assert lines(model) == ["a 6", 1, "b 13", 1, 2]


def test_groups_and_the_rows_of_each_are_sorted_by_the_same_column(model):
    model.replace([Task(1, 5), Task(2, 7, ("b",)), Task(3, 1), Task(4, 0, ("b",))])
    model.group(BY_TEAM)
    model.sort(1, DESCENDING)
    assert lines(model) == ["b 7", 2, 4, "a 6", 1, 3]
    model.sort(1, ASCENDING)
    assert lines(model) == ["a 6", 3, 1, "b 7", 4, 2]


def test_groups_stay_in_their_order_when_their_sums_change_until_they_are_sorted_again(model):
    model.replace([Task(1, 5), Task(2, 7, ("b",))])
    model.group(BY_TEAM)
    model.sort(1, DESCENDING)
    model.upsert([Task(1, 50)])
    assert lines(model) == ["b 7", 2, "a 50", 1]
    model.sort_again()
    assert lines(model) == ["a 50", 1, "b 7", 2]


def test_a_folded_group_keeps_its_heading_and_its_sum_and_a_search_hides_empty_groups(model):
    model.replace([Task(11, 5), Task(2, 7, ("b",)), Task(3, 1)])
    model.group(BY_TEAM, ["a"])
    assert lines(model) == ["a 6", "b 7", 2]
    assert [task.id for task in model.found] == [11, 2, 3]
    model.set_search("11")
    assert lines(model) == ["a 5"]
    model.set_search("")
    model.fold("a", folded=False)
    assert lines(model) == ["a 6", 11, 3, "b 7", 2]


def test_a_row_that_changes_its_group_moves_below_the_other_heading(model):
    model.replace([Task(1, 5), Task(2, 7, ("b",))])
    model.group(BY_TEAM)
    model.upsert([Task(1, 5, ("b",))])
    assert lines(model) == ["b 12", 1, 2]


def test_a_row_in_folded_groups_has_no_place_until_it_is_revealed(model):
    model.replace([Task(1, 5, ("a", "b")), Task(2, 7, ("b",))])
    model.group(BY_TEAM, ["a"])
    assert model.index_of(1).row() == 2
    model.fold("b", folded=True)
    assert not model.index_of(1).isValid()
    model.reveal([1])
    assert model.index_of(1).row() == 1
    assert model.folded == {"b"}


tasks = st.builds(
    Task,
    id=st.integers(1, 10),
    size=st.integers(0, 3),
    teams=st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True).map(tuple),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("replace"), st.lists(tasks, max_size=10)),
        st.tuples(st.just("upsert"), st.lists(tasks, max_size=4)),
        st.tuples(st.just("remove"), st.lists(st.integers(1, 10), max_size=4)),
        st.tuples(st.just("search"), st.sampled_from(["", "1", "2"])),
        st.tuples(st.just("sort"), st.tuples(st.integers(-1, 1), st.sampled_from([ASCENDING, DESCENDING]))),
        st.tuples(st.just("group"), st.sampled_from([None, BY_TEAM, BY_PARITY])),
        st.tuples(st.just("fold"), st.tuples(st.sampled_from("abc01"), st.booleans())),
    ),
    max_size=14,
)


@given(steps)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_shows_each_row_in_its_groups_and_nowhere_else(qapp, sequence):
    model = new_model()
    rows, word, groups, order = {}, "", None, (-1, ASCENDING)
    for name, value in sequence:
        held = [(QPersistentModelIndex(model.index(place, 0)), row) for place, row in enumerate(model.shown)]
        if name in ("replace", "upsert", "remove"):
            rows = changed(rows, name, value)
            getattr(model, name)(value)
        elif name == "search":
            word = value
            model.set_search(value)
        elif name == "sort":
            order = value
            model.sort(*value)
        elif name == "group":
            groups = value
            model.group(value)
        else:
            model.fold(value[0], folded=value[1])
        wanted = [task for task in rows.values() if word in f"{task.id}\n{task.size}"]
        assert {task.id: task for task in model.found} == {task.id: task for task in wanted}
        assert_held(model, held)
        if groups is None:
            assert sorted(model.shown, key=lambda task: task.id) == sorted(wanted, key=lambda task: task.id)
            continue
        assert_grouped(model, groups, wanted)
        model.sort_again()
        if order[0] == 1:
            for members in parts(model).values():
                sizes = [task.size for task in members]
                assert sizes == sorted(sizes, reverse=order[1] is DESCENDING)


def changed(rows, name, value):
    if name == "remove":
        return {key: task for key, task in rows.items() if key not in value}
    return ({} if name == "replace" else rows) | {task.id: task for task in value}


def assert_held(model, held):
    """Persistent indexes follow their rows and headings."""
    for index, row in held:
        if index.isValid():
            found = model.shown[index.row()]
            assert isinstance(found, Heading) == isinstance(row, Heading)
            assert found.key == row.key if isinstance(row, Heading) else found.id == row.id


def assert_grouped(model, groups, wanted):
    shown = parts(model)
    assert shown.keys() == {key for task in wanted for key in groups.keys(task)}
    for heading in (row for row in model.shown if isinstance(row, Heading)):
        members = [task for task in wanted if heading.key in groups.keys(task)]
        assert heading.group == groups.make(heading.key, members)
        assert heading.folded == (heading.key in model.folded)
        below = [] if heading.folded else sorted(members, key=lambda task: task.id)
        assert sorted(shown[heading.key], key=lambda task: task.id) == below


def test_many_rows_are_grouped_while_others_are_being_taken_in(qapp):
    model = GroupedModel(COLUMNS, lambda task: task.id)
    for first in (0, 10):
        model.feed([Task(number) for number in range(first, first + 2 * LONG)])
        assert model.busy
        model.group(BY_PARITY)
        assert sorted(map(len, parts(model).values())) == [LONG, LONG]
        assert sorted(task.id for task in model.found) == list(range(first, first + 2 * LONG))
        model.feed([Task(number) for number in range(5, 5 + 2 * LONG)])
        assert sorted(task.id for tasks in parts(model).values() for task in tasks) == list(range(5, 5 + 2 * LONG))
        model.group(None)
        model.finish()


def test_new_values_of_a_row_are_told_wherever_it_is_shown(model):
    model.replace([Task(1, 5, ("a", "b")), Task(2)])
    model.group(BY_TEAM)
    told = set()
    model.dataChanged.connect(lambda first, last, _: told.update(range(first.row(), last.row() + 1)))
    model.upsert([replace(model.row(1), size=6)])
    assert lines(model) == ["a 6", 1, 2, "b 6", 1]
    assert {0, 1, 3, 4} <= told
