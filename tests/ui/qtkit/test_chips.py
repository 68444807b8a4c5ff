from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QToolButton

from desktop.qtkit.chips import Chip, ChipRow
from desktop.qtkit.style_sheet import CHIP

RED = QColor("#d03a2f")
CHIPS = [Chip(None, "All", "5"), Chip("a", "In progress", "3"), Chip("b", "Finished", "2", RED), Chip("c", "Mine")]


@pytest.fixture
def row(show, dressed):
    """Return a function that shows a row of chips in a window of a width."""

    def row_(*, width=900, **options):
        made = ChipRow("views", **options)
        show(made, size=(width, 80))
        made.show_chips(CHIPS, frozenset())
        return made

    return row_


def buttons(row):
    """Return the chips from left to right that are seen."""
    seen = [button for button in row.findChildren(QPushButton) if button.isVisibleTo(row)]
    return sorted(seen, key=lambda button: button.x())


def texts(row):
    return [button.text().strip() for button in buttons(row)]


def checked(row):
    return [button.text().split()[0] for button in row.findChildren(QPushButton) if button.isChecked()]


def press(row, text):
    [button] = [button for button in buttons(row) if button.text().strip().startswith(text)]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def chosen():
    return []


def test_each_chip_has_its_text_its_count_and_its_dot(row):
    made = row()
    assert texts(made) == ["All 5", "In progress 3", "Finished 2", "Mine"]
    assert [not button.icon().isNull() for button in buttons(made)] == [False, False, True, False]
    assert all(button.property(CHIP) for button in buttons(made))


def test_one_at_a_time(row, chosen):
    made = row()
    made.chosen.connect(chosen.append)
    assert checked(made) == ["All"]
    press(made, "In progress")
    assert checked(made) == ["In"]
    press(made, "Finished")
    assert checked(made) == ["Finished"]
    press(made, "Finished")
    assert checked(made) == ["Finished"], "pressed again it stays"
    press(made, "All")
    assert checked(made) == ["All"]
    assert chosen == [{"a"}, {"b"}, {"b"}, frozenset()]


def test_several_at_once(row, chosen):
    made = row(several=True)
    made.chosen.connect(chosen.append)
    press(made, "In progress")
    press(made, "Finished")
    assert checked(made) == ["In", "Finished"]
    press(made, "In progress")
    assert checked(made) == ["Finished"]
    press(made, "Finished")
    assert checked(made) == ["All"], "nothing chosen is everything"
    assert chosen == [{"a"}, {"a", "b"}, {"b"}, frozenset()]


def test_the_first_takes_all_others_back(row, chosen):
    made = row(several=True)
    press(made, "In progress")
    press(made, "Mine")
    made.chosen.connect(chosen.append)
    press(made, "All")
    assert checked(made) == ["All"]
    press(made, "All")
    assert checked(made) == ["All"], "it can't be switched off"
    assert chosen == [frozenset(), frozenset()]


def test_showing_another_choice_tells_nobody(row, chosen):
    made = row()
    made.chosen.connect(chosen.append)
    made.show_chips(CHIPS, frozenset({"b"}))
    assert checked(made) == ["Finished"]
    assert chosen == []


def test_other_counts_leave_the_buttons_and_the_focus(row):
    made = row()
    before = buttons(made)
    made.show_chips([Chip(chip.value, chip.text, "17", chip.colour) for chip in CHIPS], frozenset())
    assert buttons(made) == before
    assert texts(made)[1] == "In progress 17"


def test_other_chips_replace_the_old_ones(row):
    made = row()
    made.show_chips([Chip(None, "Everybody"), Chip("x", "Nobody", "0")], frozenset({"x"}))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert texts(made) == ["Everybody", "Nobody 0"]
    assert len(made.findChildren(QPushButton)) == 2
    assert checked(made) == ["Nobody"]


def test_chips_never_overlap_nor_leave_their_row(row):
    for width in range(120, 700, 35):
        made = row(width=width)
        seen = buttons(made) + [more for more in made.findChildren(QToolButton) if more.isVisibleTo(made)]
        for one, other in pairwise(seen):
            assert one.geometry().right() < other.geometry().left()
        assert all(made.rect().contains(button.geometry()) for button in seen), width


