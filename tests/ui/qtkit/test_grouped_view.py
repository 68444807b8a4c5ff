from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.qtkit.columns import Column
from desktop.qtkit.grouped_model import GroupedModel, Groups
from desktop.qtkit.grouped_view import GroupedView
from desktop.qtkit.heading_cell import BelowHeadingCell, HeadingCell

KEY, CLICK = QTest.keyClick, QTest.mouseClick
LEFT, CONTROL, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@dataclass(frozen=True)
class Task:
    id: int
    team: str


TASKS = [Task(1, "a"), Task(2, "a"), Task(3, "b"), Task(4, "b"), Task(5, "c")]
HEADINGS = [
    Column(
        "id",
        lambda: "",
        lambda row: row.key,
        sort=lambda row: row.key,
        spoken=lambda row: f"{row.key}, folded" if row.folded else row.key,
        cell=HeadingCell(lambda row: str(row.group)),
    )
]
BY_TEAM = Groups(lambda task: [task.team], lambda key, tasks: len(tasks), HEADINGS)


@pytest.fixture
def view(qtbot):
    columns = [
        Column(
            "id",
            lambda: "Id",
            lambda task: str(task.id),
            sort=lambda task: task.id,
            cell=BelowHeadingCell(lambda task: "", lambda: model.grouped),
            weight=1,
        )
    ]
    model = GroupedModel(columns, lambda task: task.id)
    made = GroupedView(model)
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.sort_by("id")
    model.replace(TASKS)
    model.group(BY_TEAM)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def places(view):
    return sorted({index.row() for index in view.selectionModel().selectedIndexes()})


def chosen(view):
    return [task.id for task in view.selected_rows()]


def at(view, place, x=150):
    return QPoint(x, view.rowViewportPosition(place) + view.rowHeight(place) // 2)


def click(view, place, *, keys=Qt.KeyboardModifier.NoModifier, x=150):
    CLICK(view.viewport(), LEFT, keys, at(view, place, x))


def double_click(view, place):
    click(view, place)
    QTest.mouseDClick(view.viewport(), LEFT, pos=at(view, place))


def test_left_and_right_fold_and_unfold_and_walk(view):
    view.setCurrentIndex(view.model().index(0, 0))
    KEY(view, Qt.Key.Key_Left)
    assert view.model().folded == {"a"}
    assert chosen(view) == [1, 2]
    KEY(view, Qt.Key.Key_Left)
    assert view.model().folded == {"a"}
    KEY(view, Qt.Key.Key_Right)
    assert view.model().folded == set()
    assert places(view) == [0, 1, 2]
    KEY(view, Qt.Key.Key_Right)
    assert (view.currentIndex().row(), chosen(view)) == (1, [1])
    KEY(view, Qt.Key.Key_Down)
    KEY(view, Qt.Key.Key_Left)
    assert (view.currentIndex().row(), chosen(view)) == (0, [1, 2])


def test_enter_and_a_double_click_fold_a_heading_and_open_a_row(view):
    opened = []
    view.opened.connect(opened.append)
    view.setCurrentIndex(view.model().index(3, 0))
    KEY(view, Qt.Key.Key_Return)
    assert view.model().folded == {"b"}
    double_click(view, 3)
    assert view.model().folded == set()
    assert opened == []
    double_click(view, 4)
    assert [task.id for task in opened] == [3]


def test_the_arrow_folds_with_one_click_and_the_name_does_not(view):
    click(view, 0)
    assert view.model().folded == set()
    click(view, 0, x=16)
    assert view.model().folded == {"a"}
    assert chosen(view) == [1, 2]
    click(view, 1, x=16)
    assert view.model().folded == {"a", "b"}


def test_a_heading_selects_its_rows_and_one_that_is_taken_out_takes_the_heading_out(view):
    told = []
    view.chosen.connect(lambda tasks: told.append([task.id for task in tasks]))
    click(view, 0)
    assert (places(view), chosen(view)) == ([0, 1, 2], [1, 2])
    assert told == [[1, 2]]
    click(view, 0)
    assert (places(view), chosen(view)) == ([0, 1, 2], [1, 2])
    click(view, 3, keys=CONTROL)
    assert chosen(view) == [1, 2, 3, 4]
    click(view, 1, keys=CONTROL)
    assert (places(view), chosen(view)) == ([2, 3, 4, 5], [2, 3, 4])
    click(view, 3, keys=CONTROL)
    assert (places(view), chosen(view)) == ([2], [2])
    click(view, 4)
    assert (places(view), chosen(view)) == ([4], [3])


def test_a_range_across_a_heading_selects_its_whole_group(view):
    click(view, 2)
    click(view, 3, keys=SHIFT)
    assert chosen(view) == [2, 3, 4]


def test_a_selected_group_stays_selected_while_it_is_folded_searched_and_gets_new_rows(view):
    model = view.model()
    click(view, 3)
    model.fold("b", folded=True)
    assert (places(view), chosen(view)) == ([3], [3, 4])
    model.fold("b", folded=False)
    assert (places(view), chosen(view)) == ([3, 4, 5], [3, 4])
    told = []
    view.chosen.connect(lambda tasks: told.append([task.id for task in tasks]))
    model.upsert([Task(6, "b")])
    assert (places(view), chosen(view)) == ([3, 4, 5, 6], [3, 4, 6])
    assert told == [[3, 4, 6]]
    model.set_search("6")
    assert (places(view), chosen(view)) == ([0, 1], [6])
    model.set_search("")
    assert chosen(view) == [3, 4, 6]


def test_everything_can_be_selected_and_copied_without_headings(view):
    lines = []
    view._copy = lambda copied: lines.extend(copied) or iter(())
    view.model().fold("a", folded=True)
    view.selectAll()
    assert chosen(view) == [1, 2, 3, 4, 5]
    view.copy_rows()
    assert lines == [["Id"], *([str(number)] for number in range(1, 6))]


def test_choosing_a_row_unfolds_its_group(view):
    view.model().fold("b", folded=True)
    view.choose([4])
    assert chosen(view) == [4]
    assert view.model().folded == set()


def test_rows_keep_their_selection_when_they_are_grouped_and_put_together_again(view):
    view.choose([4])
    view.model().group(None)
    assert chosen(view) == [4]
    view.model().group(BY_TEAM)
    assert (places(view), chosen(view)) == ([5], [4])


def test_without_groups_left_and_right_do_what_they_do_in_any_table(view):
    view.model().group(None)
    view.setCurrentIndex(view.model().index(0, 0))
    KEY(view, Qt.Key.Key_Left)
    assert (view.currentIndex().row(), chosen(view)) == (0, [1])


def test_a_screen_reader_hears_whether_a_group_is_folded(view):
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert view.model().index(0, 0).data(spoken) == "a"
    view.model().fold("a", folded=True)
    assert view.model().index(0, 0).data(spoken) == "a, folded"
