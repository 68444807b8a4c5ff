from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_view import TableView

SHORT, LONG = "Anna", "Обзвон клиентов, которые не ответили"


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    city: str = "Omsk"


class Titles:
    city = "City"


def columns():
    return [
        Column("name", lambda: "Name", lambda person: person.name, width=60),
        Column("city", lambda: "City", lambda person: f"{Titles.city} {person.city}", width=60),
        Column("number", lambda: "No", lambda person: str(person.id), alignment=RIGHT),
        Column("rest", lambda: "Rest", lambda person: "", weight=1),
        Column("more", lambda: "More", lambda person: person.city * 3, width=60, extra=True),
    ]


def made(qtbot):
    view = TableView(TableModel(columns(), lambda person: person.id))
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    return view


@pytest.fixture
def view(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(Titles, "city", "City")
    return made(qtbot)


def widths(view):
    return [view.columnWidth(number) for number in range(view.model().columnCount())]


def needed(view, number):
    """Return the width that a column needs for its title and all its cells."""
    return max(view.sizeHintForColumn(number), view.horizontalHeader().sectionSizeHint(number))


def feed(view, *people):
    """Feed the table, and measure at once what would be measured a moment later."""
    view.model().replace(people)
    view.widths.measure()


def test_columns_grow_with_what_they_hold_and_the_room_is_filled(view):
    feed(view, Person(1, SHORT))
    narrow = widths(view)[0]
    feed(view, Person(1, SHORT), Person(2, LONG))
    assert widths(view)[0] >= needed(view, 0) > narrow
    assert view.horizontalHeader().length() == view.viewport().width()


def test_rows_that_come_are_measured_a_moment_later(view, qtbot):
    view.model().replace([Person(1, LONG)])
    qtbot.waitUntil(lambda: view.columnWidth(0) >= needed(view, 0))
    view.model().upsert([Person(2, LONG * 2)])
    qtbot.waitUntil(lambda: view.columnWidth(0) >= needed(view, 0))


def test_rows_that_were_measured_are_not_measured_again(view, qtbot):
    measured = []
    view.model().columns[1] = replace(columns()[1], text=lambda person: measured.append(person.id) or person.city)
    people = [Person(number, SHORT) for number in range(300)]
    feed(view, *people)
    view.setUpdatesEnabled(False)
    narrow = view.columnWidth(0)
    measured.clear()
    view.model().upsert([Person(0, LONG)])
    qtbot.waitUntil(lambda: view.columnWidth(0) > narrow)
    assert set(measured) == {0}


def test_rows_that_a_search_lets_come_are_measured_too(view, qtbot):
    view.model().set_search(SHORT)
    feed(view, Person(1, SHORT), Person(2, LONG))
    assert view.columnWidth(0) < 200
    view.model().set_search("")
    qtbot.waitUntil(lambda: view.columnWidth(0) >= needed(view, 0))


def test_columns_never_shrink_while_rows_come_and_go(view):
    feed(view, Person(1, LONG))
    wide = widths(view)
    feed(view, Person(2, SHORT))
    assert widths(view) == wide
    feed(view)
    assert widths(view) == wide


def test_the_room_is_shared_anew_in_another_window(view):
    feed(view, Person(1, LONG))
    for width in (1200, 700, 900):
        view.resize(width, 300)
        assert view.horizontalHeader().length() == view.viewport().width()
        assert view.columnWidth(0) >= needed(view, 0)


def test_the_scroll_bar_takes_its_room_from_the_columns(view, qtbot):
    view.model().replace(Person(number, SHORT) for number in range(100))
    view.doItemsLayout()  # as the loop would do next
    QApplication.processEvents()
    assert view.viewport().width() < view.width() - 8
    assert view.horizontalHeader().length() == view.viewport().width()
    qtbot.waitUntil(lambda: not view.horizontalScrollBar().isVisible())  # in a later turn of the loop


def divider(view, number):
    """Return the place between a column's title and the next."""
    header = view.horizontalHeader()
    right = header.sectionViewportPosition(number) + header.sectionSize(number) - 1
    return QPoint(right, header.height() // 2)


def test_a_divider_that_is_dragged_sets_a_width_by_hand(view):
    feed(view, Person(1, LONG))
    header, at = view.horizontalHeader().viewport(), divider(view, 0)
    QTest.mousePress(header, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(header, at - QPoint(60, 0))
    QTest.mouseMove(header, at - QPoint(80, 0))
    QTest.mouseRelease(header, Qt.MouseButton.LeftButton, pos=at - QPoint(80, 0))
    assert view.widths.by_hand == {0}
    cut = view.columnWidth(0)
    assert cut < needed(view, 0)
    feed(view, Person(1, LONG), Person(2, LONG * 2))
    view.resize(1100, 300)
    assert view.columnWidth(0) == cut
    assert view.horizontalHeader().length() == view.viewport().width(), "the others take what it gave up"


def test_a_double_click_on_a_divider_fits_the_column(view):
    feed(view, Person(1, LONG))
    view.setColumnWidth(0, 60)
    assert view.columnWidth(0) == 60
    QTest.mouseDClick(view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=divider(view, 0))
    assert view.columnWidth(0) >= needed(view, 0)


def test_fitting_all_lets_go_of_widths_set_by_hand(view):
    feed(view, Person(1, LONG))
    fitted = widths(view)
    view.setColumnWidth(0, 60)
    view.fit_widths()
    assert widths(view) == fitted
    assert view.widths.by_hand == frozenset()


def test_hidden_columns_take_no_room_and_are_fitted_when_they_are_shown(view):
    feed(view, Person(1, LONG))
    assert view.isColumnHidden(4)
    view.show_column(4, shown=True)
    assert view.columnWidth(4) >= needed(view, 4)
    assert view.horizontalHeader().length() == view.viewport().width()
    view.show_column(0, shown=False)
    assert view.horizontalHeader().length() == view.viewport().width()
    view.show_column(0, shown=True)
    assert view.columnWidth(0) >= needed(view, 0)
    assert view.widths.by_hand == frozenset(), "nobody has set a width"


def test_only_widths_set_by_hand_are_remembered(view, qtbot):
    feed(view, Person(1, LONG))
    view.setColumnWidth(1, 222)
    kept = view.save_layout()
    assert [entry["key"] for entry in kept["columns"] if entry["set_width"] is not None] == ["city"]
    other = made(qtbot)
    other.restore_layout(kept)
    feed(other, Person(1, SHORT))
    assert other.columnWidth(1) == pytest.approx(222, abs=2)
    assert other.widths.by_hand == {1}
    assert other.save_layout() == kept
    assert other.columnWidth(0) < view.columnWidth(0), "fitted to what is there"


def test_a_layout_without_set_widths_lets_go_of_those_that_were(view):
    feed(view, Person(1, LONG))
    before, first = widths(view), view.save_layout()
    view.setColumnWidth(0, 60)
    view.restore_layout(first)
    view.widths.measure()
    assert widths(view) == before


def test_another_language_is_measured_anew(view, monkeypatch):
    monkeypatch.setattr(Titles, "city", "Населённый пункт, в котором живут")
    feed(view, Person(1, SHORT))
    wide = view.columnWidth(1)
    assert wide >= needed(view, 1)
    monkeypatch.setattr(Titles, "city", "City")
    view.model().retranslate()
    assert view.columnWidth(1) < wide, "the other language needs less"


def test_the_longest_text_in_view_is_never_cut_however_many_rows_there_are(view):
    people = [Person(number, SHORT) for number in range(5_000)]
    people[7] = Person(7, LONG)
    feed(view, *people)
    assert view.columnWidth(0) >= needed(view, 0)


def shown(qtbot, columns):
    """Return a wide table of one row, measured."""
    view = TableView(TableModel(columns, lambda row: row))
    qtbot.addWidget(view)
    view.resize(1200, 300)
    view.show()
    view.model().replace([1])
    view.widths.measure()
    return view


def test_columns_that_give_way_go_one_after_another_and_come_back(qtbot, qapp):
    def named(key, gives_way=0):
        return Column(key, lambda: key, lambda row: "a text of some length", width=30, gives_way=gives_way)

    view = shown(qtbot, [named("a"), named("b", 1), named("c", 2), named("d")])
    content = view.columnWidth(0)
    hidden = {}
    for columns in (4, 3, 2, 1, 4):
        view.resize(columns * content + 5, 300)
        hidden[columns] = [number for number in range(4) if view.isColumnHidden(number)]
        assert not any(entry["hidden"] for entry in view.save_layout()["columns"])
    assert hidden == {4: [], 3: [2], 2: [1, 2], 1: [1, 2]}


def test_a_column_whose_title_is_its_widest_text_stays_left_out_while_it_has_no_room(qtbot, qapp):
    def titled(key, gives_way=0):
        return Column(key, lambda: "A title of some length", lambda row: "12", width=30, gives_way=gives_way)

    view = shown(qtbot, [titled("a"), titled("b", 1)])
    view.resize(2 * view.horizontalHeader().sectionSizeHint(0) - 5, 300)
    seen = []
    for _ in range(4):
        view.widths.fit()
        seen.append(view.isColumnHidden(1))
    assert seen == [True] * 4


def test_a_column_that_somebody_hides_stays_hidden_when_there_is_room(qtbot, qapp):
    columns = [
        Column(key, lambda: "Title", lambda row: "a text of some length", width=30, gives_way=place)
        for place, key in enumerate("ab")
    ]
    view = shown(qtbot, columns)
    view.resize(40, 300)
    assert view.isColumnHidden(1)
    view.show_column(1, shown=False)
    view.resize(2000, 300)
    assert view.isColumnHidden(1)
    assert view.save_layout()["columns"][1]["hidden"]