def test_what_has_no_room_is_in_a_menu(row, chosen):
    made = row(width=260)
    made.chosen.connect(chosen.append)
    [more] = [button for button in made.findChildren(QToolButton) if button.isVisibleTo(made)]
    hidden = [chip.text for chip in CHIPS if not any(text.startswith(chip.text) for text in texts(made))]
    assert hidden
    menu = made.findChild(QMenu)
    menu.aboutToShow.emit()
    offered = {action.text(): action for action in menu.actions()}
    assert [text.rstrip(" 0123456789") for text in offered] == hidden
    assert more.menu() is menu
    last = menu.actions()[-1]
    last.trigger()
    assert chosen == [{"c"}]
    assert "Mine" in texts(made), "what is chosen is seen"


def test_a_chip_that_is_on_is_seen_where_there_is_no_room_for_all(row):
    made = row(width=260)
    made.show_chips(CHIPS, frozenset({"c"}))
    assert "Mine" in texts(made)


def test_a_given_widget_stands_at_the_end_instead_of_the_menu(row):
    box = QComboBox()
    made = row(width=320, rest=box)
    assert box.isVisibleTo(made)
    assert made.findChild(QMenu) is None
    assert box.x() > buttons(made)[-1].x()
    made.window().resize(1200, 80)
    assert not box.isVisibleTo(made), "there is room for all"


def test_the_row_asks_for_room_for_all_and_requires_little(row):
    made = row()
    assert made.sizeHint().width() >= sum(button.width() for button in buttons(made))
    assert made.minimumSizeHint().width() < 60
    assert made.minimumSizeHint().height() == made.sizeHint().height() > 16


def test_the_keyboard_reaches_and_presses_every_chip(row, chosen):
    made = row(several=True)
    made.chosen.connect(chosen.append)
    made.window().activateWindow()
    first = buttons(made)[0]
    first.setFocus()
    reached = [first]
    for _ in range(3):
        QTest.keyClick(made.window().focusWidget(), Qt.Key.Key_Tab)
        reached.append(made.window().focusWidget())
    assert reached == buttons(made)
    reached[1].setFocus()
    QTest.keyClick(reached[1], Qt.Key.Key_Space)
    assert chosen == [{"a"}]
    assert made.window().focusWidget() is reached[1], "the focus stays"
    QTest.keyClick(reached[1], Qt.Key.Key_Return)
    assert len(chosen) == 1, "Enter belongs to the window"


def test_chips_that_are_made_anew_keep_their_place_among_the_keys(show, dressed):
    before, made, after = QPushButton("before"), ChipRow("views"), QPushButton("after")
    show(before, made, after, size=(900, 160))
    for chips in (CHIPS, [Chip(None, "Everybody"), Chip("x", "Nobody", "0")]):
        made.show_chips(chips, frozenset())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        made.window().activateWindow()
        before.setFocus()
        for wanted in [*buttons(made), after]:
            QTest.keyClick(made.window().focusWidget(), Qt.Key.Key_Tab)
            assert made.window().focusWidget() is wanted


def test_a_screen_reader_hears_what_a_chip_says_and_whether_it_is_on(row):
    made = row(width=260)
    made.show_chips(CHIPS, frozenset({"a"}))
    heard = {}
    for button in buttons(made):
        said = QAccessible.queryAccessibleInterface(button)
        heard[said.text(QAccessible.Text.Name).strip()] = said.state().checked
    assert heard["In progress 3"] is True or heard["In progress 3"] == 1
    [more] = [button for button in made.findChildren(QToolButton) if button.isVisibleTo(made)]
    assert QAccessible.queryAccessibleInterface(more).text(QAccessible.Text.Name) == "More filters"
    assert "More filters" in more.toolTip()


def test_an_ampersand_of_a_status_is_no_mnemonic(row):
    made = row()
    made.show_chips([Chip(None, "All"), Chip("x", "Tom & Jerry", "1")], frozenset())
    button = buttons(made)[1]
    assert button.shortcut().isEmpty()
    said = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    assert said.strip() == "Tom & Jerry 1"
