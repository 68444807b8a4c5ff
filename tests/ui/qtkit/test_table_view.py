from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.qtkit.columns import Column
from desktop.qtkit.placeholder import Picture, State
from desktop.qtkit.stacked_bar import Segment
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_view import TableView


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    done: int = 0


class Titles:
    name = "Name"


def columns():
    return [
        Column("name", lambda: Titles.name, lambda person: person.name, width=6),
        Column(
            "done",
            lambda: "Done",
            lambda person: f"{person.done} %",
            sort=lambda person: person.done,
            bar=lambda person: [
                Segment(person.done / 100, QColor("green"), "Success"),
                Segment(1 - person.done / 100, QColor("gray"), "In work"),
            ],
        ),
        Column("note", lambda: "Note", lambda person: "", width=5),
    ]


def people(numbers):
    return [Person(number, f"P{number:05}") for number in numbers]


@pytest.fixture
def model(qapp, monkeypatch):
    monkeypatch.setattr(Titles, "name", "Name")
    return TableModel(columns(), lambda person: person.id)


def put(lines):
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
    yield


@pytest.fixture
def view(qtbot, model):
    made = TableView(model, copy=put)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.sort_by("name")
    made.show()
    return made


@pytest.fixture
def chosen(view):
    heard = []
    view.chosen.connect(heard.append)
    return heard


def test_many_rows_are_chosen_in_one_go(view, model, chosen):
    model.replace(people(range(10_000)))
    model.finish()
    view.choose([7, 5, 6, 9_000, 12_345])
    assert [[person.id for person in rows] for rows in chosen] == [[5, 6, 7, 9_000]]
    assert view.currentIndex().row() == 7
    view.choose(range(0, 10_000, 2))
    assert len(chosen) == 2
    assert len(view.selected_rows()) == 5_000
    view.choose([])
    assert chosen[-1] == []


def test_a_chosen_row_with_new_values_is_told_again(view, model, chosen):
    model.replace(people(range(5)))
    view.choose([2])
    model.upsert([replace(model.row(2), done=40)])
    assert [rows[0].done for rows in chosen] == [0, 40]


def test_news_of_other_rows_are_not_told(view, model, chosen):
    model.replace(people(range(5)))
    view.choose([2])
    model.replace(replace(person, done=person.id != 2) for person in people(range(5)))
    assert len(chosen) == 1


def test_a_portion_of_rows_tells_the_choice_once(view, model, chosen):
    model.replace(people(range(40)))
    view.choose(range(0, 40, 2))
    model.replace(people(range(0, 40, 5)))
    assert [len(rows) for rows in chosen] == [20, 4]


def first_in_view(view, model):
    return model.shown[view.rowAt(0)].id


def test_titles_are_never_cut_in_another_language(view, model, monkeypatch):
    header = view.horizontalHeader()
    monkeypatch.setattr(Titles, "name", "Ответственный сотрудник")
    assert header.sectionSize(0) < header.sectionSizeHint(0)
    model.retranslate()
    assert header.sectionSize(0) >= header.sectionSizeHint(0)


def test_a_larger_font_keeps_titles_and_rows_whole(view):
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    view.horizontalHeader().setFont(font)
    QApplication.sendEvent(view, QEvent(QEvent.Type.FontChange))
    assert view.verticalHeader().defaultSectionSize() >= view.fontMetrics().height() + 8
    header = view.horizontalHeader()
    assert all(header.sectionSize(number) >= header.sectionSizeHint(number) for number in range(3))


def test_a_screen_reader_hears_the_parts_of_a_bar(model):
    model.replace([Person(1, "Anna", 62), Person(2, "Boris", 100)])
    said = [model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said == ["62 %, Success, In work", "100 %, Success"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) is None


def test_rows_are_copied_as_they_stand_on_the_screen(view, model):
    model.replace([Person(1, "Anna B"), Person(2, "Boris"), Person(3, "C")])
    view.horizontalHeader().moveSection(1, 0)
    view.horizontalHeader().setSectionHidden(2, True)
    view.choose([1, 3])
    view.copy_rows()
    assert QGuiApplication.clipboard().text() == "Done\tName\n0 %\tAnna B\n0 %\tC"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_row(qtbot, view, model, key):
    model.replace(people(range(3)))
    view.choose([1])
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, key)
    assert opened.args == [model.row(1)]


def open_menu(view):
    QApplication.sendEvent(
        view.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5))),
    )


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_holds_what_fits_the_selection(view, model):
    asked = []

    def fill(menu, rows):
        asked.append([person.id for person in rows])
        menu.addAction("Remove")

    model.replace(people(range(3)))
    view.choose([1, 2])
    view.set_menu(fill)
    open_menu(view)
    menu = view.findChild(QMenu)
    assert menu.isVisible()
    assert [action.text() for action in menu.actions()] == ["Remove", "", "Colum&ns"]
    assert asked == [[1, 2]]
    menu.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_columns_are_reached_from_the_rows_menu_which_a_key_opens(view, model):
    model.replace(people(range(3)))
    view.choose([1])
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    )
    menu = view.findChild(QMenu)
    assert menu.isVisible()
    [columns] = menu.actions()
    entries = {action.text(): action for action in columns.menu().actions()}
    assert list(entries) == ["&Sort by", "&Fit widths to what they hold", "", "Name", "Done", "Note"]
    sorts = {action.text(): action for action in entries["&Sort by"].menu().actions()}
    header = view.horizontalHeader()
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        sorts["Done"].trigger()
        assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (1, order)
    entries["Note"].trigger()
    assert view.isColumnHidden(2)
    menu.close()


def test_what_is_withheld_is_neither_offered_nor_remembered_as_hidden(view):
    view.withhold("note", withheld=True)
    assert view.isColumnHidden(2)
    assert [title for _, title in view.offered_columns()] == ["Name", "Done"]
    kept = view.save_layout()
    assert [(entry["key"], entry["hidden"]) for entry in kept["columns"]][2] == ("note", False)
    view.restore_layout(kept)
    assert view.isColumnHidden(2)
    view.withhold("note", withheld=False)
    assert not view.isColumnHidden(2)


def test_the_columns_are_remembered(qtbot, view, model):
    header = view.horizontalHeader()
    header.moveSection(2, 0)
    header.resizeSection(0, 200)
    header.setSectionHidden(1, True)
    view.sort_by("name", descending=True)
    saved = view.save_layout()
    other = TableView(TableModel(columns(), lambda person: person.id))
    qtbot.addWidget(other)
    other.restore_layout(saved)
    assert other.save_layout() == saved
    assert other.horizontalHeader().isSectionHidden(1)
    assert other.horizontalHeader().logicalIndex(0) == 2
    assert abs(other.horizontalHeader().sectionSize(0) - 200) <= 1
    assert other.horizontalHeader().sortIndicatorSection() == 0


@pytest.mark.parametrize(
    "layout",
    [
        {},
        {"columns": None, "sort": None},
        {"columns": [1, {"key": "gone"}, {"key": ["name"]}, {}], "sort": ["gone", "up"]},
        {"columns": [{"key": "name", "set_width": -3, "hidden": True}, {"key": "name", "set_width": 1e9}], "sort": 7},
    ],
)
def test_a_layout_that_means_nothing_does_no_harm(view, layout):
    before = view.save_layout()
    view.restore_layout(layout)
    assert view.save_layout() == before


def ids(view):
    return [person.id for person in view.selected_rows()]


def current(view):
    return view.model().shown[view.currentIndex().row()].id if view.currentIndex().isValid() else None


def fill(view, rows):
    view.model().replace(rows)
    view.doItemsLayout()  # as the loop would do next; the scroll bars take the rows into account only then


def test_enter_in_an_empty_table_opens_nothing(qtbot, view):
    with qtbot.assertNotEmitted(view.opened):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_double_click_opens_the_row_under_it(qtbot, view, model):
    model.replace(people([1, 2, 3]))
    spot = view.visualRect(model.index(2, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [model.row(3)]


def test_double_click_beside_the_rows_opens_nothing(qtbot, view, model):
    model.replace(people([1]))
    with qtbot.assertNotEmitted(view.opened):
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 200))


def test_nothing_chosen_leaves_the_clipboard_alone(view, model):
    QGuiApplication.clipboard().setText("before")
    model.replace(people([1]))
    view.clearSelection()
    view.copy_rows()
    assert QGuiApplication.clipboard().text() == "before"


def test_choose_goes_to_the_first_that_is_shown(view, model):
    fill(view, people(range(100)))
    view.choose([1000, 90])
    assert ids(view) == [90]
    assert current(view) == 90
    assert view.viewport().rect().contains(view.visualRect(model.index_of(90)).center())


@pytest.mark.parametrize(("gone", "next_one"), [([50], 51), ([50, 51, 52], 53), (range(50, 200), 49)])
def test_the_neighbour_of_a_current_row_that_goes_is_the_current_one(view, model, gone, next_one):
    fill(view, people(range(200)))
    view.choose([50])
    place = view.verticalScrollBar().value()
    model.remove(gone)
    assert current(view) == next_one
    assert ids(view) == []
    assert view.verticalScrollBar().value() == min(place, view.verticalScrollBar().maximum())


def test_a_current_row_out_of_sight_that_goes_scrolls_nothing(view, model):
    fill(view, people(range(200)))
    view.choose([5])
    view.verticalScrollBar().setValue(100)
    model.remove([5])
    assert first_in_view(view, model) == 100
    assert view.hasAutoScroll()


def test_everything_may_go_and_come_back(view, model):
    fill(view, people(range(200)))
    view.choose([150])
    model.set_search("nothing like it")
    assert not view.currentIndex().isValid()
    model.set_search("")
    assert model.rowCount() == 200
    model.replace([])
    assert ids(view) == []


def covered(view, placeholder):
    corner = placeholder.mapTo(view, QPoint(0, 0)) - view.viewport().mapTo(view, QPoint(0, 0))
    return corner == QPoint(0, 0) and placeholder.size() == view.viewport().size()


def test_the_placeholder_covers_the_viewport(view):
    placeholder = view.findChild(QWidget, "placeholder")
    assert not placeholder.isVisible()
    view.set_placeholder(State(Picture.EMPTY, "No lists yet"))
    assert placeholder.isVisible()
    assert covered(view, placeholder)
    view.resize(900, 500)
    assert covered(view, placeholder)
    view.set_placeholder(None)
    assert not placeholder.isVisible()


def test_the_placeholder_is_not_scrolled_away(view, model):
    placeholder = view.findChild(QWidget, "placeholder")
    fill(view, people(range(200)))
    view.setColumnWidth(0, 900)
    view.doItemsLayout()
    view.verticalScrollBar().setValue(50)
    view.set_placeholder(State(Picture.EMPTY, "No lists yet"))
    view.horizontalScrollBar().setValue(300)
    assert view.horizontalScrollBar().value() > 0
    assert covered(view, placeholder)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_heads_menu_shows_and_hides_columns(view):
    header = view.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(20, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = menu.actions()[3:]
    assert [action.text() for action in actions] == ["Name", "Done", "Note"]
    assert all(action.isChecked() for action in actions)
    assert [action.isEnabled() for action in actions] == [False, True, True]
    actions[2].trigger()
    assert view.isColumnHidden(2)
    actions[2].trigger()
    assert not view.isColumnHidden(2)
    menu.close()
    QCoreApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete)
    assert view.findChildren(QMenu) == []
